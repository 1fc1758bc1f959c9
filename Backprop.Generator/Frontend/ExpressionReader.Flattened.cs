using Backprop.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Generator.Frontend;

/// <summary>rows.SelectMany(row => row) ⇒ a loop over rows, and one over each row inside of it.</summary>
internal sealed partial class ExpressionReader
{
    /// <summary>Whether a lambda says of each item what is gone through.</summary>
    private bool GivesSequences(IArgumentOperation function) =>
        callees.Function(function.Value) is not null && (function.Parameter!.Type as INamedTypeSymbol)?.TypeArguments.Length == 2 && Selected(function) is { } selected && IsSequence(selected);

    /// <summary>What a lambda returns that does nothing else.</summary>
    private static IOperation? Selected(IArgumentOperation function)
    {
        var value = function.Value;
        while (value is IConversionOperation conversion) value = conversion.Operand;
        return value is IDelegateCreationOperation { Target: IAnonymousFunctionOperation { Body.Operations: { Length: 1 } body } } && body[0] is IReturnOperation { ReturnedValue: { } selected } ? selected : null;
    }

    private Sequence Flattened(IInvocationOperation call, Sequence source)
    {
        var function = call.Arguments[1];
        return source with
        {
            Array = null,
            Each = (index, emit) => source.Each(index, item => ForEach(SelectedFrom(function, item), writer.NewLabel(), part => emit(call.Arguments.Length == 3 ? Call(call.Arguments[2], [item, part]) : part))),
            Most = () => Many(call, source, item => MostOf(SelectedFrom(function, item))),
        };
    }

    private Sequence SelectedFrom(IArgumentOperation function, Value item)
    {
        var callee = callees.Function(function.Value)!;
        Sequence? sequence = null;
        Inline(callee, function, null, [(callee.Method.Parameters[0], item)], [], () =>
        {
            sequence = SequenceOf(Selected(function)!);
            return new Value([]);
        });
        return sequence!;
    }

    /// <summary>No less than the number of items that there are.</summary>
    private static Atom MostOf(Sequence sequence) => sequence.Most?.Invoke() ?? sequence.Count;

    /// <summary>How many items all sequences have: they are asked for once more, so that nobody may see that.</summary>
    private Atom Many(IInvocationOperation call, Sequence source, Func<Value, Atom> count)
    {
        int texts = writer.Opaque.Count;
        var all = writer.NewLocal("count", IrType.Int, LocalRole.Primal);
        writer.Hold();
        writer.Assign(all, Integers.Number(0));
        var loop = writer.Body(() => ForEach(source, writer.NewLabel(), item =>
        {
            var more = count(item);
            writer.Assign(all, Integers.Plus(new Read(all), more));
        }), isCertain: true);
        if (Changes(loop, all.Id, texts)) throw RefuseChange(call);
        foreach (var stmt in loop) writer.Add(stmt);
        return writer.Copy(new Read(all));
    }
}
