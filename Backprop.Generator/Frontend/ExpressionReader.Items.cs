using Backprop.Generator.Diagnostics;
using Backprop.Generator.Ir;
using Backprop.Generator.Normalise;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Generator.Frontend;

/// <summary>ps[i].X ⇒ an element of the array of all X: an array of structs is an array of each of their numbers.</summary>
internal sealed partial class ExpressionReader
{
    /// <summary>What goes by the name of an element: ref locals, parameters passed by reference.</summary>
    private readonly Dictionary<ISymbol, (Variable Arrays, Atom Index)> items = new(SymbolEqualityComparer.Default);
    /// <summary>The elements that a member of the struct is called on, by the copies that it works on.</summary>
    private readonly List<(Variable Copy, Variable Arrays, Atom Index, IOperation Element)> borrowed = [];

    /// <summary>The variable of an array of structs that is read as arrays of their numbers; null for anything else.</summary>
    public Variable? ItemsOf(IOperation? operation) => operation switch
    {
        IParenthesizedOperation parenthesized => ItemsOf(parenthesized.Operand),
        IConversionOperation { OperatorMethod: null or { Name: "op_Implicit" }, Operand: var operand } when operand is ILocalReferenceOperation or IParameterReferenceOperation || ItemArrays.ItemOf(operand.Type) is not null => ItemsOf(operand),
        IInvocationOperation { TargetMethod: { Name: "AsSpan", ContainingType.Name: "MemoryExtensions" }, Arguments: { Length: 1 } arguments } => ItemsOf(arguments[0].Value),
        ILocalReferenceOperation or IParameterReferenceOperation when FindVariable(operation) is { Local: null, Type: { } type } variable && ItemArrays.ItemOf(type) is not null => variable,
        _ => null,
    };

    /// <summary>The arrays of the numbers of an element, or the one of a number of it; null for anything else.</summary>
    public Variable? ArraysOf(IOperation? operation) => operation switch
    {
        IParenthesizedOperation parenthesized => ArraysOf(parenthesized.Operand),
        ILocalReferenceOperation { Local: var local } when items.TryGetValue(local, out var item) => item.Arrays,
        IParameterReferenceOperation { Parameter: var parameter } when items.TryGetValue(parameter, out var item) => item.Arrays,
        _ when Referent(operation) is { } referent => referent.Item?.Arrays,
        IMemberReferenceOperation { Instance: { } whole } member when ArraysOf(whole) is { Local: null } arrays && PartIndex(member) is >= 0 and var index => arrays.Elements[index],
        not null when Indexed(operation) is { Array: var array, Indices: { Count: 1 } indices } && indices[0] is not IRangeOperation && indices[0].Type?.ToDisplayString() != "System.Range" => ItemsOf(array),
        _ => null,
    };

    /// <summary>Whether a name stands for an element as a whole.</summary>
    public bool IsItem(ISymbol symbol) => items.ContainsKey(symbol);

    /// <summary>The name that stands for an element at the root of an operation; null if an array is indexed there.</summary>
    public static IOperation RootOf(IOperation operation) => operation switch
    {
        IParenthesizedOperation parenthesized => RootOf(parenthesized.Operand),
        _ when Indexed(operation) is not null => operation,
        IMemberReferenceOperation { Instance: { } whole } => RootOf(whole),
        _ => operation,
    };

    private Atom IndexOf(IOperation element) => element switch
    {
        _ when Referent(element) is { Item: { } item } => item.Index,
        IParenthesizedOperation parenthesized => IndexOf(parenthesized.Operand),
        IMemberReferenceOperation { Instance: { } whole } when Indexed(element) is null => IndexOf(whole),
        ILocalReferenceOperation { Local: var local } => items[local].Index,
        IParameterReferenceOperation { Parameter: var parameter } => items[parameter].Index,
        _ => ReadIndex(Indexed(element)!.Value.Indices[0], () => ItemsOf(Indexed(element)!.Value.Array)!.Value.Atoms.First()),
    };

    /// <summary>An element, by the arrays of its numbers as they are now, and its index.</summary>
    private (Variable Arrays, Atom Index) Located(IOperation element)
    {
        var arrays = Now(ArraysOf(element)!);
        return (arrays, IndexOf(element));
    }

    private Variable Now(Variable arrays) => arrays.Local is { } local
        ? changing.Contains(local.Id) ? new Variable(((Read)writer.Copy(new Read(local))).Local, []) : arrays
        : arrays with { Elements = arrays.Elements.Select(Now).ToArray() };

    /// <summary>ref var p = ref ps[i], where p is moved.</summary>
    private void DeclareMovedItem(ILocalSymbol symbol, IOperation target)
    {
        var (arrays, index) = Located(target);
        var moved = writer.NewLocal(symbol.Name + "Index", IrType.Int, LocalRole.Primal);
        items[symbol] = (arrays, new Read(moved));
        writer.Assign(moved, index);
    }

    /// <summary>p = ref ps[j];</summary>
    private void MoveItem(ISymbol symbol, IOperation target)
    {
        var (arrays, index) = items[symbol];
        if (ArraysOf(target) is not { } others || !others.Value.Atoms.SequenceEqual(arrays.Value.Atoms)) throw Refuse(Descriptors.Expression, target, "A ref that is moved to a struct in another array");
        writer.Assign(((Read)index).Local, IndexOf(target));
    }

    private Place PlaceOf(Atom array, Atom index) => new(array, Seq.Of<Expr>(index), ((ArrayType)array.Type).Element);

    private Value ReadItem(Variable arrays, Atom index) => arrays.Local is { } leaf
        ? new Value(writer.Temporary(NameOf(PlaceOf(new Read(leaf), index)), PlaceOf(new Read(leaf), index).Load))
        : new Value(arrays.Elements.Select(part => ReadItem(part, index)).ToArray());

    private void StoreItem(IEnumerable<Atom> arrays, Atom index, IEnumerable<Atom> values, IOperation operation)
    {
        foreach (var (array, value) in arrays.Zip(values, (array, value) => (array, value))) Store(PlaceOf(array, index), Convert(value, ((ArrayType)array.Type).Element), operation);
    }

    /// <summary>ps[i] = …, ps[i] op= …: the element is found first.</summary>
    private Value AssignItem(IAssignmentOperation assignment, Func<Value, Value>? change)
    {
        int mark = writer.Pending;
        var (arrays, index) = Located(assignment.Target);
        writer.Wait(new Value(index));
        var value = change is null ? Read(assignment.Value) : change(ReadItem(arrays, writer.Waiting(mark)));
        writer.Wait(value);
        var atoms = writer.Resume(mark);
        StoreItem(arrays.Value.Atoms, atoms[0], atoms.Skip(1), assignment);
        return value.With(new Queue<Atom>(atoms.Skip(1)));
    }

    /// <summary>foreach (var p in ps): the elements, in the order of their indices.</summary>
    public void ForEachItem(IOperation collection, int exit, ILocalSymbol item, Action trip)
    {
        var arrays = Bound(ReadItems(collection)!, (ItemsOf(collection)?.Type ?? Plain(collection).Type)!);
        var length = writer.Temporary("length", Integers.Length(arrays.Value.Atoms.First()));
        CountedLoops.ForEach(writer, [length], [], exit, indices =>
        {
            var index = (Atom)indices[0];
            if (item.IsRef) items[item] = (arrays, index);
            else AssignTo(writer.Find(item) ?? writer.DeclareLocal(item), ReadItem(arrays, index));
            trip();
        });
    }

    /// <summary>A variable for an element that a member is called on: what the element holds then, and what the member changes of it is written back.</summary>
    private Variable Borrow(IOperation element)
    {
        var (arrays, index) = Located(element);
        var copy = writer.NewVariable(QuotedNames.Of(element), element.Type!, LocalRole.Temporary);
        borrowed.Add((copy, arrays, writer.Copy(index), element));
        return copy;
    }

    private Value InPlace(Variable copy, bool hasOtherNames, Func<Value> call)
    {
        int at = borrowed.FindIndex(one => ReferenceEquals(one.Copy, copy));
        if (at < 0) return call();
        var item = borrowed[at];
        AssignTo(copy, ReadItem(item.Arrays, item.Index));
        Value? result = null;
        var body = writer.Body(() => result = call());
        foreach (var stmt in body) writer.Add(stmt);
        var changed = new HashSet<int>(IrWalk.Targets(body).Select(target => target.Id));
        var numbers = item.Arrays.Value.Atoms.Zip(copy.Value.Atoms, (array, number) => (array, number)).Where(pair => changed.Contains(((Read)pair.number).Local.Id)).ToArray();
        if (numbers.Length > 0 && hasOtherNames) throw Refuse(Descriptors.Expression, item.Element, "A member that changes an element of an array, and is given something by reference,");
        int mark = writer.Pending;
        writer.Wait(result!);
        writer.Hold();
        var held = result!.With(new Queue<Atom>(writer.Resume(mark)));
        foreach (var (array, number) in numbers) Store(PlaceOf(array, item.Index), number, item.Element);
        return held;
    }
}
