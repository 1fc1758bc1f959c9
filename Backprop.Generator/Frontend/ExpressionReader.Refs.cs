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
        if (ArraysOf(target) is { Local: null } arrays && !IsMoved(symbol, target))
        {
            items[symbol] = (arrays, writer.Copy(IndexOf(target)));
            return;
        }
        if (FindVariable(target) is { Local: not null } variable && !IsMoved(symbol, target))
        {
            writer.Alias(symbol, variable);
            return;
        }
        if (target is not IConditionalOperation && FindPlace(target) is { } place && !IsMoved(symbol, target))
        {
            refs[symbol] = Place.Of(place.Atoms.Select(writer.Copy).ToArray(), place.Type);
            return;
        }
        var first = Shape(target) ?? throw Refuse(Descriptors.Expression, target, "A ref local to anything but a local variable or an element of an array");
        var array = writer.NewLocal(symbol.Name + "Array", first.Array, LocalRole.Primal);
        var indices = Enumerable.Range(0, first.Array.Rank).Select(_ => writer.NewLocal(symbol.Name + "Index", IrType.Int, LocalRole.Primal)).ToArray();
        refs[symbol] = new Place(new Read(array), indices.Select(index => (Expr)new Read(index)).ToSeq(), first.Type);
        MoveRef(symbol, target);
    }

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
    private void MoveRef(ILocalSymbol symbol, IOperation target)
    {
        var known = refs[symbol];
        if (target is IConditionalOperation { IsRef: true, WhenFalse: { } otherwise } choice)
        {
            var condition = ReadCondition(choice.Condition);
            foreach (var atom in known.Atoms) writer.Begin(new Variable(((Ir.Read)atom).Local, []));
            writer.Choose(condition, writer.Body(() => MoveRef(symbol, choice.WhenTrue)), writer.Body(() => MoveRef(symbol, otherwise)));
            return;
        }
        if (Shape(target)?.Array != known.Array.Type || FindPlace(target) is not { } place || known.Array is not Ir.Read)
            throw Refuse(Descriptors.Expression, target, "A ref that is moved to an element of an array of another kind");
        int mark = Wait(place);
        foreach (var (atom, variable) in writer.Resume(mark).Zip(known.Atoms, (atom, variable) => (atom, variable))) writer.Assign(((Ir.Read)variable).Local, atom);
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
