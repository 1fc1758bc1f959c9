using Backprop.Generator.Normalise;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Generator.Frontend;

/// <summary>Names a quoted value after what the user calls it.</summary>
internal static class QuotedNames
{
    public static string Of(IOperation operation)
    {
        string name = Wish(operation);
        return SyntaxFacts.IsValidIdentifier(name) ? name : "value";
    }

    private static string Wish(IOperation operation) => operation switch
    {
        IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } indexed } => Of(indexed) + "Element",
        IInvocationOperation call => TemporaryNames.Camel(call.TargetMethod.Name),
        IMemberReferenceOperation member => TemporaryNames.Camel(member.Member.Name),
        IArrayElementReferenceOperation element => Of(element.ArrayReference) + "Element",
        ILocalReferenceOperation local => local.Local.Name,
        IParameterReferenceOperation parameter => parameter.Parameter.Name,
        IConversionOperation conversion => Of(conversion.Operand),
        IParenthesizedOperation parenthesized => Of(parenthesized.Operand),
        _ => operation.Type is { } type && type.TypeKind != TypeKind.Array ? Simple(type) : "value",
    };

    private static string Simple(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_Boolean => "condition",
        SpecialType.System_String => "text",
        >= SpecialType.System_SByte and <= SpecialType.System_UInt64 => "number",
        _ => "value",
    };
}
