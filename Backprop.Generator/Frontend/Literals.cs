using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Backprop.Generator.Frontend;

/// <summary>Default values of optional parameters, as C# text.</summary>
internal static class Literals
{
    public static string Default(IParameterSymbol parameter) => parameter.ExplicitDefaultValue switch
    {
        null => "default",
        double value => Emit.Numbers.Text(value, isSingle: false),
        float value => Emit.Numbers.Text(value, isSingle: true),
        var value when parameter.Type.TypeKind == TypeKind.Enum => "(" + TypeReader.Spell(parameter.Type) + ")(" + Primitive(value) + ")",
        var value when parameter.Type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable && nullable.TypeArguments[0].TypeKind == TypeKind.Enum =>
            "(" + TypeReader.Spell(nullable.TypeArguments[0]) + ")(" + Primitive(value) + ")",
        var value => Primitive(value),
    };

    private static string Primitive(object value) => value switch
    {
        decimal number => number.ToString(System.Globalization.CultureInfo.InvariantCulture) + "m",
        _ => SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false),
    };
}
