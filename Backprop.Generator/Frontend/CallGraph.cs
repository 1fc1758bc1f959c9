using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backprop.Generator.Frontend;

/// <summary>Which methods call themselves, straight away or by way of others (the strongly connected parts of the graph of calls, after Tarjan).</summary>
/// <param name="source">The file that is being read.</param>
/// <param name="bodiesOf">The methods that a call of a method may run.</param>
/// <param name="cancellation">Whether anybody still waits.</param>
internal sealed class CallGraph(Source source, Func<IMethodSymbol, IEnumerable<IMethodSymbol>> bodiesOf, CancellationToken cancellation)
{
    private readonly Dictionary<ISymbol, Node> nodes = new(SymbolEqualityComparer.Default);
    private readonly Stack<Node> open = [];

    public bool CallsItself(IMethodSymbol method)
    {
        method = method.OriginalDefinition;
        return (nodes.TryGetValue(method, out var known) ? known : Visit(method)).CallsItself;
    }

    private Node Visit(IMethodSymbol method)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        cancellation.ThrowIfCancellationRequested();
        var node = nodes[method] = new Node { Number = nodes.Count, Lowest = nodes.Count, IsOpen = true };
        open.Push(node);
        foreach (var callee in CalledBy(method))
        {
            node.CallsItself |= SymbolEqualityComparer.Default.Equals(callee, method);
            if (!nodes.TryGetValue(callee, out var other)) node.Lowest = Math.Min(node.Lowest, Visit(callee).Lowest);
            else if (other.IsOpen) node.Lowest = Math.Min(node.Lowest, other.Number);
        }
        if (node.Lowest != node.Number) return node;
        var part = new List<Node>();
        do
        {
            part.Add(open.Pop());
            part[part.Count - 1].IsOpen = false;
        }
        while (part[part.Count - 1] != node);
        if (part.Count > 1)
            foreach (var member in part) member.CallsItself = true;
        return node;
    }

    /// <summary>The methods of the project that a body names, whether it calls them or hands them on.</summary>
    private IEnumerable<IMethodSymbol> CalledBy(IMethodSymbol method)
    {
        if (Callees.Declaration(method, source.Model.Compilation.Assembly) is not { } syntax || SyntaxSize.IsTooLarge(syntax)) return [];
        var model = source.ModelOf(syntax);
        return syntax.DescendantNodes().OfType<SimpleNameSyntax>().Where(name => name.Identifier.IsKind(SyntaxKind.IdentifierToken))
            .SelectMany(name => model.GetSymbolInfo(name, cancellation).Symbol is not IMethodSymbol named || (named.ReducedFrom ?? named).OriginalDefinition is not { } callee || Callees.Declaration(callee, source.Model.Compilation.Assembly) is null ? []
                : name.Parent is MemberAccessExpressionSyntax { Expression: BaseExpressionSyntax } ? [callee] : bodiesOf(callee))
            .Distinct<IMethodSymbol>(SymbolEqualityComparer.Default).ToArray();
    }

    private sealed class Node
    {
        public int Number { get; init; }

        public int Lowest { get; set; }

        public bool IsOpen { get; set; }

        public bool CallsItself { get; set; }
    }
}
