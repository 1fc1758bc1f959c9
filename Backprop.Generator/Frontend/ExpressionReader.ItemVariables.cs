using Backprop.Generator.Diagnostics;
using Backprop.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Generator.Frontend;

/// <summary>var ps = …; ps = …; return ps; ⇒ the same of a variable for the array of each number.</summary>
internal sealed partial class ExpressionReader
{
    /// <summary>The arrays of variables that are one array of structs and then another.</summary>
    private readonly HashSet<int> changing = [];

    /// <summary>var ps = …; ⇒ a name for each array, or another one for those of a variable.</summary>
    public bool DeclareItems(ILocalSymbol symbol, IVariableDeclaratorOperation declarator)
    {
        if (!IsOfItems(symbol.Type)) return false;
        if (declarator.GetVariableInitializer()?.Value is not { } value || value.ConstantValue is { HasValue: true, Value: null }) return DeclareLater(symbol, declarator);
        if (!AreItems(value)) return false;
        bool isAssigned = IsReassigned(symbol, declarator) || IsPassedOn(symbol, declarator);
        if (!isAssigned && ItemsOf(value) is { } known && !MayChange(known.Value)) writer.Alias(symbol, known);
        else if (!isAssigned && symbol.Type is IArrayTypeSymbol && IsNew(value)) writer.Alias(symbol, Bound(ReadItems(value, symbol.Name)!, symbol.Type));
        else NameItems(symbol, symbol.Type, As(ReadItems(value)!, symbol.Type), isAssigned, value);
        return true;
    }

    /// <summary>Point[] ps; where it becomes an array of the method's own.</summary>
    private bool DeclareLater(ILocalSymbol symbol, IVariableDeclaratorOperation declarator)
    {
        if (!AssignmentsTo(symbol, declarator).Any(assignment => AreItems(assignment.Value))) return false;
        var variable = NewItemVariable(symbol.Name, symbol.Type);
        writer.Begin(variable);
        changing.UnionWith(variable.Value.Atoms.Select(array => ((Read)array).Local.Id));
        writer.Alias(symbol, variable);
        return true;
    }

    /// <summary>Whether an array is made here, and no other name can have it.</summary>
    private bool IsNew(IOperation operation) => operation switch
    {
        IConversionOperation { Operand: var operand } => IsNew(operand) || IsWritten(operation),
        IInvocationOperation call => call.TargetMethod.Name is "Clone" or "ToArray" && (call.Instance is not null && call.TargetMethod.Name == "Clone" || Viewed(call) is not null),
        IArrayElementReferenceOperation => true,
        _ => operation is IArrayCreationOperation || IsWritten(operation),
    };

    private static bool IsPassedOn(ISymbol symbol, IOperation where) => Method(where).Descendants().OfType<ILocalReferenceOperation>()
        .Any(use => SymbolEqualityComparer.Default.Equals(use.Local, symbol) && use.Parent is IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out });

    private bool MayChange(Value arrays) => arrays.Atoms.Any(array => array is Read { Local.Id: var id } && changing.Contains(id));

    private void NameItems(ISymbol symbol, ITypeSymbol type, Value arrays, bool isAssigned, IOperation where)
    {
        if (isAssigned && arrays.Atoms.Any(array => array.Type is ArrayType { Form: ArrayForm.Array, Part: not null })) throw RefuseOther(where);
        var types = new Queue<Atom>(arrays.Atoms);
        int? whole = isAssigned ? null : writer.NewWhole();
        var variable = ItemArrays.Built(ItemArrays.ItemOf(type)!, type, "", (_, member) =>
        {
            var like = (ArrayType)types.Dequeue().Type;
            return writer.NewLocal(like.Part is null ? NameOf(symbol.Name, member) : symbol.Name, like, LocalRole.Primal) with { Whole = whole };
        });
        if (isAssigned) changing.UnionWith(variable.Value.Atoms.Select(array => ((Read)array).Local.Id));
        AssignTo(variable, arrays);
        writer.Alias(symbol, variable);
    }

    /// <summary>A parameter that is given arrays: another name for them, unless one of the two becomes another array.</summary>
    private void GiveItems(IParameterSymbol parameter, Value arrays, bool isAssigned, IOperation call)
    {
        if (isAssigned || MayChange(arrays)) NameItems(parameter, parameter.Type, As(arrays, parameter.Type), isAssigned, call);
        else writer.Alias(parameter, Bound(arrays, parameter.Type));
    }

    /// <summary>A variable for what a call or a choice gives: arrays that the method has made.</summary>
    private Variable NewItemVariable(string name, ITypeSymbol type) => ItemArrays.Built(ItemArrays.ItemOf(type)!, type, "", (number, member) =>
        writer.NewLocal(NameOf(name, member), ArrayType.Of(number).As(ItemArrays.FormOf(type)), LocalRole.Temporary));

    /// <summary>Arrays of numbers as the one array of structs that the method returns.</summary>
    public Value PutTogether(Value arrays, ITypeSymbol type)
    {
        var length = LengthOf(arrays.Atoms.First());
        int one = writer.NewWhole();
        var whole = ItemArrays.Together(type, speller, number => writer.NewLocal("result", number, LocalRole.Temporary) with { Whole = one });
        foreach (var array in whole.Value.Atoms) writer.Assign(((Read)array).Local, new Apply(Fn.NewArray, Seq.Of<Expr>(length), array.Type));
        Copy(arrays, Integers.Number(0), whole.Value, Integers.Number(0), length);
        return whole.Value;
    }

    /// <summary>A variable for what a method returns.</summary>
    public Variable NewResult(string name, ITypeSymbol type) => composites.IsObject(type) ? new Variable(null, []) { Several = new Several(name) } : IsOfItems(type) ? NewItemVariable(name, type) : writer.NewVariable(name, type, LocalRole.Temporary);

    /// <summary>The arrays as they are now, by names that nothing assigns.</summary>
    private Variable Bound(Value arrays, ITypeSymbol type)
    {
        var atoms = new Queue<Atom>(MayChange(arrays) ? arrays.Atoms.Select(writer.Copy).ToArray() : arrays.Atoms);
        return ItemArrays.Built(ItemArrays.ItemOf(type)!, type, "", (_, _) => ((Read)atoms.Dequeue()).Local);
    }

    /// <summary>ps = …;</summary>
    private Value AssignItems(ISimpleAssignmentOperation assignment, Variable target)
    {
        AssignTo(target, ReadItems(assignment.Value) ?? throw RefuseOther(assignment), assignment);
        return target.Value;
    }

    /// <summary>Assigns a value, which may be arrays of the numbers of structs: then they have to be of the same kind.</summary>
    public void AssignTo(Variable target, Value value, IOperation where)
    {
        if (target is { Local: null, Type: { } type } && ItemArrays.ItemOf(type) is not null)
        {
            if (value.Atom is null) value = As(value, type);
            CheckKind(target, value, where);
        }
        else if (target.Local is not null && value.Atom is null) throw Refuse(Descriptors.Expression, where, "An array of structs that is passed on");
        AssignTo(target, value);
    }

    private void CheckKind(Variable target, Value value, IOperation where)
    {
        bool isSame = value.Atom is null && target.Value.Atoms.Select(array => array.Type).SequenceEqual(value.Atoms.Select(array => array.Type));
        if (!isSame || target.Value.Atoms.Any(array => ((Read)array).Local is { Role: not LocalRole.Temporary, Id: var id } && !changing.Contains(id))) throw RefuseOther(where);
    }

    private static UnreadableException RefuseOther(IOperation where) =>
        Refuse(Descriptors.Statement, where, "An array of structs that the method has not made, in a variable that may hold another one,", "copy it: 'ToArray()'");
}
