using Backprop.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Generator.Frontend;

/// <summary>Array.Sort(a) ⇒ a[i] = old[order[i]], order asked for once; Array.Reverse(a) ⇒ the swaps that it is.</summary>
internal sealed partial class ExpressionReader
{
    private void Sort(Atom array, IOperation call)
    {
        int site = StoreSite(call);
        var element = ((ArrayType)array.Type).Element;
        var order = OrderOf(array);
        var sorted = NewArray(ArrayType.Of(element), LengthOf(array));
        CountedLoops.ForEach(writer, [LengthOf(array)], indices =>
        {
            writer.Add(new Store(sorted, indices, writer.Temporary("element", new Element(array, Seq.Of<Expr>(From(order, (Atom)indices[0])), element)), writer.Quote));
        });
        Copy(sorted, Integers.Number(0), array, Integers.Number(0), LengthOf(array), site);
    }

    /// <summary>Where each element comes from, when an array is sorted in some way.</summary>
    private Atom OrderOf(Atom array, string way = "")
    {
        string buffers = speller.Of(Model.Compilation.GetTypeByMetadataName("Backprop.Buffers")!);
        return writer.Temporary("order", new Quoted(Seq.Of(buffers + ".Order<" + ((ArrayType)array.Type).Element.Text + ">(", way + ")"), Seq.Of(Cut(array)), new Passive("int[]"), Binding.Primary, Movable: false) { Pure = true, Repeatable = true });
    }

    private Atom From(Atom order, Atom index) => writer.Temporary("from", new Quoted(Seq.Of("", "[", "]"), Seq.Of(Cut(order), Cut(index)), IrType.Int, Binding.Primary, Movable: true));

    private void Reverse(IReadOnlyList<Atom> arrays, IOperation call)
    {
        int site = StoreSite(call);
        var last = writer.Temporary("last", Integers.Shifted(LengthOf(arrays[0]), -1));
        var half = writer.Temporary("half", new Quoted(Seq.Of("", " / 2"), Seq.Of(new Hole(LengthOf(arrays[0]), HoleKind.Cut, -1)), IrType.Int, Binding.Multiplicative, Movable: true));
        CountedLoops.ForEach(writer, [half], indices =>
        {
            var other = Seq.Of<Expr>(writer.Temporary("other", Integers.Minus(last, (Atom)indices[0])));
            foreach (var array in arrays)
            {
                var element = ((ArrayType)array.Type).Element;
                var left = writer.Temporary("left", new Element(array, indices, element));
                writer.Add(new Store(array, indices, writer.Temporary("right", new Element(array, other, element)), writer.Quote) { Site = site });
                writer.Add(new Store(array, other, left, writer.Quote) { Site = site });
            }
        });
    }
}
