using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backprop.Generator.Tests.Testing;

/// <summary>Methods of the corpus marked [Pending("why")]: plain methods until the mark is taken away.</summary>
internal static class PendingMethods
{
    public static string LeftOut(string program)
    {
        if (!program.Contains("[Pending(", StringComparison.Ordinal)) return program;
        var root = CSharpSyntaxTree.ParseText(program).GetRoot();
        return root.RemoveNodes(Of(root).SelectMany(method => method.AttributeLists), SyntaxRemoveOptions.KeepExteriorTrivia)!.ToFullString();
    }

    /// <summary>The program with one of its pending methods no longer pending, and nothing else to differentiate; one for each.</summary>
    public static IEnumerable<(string Method, string Program)> OneByOne(string program)
    {
        var root = CSharpSyntaxTree.ParseText(program).GetRoot();
        foreach (var pending in Of(root))
        {
            var others = root.DescendantNodes().OfType<MethodDeclarationSyntax>().Where(method => method != pending).SelectMany(method => method.AttributeLists);
            yield return (pending.Identifier.Text, root.RemoveNodes(others, SyntaxRemoveOptions.KeepExteriorTrivia)!.ToFullString());
        }
    }

    private static IEnumerable<MethodDeclarationSyntax> Of(SyntaxNode root) =>
        root.DescendantNodes().OfType<MethodDeclarationSyntax>()
            .Where(method => method.AttributeLists.SelectMany(list => list.Attributes).Any(a => a.Name.ToString() == "Pending"));
}
