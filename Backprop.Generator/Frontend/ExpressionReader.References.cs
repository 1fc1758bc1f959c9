using Backprop.Generator.Diagnostics;
using Backprop.Generator.Ir;
using Backprop.Generator.Normalise;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Generator.Frontend;

/// <summary>At(a, i) = x, where At returns a reference ⇒ the body of At, read once; meanwhile the call is a name for what it returns.</summary>
internal sealed partial class ExpressionReader
{
    private readonly Dictionary<IOperation, Reference> referents = [];

    /// <summary>Uses an operation by name; <paramref name="isNeeded"/>: a call in it cannot stay the user's own text.</summary>
    private T ByName<T>(IOperation target, bool isNeeded, Func<T> use)
    {
        if (Referring(target, isNeeded) is not { } call || referents.ContainsKey(call)) return use();
        referents[call] = Refer(call);
        try
        {
            return use();
        }
        finally
        {
            referents.Remove(call);
        }
    }

    /// <summary>The call in an operation that returns a reference to what it names, or to what that is a part of; null if there is none.</summary>
    private IOperation? Referring(IOperation operation, bool isNeeded) => operation switch
    {
        IParenthesizedOperation parenthesized => Referring(parenthesized.Operand, isNeeded),
        IInvocationOperation { TargetMethod: { ReturnsByRef: true } or { ReturnsByRefReadonly: true } } call => IsRead(call, isNeeded) ? call : null,
        IPropertyReferenceOperation { Property: { ReturnsByRef: true } or { ReturnsByRefReadonly: true } } => IsComputed(operation) ? operation : null,
        IMemberReferenceOperation { Instance: { Type.IsValueType: true } whole } member when composites.Is(whole.Type) && PartIndex(member) >= 0 => Referring(whole, isNeeded),
        _ => null,
    };

    private bool IsRead(IInvocationOperation call, bool isNeeded) =>
        (TypeReader.IsReal(call.Type) || composites.Is(call.Type) || callees.IsWhole(call.Instance)) && callees.Of(call, isNeeded ? _ => true : CannotStand) is { Syntax: not null } callee && !callees.HasOwnRule(callee.Method);

    /// <summary>What a call that is used by name stands for.</summary>
    private Reference? Referent(IOperation? operation) => operation is not null && referents.TryGetValue(operation, out var known) ? known : null;

    private Reference Refer(IOperation use)
    {
        Reference? found = null;
        Value Find(Callee callee)
        {
            found = Returned(callee, use);
            return new Value([]);
        }

        IOperation? owner;
        if (use is IInvocationOperation call)
        {
            var callee = callees.Of(call, _ => true)!;
            if (callees.Overrides(call).Count > 0) throw Refuse(Descriptors.Call, call, callee.Name, "it is virtual, and returns a reference");
            owner = call.Instance;
            Run(callee, call, () => Find(callee));
        }
        else
        {
            var property = (IPropertyReferenceOperation)use;
            var callee = Callable(Accessor(property.Property.GetMethod, property.Instance)!, property);
            owner = property.Instance;
            var whole = Receiver(owner!, callee.Method);
            Inline(callee, property, whole, [.. Arguments(property)], () => Find(callee));
        }
        // The member worked on a copy of the element.
        if (found!.Variable is not null && owner is not null && ArraysOf(owner) is not null) throw RefuseRef(use);
        return found;
    }

    /// <summary>Reads a body that returns a reference: what that is to.</summary>
    private Reference Returned(Callee callee, IOperation use)
    {
        var statements = Callee.Body(callee.Syntax!, Model, cancellation)!;
        var reader = new StatementReader(writer, this, new Variable(null, []), writer.NewLabel());
        Reference? found = null;
        if (StatementReader.ReturnsOnce(statements))
        {
            reader.ReadReferring(statements, value => found = ReferentOf(value) ?? throw RefuseRef(value));
            return found!;
        }
        var returned = statements.SelectMany(StatementReader.ReturnsOf).ToArray();
        string name = callee.Name.Length == 0 ? "chosen" : TemporaryNames.Camel(callee.Name);
        var body = writer.Body(() => reader.ReadReferring(statements, value => ByName(value, isNeeded: true, () => found = Moved(found, value, returned, name))));
        if (found is null) throw Refuse(Descriptors.Call, use, callee.Name, "it never returns");
        foreach (var atom in found.Atoms.OfType<Read>().Where(atom => moving.Contains(atom.Local.Id))) writer.Begin(new Variable(atom.Local, []));
        if (found.Place?.Array is Read { Local: var array } && !moving.Contains(array.Id) && !writer.IsShared(array) && IrWalk.Targets(body).Contains(array)) throw Refuse(Descriptors.Call, use, callee.Name, "it returns references to elements of an array variable that it changes");
        foreach (var stmt in body) writer.Add(stmt);
        return found;
    }

    /// <summary>One of several returns: the reference is to this from here on.</summary>
    private Reference Moved(Reference? known, IOperation value, IReadOnlyList<IOperation> returned, string name)
    {
        if (ArraysOf(value) is not { Local: null } arrays)
        {
            known ??= new Reference(NewRef(name, Shape(value) ?? throw RefuseRef(value), returned));
            MoveRef(known.Place ?? throw RefuseRef(value), value);
            return known;
        }
        known ??= new Reference((arrays, new Read(Moving(name + "Index", IrType.Int))));
        if (known.Item is not { Index: Read { Local: var index } } item || !ReferenceEquals(item.Arrays, arrays) || arrays.Value.Atoms.OfType<Read>().Any(atom => changing.Contains(atom.Local.Id))) throw RefuseRef(value);
        writer.Assign(index, IndexOf(value));
        return known;
    }

    /// <summary>The variable or element that is named; null for a value.</summary>
    private Reference? ReferentOf(IOperation target) => ByName(target, isNeeded: true, () =>
        ArraysOf(target) is { Local: null } ? new Reference(Located(target))
        : Ref(target) is null && FindVariable(target) is { } variable ? new Reference(variable)
        : FindPlace(target) is { } place ? new Reference(place) : null);

    /// <summary>From here on the symbol is a name for what it refers to, whatever becomes of the variables that were named to find it.</summary>
    private Action Naming(ISymbol symbol, Reference referent)
    {
        if (referent.Variable is { } variable) return () => writer.Alias(symbol, variable);
        if (referent.Item is { } item && writer.Copy(item.Index) is var index) return () => items[symbol] = (item.Arrays, index);
        var place = Place.Of(referent.Place!.Atoms.Select(writer.Copy).ToArray(), referent.Place.Type);
        return () => refs[symbol] = place;
    }
}

/// <summary>What a reference is to: a variable, an element of an array, or one of an array of structs.</summary>
internal sealed record Reference(Variable? Variable, Place? Place, (Variable Arrays, Atom Index)? Item)
{
    public Reference(Variable variable) : this(variable, null, null) { }

    public Reference(Place place) : this(null, place, null) { }

    public Reference((Variable Arrays, Atom Index) item) : this(null, null, item) { }

    /// <summary>What says which element it is.</summary>
    public IEnumerable<Atom> Atoms => Place?.Atoms ?? (Item is { } item ? [item.Index] : []);
}
