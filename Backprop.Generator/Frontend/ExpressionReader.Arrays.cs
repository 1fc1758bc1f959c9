using Backprop.Generator.Diagnostics;
using Backprop.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Generator.Frontend;

/// <summary>Arrays as values: new ones, their initial elements, and parts of those that are there.</summary>
internal sealed partial class ExpressionReader
{
    private Value? ReadArray(IOperation operation)
    {
        if (TypeReader.ReadArray(operation.Type) is not { } type) return null;
        return operation switch
        {
            IArrayCreationOperation creation => new Value(Create(creation, type)),
            IConversionOperation { Operand: IInvocationOperation { TargetMethod.Name: "Clone", Instance: { } cloned } } when IsArray(cloned) => new Value(Clone(ReadAtom(cloned), type)),
            IConversionOperation { Operand: var operand } when IsArray(operand) && WrittenOut(operation) is null && operand.Syntax is not StackAllocArrayCreationExpressionSyntax => View(operand, type),
            _ when WrittenOut(operation) is { } collection => new Value(Collect(collection, type)),
            IConversionOperation { Operand: var operand } when operand.Syntax is StackAllocArrayCreationExpressionSyntax => ReadArray(operand),
            IInvocationOperation call when ReadView(call, type) is { } part => part,
            IPropertyReferenceOperation { Property.Name: "Span", Instance: { } memory } when IsArray(memory) => View(memory, type),
            IImplicitIndexerReferenceOperation { Instance: var whole, Argument: IRangeOperation range } => new Value(Part(ReadAtom(whole), range, type)),
            IArrayElementReferenceOperation { ArrayReference: var whole, Indices: { Length: 1 } indices } when indices[0] is IRangeOperation range => new Value(Clone(Part(ReadAtom(whole), range, ArrayType.SpanOf(type.Element)), type)),
            _ => operation.Syntax switch
            {
                StackAllocArrayCreationExpressionSyntax created => ReadStack(created.Type.DescendantNodes().OfType<ArrayRankSpecifierSyntax>().First().Sizes[0], created.Initializer, type),
                ImplicitStackAllocArrayCreationExpressionSyntax created => ReadStack(null, created.Initializer, type),
                _ => null,
            },
        };
    }

    /// <summary>[a, b], as it stands or with its type before it: (double[])[a, b]; null for anything else.</summary>
    private static CollectionExpressionSyntax? WrittenOut(IOperation operation) => operation switch
    {
        { Syntax: CollectionExpressionSyntax collection } => collection,
        IConversionOperation { IsImplicit: false, OperatorMethod: null, Operand.Syntax: CollectionExpressionSyntax collection } => collection,
        _ => null,
    };

    /// <summary>What a collection expression makes.</summary>
    public static ITypeSymbol? MadeBy(CollectionExpressionSyntax collection, SemanticModel model) =>
        model.GetTypeInfo(collection).ConvertedType ?? (collection.Parent is CastExpressionSyntax cast ? model.GetTypeInfo(cast).Type : null);

    private Atom NewArray(ArrayType type, params Atom[] lengths) =>
        writer.Temporary("array", new Apply(Fn.NewArray, lengths.Cast<Expr>().ToSeq(), type));

    /// <summary>The size of a new array; one that follows from its initializer is written nowhere.</summary>
    private Atom ReadSize(IOperation size) => size is { IsImplicit: true, ConstantValue: { HasValue: true, Value: int known } } ? Integers.Number(known) : ReadAtom(size);

    private Atom Create(IArrayCreationOperation creation, ArrayType type)
    {
        int mark = writer.Pending;
        foreach (var size in creation.DimensionSizes) writer.Wait(new Value(ReadSize(size)));
        var array = NewArray(type, writer.Resume(mark));
        if (creation.Initializer is { } initializer) Initialize(array, initializer, []);
        return array;
    }

    /// <summary>What a 'params' array of passengers is given, one by one: the array that the compiler makes of it. Null for any other array.</summary>
    private Atom? Together(IArrayCreationOperation array)
    {
        if (array.Syntax is InvocationExpressionSyntax && ItemArrays.ItemOf(array.Type) is { } structs) throw RefuseWhole(array, structs, "A 'params' array of structs");
        if (array.Parent is not IArgumentOperation { ArgumentKind: ArgumentKind.ParamArray }) return null;
        var elements = array.Initializer!.ElementValues;
        int mark = writer.Pending;
        foreach (var element in elements) writer.Wait(new Value(ReadAtom(element)));
        string[] between = elements.Length == 0 ? [" }"] : [" ", .. Enumerable.Repeat(", ", elements.Length - 1), " }"];
        string type = TypeReader.Spell(array.Type!);
        return writer.Temporary("given", Asked(["new " + type + " {" + between[0], .. between.Skip(1)], writer.Resume(mark), new Passive(type), isRepeatable: true));
    }

    private void Initialize(Atom array, IArrayInitializerOperation initializer, IReadOnlyList<Atom> before)
    {
        for (int i = 0; i < initializer.ElementValues.Length; i++)
        {
            var indices = before.Append(Integers.Number(i)).ToArray();
            if (initializer.ElementValues[i] is IArrayInitializerOperation inner) Initialize(array, inner, indices);
            else InitializeElement(array, indices, ReadAtom(initializer.ElementValues[i]), initializer.ElementValues[i]);
        }
    }

    private void InitializeElement(Atom array, IReadOnlyList<Atom> indices, Atom value, IOperation operation)
    {
        var element = ((ArrayType)array.Type).Element;
        Store(new Place(array, indices.Cast<Expr>().ToSeq(), element), Convert(value, element), operation);
    }

    /// <summary>Memory of the stack becomes an array: the backward sweep may still want it.</summary>
    private Value ReadStack(ExpressionSyntax? given, InitializerExpressionSyntax? initializer, ArrayType type)
    {
        var size = given is OmittedArraySizeExpressionSyntax ? null : given;
        var array = NewArray(ArrayType.Of(type.Element), size is not null ? ReadAtom(OperationOf(size)) : Integers.Number(initializer!.Expressions.Count));
        for (int i = 0; i < (initializer?.Expressions.Count ?? 0); i++)
        {
            var value = OperationOf(initializer!.Expressions[i]);
            InitializeElement(array, [Integers.Number(i)], ReadAtom(value), value);
        }
        return new Value(writer.Temporary("span", new Apply(Fn.Slice, Seq.Of<Expr>(array), type)));
    }

    private IOperation OperationOf(ExpressionSyntax syntax) => syntax is ParenthesizedExpressionSyntax parenthesized ? OperationOf(parenthesized.Expression) : Model.GetOperation(syntax, cancellation) ?? throw new UnreadableException(null);

    /// <summary>[a, .. b, c]: its elements are evaluated in order, then put together.</summary>
    private Atom Collect(CollectionExpressionSyntax collection, ArrayType type)
    {
        if (type.Form is ArrayForm.List or ArrayForm.Memory || type.Rank > 1) throw RefuseWhole(OperationOf(collection), MadeBy(collection, Model), "A collection expression that makes a list, memory or table here", "make an array, or a list that is a local variable");
        if (type.Element is ArrayType && collection.Elements.Any(element => element is SpreadElementSyntax)) throw Refuse(Descriptors.Expression, OperationOf(collection), "A spread of arrays");
        if (collection.Elements.Any(element => element is SpreadElementSyntax) && collection.Elements.OfType<ExpressionElementSyntax>().Any(element => WritesElements(OperationOf(element.Expression))))
            throw Refuse(Descriptors.Expression, OperationOf(collection), "A collection expression that changes what it spreads");
        int mark = writer.Pending;
        foreach (var element in collection.Elements)
            writer.Wait(new Value(element switch
            {
                ExpressionElementSyntax { Expression: var single } => Convert(ReadAtom(OperationOf(single)), type.Element),
                SpreadElementSyntax { Expression: var spread } when OperationOf(spread) is var several && IsArray(several) => ReadAtom(several),
                _ => throw Refuse(Descriptors.Expression, OperationOf(collection), "A spread of anything but an array or span of real numbers"),
            }));
        var parts = writer.Resume(mark);
        Atom length = Integers.Number(parts.Count(part => part.Type is not ArrayType || type.Element is ArrayType));
        foreach (var part in parts.Where(part => IsSpread(part, type))) length = writer.Temporary("length", Integers.Plus(length, LengthOf(part)));
        var array = NewArray(ArrayType.Of(type.Element), length);
        Atom offset = Integers.Number(0);
        foreach (var part in parts)
        {
            if (!IsSpread(part, type)) writer.Add(new Store(array, Seq.Of<Expr>(offset), part, writer.Quote));
            else Copy(part, Integers.Number(0), array, offset, LengthOf(part));
            var step = IsSpread(part, type) ? LengthOf(part) : Integers.Number(1);
            offset = offset is Const at && step is Const by ? Integers.Number((int)(at.Value + by.Value)) : writer.Temporary("offset", Integers.Plus(offset, step));
        }
        return array.Type == type ? array : writer.Temporary("span", new Apply(Fn.Slice, Seq.Of<Expr>(array), type));
    }

    private static bool IsSpread(Atom part, ArrayType type) => part.Type is ArrayType && type.Element is not ArrayType;

    private Atom Clone(Atom source, ArrayType type)
    {
        if (((ArrayType)source.Type).Rank > 1) return CloneTable(source, type);
        var length = LengthOf(source);
        var copy = NewArray(type, length);
        Copy(source, Integers.Number(0), copy, Integers.Number(0), length);
        return copy;
    }

    private Atom CloneTable(Atom source, ArrayType type)
    {
        var lengths = Enumerable.Range(0, type.Rank).Select(dimension => writer.Temporary("length", Integers.Length(source, dimension))).ToArray();
        var copy = NewArray(type, lengths);
        CountedLoops.ForEach(writer, lengths, indices =>
            writer.Add(new Store(copy, indices, writer.Temporary("element", new Element(source, indices, type.Element)), writer.Quote)));
        return copy;
    }

    private Value View(IOperation operand, ArrayType type)
    {
        var whole = ReadAtom(operand);
        return new Value(whole.Type == type ? whole : writer.Temporary("span", new Apply(Fn.Slice, Seq.Of<Expr>(whole), type)));
    }

    /// <summary>Calls that give a part of an array, or a copy of it.</summary>
    private Value? ReadView(IInvocationOperation call, ArrayType type)
    {
        var operands = (call.Instance is { } instance ? [instance] : Array.Empty<IOperation>()).Concat(call.Arguments.Select(argument => Unconverted(argument.Value))).ToArray();
        if (operands.Length == 0 || !IsArray(operands[0])) return null;
        string owner = call.TargetMethod.ContainingType.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat);
        switch (call.TargetMethod.Name)
        {
            case "ToArray" when type.IsFlat:
                return new Value(Clone(ReadAtom(operands[0]), type));
            case "AsSpan" when owner == "System.MemoryExtensions" && operands.Length == 1:
                return View(operands[0], type);
            case "AsSpan" when owner == "System.MemoryExtensions" && operands.Length == 2 && operands[1] is IRangeOperation range:
                return new Value(Part(ReadAtom(operands[0]), range, type));
            case "AsSpan" when owner == "System.MemoryExtensions":
            case "Slice" when call.Instance is not null:
                int mark = writer.Pending;
                foreach (var operand in operands) writer.Wait(new Value(ReadCount(operand)));
                var atoms = InOrderOfParameters(call, writer.Resume(mark));
                return new Value(Part(atoms[0], atoms[1], atoms.Length > 2 ? atoms[2] : writer.Temporary("length", Integers.Minus(LengthOf(atoms[0]), atoms[1])), type));
            default:
                return null;
        }
    }

    /// <summary>An array, or an integer as it stands.</summary>
    private Atom ReadCount(IOperation operand) => TypeReader.IsIntegral(operand.Type) && operand.Type!.SpecialType != SpecialType.System_Int32 || operand.Type?.ToDisplayString() == "System.Index"
        ? throw Refuse(Descriptors.Expression, operand, "An index of this type")
        : ReadAtom(operand);

    /// <summary>Arguments are evaluated as they are written; named ones may stand in another order.</summary>
    private static Atom[] InOrderOfParameters(IInvocationOperation call, Atom[] atoms)
    {
        int first = call.Instance is null ? 0 : 1;
        var ordered = atoms.ToArray();
        for (int i = 0; i < call.Arguments.Length; i++) ordered[first + call.Arguments[i].Parameter!.Ordinal] = atoms[first + i];
        return ordered;
    }

    private static IOperation Unconverted(IOperation operation) =>
        operation is IConversionOperation { IsImplicit: true, Operand: IRangeOperation or { Type: IArrayTypeSymbol } } conversion ? conversion.Operand : operation;

    private Atom Part(Atom array, IRangeOperation range, ArrayType type)
    {
        int mark = writer.Pending;
        writer.Wait(new Value(array));
        var (start, length) = ReadBounds(range, () => writer.Waiting(mark));
        return Part(writer.Resume(mark)[0], start, length, type);
    }

    /// <summary>Where a range begins in an array that waits, and how long it is.</summary>
    private (Atom Start, Atom Length) ReadBounds(IRangeOperation range, Func<Atom> array)
    {
        int mark = writer.Pending;
        writer.Wait(new Value(range.LeftOperand is { } left ? ReadIndex(left, array) : Integers.Number(0)));
        writer.Wait(new Value(range.RightOperand is { } right ? ReadIndex(right, array) : LengthOf(array())));
        var bounds = writer.Resume(mark);
        return (bounds[0], writer.Temporary("length", Integers.Minus(bounds[1], bounds[0])));
    }

    private Atom Part(Atom array, Atom start, Atom length, ArrayType type) =>
        writer.Temporary("span", new Apply(Fn.Slice, Seq.Of<Expr>(array, start, length), type));
}
