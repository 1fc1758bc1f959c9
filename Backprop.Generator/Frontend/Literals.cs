using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Backprop.Generator.Frontend;

/// <summary>Default values of optional parameters, and constants, as C# text.</summary>
internal static class Literals
{
    public static string Default(IParameterSymbol parameter) => parameter.ExplicitDefaultValue switch
    {
        null => "default",
        double value => Emit.Numbers.Text(value, isSingle: false),
        float value => Emit.Numbers.Text(value, isSingle: true),
        var value when parameter.Type.TypeKind == TypeKind.Enum => Cast(value, parameter.Type),
        var value when parameter.Type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable && nullable.TypeArguments[0].TypeKind == TypeKind.Enum => Cast(value, nullable.TypeArguments[0]),
        var value => Primitive(value),
    };

    /// <summary>The value of a constant whose name cannot be written: of the same type, wherever it stands.</summary>
    public static string Of(IFieldSymbol constant) => constant.ConstantValue switch
    {
        null => "default(" + TypeReader.Spell(constant.Type) + ")",
        double value => Signed(Emit.Numbers.Text(value, isSingle: false), ".0"),
        float value => Signed(Emit.Numbers.Text(value, isSingle: true), "f"),
        var value and (int or decimal) when constant.Type.TypeKind != TypeKind.Enum => Signed(Primitive(value), ""),
        var value and (bool or string or char) when constant.Type.TypeKind != TypeKind.Enum => Primitive(value),
        var value => "(" + Cast(value, constant.Type) + ")",
    };

    private static string Signed(string number, string ending)
    {
        if (number.All(letter => letter == '-' || char.IsDigit(letter))) number += ending;
        return number[0] == '-' ? "(" + number + ")" : number;
    }

    private static string Cast(object value, ITypeSymbol type) => "(" + TypeReader.Spell(type) + ")(" + Primitive(value) + ")";

    private static string Primitive(object value) => value switch
    {
        decimal number => number.ToString(System.Globalization.CultureInfo.InvariantCulture) + "m",
        _ => SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false),
    };
}
