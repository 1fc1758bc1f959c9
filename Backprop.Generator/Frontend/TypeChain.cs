using Backprop.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Backprop.Generator.Frontend;

/// <summary>The declarations of the types around a method, outermost first, as further parts of them repeat it.</summary>
internal static class TypeChain
{
    public static Seq<string> Of(INamedTypeSymbol type) =>
        Outwards(type).Reverse().Select(current => "partial " + Kind(current) + " " + Speller.Escape(current.Name) + Parameters(current.TypeParameters)).ToSeq();

    /// <summary>A type, and those around it.</summary>
    public static IEnumerable<INamedTypeSymbol> Outwards(INamedTypeSymbol? type)
    {
        for (; type is not null; type = type.ContainingType) yield return type;
    }

    /// <summary>A type, and what it inherits from.</summary>
    public static IEnumerable<INamedTypeSymbol> Bases(INamedTypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType) yield return type;
    }

    public static string Parameters(IReadOnlyList<ITypeParameterSymbol> parameters) =>
        parameters.Count == 0 ? "" : "<" + string.Join(", ", parameters.Select(parameter => Variance(parameter) + Speller.Escape(parameter.Name))) + ">";

    public static Seq<string> Constraints(IReadOnlyList<ITypeParameterSymbol> parameters) =>
        parameters.Select(parameter => (parameter, parts: Parts(parameter).ToArray())).Where(entry => entry.parts.Length > 0)
            .Select(entry => "where " + Speller.Escape(entry.parameter.Name) + " : " + string.Join(", ", entry.parts)).ToSeq();

    private static string Variance(ITypeParameterSymbol parameter) => parameter.Variance switch
    {
        VarianceKind.In => "in ",
        VarianceKind.Out => "out ",
        _ => "",
    };

    private static string Kind(INamedTypeSymbol type) => type switch
    {
        { TypeKind: TypeKind.Interface } => "interface",
        { TypeKind: TypeKind.Struct, IsRecord: true } => "record struct",
        { TypeKind: TypeKind.Struct } => "struct",
        { IsRecord: true } => "record",
        _ => "class",
    };

    private static IEnumerable<string> Parts(ITypeParameterSymbol parameter)
    {
        if (parameter.HasUnmanagedTypeConstraint) yield return "unmanaged";
        else if (parameter.HasValueTypeConstraint) yield return "struct";
        else if (parameter.HasReferenceTypeConstraint) yield return parameter.ReferenceTypeConstraintNullableAnnotation == NullableAnnotation.Annotated ? "class?" : "class";
        else if (parameter.HasNotNullConstraint) yield return "notnull";
        foreach (var type in parameter.ConstraintTypes) yield return TypeReader.Spell(type);
        if (parameter.HasConstructorConstraint) yield return "new()";
    }
}
