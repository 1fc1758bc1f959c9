using Backprop.Generator.Diagnostics;
using Backprop.Generator.Ir;
using Backprop.Generator.Normalise;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Generator.Frontend;

/// <summary>Assignments as expressions: the value is computed, assigned, and is the value of the expression.</summary>
internal sealed partial class ExpressionReader
{
    public void AssignTo(Variable target, Value value)
    {
        int mark = writer.Pending;
        writer.Wait(value);
        int offset = mark;
        AssignWhole(target, value, ref offset);
        writer.Resume(mark);
    }

    private Value SimpleAssignment(ISimpleAssignmentOperation assignment)
    {
        if (assignment is { IsRef: true, Target: ILocalReferenceOperation { Local: var item } } && items.ContainsKey(item))
        {
            MoveItem(item, assignment.Value);
            return Read(assignment.Target);
        }
        if (assignment is { IsRef: true, Target: ILocalReferenceOperation { Local: var moved } } && refs.TryGetValue(moved, out var known))
        {
            MoveRef(known, assignment.Value);
            return ReadElement(assignment.Target);
        }
        if (assignment.IsRef) throw Refuse(Descriptors.Expression, assignment, "A ref assignment");
        if (assignment.Target is IDiscardOperation) return Read(assignment.Value);
        if (IsPlace(assignment.Target)) return AssignElement(assignment);
        if (ArraysOf(assignment.Target) is not null) return AssignItem(assignment, change: null);
        if (UsesCells(assignment.Target)) return AssignCell(assignment);
        if (CollectionOf(assignment.Target) is { } collection) return AssignCollection(assignment, collection);
        if (ItemsOf(assignment.Target) is { } itemArrays) return AssignItems(assignment, itemArrays);
        if (IsComputed(assignment.Target)) return Update((IPropertyReferenceOperation)assignment.Target, _ => Read(assignment.Value), reads: false);
        if (FindVariable(assignment.Target) is not { } target) return Quote(assignment);
        var outer = initialized;
        initialized = null;
        var value = Read(assignment.Value);
        initialized = outer;
        if (value.Atom is null && IsOfItems(assignment.Type)) throw RefuseOther(assignment);
        AssignTo(target, value);
        return target.Value;
    }

    private Value CompoundAssignment(ICompoundAssignmentOperation assignment)
    {
        if (UsesCells(assignment.Target)) return UpdateCell(assignment.Target, assignment, old => Combined(old, assignment));
        if (IsPlace(assignment.Target)) return UpdateElement(assignment, isUsed: true);
        if (ArraysOf(assignment.Target) is not null) return AssignItem(assignment, old => Combined(old, assignment));
        if (IsComputed(assignment.Target)) return Update((IPropertyReferenceOperation)assignment.Target, old => Combined(old!, assignment), reads: true);
        if (FindVariable(assignment.Target) is { Local: null } whole)
        {
            AssignTo(whole, Combined(whole.Value, assignment));
            return whole.Value;
        }
        if (FindVariable(assignment.Target) is not { Local: { } target } variable) return Quote(assignment);
        if (assignment.OperatorMethod is not null && !IsString(assignment))
            throw RefuseWhole(assignment, assignment.Target.Type, "An operator of a type of its own");
        if (!target.IsReal)
        {
            writer.Assign(target, quoted.ReadUpdate((AssignmentExpressionSyntax)assignment.Syntax, assignment, target));
            return variable.Value;
        }
        string function = Arithmetic(assignment.OperatorKind) ?? throw Refuse(Descriptors.Expression, assignment, "This operator");
        var type = TypeReader.Read(assignment.Value.Type!);
        if (!type.IsReal) throw Refuse(Descriptors.Expression, assignment, "This operator");
        int mark = writer.Pending;
        writer.Wait(new Value(Convert(new Read(target), type)));
        writer.Wait(new Value(ReadAtom(assignment.Value)));
        Update(target, new Apply(function, writer.Resume(mark).Cast<Expr>().ToSeq(), type));
        return variable.Value;
    }

    /// <summary>What op= gives: of the value before and the one on the right.</summary>
    private Value Combined(Value old, ICompoundAssignmentOperation assignment)
    {
        var operands = InOrder<Func<Value>>([() => old, () => Read(assignment.Value)], read => read());
        (old, var right) = (operands[0], operands[1]);
        if (assignment.OperatorMethod is { } function)
        {
            if (!assignment.InConversion.IsIdentity || !assignment.OutConversion.IsIdentity) throw Refuse(Descriptors.Expression, assignment, "A conversion in a compound assignment");
            return Inline(function, assignment, null, [old, right]);
        }
        if (IsNullable(assignment.Target.Type) && IsNullable(assignment.Value.Type) && Arithmetic(assignment.OperatorKind) is { } lifted) return Computed(old, right, lifted);
        if (old.Atom is not { Type.IsReal: true } target || Arithmetic(assignment.OperatorKind) is not { } kind) throw Refuse(Descriptors.Expression, assignment, "This operator");
        var type = TypeReader.Read(assignment.Value.Type!);
        var result = Operation(new Apply(kind, Seq.Of<Expr>(Convert(target, type), right.Atom!), type)).Atom!;
        return new Value(Convert(result, target.Type));
    }

    private Value Increment(IIncrementOrDecrementOperation increment)
    {
        if (UsesCells(increment.Target)) return StepCell(increment);
        if (IsPlace(increment.Target)) return StepElement(increment);
        if (ArraysOf(increment.Target) is not null) throw Refuse(Descriptors.Expression, increment, "'++' or '--' of an element of an array of structs");
        if (IsComputed(increment.Target)) throw Refuse(Descriptors.Expression, increment, "'++' or '--' of a property");
        if (composites.IsObject(increment.Target.Type)) throw new UnreadableException(new Refusal(Descriptors.Statement, increment.Syntax.GetLocation(), "'++' or '--' of an object, of which the value is used,", "make it a statement of its own"));
        if (FindVariable(increment.Target) is { Local: null } whole) return Step(whole, increment);
        if (FindVariable(increment.Target) is not { Local: { } target } variable) return Quote(increment);
        if (increment.OperatorMethod is not null)
            throw RefuseWhole(increment, increment.Target.Type, "An operator of a type of its own");
        int mark = writer.Pending;
        if (increment.IsPostfix) writer.Wait(variable.Value);
        bool up = increment.Kind == OperationKind.Increment;
        if (target.IsReal)
            Update(target, new Apply(up ? Fn.Add : Fn.Sub, Seq.Of<Expr>(new Read(target), new Const(1, "1", target.Type)), target.Type));
        else
            writer.Assign(target, quoted.ReadStep(increment, target, up ? "+" : "-"));
        return increment.IsPostfix ? new Value(writer.Resume(mark)[0]) : variable.Value;
    }

    /// <summary>++ of a struct, by its own operator.</summary>
    private Value Step(Variable whole, IIncrementOrDecrementOperation increment)
    {
        if (increment.OperatorMethod is not { } function) throw new UnreadableException(null);
        int mark = writer.Pending;
        writer.Wait(whole.Value);
        AssignTo(whole, Inline(function, increment, null, [whole.Value]));
        var old = whole.Value.With(new Queue<Atom>(writer.Resume(mark)));
        return increment.IsPostfix ? old : whole.Value;
    }

    private void Update(Local target, Apply operation)
    {
        if (operation.Type == target.Type) writer.Assign(target, operation);
        else writer.Assign(target, Convert(writer.Temporary(TemporaryNames.Of(operation), operation), target.Type));
    }

    private static bool IsString(ICompoundAssignmentOperation assignment) => assignment.Type?.SpecialType == SpecialType.System_String;

    private Value Deconstruction(IDeconstructionAssignmentOperation deconstruction)
    {
        try
        {
            return Deconstructed(deconstruction);
        }
        finally
        {
            foreach (var target in deconstruction.Target.Descendants()) referents.Remove(target);
        }
    }

    private Value Deconstructed(IDeconstructionAssignmentOperation deconstruction)
    {
        int mark = writer.Pending;
        var places = new Queue<(int At, int Count, IrType? Type)>();
        FindPlaces(deconstruction.Target, places);
        var value = Plain(deconstruction.Value) is ITupleOperation written && written.Elements.All(element => element.Type is { } type && TypeReader.Read(type).CarriesReals || AreItems(element)) ? Tuple(written) : deconstruction.Value is { Type: INamedTypeSymbol { IsTupleType: true } tuple, Syntax: ExpressionSyntax syntax } && !composites.Is(tuple) && deconstruction.Value is not ITupleOperation
            ? Unpack(tuple, quoted.Read(syntax, TypeReader.Read(tuple)), deconstruction.Value)
            : deconstruction.Value is ITupleOperation elements ? Tuple(elements) : Positional(Read(deconstruction.Value), deconstruction.Value.Type!);
        if (value.Atom is not null || value.Elements.Length == 0) throw RefuseWhole(deconstruction.Value, deconstruction.Value.Type, "Deconstruction by a method");
        int offset = writer.Pending, first = offset - mark;
        writer.Wait(value);
        AssignElements(deconstruction.Target, value, places, ref offset);
        return value.With(new Queue<Atom>(writer.Resume(mark).Skip(first)));
    }

    /// <summary>A record as what it is taken apart into: the parts that its header names.</summary>
    private Value Positional(Value value, ITypeSymbol type)
    {
        if (!composites.Is(type) || type.IsTupleType) return value;
        var taken = type.GetMembers("Deconstruct").OfType<IMethodSymbol>().FirstOrDefault(method => method.IsImplicitlyDeclared);
        return taken is null || type.GetMembers("Deconstruct").Length > 1 ? value with { Elements = [] } : new Value(taken.Parameters.Select(parameter => value.Elements[PartNamed(type, parameter.Name)]).ToArray());
    }

    /// <summary>The elements among the targets: their addresses are evaluated before the values, and wait.</summary>
    private void FindPlaces(IOperation target, Queue<(int At, int Count, IrType? Type)> places)
    {
        if (target is ITupleOperation tuple) foreach (var element in tuple.Elements) FindPlaces(element, places);
        if (Referring(target, isNeeded: true) is { } call) referents[call] = Refer(call);
        if (ArraysOf(target) is { Local: null })
        {
            places.Enqueue((writer.Pending, 1, null));
            var (arrays, index) = Located(target);
            writer.Wait(new Value(index));
            writer.Wait(arrays.Value);
        }
        if (UsesCells(target))
        {
            places.Enqueue((writer.Pending, 0, null));
            WaitForEntry(target);
        }
        if (!IsPlace(target)) return;
        var place = FindPlace(target)!;
        places.Enqueue((Wait(place), 1 + place.Indices.Count, place.Type));
    }

    private void AssignElements(IOperation target, Value value, Queue<(int At, int Count, IrType? Type)> places, ref int offset)
    {
        if (target is IDeclarationExpressionOperation declaration) target = declaration.Expression;
        if (ArraysOf(target) is { Local: null } arrays)
        {
            int at = places.Dequeue().At, count = value.Atoms.Count();
            StoreItem(Enumerable.Range(at + 1, arrays.Value.Atoms.Count()).Select(writer.Waiting).ToArray(), writer.Waiting(at), Enumerable.Range(offset, count).Select(writer.Waiting).ToArray(), target);
            offset += count;
            return;
        }
        if (UsesCells(target))
        {
            int first = offset, count = value.Atoms.Count();
            offset += count;
            var item = ConvertTo(value.With(new Queue<Atom>(Enumerable.Range(first, count).Select(writer.Waiting))), target.Type!);
            SetEntry(target, places.Dequeue().At, item.Atoms.ToArray());
            return;
        }
        if (IsPlace(target))
        {
            var (at, atoms, elementType) = places.Dequeue();
            var place = Place.Of(Enumerable.Range(at, atoms).Select(writer.Waiting).ToArray(), elementType!);
            Store(place, Convert(writer.Waiting(offset++), elementType!), target);
            return;
        }
        if (value.Atom is { } atom)
        {
            if (target is not IDiscardOperation)
            {
                if (FindVariable(target) is not { Local: { } local }) throw RefuseWhole(target, OwnerOf(target), "Deconstruction into anything but local variables");
                var now = writer.Waiting(offset);
                if (local.Type == now.Type) writer.Assign(local, now);
                else if (local.IsReal) writer.Assign(local, Convert(now, local.Type));
                else throw RefuseWhole(target, target.Type, "A conversion in a deconstruction");
            }
            offset++;
            return;
        }
        if (target is ITupleOperation tuple)
        {
            for (int i = 0; i < tuple.Elements.Length; i++) AssignElements(tuple.Elements[i], value.Elements[i], places, ref offset);
            return;
        }
        if (target is IDiscardOperation)
        {
            offset += value.Atoms.Count();
            return;
        }
        if (FindVariable(target) is not { } variable) throw RefuseWhole(target, OwnerOf(target), "Deconstruction into anything but local variables");
        if (ItemsOf(target) is not null) CheckKind(variable, value, target);
        AssignWhole(variable, value, ref offset);
    }

    private static ITypeSymbol? OwnerOf(IOperation target) => (target as IMemberReferenceOperation)?.Instance?.Type is { } type && Composites.Candidate(type) is not null ? type : target.Type;

    private void AssignWhole(Variable variable, Value value, ref int offset)
    {
        if (variable.Local is { } local && value.Atom is not null) writer.Assign(local, Convert(writer.Waiting(offset++), local.Type));
        else if (variable.Local is not null || variable.Elements.Length != value.Elements.Length) throw new UnreadableException(null);
        else for (int i = 0; i < variable.Elements.Length; i++) AssignWhole(variable.Elements[i], value.Elements[i], ref offset);
    }
}
