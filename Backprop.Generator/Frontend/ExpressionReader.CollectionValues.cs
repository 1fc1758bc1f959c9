using Backprop.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Generator.Frontend;

/// <summary>Collections of cells as values: new ones, the variables that hold them, and all their numbers in a row.</summary>
internal sealed partial class ExpressionReader
{
    /// <summary>Whether an operation gives a collection of cells: a variable's, or one that is made here.</summary>
    private bool IsCollection(IOperation value) => value switch
    {
        _ when CollectionOf(value) is { Type.Text: var type } => !type.StartsWith("global::System.Collections.Generic.KeyValuePair<", StringComparison.Ordinal),
        _ when WrittenOut(value) is not null => collections.Is(value.Type),
        _ when MembersOf(value, "Values") is not null => true,
        IInvocationOperation { TargetMethod.Name: "GetRange", Instance: { } whole } => IsCollection(whole),
        IInvocationOperation { TargetMethod.Name: "ToList" } call => IsLinq(call) && collections.Is(call.Type) && IsSequence(call.Arguments[0].Value),
        IParenthesizedOperation parenthesized => IsCollection(parenthesized.Operand),
        IConversionOperation { IsImplicit: true, OperatorMethod: null } conversion => IsCollection(conversion.Operand),
        IObjectCreationOperation creation => collections.Is(creation.Type),
        IConditionalOperation { IsRef: false, WhenFalse: { } otherwise } choice => IsCollection(choice.WhenTrue) && IsCollection(otherwise),
        _ => false,
    };

    /// <summary>var xs = new List&lt;double&gt;(); ⇒ var xs = new List&lt;int&gt;();</summary>
    public bool DeclareCollection(ILocalSymbol symbol, IVariableDeclaratorOperation declarator)
    {
        if (declarator.GetVariableInitializer() is { Value: var value })
        {
            if (!IsCollection(value)) return false;
            if (!collections.Tells(symbol.Type)) throw RefuseCollection(value.Syntax, member: null);
            if (!DeclareNew(symbol, value))
            {
                var initial = ReadCollectionValue(value);
                writer.Assign(writer.DeclareAs(symbol, collections.Numbered(symbol.Type)), initial);
            }
            return true;
        }
        if (!collections.Is(symbol.Type)) return false;
        writer.DeclareAs(symbol, collections.Numbered(symbol.Type));
        if (IsCaptured(symbol)) writer.Begin(writer.Find(symbol)!);
        return true;
    }

    /// <summary>A new collection is made under the variable's own name.</summary>
    private bool DeclareNew(ILocalSymbol symbol, IOperation value)
    {
        if (!SymbolEqualityComparer.Default.Equals(symbol.Type, value.Type) || !collections.Is(value.Type)) return false;
        if (WrittenOut(value) is { } collection) Collected(collection, value.Type!, writer.DeclareAs(symbol, collections.Numbered(symbol.Type)));
        else if (Plain(value) is IObjectCreationOperation creation) Created(creation, writer.DeclareAs(symbol, collections.Numbered(symbol.Type)));
        else return false;
        return true;
    }

    private Value AssignCollection(ISimpleAssignmentOperation assignment, Local variable)
    {
        if (!IsCollection(assignment.Value)) throw RefuseCollection(assignment.Syntax, member: null);
        writer.Assign(variable, ReadCollectionValue(assignment.Value));
        return new Value(new Read(variable));
    }

    /// <summary>A parameter of a method whose body is read where it is called: a variable of its own.</summary>
    private Action Given(IParameterSymbol parameter, IOperation argument)
    {
        if (parameter.RefKind is RefKind.Ref or RefKind.Out || !collections.Tells(parameter.Type)) throw RefuseCollection(argument.Syntax, member: null);
        var value = writer.Copy(ReadCollectionValue(argument));
        return () => writer.Assign(writer.DeclareAs(parameter, collections.Numbered(parameter.Type)), value);
    }

    private Atom ReadCollectionValue(IOperation value) => value switch
    {
        _ when CollectionOf(value) is { } local => new Read(local),
        _ when MembersOf(value, "Values") is not null => CollectionIn(value),
        IInvocationOperation { TargetMethod.Name: "GetRange", Instance: { } whole } call =>
            writer.Temporary("range", Asked(["", ".GetRange(", ", ", ")"], AsOfNow(CollectionOf(whole)!, call.Arguments.OrderBy(argument => argument.Parameter!.Ordinal).Select(argument => argument.Value).ToArray()), collections.Numbered(call.Type!))),
        IInvocationOperation call => Listed(call),
        IParenthesizedOperation parenthesized => ReadCollectionValue(parenthesized.Operand),
        IConversionOperation conversion when WrittenOut(value) is null => ReadCollectionValue(conversion.Operand),
        IConditionalOperation choice => Choose("chosen", ReadCondition(choice.Condition), [], () => ReadCollectionValue(choice.WhenTrue), () => ReadCollectionValue(choice.WhenFalse!), collections.Numbered(choice.Type!)),
        IObjectCreationOperation creation => Created(creation),
        _ => Collected(WrittenOut(value)!, value.Type!),
    };

    /// <summary>new List&lt;double&gt;(…) { a, b }: what it begins with is put there one by one.</summary>
    private Atom Created(IObjectCreationOperation creation, Local? name = null)
    {
        var source = creation.Arguments.FirstOrDefault(argument => TypeReader.HoldsReals(argument.Parameter!.Type) || argument.Parameter.Type is INamedTypeSymbol { TypeArguments: { Length: 1 } items } && Collections.IsItem(items[0]));
        bool isCopied = source is not null && IsCollection(source.Value);
        var given = creation.Arguments.Where(argument => argument.ArgumentKind != ArgumentKind.DefaultValue && (argument != source || isCopied)).Select(argument => argument == source ? ReadCollectionValue(argument.Value) : Argument(argument.Value)).ToArray();
        var created = New(creation.Type!, name, given);
        if (source is not null && !isCopied) AddAll(creation, created, ItemTypeOf(creation.Type!), source.Value);
        foreach (var initial in creation.Initializer is { } initializer ? initializer.Initializers.AsEnumerable() : []) Begin(created, initial, creation);
        return new Read(created);
    }

    private Local New(ITypeSymbol type, Local? name, params Expr[] given)
    {
        var created = name ?? writer.NewLocal("collection", collections.Numbered(type), LocalRole.Temporary);
        string[] between = given.Length == 0 ? ["()"] : ["(", .. Enumerable.Repeat(", ", given.Length - 1), ")"];
        writer.Assign(created, Asked(["new " + created.Type.Text + between[0], .. between.Skip(1)], given, created.Type));
        return created;
    }

    private void Begin(Local created, IOperation initial, IOperation creation)
    {
        switch (initial)
        {
            case IInvocationOperation { TargetMethod.Name: "Add" } call when Collections.IsOfTheLibrary(call.TargetMethod.ContainingType):
                PutBy(call, created, call.Arguments);
                break;
            case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.IsIndexer: true, Arguments: { Length: 1 } keys }, Value: var value } assignment:
                int mark = writer.Pending;
                var key = Argument(keys[0].Value);
                foreach (var atom in key is Quoted text ? text.Holes.Select(hole => hole.Value) : [(Atom)key]) writer.Wait(new Value(atom));
                writer.Wait(ItemOf(value, assignment.Target.Type!));
                var atoms = new Queue<Atom>(writer.Resume(mark));
                key = IrWalk.MapAtoms(key, _ => atoms.Dequeue());
                Put(atoms.ToArray(), cell => writer.Effect(Asked(["", "[", "] = ", ""], [new Read(created), key, cell], IrType.Void)));
                break;
            default:
                throw RefuseCollection(creation.Syntax, member: null);
        }
    }

    private Atom Collected(CollectionExpressionSyntax collection, ITypeSymbol type, Local? name = null)
    {
        var created = New(type, name);
        foreach (var element in collection.Elements)
            switch (element)
            {
                case ExpressionElementSyntax { Expression: var single }:
                    Add(created, ItemOf(OperationOf(single), ItemTypeOf(type)));
                    break;
                case SpreadElementSyntax { Expression: var spread }:
                    AddAll(OperationOf(spread), created, ItemTypeOf(type), OperationOf(spread));
                    break;
            }
        return new Read(created);
    }

    private Atom Listed(IInvocationOperation toList)
    {
        var created = New(toList.Type!, null);
        AddAll(toList, created, ItemTypeOf(toList.Type!), toList.Arguments[0].Value);
        return new Read(created);
    }

    private void Add(Local collection, Value item) => Put(item.Atoms.ToArray(), cell => writer.Effect(Asked(["", "." + Adder(collection) + "(", ")"], [new Read(collection), cell], IrType.Void)));

    private static string Adder(Local collection) =>
        collection.Type.Text.StartsWith("global::System.Collections.Generic.Stack<", StringComparison.Ordinal) ? "Push" : collection.Type.Text.StartsWith("global::System.Collections.Generic.Queue<", StringComparison.Ordinal) ? "Enqueue" : "Add";

    /// <summary>xs.AddRange(source): the cells of another collection are its own too, for they never change.</summary>
    private void AddAll(IOperation use, Local collection, ITypeSymbol type, IOperation source)
    {
        if (IsCollection(source) && Adder(collection) == "Add")
        {
            writer.Effect(Asked(["", ".AddRange(", ")"], [new Read(collection), ReadCollectionValue(source)], IrType.Void));
            return;
        }
        if (!IsSequence(source)) throw RefuseCollection(use.Syntax, member: null);
        var sequence = SequenceOf(source);
        ForEach(sequence, writer.NewLabel(), item => Add(collection, Stored(item, type, source)));
    }
}
