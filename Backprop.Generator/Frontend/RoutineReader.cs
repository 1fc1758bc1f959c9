using Backprop.Generator.Ir;
using Microsoft.CodeAnalysis;

namespace Backprop.Generator.Frontend;

/// <summary>
/// The functions whose derivatives are written by hand, those over spans of the runtime and those of the project: which parameter is what follows
/// from the types, as DerivativeOf has it.
/// </summary>
internal sealed class RoutineReader
{
    private readonly Speller speller;
    private readonly Func<IMethodSymbol, RuleKind, IMethodSymbol?> find;

    private RoutineReader(Speller speller, Func<IMethodSymbol, RuleKind, IMethodSymbol?> find)
    {
        this.speller = speller;
        this.find = find;
    }

    /// <summary>A function over spans of the runtime, or one that looks at adjoints; null for any other method.</summary>
    public static Routine? Read(IMethodSymbol method, Speller speller)
    {
        if (IsOnBackward(method)) return new RoutineReader(speller, OfRuntime).Read(method, method.Parameters.Select(parameter => UseOf(parameter.Type)).ToSeq());
        if (method.ContainingType is not { Name: "Vectors" or "Activations" } type || type.ToDisplayString() is not ("Backprop.Vectors" or "Backprop.Activations") || !method.Parameters.Any(parameter => IsSpan(parameter.Type))) return null;
        var routine = new RoutineReader(speller, OfRuntime).Read(method, method.Parameters.Select(parameter => UseOf(parameter.Type)).ToSeq());
        return routine is { Pullback: not null, Tangent: not null } ? routine : null;
    }

    /// <summary>A function of which the project has a derivative.</summary>
    /// <param name="method">The function.</param>
    /// <param name="uses">What it does with its arguments.</param>
    /// <param name="rules">The derivatives of the project.</param>
    /// <param name="speller">How types are spelled.</param>
    public static Routine ReadOwn(IMethodSymbol method, Seq<Use> uses, OwnRules rules, Speller speller) =>
        new RoutineReader(speller, (function, kind) => rules.For(function).FirstOrDefault(rule => rule.Kind == kind && rule.Fits(function))?.Derivative).Read(method, uses) with { HasEffects = true };

    private Routine Read(IMethodSymbol function, Seq<Use> uses) => new(speller.Of(function), uses, OfPullback(function, uses), OfTangent(function, uses)) { Partial = OfPartial(function, uses) };

    private Routine? OfPullback(IMethodSymbol function, Seq<Use> of)
    {
        if (find(function, RuleKind.Pullback) is not { } derivative) return null;
        int results = RuleSignature.ResultsOf(function).Length;
        bool takesResult = TakesResult(function, of, derivative, of.Count(use => use == Use.Written) + of.Count(use => use == Use.Read) + results);
        var all = Given(of).Select((use, i) => IsLeftAlone(function, i) ? Use.Unread : use).Concat(Numbers(takesResult ? 1 : 0)).Concat(Numbers(results))
            .Concat(of.Where(use => use == Use.Written).Select(_ => Use.Read)).Concat(of.Where(use => use == Use.Read).Select(_ => Use.AddedTo)).ToSeq();
        return new Routine(speller.Of(derivative), all, Tangent: OfTangent(derivative, all)) { TakesResult = takesResult, HasEffects = IsOnBackward(function) };
    }

    /// <summary>What the user does to an adjoint on its way.</summary>
    private static bool IsOnBackward(IMethodSymbol method) => method is { Name: "OnBackward", ContainingType.Name: "Differentiation" } && method.ContainingType.ToDisplayString() == "Backprop.Differentiation";

    private Routine? OfTangent(IMethodSymbol function, Seq<Use> of)
    {
        if (find(function, RuleKind.Tangent) is not { } derivative) return null;
        var results = of.Where(use => use is Use.Written or Use.AddedTo).ToArray();
        bool takesResult = TakesResult(function, of, derivative, results.Length + of.Count(IsOperand));
        var all = Given(of).Concat(Numbers(takesResult ? 1 : 0)).Concat(of.Where(IsOperand)).Concat(results).ToSeq();
        return new Routine(speller.Of(derivative), all) { TakesResult = takesResult };
    }

    private Routine? OfPartial(IMethodSymbol function, Seq<Use> of)
    {
        if (find(function, RuleKind.Partial) is not { } derivative) return null;
        bool takesResult = TakesResult(function, of, derivative, 0);
        var all = of.Concat(Numbers(takesResult ? 1 : 0)).ToSeq();
        return new Routine(speller.Of(derivative), all, Tangent: OfTangent(derivative, all)) { TakesResult = takesResult };
    }

    private static bool TakesResult(IMethodSymbol function, Seq<Use> uses, IMethodSymbol derivative, int others) =>
        !function.ReturnsVoid && derivative.Parameters.Length == uses.Count + 1 + others;

    /// <summary>What a derivative does with the parameters of its function: it reads them.</summary>
    private static IEnumerable<Use> Given(Seq<Use> uses) => uses.Select(use => use is Use.Written ? Use.Read : use is Use.AddedTo ? Use.Passenger : use);

    /// <summary>What a pullback is given for the sake of the rule alone, and does not read.</summary>
    private static bool IsLeftAlone(IMethodSymbol function, int parameter) => function.ContainingType.ContainingNamespace.Name == "Backprop" && (function.Name, function.Parameters[parameter].Name) is
        ("MatVec", "y") or ("MatMul", "c") or ("Relu" or "LeakyRelu", "y") or ("Sigmoid" or "Tanh", "x");

    private static bool IsOperand(Use use) => use is Use.Number or Use.Read or Use.Unread;

    private static IEnumerable<Use> Numbers(int count) => Enumerable.Repeat(Use.Number, count);

    private static Use UseOf(ITypeSymbol type) =>
        TypeReader.IsReal(type) ? Use.Number :
        TypeReader.ReadArray(type) is { Form: ArrayForm.ReadOnlySpan } ? Use.Read :
        TypeReader.ReadArray(type) is { Form: ArrayForm.Span } ? Use.Written : Use.Passenger;

    private static bool IsSpan(ITypeSymbol type) => TypeReader.ReadArray(type) is { IsSpan: true };

    private static IMethodSymbol? OfRuntime(IMethodSymbol function, RuleKind kind) => function.ContainingType.GetMembers().OfType<IMethodSymbol>().FirstOrDefault(method =>
        OwnRules.RulesOf(method).Any(rule => rule.Name == function.Name && rule.Kind == kind)
        && method.Parameters.Length > function.Parameters.Length
        && function.Parameters.Zip(method.Parameters, (own, given) => (Own: own.Type, Given: given.Type)).All(pair => IsSame(pair.Own, pair.Given)));

    /// <summary>A span that the function writes is read-only in its derivative.</summary>
    private static bool IsSame(ITypeSymbol own, ITypeSymbol given) => SymbolEqualityComparer.Default.Equals(own, given)
        || TypeReader.ReadArray(own) is { Form: ArrayForm.Span } span && TypeReader.ReadArray(given) is { Form: ArrayForm.ReadOnlySpan } view && span.Element == view.Element;
}
