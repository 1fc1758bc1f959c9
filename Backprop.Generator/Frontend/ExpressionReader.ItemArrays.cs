using Backprop.Generator.Diagnostics;
using Backprop.Generator.Ir;
using Backprop.Generator.Normalise;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Generator.Frontend;

/// <summary>ps, ps.AsSpan(1), Step(ps), new Particle[n] ⇒ the same of the array of each number.</summary>
internal sealed partial class ExpressionReader
{
    /// <summary>Whether arrays of a type are read as arrays of the numbers of its structs, wherever the method has got them from.</summary>
    public bool IsOfItems(ITypeSymbol? type) => ItemArrays.ItemOf(type) is { } item && composites.Is(item);

    /// <summary>Whether an operation gives arrays of the numbers of structs.</summary>
    public bool AreItems(IOperation? operation) => ItemsOf(operation) is not null || TakenFor(operation) is { } other && AreItems(other) || IsOfItems(operation?.Type) && operation switch
    {
        IParenthesizedOperation parenthesized => AreItems(parenthesized.Operand),
        IConversionOperation { Operand: IInvocationOperation { TargetMethod.Name: "Clone", Instance: { } cloned } } => AreItems(cloned),
        IConversionOperation { Operand: var operand } => IsWritten(operand) || AreItems(operand),
        IArrayCreationOperation { DimensionSizes.Length: 1 } => true,
        IInvocationOperation call when Viewed(call) is { } whole => AreItems(whole),
        IInvocationOperation call => callees.Of(call, CannotStand) is not null,
        IImplicitIndexerReferenceOperation { Instance: var whole, Argument: IRangeOperation } => AreItems(whole),
        IArrayElementReferenceOperation { ArrayReference: var whole, Indices: { Length: 1 } indices } => indices[0] is IRangeOperation && AreItems(whole),
        IConditionalOperation { WhenFalse: { } otherwise } choice => AreItems(choice.WhenTrue) && AreItems(otherwise),
        ISimpleAssignmentOperation assignment => AreItems(assignment.Target),
        not null => IsWritten(operation),
        _ => false,
    };

    /// <summary>Whether an array is written out: [a, b], stackalloc …</summary>
    private static bool IsWritten(IOperation operation) => operation.Syntax is CollectionExpressionSyntax or StackAllocArrayCreationExpressionSyntax or ImplicitStackAllocArrayCreationExpressionSyntax;

    /// <summary>What a call gives a part or a copy of; null for any other call.</summary>
    private static IOperation? Viewed(IInvocationOperation call) => call.TargetMethod switch
    {
        { Name: "AsSpan", ContainingType.Name: "MemoryExtensions" } => call.Arguments.First(argument => argument.Parameter!.Ordinal == 0).Value,
        { Name: "ToArray", ContainingType: { Name: "Enumerable", ContainingNamespace: { Name: "Linq", ContainingNamespace.Name: "System" } } } => call.Arguments[0].Value,
        { Name: "ToArray" or "Slice", ContainingType: { Name: "Span" or "ReadOnlySpan", ContainingNamespace.Name: "System" } } => call.Instance,
        _ => null,
    };

    /// <summary>An array that is taken for something else that can be gone through.</summary>
    private IOperation? TakenFor(IOperation? operation) => operation is IConversionOperation { IsImplicit: true, OperatorMethod: null, Operand: var operand } && !IsOfItems(operation.Type) && IsOfItems(operand.Type) ? operand : null;

    /// <param name="operation">What gives the arrays.</param>
    /// <param name="name">What they are called if they are made here.</param>
    private Value? ReadItems(IOperation operation, string? name = null) => !AreItems(operation) ? null : operation switch
    {
        _ when TakenFor(operation) is { } other => ReadItems(other),
        IParenthesizedOperation parenthesized => ReadItems(parenthesized.Operand),
        ILocalReferenceOperation or IParameterReferenceOperation => ItemsOf(operation)!.Value,
        IConversionOperation { Operand: IInvocationOperation { TargetMethod.Name: "Clone", Instance: { } cloned } } => Clone(ReadItems(cloned)!, ItemArrays.ItemOf(cloned.Type)!, name),
        IConversionOperation { Operand: var operand } when !IsWritten(operand) && !IsWritten(operation) => As(ReadItems(operand)!, operation.Type!),
        IArrayCreationOperation creation => CreateItems(creation, name),
        IInvocationOperation call => ReadItemView(call, name) ?? ReadInlined(call),
        IImplicitIndexerReferenceOperation { Instance: var whole, Argument: IRangeOperation range } => Cut(ReadItems(whole)!, range, operation.Type!),
        IArrayElementReferenceOperation { ArrayReference: var whole } element => Clone(Cut(ReadItems(whole)!, (IRangeOperation)element.Indices[0], form: ArrayForm.Span), ItemArrays.ItemOf(operation.Type)!, name),
        IConditionalOperation choice => ReadChoice(choice),
        ISimpleAssignmentOperation assignment => SimpleAssignment(assignment),
        _ => WriteItems(operation, name),
    };

    private Value? ReadItemView(IInvocationOperation call, string? name)
    {
        if (Viewed(call) is not { } whole) return null;
        if (call.TargetMethod.Name == "ToArray") return Clone(ReadItems(whole)!, ItemArrays.ItemOf(call.Type)!, name);
        var operands = (call.Instance is { } instance ? [instance] : Array.Empty<IOperation>()).Concat(call.Arguments.Select(argument => Unconverted(argument.Value))).ToArray();
        if (operands.Length == 1) return As(ReadItems(whole)!, call.Type!);
        if (operands[1] is IRangeOperation range) return Cut(ReadItems(whole)!, range, call.Type!);
        if (operands[0] != Unconverted(whole)) throw Refuse(Descriptors.Expression, call, "A part of an array of structs whose bounds stand before it");
        int mark = writer.Pending;
        var arrays = ReadItems(operands[0])!;
        writer.Wait(arrays);
        foreach (var operand in operands.Skip(1)) writer.Wait(new Value(ReadCount(operand)));
        var now = new Queue<Atom>(writer.Resume(mark));
        arrays = arrays.With(now);
        var bounds = InOrderOfParameters(call, [arrays.Atoms.First(), .. now]);
        return Cut(arrays, bounds[1], bounds.Length > 2 ? bounds[2] : writer.Temporary("length", Integers.Minus(LengthOf(bounds[0]), bounds[1])), ItemArrays.FormOf(call.Type!));
    }

    /// <summary>What is the same part of each array.</summary>
    private Value EachPart(Value arrays, Func<Atom, Apply> part)
    {
        int whole = writer.NewWhole();
        return Each(arrays, array =>
        {
            var span = writer.NewLocal("span", part(array).Type, LocalRole.Temporary) with { Whole = whole };
            writer.Assign(span, part(array));
            return new Read(span);
        });
    }

    private static Value Each(Value arrays, Func<Atom, Atom> change) => arrays.With(new Queue<Atom>(arrays.Atoms.Select(change).ToArray()));

    /// <summary>The same elements in the form of a type: an array as a span.</summary>
    private Value As(Value arrays, ITypeSymbol type) =>
        ItemArrays.ItemOf(type) is null || ((ArrayType)arrays.Atoms.First().Type).Form == ItemArrays.FormOf(type) ? arrays : EachPart(arrays, array => new Apply(Fn.Slice, Seq.Of<Expr>(array), ((ArrayType)array.Type).As(ItemArrays.FormOf(type))));

    private Value Cut(Value arrays, IRangeOperation range, ITypeSymbol type) => Cut(arrays, range, ItemArrays.FormOf(type));

    private Value Cut(Value arrays, IRangeOperation range, ArrayForm form)
    {
        int mark = writer.Pending;
        writer.Wait(arrays);
        var (start, length) = ReadBounds(range, () => writer.Waiting(mark));
        return Cut(arrays.With(new Queue<Atom>(writer.Resume(mark))), start, length, form);
    }

    private Value Cut(Value arrays, Atom start, Atom length, ArrayForm form) => EachPart(arrays, array => new Apply(Fn.Slice, Seq.Of<Expr>(array, start, length), ((ArrayType)array.Type).As(form)));

    private Value Clone(Value arrays, ITypeSymbol item, string? name)
    {
        var length = LengthOf(arrays.Atoms.First());
        var copy = NewItems(item, length, name);
        Copy(arrays, Integers.Number(0), copy, Integers.Number(0), length);
        return copy;
    }

    private Value NewItems(ITypeSymbol item, Atom length, string? name) => ItemArrays.Built(item, item, "", (number, member) =>
    {
        var array = name is null ? writer.NewLocal("array", ArrayType.Of(number), LocalRole.Temporary) : writer.NewLocal(NameOf(name, member), ArrayType.Of(number), LocalRole.Primal);
        writer.Assign(array, new Apply(Fn.NewArray, Seq.Of<Expr>(length), array.Type));
        return array;
    }).Value;

    private static string NameOf(string array, string member) => array + string.Concat(member.Split('.').Select(TemporaryNames.Capital));

    private Value CreateItems(IArrayCreationOperation creation, string? name)
    {
        var arrays = NewItems(ItemArrays.ItemOf(creation.Type)!, ReadSize(creation.DimensionSizes[0]), name);
        if (creation.Initializer is { } initializer) FillItems(arrays, initializer.ElementValues);
        return arrays;
    }

    private void FillItems(Value arrays, IEnumerable<IOperation> values)
    {
        int next = 0;
        foreach (var value in values) StoreItem(arrays.Atoms, Integers.Number(next++), Read(value).Atoms, value);
    }

    /// <summary>[a, b] and stackalloc: an array, or a span of one.</summary>
    private Value WriteItems(IOperation operation, string? name)
    {
        var written = operation is IConversionOperation { Operand: var operand } && IsWritten(operand) ? operand : operation;
        var values = written.Syntax switch
        {
            CollectionExpressionSyntax collection when collection.Elements.All(element => element is ExpressionElementSyntax) => collection.Elements.Select(element => OperationOf(((ExpressionElementSyntax)element).Expression)).ToArray(),
            CollectionExpressionSyntax => throw Refuse(Descriptors.Expression, operation, "A spread of structs"),
            StackAllocArrayCreationExpressionSyntax { Initializer: var initializer } => initializer?.Expressions.Select(OperationOf).ToArray(),
            _ => ((ImplicitStackAllocArrayCreationExpressionSyntax)written.Syntax).Initializer.Expressions.Select(OperationOf).ToArray(),
        };
        var length = values is null ? ReadAtom(OperationOf(((StackAllocArrayCreationExpressionSyntax)written.Syntax).Type.DescendantNodes().OfType<ArrayRankSpecifierSyntax>().First().Sizes[0])) : Integers.Number(values.Length);
        var arrays = NewItems(ItemArrays.ItemOf(operation.Type)!, length, name);
        FillItems(arrays, values ?? []);
        return As(arrays, operation.Type!);
    }
}
