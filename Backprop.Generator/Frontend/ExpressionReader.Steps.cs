using Backprop.Generator.Diagnostics;
using Backprop.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Generator.Frontend;

/// <summary>Sequences of passengers, and parts of sequences: options.Take(n) ⇒ options[i], for i up to the least of both counts.</summary>
internal sealed partial class ExpressionReader
{
    /// <summary>The type of the items of what can be gone through in one way.</summary>
    private static ITypeSymbol? ItemOf(IOperation source) => source.Type switch
    {
        IArrayTypeSymbol { Rank: 1 } array => array.ElementType,
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Collections_Generic_IEnumerable_T } itself => itself.TypeArguments[0],
        INamedTypeSymbol named when named.AllInterfaces.Where(face => face.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T).ToArray() is { Length: 1 } only => only[0].TypeArguments[0],
        _ => null,
    };

    /// <summary>Whether the items of a sequence are passengers, or numbers and structs that come from elsewhere.</summary>
    private bool IsOfPassengers(IOperation source) => ItemOf(source) is { } item && WrittenOut(source) is null && TypeReader.ReadArray(item) is null && !composites.IsObject(item) && TypeReader.Spell(item) != "var";

    private Sequence OfPassengers(IOperation source)
    {
        var item = ItemOf(source)!;
        var items = writer.Copy(ReadAtom(source));
        bool isList = source.Type is INamedTypeSymbol { Name: "List" } list && Collections.IsOfTheLibrary(list);
        if (!isList && source.Type is not IArrayTypeSymbol)
            items = writer.Temporary("items", new Quoted(Seq.Of("global::System.Linq.Enumerable.ToArray(", ")"), Seq.Of(Cut(items)), new Passive(TypeReader.Spell(item) + "[]"), Binding.Primary, Movable: false));
        var count = writer.Temporary(isList ? "count" : "length", Asked(Seq.Of("", isList ? ".Count" : ".Length"), IrType.Int, items));
        return new Sequence(count, (index, emit) => emit(Whole(item, Asked(Seq.Of("", "[", "]"), composites.Is(item) ? new Passive(TypeReader.Spell(item)) : TypeReader.Read(item), items, index), source)));

        Quoted Asked(Seq<string> pieces, IrType type, params Atom[] of) =>
            new(pieces, of.Select(Cut).ToSeq(), type, Binding.Primary, Movable: false) { Pure = true, Repeatable = true, Reads = isList ? Memory.Anything : Memory.Elements };
    }

    /// <summary>A value that is there as a whole: of what is read as its parts, these.</summary>
    private Value Whole(ITypeSymbol type, Quoted whole, IOperation where) =>
        !composites.Is(type) ? new Value(writer.Temporary("item", whole))
        : type.IsTupleType ? Unpack((INamedTypeSymbol)type, whole, where)
        : PartsOf(writer.Temporary("item", whole), type, where.Syntax.GetLocation());

    /// <summary>A number of items that are taken or skipped, which may be said to be less than none.</summary>
    private Atom AtLeastNone(IOperation number) => number.ConstantValue is { HasValue: true, Value: int known }
        ? Integers.Number(Math.Max(0, known))
        : writer.Temporary("taken", new Quoted(Seq.Of("global::System.Math.Max(0, ", ")"), Seq.Of(Cut(ReadAtom(number))), IrType.Int, Binding.Primary, Movable: true));

    private static Quoted Least(Atom a, Atom b) => new(Seq.Of("global::System.Math.Min(", ", ", ")"), Seq.Of(Cut(a), Cut(b)), IrType.Int, Binding.Primary, Movable: true);

    private Sequence Skipped(Sequence source, Atom skipped) => new(
        writer.Temporary("count", Integers.Count(skipped, source.Count, inclusive: false, IrType.Int)),
        (index, emit) => source.Each(writer.Temporary("index", Integers.Plus(index, skipped)), emit));

    private Sequence Reversed(Sequence source)
    {
        var last = writer.Temporary("last", Integers.Minus(source.Count, Integers.Number(1)));
        return source with { Each = (index, emit) => source.Each(writer.Temporary("index", Integers.Minus(last, index)), emit) };
    }

    /// <summary>A sequence of which an item more or less, or another order, is not seen: LINQ asks for one more before a Zip ends, for all before Reverse begins, and of what it skips for as many as it likes.</summary>
    private Sequence WithoutChanges(Sequence source, IInvocationOperation call) => source with
    {
        Each = (index, emit) =>
        {
            int before = writer.NewLocal("before", IrType.Int, LocalRole.Temporary).Id;
            int texts = writer.Opaque.Count;
            Value? given = null;
            var made = writer.Body(() => source.Each(index, item => given = item), isCertain: true);
            if (Changes(made, before, texts)) throw RefuseChange(call);
            foreach (var stmt in made) writer.Add(stmt);
            emit(given!);
        },
    };

    /// <summary>Whether statements change what was there before, or hold a text that may.</summary>
    private bool Changes(Seq<Stmt> made, int before, int texts) => IrWalk.All(made).Any(stmt => IrWalk.OwnTargets(stmt).Concat(IrWalk.AllWritten(stmt)).Any(target => target.Id < before))
        || writer.Opaque.Skip(texts).Any(new TextEffects(Model.Compilation).MayHappen);

    private static UnreadableException RefuseChange(IInvocationOperation call) => Refuse(Descriptors.Statement, call, "'" + call.TargetMethod.Name + "' of what a lambda makes that may change something", "write the loop that it runs");

    private Sequence OfOne(Value item) => new(Integers.Number(1), (_, emit) => emit(item));

    /// <summary>Skip, Take, TakeWhile and SkipWhile of items that are asked for one after the other.</summary>
    private Sequence Passing(IInvocationOperation call, Sequence source)
    {
        var argument = call.Arguments[1];
        string name = call.TargetMethod.Name;
        var ending = new Ending();
        if (name is "Skip" or "Take")
        {
            var most = writer.Copy(AtLeastNone(argument.Value));
            var passed = writer.NewLocal(name == "Skip" ? "skipped" : "taken", IrType.Int, LocalRole.Primal);
            writer.Assign(passed, Integers.Number(0));
            void Pass() => writer.Assign(passed, Integers.Shifted(new Read(passed), 1));
            if (name == "Skip")
                return source with { Each = (index, emit) => source.Each(index, item => writer.Choose(writer.Temporary("isSkipped", Integers.Compare(new Read(passed), "<", most)), writer.Body(Pass), writer.Body(() => emit(item)))) };
            return Ended((index, emit) =>
            {
                writer.Choose(writer.Temporary("isTaken", Integers.Compare(new Read(passed), "<", most)), Seq<Stmt>.Empty, writer.Body(() => writer.Leave(ending.Label)));
                source.Each(index, item =>
                {
                    Pass();
                    emit(item);
                    // Nothing asks whether there is another one in the same trip.
                    if (source.Most is not null) writer.Choose(writer.Temporary("isTaken", Integers.Compare(new Read(passed), "<", most)), Seq<Stmt>.Empty, writer.Body(() => writer.Leave(ending.Label)));
                });
            });
        }
        if (name == "TakeWhile")
            return Ended((index, emit) => source.Each(index, item =>
            {
                writer.Choose(Call(argument, [item]).Atom!, Seq<Stmt>.Empty, writer.Body(() => writer.Leave(ending.Label)));
                emit(item);
            }));
        var isPast = writer.NewLocal("isPast", IrType.Bool, LocalRole.Primal);
        writer.Assign(isPast, Truth.False);
        return source with
        {
            Each = (index, emit) => source.Each(index, item =>
        {
            writer.Choose(writer.Temporary("isPast", new Read(isPast)), Seq<Stmt>.Empty, writer.Body(() =>
                writer.Choose(Call(argument, [item]).Atom!, Seq<Stmt>.Empty, writer.Body(() => writer.Assign(isPast, Truth.True)))));
            writer.Choose(writer.Temporary("isPast", new Read(isPast)), writer.Body(() => emit(item)), Seq<Stmt>.Empty);
        })
        };

        Sequence Ended(Action<Atom, Action<Value>> each) => source with { Each = each, Endings = [.. source.Endings, ending] };
    }

    /// <summary>What a loop is left for when a sequence asks for no more items.</summary>
    private sealed class Ending
    {
        public int Label { get; set; }
    }

    private static Hole Cut(Atom atom) => new(atom, HoleKind.Cut, -1);
}
