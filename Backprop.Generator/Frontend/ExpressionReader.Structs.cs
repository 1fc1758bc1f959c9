using Backprop.Generator.Diagnostics;
using Backprop.Generator.Ir;
using Backprop.Generator.Normalise;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Generator.Frontend;

/// <summary>p.X and p.Y ⇒ pX and pY: a struct is the variables of its fields; its constructors, operators and properties are read where they are used.</summary>
internal sealed partial class ExpressionReader
{
    public bool IsComposite(ITypeSymbol? type) => composites.Is(type);

    /// <summary>Whether an operation reads or changes a struct by a body of its own: a property or indexer that is computed, an operator.</summary>
    public bool RunsBody(IOperation operation) => IsComputed(operation) || operation is IMemberReferenceOperation && Made(InstanceOf(operation)) is not null || AsksType(operation) || Operator(operation) is not null || UsesCells(operation) || IsInItem(operation) || AsksNullable(operation);

    /// <summary>Whether values of a type are read as their parts, and copied.</summary>
    public bool IsStruct(ITypeSymbol? type) => type is { TypeKind: TypeKind.Struct } && composites.Is(type);

    /// <summary>A parameter that the method is given as a whole.</summary>
    public void TakeApart(IParameterSymbol parameter)
    {
        var variable = writer.NewVariable(parameter.Name, parameter.Type, LocalRole.Primal);
        AssignTo(variable, PartsOf(writer.Find(parameter)!.Value.Atom!, parameter.Type, parameter.Locations[0]));
        writer.Alias(parameter, variable);
    }

    private Value? ReadStruct(IOperation operation) => operation switch
    {
        IObjectCreationOperation creation when composites.Is(creation.Type) && !composites.IsObject(creation.Type) => Create(creation).Value,
        IDefaultValueOperation when composites.Is(operation.Type) => NewStruct(operation.Type!).Value,
        IWithOperation { Initializer: { } initializer } with when composites.Is(with.Type) && !composites.IsObject(with.Type) => Changed(Read(with.Operand), with.Type!, initializer),
        IPropertyReferenceOperation property when IsComputed(property) => Get(property, Receiver(property.Instance!, Accessor(property.Property.GetMethod, property.Instance)), [.. Arguments(property)]),
        _ when Operator(operation) is { } function => Operate(function, operation),
        _ => null,
    };

    /// <summary>A struct of zeros.</summary>
    private Variable NewStruct(ITypeSymbol type)
    {
        var created = writer.NewVariable(TemporaryNames.Camel(type.Name), type, LocalRole.Temporary);
        writer.Begin(created);
        return created;
    }

    /// <summary>An object: one that is created here, or that a variable names.</summary>
    private Variable ObjectOf(IOperation value) => value switch
    {
        IParenthesizedOperation parenthesized => ObjectOf(parenthesized.Operand),
        IConversionOperation conversion when ExactType(value) is not null => ObjectOf(conversion.Operand),
        IConversionOperation { Operand: IObjectCreationOperation creation } when !composites.IsObject(creation.Type) => throw new UnreadableException(new Refusal(Descriptors.Expression, creation.Syntax.GetLocation(), "An object of this class") { Struct = Composites.IsPlainObject(creation.Type) ? creation.Type : null }),
        IObjectCreationOperation creation => Create(creation),
        IWithOperation { Initializer: { } initializer } with => CopyOf(ObjectOf(with.Operand), initializer),
        ISimpleAssignmentOperation assignment when Keeps(assignment) && Keep(assignment) is { } kept => kept,
        IMemberReferenceOperation { Instance: IObjectCreationOperation or IInvocationOperation or ISimpleAssignmentOperation } member when callees.IsWhole(member.Instance) && PartIndex(member) is >= 0 and var index && Held(ObjectOf(member.Instance!).Elements[index]) is { Local: null } part => part,
        _ when FindVariable(value) is { Local: null, Slot: null } known => known,
        _ when !IsNothing(value) && MadeObject(value) is { } made => Held(made) ?? throw Refuse(Descriptors.Expression, value, "An object that is null here"),
        _ when IsNothing(value) => throw Refuse(Descriptors.Expression, value, "An object that is null here"),
        _ => throw RefuseWhole(value, (value as IMemberReferenceOperation)?.Instance?.Type, "An object of one class or another, or one that comes from elsewhere,", "call what it does in each branch, or pass on its numbers"),
    };

    /// <summary>var b = a; ⇒ b is another name for the object.</summary>
    public bool DeclareObject(ILocalSymbol symbol, IVariableDeclaratorOperation declarator)
    {
        if (!composites.IsObject(symbol.Type) && ExactType(declarator.GetVariableInitializer()?.Value) is null) return false;
        if (symbol.RefKind != RefKind.None) throw Refuse(Descriptors.Expression, declarator, "A reference to a variable of an object");
        if (declarator.GetVariableInitializer() is not { Value: { } value }) throw Refuse(Descriptors.Expression, declarator, "A variable of an object that is declared without it");
        if (AssignmentsTo(symbol, declarator).Any() || Method(declarator).Descendants().Any(inner => inner is IIncrementOrDecrementOperation { Target: ILocalReferenceOperation { Local: var local } } && SymbolEqualityComparer.Default.Equals(local, symbol))) DeclareMoving(symbol, NamedObject(value), value);
        else writer.Alias(symbol, NamedObject(value));
        return true;
    }

    private Value Changed(Value value, ITypeSymbol type, IObjectOrCollectionInitializerOperation initializer)
    {
        var changed = CopyOf(value, type, TemporaryNames.Camel(type.Name));
        Initialize(changed, initializer);
        return changed.Value;
    }

    /// <summary>record with { X = x }: another object, which holds the same.</summary>
    private Variable CopyOf(Variable record, IObjectOrCollectionInitializerOperation initializer)
    {
        var copy = CopyOf(record.Value, record.Type!, TemporaryNames.Camel(record.Type!.Name));
        writer.Objects.Add(copy);
        for (int i = 0; i < copy.Elements.Length; i++)
            if (copy.Elements[i].Slot is { } slot) slot.Object = record.Elements[i].Slot!.Object is { } inner ? Settled(inner) : null;
        Initialize(copy, initializer);
        return copy;
    }

    private Variable? FindReceiver(IInstanceReferenceOperation instance) => instance.ReferenceKind switch
    {
        InstanceReferenceKind.ContainingTypeInstance => callees.Receiver,
        InstanceReferenceKind.ImplicitReceiver => initialized,
        _ => null,
    };

    /// <summary>Whether it is the object that the differentiated method belongs to, which is there as a whole.</summary>
    public bool IsOwner(IOperation? instance) => callees.Receiver is null && instance is IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } || callees.IsSelf(instance);

    /// <summary>The variable of a part, for the text that names it.</summary>
    public Variable? Element(IOperation operation)
    {
        if (operation is not IMemberReferenceOperation member) return null;
        if (FindVariable(operation) is { } part) return part;
        // A marked field must not be read as a passenger: its derivative would be lost.
        return callees.Self is null || !callees.OwnFields.Contains(member.Member, SymbolEqualityComparer.Default) ? null
            : throw Refuse(Descriptors.OwnField, operation, member.Member.Name, "is read by another name than its own; it may be the same object");
    }

    /// <summary>A property or indexer of a struct that is no part of it.</summary>
    private bool IsComputed(IOperation operation) =>
        operation is IPropertyReferenceOperation { Instance: { } whole } property && callees.IsWhole(whole) && !whole.Type!.IsTupleType && PartIndex(property) < 0 && Referent(operation) is null;

    /// <summary>What an indexer is given, evaluated as it is written, in the order of its parameters.</summary>
    private IEnumerable<Value> Arguments(IPropertyReferenceOperation property)
    {
        var values = InOrder(property.Arguments, Given);
        return property.Arguments.Zip(values, (argument, value) => (argument.Parameter!.Ordinal, value)).OrderBy(given => given.Ordinal).Select(given => given.value);
    }

    private Value Get(IPropertyReferenceOperation property, Variable whole, IReadOnlyList<Value> arguments) =>
        Accessor(property.Property.GetMethod, property.Instance) is { } getter ? Inline(getter, property, whole, arguments) : throw new UnreadableException(null);

    private void Set(IPropertyReferenceOperation property, Variable whole, IReadOnlyList<Value> arguments, Value value)
    {
        if (Accessor(property.Property.SetMethod, property.Instance) is not { } setter) throw new UnreadableException(null);
        Inline(setter, property, whole, [.. arguments, value]);
    }

    private Value Inline(IMethodSymbol method, IOperation use, Variable? whole, IReadOnlyList<Value> values)
    {
        if (IsNumeric(method)) return Applied(method, whole is null ? values : [whole.Value, .. values], use);
        var callee = Callable(method, use);
        return Inline(callee, use, whole, values, read: null);
    }

    private Value Inline(Callee callee, IOperation use, Variable? whole, IReadOnlyList<Value> values, Func<Value>? read) =>
        Inline(callee, use, whole, callee.Method.Parameters.Zip(values, (parameter, value) => (parameter, value)).ToArray(), [], read);

    /// <summary>p.Property = …, op= …, ++: its struct and its arguments are evaluated once; the value assigned.</summary>
    private Value Update(IPropertyReferenceOperation property, Func<Value?, Value> change, bool reads)
    {
        var whole = Receiver(property.Instance!, Accessor(property.Property.SetMethod, property.Instance));
        int mark = writer.Pending;
        var given = Arguments(property).ToArray();
        foreach (var argument in given) writer.Wait(argument);
        int count = writer.Pending - mark;
        var value = change(reads ? Get(property, whole, Waiting(Enumerable.Range(mark, count).Select(writer.Waiting))) : null);
        Set(property, whole, Waiting(writer.Resume(mark)), value);
        return value;

        Value[] Waiting(IEnumerable<Atom> now)
        {
            var queue = new Queue<Atom>(now);
            return given.Select(argument => argument.With(queue)).ToArray();
        }
    }

    /// <summary>The user's own operator or conversion, if it takes or gives a struct that is read as its parts.</summary>
    private IMethodSymbol? Operator(IOperation operation) => operation switch
    {
        IBinaryOperation { IsLifted: false } binary => binary.OperatorMethod,
        IUnaryOperation { IsLifted: false } unary => unary.OperatorMethod,
        IConversionOperation conversion => conversion.OperatorMethod,
        _ => null,
    } is { } method && (composites.Is(method.ReturnType) || method.Parameters.Any(parameter => composites.Is(parameter.Type))) ? method : null;

    private Value Operate(IMethodSymbol function, IOperation operation) => operation switch
    {
        IBinaryOperation binary => Operate(function, operation, [binary.LeftOperand, binary.RightOperand]),
        IUnaryOperation unary => Operate(function, operation, [unary.Operand]),
        _ => Operate(function, operation, [((IConversionOperation)operation).Operand]),
    };

    private Value Operate(IMethodSymbol function, IOperation operation, IEnumerable<IOperation> operands)
    {
        if (!function.Parameters.Any(parameter => composites.IsObject(parameter.Type))) return Inline(function, operation, null, InOrder(operands, Read));
        int mark = writer.Pending;
        var callee = Callable(function, operation);
        var given = Evaluate(operands.Zip(callee.Method.Parameters, (operand, parameter) => (parameter, operand, (IArgumentOperation?)null)));
        return Inline(callee, operation, null, AsOfNow(given, new Queue<Atom>(writer.Resume(mark))), given.Names);
    }

    private Callee Callable(IMethodSymbol method, IOperation use) => callees.WhyNot(method, null) is { } reason
        ? throw Refuse(Descriptors.Call, use, method.Name, reason)
        : callees.Of(method);

    /// <summary>The parts of a struct that is there as a whole.</summary>
    private Value PartsOf(Atom whole, ITypeSymbol type, Location where) => new(composites.PartsOf(type).Select(part =>
    {
        if (PrimaryParameters.Is(part.Member) || !callees.Reaches(part.Member)) throw new UnreadableException(new Refusal(Descriptors.Expression, where, "A struct with private fields that comes from elsewhere"));
        if (composites.IsObject(part.Type)) throw new UnreadableException(new Refusal(Descriptors.Expression, where, "An object in a struct that comes from elsewhere"));
        bool isWhole = composites.Is(part.Type);
        var value = writer.Temporary(((Read)whole).Local.Name + TemporaryNames.Capital(part.Name),
            new Quoted(Seq.Of("", "." + (part.Member is IMethodSymbol getter ? getter.Name + "()" : Speller.Escape(part.Name))), Seq.Of(new Hole(whole, HoleKind.Cut, -1)), isWhole ? new Passive(TypeReader.Spell(part.Type)) : TypeReader.Read(part.Type), Binding.Primary, Movable: true));
        return isWhole ? PartsOf(value, part.Type, where) : new Value(value);
    }).ToArray());
}
