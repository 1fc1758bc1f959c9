using Backprop.Generator.Ir;
using Backprop.Generator.Normalise;
using Backprop.Generator.Pipeline;
using Microsoft.CodeAnalysis;

namespace Backprop.Generator.Frontend;

/// <summary>payoff.strike, which is private ⇒ PriceAccess.Strike(payoff): what classes keep to themselves, by accessors that the runtime fills in (from .NET 8).</summary>
internal sealed class Accessors
{
    private const string Attribute = "System.Runtime.CompilerServices.UnsafeAccessorAttribute";

    private readonly Dictionary<ISymbol, Accessor> known = new(SymbolEqualityComparer.Default);
    private readonly HashSet<string> names = ["Equals", "GetHashCode", "GetType", "ToString", "ReferenceEquals", "MemberwiseClone", "Finalize"];
    private readonly Compilation compilation;
    private readonly INamedTypeSymbol within;
    private readonly Speller speller;
    private readonly Lazy<string> type;
    private readonly bool areOffered;

    /// <param name="method">The method whose generated code names them.</param>
    /// <param name="compilation">Its project.</param>
    /// <param name="speller">How types are written there.</param>
    public Accessors(IMethodSymbol method, Compilation compilation, Speller speller)
    {
        this.compilation = compilation;
        this.speller = speller;
        within = method.ContainingType;
        type = new Lazy<string>(() => Signature.Beside(DeclarationReader.TapeName(method, compilation), method.Name, "Access"));
        var attribute = compilation.GetTypeByMetadataName(Attribute);
        areOffered = attribute is not null && SymbolEqualityComparer.Default.Equals(attribute.ContainingAssembly, compilation.GetSpecialType(SpecialType.System_Object).ContainingAssembly) && !IsGeneric(within);
    }

    public Seq<Accessor> All => known.Values.OrderBy(accessor => accessor.Name, StringComparer.Ordinal).ToSeq();

    /// <summary>Whether a member can be named by an accessor.</summary>
    /// <param name="member">A field, a property, a parameter that an object keeps of its primary constructor, or a method that is called with all its arguments.</param>
    /// <param name="isAssigned">Whether it gets a value.</param>
    public bool CanName(ISymbol member, bool isAssigned = false) => areOffered && (known.ContainsKey(member) || IsOpen(member)) && (!isAssigned || IsReferred(member));

    private bool IsOpen(ISymbol member) => member.ContainingType is { TypeKind: TypeKind.Class, IsStatic: false } owner && !IsGeneric(owner) && IsSeen(owner)
        && Form(member) is { Type: var type } && IsSeen(type);

    /// <summary>What stands before the brackets with the object; with null, for a member of the class itself.</summary>
    public string Of(ISymbol member)
    {
        if (!known.TryGetValue(member, out var accessor)) known[member] = accessor = New(member, member.ContainingType);
        return speller.OfNested(type.Value) + "." + accessor.Name;
    }

    private Accessor New(ISymbol member, INamedTypeSymbol owner)
    {
        var (kind, name, result) = Form(member)!.Value;
        string wish = TemporaryNames.Capital(member.Name.TrimStart('_') is { Length: > 0 } bare && char.IsLetter(bare[0]) ? bare : "Member");
        names.Add(type.Value);
        if (names.Contains(wish)) wish = owner.Name + wish;
        string free = wish;
        for (int number = 2; !names.Add(free); number++) free = wish + number;
        var parameters = member is IMethodSymbol { Parameters: var taken } ? taken.Select(parameter => speller.Of(parameter.Type) + " " + Speller.Escape(parameter.Name)) : [];
        string self = member is IMethodSymbol called && called.Parameters.Any(parameter => parameter.Name == "self") ? "owner" : "self";
        return new Accessor(free, kind, name, (IsReferred(member) ? "ref " : "") + (result.SpecialType == SpecialType.System_Void ? "void" : speller.Of(result)), string.Join(", ", parameters.Prepend(speller.Of(owner) + (member.IsStatic ? "? " : " ") + self)));
    }

    /// <summary>What the runtime is asked for.</summary>
    private (string Kind, string Name, ITypeSymbol Type)? Form(ISymbol member) => member switch
    {
        IParameterSymbol { RefKind: RefKind.None } parameter when PrimaryParameters.Is(parameter) => ("Field", "<" + parameter.Name + ">P", parameter.Type),
        IFieldSymbol { RefKind: RefKind.None, IsVolatile: false, IsFixedSizeBuffer: false, IsConst: false } field => (Static(field) + "Field", field.MetadataName, field.Type),
        IPropertySymbol property when ObjectMembers.IsAuto(property) => (Static(property) + "Field", "<" + property.Name + ">k__BackingField", property.Type),
        IPropertySymbol { Parameters.Length: 0, ReturnsByRef: false, ReturnsByRefReadonly: false, IsVirtual: false, IsAbstract: false, IsOverride: false, GetMethod: { } getter } property => (Static(property) + "Method", getter.MetadataName, property.Type),
        IMethodSymbol { MethodKind: MethodKind.Ordinary, IsGenericMethod: false, ReturnsByRef: false, ReturnsByRefReadonly: false, IsVirtual: false, IsAbstract: false, IsOverride: false } method
            when method.Parameters.All(parameter => parameter is { RefKind: RefKind.None, IsParams: false, IsOptional: false } && IsSeen(parameter.Type)) => (Static(method) + "Method", method.MetadataName, method.ReturnType),
        _ => null,
    };

    /// <summary>Whether the accessor gives the variable itself.</summary>
    private static bool IsReferred(ISymbol member) => member is IFieldSymbol or IParameterSymbol || member is IPropertySymbol property && ObjectMembers.IsAuto(property);

    private static string Static(ISymbol member) => member.IsStatic ? "Static" : "";

    private static bool IsGeneric(INamedTypeSymbol type) => TypeChain.Outwards(type).Any(one => one.IsGenericType);

    /// <summary>Whether generated code may write a type.</summary>
    private bool IsSeen(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => IsSeen(array.ElementType),
        INamedTypeSymbol named => !named.IsAnonymousType && !TypeChain.Outwards(named).Any(one => one.IsFileLocal) && compilation.IsSymbolAccessibleWithin(named, within) && named.TypeArguments.All(IsSeen),
        _ => false,
    };
}
