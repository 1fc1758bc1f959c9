using Backprop.Generator.Diagnostics;
using Backprop.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Generator.Frontend;

/// <summary>What becomes of the items of a sequence: Sum, Average, Max, Min, Aggregate, ToArray ⇒ the loop that each is.</summary>
internal sealed partial class ExpressionReader
{
    private const string Empty = "global::System.InvalidOperationException(\"Sequence contains no elements\")";

    private Value Sum(IInvocationOperation call, Sequence sequence) => new(Convert(Total(call, sequence), TypeReader.Read(call.Type!)));

    private Value Average(IInvocationOperation call, Sequence sequence)
    {
        ThrowIfEmpty(sequence);
        var mean = Operation(new Apply(Fn.Div, Seq.Of<Expr>(Total(call, sequence), Convert(sequence.Count, IrType.Double)), IrType.Double));
        return new Value(Convert(mean.Atom!, TypeReader.Read(call.Type!)));
    }

    /// <summary>The sum of the terms, of floats too in double, as the framework has it.</summary>
    private Atom Total(IInvocationOperation call, Sequence sequence) => Fold(call, sequence, new Value(new Const(0, null, IrType.Double)),
        (sum, item) => Operation(new Apply(Fn.Add, Seq.Of<Expr>(sum.Atom!, Convert(Term(call, item).Atom!, IrType.Double)), IrType.Double))).Atom!;

    private Value Term(IInvocationOperation call, Value item) => call.Arguments.Length == 2 ? Call(call.Arguments[1], [item]) : item;

    private Value Fold(IInvocationOperation call, Sequence sequence, Value seed, Func<Value, Value, Value> next)
    {
        var sum = seed.Atom is { Type.IsReal: true } first ? new Variable(writer.NewLocal("sum", first.Type, LocalRole.Primal), []) : writer.NewVariable("sum", call.Type!, LocalRole.Primal);
        writer.Hold();
        AssignTo(sum, seed);
        ForEach(sequence, writer.NewLabel(), item => AssignTo(sum, next(sum.Value, item)));
        return sum.Value;
    }

    /// <summary>The first of the items that no other is beyond. As the framework has it: Max passes over what is no number, Min gives it.</summary>
    private Value Extreme(IInvocationOperation call, Sequence sequence, string name)
    {
        ThrowIfEmpty(sequence);
        var type = TypeReader.Read(call.Type!);
        var best = new Variable(writer.NewLocal(name, type, LocalRole.Primal), []);
        writer.Hold();
        writer.Begin(best);
        sequence.Each(Integers.Number(0), item => AssignTo(best, Term(call, item)));
        ForRest(sequence, item => Improve(best, Term(call, item), name == "max"));
        return best.Value;
    }

    private void Improve(Variable best, Value item, bool isMax)
    {
        var (term, now) = (item.Atom!, best.Value.Atom!);
        var (beyond, unordered) = isMax ? (" > ", now) : (" < ", term);
        var isBetter = new Quoted(Seq.Of("", beyond, " || " + now.Type.Text + ".IsNaN(", ")"), Seq.Of(Cut(term), Cut(now), Cut(unordered)), IrType.Bool, Binding.Or, Movable: true);
        writer.Choose(writer.Temporary("isBetter", isBetter), writer.Body(() => AssignTo(best, new Value(term))), Seq<Stmt>.Empty);
    }

    private Value FoldFromFirst(IInvocationOperation call, Sequence sequence)
    {
        ThrowIfEmpty(sequence);
        var all = new Variable(writer.NewLocal("all", TypeReader.Read(call.Type!), LocalRole.Primal), []);
        writer.Hold();
        writer.Begin(all);
        sequence.Each(Integers.Number(0), item => AssignTo(all, item));
        ForRest(sequence, item => AssignTo(all, Call(call.Arguments[1], [all.Value, item])));
        return all.Value;
    }

    /// <summary>What is done with all items but the first.</summary>
    private void ForRest(Sequence sequence, Action<Value> each)
    {
        var rest = writer.Temporary("count", Integers.Minus(sequence.Count, Integers.Number(1)));
        CountedLoops.ForEach(writer, [rest], indices => sequence.Each(writer.Temporary("index", Integers.Shifted((Atom)indices[0], 1)), each));
    }

    private Value First(Sequence sequence)
    {
        ThrowIfEmpty(sequence);
        Value? first = null;
        sequence.Each(Integers.Number(0), item => first = item);
        return first!;
    }

    private Value At(Sequence sequence, Atom index)
    {
        ThrowIf(IsOutside(sequence, index), "global::System.ArgumentOutOfRangeException(\"index\")");
        Value? found = null;
        sequence.Each(index, item => found = item);
        return found!;
    }

    private Value AtOrDefault(Sequence sequence, Atom index, ITypeSymbol type)
    {
        var found = writer.NewVariable("found", type, LocalRole.Primal);
        writer.Begin(found);
        writer.Choose(IsOutside(sequence, index), Seq<Stmt>.Empty, writer.Body(() => sequence.Each(index, item => AssignTo(found, item))));
        return found.Value;
    }

    private Atom IsOutside(Sequence sequence, Atom index) =>
        writer.Temporary("isOutside", new Quoted(Seq.Of("(uint)", " >= (uint)", ""), Seq.Of(Cut(index), Cut(sequence.Count)), IrType.Bool, Binding.Relational, Movable: true));

    /// <summary>The number in ^1.</summary>
    private static IOperation? FromEnd(IArgumentOperation index) => index.Value is IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat, Operand: var number } ? number : null;

    /// <summary>Whether a value may be folded into: a number, a struct that could be read as its parts, or an array.</summary>
    private bool IsFolded(ITypeSymbol? type) => TypeReader.IsReal(type) || TypeReader.ReadArray(type) is { IsFlat: true, Form: ArrayForm.Array } || type is { TypeKind: TypeKind.Struct } && (composites.Is(type) || Composites.CanBe(type));

    /// <summary>The items, in an array of their own.</summary>
    private Value ToArray(IInvocationOperation call, Sequence sequence)
    {
        writer.Hold();
        return new Value(Kept(call, TypeReader.ReadArray(call.Type)!, sequence, item => item));
    }

    /// <summary>What is made of each item, in an array of a type.</summary>
    private Atom Kept(IInvocationOperation call, ArrayType type, Sequence sequence, Func<Value, Value> made)
    {
        var array = NewArray(type, sequence.Count);
        int site = StoreSite(call);
        CountedLoops.ForEach(writer, [sequence.Count], indices => sequence.Each((Atom)indices[0], item => writer.Add(new Store(array, indices, Convert(made(item).Atom!, type.Element), writer.Quote) { Site = site })));
        return array;
    }

    private void ThrowIfEmpty(Sequence sequence)
    {
        var isEmpty = writer.Temporary("isEmpty", Integers.Compare(sequence.Count, "<", Integers.Number(1)));
        ThrowIf(isEmpty, Empty);
    }

    private void ThrowIf(Atom condition, string exception) => writer.Choose(condition, writer.Body(() => ThrowNew(exception)), Seq<Stmt>.Empty);
}
