using Backprop.Generator.Analysis;
using Backprop.Generator.Diagnostics;
using Backprop.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backprop.Generator.Frontend;

/// <summary>Spans whose adjoints nobody could find.</summary>
internal static class SpanCheck
{
    public static IEnumerable<Refusal> Run(SyntaxNode syntax, Function function, Activity activity)
    {
        var moved = Moved(function).Where(activity.IsActive).ToArray();
        foreach (var span in moved)
            yield return new Refusal(Descriptors.Expression, Declaration(syntax, span.Name), (span.Role == LocalRole.Temporary ? "A span" : "The span '" + span.Name + "'") + " that is now a part of one array, and then of another that has no name throughout,");
        var given = function.Parameters.Where(parameter => parameter.Type is ArrayType { CanBeRecorded: false } && activity.IsActive(parameter)).ToArray();
        if (moved.Length > 0 || given.Length == 0) yield break;
        // Adjoints are found by an array, or by a name that is always the same array's.
        var aliases = new Aliases(function.Body);
        var mapped = new Shadowing(function, aliases).Mapped;
        foreach (var span in given.Where(parameter => mapped.Contains(aliases.NumbersOf(parameter))))
            yield return new Refusal(Descriptors.Parameter, Declaration(syntax, span.Name), span.Name, "is a span in the place of which a variable may hold an array that has other names too; pass an array");
    }

    /// <summary>Those that are still assigned on several paths, or from trip to trip.</summary>
    private static IEnumerable<Local> Moved(Function function)
    {
        var once = new HashSet<int>();
        return IrWalk.All(function.Body).SelectMany(IrWalk.OwnTargets)
            .Where(target => target.Type is ArrayType { CanBeRecorded: false } && !once.Add(target.Id))
            .GroupBy(target => target.Name).Select(group => group.First()).ToArray();
    }

    private static Location Declaration(SyntaxNode syntax, string name) => syntax.DescendantNodes().Select(node => node switch
    {
        VariableDeclaratorSyntax { Identifier: var variable } => variable,
        ParameterSyntax { Identifier: var parameter } => parameter,
        _ => default,
    }).Where(identifier => identifier.ValueText == name).Select(identifier => identifier.GetLocation()).FirstOrDefault() ?? HelperCheck.NameOf(syntax);
}
