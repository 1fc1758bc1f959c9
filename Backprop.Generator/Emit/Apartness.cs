using Backprop.Generator.Ir;

namespace Backprop.Generator.Emit;

/// <summary>Buffers.Apart(…): an array that is written shares nothing with another one.</summary>
internal static class Apartness
{
    public static string Call(string buffers, ArrayType type, string array, ArrayType otherType, string other) => (type.IsRow, otherType.IsRow) switch
    {
        (true, true) => buffers + ".Apart<" + type.Item + ">(nameof(" + array + "), " + Flat(type, array) + ", " + Flat(otherType, other) + ");",
        (true, false) => buffers + ".RowsApart<" + type.Item + ">(nameof(" + array + "), " + other + ", " + Flat(type, array) + ");",
        (false, true) => buffers + ".RowsApart<" + otherType.Item + ">(nameof(" + array + "), " + array + ", " + Flat(otherType, other) + ");",
        _ => buffers + ".Apart(nameof(" + array + "), " + array + ", " + other + ");",
    };

    /// <summary>The elements of a row as a span.</summary>
    public static string Flat(ArrayType type, string array) => type.Form switch
    {
        ArrayForm.Memory => array + ".Span",
        ArrayForm.List => "global::System.Runtime.InteropServices.CollectionsMarshal.AsSpan(" + array + ")",
        _ => array,
    };
}
