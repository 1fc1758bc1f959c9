using Backprop.Generator.Diagnostics;
using Backprop.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Generator.Frontend;

/// <summary>ref var r = ref a[i] ⇒ another name for the element, whatever becomes of a and i; where r is moved, a variable for each of them.</summary>
internal sealed partial class ExpressionReader
{
    private readonly Dictionary<ISymbol, Place> refs = new(SymbolEqualityComparer.Default);
    /// <summary>The variables that say which element a reference is to that may be moved.</summary>
    private readonly HashSet<int> moving = [];

    public void DeclareRef(ILocalSymbol symbol, IOperation target)
    {
        if (target is not IConditionalOperation && !IsMoved(symbol, target))
        {
            Naming(symbol, ReferentOf(target) ?? throw RefuseRef(target))();
            return;
        }
        if (ArraysOf(target) is { Local: null })
        {
            DeclareMovedItem(symbol, target);
            return;
        }
        var moves = AssignmentsTo(symbol, target).Where(assignment => assignment is ISimpleAssignmentOperation { IsRef: true }).Select(assignment => assignment.Value).Append(target);
        ByName(target, isNeeded: true, () =>
        {
            refs[symbol] = NewRef(symbol.Name, Shape(target) ?? throw RefuseRef(target), moves);
            MoveRef(refs[symbol], target);
            return true;
        });
    }

    private UnreadableException RefuseRef(IOperation target) => target is IInvocationOperation call && callees.WhyNot(call.TargetMethod, call.Instance) is { } reason
        ? Refuse(Descriptors.Call, call, call.TargetMethod.Name, reason)
        : RefuseWhole(target, Composites.CanBe(target.Type) ? target.Type : OwnerOf(target), "A reference to anything but a local variable or an element of an array");

    /// <summary>Variables for an element that changes: its indices, and its array, unless that is always the same.</summary>
    private Place NewRef(string name, (ArrayType Array, IrType Type) shape, IEnumerable<IOperation> targets)
    {
        var arrays = targets.SelectMany(Leaves).Select(ArrayOf).Distinct().ToArray();
        var held = arrays.Length == 1 && arrays[0] is { } always ? always : Moving(name + "Array", shape.Array);
        return new Place(new Ir.Read(held), Enumerable.Range(0, shape.Array.Rank).Select(_ => (Expr)new Ir.Read(Moving(name + "Index", IrType.Int))).ToSeq(), shape.Type);
    }

    private Local Moving(string name, IrType type)
    {
        var local = writer.NewLocal(name, type, LocalRole.Primal);
        moving.Add(local.Id);
        return local;
    }

    /// <summary>The array that an element is always one of: that of the shared variables, or that of a returned element, if it is none that the body declares itself.</summary>
    private Local? ArrayOf(IOperation leaf)
    {
        if (Ref(leaf) is { Array: Ir.Read { Local: var array } }) return writer.IsShared(array) ? array : null;
        return leaf.Parent is IReturnOperation && Indexed(leaf)?.Array is { } indexed && (indexed is IMemberReferenceOperation || indexed is IParameterReferenceOperation { Parameter: var parameter } && !PrimaryParameters.Is(parameter) && !IsReassigned(parameter, leaf)) ? FindVariable(indexed)?.Local : null;
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
        } is { } symbol && refs.TryGetValue(symbol, out var place) ? place : Referent(target)?.Place;

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
        var variables = known.Atoms.OfType<Ir.Read>().Select(atom => atom.Local).Where(local => moving.Contains(local.Id)).ToArray();
        if (target is IConditionalOperation { IsRef: true, WhenFalse: { } otherwise } choice)
        {
            var condition = ReadCondition(choice.Condition);
            foreach (var variable in variables) writer.Begin(new Variable(variable, []));
            writer.Choose(condition, writer.Body(() => MoveRef(known, choice.WhenTrue)), writer.Body(() => MoveRef(known, otherwise)));
            return;
        }
        ByName(target, isNeeded: true, () =>
        {
            if (Shape(target)?.Array != known.Array.Type || FindPlace(target) is not { } place || known.Array is not Ir.Read)
                throw Refuse(Descriptors.Expression, target, "A ref that is moved to an element of an array of another kind");
            int mark = Wait(place);
            var address = writer.Resume(mark);
            foreach (var (atom, variable) in address.Skip(address.Length - variables.Length).Zip(variables, (atom, variable) => (atom, variable))) writer.Assign(variable, atom);
            return true;
        });
    }

    private (ArrayType Array, IrType Type)? Shape(IOperation target) => target switch
    {
        IParenthesizedOperation parenthesized => Shape(parenthesized.Operand),
        IConditionalOperation { IsRef: true, WhenFalse: { } otherwise } choice => Shape(choice.WhenTrue) ?? (Referring(choice.WhenTrue, isNeeded: true) is null ? null : Shape(otherwise)),
        _ when Ref(target) is { } known => ((ArrayType)known.Array.Type, known.Type),
        _ when IsPlace(target) && Indexed(target) is { } indexed => (TypeReader.ReadArray(indexed.Array.Type)!, TypeReader.Read(target.Type!)),
        _ => null,
    };

    private static bool IsMoved(ISymbol symbol, IOperation where) => AssignmentsTo(symbol, where).Any(assignment => assignment is ISimpleAssignmentOperation { IsRef: true });

    private static IEnumerable<IAssignmentOperation> AssignmentsTo(ISymbol symbol, IOperation where) => Method(where).Descendants().OfType<IAssignmentOperation>().Where(assignment =>
        assignment.Target is ILocalReferenceOperation local && SymbolEqualityComparer.Default.Equals(local.Local, symbol));
}
