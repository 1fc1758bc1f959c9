using Backprop.Generator.Diagnostics;
using Backprop.Generator.Ir;
using Backprop.Generator.Normalise;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Generator.Frontend;

/// <summary>
/// xs.Add(v) ⇒ cells[next] = v; xs.Add(next); next++; and xs[i] ⇒ cells[xs[i]]. No cell is written twice, so that nothing is lost, whatever becomes of
/// the collection.
/// </summary>
internal sealed partial class ExpressionReader
{
    /// <summary>The variable that holds a collection of cells, or an entry of one; null for anything else.</summary>
    public Local? CollectionOf(IOperation? operation) => operation switch
    {
        IParenthesizedOperation parenthesized => CollectionOf(parenthesized.Operand),
        IConversionOperation { IsImplicit: true, OperatorMethod: null } conversion => CollectionOf(conversion.Operand),
        ILocalReferenceOperation or IParameterReferenceOperation when FindVariable(operation) is { Local: { Type: Passive { HoldsCells: true } } local } => local,
        _ => null,
    };

    /// <summary>Whether an operation reads or writes numbers of such a collection.</summary>
    public bool UsesCells(IOperation operation) => operation switch
    {
        IParenthesizedOperation parenthesized => UsesCells(parenthesized.Operand),
        IPropertyReferenceOperation { Property: var property, Instance: { } owner } => CollectionOf(owner) is not null && (property.IsIndexer || property.Name == "Value"),
        IImplicitIndexerReferenceOperation { Instance: var owner, Argument: IUnaryOperation } => CollectionOf(owner) is not null,
        IInvocationOperation { TargetMethod: var method } call => OwnerOf(call) is not null && (Collections.IsOfTheLibrary(method.ContainingType) && !Collections.IsPassive(method) || IsPosition(call)),
        _ => false,
    };

    /// <summary>xs[i].X: a part of an item.</summary>
    private bool IsInItem(IOperation operation) => operation is IMemberReferenceOperation { Instance: { } whole } && (UsesCells(whole) || IsInItem(whole));

    /// <summary>The collection that a member of the library is called on.</summary>
    private Local? OwnerOf(IInvocationOperation call) => CollectionOf(call.Instance ?? (call.TargetMethod.IsExtensionMethod && call.Arguments.Length > 0 ? call.Arguments[0].Value : null));

    /// <summary>xs.First(): an element that is found by its place alone.</summary>
    private static bool IsPosition(IInvocationOperation call) => IsLinq(call) && call.TargetMethod.Name is "First" or "Last" or "Single" or "ElementAt" && call.Type is not null && Collections.IsItem(call.Type) && call.Arguments.Skip(1).All(argument => TypeReader.IsIntegral(argument.Parameter!.Type));

    private Value? ReadCollection(IOperation operation)
    {
        if (CollectionOf(operation) is not null) throw RefuseCollection(operation.Syntax, member: null);
        if (operation is IObjectCreationOperation creation && Collections.CanBe(creation.Type) && !collections.Is(creation.Type) && creation.Arguments.Any(argument => IsCollection(argument.Value)))
            throw RefuseWhole(operation, creation.Type, "A collection of another one's elements");
        if (!UsesCells(operation)) return null;
        if (operation is IParenthesizedOperation parenthesized) return ReadCollection(parenthesized.Operand);
        return operation is IInvocationOperation call ? ReadCollectionCall(call, OwnerOf(call)!) : Load(operation.Type!, Entry(operation));
    }

    public UnreadableException RefuseCollection(SyntaxNode node, ISymbol? member) => new(member is null
        ? new Refusal(Descriptors.Statement, node.GetLocation(), "A collection that something active is put into, as a whole,", "pass it to methods of the project alone, and copy what else should have into an array")
        : new Refusal(Descriptors.Statement, (node.Parent ?? node).GetLocation(), "'" + member.Name + "' of a collection that something active is put into", "go through its elements in a loop"));

    /// <summary>The text that gives the number of a cell: xs[i], xs[^1], pair.Value.</summary>
    private Quoted Entry(IOperation operation) => operation switch
    {
        IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } owner, Arguments: { Length: 1 } arguments } => Asked(["", "[", "]"], AsOfNow(CollectionOf(owner)!, arguments[0].Value), isRepeatable: true),
        IImplicitIndexerReferenceOperation { Instance: var owner, Argument: IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat, Operand: var back } } => Asked(["", "[^", "]"], AsOfNow(CollectionOf(owner)!, back), isRepeatable: true),
        IPropertyReferenceOperation { Instance: { } owner } => Asked(["", ".Value"], [new Read(CollectionOf(owner)!)], isRepeatable: true),
        IParenthesizedOperation parenthesized => Entry(parenthesized.Operand),
        _ => throw Refuse(Descriptors.Expression, operation, "An index of this type"),
    };

    /// <summary>A collection and what it is asked with, as they are when all has been evaluated.</summary>
    private Expr[] AsOfNow(Local owner, params IOperation[] arguments) => AsOfNow(owner, arguments.Select(argument => (Func<Expr>)(() => Argument(argument))).ToArray());

    private Expr[] AsOfNow(Local owner, IReadOnlyList<Func<Expr>> arguments)
    {
        int mark = writer.Pending;
        var parts = arguments.Prepend(() => new Read(owner)).Select(read =>
        {
            var part = read();
            foreach (var atom in part is Quoted text ? text.Holes.Select(hole => hole.Value) : [(Atom)part]) writer.Wait(new Value(atom));
            return part;
        }).ToArray();
        var atoms = new Queue<Atom>(writer.Resume(mark));
        return parts.Select(part => IrWalk.MapAtoms(part, _ => atoms.Dequeue())).ToArray();
    }

    /// <summary>An index or key: the user's own text where that may be evaluated when the collection is asked.</summary>
    private Expr Argument(IOperation argument) =>
        argument.Syntax is ExpressionSyntax syntax && !TypeReader.IsReal(argument.Type) && !Assigns(argument) && quoted.Read(syntax, TypeReader.Read(argument.Type!)) is var text
            ? text.Movable ? text : writer.Temporary(QuotedNames.Of(argument), text)
            : ReadAtom(argument);

    /// <summary>A text that asks a collection for something.</summary>
    private static Quoted Asked(IReadOnlyList<string> pieces, IEnumerable<Expr> parts, IrType? type = null, bool isRepeatable = false)
    {
        var (text, holes) = (new List<string> { pieces[0] }, new List<Hole>());
        foreach (var (part, i) in parts.Select((part, i) => (part, i)))
        {
            var quoted = part as Quoted ?? new Quoted(Seq.Of("", ""), Seq.Of(new Hole((Atom)part, HoleKind.Cut, -1)), part.Type, Binding.Primary, Movable: true);
            bool isLoose = quoted.Binding < Binding.Unary && pieces[i].EndsWith("^", StringComparison.Ordinal);
            text[text.Count - 1] += (isLoose ? "(" : "") + quoted.Pieces[0];
            text.AddRange(quoted.Pieces.Skip(1));
            text[text.Count - 1] += (isLoose ? ")" : "") + pieces[i + 1];
            holes.AddRange(quoted.Holes);
        }
        return new Quoted(text.ToSeq(), holes.ToSeq(), type ?? IrType.Int, Binding.Primary, Movable: false) { Repeatable = isRepeatable };
    }

    /// <summary>The number in the cell whose number a text gives.</summary>
    private Value Load(ITypeSymbol type, Quoted cell) => Loaded(type, writer.Temporary("cell", cell));

    /// <summary>The item whose numbers are in a cell and those behind it.</summary>
    private Value Loaded(ITypeSymbol type, Atom cell)
    {
        int count = 0;
        return composites.IsObject(type) ? new Value([]) { Object = CopyOf(Numbers(type), type) } : Part(type);

        Value Numbers(ITypeSymbol whole) => new(composites.PartsOf(whole).Select(inner => Part(inner.Type)).ToArray());

        Value Part(ITypeSymbol part) => TypeReader.IsReal(part) ? new Value(Next(part)) : Collections.NumberOf(part) is null ? new Value(Recovered(Next(Collections.NumberOf(type)!), part)) : Numbers(part);

        Atom Next(ITypeSymbol number) => Loaded(TypeReader.Read(number), count++ == 0 ? cell : writer.Temporary("cell", Integers.Shifted(cell, count - 1)));
    }

    /// <summary>What a number stands for.</summary>
    private Atom Recovered(Atom number, ITypeSymbol type) => TypeReader.Read(type) is var read && read == IrType.Bool
        ? writer.Temporary("holds", new Quoted(Seq.Of("", " != 0"), Seq.Of(Cut(number)), read, Binding.Equality, Movable: true))
        : writer.Temporary("number", new Quoted(Seq.Of("(" + read.Text + ")", ""), Seq.Of(Cut(number)), read, Binding.Unary, Movable: true));

    /// <summary>The number that stands for a passenger.</summary>
    private Atom Numbered(Atom part) => part.Type.IsReal ? part
        : part is Const { Value: var known } && part.Type == IrType.Int ? new Const(known, null, IrType.Double)
        : writer.Temporary("number", part.Type == IrType.Bool ? new Quoted(Seq.Of("", " ? 1.0 : 0.0"), Seq.Of(Cut(part)), IrType.Double, Binding.Conditional, Movable: true) : new Quoted(Seq.Of("(double)", ""), Seq.Of(Cut(part)), IrType.Double, Binding.Unary, Movable: true));

    private Atom Loaded(IrType type, Atom cell) => writer.Temporary("element", new Element(new Read(writer.Cells(type).Cells), Seq.Of<Expr>(cell), type));

    /// <summary>Puts the numbers of an item into cells of their own; <paramref name="put"/> puts the number of the first cell into the collection.</summary>
    private void Put(IReadOnlyList<Atom> item, Action<Atom> put)
    {
        item = item.Select(Numbered).ToArray();
        var (cells, next) = writer.Cells(item[0].Type);
        for (int i = 0; i < item.Count; i++)
            writer.Add(new Store(new Read(cells), Seq.Of<Expr>(i == 0 ? new Read(next) : writer.Temporary("cell", Integers.Shifted(new Read(next), i))), item[i], writer.Quote));
        put(new Read(next));
        writer.Assign(next, Integers.Shifted(new Read(next), item.Count));
    }

    /// <summary>What is put into a collection, as its items are.</summary>
    private Value ItemOf(IOperation value, ITypeSymbol type) => !composites.IsObject(type) ? ConvertTo(Read(value), type)
        : Stored(new Value([]) { Object = NamedObject(value) }, type, value);

    /// <summary>The numbers of an item; of an object those that it holds.</summary>
    private Value Stored(Value item, ITypeSymbol type, IOperation where) => item.Object is not { } named ? ConvertTo(item, type)
        : Held(named) is not { } given ? throw Refuse(Descriptors.Expression, where, "An object that is null here")
        : SymbolEqualityComparer.Default.Equals(given.Type, type) ? given.Value : throw RefuseClasses(where);

    private Value ReadCollectionCall(IInvocationOperation call, Local owner)
    {
        var arguments = call.Instance is null ? call.Arguments.Skip(1).ToArray() : call.Arguments.ToArray();
        var numbers = arguments.Where(argument => Collections.IsItem(argument.Parameter!.Type)).ToArray();
        string name = call.TargetMethod.Name;
        switch (name, arguments.Length)
        {
            case ("Add" or "Insert" or "Push" or "Enqueue" or "TryAdd", _) when numbers.Length == 1 && numbers[0].Parameter!.RefKind == RefKind.None:
                return PutBy(call, owner, arguments);
            case ("Pop" or "Dequeue" or "Peek", 0):
                return Load(call.Type!, Asked(["", "." + name + "()"], [new Read(owner)], isRepeatable: name == "Peek"));
            case ("TryPop" or "TryDequeue" or "TryPeek", 1) when numbers.Length == 1 && numbers[0].Parameter!.Type is var item && (TypeReader.IsReal(item) || item.IsValueType && composites.Is(item)):
            case ("TryGetValue" or "Remove", 2) when numbers.Length == 1 && numbers[0].Parameter is { RefKind: RefKind.Out, Ordinal: 1 }:
                return Try(call, owner, arguments);
            case ("GetValueOrDefault", 1 or 2) when TypeReader.IsReal(call.Type):
                return ValueOrDefault(owner, arguments, TypeReader.Read(call.Type!));
            case ("First" or "Last" or "Single" or "ElementAt", _) when IsPosition(call):
                return Load(call.Type!, Asked(["global::System.Linq.Enumerable." + name + "(", .. Enumerable.Repeat(", ", arguments.Length), ")"], AsOfNow(owner, arguments.Select(argument => argument.Value).ToArray())));
            case ("Sort", 0) when TypeReader.IsReal(ItemTypeOf(call.Instance!)):
                Sort(owner, TypeReader.Read(ItemTypeOf(call.Instance!)));
                return new Value([]);
            case ("AddRange", 1) when call.Instance is not null:
                AddAll(call, owner, ItemTypeOf(call.Instance), arguments[0].Value);
                return new Value([]);
            case ("ToArray", 0) when TypeReader.IsReal(ItemTypeOf(call.Instance!)):
                return ToArray(call, OfCollection(call.Instance!));
            default:
                throw RefuseCollection(call.Syntax is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } ? access.Expression : call.Syntax, call.TargetMethod);
        }
    }

    /// <summary>The order of the numbers is that of their cells.</summary>
    private void Sort(Local owner, IrType type)
    {
        var cells = new Read(writer.Cells(type).Cells);
        string a = writer.ReserveNew("a"), b = writer.ReserveNew("b");
        writer.Effect(Asked(["", ".Sort((" + a + ", " + b + ") => ", "[" + a + "].CompareTo(", "[" + b + "]))"], [new Read(owner), cells, cells], IrType.Void));
    }

    /// <summary>xs.Insert(i, v), d.TryAdd(key, v): the cell takes the place of the number.</summary>
    private Value PutBy(IInvocationOperation call, Local owner, IReadOnlyList<IArgumentOperation> arguments)
    {
        bool IsItem(IArgumentOperation argument) => Collections.IsItem(argument.Parameter!.Type);
        int mark = writer.Pending;
        writer.Wait(new Value(new Read(owner)));
        var counts = new List<int>();
        var texts = new List<Expr>();
        foreach (var argument in arguments)
        {
            var part = IsItem(argument) ? null : Argument(argument.Value);
            var waiting = part is null ? ItemOf(argument.Value, argument.Parameter!.Type).Atoms.ToArray() : part is Quoted text ? text.Holes.Select(hole => hole.Value).ToArray() : [(Atom)part];
            foreach (var atom in waiting) writer.Wait(new Value(atom));
            texts.Add(part!);
            counts.Add(waiting.Length);
        }
        var atoms = new Queue<Atom>(writer.Resume(mark));
        Expr collection = atoms.Dequeue();
        var read = arguments.Select((argument, i) => (Argument: argument, Text: texts[i] is { } text ? IrWalk.MapAtoms(text, _ => atoms.Dequeue()) : null, Item: texts[i] is null ? Enumerable.Range(0, counts[i]).Select(_ => atoms.Dequeue()).ToArray() : []))
            .ToArray().OrderBy(part => part.Argument.Parameter!.Ordinal).ToArray();
        Atom? result = null;
        Put(read.Single(part => part.Text is null).Item, cell =>
        {
            var given = read.Select(part => part.Text ?? cell).Prepend(collection).ToArray();
            string[] head = call.Instance is null && call.TargetMethod.IsExtensionMethod ? [speller.Of(call.TargetMethod.ContainingType) + "." + call.TargetMethod.Name + "(", ", "] : ["", "." + call.TargetMethod.Name + "("];
            string[] pieces = [.. head, .. Enumerable.Repeat(", ", given.Length - 2), ")"];
            if (call.TargetMethod.ReturnsVoid) writer.Effect(Asked(pieces, given, IrType.Void));
            else result = writer.Temporary("added", Asked(pieces, given, TypeReader.Read(call.Type!)));
        });
        return result is null ? new Value([]) : new Value(result);
    }

    /// <summary>xs.TryPop(out v) ⇒ (found, cell) = (xs.TryPop(out var cell), cell); v = found ? cells[cell] : 0.</summary>
    private Value Try(IInvocationOperation call, Local owner, IReadOnlyList<IArgumentOperation> arguments)
    {
        var given = arguments.Single(argument => argument.Parameter!.RefKind == RefKind.Out);
        var target = given.Value is IDeclarationExpressionOperation { Expression: ILocalReferenceOperation { Local: var declared } } ? Declare(declared)
            : IsDiscarded(given.Value) ? null
            : Ref(given.Value) is null && FindVariable(given.Value) is { } variable ? variable
            : throw Refuse(Descriptors.Expression, given.Value, "A ref or out argument that is no local variable and no element of an array");
        var (found, cell) = Found("." + call.TargetMethod.Name, AsOfNow(owner, arguments.Where(argument => argument != given).Select(argument => argument.Value).ToArray()));
        if (target is { Local: null })
        {
            writer.Hold();
            writer.Choose(found, writer.Body(() => AssignTo(target, Loaded(given.Parameter!.Type, cell))), writer.Body(() => writer.Begin(target)));
        }
        else if (target is { Local: { } local })
        {
            writer.Hold();
            writer.Choose(found, writer.Body(() => writer.Assign(local, Convert(Loaded(TypeReader.Read(given.Parameter!.Type), cell), local.Type))), writer.Body(() => writer.Assign(local, Algebra.Number(0, local.Type))));
        }
        return new Value(found);
    }

    private Value ValueOrDefault(Local owner, IReadOnlyList<IArgumentOperation> arguments, IrType type)
    {
        var parts = AsOfNow(owner, arguments.Select(argument => (Func<Expr>)(() => TypeReader.IsReal(argument.Parameter!.Type) ? Convert(ReadAtom(argument.Value), type) : Argument(argument.Value))).ToArray());
        var (found, cell) = Found(".TryGetValue", parts.Take(2));
        return new Value(Choose("chosen", found, [], () => Loaded(type, cell), () => parts.Length > 2 ? (Atom)parts[2] : Algebra.Number(0, type), type));
    }

    /// <summary>What a method whose last parameter is 'out' gives: a truth, and the number of a cell.</summary>
    private (Atom Found, Atom Cell) Found(string member, IEnumerable<Expr> given)
    {
        var parts = given.ToArray();
        string name = writer.ReserveNew("cell");
        var found = writer.NewLocal("found", IrType.Bool, LocalRole.Temporary);
        var cell = writer.NewLocal("cell", IrType.Int, LocalRole.Temporary);
        string[] pieces = parts.Length == 1 ? ["(", member + "(out var " + name + "), " + name + ")"] : ["(", member + "(", ", out var " + name + "), " + name + ")"];
        writer.Unpack([found, cell], Asked(pieces, parts, new Passive("var")));
        return (new Read(found), new Read(cell));
    }
}
