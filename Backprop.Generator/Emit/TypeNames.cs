using Backprop.Generator.Ir;

namespace Backprop.Generator.Emit;

/// <summary>Types of the machine's own, shortly where nothing in the method's scope has their names.</summary>
internal static class TypeNames
{
    public static string Of(IrType type, Seq<(string Type, string Text)> wellKnown)
    {
        if (type is ArrayType { IsSpan: true } span)
        {
            string full = span.Form == ArrayForm.Span ? "System.Span" : "System.ReadOnlySpan";
            return (wellKnown.FirstOrDefault(pair => pair.Type == full).Text ?? "global::" + full) + "<" + span.Element.Text + ">";
        }
        if (type is not Tape tape) return type.Text;
        string text = type.Text == Tape.BitTape ? "Backprop.BitTape" : "Backprop.Tape";
        string known = wellKnown.FirstOrDefault(pair => pair.Type == text).Text ?? "global::" + text;
        return type.Text == Tape.BitTape ? known : known + "<" + tape.Element.Text + ">";
    }
}
