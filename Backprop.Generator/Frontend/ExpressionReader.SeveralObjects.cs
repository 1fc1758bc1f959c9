using Backprop.Generator.Diagnostics;
using Backprop.Generator.Ir;
using Backprop.Generator.Normalise;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Generator.Frontend;

/// <summary>s = s.Next(dt), c ? a : b ⇒ an object of its own, to which what it is given is copied: nobody can tell two objects apart that never change.</summary>
internal sealed partial class ExpressionReader
{
    private readonly HashSet<ISymbol> movingObjects = new(SymbolEqualityComparer.Default);

    /// <summary>One of the objects that a result or a choice may be.</summary>
    public void Give(Several several, IOperation value)
    {
        var given = NamedObject(value);
        bool isFixed = Held(given) is { Type: { } type } && ObjectMembers.AreFixed(type);
        if (several.One is null)
        {
            several.One = isFixed ? NewCopy(several.Name, given.Type!) : given;
            if (!isFixed) return;
        }
        if (Held(several.One) is { } one && Held(given) is { } other && !SymbolEqualityComparer.Default.Equals(one.Type, other.Type)) throw RefuseClasses(value);
        if (several.One.IsCopy && isFixed) Move(several.One, given, value);
        else if (!ReferenceEquals(several.One, given) && (Held(several.One) is not null || Held(given) is not null)) throw RefuseSeveral(value);
    }

    /// <summary>Gives the copies of what is one object or another a value on the paths that end before they get their own.</summary>
    public void BeginCopies(Variable result)
    {
        if (result.Several?.One is { IsCopy: true } copy) BeginAll(copy);
    }

    private void BeginAll(Variable copy)
    {
        writer.Begin(copy);
        foreach (var part in copy.Elements)
            if (part.Slot?.Object is { IsCopy: true } inner) BeginAll(inner);
    }

    private static UnreadableException RefuseClasses(IOperation value) => Refuse(Descriptors.Expression, value, "An object that is of one class or another");

    private static UnreadableException RefuseSeveral(IOperation value) =>
        Refuse(Descriptors.Statement, value, "An object that may change, or none, where another one may be instead,", "make its class a record without setters, or write what differs as numbers");

    private Variable NewCopy(string name, ITypeSymbol type)
    {
        var copy = writer.NewVariable(name, type, LocalRole.Temporary) with { Copied = new Copied() };
        writer.Objects.Add(copy);
        return copy;
    }

    /// <summary>An object that holds the numbers that are given.</summary>
    private Variable CopyOf(Value numbers, ITypeSymbol type)
    {
        var copy = NewCopy(TemporaryNames.Camel(type.Name), type);
        AssignTo(copy, numbers);
        copy.Copied!.IsGiven = true;
        return copy;
    }

    /// <summary>Gives a copy what an object holds.</summary>
    private void Move(Variable copy, Variable given, IOperation where)
    {
        if (!SymbolEqualityComparer.Default.Equals(copy.Type, given.Type)) throw RefuseClasses(where);
        AssignTo(copy, given.Value);
        foreach (var (part, inner) in copy.Elements.Zip(given.Elements, (part, inner) => (part, inner.Slot?.Object)))
        {
            if (part.Slot is not { } slot) continue;
            if (!copy.Copied!.IsGiven) slot.Object = inner is { Type: { } type } && ObjectMembers.AreFixed(type) ? NewCopy(TemporaryNames.Camel(type.Name), type) : inner;
            if (slot.Object is { IsCopy: true } own && inner is not null) Move(own, inner, where);
            else if (!ReferenceEquals(slot.Object, inner)) throw RefuseSeveral(where);
        }
        copy.Copied!.IsGiven = true;
    }

    /// <summary>The object as it is now: a variable that becomes another one must not be used by another name.</summary>
    private Variable Settled(Variable known)
    {
        if (!known.IsCopy) return known;
        var settled = NewCopy(TemporaryNames.Camel(known.Type!.Name), known.Type);
        AssignTo(settled, known.Value);
        foreach (var (part, old) in settled.Elements.Zip(known.Elements, (part, old) => (part, old)))
            if (part.Slot is { } slot) slot.Object = old.Slot!.Object is { } inner ? Settled(inner) : null;
        settled.Copied!.IsGiven = true;
        return settled;
    }

    /// <summary>A variable that is one object after another.</summary>
    private void DeclareMoving(ISymbol symbol, Variable first, IOperation where)
    {
        if (Held(first) is not { Type: { } type } || !ObjectMembers.AreFixed(type)) throw RefuseSeveral(where);
        var variable = writer.Declare(symbol, symbol.Name, type, LocalRole.Primal) with { Copied = new Copied() };
        writer.Alias(symbol, variable);
        movingObjects.Add(symbol);
        Move(variable, first, where);
    }

    /// <summary>Reads a statement that makes a variable another object; false for any other.</summary>
    private bool MoveObject(IOperation operation)
    {
        var target = operation is IIncrementOrDecrementOperation step ? step.Target : (operation as IAssignmentOperation)?.Target;
        if (target is null || Symbol(target) is not { } symbol || !movingObjects.Contains(symbol) || writer.Find(symbol) is not { IsCopy: true } variable) return false;
        switch (operation)
        {
            case ISimpleAssignmentOperation { IsRef: false } simple when !IsNothing(simple.Value):
                Move(variable, NamedObject(simple.Value), simple.Value);
                return true;
            case ICompoundAssignmentOperation { OperatorMethod: { } function } compound when compound.InConversion.IsIdentity && compound.OutConversion.IsIdentity:
                Move(variable, Operate(function, compound, [target, compound.Value]).Object ?? throw RefuseSeveral(compound), compound);
                return true;
            case IIncrementOrDecrementOperation { OperatorMethod: { } function }:
                Move(variable, Operate(function, operation, [target]).Object ?? throw RefuseSeveral(operation), operation);
                return true;
            default:
                throw RefuseSeveral(operation);
        }

        static ISymbol? Symbol(IOperation target) => target switch
        {
            ILocalReferenceOperation local => local.Local,
            IParameterReferenceOperation parameter => parameter.Parameter,
            _ => null,
        };
    }

    /// <summary>c ? a : b, of objects.</summary>
    private Variable ChooseObject(IConditionalOperation choice)
    {
        var condition = ReadCondition(choice.Condition);
        if (Thrown(choice.WhenTrue) is { } thrown) return Otherwise(condition, writer.Body(() => Throw(thrown)), Seq<Stmt>.Empty, choice.WhenFalse!);
        if (Thrown(choice.WhenFalse!) is { } never) return Otherwise(condition, Seq<Stmt>.Empty, writer.Body(() => Throw(never)), choice.WhenTrue);
        if (condition is Const { Value: var holds }) return NamedObject(holds != 0 ? choice.WhenTrue : choice.WhenFalse!);
        writer.Hold();
        var chosen = NewResult("chosen", choice.Type!);
        var (then, otherwise) = (Branch(chosen, choice.WhenTrue), Branch(chosen, choice.WhenFalse!));
        BeginCopies(chosen);
        writer.Choose(condition, then, otherwise);
        return chosen.Several!.One!;
    }

    /// <summary>An object, unless there is an exception.</summary>
    private Variable Otherwise(Atom condition, Seq<Stmt> then, Seq<Stmt> otherwise, IOperation value)
    {
        writer.Hold();
        writer.Choose(condition, then, otherwise);
        return NamedObject(value);
    }

    /// <summary>What a body returns, at its end.</summary>
    public Value ReadReturned(IOperation value) => composites.IsObject(value.Type) || ExactType(value) is not null ? new Value([]) { Object = NamedObject(value) } : Read(value);
}

/// <summary>What is one object or another: always the same one, or a copy of each.</summary>
internal sealed class Several(string name)
{
    public string Name { get; } = name;

    public Variable? One { get; set; }
}
