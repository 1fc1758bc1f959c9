using Backprop.Generator.Ir;

namespace Backprop.Generator.Emit;

/// <summary>Types of the machine's own, shortly where nothing in the method's scope has their names.</summary>
internal static class TypeNames
{
    /// <summary>A type by its full name.</summary>
    public static string Known(string type, Seq<(string Type, string Text)> wellKnown) => wellKnown.FirstOrDefault(known => known.Type == type).Text ?? "global::" + type;

    public static string Of(IrType type, Seq<(string Type, string Text)> wellKnown)
    {
        if (type is ArrayType { IsSpan: true } span)
        {
            string full = span.Form == ArrayForm.Span ? "System.Span" : "System.ReadOnlySpan";
            return Known(full, wellKnown) + "<" + span.Item + ">";
        }
        if (type is ArrayType { Form: ArrayForm.Cells } cells) return Known("Backprop.Cells", wellKnown) + "<" + cells.Element.Text + ">";
        if (type is Passive) return wellKnown.FirstOrDefault(known => "global::" + known.Type == type.Text).Text ?? type.Text;
        if (type is CallStack stack) return Known("Backprop.CallTape", wellKnown) + "<" + Of(stack.Element, wellKnown) + ">";
        if (type is not Tape tape) return type.Text;
        string text = type.Text == Tape.BitTape ? "Backprop.BitTape" : "Backprop.Tape";
        string known = Known(text, wellKnown);
        return type.Text == Tape.BitTape ? known : known + "<" + tape.Element.Text + ">";
    }
}
