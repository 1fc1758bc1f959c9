using System.Text.RegularExpressions;
using Backprop.Generator.Rules.Numerics;
using Backprop.Generator.Tests.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backprop.Generator.Tests.Beautify;

/// <summary>A local of the generated text has a number only where the name without it, and with each smaller one, is taken.</summary>
public partial class NumberedNamesTests
{
    public static TheoryData<string> Programs() => new(Corpus.AllNames);

    [Theory, MemberData(nameof(Programs))]
    public void A_number_is_needed(string program)
    {
        var run = Corpus.Load(program).Run;
        var nodes = run.Input.SyntaxTrees.SelectMany(tree => tree.GetRoot().DescendantNodes()).ToArray();
        var own = Identifiers(nodes);
        own.UnionWith(NumericsBook.PartsOf("Matrix4x4")!);
        var kept = Identifiers(nodes.Where(DeclaresAsItIs).SelectMany(node => node.DescendantNodesAndSelf()));
        kept.UnionWith(nodes.OfType<TypeDeclarationSyntax>().SelectMany(type => type.ParameterList?.Parameters ?? []).Select(parameter => parameter.Identifier.ValueText));
        kept.UnionWith(run.Result.GeneratedSources.SelectMany(source => source.SyntaxTree.GetRoot().DescendantNodes()).Where(IsOutVariable).SelectMany(node => Identifiers(node.DescendantNodes())));
        var needless = run.Result.GeneratedSources.SelectMany(source => source.SyntaxTree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>())
            .SelectMany(method => Needless(method, own, kept)).ToArray();
        Assert.True(needless.Length == 0, string.Join("\n", needless));
    }

    private static IEnumerable<string> Needless(MethodDeclarationSyntax method, HashSet<string> own, HashSet<string> kept)
    {
        var declared = method.DescendantTokens().Where(IsDeclared).ToLookup(token => token.ValueText, Space);
        var parameters = method.ParameterList.Parameters.Select(parameter => parameter.Identifier.ValueText).ToHashSet();
        // What a tape of calls is called, none of its methods' locals is.
        var fields = method.Parent!.ChildNodes().OfType<FieldDeclarationSyntax>().SelectMany(field => field.Declaration.Variables).Select(field => field.Identifier.ValueText).ToHashSet();
        foreach (var spaces in declared.Where(group => !parameters.Contains(group.Key)))
        {
            if (Numbered().Match(spaces.Key) is not { Success: true } match || own.Any(name => char.IsDigit(name[^1]) && spaces.Key.Contains(name, StringComparison.OrdinalIgnoreCase))) continue;
            string wish = match.Groups[1].Value;
            for (int smaller = int.Parse(match.Groups[2].Value) - 1; smaller > 0; smaller--)
            {
                string name = smaller == 1 ? wish : wish + smaller;
                foreach (var space in spaces)
                    if (!kept.Contains(name) && !fields.Contains(name) && !declared[name].Any(other => other.Contains(space) || space.Contains(other)))
                        yield return $"{method.Identifier.ValueText}: {spaces.Key}, although {name} is free";
            }
        }
    }

    /// <summary>What the user's own text declares, which is quoted with its names.</summary>
    private static bool DeclaresAsItIs(SyntaxNode node) => node is LambdaExpressionSyntax or QueryExpressionSyntax or SingleVariableDesignationSyntax;

    /// <summary>What a text that is kept as it is declares has its name in all sweeps.</summary>
    private static bool IsOutVariable(SyntaxNode node) => node is DeclarationExpressionSyntax { Parent: ArgumentSyntax { RefKindKeyword.RawKind: (int)SyntaxKind.OutKeyword } };

    private static HashSet<string> Identifiers(IEnumerable<SyntaxNode> nodes) =>
        nodes.SelectMany(node => node.ChildTokens()).Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText).ToHashSet();

    private static bool IsDeclared(SyntaxToken token) => token.Parent switch
    {
        VariableDeclaratorSyntax variable => variable.Identifier == token,
        ForEachStatementSyntax each => each.Identifier == token,
        SingleVariableDesignationSyntax or ParameterSyntax => token.IsKind(SyntaxKind.IdentifierToken),
        _ => false,
    };

    /// <summary>The node in which the name means that local.</summary>
    private static SyntaxNode Space(SyntaxToken token) => token.Parent!.Ancestors().First(node => node is BlockSyntax or ForStatementSyntax or ForEachStatementSyntax or MethodDeclarationSyntax);

    [GeneratedRegex("^(.*?(?<!Match))([2-9]|[1-9][0-9]+)$")]
    private static partial Regex Numbered();
}
