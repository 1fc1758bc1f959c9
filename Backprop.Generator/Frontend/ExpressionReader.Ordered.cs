using Backprop.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Generator.Frontend;

/// <summary>a.OrderBy(f) ⇒ a[order[i]], order asked for once; what asks for all items first keeps them in an array.</summary>
internal sealed partial class ExpressionReader
{
    private Sequence Ordered(IInvocationOperation call, Sequence source)
    {
        var items = IsCount(call.Arguments[0].Value) ? source : InOneArray(call, source);
        var keys = call.Arguments.Length == 1 ? items.Array! : KeysOf(call, items);
        var order = OrderOf(keys, ", isDescending: " + (call.TargetMethod.Name.EndsWith("Descending", StringComparison.Ordinal) ? "true" : "false"));
        return items with { Each = (index, emit) => items.Each(From(order, index), emit), Array = null };
    }

    private Atom KeysOf(IInvocationOperation call, Sequence items) =>
        Kept(call, ArrayType.Of(TypeReader.Read(((INamedTypeSymbol)call.Arguments[1].Parameter!.Type).TypeArguments[1])), items, item => Call(call.Arguments[1], [item]));

    /// <summary>The items, all asked for at once.</summary>
    private Sequence InOneArray(IInvocationOperation call, Sequence source)
    {
        writer.Hold();
        return OfArray(IsFiltered(call.Arguments[0].Value) ? Gathered(call, source) : Kept(call, ArrayType.Of(TypeReader.Read(ItemOf(call)!)), source, item => item), item: null);
    }
}
