using Backprop.Generator.Diagnostics;
using Backprop.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Generator.Frontend;

/// <summary>ref var r = ref a[i] ⇒ another name for the element, whatever becomes of a and i; where r is moved, a variable for each of them.</summary>
internal sealed partial class ExpressionReader
{
    private readonly Dictionary<ISymbol, Place> refs = new(SymbolEqualityComparer.Default);

    public void DeclareRef(ILocalSymbol symbol, IOperation target)
    {
        if (ArraysOf(target) is { Local: null })
        {
            DeclareItem(symbol, target);
            return;
        }
        if (Ref(target) is null && FindVariable(target) is { Local: not null } variable && !IsMoved(symbol, target))
        {
            writer.Alias(symbol, variable);
            return;
        }
        if (target is not IConditionalOperation && FindPlace(target) is { } place && !IsMoved(symbol, target))
        {
            refs[symbol] = Place.Of(place.Atoms.Select(writer.Copy).ToArray(), place.Type);
            return;
        }
        var moves = AssignmentsTo(symbol, target).Where(assignment => assignment is ISimpleAssignmentOperation { IsRef: true }).Select(assignment => assignment.Value).Append(target);
        refs[symbol] = NewRef(symbol.Name, Shape(target) ?? throw RefuseRef(target), moves);
        MoveRef(refs[symbol], target);
    }

    private static UnreadableException RefuseRef(IOperation target) => RefuseWhole(target, OwnerOf(target), "A ref local to anything but a local variable or an element of an array");

    /// <summary>Variables for an element that changes: its indices, and its array, unless that is always the one of the shared variables.</summary>
    private Place NewRef(string name, (ArrayType Array, IrType Type) shape, IEnumerable<IOperation> targets)
    {
        var shared = targets.SelectMany(Leaves).Select(leaf => Ref(leaf) is { Array: Ir.Read { Local: var array } } && writer.IsShared(array) ? array : null).Distinct().ToArray();
        var held = shared.Length == 1 && shared[0] is { } always ? always : writer.NewLocal(name + "Array", shape.Array, LocalRole.Primal);
        return new Place(new Ir.Read(held), Enumerable.Range(0, shape.Array.Rank).Select(_ => (Expr)new Ir.Read(writer.NewLocal(name + "Index", IrType.Int, LocalRole.Primal))).ToSeq(), shape.Type);
    }

    private static IEnumerable<IOperation> Leaves(IOperation target) => target switch
    {
        IParenthesizedOperation parenthesized => Leaves(parenthesized.Operand),
        IConditionalOperation { IsRef: true, WhenFalse: { } otherwise } choice => Leaves(choice.WhenTrue).Concat(Leaves(otherwise)),
        _ => [target],
    };

    public bool IsRef(ISymbol symbol) => refs.ContainsKey(symbol);

    /// <summary>The element that a ref local or a parameter passed by reference names.</summary>
    private Place? Ref(IOperation target) =>
        target switch
        {
            ILocalReferenceOperation local => local.Local,
            IParameterReferenceOperation parameter => parameter.Parameter,
            _ => (ISymbol?)null,
        } is { } symbol && refs.TryGetValue(symbol, out var place) ? place : null;

    /// <summary>What the element holds now.</summary>
    public Atom ReadRef(ISymbol symbol) => writer.Temporary(NameOf(refs[symbol]), refs[symbol].Load);

    /// <summary>A name for an element that the reader itself has found.</summary>
    public void DeclareRef(ILocalSymbol symbol, Place place) => refs[symbol] = place;

    /// <summary>r = ref a[j].</summary>
    private void MoveRef(Place known, IOperation target)
    {
        if (target is IParenthesizedOperation parenthesized)
        {
            MoveRef(known, parenthesized.Operand);
            return;
        }
        var variables = known.Atoms.Where(atom => atom is Ir.Read { Local: var local } && !writer.IsShared(local)).Select(atom => ((Ir.Read)atom).Local).ToArray();
        if (target is IConditionalOperation { IsRef: true, WhenFalse: { } otherwise } choice)
        {
            var condition = ReadCondition(choice.Condition);
            foreach (var variable in variables) writer.Begin(new Variable(variable, []));
            writer.Choose(condition, writer.Body(() => MoveRef(known, choice.WhenTrue)), writer.Body(() => MoveRef(known, otherwise)));
            return;
        }
        if (Shape(target)?.Array != known.Array.Type || FindPlace(target) is not { } place || known.Array is not Ir.Read)
            throw Refuse(Descriptors.Expression, target, "A ref that is moved to an element of an array of another kind");
        int mark = Wait(place);
        var address = writer.Resume(mark);
        foreach (var (atom, variable) in address.Skip(address.Length - variables.Length).Zip(variables, (atom, variable) => (atom, variable))) writer.Assign(variable, atom);
    }

    private (ArrayType Array, IrType Type)? Shape(IOperation target) => target switch
    {
        IParenthesizedOperation parenthesized => Shape(parenthesized.Operand),
        IConditionalOperation { IsRef: true } choice => Shape(choice.WhenTrue),
        _ when Ref(target) is { } known => ((ArrayType)known.Array.Type, known.Type),
        _ when IsPlace(target) && Indexed(target) is { } indexed => (TypeReader.ReadArray(indexed.Array.Type)!, TypeReader.Read(target.Type!)),
        _ => null,
    };

    private static bool IsMoved(ISymbol symbol, IOperation where) => AssignmentsTo(symbol, where).Any(assignment => assignment is ISimpleAssignmentOperation { IsRef: true });

    private static IEnumerable<IAssignmentOperation> AssignmentsTo(ISymbol symbol, IOperation where) => Method(where).Descendants().OfType<IAssignmentOperation>().Where(assignment =>
        assignment.Target is ILocalReferenceOperation local && SymbolEqualityComparer.Default.Equals(local.Local, symbol));
}
