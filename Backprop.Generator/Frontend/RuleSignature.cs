using Backprop.Generator.Ir;
using Microsoft.CodeAnalysis;

namespace Backprop.Generator.Frontend;

/// <summary>What a derivative of a function takes and gives, in each of its forms: DerivativeOf has it in words.</summary>
internal sealed class RuleSignature
{
    private readonly IMethodSymbol function;

    private RuleSignature(IMethodSymbol function, Seq<Use> uses)
    {
        this.function = function;
        Uses = uses;
    }

    /// <summary>What the function does with each argument.</summary>
    public Seq<Use> Uses { get; }

    /// <summary>Whether derivatives of a kind say all: partial derivatives are those of one number by others.</summary>
    public bool Accepts(RuleKind kind) => kind != RuleKind.Partial || ResultsOf(function).Length == 1 && !Uses.Any(use => use is Use.Read or Use.Written);

    /// <summary>Null for a function that cannot have a derivative.</summary>
    /// <param name="function">The function.</param>
    /// <param name="derivatives">The derivatives, which may hold parameters constant too.</param>
    public static RuleSignature? Of(IMethodSymbol function, params IMethodSymbol[] derivatives) => WhyNot(function, derivatives) is null ? new(function, UsesOf(function, derivatives)) : null;

    /// <summary>Why a function cannot have a derivative of its own: words that go on from its name.</summary>
    public static string? WhyNot(IMethodSymbol function, params IMethodSymbol[] derivatives)
    {
        if (!function.IsStatic) return "is not static";
        if (function.IsGenericMethod || function.ContainingType.IsGenericType) return "is generic";
        if (!function.ReturnsVoid && !TypeReader.IsReal(function.ReturnType) && !(TypeReader.IsRealTuple(function.ReturnType) && ResultsOf(function).All(TypeReader.IsReal))) return "returns neither a double nor a float";
        for (int i = 0; i < function.Parameters.Length; i++)
        {
            var parameter = function.Parameters[i];
            if (parameter.RefKind is not (RefKind.None or RefKind.In)) return "takes '" + parameter.Name + "' by reference";
            bool isHeld = IsHeld(function, derivatives, i);
            if (Span(parameter.Type) is not null ? isHeld : !isHeld && !TypeReader.IsReal(parameter.Type) && TypeReader.HoldsReals(parameter.Type)) return "takes '" + parameter.Name + "', which is no number and no span that carries a derivative";
            if (Span(parameter.Type) is null && !MayBeKept(parameter.Type)) return "takes '" + parameter.Name + "', an object that may be another one by the time of the backward sweep";
        }
        var uses = UsesOf(function, derivatives);
        if (!uses.Any(use => use is Use.Number or Use.Read)) return "takes nothing that carries a derivative";
        return function.ReturnsVoid && !uses.Contains(Use.Written) ? "returns nothing and writes no span" : null;
    }

    /// <summary>Whether a method has the form that a derivative of that kind has to have.</summary>
    public bool Fits(IMethodSymbol derivative, RuleKind kind) => TakesResult(derivative, kind) is not null;

    /// <summary>Whether a derivative asks for the result of the function; null if it does not fit.</summary>
    public bool? TakesResult(IMethodSymbol derivative, RuleKind kind)
    {
        if (!derivative.IsStatic || derivative.IsGenericMethod || derivative.ContainingType.IsGenericType || !ResultsOf(derivative).Select(Spell).SequenceEqual(Returns(kind))) return null;
        if (!Accepts(kind)) return null;
        var given = derivative.Parameters.Select(parameter => Spell(parameter.Type)).ToArray();
        foreach (bool takesResult in new[] { false, true })
            if (!(takesResult && ResultsOf(function).Length != 1) && Are(given, Parameters(kind, takesResult).ToArray())) return takesResult;
        return null;
    }

    /// <summary>How a derivative should be declared, ready to paste.</summary>
    public string Expected(string name, RuleKind kind)
    {
        var returns = Returns(kind).ToArray();
        string type = returns.Length switch { 0 => "void", 1 => returns[0], _ => "(" + string.Join(", ", returns) + ")" };
        return type + " " + name + "(" + string.Join(", ", Parameters(kind, takesResult: false).Select(parameter => parameter.Type + " " + parameter.Name)) + ")";
    }

    private bool Are(string[] given, (string Type, string Name)[] expected)
    {
        if (given.Length != expected.Length) return false;
        // What the function writes is read-only in its derivative, or could be.
        for (int i = 0; i < given.Length; i++)
            if (given[i] != expected[i].Type && !(i < function.Parameters.Length && given[i] == Spell(function.Parameters[i].Type))) return false;
        return true;
    }

    private IEnumerable<string> Returns(RuleKind kind) => kind == RuleKind.Tangent
        ? ResultsOf(function).Select(Spell)
        : function.Parameters.Where((_, i) => Uses[i] == Use.Number).Select(parameter => Spell(parameter.Type));

    private IEnumerable<(string Type, string Name)> Parameters(RuleKind kind, bool takesResult)
    {
        var own = function.Parameters.Select((parameter, i) => (Use: Uses[i], Own: parameter)).ToArray();
        var parameters = own.Select(one => (one.Use == Use.Written ? View(one.Own.Type) : Spell(one.Own.Type), one.Own.Name)).ToList();
        if (takesResult) parameters.Add((Spell(function.ReturnType), "result"));
        switch (kind)
        {
            case RuleKind.Pullback:
                var results = ResultsOf(function);
                parameters.AddRange(results.Select((type, i) => (Spell(type), results.Length > 1 ? "seed" + (i + 1) : "seed")));
                parameters.AddRange(own.Where(one => one.Use == Use.Written).Select(one => (View(one.Own.Type), Named("d", one.Own))));
                parameters.AddRange(own.Where(one => one.Use == Use.Read).Select(one => (Room(one.Own.Type), Named("d", one.Own))));
                break;
            case RuleKind.Tangent:
                parameters.AddRange(own.Where(one => one.Use is Use.Number or Use.Read).Select(one => (Spell(one.Own.Type), Named("t", one.Own))));
                parameters.AddRange(own.Where(one => one.Use == Use.Written).Select(one => (Room(one.Own.Type), Named("t", one.Own))));
                break;
        }
        return parameters;
    }

    private static Seq<Use> UsesOf(IMethodSymbol function, IMethodSymbol[] derivatives) => function.Parameters.Select((parameter, i) =>
        IsHeld(function, derivatives, i) ? Use.Passenger :
        TypeReader.IsReal(parameter.Type) ? Use.Number :
        Span(parameter.Type) switch { { Form: ArrayForm.ReadOnlySpan } => Use.Read, { } => Use.Written, null => Use.Passenger }).ToSeq();

    private static bool IsHeld(IMethodSymbol function, IMethodSymbol[] derivatives, int parameter) =>
        derivatives.Prepend(function).Any(method => parameter < method.Parameters.Length && DeclarationReader.IsHeldConstant(method.Parameters[parameter]));

    /// <summary>Whether a value is the same when the backward sweep asks for it.</summary>
    public static bool MayBeKept(ITypeSymbol type) => type.IsUnmanagedType || type.SpecialType == SpecialType.System_String;

    private static ArrayType? Span(ITypeSymbol type) => TypeReader.ReadArray(type) is { IsSpan: true } span ? span : null;

    /// <summary>The types of what a method returns.</summary>
    public static ITypeSymbol[] ResultsOf(IMethodSymbol method) =>
        method.ReturnsVoid ? [] : method.ReturnType is INamedTypeSymbol { IsTupleType: true } tuple ? tuple.TupleElements.Select(element => element.Type).ToArray() : [method.ReturnType];

    private static string Spell(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat);

    private static string View(ITypeSymbol span) => "ReadOnlySpan<" + Element(span) + ">";

    private static string Room(ITypeSymbol span) => "Span<" + Element(span) + ">";

    private static string Element(ITypeSymbol span) => Spell(((INamedTypeSymbol)span).TypeArguments[0]);

    private static string Named(string prefix, IParameterSymbol parameter) => Normalise.TemporaryNames.Prefixed(prefix, parameter.Name);
}
