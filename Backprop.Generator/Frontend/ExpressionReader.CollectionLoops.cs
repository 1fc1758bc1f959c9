using Backprop.Generator.Ir;
using Backprop.Generator.Normalise;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Generator.Frontend;

/// <summary>What goes through a collection of cells: foreach (var v in xs) ⇒ foreach (var cell in xs) { v = cells[cell]; … }, and LINQ.</summary>
internal sealed partial class ExpressionReader
{
    /// <summary>Whether an operation gives the numbers of a collection of cells one by one: not its entries.</summary>
    private bool GivesNumbers(IOperation operation) => MembersOf(operation, "Values") is not null || IsCollection(operation) && Plain(operation).Type is INamedTypeSymbol { TypeArguments.Length: 1 };

    /// <summary>The dictionary whose keys or values an operation gives.</summary>
    private Local? MembersOf(IOperation operation, string name) => Plain(operation) is IPropertyReferenceOperation { Property.Name: var member, Instance: { } owner } && member == name ? CollectionOf(owner) : null;

    /// <summary>The type of what a loop goes through.</summary>
    public static ITypeSymbol? CollectionType(IOperation collection) => Plain(collection).Type;

    public bool IsLoopOverCollection(IOperation collection) => IsCollection(collection) || MembersOf(collection, "Values") is not null || MembersOf(collection, "Keys") is not null;

    /// <summary>What a loop goes through.</summary>
    public Atom CollectionIn(IOperation collection)
    {
        if ((MembersOf(collection, "Values") ?? MembersOf(collection, "Keys")) is not { } dictionary) return writer.Copy(ReadCollectionValue(collection));
        var members = ((IPropertyReferenceOperation)Plain(collection)).Property;
        return writer.Temporary(TemporaryNames.Camel(members.Name), Asked(["", "." + members.Name], [new Read(dictionary)], collections.Numbered(members.Type)));
    }

    /// <summary>The variable that a loop gives what it finds, and what each trip does with that first.</summary>
    public (Local Next, Action Begin) EachOf(IOperation collection, IReadOnlyList<ILocalSymbol?> items)
    {
        if (MembersOf(collection, "Keys") is not null) return (writer.DeclareLocal(items[0]!).Local!, () => { });
        if (GivesNumbers(collection))
        {
            var cell = writer.NewLocal("cell", IrType.Int, LocalRole.Primal);
            return (cell, () => AssignTo(Declare(items[0]!), new Value(Loaded(ElementTypeOf(collection), new Read(cell)))));
        }
        if (items.Count == 1) return (writer.DeclareAs(items[0]!, collections.Numbered(items[0]!.Type)), () => { });
        var pair = writer.NewLocal("pair", collections.EntryOf((INamedTypeSymbol)Plain(collection).Type!), LocalRole.Primal);
        return (pair, TakeApart);

        void TakeApart()
        {
            if (items[0] is { } key) AssignTo(Declare(key), new Value(writer.Temporary("key", Asked(["", ".Key"], [new Read(pair)], TypeReader.Read(key.Type)))));
            if (items[1] is { } value) AssignTo(Declare(value), Load(value.Type, Asked(["", ".Value"], [new Read(pair)])));
        }
    }

    /// <summary>The type of the real numbers in a sequence.</summary>
    private static IrType ElementTypeOf(IOperation source) => Plain(source).Type switch
    {
        IArrayTypeSymbol array => TypeReader.Read(array.ElementType),
        INamedTypeSymbol { TypeArguments.Length: > 0 } named => TypeReader.Read(named.TypeArguments.First(TypeReader.IsReal)),
        INamedTypeSymbol { ContainingType: { TypeArguments.Length: > 0 } dictionary } => TypeReader.Read(dictionary.TypeArguments.Last()),
        _ => IrType.Double,
    };

    /// <summary>The numbers of a collection, in its order.</summary>
    private Sequence OfCollection(IOperation source)
    {
        var type = ElementTypeOf(source);
        var collection = CollectionIn(source);
        string form = (Plain(source).Type as INamedTypeSymbol)?.Name ?? "";
        if (form == "List") return new Sequence(writer.Temporary("count", Asked(["", ".Count"], [collection])), (index, emit) => emit(At(collection, index)));
        var numbers = writer.Temporary("numbers", Asked(form is "Stack" or "Queue" ? ["", ".ToArray()"] : ["global::System.Linq.Enumerable.ToArray(", ")"], [collection], new Passive("int[]")));
        return new Sequence(writer.Temporary("count", Asked(["", ".Length"], [numbers])), (index, emit) => emit(At(numbers, index)));

        Value At(Atom numbers, Atom index) => new(Loaded(type, writer.Temporary("cell", Asked(["", "[", "]"], [numbers, index], isRepeatable: true))));
    }
}
