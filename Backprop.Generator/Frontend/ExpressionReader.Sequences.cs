using Backprop.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Generator.Frontend;

/// <summary>a.Select(f).Where(p).Sum() ⇒ for (…) if (p(f(a[i]))) sum += f(a[i]): LINQ over arrays as the loop that it runs.</summary>
internal sealed partial class ExpressionReader
{
    /// <summary>Whether a call can be read as a loop over an array that the method has a name for, over passengers, or over what counts.</summary>
    public bool IsLoopOverSequence(IInvocationOperation call)
    {
        if (!IsLinq(call) || call.Arguments.Length == 0 || !IsSequence(call.Arguments[0].Value)) return false;
        bool isFiltered = IsFiltered(call.Arguments[0].Value);
        if (AsksItems(call, isFiltered)) return true;
        return (call.TargetMethod.Name, call.Arguments.Length) switch
        {
            ("Sum", 1 or 2) => TypeReader.IsReal(call.Type) && AreKnown(call.Arguments.Skip(1)),
            ("Average" or "Max" or "Min", 1 or 2) => TypeReader.IsReal(call.Type) && AreKnown(call.Arguments.Skip(1)) && !isFiltered,
            ("First" or "Last", 1) => IsOneItem(call.Type) && !isFiltered,
            ("ElementAt", 2) => TypeReader.IsReal(call.Type) && !isFiltered && (call.Arguments[1].Value.Type?.SpecialType == SpecialType.System_Int32 || FromEnd(call.Arguments[1]) is not null),
            ("ElementAtOrDefault", 2) => TypeReader.IsReal(call.Type) && !isFiltered && call.Arguments[1].Value.Type?.SpecialType == SpecialType.System_Int32,
            ("Aggregate", 2) => TypeReader.IsReal(call.Type) && AreKnown(call.Arguments.Skip(1)) && !isFiltered,
            ("Aggregate", 3) => IsFolded(call.Type) && AreKnown(call.Arguments.Skip(2)),
            ("ToArray", 1) => TypeReader.ReadArray(call.Type) is { IsFlat: true } && !isFiltered && Plain(call.Arguments[0].Value) is IInvocationOperation source && IsLinq(source),
            _ => false,
        };
    }

    /// <summary>The call that is read as a loop of which another one is a step; null if there is none.</summary>
    public SyntaxNode? LoopOver(IInvocationOperation step)
    {
        IOperation? at = step;
        while (at is IInvocationOperation or IArgumentOperation or IConversionOperation { IsImplicit: true } or IParenthesizedOperation)
        {
            if (at is IInvocationOperation call && call != step && IsLoopOverSequence(call)) return call.Syntax;
            if (at is IInvocationOperation between && !IsStep(between)) return null;
            at = at.Parent;
        }
        return null;
    }

    private bool IsReadAsLoop(IInvocationOperation call) => (callees.IsWanted(call) || CannotStand(call) || IsOverCollection(call)) && IsLoopOverSequence(call);

    private bool IsOverCollection(IInvocationOperation call) => IsLinq(call) && call.Arguments.Any(argument => GivesNumbers(argument.Value) || AreItems(argument.Value) || Plain(argument.Value) is IInvocationOperation before && IsOverCollection(before));

    private static bool IsLinq(IInvocationOperation call) => IsLinq(call.TargetMethod);

    public static bool IsLinq(IMethodSymbol method) => method.ContainingType?.ToDisplayString() == "System.Linq.Enumerable";

    private bool AreKnown(IEnumerable<IArgumentOperation> functions) => functions.All(argument => callees.Function(argument.Value) is not null);

    private bool IsSequence(IOperation operation) => Plain(operation) switch
    {
        IInvocationOperation call when IsStep(call) => true,
        IInvocationOperation { TargetMethod.Name: "Range" } call when IsLinq(call) => true,
        IInvocationOperation { TargetMethod.Name: "Repeat" } call when IsLinq(call) => TypeReader.IsReal(ItemOf(call)),
        var numbers when GivesNumbers(numbers) => true,
        var items when AreItems(items) => true,
        var array when TypeReader.ReadArray(array.Type) is { } type => (type.IsFlat || type is { Rank: 1, Form: ArrayForm.Array }) && (array is IArrayCreationOperation or IMemberReferenceOperation || IsOwnArray(array)),
        var passengers => IsOfPassengers(passengers),
    };

    /// <summary>Whether a call makes one sequence of another.</summary>
    private bool IsStep(IInvocationOperation call)
    {
        if (!IsLinq(call) || call.Arguments.Length == 0 || !IsSequence(call.Arguments[0].Value)) return false;
        bool isFiltered = IsFiltered(call.Arguments[0].Value);
        return (call.TargetMethod.Name, call.Arguments.Length) switch
        {
            ("Select" or "Where", 2) => AreKnown(call.Arguments.Skip(1)) && ((call.Arguments[1].Parameter!.Type as INamedTypeSymbol)?.TypeArguments.Length == 2 || IsIndexed(call) && !isFiltered),
            ("SelectMany", 2 or 3) => GivesSequences(call.Arguments[1]) && AreKnown(call.Arguments.Skip(2)),
            ("Zip", 2 or 3) => AreKnown(call.Arguments.Skip(2)) && IsSequence(call.Arguments[1].Value) && !isFiltered && !IsFiltered(call.Arguments[1].Value) && (call.Arguments.Length == 3 || composites.Is(ItemOf(call)) && !((INamedTypeSymbol)ItemOf(call)!).TypeArguments.Any(composites.IsObject)),
            ("Skip" or "Take", 2) => call.Arguments[1].Value.Type?.SpecialType == SpecialType.System_Int32,
            ("SkipLast" or "TakeLast", 2) => !isFiltered,
            ("TakeWhile" or "SkipWhile", 2) => AreKnown(call.Arguments.Skip(1)) && (call.Arguments[1].Parameter!.Type as INamedTypeSymbol)?.TypeArguments.Length == 2,
            ("Concat", 2) => TypeReader.IsReal(ItemOf(call)) && IsSequence(call.Arguments[1].Value) && !isFiltered && !IsFiltered(call.Arguments[1].Value),
            ("Append" or "Prepend", 2) => TypeReader.IsReal(ItemOf(call)) && !isFiltered,
            ("Reverse", 1) => !isFiltered || TypeReader.IsReal(ItemOf(call)),
            ("Order" or "OrderDescending", 1) => TypeReader.IsReal(ItemOf(call)),
            ("OrderBy" or "OrderByDescending", 2) => (TypeReader.IsReal(ItemOf(call)) || IsCount(call.Arguments[0].Value)) && AreKnown(call.Arguments.Skip(1)) && TypeReader.IsReal(((INamedTypeSymbol)call.Arguments[1].Parameter!.Type).TypeArguments[1]),
            _ => false,
        };
    }

    private static bool IsIndexed(IInvocationOperation call) => call.TargetMethod.Name == "Select" && (call.Arguments[1].Parameter!.Type as INamedTypeSymbol)?.TypeArguments.Length == 3;

    private static bool IsCount(IOperation operation) => Plain(operation) is IInvocationOperation { TargetMethod.Name: "Range" } call && IsLinq(call);

    /// <summary>Whether the items of a sequence are not those at the indices of its array.</summary>
    private static bool IsFiltered(IOperation operation) =>
        Plain(operation) is IInvocationOperation { Arguments.Length: > 0 } call && IsLinq(call) && (call.TargetMethod.Name is "Where" or "TakeWhile" or "SkipWhile" or "SelectMany" || !Gathers(call) && IsFiltered(call.Arguments[0].Value));

    /// <summary>Whether a step asks for all items before it gives one.</summary>
    private static bool Gathers(IInvocationOperation call) => call.TargetMethod.Name is "Reverse" or "Order" or "OrderDescending" or "OrderBy" or "OrderByDescending";

    private Value? ReadSequence(IInvocationOperation call)
    {
        if (!IsReadAsLoop(call)) return null;
        var sequence = SequenceOf(call.Arguments[0].Value, (call.TargetMethod.Name, call.Arguments.Length) switch
        {
            ("Aggregate", var count) => ParameterOf(call.Arguments[count - 1], 1),
            ("ElementAt", _) => null,
            (_, 2) => ParameterOf(call.Arguments[1], 0),
            _ => null,
        });
        if (AsksItems(call, IsFiltered(call.Arguments[0].Value))) return Asked(call, sequence);
        return call.TargetMethod.Name switch
        {
            "Aggregate" when call.Arguments.Length == 3 => Fold(call, sequence, Read(call.Arguments[1].Value), (sum, item) => Call(call.Arguments[2], [sum, item])),
            "Aggregate" => FoldFromFirst(call, sequence),
            "First" => First(sequence),
            "ElementAt" when FromEnd(call.Arguments[1]) is { } fromEnd => At(WithoutChanges(sequence, call), writer.Temporary("index", Integers.Minus(sequence.Count, ReadAtom(fromEnd)))),
            "ElementAtOrDefault" => AtOrDefault(sequence, ReadAtom(call.Arguments[1].Value), call.Type!),
            "ElementAt" => At(sequence, ReadAtom(call.Arguments[1].Value)),
            "Last" => First(Reversed(WithoutChanges(sequence, call))),
            "Average" => Average(call, sequence),
            "Max" => Extreme(call, sequence, "max"),
            "Min" => Extreme(call, sequence, "min"),
            "ToArray" => ToArray(call, sequence),
            _ => Sum(call, sequence),
        };
    }

    /// <param name="operation">What gives the items.</param>
    /// <param name="item">What an item goes by where it is used next; null where it has no name.</param>
    private Sequence SequenceOf(IOperation operation, string? item = null)
    {
        var plain = Plain(operation);
        if (GivesNumbers(plain)) return OfCollection(plain);
        if (AreItems(plain)) return OfItems(Bound(ReadItems(plain)!, (ItemsOf(plain)?.Type ?? plain.Type)!));
        if (plain is not IInvocationOperation call || !IsLinq(call) || call.TargetMethod.Name is not ("Range" or "Repeat") && !IsStep(call)) return TypeReader.ReadArray(plain.Type) is null ? OfPassengers(plain) : OfArray(writer.Copy(ReadAtom(plain)), item);
        if (call.TargetMethod.Name == "Range") return OfRange(call);
        if (call.TargetMethod.Name == "Repeat") return OfRepeated(call);
        if (call.TargetMethod.Name == "Prepend")
        {
            var (behind, itsBegin) = Second(call.Arguments[0].Value, () => SequenceOf(call.Arguments[0].Value, item));
            return Joined(call, OfOne(new Value(writer.Copy(ReadAtom(call.Arguments[1].Value)))), behind, itsBegin);
        }
        var source = SequenceOf(call.Arguments[0].Value, call.TargetMethod.Name switch
        {
            "Select" or "Where" or "TakeWhile" or "SkipWhile" or "OrderBy" or "OrderByDescending" => ParameterOf(call.Arguments[1], 0),
            "Zip" => call.Arguments.Length == 3 ? ParameterOf(call.Arguments[2], 0) : null,
            "SelectMany" => ParameterOf(call.Arguments[1], 0),
            _ => item,
        });
        switch (call.TargetMethod.Name)
        {
            case "Where":
                return Chosen(source, call.Arguments[1]);
            case "SelectMany":
                return Flattened(call, source);
            case "TakeWhile" or "SkipWhile":
                return Passing(call, source);
            case "Skip" or "Take" when IsFiltered(call.Arguments[0].Value):
                return Passing(call, source);
            case "Concat":
                var (second, begun) = Second(call.Arguments[1].Value, () => SequenceOf(call.Arguments[1].Value, item));
                return Joined(call, source, second, begun);
            case "Append":
                return Joined(call, source, OfOne(new Value(writer.Copy(ReadAtom(call.Arguments[1].Value)))));
            case "SkipLast":
                return WithoutChanges(source, call) with { Count = writer.Temporary("count", Integers.Count(AtLeastNone(call.Arguments[1].Value), source.Count, inclusive: false, IrType.Int)) };
            case "TakeLast":
                return Skipped(WithoutChanges(source, call), writer.Temporary("skipped", Integers.Count(AtLeastNone(call.Arguments[1].Value), source.Count, inclusive: false, IrType.Int)));
            case "Zip":
                source = WithoutChanges(source, call);
                var other = SequenceOf(call.Arguments[1].Value, call.Arguments.Length == 3 ? ParameterOf(call.Arguments[2], 1) : null);
                var count = writer.Temporary("count", Least(source.Count, other.Count));
                return new Sequence(count, (index, emit) => source.Each(index, a => other.Each(index, b => emit(call.Arguments.Length == 3 ? Call(call.Arguments[2], [a, b]) : new Value([a, b])))));
            case "Skip":
                return Skipped(WithoutChanges(source, call), AtLeastNone(call.Arguments[1].Value));
            case "Take":
                return source with { Count = writer.Temporary("count", Least(source.Count, AtLeastNone(call.Arguments[1].Value))) };
            case "Order" or "OrderDescending" or "OrderBy" or "OrderByDescending":
                return Ordered(call, source);
            case "Reverse" when isStepped || IsFiltered(call.Arguments[0].Value):
                return Reversed(InOneArray(call, source));
            case "Reverse":
                return Reversed(WithoutChanges(source, call));
            default:
                return source with { Each = (index, emit) => source.Each(index, item => emit(Call(call.Arguments[1], IsIndexed(call) ? [item, new Value(index)] : [item]))) };
        }
    }

    private string? ParameterOf(IArgumentOperation function, int number) => callees.Function(function.Value)?.Method.Parameters.ElementAtOrDefault(number)?.Name;

    private Sequence OfArray(Atom array, string? item) => new(LengthOf(array), (index, emit) =>
    {
        var place = new Place(array, Seq.Of<Expr>(index), ((ArrayType)array.Type).Element);
        emit(new Value(writer.Temporary(item ?? NameOf(place), place.Load)));
    })
    { Array = array };

    private Sequence OfItems(Variable arrays) => new(LengthOf(arrays.Value.Atoms.First()), (index, emit) => emit(ReadItem(arrays, index)));

    private Sequence OfRange(IInvocationOperation call)
    {
        int mark = writer.Pending;
        foreach (var argument in call.Arguments) writer.Wait(new Value(ReadAtom(argument.Value)));
        var bounds = ArgumentsInOrder(call, writer.Resume(mark)).Select(writer.Copy).ToArray();
        ThrowIf(writer.Temporary("isNegative", Integers.Compare(bounds[1], "<", Integers.Number(0))), "global::System.ArgumentOutOfRangeException(\"count\")");
        return new Sequence(bounds[1], (index, emit) => emit(new Value(writer.Temporary("item", Integers.Plus(bounds[0], index)))));
    }

    private Sequence OfRepeated(IInvocationOperation call)
    {
        int mark = writer.Pending;
        foreach (var argument in call.Arguments) writer.Wait(new Value(ReadAtom(argument.Value)));
        var given = ArgumentsInOrder(call, writer.Resume(mark)).Select(writer.Copy).ToArray();
        ThrowIf(writer.Temporary("isNegative", Integers.Compare(given[1], "<", Integers.Number(0))), "global::System.ArgumentOutOfRangeException(\"count\")");
        return new Sequence(given[1], (_, emit) => emit(new Value(given[0])));
    }

    /// <summary>What a function that is passed gives.</summary>
    private Value Call(IArgumentOperation function, IReadOnlyList<Value> values)
    {
        var callee = callees.Function(function.Value)!;
        if (callees.HasOwnRule(callee.Method)) return Ruled(callee.Method, callees.RoutineOf(callee.Method, speller), values.Select(value => value.Atom!).ToArray(), function);
        if (callee.Syntax is null)
            return Applied(callee.Method, KnownFunction(callee.Method)!, values.Select(value => value.Atom!), function);
        return Inline(callee, function, null, callee.Method.Parameters.Zip(values, (parameter, value) => (parameter, value)).ToArray(), []);
    }

    /// <param name="Count">How many indices there are.</param>
    /// <param name="Each">Writes what is done with the item at an index, if there is one.</param>
    private sealed record Sequence(Atom Count, Action<Atom, Action<Value>> Each)
    {
        /// <summary>The array that holds nothing but the items.</summary>
        public Atom? Array { get; init; }

        /// <summary>Writes what counts the items that there may be, where that is more than there are indices.</summary>
        public Func<Atom>? Most { get; init; }

        /// <summary>What may end the loop over the items before there are none.</summary>
        public IReadOnlyList<Ending> Endings { get; init; } = [];
    }
}
