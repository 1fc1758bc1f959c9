using Backprop.Generator.Rules.Numerics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Generator.Frontend;

/// <summary>The structs of <c>System.Numerics</c> that are read as their numbers. What their members do stands in a table: they have no source.</summary>
internal static class NumericTypes
{
    public static bool Is(ITypeSymbol? type) => type is INamedTypeSymbol { TypeKind: TypeKind.Struct, Arity: 0, ContainingType: null, DeclaringSyntaxReferences.Length: 0, ContainingNamespace: { Name: "Numerics", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } }
        && NumericsBook.PartsOf(type.Name) is not null;

    /// <summary>The type if it is one of them, else null.</summary>
    public static ITypeSymbol? Candidate(ITypeSymbol? type) => Is(type) ? type : null;

    /// <summary>The numbers that a value of the type is; null for any other type.</summary>
    public static IReadOnlyList<Part>? PartsOf(ITypeSymbol type) => !Is(type) ? null : NumericsBook.PartsOf(type.Name)!.Select(name =>
    {
        var member = type.GetMembers(name).First();
        return new Part(name, member is IFieldSymbol field ? field.Type : ((IPropertySymbol)member).Type, member);
    }).ToArray();

    /// <summary>Which number an indexer gives: -1 where that is not known here.</summary>
    public static int IndexOf(IPropertyReferenceOperation indexer)
    {
        int index = 0;
        foreach (var argument in indexer.Arguments)
        {
            if (argument.Value.ConstantValue is not { HasValue: true, Value: int at and >= 0 and < MatrixMembers.Size }) return -1;
            index = MatrixMembers.Size * index + at;
        }
        return Is(indexer.Instance?.Type) && index < NumericsBook.PartsOf(indexer.Instance!.Type!.Name)!.Count ? index : -1;
    }

    /// <summary>A type as the tables name it.</summary>
    public static string NameOf(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
}
