using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backprop.CodeFixes;

/// <summary>class Shop ⇒ partial class Shop, for every type around the method.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MakePartialCodeFix)), Shared]
public sealed class MakePartialCodeFix : CodeFixProvider
{
    private const string Title = "Make partial";

    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create("BP0001");

    /// <remarks>Not the batch fixer: it drops fixes that overlap, as those of a type and of a type inside it do.</remarks>
    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(
        async (context, document, diagnostics) => await MakePartialAsync(document, diagnostics, context.CancellationToken).ConfigureAwait(false));

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (root is null || !context.Diagnostics.SelectMany(diagnostic => Lacking(root, diagnostic)).Any()) return;
        context.RegisterCodeFix(
            CodeAction.Create(Title, token => MakePartialAsync(context.Document, context.Diagnostics, token), equivalenceKey: Title),
            context.Diagnostics);
    }

    private static async Task<Document> MakePartialAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken token)
    {
        if (await document.GetSyntaxRootAsync(token).ConfigureAwait(false) is not { } root) return document;
        var lacking = diagnostics.SelectMany(diagnostic => Lacking(root, diagnostic)).Distinct();
        return document.WithSyntaxRoot(root.ReplaceNodes(lacking, (_, current) => WithPartial(current)));
    }

    private static IEnumerable<TypeDeclarationSyntax> Lacking(SyntaxNode root, Diagnostic diagnostic) =>
        root.FindToken(diagnostic.Location.SourceSpan.Start).Parent!.AncestorsAndSelf().OfType<TypeDeclarationSyntax>()
            .Where(around => !around.Modifiers.Any(SyntaxKind.PartialKeyword));

    private static TypeDeclarationSyntax WithPartial(TypeDeclarationSyntax type)
    {
        var partial = SyntaxFactory.Token(SyntaxKind.PartialKeyword).WithTrailingTrivia(SyntaxFactory.Space);
        if (type.Modifiers.Count > 0) return (TypeDeclarationSyntax)type.WithModifiers(type.Modifiers.Add(partial));
        var leading = type.Keyword.LeadingTrivia;
        return (TypeDeclarationSyntax)type.WithKeyword(type.Keyword.WithLeadingTrivia()).WithModifiers(SyntaxFactory.TokenList(partial.WithLeadingTrivia(leading)));
    }
}
