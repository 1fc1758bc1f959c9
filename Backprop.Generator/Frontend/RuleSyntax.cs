using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backprop.Generator.Frontend;

/// <summary>
/// Which methods of a file may say that they are a derivative, as far as the text tells: found once for each version of the file, without a look
/// into bodies.
/// </summary>
internal sealed class RuleSyntax
{
    private const string Name = "DerivativeOf";

    /// <summary>The methods with the attribute.</summary>
    public IReadOnlyList<MethodDeclarationSyntax> Methods { get; private set; } = [];

    /// <summary>Other names that the file gives to the attribute in the whole project.</summary>
    public IReadOnlyList<string> GlobalAliases { get; private set; } = [];

    public static RuleSyntax Of(SyntaxTree tree)
    {
        var aliases = Aliases(tree).ToArray();
        return new RuleSyntax { Methods = MethodsWith(tree, []), GlobalAliases = aliases.Where(alias => alias.GlobalKeyword.IsKind(SyntaxKind.GlobalKeyword)).Select(alias => alias.Alias!.Name.Identifier.ValueText).ToArray() };
    }

    /// <param name="tree">The file.</param>
    /// <param name="names">The names that other files give to the attribute.</param>
    public static IReadOnlyList<MethodDeclarationSyntax> MethodsWith(SyntaxTree tree, IEnumerable<string> names)
    {
        var all = new HashSet<string>(names.Concat(Aliases(tree).Select(alias => alias.Alias!.Name.Identifier.ValueText))) { Name, Name + "Attribute" };
        return tree.GetRoot().DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax).OfType<MethodDeclarationSyntax>()
            .Where(method => method.AttributeLists.SelectMany(list => list.Attributes).Any(attribute => all.Contains(Last(attribute.Name)))).ToArray();
    }

    private static IEnumerable<UsingDirectiveSyntax> Aliases(SyntaxTree tree) =>
        tree.GetRoot().DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax).OfType<UsingDirectiveSyntax>()
            .Where(directive => directive.Alias is not null && directive.Name is { } name && Last(name) == Name + "Attribute");

    private static string Last(NameSyntax name) => name switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax qualified => qualified.Name.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => "",
    };
}
