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
    private const string Method = """
        [Backprop.Differentiable]
        static double F(double x, double y)
        {
            var t = x * y;
            t = System.Math.Sqrt(t) + 1;
            return t * t;
        }
        """;

    [Fact]
    public void It_shows_the_method_after_each_pass()
    {
        var compilation = GeneratorHarness.Compile(["partial class C {\n" + Method + "\n}"]);
        var tree = compilation.SyntaxTrees.Single();
        var model = compilation.GetSemanticModel(tree);
        var syntax = tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>().Single();
        var read = MethodReader.ReadFunction(syntax, model.GetDeclaredSymbol(syntax)!, model, default);

        var page = new StringBuilder();
        page.Append("# One method through all passes\n\n");
        page.Append("Written by a test from the passes themselves (`PassesPageTests`). A variable is shown with its identity behind a dot;\n");
        page.Append("what the user's text keeps as it is stands in « ». The order and its reasons are in `Pipeline/Compiler.cs`.\n\n");
        page.Append("<!-- not compiled: a method without its class -->\n```csharp\n" + Method + "\n```\n");
        var seen = new HashSet<string>();
        var compiler = new Compiler((pass, _, function) =>
        {
            if (seen.Add(pass)) page.Append("\n## " + pass + "\n\n```\n" + IrText.Of(function) + "```\n");
        });
        var normal = compiler.Normalise(read);
        compiler.Forward(normal, normal.Parameters);
        var sweeps = compiler.Reverse(normal, normal.Parameters);
        compiler.Split(sweeps);
        seen.Remove("Propagate");
        seen.Remove("Flatten");
        seen.Remove("FirstContributions");
        seen.Remove("ShareAdjoints");
        page.Append("\nThe gradient needs no seed of its own, and starts from the sweeps again with 1:\n");
        compiler.Beautify(compiler.Gradient(sweeps, withValue: false));
        GeneratedPage.Verify("passes.md", page.ToString());
    }
}
