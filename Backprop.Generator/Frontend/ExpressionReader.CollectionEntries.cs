using Backprop.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Generator.Frontend;

/// <summary>xs[i] = v ⇒ cells[next] = v; xs[i] = next; next++: the entry is found first, and set last.</summary>
internal sealed partial class ExpressionReader
{
    /// <summary>The entries that are about to be set.</summary>
    private readonly Dictionary<IOperation, Quoted> entries = [];

    /// <summary>xs[i] = s, of an object.</summary>
    private bool PutObject(IOperation operation)
    {
        if (operation is not ISimpleAssignmentOperation { Target: var entry } put || !composites.IsObject(entry.Type) || !UsesCells(entry)) return false;
        AssignCell(put);
        return true;
    }

    private Value AssignCell(ISimpleAssignmentOperation assignment) => UpdateCell(assignment.Target, assignment, _ => ItemOf(assignment.Value, assignment.Target.Type!), reads: false);

    private Value StepCell(IIncrementOrDecrementOperation increment)
    {
        Value? before = null;
        string function = increment.Kind == OperationKind.Increment ? Fn.Add : Fn.Sub;
        var after = UpdateCell(increment.Target, increment, old =>
        {
            before = old;
            return Operation(new Apply(function, Seq.Of<Expr>(old.Atom!, new Const(1, "1", old.Atom!.Type)), old.Atom.Type));
        });
        return increment.IsPostfix ? before! : after;
    }

    /// <summary>xs[i] = …, xs[i] op= …: the entry is found first.</summary>
    private Value UpdateCell(IOperation target, IOperation update, Func<Value, Value> change, bool reads = true)
    {
        if (reads && !TypeReader.IsReal(target.Type)) throw RefuseCollection(target.Syntax, member: null);
        int mark = writer.Pending;
        var entry = WaitForEntry(target);
        var value = ConvertTo(change(reads ? Load(target.Type!, entry) : new Value([])), target.Type!);
        int first = writer.Pending;
        writer.Wait(value);
        SetEntry(target, mark, Enumerable.Range(first, writer.Pending - first).Select(writer.Waiting).ToArray());
        return value.With(new Queue<Atom>(writer.Resume(mark).Skip(first - mark)));
    }

    private Quoted WaitForEntry(IOperation target)
    {
        if (target is not (IPropertyReferenceOperation { Property.IsIndexer: true } or IImplicitIndexerReferenceOperation)) throw RefuseCollection(target.Syntax, member: null);
        var entry = entries[target] = Entry(target);
        foreach (var hole in entry.Holes) writer.Wait(new Value(hole.Value));
        return entry;
    }

    /// <summary>Puts a number where an entry is that has been found, and waits since there were <paramref name="mark"/> operands that did.</summary>
    private void SetEntry(IOperation target, int mark, IReadOnlyList<Atom> value)
    {
        var entry = entries[target];
        entries.Remove(target);
        var holes = entry.Holes.Select((hole, i) => hole with { Value = writer.Waiting(mark + i) }).ToArray();
        var pieces = entry.Pieces.ToArray();
        pieces[holes.Length] += " = ";
        Put(value, cell => writer.Effect(new Quoted(pieces.Append("").ToSeq(), holes.Append(new Hole(cell, HoleKind.Cut, -1)).ToSeq(), IrType.Void, Binding.Loose, Movable: false)));
    }
}
