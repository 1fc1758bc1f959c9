using Backprop.Generator.Diagnostics;
using Backprop.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Generator.Frontend;

/// <summary>a.Select(f).Where(p).Sum() ⇒ for (…) if (p(f(a[i]))) sum += f(a[i]): LINQ over arrays as the loop that it runs.</summary>
internal sealed partial class ExpressionReader
{
    /// <summary>Whether a call can be read as a loop over an array that the method has a name for.</summary>
    public bool IsLoopOverSequence(IInvocationOperation call) =>
        IsLinq(call) && TypeReader.IsReal(call.Type) && (call.TargetMethod.Name, call.Arguments.Length) is ("Sum", 1 or 2) or ("Average", 1) or ("Aggregate", 3)
        && (call.TargetMethod.Name != "Average" || !IsFiltered(call.Arguments[0].Value)) && IsSequence(call.Arguments[0].Value) && AreKnown(call.Arguments.Skip(call.TargetMethod.Name == "Aggregate" ? 2 : 1));

    private bool IsReadAsLoop(IInvocationOperation call) => callees.IsWanted(call) && IsLoopOverSequence(call);

    private static bool IsLinq(IInvocationOperation call) => call.TargetMethod.ContainingType?.ToDisplayString() == "System.Linq.Enumerable";

    private bool AreKnown(IEnumerable<IArgumentOperation> functions) => functions.All(argument => callees.Function(argument.Value) is not null);

    private bool IsSequence(IOperation operation) => Plain(operation) switch
    {
        IInvocationOperation call when IsLinq(call) && IsSequence(call.Arguments[0].Value) => call.TargetMethod.Name switch
        {
            "Select" or "Where" => AreKnown(call.Arguments.Skip(1)) && (call.Arguments[1].Parameter!.Type as INamedTypeSymbol)?.TypeArguments.Length == 2 || IsIndexed(call) && !IsFiltered(call.Arguments[0].Value) && AreKnown(call.Arguments.Skip(1)),
            "Zip" => call.Arguments.Length == 3 && AreKnown(call.Arguments.Skip(2)) && IsSequence(call.Arguments[1].Value) && !IsFiltered(call.Arguments[0].Value) && !IsFiltered(call.Arguments[1].Value),
            "Skip" => !IsFiltered(call.Arguments[0].Value) && call.Arguments[1].Value.ConstantValue is { HasValue: true, Value: int and >= 0 },
            _ => false,
        },
        var array => IsOwnArray(array) && TypeReader.ReadArray(array.Type) is { IsFlat: true },
    };

    private static bool IsIndexed(IInvocationOperation call) => call.TargetMethod.Name == "Select" && (call.Arguments[1].Parameter!.Type as INamedTypeSymbol)?.TypeArguments.Length == 3;

    /// <summary>Whether the items of a sequence are not those at the indices of its array.</summary>
    private static bool IsFiltered(IOperation operation) =>
        Plain(operation) is IInvocationOperation call && IsLinq(call) && (call.TargetMethod.Name == "Where" || IsFiltered(call.Arguments[0].Value));

    private Value? ReadSequence(IInvocationOperation call)
    {
        if (!IsReadAsLoop(call)) return null;
        var sequence = SequenceOf(call.Arguments[0].Value);
        return call.TargetMethod.Name switch
        {
            "Aggregate" => Fold(call, sequence, Read(call.Arguments[1].Value), (sum, item) => Call(call.Arguments[2], [sum, item])),
            "Average" => Average(call, sequence),
            _ => Sum(call, sequence),
        };
    }

    private Value Sum(IInvocationOperation call, Sequence sequence)
    {
        var total = Total(call, sequence, item => call.Arguments.Length == 2 ? Call(call.Arguments[1], [item]) : item);
        return new Value(Convert(total, TypeReader.Read(call.Type!)));
    }

    private Value Average(IInvocationOperation call, Sequence sequence)
    {
        var isEmpty = writer.Temporary("isEmpty", Integers.Compare(sequence.Count, "<", Integers.Number(1)));
        writer.Choose(isEmpty, writer.Body(() => writer.Effect(new Quoted(Seq.Of("throw new global::System.InvalidOperationException(\"Sequence contains no elements\")"), Seq<Hole>.Empty, new Passive("void"), Binding.Loose, Movable: false))), Seq<Stmt>.Empty);
        var total = Total(call, sequence, item => item);
        var mean = Operation(new Apply(Fn.Div, Seq.Of<Expr>(total, Convert(sequence.Count, IrType.Double)), IrType.Double));
        return new Value(Convert(mean.Atom!, TypeReader.Read(call.Type!)));
    }

    /// <summary>The sum of the terms, of floats too in double, as the framework has it.</summary>
    private Atom Total(IInvocationOperation call, Sequence sequence, Func<Value, Value> term) =>
        Fold(call, sequence, new Value(new Const(0, null, IrType.Double)), (sum, item) => Operation(new Apply(Fn.Add, Seq.Of<Expr>(sum.Atom!, Convert(term(item).Atom!, IrType.Double)), IrType.Double))).Atom!;

    private Value Fold(IInvocationOperation call, Sequence sequence, Value seed, Func<Value, Value, Value> next)
    {
        if (seed.Atom is not { } first) throw Refuse(Descriptors.Expression, call, "A fold of tuples");
        var sum = new Variable(writer.NewLocal("sum", first.Type, LocalRole.Primal), []);
        writer.Hold();
        AssignTo(sum, seed);
        CountedLoops.ForEach(writer, [sequence.Count], indices => sequence.Each((Atom)indices[0], item => AssignTo(sum, next(sum.Value, item))));
        return sum.Value;
    }

    private Sequence SequenceOf(IOperation operation)
    {
        var plain = Plain(operation);
        if (plain is not IInvocationOperation call || !IsLinq(call)) return OfArray(writer.Copy(ReadAtom(plain)));
        var source = SequenceOf(call.Arguments[0].Value);
        switch (call.TargetMethod.Name)
        {
            case "Where":
                return source with { Each = (index, emit) => source.Each(index, item => writer.Choose(Call(call.Arguments[1], [item]).Atom!, writer.Body(() => emit(item)), Seq<Stmt>.Empty)) };
            case "Zip":
                var other = SequenceOf(call.Arguments[1].Value);
                var count = writer.Temporary("count", new Quoted(Seq.Of("global::System.Math.Min(", ", ", ")"), Seq.Of(new Hole(source.Count, HoleKind.Cut, -1), new Hole(other.Count, HoleKind.Cut, -1)), IrType.Int, Binding.Primary, Movable: true));
                return new Sequence(count, (index, emit) => source.Each(index, a => other.Each(index, b => emit(Call(call.Arguments[2], [a, b])))));
            case "Skip":
                var skipped = Integers.Number((int)call.Arguments[1].Value.ConstantValue.Value!);
                return new Sequence(writer.Temporary("count", Integers.Minus(source.Count, skipped)), (index, emit) => source.Each(writer.Temporary("index", Integers.Plus(index, skipped)), emit));
            default:
                return source with { Each = (index, emit) => source.Each(index, item => emit(Call(call.Arguments[1], IsIndexed(call) ? [item, new Value(index)] : [item]))) };
        }
    }

    private Sequence OfArray(Atom array) => new(LengthOf(array), (index, emit) =>
    {
        var place = new Place(array, Seq.Of<Expr>(index), ((ArrayType)array.Type).Element);
        emit(new Value(writer.Temporary(NameOf(place), place.Load)));
    });

    /// <summary>What a function that is passed gives.</summary>
    private Value Call(IArgumentOperation function, IReadOnlyList<Value> values)
    {
        var callee = callees.Function(function.Value)!;
        if (callees.HasOwnRule(callee.Method)) return Ruled(callee.Method, values.Select(value => value.Atom!).ToArray(), function);
        if (callee.Syntax is null)
            return Applied(callee.Method, KnownFunction(callee.Method)!, values.Select(value => value.Atom!), function);
        return Inline(callee, function, null, callee.Method.Parameters.Zip(values, (parameter, value) => (parameter, value)).ToArray(), []);
    }

    /// <param name="Count">How many indices there are.</param>
    /// <param name="Each">Writes what is done with the item at an index, if there is one.</param>
    private sealed record Sequence(Atom Count, Action<Atom, Action<Value>> Each);
}
