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
        if (callee.Syntax is null || Declaration(call.TargetMethod) is not { } declaration || IsHelper(call.TargetMethod) || Sequences.GivenTo(call, IsOfCells) is not { Count: > 0 } given) return callee;
        if (generics.Of(call.TargetMethod, given, declaration, source.ModelOf(declaration)) is not { } body) return callee;
        source.Add(body.Syntax, body.Model);
        return new Callee(body.Method, body.Syntax) { Generic = call.TargetMethod };
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
        if (!body.Originals.TryGetValue(syntax, out var original)) throw new UnreadableException(null);
        var flow = FlowOf(original);
        ISet<ISymbol> Here(IEnumerable<ISymbol> symbols) => new HashSet<ISymbol>(symbols.Select(symbol => body.Variables.TryGetValue(symbol, out var here) ? here : symbol), SymbolEqualityComparer.Default);
        // A struct may change itself in what is called of it: of a type parameter that is not seen.
        var changeable = body.Variables.Where(pair => TypeOf(pair.Key) is ITypeParameterSymbol && TypeOf(pair.Value) is { IsValueType: true, IsReadOnly: false, SpecialType: SpecialType.None }).Select(pair => pair.Key);
        return flows[syntax] = new Flow(Here(flow.Written.Concat(changeable)), Here(flow.Captured));
    }

    private static ITypeSymbol? TypeOf(ISymbol symbol) => symbol is ILocalSymbol local ? local.Type : (symbol as IParameterSymbol)?.Type;

    private Flow Analyse(SyntaxNode syntax)
    {
        var body = syntax.ChildNodes().LastOrDefault(node => node is BlockSyntax or ArrowExpressionClauseSyntax or ExpressionSyntax);
        if (body is ArrowExpressionClauseSyntax arrow) body = arrow.Expression;
        if (body is RefExpressionSyntax named) body = named.Expression;
        var flow = body is BlockSyntax or ExpressionSyntax ? source.ModelOf(syntax).AnalyzeDataFlow(body) : null;
        if (flow is not { Succeeded: true }) throw new UnreadableException(null);
        return new Flow(new HashSet<ISymbol>(flow.WrittenInside, SymbolEqualityComparer.Default), new HashSet<ISymbol>(flow.Captured, SymbolEqualityComparer.Default));
    }

    private sealed record Flow(ISet<ISymbol> Written, ISet<ISymbol> Captured);
}
