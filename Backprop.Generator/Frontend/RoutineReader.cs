using Backprop.Generator.Ir;
using Microsoft.CodeAnalysis;

namespace Backprop.Generator.Frontend;

/// <summary>
/// The functions over spans of the runtime, and the derivatives that stand beside them: which parameter is what follows from the types, as
/// DerivativeOf has it.
/// </summary>
internal static class RoutineReader
{
    private const int Pullback = 0;
    private const int Tangent = 1;

    /// <summary>Null for a method that is no such function.</summary>
    public static Routine? Read(IMethodSymbol method, Speller speller)
    {
        if (method.ContainingType is not { Name: "Vectors" or "Activations" } type || type.ToDisplayString() is not ("Backprop.Vectors" or "Backprop.Activations") || !method.Parameters.Any(parameter => IsSpan(parameter.Type))) return null;
        var uses = method.Parameters.Select(parameter => UseOf(parameter.Type)).ToSeq();
        if (Derivative(method, Pullback) is not { } pullback || Derivative(method, Tangent) is not { } tangent) return null;
        return new Routine(Callee(method), uses, OfPullback(method, uses, pullback), OfTangent(method, uses, tangent));

        string Callee(IMethodSymbol function) => speller.Of(function.ContainingType) + "." + function.Name;

        Routine OfPullback(IMethodSymbol function, Seq<Use> of, IMethodSymbol derivative)
        {
            bool takesResult = TakesResult(function, of, derivative, of.Count(use => use == Use.Written) + of.Count(use => use == Use.Read) + (function.ReturnsVoid ? 0 : 1));
            var all = Given(of).Select((use, i) => IsLeftAlone(function, i) ? Use.Unread : use).Concat(Numbers(function, takesResult)).Concat(Numbers(function, !function.ReturnsVoid))
                .Concat(of.Where(use => use == Use.Written).Select(_ => Use.Read)).Concat(of.Where(use => use == Use.Read).Select(_ => Use.AddedTo)).ToSeq();
            return new Routine(Callee(derivative), all, Tangent: Derivative(derivative, Tangent) is { } second ? OfTangent(derivative, all, second) : null) { TakesResult = takesResult };
        }

        Routine OfTangent(IMethodSymbol function, Seq<Use> of, IMethodSymbol derivative)
        {
            var results = of.Where(use => use is Use.Written or Use.AddedTo).ToArray();
            bool takesResult = TakesResult(function, of, derivative, results.Length + of.Count(IsOperand));
            var all = Given(of).Concat(Numbers(function, takesResult)).Concat(of.Where(IsOperand)).Concat(results).ToSeq();
            return new Routine(Callee(derivative), all) { TakesResult = takesResult };
        }
    }

    private static bool TakesResult(IMethodSymbol function, Seq<Use> uses, IMethodSymbol derivative, int others) =>
        !function.ReturnsVoid && derivative.Parameters.Length == uses.Count + 1 + others;

    /// <summary>What a derivative does with the parameters of its function: it reads them.</summary>
    private static IEnumerable<Use> Given(Seq<Use> uses) => uses.Select(use => use is Use.Written ? Use.Read : use is Use.AddedTo ? Use.Passenger : use);

    /// <summary>What a pullback is given for the sake of the rule alone, and does not read.</summary>
    private static bool IsLeftAlone(IMethodSymbol function, int parameter) => (function.Name, function.Parameters[parameter].Name) is
        ("MatVec", "y") or ("MatMul", "c") or ("Relu" or "LeakyRelu", "y") or ("Sigmoid" or "Tanh", "x");

    private static bool IsOperand(Use use) => use is Use.Number or Use.Read or Use.Unread;

    private static IEnumerable<Use> Numbers(IMethodSymbol function, bool are) => are ? [Use.Number] : [];

    private static Use UseOf(ITypeSymbol type) =>
        TypeReader.IsReal(type) ? Use.Number :
        TypeReader.ReadArray(type) is { Form: ArrayForm.ReadOnlySpan } ? Use.Read :
        TypeReader.ReadArray(type) is { Form: ArrayForm.Span } ? Use.Written : Use.Passenger;

    private static bool IsSpan(ITypeSymbol type) => TypeReader.ReadArray(type) is { IsSpan: true };

    private static IMethodSymbol? Derivative(IMethodSymbol function, int kind) => function.ContainingType.GetMembers().OfType<IMethodSymbol>().FirstOrDefault(method =>
        method.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "DerivativeOfAttribute" && attribute.ConstructorArguments.FirstOrDefault().Value as string == function.Name
            && (attribute.NamedArguments.FirstOrDefault(argument => argument.Key == "Kind").Value.Value as int? ?? Pullback) == kind)
        && method.Parameters.Length > function.Parameters.Length
        && function.Parameters.Zip(method.Parameters, (own, given) => (Own: own.Type, Given: given.Type)).All(pair => IsSame(pair.Own, pair.Given)));

    /// <summary>A span that the function writes is read-only in its derivative.</summary>
    private static bool IsSame(ITypeSymbol own, ITypeSymbol given) => SymbolEqualityComparer.Default.Equals(own, given)
        || TypeReader.ReadArray(own) is { Form: ArrayForm.Span } span && TypeReader.ReadArray(given) is { Form: ArrayForm.ReadOnlySpan } view && span.Element == view.Element;
}
