using Backprop.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Generator.Frontend;

/// <summary>a.OrderBy(f) ⇒ a[order[i]], order asked for once; what asks for all items first keeps them in an array.</summary>
internal sealed partial class ExpressionReader
{
    private Sequence Ordered(IInvocationOperation call, Sequence source)
    {
        bool isCount = IsCount(call.Arguments[0].Value);
        var items = isCount ? source : InOneArray(call, source);
        var keys = call.Arguments.Length == 1 ? null : KeysOf(call, items);
        var element = keys is null ? TypeReader.Read(ItemOf(call)!) : ((ArrayType)keys.Type).Element;
        bool isDescending = call.TargetMethod.Name.EndsWith("Descending", StringComparison.Ordinal);
        string buffers = speller.Of(Model.Compilation.GetTypeByMetadataName("Backprop.Buffers")!);
        var order = writer.Temporary("order", new Quoted(Seq.Of(buffers + ".Order<" + element.Text + ">(", ", isDescending: " + (isDescending ? "true" : "false") + ")"), Seq.Of(Cut(keys ?? items.Array!)), new Passive("int[]"), Binding.Primary, Movable: false) { Pure = true, Repeatable = true });
        return items with { Each = (index, emit) => items.Each(writer.Temporary("from", new Quoted(Seq.Of("", "[", "]"), Seq.Of(Cut(order), Cut(index)), IrType.Int, Binding.Primary, Movable: true)), emit), Array = null };
    }

    private Atom KeysOf(IInvocationOperation call, Sequence items)
    {
        var type = ArrayType.Of(TypeReader.Read(((INamedTypeSymbol)call.Arguments[1].Parameter!.Type).TypeArguments[1]));
        var keys = NewArray(type, items.Count);
        int site = StoreSite(call);
        CountedLoops.ForEach(writer, [items.Count], indices => items.Each((Atom)indices[0], item => writer.Add(new Store(keys, indices, Call(call.Arguments[1], [item]).Atom!, writer.Quote) { Site = site })));
        return keys;
    }

    /// <summary>The items, all asked for at once.</summary>
    private Sequence InOneArray(IInvocationOperation call, Sequence source)
    {
        writer.Hold();
        if (IsFiltered(call.Arguments[0].Value)) return OfArray(Gathered(call, source), item: null);
        var type = ArrayType.Of(TypeReader.Read(ItemOf(call)!));
        var items = NewArray(type, source.Count);
        int site = StoreSite(call);
        CountedLoops.ForEach(writer, [source.Count], indices => source.Each((Atom)indices[0], item => writer.Add(new Store(items, indices, Convert(item.Atom!, type.Element), writer.Quote) { Site = site })));
        return OfArray(items, item: null);
    }
}
