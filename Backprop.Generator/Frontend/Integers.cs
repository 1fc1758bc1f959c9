using System.Globalization;
using Backprop.Generator.Ir;

namespace Backprop.Generator.Frontend;

/// <summary>Integers that the reader itself computes: lengths and what is counted from them.</summary>
internal static class Integers
{
    public static Atom Number(int value) => new Const(value, value.ToString(CultureInfo.InvariantCulture), IrType.Int);

    /// <summary>How many elements an array has.</summary>
    public static Quoted Length(Atom array) => Text(Binding.Primary, array, ((ArrayType)array.Type).Form == ArrayForm.List ? ".Count" : ".Length");

    /// <summary>How many elements an array has along one of its dimensions.</summary>
    public static Quoted Length(Atom array, int dimension) =>
        ((ArrayType)array.Type).Rank == 1 ? Length(array) : Text(Binding.Primary, array, ".GetLength(" + dimension.ToString(CultureInfo.InvariantCulture) + ")");

    public static Expr Plus(Atom a, Atom b) => IsZero(a) ? b : IsZero(b) ? a : Combine(a, " + ", b, Binding.Additive);

    public static Expr Minus(Atom a, Atom b) => IsZero(b) ? a : Combine(a, " - ", b, Binding.Additive);

    public static Quoted Less(Atom a, Atom b) => Combine(a, " < ", b, Binding.Relational) with { Type = IrType.Bool };

    private static bool IsZero(Atom atom) => atom is Const { Value: 0 };

    private static Quoted Combine(Atom a, string sign, Atom b, Binding binding) => new(Seq.Of("", sign, ""), Seq.Of(Hole(a), Hole(b)), IrType.Int, binding, Movable: true);

    private static Quoted Text(Binding binding, Atom array, string text) => new(Seq.Of("", text), Seq.Of(Hole(array)), IrType.Int, binding, Movable: true);

    private static Hole Hole(Atom atom) => new(atom, HoleKind.Cut, -1);
}
