using Backprop.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backprop.Generator.Frontend;

/// <summary>d.TryGetValue(k, out var v) ⇒ (found, v) = (d.TryGetValue(k, out double vOut), vOut)</summary>
internal sealed partial class QuotedReader
{
    private readonly Dictionary<ArgumentSyntax, string> outs = [];

    /// <summary>What a call gives, and what it puts into its out arguments.</summary>
    /// <param name="call">The call.</param>
    /// <param name="given">The types and names of what it puts there.</param>
    public Quoted ReadOuts(InvocationExpressionSyntax call, IReadOnlyList<(ArgumentSyntax Argument, string Type, string Name)> given) => Read(call, new Passive("var"), () =>
    {
        var names = given.Select(one => writer.ReserveNew(one.Name + "Out")).ToArray();
        for (int i = 0; i < names.Length; i++) outs[given[i].Argument] = "out " + given[i].Type + " " + names[i];
        text.Append("(");
        Call(call, (IMethodSymbol)Model.GetSymbolInfo(call).Symbol!, Context.Unknown);
        text.Append(", " + string.Join(", ", names) + ")");
    }, Binding.Primary);
}
