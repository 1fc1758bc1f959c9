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
            return (cell, () => DeclareItems(items, Loaded(ItemTypeOf(collection), new Read(cell)), collection));
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

    /// <summary>What a trip finds: one item, or the elements of a tuple.</summary>
    private void DeclareItems(IReadOnlyList<ILocalSymbol?> items, Value found, IOperation collection)
    {
        var type = ItemTypeOf(collection);
        if (items.Count == 1 && found.Object is { } one) writer.Alias(items[0]!, one);
        else if (items.Count == 1 && found.Atom is null && !SymbolEqualityComparer.Default.Equals(items[0]!.Type, type) && !(items[0]!.Type.IsTupleType && type.IsTupleType)) throw Refuse(Diagnostics.Descriptors.Statement, collection, "'foreach' over items of another type than the collection's", "declare the item with 'var'");
        else if (items.Count == 1) AssignTo(Declare(items[0]!), ConvertTo(found, items[0]!.Type));
        else if (!type.IsTupleType || found.Elements.Length != items.Count) throw Refuse(Diagnostics.Descriptors.Statement, collection, "'foreach' that takes structs of a collection apart", "name the item, and take it apart in the body");
        else
            for (int i = 0; i < items.Count; i++)
                if (items[i] is { } item) AssignTo(Declare(item), ConvertTo(found.Elements[i], item.Type));
    }

    /// <summary>The type of the collection whose items a loop goes through, if it could be one of cells: what is known only to be gone through may be a list.</summary>
    public ITypeSymbol? CollectionFor(IOperation source) => CollectionType(source) switch
    {
        var type when Collections.CanBe(type) => type,
        INamedTypeSymbol { TypeKind: TypeKind.Interface, TypeArguments: { Length: 1 } items } when Collections.IsItem(items[0]) => Model.Compilation.GetTypeByMetadataName("System.Collections.Generic.List`1")?.Construct(items[0]),
        _ => null,
    };

    /// <summary>The type of the items in a collection of cells.</summary>
    private static ITypeSymbol ItemTypeOf(IOperation source) => ItemTypeOf(Plain(source).Type!);

    private static ITypeSymbol ItemTypeOf(ITypeSymbol type) => type is INamedTypeSymbol { TypeArguments: { Length: > 0 } own } ? own.First(Collections.IsItem) : type.ContainingType.TypeArguments.Last();

    /// <summary>The numbers of a collection, in its order.</summary>
    private Sequence OfCollection(IOperation source)
    {
        var type = ItemTypeOf(source);
        var collection = CollectionIn(source);
        string form = (Plain(source).Type as INamedTypeSymbol)?.Name ?? "";
        if (form == "List") return new Sequence(writer.Temporary("count", Asked(["", ".Count"], [collection])), (index, emit) => emit(At(collection, index)));
        var numbers = writer.Temporary("numbers", Asked(form is "Stack" or "Queue" ? ["", ".ToArray()"] : ["global::System.Linq.Enumerable.ToArray(", ")"], [collection], new Passive("int[]")));
        return new Sequence(writer.Temporary("count", Asked(["", ".Length"], [numbers])), (index, emit) => emit(At(numbers, index)));

        Value At(Atom numbers, Atom index) => Loaded(type, writer.Temporary("cell", Asked(["", "[", "]"], [numbers, index], isRepeatable: true)));
    }
}
