using System.Runtime.CompilerServices;
using Backprop.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Generator.Frontend;

/// <summary>car.Engine = engine; ⇒ car.Engine is another name for the object, until it is given another one: which object a field holds is known at every moment.</summary>
internal sealed partial class ExpressionReader
{
    /// <summary>The object that a place in another one holds, if it holds one of the method's own; what else it is, a variable; null where it holds none.</summary>
    private static Variable? Held(Variable? variable) => variable is { Slot: { } slot } ? slot.Object ?? (variable.Local is null ? null : variable) : variable;

    /// <summary>The object that a name is given, or none.</summary>
    private Variable NamedObject(IOperation value) => IsNothing(value) ? Slot.Empty() : Settled(ObjectOf(value));

    /// <summary>Whether a value is known to be null.</summary>
    private bool IsNothing(IOperation value) => value.ConstantValue is { HasValue: true, Value: null } || value is IConversionOperation { OperatorMethod: null } conversion && IsNothing(conversion.Operand) || NameOrKeeper(value) is { Local: null, Slot: { Object: null } };

    /// <summary>What a name or member stands for itself, whatever object that holds.</summary>
    private Variable? NameOrKeeper(IOperation value) => value switch
    {
        IParenthesizedOperation parenthesized => NameOrKeeper(parenthesized.Operand),
        IConversionOperation { OperatorMethod: null } conversion => NameOrKeeper(conversion.Operand),
        ILocalReferenceOperation local => writer.Find(local.Local),
        IParameterReferenceOperation parameter => Find(parameter.Parameter),
        _ when Referent(value) is { } known => known.Variable,
        _ => Keeper(value)?.Part,
    };

    /// <summary>The parameters that stand for members in the body of the constructor of a generic class, and the objects that have these.</summary>
    private readonly Dictionary<ISymbol, Variable> made = new(SymbolEqualityComparer.Default);

    /// <summary>The place in an object of the method's own that an assignment gives something to.</summary>
    private (Variable Owner, Variable Part)? Keeper(IOperation target) => target switch
    {
        IParenthesizedOperation parenthesized => Keeper(parenthesized.Operand),
        IParameterReferenceOperation { Parameter: var parameter } when PrimaryParameters.Is(parameter) && callees.Receiver is { Local: null } own && Find(parameter) is { } kept => (own, kept),
        IParameterReferenceOperation { Parameter: var parameter } when made.TryGetValue(parameter, out var own) && Find(parameter) is { } kept => (own, kept),
        IMemberReferenceOperation { Instance: { } instance } member when callees.IsWhole(instance) && PartIndex(member) is >= 0 and var index && FindVariable(instance) is { Local: null } owner => (owner, owner.Elements[index]),
        _ => null,
    };

    /// <summary>Whether an assignment changes which object a place holds.</summary>
    private bool Keeps(ISimpleAssignmentOperation assignment) =>
        Keeper(assignment.Target) is ({ Type.TypeKind: TypeKind.Class }, { Slot: { } slot } part) && (part.Local is null || slot.Object is not null || ExactType(assignment.Value) is not null);

    /// <summary>The object that is kept from here on; null for none.</summary>
    private Variable? Keep(ISimpleAssignmentOperation assignment)
    {
        var (owner, part) = Keeper(assignment.Target)!.Value;
        var outer = initialized;
        initialized = null;
        try
        {
            return Keep(owner, part, assignment.Value);
        }
        finally
        {
            initialized = outer;
        }
    }

    private Variable? Keep(Variable owner, Variable part, IOperation value)
    {
        var kept = IsNothing(value) || part.Local is not null && ExactType(value) is null ? null : Settled(ObjectOf(value));
        return Keep(owner, part, kept, value);
    }

    private Variable? Keep(Variable owner, Variable part, Variable? kept, IOperation value)
    {
        if (kept is null && part.Slot!.Object is null)
        {
            if (part.Local is not null) AssignTo(part, Read(value));
            return null;
        }
        if (!ReferenceEquals(owner.Path, writer.Path))
            throw Refuse(Descriptors.Statement, value, "An object that is put into a field on some paths only, or from trip to trip,", "put it there where the object is created that has the field, or write what differs as numbers");
        if (kept is null && part.Local is not null) AssignTo(part, Read(value));
        return part.Slot!.Object = kept;
    }

    /// <summary>(A, B) = (a, b), of objects alone.</summary>
    private bool KeepAll(IOperation operation)
    {
        if (operation is not IDeconstructionAssignmentOperation { Target: ITupleOperation { Elements: var targets }, Value: var given } || Plain(given) is not ITupleOperation { Elements: var values } || values.Length != targets.Length) return false;
        var places = targets.Select(Keeper).ToArray();
        if (!places.All(place => place is ({ Type.TypeKind: TypeKind.Class }, { Slot: not null, Local: null }))) return false;
        var kept = values.Select(NamedObject).ToArray();
        foreach (var (place, named, value) in places.Zip(kept, (place, named) => (place!.Value, named)).Zip(values, (pair, value) => (pair.Item1, pair.named, value))) Keep(place.Owner, place.Part, Held(named), value);
        return true;
    }

    /// <summary>What a property gives that only names something its object keeps: Engine => engine.</summary>
    private Variable? Named(IPropertyReferenceOperation property)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (property.Type?.IsReferenceType != true || property.Arguments.Length > 0 || FindVariable(property.Instance) is not { Local: null, Type.TypeKind: TypeKind.Class } owner || Accessor(property.Property.GetMethod, property.Instance) is not { } getter
            || Callees.Declaration(getter, Model.Compilation.Assembly) is not { } syntax || Callee.Body(syntax, source.ModelOf(syntax), cancellation) is not { Count: 1 } body
            || body[0] is not IReturnOperation { ReturnedValue: (IMemberReferenceOperation or IParameterReferenceOperation or IInstanceReferenceOperation) and var value }) return null;
        Variable? named = null;
        On(owner, () => named = FindVariable(value));
        return named is { Local: null } ? named : null;
    }

    /// <summary>a == b, of objects of the method's own or null.</summary>
    private Value? ReadSame(IOperation operation) => operation is IBinaryOperation { OperatorMethod: null, OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } binary && AsksSame(binary)
        ? new Value(Ir.Truth.Of(AreSame(Known(binary.LeftOperand), Known(binary.RightOperand), binary) == (binary.OperatorKind == BinaryOperatorKind.Equals)))
        : null;

    private static bool AreSame(Variable? one, Variable? other, IOperation where) =>
        one is { IsCopy: true } && other is not null || other is { IsCopy: true } && one is not null
            ? throw Refuse(Descriptors.Statement, where, "Whether an object that may be one of several is the same as another one", "compare what the two hold")
            : ReferenceEquals(one, other);

    private bool AsksSame(IBinaryOperation binary) => IsKnown(binary.LeftOperand) && IsKnown(binary.RightOperand) && (!IsConstant(binary.LeftOperand) || !IsConstant(binary.RightOperand));

    private bool IsKnown(IOperation value) => IsNothing(value) || ExactType(value) is not null && Known(value) is not null;

    private static bool IsConstant(IOperation value) => value.ConstantValue.HasValue;

    private Variable? Known(IOperation value) => IsNothing(value) ? null : value is IConversionOperation conversion ? Known(conversion.Operand) : FindVariable(value);
}
