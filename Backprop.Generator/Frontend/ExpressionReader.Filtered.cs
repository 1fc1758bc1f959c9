using Backprop.Generator.Diagnostics;
using Backprop.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Generator.Frontend;

/// <summary>a.Any(p), a.Where(p).First(), a.Where(p).ToArray() ⇒ the loop that asks each item, and ends where LINQ does.</summary>
internal sealed partial class ExpressionReader
{
    private static readonly HashSet<string> asking = ["Any", "All", "Count", "First", "FirstOrDefault", "Last", "LastOrDefault", "Single", "SingleOrDefault"];

    /// <summary>Whether a call asks the items of a sequence one after the other.</summary>
    private bool AsksItems(IInvocationOperation call, bool isFiltered) => (call.TargetMethod.Name, call.Arguments.Length) switch
    {
        ("Any" or "Count", 1) => isFiltered,
        ("Any" or "All" or "Count", 2) => AreKnown(call.Arguments.Skip(1)),
        ("First" or "Last", 1) => IsOneItem(call.Type) && isFiltered,
        ("FirstOrDefault" or "LastOrDefault" or "Single" or "SingleOrDefault", 1) => IsOneItem(call.Type),
        ("First" or "Last" or "FirstOrDefault" or "LastOrDefault" or "Single" or "SingleOrDefault", 2) => IsOneItem(call.Type) && (Otherwise(call) is not null && IsOneNumber(call.Type) || AreKnown(call.Arguments.Skip(1))),
        ("FirstOrDefault" or "LastOrDefault" or "SingleOrDefault", 3) => IsOneNumber(call.Type) && AreKnown([call.Arguments[1]]),
        ("Average" or "Max" or "Min", 1 or 2) => TypeReader.IsReal(call.Type) && AreKnown(call.Arguments.Skip(1)) && isFiltered,
        ("Aggregate", 2) => TypeReader.IsReal(call.Type) && AreKnown(call.Arguments.Skip(1)) && isFiltered,
        ("ToArray", 1) => TypeReader.ReadArray(call.Type) is { IsFlat: true } && isFiltered,
        ("MinBy" or "MaxBy", 2) => IsOneItem(call.Type) && call.Arguments[1].Parameter!.Type is INamedTypeSymbol { TypeArguments: { Length: 2 } types } && IsOneNumber(types[1]) && AreKnown(call.Arguments.Skip(1)),
        _ => false,
    };

    /// <summary>Whether a value is a number, or one of the structs that are read as their parts.</summary>
    private bool IsOneItem(ITypeSymbol? type) => IsOneNumber(type) || type is { IsValueType: true } && composites.Is(type);

    private static bool IsOneNumber(ITypeSymbol? type) => TypeReader.IsReal(type) || TypeReader.IsIntegral(type);

    /// <summary>The items of which a condition holds; or does not.</summary>
    private Sequence Chosen(Sequence source, IArgumentOperation condition, bool holds = true) => source with
    {
        Each = (index, emit) => source.Each(index, item =>
        {
            var asked = Call(condition, [item]).Atom!;
            var chosen = writer.Body(() => emit(item));
            writer.Choose(asked, holds ? chosen : Seq<Stmt>.Empty, holds ? Seq<Stmt>.Empty : chosen);
        }),
    };

    private Value? Asked(IInvocationOperation call, Sequence sequence)
    {
        string name = call.TargetMethod.Name;
        if (asking.Contains(name) && Condition(call) is not null) sequence = Chosen(sequence, call.Arguments[1], holds: name != "All");
        return name switch
        {
            "Any" => new Value(IsAny(sequence, "any", call, Truth.False)),
            "All" => new Value(IsAny(sequence, "all", call, Truth.True)),
            "Count" => new Value(Counted(sequence, call, _ => { })),
            "First" or "FirstOrDefault" => OneOf(call, sequence, isFirst: true),
            "Last" or "LastOrDefault" or "Single" or "SingleOrDefault" => OneOf(call, sequence, isFirst: false),
            "ToArray" => new Value(Gathered(call, sequence)),
            "Average" => Mean(call, sequence),
            "Aggregate" => Best(call, sequence, "all", item => item, (all, item) => AssignTo(all, Call(call.Arguments[1], [all.Value, item]))),
            "MinBy" or "MaxBy" => ByKey(call, sequence),
            _ => Best(call, sequence, name == "Max" ? "max" : "min", item => Term(call, item), (best, item) => Improve(best, item, name == "Max")),
        };
    }

    private Atom IsAny(Sequence sequence, string name, IInvocationOperation call, Const otherwise)
    {
        var answer = writer.NewLocal(name, IrType.Bool, LocalRole.Primal);
        writer.Hold();
        writer.Assign(answer, otherwise);
        int exit = writer.NewLabel();
        ForEach(sequence, exit, _ =>
        {
            writer.Assign(answer, Truth.Of(otherwise.Value == 0));
            writer.Leave(exit);
        });
        return new Read(answer);
    }

    /// <summary>How many items there are, with each of which something is done first, given its number.</summary>
    private Atom Counted(Sequence sequence, IInvocationOperation call, Action<(Value Item, Atom Number)> each)
    {
        var count = writer.NewLocal("count", IrType.Int, LocalRole.Primal);
        writer.Hold();
        writer.Assign(count, Integers.Number(0));
        ForEach(sequence, writer.NewLabel(), item =>
        {
            each((item, new Read(count)));
            writer.Assign(count, Integers.Shifted(new Read(count), 1));
        });
        return new Read(count);
    }

    private static IArgumentOperation? Condition(IInvocationOperation call) => call.Arguments.FirstOrDefault(argument => argument.Parameter!.Name == "predicate");

    private static IArgumentOperation? Otherwise(IInvocationOperation call) => call.Arguments.FirstOrDefault(argument => argument.Parameter!.Name == "defaultValue");

    /// <summary>The first item, behind which nothing is asked for; the last, or the only one.</summary>
    private Value OneOf(IInvocationOperation call, Sequence sequence, bool isFirst)
    {
        bool isSingle = call.TargetMethod.Name is "Single" or "SingleOrDefault";
        string element = Condition(call) is null ? " element" : " matching element";
        var otherwise = Otherwise(call) is { } given ? writer.Copy(ReadAtom(given.Value)) : null;
        int before = writer.NewLocal("before", IrType.Int, LocalRole.Temporary).Id;
        int texts = writer.Opaque.Count;
        var one = writer.NewVariable(isFirst ? "first" : isSingle ? "single" : "last", call.Type!, LocalRole.Primal);
        var isMissing = writer.NewLocal("isMissing", IrType.Bool, LocalRole.Primal);
        writer.Hold();
        if (otherwise is null) writer.Begin(one);
        else AssignTo(one, new Value(otherwise));
        writer.Assign(isMissing, Truth.True);
        int exit = writer.NewLabel();
        var loop = writer.Body(() => ForEach(sequence, exit, item =>
        {
            if (isSingle) writer.Choose(writer.Temporary("isMissing", new Read(isMissing)), Seq<Stmt>.Empty, writer.Body(() => ThrowNew("global::System.InvalidOperationException(\"Sequence contains more than one" + element + "\")")));
            AssignTo(one, item);
            writer.Assign(isMissing, Truth.False);
            if (isFirst) writer.Leave(exit);
        }), isCertain: true);
        // LINQ looks for the last one from the end.
        if (!isFirst && !isSingle && Changes(loop, before, texts)) throw RefuseChange(call);
        foreach (var stmt in loop) writer.Add(stmt);
        if (!call.TargetMethod.Name.EndsWith("OrDefault", StringComparison.Ordinal)) ThrowIf(new Read(isMissing), "global::System.InvalidOperationException(\"Sequence contains no" + (Condition(call) is null ? " elements" : element) + "\")");
        return one.Value;
    }

    /// <summary>The items, in an array as long as they are many.</summary>
    private Atom Gathered(IInvocationOperation call, Sequence sequence)
    {
        var type = ArrayType.Of(TypeReader.Read(ItemOf(call)!));
        var kept = NewArray(type, MostOf(sequence));
        int site = StoreSite(call);
        var count = writer.Copy(Counted(sequence, call, item => writer.Add(new Store(kept, Seq.Of<Expr>(item.Number), Convert(item.Item.Atom!, type.Element), writer.Quote) { Site = site })));
        var array = NewArray(type, count);
        Copy(kept, Integers.Number(0), array, Integers.Number(0), count);
        return array;
    }

    private Value Mean(IInvocationOperation call, Sequence sequence)
    {
        var sum = new Variable(writer.NewLocal("sum", IrType.Double, LocalRole.Primal), []);
        writer.Hold();
        writer.Begin(sum);
        var count = Counted(sequence, call, item => AssignTo(sum, Operation(new Apply(Fn.Add, Seq.Of<Expr>(sum.Value.Atom!, Convert(Term(call, item.Item).Atom!, IrType.Double)), IrType.Double))));
        ThrowIf(writer.Temporary("isEmpty", Integers.Compare(count, "<", Integers.Number(1))), Empty);
        return new Value(Convert(Operation(new Apply(Fn.Div, Seq.Of<Expr>(sum.Value.Atom!, Convert(count, IrType.Double)), IrType.Double)).Atom!, TypeReader.Read(call.Type!)));
    }

    /// <summary>What is made of the first item and each that comes behind it.</summary>
    private Value Best(IInvocationOperation call, Sequence sequence, string name, Func<Value, Value> made, Action<Variable, Value> next)
    {
        var best = writer.NewVariable(name, call.Type!, LocalRole.Primal);
        var isMissing = writer.NewLocal("isMissing", IrType.Bool, LocalRole.Primal);
        writer.Hold();
        writer.Begin(best);
        writer.Assign(isMissing, Truth.True);
        ForEach(sequence, writer.NewLabel(), item =>
        {
            var term = made(item);
            writer.Choose(writer.Temporary("isMissing", new Read(isMissing)), writer.Body(() => AssignTo(best, term)), writer.Body(() => next(best, term)));
            writer.Assign(isMissing, Truth.False);
        });
        ThrowIf(new Read(isMissing), Empty);
        return best.Value;
    }

    /// <summary>As the framework compares: what is no number is less than any.</summary>
    private Value ByKey(IInvocationOperation call, Sequence sequence)
    {
        var best = writer.NewVariable("best", call.Type!, LocalRole.Primal);
        var type = TypeReader.Read(((INamedTypeSymbol)call.Arguments[1].Parameter!.Type).TypeArguments[1]);
        var key = new Variable(writer.NewLocal("key", type, LocalRole.Primal), []);
        var isMissing = writer.NewLocal("isMissing", IrType.Bool, LocalRole.Primal);
        writer.Hold();
        writer.Begin(best);
        writer.Begin(key);
        writer.Assign(isMissing, Truth.True);
        ForEach(sequence, writer.NewLabel(), item =>
        {
            var next = Call(call.Arguments[1], [item]).Atom!;
            var isBetter = new Quoted(Seq.Of("", " || ", ".CompareTo(", call.TargetMethod.Name == "MinBy" ? ") < 0" : ") > 0"), Seq.Of(Cut(new Read(isMissing)), Cut(next), Cut(key.Value.Atom!)), IrType.Bool, Binding.Or, Movable: true);
            writer.Choose(writer.Temporary("isBetter", isBetter), writer.Body(() =>
            {
                AssignTo(best, item);
                AssignTo(key, new Value(next));
            }), Seq<Stmt>.Empty);
            writer.Assign(isMissing, Truth.False);
        });
        ThrowIf(new Read(isMissing), Empty);
        return best.Value;
    }

    /// <summary>A loop over the items, which a sequence may leave that asks for no more of them.</summary>
    private void ForEach(Sequence sequence, int exit, Action<Value> each)
    {
        foreach (var ending in sequence.Endings) ending.Label = exit;
        CountedLoops.ForEach(writer, [sequence.Count], [], exit, indices => sequence.Each((Atom)indices[0], each));
    }
}
