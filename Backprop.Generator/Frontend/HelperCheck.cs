using Backprop.Generator.Analysis;
using Backprop.Generator.Diagnostics;
using Backprop.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backprop.Generator.Frontend;

/// <summary>What a method that calls itself cannot do: its calls leave nothing behind but numbers, arrays and what these are parts of.</summary>
internal static class HelperCheck
{
    public static IEnumerable<Refusal> Run(Helper helper, HelperSource source)
    {
        var function = helper.Function;
        var mapped = new Shadowing(function, new Aliases(function.Body)).Mapped;
        var aliases = new Aliases(function.Body);
        foreach (var array in helper.Arrays.Where(array => mapped.Contains(aliases.NumbersOf(array))).Take(1))
            yield return Refuse("it calls itself, and '" + array.Name + "' goes by other names on some paths");
        var definitions = new Definitions(function.Body);
        foreach (var span in IrWalk.All(function.Body).SelectMany(IrWalk.OwnTargets).Where(target => target.Type is ArrayType { IsSpan: true }))
            if (definitions.Of(span) is not { Value: Apply { Function: Fn.Slice } or Read })
                yield return Refuse("it calls itself, and '" + span.Name + "' is a span that is no part of an array; use an array");

        Refusal Refuse(string why) => new Refusal(Descriptors.Call, NameOf(source.Callee.Syntax!), source.Callee.Name, why).At(source.Call, source.Callee.Name);
    }

    /// <summary>Where a method says its name.</summary>
    public static Location NameOf(SyntaxNode syntax) => syntax switch
    {
        MethodDeclarationSyntax method => method.Identifier.GetLocation(),
        LocalFunctionStatementSyntax function => function.Identifier.GetLocation(),
        _ => syntax.GetLocation(),
    };
}
