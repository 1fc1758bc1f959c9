using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Generator.Frontend;

/// <summary>Generic methods: their bodies are read for the types of the call.</summary>
internal sealed partial class Callees
{
    private string? WhyNotGeneric(IMethodSymbol method, SyntaxNode syntax)
    {
        if (!TypeArguments.AreGiven(method)) return null;
        string? why = TypesGrow(method) ? "it calls itself with other types than its own" : SpecialisedText.HasSelf(method) && calls.CallsItself(method) ? "it calls itself on an object of a generic type" : generics.WhyNot(method, syntax, source.ModelOf(syntax));
        if (generics.Of(method) is { } body) source.Add(body.Syntax, body.Model);
        return why is null ? null : "it is generic, and " + why;
    }

    /// <summary>Whether a method that calls itself does so with types that are made of its own: then there is no end of them.</summary>
    private bool TypesGrow(IMethodSymbol method) => calls.CallsItself(method) && Named(Declaration(method)!).OfType<IMethodSymbol>()
        .Where(callee => TypeArguments.AreGiven(callee) && callee.TypeArguments.Concat(callee.ContainingType.TypeArguments).Any(type => type is not ITypeParameterSymbol && TypeArguments.Mentions(type)))
        .Any(callee => calls.CallsItself(callee));

    /// <summary>A method with the body that is read of it.</summary>
    public Callee WithBody(IMethodSymbol method) => generics.Of(method) is { } body
        ? new Callee(body.Method, body.Syntax) { Generic = method, Members = body.Members }
        : new Callee(method, Declaration(method)!);

    /// <summary>Whether a value is a collection of cells: that is known by whatever type it goes.</summary>
    public Func<IOperation, bool> IsOfCells { get; set; } = _ => false;

    /// <summary>A method as it is for the arrays and lists that a call gives for interfaces of such.</summary>
    private Callee ForSequences(Callee callee, IInvocationOperation call)
    {
        if (callee.Syntax is null || Declaration(call.TargetMethod) is not { } declaration || IsHelper(call.TargetMethod)) return callee;
        var given = Sequences.GivenTo(call, IsOfCells);
        return Paraphrased(call.TargetMethod, declaration, WithLocals(declaration, given)) ?? Paraphrased(call.TargetMethod, declaration, given) ?? callee;
    }

    /// <summary>The marked method, its queries as calls, its variables of the types of interfaces as the arrays and lists that they hold; null if there are none.</summary>
    public Callee? Paraphrased(IMethodSymbol method, SyntaxNode declaration) => Paraphrased(method, declaration, WithLocals(declaration, Sequences.None));

    private IReadOnlyDictionary<ISymbol, ITypeSymbol> WithLocals(SyntaxNode declaration, IReadOnlyDictionary<ISymbol, ITypeSymbol> given)
    {
        var all = Sequences.WithLocals(declaration, source.ModelOf(declaration), given);
        demands.CanParaphrase |= all.Count > given.Count;
        return demands.Paraphrases ? all : given;
    }

    private Callee? Paraphrased(IMethodSymbol method, SyntaxNode declaration, IReadOnlyDictionary<ISymbol, ITypeSymbol> given)
    {
        if (given.Count == 0 && !ReadsQueries(declaration) || generics.Of(method, given, declaration, source.ModelOf(declaration)) is not { } body) return null;
        source.Add(body.Syntax, body.Model);
        return new Callee(body.Method, body.Syntax) { Generic = method };
    }

    /// <summary>Whether there are queries, which are read as calls.</summary>
    private bool ReadsQueries(SyntaxNode syntax)
    {
        bool holdsQuery = syntax.DescendantNodes().Any(node => node is QueryExpressionSyntax);
        demands.CanParaphrase |= holdsQuery;
        return holdsQuery && demands.Paraphrases;
    }

    private string? WhyNotQuery(IMethodSymbol method, SyntaxNode syntax)
    {
        if (!syntax.DescendantNodes().Any(node => node is QueryExpressionSyntax)) return null;
        if (ReadsQueries(syntax))
        {
            if (TypeArguments.AreGiven(method)) return null;
            string? why = generics.WhyNot(method, syntax, source.ModelOf(syntax));
            if (generics.Of(method) is { } body) source.Add(body.Syntax, body.Model);
            if (why is null) return null;
        }
        return "it holds a query; write the calls of LINQ that it is";
    }

    /// <summary>What the user wrote of a node: itself, but in the body of a generic method.</summary>
    public SyntaxNode Original(SyntaxNode syntax) => generics.Original(syntax);

    /// <summary>A refusal, where the user can see it: in the same file, or at the call.</summary>
    public Refusal At(Refusal refusal, SyntaxNode call, string method) => generics.AtHome(refusal).At(Original(call), method);

    /// <summary>What a body reads and writes; of a generic one, what its text does with type parameters.</summary>
    private Flow FlowOf(SyntaxNode syntax)
    {
        if (flows.TryGetValue(syntax, out var known)) return known;
        if (generics.Around(syntax) is not { } body) return flows[syntax] = Analyse(syntax);
        var flow = body.Originals.TryGetValue(syntax, out var original) ? FlowOf(original) : FlowOfParts(syntax, body);
        ISet<ISymbol> Here(IEnumerable<ISymbol> symbols) => new HashSet<ISymbol>(symbols.Select(symbol => body.Variables.TryGetValue(symbol, out var here) ? here : symbol), SymbolEqualityComparer.Default);
        // A struct may change itself in what is called of it: of a type parameter that is not seen.
        var changeable = body.Variables.Where(pair => TypeOf(pair.Key) is ITypeParameterSymbol && TypeOf(pair.Value) is { IsValueType: true, IsReadOnly: false, SpecialType: SpecialType.None }).Select(pair => pair.Key);
        return flows[syntax] = new Flow(Here(flow.Written.Concat(changeable)), Here(flow.Captured));
    }

    /// <summary>What the user's own expressions do in a function that he did not write.</summary>
    private Flow FlowOfParts(SyntaxNode syntax, GenericBody body)
    {
        var flows = syntax.DescendantNodes(node => !body.Originals.ContainsKey(node)).Where(body.Originals.ContainsKey).Select(node => body.Originals[node]).OfType<ExpressionSyntax>().Select(AnalyseRegion).ToArray();
        return new Flow(new HashSet<ISymbol>(flows.SelectMany(flow => flow.Written), SymbolEqualityComparer.Default), new HashSet<ISymbol>(flows.SelectMany(flow => flow.Captured), SymbolEqualityComparer.Default));
    }

    private static ITypeSymbol? TypeOf(ISymbol symbol) => symbol is ILocalSymbol local ? local.Type : (symbol as IParameterSymbol)?.Type;

    private Flow Analyse(SyntaxNode syntax)
    {
        var body = syntax.ChildNodes().LastOrDefault(node => node is BlockSyntax or ArrowExpressionClauseSyntax or ExpressionSyntax);
        if (body is ArrowExpressionClauseSyntax arrow) body = arrow.Expression;
        if (body is RefExpressionSyntax named) body = named.Expression;
        return body is BlockSyntax or ExpressionSyntax ? AnalyseRegion(body) : throw new UnreadableException(null);
    }

    private Flow AnalyseRegion(SyntaxNode region)
    {
        var flow = source.ModelOf(region).AnalyzeDataFlow(region);
        if (flow is not { Succeeded: true }) throw new UnreadableException(null);
        return new Flow(new HashSet<ISymbol>(flow.WrittenInside, SymbolEqualityComparer.Default), new HashSet<ISymbol>(flow.Captured, SymbolEqualityComparer.Default));
    }

    private sealed record Flow(ISet<ISymbol> Written, ISet<ISymbol> Captured);
}
