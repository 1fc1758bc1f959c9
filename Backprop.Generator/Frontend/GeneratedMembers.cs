using Backprop.Generator.Ir;
using Backprop.Generator.Pipeline;
using Microsoft.CodeAnalysis;

namespace Backprop.Generator.Frontend;

/// <summary>
/// The sweeps that a [Differentiable] method of another project has: its forward sweep is called in its place, and its backward sweep is the derivative.
/// </summary>
internal sealed record GeneratedMembers(IMethodSymbol Forward, IMethodSymbol Backward, Seq<Use> Uses)
{
    private ITypeSymbol Tape => Forward.Parameters[Forward.Parameters.Length - 1].Type;

    /// <summary>Whether a method belongs to another project, and is marked there.</summary>
    public static bool AreOf(IMethodSymbol method, IAssemblySymbol project) =>
        method.MethodKind == MethodKind.Ordinary && !SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, project)
        && method.OriginalDefinition.GetAttributes().Any(attribute => attribute.AttributeClass is { Name: "DifferentiableAttribute" } type && type.ToDisplayString() == Names.Differentiable);

    /// <summary>Null where <see cref="WhyNot"/> has a reason.</summary>
    public static GeneratedMembers? Of(IMethodSymbol method, Func<ISymbol, bool> reaches) => Find(method, reaches).Members;

    /// <summary>Why they cannot be called: words to put in brackets; null if they can.</summary>
    public static string? WhyNot(IMethodSymbol method, Func<ISymbol, bool> reaches) => Find(method, reaches).WhyNot;

    /// <summary>The call of the one, whose derivative is that of the other.</summary>
    public Routine Routine(Speller speller) => new(speller.Of(Forward), Uses, new Routine(speller.Of(Backward), BackwardUses.ToSeq())) { HasEffects = true, Tape = new OtherTape(TypeReader.Spell(Tape)) };

    private IEnumerable<Use> BackwardUses => Backward.Parameters.Select((parameter, i) => i == 0 ? Use.Passenger : TypeReader.IsReal(parameter.Type) ? Use.Number : Use.AddedTo);

    private static (GeneratedMembers? Members, string? WhyNot) Find(IMethodSymbol method, Func<ISymbol, bool> reaches)
    {
        if (WhyNoUse(method) is { } why) return (null, "it belongs to another project, and " + why + (method.IsStatic ? "; " + WaysOut : ""));
        var uses = method.Parameters.Select(UseOf).ToSeq();
        var forward = Named(method, "Forward", reaches).FirstOrDefault(sweep => IsForward(sweep, method));
        if (forward is null) return (null, "it is marked [Differentiable], but its project has no '" + method.Name + "Forward' that can be called here; build that with Backprop, make the method public, or " + WaysOut);
        var tape = forward.Parameters[forward.Parameters.Length - 1].Type;
        if (Named(method, "Backward", reaches).FirstOrDefault(sweep => IsBackward(sweep, method, tape, uses)) is not { } backward)
            return (null, "it belongs to another project, and its '" + method.Name + "Backward' does not take one seed for each result and one buffer for each array: it writes an array; " + WaysOut);
        return tape.IsRefLikeType ? (null, "its tape holds spans, which cannot be kept here; let it take arrays, or " + WaysOut) : (new GeneratedMembers(forward, backward, uses), null);
    }

    private const string WaysOut = "give it a [DerivativeOf] here";

    private static string? WhyNoUse(IMethodSymbol method)
    {
        if (!method.IsStatic) return "is not static; call a static one with what it needs, or write its formula";
        if (!GenericEntries.AreNumbers(method)) return "is generic over more than numbers";
        if (method.ReturnsVoid || !RuleSignature.ResultsOf(method).All(TypeReader.IsReal)) return "returns something else than numbers";
        foreach (var parameter in method.Parameters)
            if (UseOf(parameter) == Use.Passenger && !RuleSignature.MayBeKept(parameter.Type)) return "takes '" + parameter.Name + "', an object that may be another one by the time of the backward sweep";
            else if (UseOf(parameter) == Use.Passenger && !DeclarationReader.IsHeldConstant(parameter) && TypeReader.HoldsReals(parameter.Type)) return "takes '" + parameter.Name + "', which is neither a number nor an array of numbers";
        return null;
    }

    private static Use UseOf(IParameterSymbol parameter) =>
        DeclarationReader.IsHeldConstant(parameter) ? Use.Passenger :
        TypeReader.IsReal(parameter.Type) ? Use.Number :
        TypeReader.ReadArray(parameter.Type) is { IsFlat: true, Form: ArrayForm.Array or ArrayForm.Span or ArrayForm.ReadOnlySpan } ? Use.Read : Use.Passenger;

    private static IEnumerable<IMethodSymbol> Named(IMethodSymbol method, string sweep, Func<ISymbol, bool> reaches) =>
        method.ContainingType.GetMembers(method.Name + sweep).OfType<IMethodSymbol>().Where(member => member.IsStatic && !member.IsGenericMethod && reaches(member));

    private static bool IsForward(IMethodSymbol sweep, IMethodSymbol method) =>
        sweep.Parameters.LastOrDefault() is { RefKind: RefKind.Out } && AreSame(RuleSignature.ResultsOf(sweep), RuleSignature.ResultsOf(method))
        && AreSame(sweep.Parameters.Take(sweep.Parameters.Length - 1).Select(parameter => parameter.Type), method.Parameters.Select(parameter => parameter.Type));

    private static bool IsBackward(IMethodSymbol sweep, IMethodSymbol method, ITypeSymbol tape, Seq<Use> uses)
    {
        if (sweep.Parameters.Length == 0 || sweep.Parameters[0].RefKind != RefKind.In || !AreSame([sweep.Parameters[0].Type], [tape])) return false;
        var seeds = RuleSignature.ResultsOf(method);
        var arrays = method.Parameters.Where((_, i) => uses[i] == Use.Read).Select(parameter => TypeReader.ReadArray(parameter.Type)!.Element).ToArray();
        return AreSame(sweep.Parameters.Skip(1).Take(seeds.Length).Select(parameter => parameter.Type), seeds)
            && sweep.Parameters.Skip(1 + seeds.Length).Select(parameter => TypeReader.ReadArray(parameter.Type) is { Form: ArrayForm.Span, Element: var element } ? element : null).SequenceEqual(arrays)
            && AreSame(RuleSignature.ResultsOf(sweep), method.Parameters.Where((_, i) => uses[i] == Use.Number).Select(parameter => parameter.Type));
    }

    private static bool AreSame(IEnumerable<ITypeSymbol> types, IEnumerable<ITypeSymbol> others) => types.SequenceEqual(others, (IEqualityComparer<ITypeSymbol>)SymbolEqualityComparer.Default);
}
