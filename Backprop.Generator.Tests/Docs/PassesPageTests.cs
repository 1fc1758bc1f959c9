using System.Text;
using Backprop.Generator.Emit;
using Backprop.Generator.Frontend;
using Backprop.Generator.Ir;
using Backprop.Generator.Pipeline;
using Backprop.Generator.Tests.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backprop.Generator.Tests.Docs;

/// <summary>docs/passes.md: one method after each pass, as the passes really leave it.</summary>
public class PassesPageTests
{
    private const string Straight = """
        [Backprop.Differentiable]
        static double F(double x, double y)
        {
            var t = x * y;
            t = System.Math.Sqrt(t) + 1;
            return t * t;
        }
        """;

    private const string WithLoop = """
        [Backprop.Differentiable]
        static double F(double x, int n)
        {
            var s = x;
            for (int i = 0; i < n; i++)
            {
                if (s > 3) break;
                s *= s;
            }
            return s;
        }
        """;

    [Fact]
    public void It_shows_a_method_after_each_pass()
    {
        var page = new StringBuilder();
        page.Append("# Methods through all passes\n\n");
        page.Append("Written by a test from the passes themselves (`PassesPageTests`). A variable is shown with its identity behind a dot;\n");
        page.Append("what the user's text keeps as it is stands in « ». The order and its reasons are in `Pipeline/Compiler.cs`.\n");
        page.Append("\n# Straight-line code\n");
        AppendPasses(page, Straight);
        page.Append("\n# A loop\n\nIn `ReverseMode` its reverse still reads the values of a trip as if they were there; `Fuse` and `Split` let `Recording` see to that.\n");
        AppendPasses(page, WithLoop);
        GeneratedPage.Verify("passes.md", page.ToString());
    }

    private static void AppendPasses(StringBuilder page, string method)
    {
        var compilation = GeneratorHarness.Compile(["partial class C {\n" + method + "\n}"]);
        var tree = compilation.SyntaxTrees.Single();
        var model = compilation.GetSemanticModel(tree);
        var syntax = tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>().Single();
        var read = MethodReader.ReadFunction(syntax, model.GetDeclaredSymbol(syntax)!, model, default);

        page.Append("\n<!-- not compiled: a method without its class -->\n```csharp\n" + method + "\n```\n");
        var seen = new HashSet<string>();
        var compiler = new Compiler((pass, _, function) =>
        {
            if (seen.Add(pass)) page.Append("\n## " + pass + "\n\n```\n" + IrText.Of(function) + "```\n");
        });
        var normal = compiler.Normalise(read);
        var active = normal.Parameters.Where(parameter => parameter.IsReal).ToSeq();
        compiler.Forward(normal, active);
        var sweeps = compiler.Reverse(normal, active);
        compiler.Split(sweeps);
        seen.Remove("Propagate");
        seen.Remove("Flatten");
        seen.Remove("FirstContributions");
        seen.Remove("ShareAdjoints");
        seen.Remove("Negations");
        seen.Remove("Sums");
        page.Append("\nThe gradient needs no seed of its own, and starts from the sweeps again with 1:\n");
        compiler.Beautify(compiler.Gradient(sweeps, withValue: false));
    }
}
