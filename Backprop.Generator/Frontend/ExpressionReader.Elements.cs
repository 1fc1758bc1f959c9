using Backprop.Generator.Diagnostics;
using Backprop.Generator.Ir;
using Backprop.Generator.Normalise;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Generator.Frontend;

/// <summary>a[i], read and written: t = a[i]; a[i] = t * x. The address is evaluated once.</summary>
internal sealed partial class ExpressionReader
{
    public bool IsPlace(IOperation target) => target switch
    {
        IParenthesizedOperation parenthesized => IsPlace(parenthesized.Operand),
        ILocalReferenceOperation or IParameterReferenceOperation => Ref(target) is not null,
        _ when Referent(target) is { } referent => referent.Place is not null,
        IConditionalOperation { IsRef: true } => Shape(target) is not null,
        _ when ArraysOf(target) is { } arrays => arrays.Local is not null,
        _ => Indexed(target) is { } indexed && IsOwnArray(indexed.Array) && target.Type is { } type && TypeReader.Read(type).CarriesReals
            && indexed.Indices.All(index => index is not IRangeOperation && index.Type?.ToDisplayString() != "System.Range"),
    };

    /// <summary>Whether an operation gives an array that the method has a name for, or a part of one: not one that is reached through an object.</summary>
    public bool IsOwnArray(IOperation operation) => callees.IsNamedFirst(operation.Syntax) || IsArray(operation) && Plain(operation) switch
    {
        ILocalReferenceOperation => true,
        IParameterReferenceOperation { Parameter: var parameter } => !PrimaryParameters.Is(parameter) || Find(parameter) is not null,
        IMemberReferenceOperation member when FindVariable(member) is not null => true,
        ISimpleAssignmentOperation assignment => IsVariable(assignment.Target),
        IPropertyReferenceOperation { Property.Name: "Span", Instance: { } memory } => IsOwnArray(memory),
        IInvocationOperation { TargetMethod.Name: "AsSpan", Arguments.Length: > 0 } call => IsOwnArray(call.Arguments[0].Value),
        IInvocationOperation { TargetMethod.Name: "Slice", Instance: { } whole } => IsOwnArray(whole),
        IInvocationOperation made => callees.Of(made, CannotStand) is not null || IsReadAsLoop(made),
        var other => Indexed(other) is { } indexed && IsOwnArray(indexed.Array),
    } || Plain(operation) is var plain && plain != operation && IsOwnArray(plain);

    /// <summary>The element that an operation names, its array and indices evaluated; null for anything else.</summary>
    private Place? FindPlace(IOperation target)
    {
        if (target is IParenthesizedOperation parenthesized) return FindPlace(parenthesized.Operand);
        if (Ref(target) is { } known) return known;
        if (target is IConditionalOperation { IsRef: true } choice) return Chosen(choice);
        if (ArraysOf(target) is { Local: not null } && Located(target) is var (numbers, at)) return PlaceOf(numbers.Value.Atom!, at);
        if (!IsPlace(target) || Indexed(target) is not { } indexed) return null;
        int mark = writer.Pending;
        writer.Wait(new Value(ReadAtom(indexed.Array)));
        foreach (var index in indexed.Indices) writer.Wait(new Value(ReadIndex(index, () => writer.Waiting(mark))));
        return Place.Of(writer.Resume(mark), TypeReader.Read(target.Type!));
    }

    private Value ReadElement(IOperation operation)
    {
        var place = FindPlace(operation)!;
        return new Value(writer.Temporary(NameOf(place), place.Load));
    }

    private static string NameOf(Place place)
    {
        string kind = place.Type is ArrayType ? "Row" : "Element";
        if (place.Array is not Read { Local: var array }) return TemporaryNames.Camel(kind);
        // An element of a row is one of the table.
        bool isRow = array.Role == LocalRole.Temporary && array.Name.EndsWith("Row", StringComparison.Ordinal);
        return (isRow ? array.Name.Substring(0, array.Name.Length - "Row".Length) : array.Name) + kind;
    }

    /// <summary>What an indexing operation indexes, and by what.</summary>
    private static (IOperation Array, IReadOnlyList<IOperation> Indices)? Indexed(IOperation operation) => operation switch
    {
        IArrayElementReferenceOperation element => (element.ArrayReference, element.Indices),
        IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } instance } indexer => (instance, indexer.Arguments.Select(argument => argument.Value).ToArray()),
        IImplicitIndexerReferenceOperation implied => (implied.Instance, [implied.Argument]),
        _ => null,
    };

    private bool IsArray(IOperation operation) => TypeReader.ReadArray(operation.Type) is not null && CollectionOf(operation) is null;

    /// <summary>An index from the start; ^i counts from the end.</summary>
    private Atom ReadIndex(IOperation index, Func<Atom> array)
    {
        while (index is IConversionOperation { IsImplicit: true } conversion) index = conversion.Operand;
        if (index is ILiteralOperation { ConstantValue: { HasValue: true, Value: int known } }) return Integers.Number(known);
        if (index is IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat } hat)
        {
            int mark = writer.Pending;
            writer.Wait(new Value(ReadAtom(hat.Operand)));
            var back = writer.Resume(mark)[0];
            return writer.Temporary("index", Integers.Minus(LengthOf(array()), back));
        }
        if (index.Type?.ToDisplayString() is "System.Index" or "System.Range") throw Refuse(Descriptors.Expression, index, "An index or range that is not written here");
        return ReadAtom(index);
    }

    private Atom LengthOf(Atom array, int dimension = 0) => writer.Temporary("length", writer.MayGrow(array) ? Integers.Length(array) with { Movable = false, Reads = Memory.Anything } : Integers.Length(array, dimension));

    private Value AssignElement(ISimpleAssignmentOperation assignment)
    {
        var place = FindPlace(assignment.Target)!;
        int mark = Wait(place);
        writer.Wait(new Value(Convert(ReadAtom(assignment.Value), place.Type)));
        var atoms = writer.Resume(mark);
        Store(Place.Of(atoms.Take(atoms.Length - 1).ToArray(), place.Type), atoms[atoms.Length - 1], assignment);
        return new Value(atoms[atoms.Length - 1]);
    }

    private Value UpdateElement(ICompoundAssignmentOperation assignment, bool isUsed)
    {
        if (assignment.OperatorMethod is not null) throw Refuse(Descriptors.Expression, assignment, "An operator of a type of its own");
        string function = Arithmetic(assignment.OperatorKind) ?? throw Refuse(Descriptors.Expression, assignment, "This operator");
        var type = TypeReader.Read(assignment.Value.Type!);
        var place = FindPlace(assignment.Target)!;
        int mark = Wait(place);
        if (!isUsed && function is Fn.Add or Fn.Sub && type == place.Type && !WritesElements(assignment.Value))
        {
            writer.Wait(new Value(ReadAtom(assignment.Value)));
            var all = writer.Resume(mark);
            var target = Place.Of(all.Take(all.Length - 1).ToArray(), place.Type);
            writer.Add(new AccumulateAt(target.Array, target.Indices, all[all.Length - 1], function == Fn.Sub, writer.Quote) { Site = StoreSite(assignment) });
            return new Value(all[all.Length - 1]);
        }
        writer.Wait(new Value(Convert(writer.Temporary(NameOf(place), place.Load), type)));
        writer.Wait(new Value(ReadAtom(assignment.Value)));
        var atoms = writer.Resume(mark);
        var operation = new Apply(function, Seq.Of<Expr>(atoms[atoms.Length - 2], atoms[atoms.Length - 1]), type);
        var value = Convert(writer.Temporary(TemporaryNames.Of(operation), operation), place.Type);
        Store(Place.Of(atoms.Take(atoms.Length - 2).ToArray(), place.Type), value, assignment);
        return new Value(value);
    }

    private Value StepElement(IIncrementOrDecrementOperation increment)
    {
        var place = FindPlace(increment.Target)!;
        var before = writer.Temporary(NameOf(place), place.Load);
        var operation = new Apply(increment.Kind == OperationKind.Increment ? Fn.Add : Fn.Sub, Seq.Of<Expr>(before, new Const(1, "1", place.Type)), place.Type);
        var after = writer.Temporary(TemporaryNames.Of(operation), operation);
        Store(place, after, increment);
        return new Value(increment.IsPostfix ? before : after);
    }

    private int Wait(Place place)
    {
        int mark = writer.Pending;
        foreach (var atom in place.Atoms) writer.Wait(new Value(atom));
        return mark;
    }

    private void Store(Place place, Atom value, IOperation operation) =>
        writer.Add(new Store(place.Array, place.Indices, value, writer.Quote) { Site = StoreSite(operation) });

    private int StoreSite(IOperation operation) =>
        writer.Site(new Refusal(Descriptors.Array, operation.Syntax.GetLocation()) { Struct = Composites.Candidate((Target(operation) as IPropertyReferenceOperation)?.Instance?.Type) });

    /// <summary>Whether the operation may change an element, so that the order matters in which elements are read.</summary>
    private bool WritesElements(IOperation operation) => operation.DescendantsAndSelf().Any(inner =>
        inner is IAssignmentOperation or IIncrementOrDecrementOperation || inner is IInvocationOperation call && KnownFunction(call.TargetMethod) is null);

    /// <summary>Whether a 'foreach' goes through an array that can be indexed instead: one that is not reached through an object, nor given by a call that stays as it is.</summary>
    public bool IsIndexable(IOperation collection) =>
        AreItems(collection) || IsArray(Plain(collection)) && (Plain(collection) is IInvocationOperation made ? IsInlined(made) : Plain(collection) is not IMemberReferenceOperation) || IsOwnArray(collection)
        || Plain(collection) is IInvocationOperation { TargetMethod.Name: "ToArray" or "Clone" } call && IsOwnArray(call.Instance ?? call.Arguments[0].Value)
        || WrittenOut(collection) is not null && IsArray(collection);

    public ITypeSymbol? ElementType(IOperation collection) => (IsArray(Plain(collection)) || AreItems(collection) ? Plain(collection) : collection).Type switch
    {
        IArrayTypeSymbol array => array.ElementType,
        INamedTypeSymbol { TypeArguments.Length: 1 } named => named.TypeArguments[0],
        _ => null,
    };

    /// <summary>A loop over the elements of an array, in the order of their indices.</summary>
    public void ForEach(IOperation collection, int exit, Action<Place> body)
    {
        var array = writer.Copy(ReadAtom(IsArray(Plain(collection)) ? Plain(collection) : collection));
        var type = (ArrayType)array.Type;
        var lengths = Enumerable.Range(0, type.Rank).Select(dimension => LengthOf(array, dimension)).ToArray();
        CountedLoops.ForEach(writer, lengths, [], exit, indices => body(new Place(array, indices, type.Element)));
    }

    public void AssignTo(Variable target, Place place) => AssignTo(target, new Value(writer.Temporary(NameOf(place), place.Load)));
}
