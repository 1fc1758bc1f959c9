using Backprop.Generator.Tests.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backprop.Generator.Tests;

/// <summary>A test of the tests: one operator of generated code changed, and the differences must notice.</summary>
public class MutationTests
{
    [Theory]
    [InlineData("Shop", "Shop.Basket(apple, appleNum, orange, orangeNum, tax)")]
    [InlineData("Diamonds", "Diamonds.DiamondInDiamond(x, y)")]
    [InlineData("FanOut", "FanOut.ManyReaders(x)")]
    [InlineData("Remainders", "Remainders.Operator(x, y)")]
    [InlineData("IncrementDecrement", "IncrementDecrement.AsValues(x)")]
    public void A_wrong_operator_in_the_gradient_is_caught(string program, string method)
    {
        var run = Corpus.Load(program).Run.Succeeded();
        var name = method.Split('.', '(')[1] + "Gradient";
        var tree = run.Result.GeneratedSources.Select(s => s.SyntaxTree).Single(t => Method(t.GetRoot(), name) is not null);
        int mutants = 0, compiled = 0;
        foreach (var mutant in Mutants(Method(tree.GetRoot(), name)!))
        {
            mutants++;
            var output = run.Output.ReplaceSyntaxTree(tree, tree.WithRootAndOptions(mutant, tree.Options));
            if (output.GetDiagnostics().Any(d => d.Severity == DiagnosticSeverity.Error)) continue;
            compiled++;
            Assert.True(IsCaught(new LoadedAssembly(output), method), "survived:\n" + Method(mutant, name)?.ToFullString());
        }
        Assert.True(compiled >= 4, $"{compiled} of {mutants} mutants compile");
    }

    private static bool IsCaught(LoadedAssembly assembly, string key)
    {
        var subject = CorpusProgram.Find(assembly, key);
        foreach (var point in subject.Points)
        {
            var gradient = subject.Call(subject.Gradient!, point.Arguments.ToArray());
            for (int i = 0; i < gradient.Length; i++)
            {
                var direction = new double[gradient.Length];
                direction[i] = 1;
                var expected = Differences.Along(x => subject.Call(subject.Plain, subject.With(point, x)), subject.Inputs(point), direction, single: false)[0];
                if (!Reals.Close(expected, gradient[i], 1e-7, 1)) return true;
            }
        }
        return false;
    }

    private static MethodDeclarationSyntax? Method(SyntaxNode root, string name) =>
        root.DescendantNodes().OfType<MethodDeclarationSyntax>().SingleOrDefault(m => m.Identifier.Text == name);

    private static IEnumerable<SyntaxNode> Mutants(MethodDeclarationSyntax method)
    {
        var root = method.SyntaxTree.GetRoot();
        foreach (var token in method.DescendantTokens())
        {
            var kind = token.Kind() switch
            {
                SyntaxKind.PlusToken when token.Parent is BinaryExpressionSyntax => SyntaxKind.MinusToken,
                SyntaxKind.MinusToken when token.Parent is BinaryExpressionSyntax => SyntaxKind.PlusToken,
                SyntaxKind.MinusToken => SyntaxKind.PlusToken,
                SyntaxKind.AsteriskToken => SyntaxKind.PlusToken,
                SyntaxKind.SlashToken => SyntaxKind.AsteriskToken,
                SyntaxKind.PlusEqualsToken => SyntaxKind.MinusEqualsToken,
                SyntaxKind.MinusEqualsToken => SyntaxKind.EqualsToken,
                _ => SyntaxKind.None,
            };
            if (kind == SyntaxKind.None) continue;
            // Replacing a token leaves the kind of its node as it was: the changed text is what counts, so parse it again.
            var text = root.ReplaceToken(token, SyntaxFactory.Token(token.LeadingTrivia, kind, token.TrailingTrivia)).ToFullString();
            yield return CSharpSyntaxTree.ParseText(text, (CSharpParseOptions)root.SyntaxTree.Options).GetRoot();
        }
    }
}
