using Backprop.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Generator.Frontend;

/// <summary>Calls on objects that are passengers: their bodies are read with the object in the place of 'this'; of a virtual one, all that it may go to.</summary>
internal sealed partial class Callees
{
    private readonly Dictionary<(ISymbol Method, ISymbol Static), Callee[]> overrides = [];

    /// <summary>The marked fields of the object that the method belongs to: what is called on that is read, whatever it is given.</summary>
    public IReadOnlyList<ISymbol> OwnFields { get; set; } = [];

    /// <summary>The variable that stands for the object which the method belongs to; null where that is 'this'.</summary>
    public Local? Self { get; set; }

    /// <summary>What a parameter stands for in the body that is read.</summary>
    public Func<ISymbol, Variable?> Find { get; set; } = _ => null;

    /// <summary>Whether a value is the object that the method belongs to, where a method of a generic type is given it.</summary>
    public bool IsSelf(IOperation? value) => Self is { } self && value is IParameterReferenceOperation { Parameter: var parameter } && Find(parameter)?.Local == self;

    /// <summary>Why a call of the method cannot be replaced by its body: words to put in brackets; null if it can.</summary>
    public string? WhyNot(IMethodSymbol method, IOperation? instance)
    {
        if (instance is null || method.MethodKind == MethodKind.DelegateInvoke) return WhyNot(method);
        if (IsWhole(instance)) return method.IsGenericMethod && IsVirtual(method, instance) ? "it is virtual and generic" : WhyNot(Exact(method, instance));
        bool isThis = instance is IInstanceReferenceOperation || IsSelf(instance);
        if (instance is IInstanceReferenceOperation && SpecialisedText.HasSelf(method)) return "it is inherited from a generic class";
        if (HasOwnRule(method)) return isThis || ByHand.For(method).Count == 0 ? WhyNot(method) : "it belongs to another object";
        if (IsVirtual(method, instance) && instance.Type is INamedTypeSymbol { TypeKind: TypeKind.Class } type && TypeArguments.IsGiven(type)) return "it is a virtual one of an object of a generic type";
        if (!IsVirtual(method, instance)) return isThis ? WhyNot(method) : WhyNotOn(method, instance.Type) ?? WhyNot(method);
        if (isThis && OwnFields.Count > 0) return "it is virtual";
        if (method.Parameters.Any(parameter => parameter.RefKind != RefKind.None || parameter.Type.TypeKind == TypeKind.Delegate || composites.IsObject(parameter.Type))) return "it is virtual, and takes a reference, a function or an object";
        if (composites.IsObject(method.ReturnType)) return "it is virtual, and returns an object";
        var targets = Overrides(method, instance.Type!);
        if (Descendants.Of(source.Model.Compilation).GenericFrom(instance.Type!).FirstOrDefault(open => !IsOneOf(targets, Implementation(method, open))) is { } generic) return "it may be that of '" + generic.Name + "', which is generic";
        if (targets.Length == 0) return "it is virtual, and nothing in this project implements it";
        return targets.Select(target => WhyNotRun(target.Method) is { } why ? "it may be that of '" + target.Method.ContainingType.Name + "', and " + why : null).FirstOrDefault(why => why is not null);
    }

    /// <summary>Whether a body is among those that a call may run, of whatever object.</summary>
    private static bool IsOneOf(IEnumerable<Callee> targets, IMethodSymbol? body) =>
        targets.Any(target => target.Exactly.Count == 0 && SymbolEqualityComparer.Default.Equals(target.Generic ?? target.Method, body));

    /// <summary>Why a body that a virtual call may run cannot be read.</summary>
    private string? WhyNotRun(IMethodSymbol method)
    {
        bool isStruct = method.ContainingType.TypeKind == TypeKind.Struct;
        if (!isStruct && WhyNotOn(method, method.ContainingType) is { } why) return why;
        if (isStruct && (!Composites.CanBe(method.ContainingType) || Declaration(method) is not { } syntax || Changed(syntax).Any(symbol => symbol is IParameterSymbol { IsThis: true } || PrimaryParameters.Is(symbol)))) return "that is a struct which changes, or whose fields cannot be read";
        if (!Reaches(method.ContainingType)) return "'" + method.ContainingType.Name + "' cannot be reached from '" + within.Name + "'";
        return HasOwnRule(method) ? "that has a rule of its own" : WhyNot(method);
    }

    private string? WhyNotOn(IMethodSymbol method, ITypeSymbol? type)
    {
        if (type is not { TypeKind: TypeKind.Class or TypeKind.Interface } || method.ContainingType.TypeKind != TypeKind.Class || method.MethodKind is not (MethodKind.Ordinary or MethodKind.ExplicitInterfaceImplementation)) return "it belongs to another object";
        if (Declaration(method) is { } body && PrimaryParameters.ReadIn(body, source.ModelOf(body)) is { } parameter && !Accessors.CanName(parameter)) return "it reads '" + parameter.Name + "', a parameter of a primary constructor; keep it in a field";
        return OwnFields.Any(field => Descendants.Ancestors(method.ContainingType).Contains(field.ContainingType, SymbolEqualityComparer.Default)) ? "its object may be the one that the method belongs to" : null;
    }

    /// <summary>Whether it is known only at run time which body a call runs.</summary>
    private static bool IsVirtual(IMethodSymbol method, IOperation instance) =>
        MayBeOverridden(method) && instance.Syntax is not BaseExpressionSyntax && instance.Type is { IsSealed: false } or { TypeKind: TypeKind.Interface };

    /// <summary>Whether another type may have another body for a member.</summary>
    public static bool MayBeOverridden(ISymbol member) => member.IsAbstract || member.IsVirtual || member.IsOverride && !member.IsSealed && !member.ContainingType.IsSealed;

    /// <summary>The virtual calls in whose place the bodies are read that they may run.</summary>
    public Dictionary<SyntaxNode, IReadOnlyList<Callee>> Dispatched { get; } = [];

    /// <summary>The bodies that a virtual call may run, those of the most derived types first; empty for any other call.</summary>
    public IReadOnlyList<Callee> Overrides(IInvocationOperation call) =>
        call.Instance is { Type: { } type } instance && !IsWhole(instance) && !HasOwnRule(call.TargetMethod) && IsVirtual(call.TargetMethod, instance) ? Overrides(call.TargetMethod, type) : [];

    /// <summary>The bodies that a call of a method may run, whatever it is called on.</summary>
    private IEnumerable<IMethodSymbol> BodiesOf(IMethodSymbol method) =>
        method.IsVirtual || method.IsAbstract || method.IsOverride ? Overrides(method, method.ContainingType).Select(callee => callee.Method.OriginalDefinition).Append(method) : [method];

    private Callee[] Overrides(IMethodSymbol method, ITypeSymbol type)
    {
        if (overrides.TryGetValue((method, type), out var known)) return known;
        var found = Descendants.Of(source.Model.Compilation).From(type).Select(candidate => (Type: candidate, Body: Implementation(method, candidate))).Where(candidate => candidate.Body is not null)
            .GroupBy(candidate => candidate.Body!, candidate => candidate.Type, (IEqualityComparer<IMethodSymbol>)SymbolEqualityComparer.Default);
        return overrides[(method, type)] = found.OrderByDescending(body => Depth(body.Key.ContainingType))
            .Select(body => WithBody(body.Key) with { Exactly = body.Any(runner => IsOpen(runner, method, body.Key)) ? body.ToArray() : [] }).ToArray();
    }

    /// <summary>Whether another project may inherit from a type, and have another body there.</summary>
    public static bool IsOpen(INamedTypeSymbol type, IMethodSymbol method, IMethodSymbol body)
    {
        if (type.IsSealed || method.ContainingType.TypeKind != TypeKind.Interface && body.IsSealed) return false;
        bool hasFriends = type.ContainingAssembly.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "InternalsVisibleToAttribute");
        return TypeChain.Outwards(type).All(IsSeen) && type.InstanceConstructors.Any(IsSeen);

        bool IsSeen(ISymbol symbol) => symbol.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal || hasFriends && symbol.DeclaredAccessibility != Accessibility.Private;
    }

    /// <summary>What a call of the method runs on an object of the type.</summary>
    public static IMethodSymbol? Implementation(IMethodSymbol method, INamedTypeSymbol type)
    {
        if (method.ContainingType.TypeKind == TypeKind.Interface)
        {
            if (type.FindImplementationForInterfaceMember(method) is not IMethodSymbol found) return null;
            method = found;
        }
        for (var at = type; at is not null; at = at.BaseType)
            foreach (var member in at.GetMembers(method.Name).OfType<IMethodSymbol>())
                for (var over = member; over is not null; over = over.OverriddenMethod)
                    if (SymbolEqualityComparer.Default.Equals(over, method)) return member;
        return method.IsAbstract ? null : method;
    }

    /// <summary>The class of which an object is known to be: of those that are created in the function that is being read.</summary>
    public Func<IOperation?, INamedTypeSymbol?> ExactType { get; set; } = _ => null;

    /// <summary>Whether a value is read as its parts.</summary>
    public bool IsWhole(IOperation? value) => value is not null && (composites.Is(value.Type) || ExactType(value) is not null);

    /// <summary>What a call of a method runs on an object whose class is known.</summary>
    public IMethodSymbol Exact(IMethodSymbol method, IOperation? instance) =>
        instance is not null && (method.IsVirtual || method.IsAbstract || method.IsOverride) && instance.Syntax is not BaseExpressionSyntax && ExactType(instance) is { } type ? Implementation(method, type) ?? method : method;

    private static int Depth(INamedTypeSymbol type) => type.BaseType is { } inherited ? 1 + Depth(inherited) : 0;
}
