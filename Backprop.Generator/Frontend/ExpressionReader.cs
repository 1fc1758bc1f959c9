using System.Runtime.CompilerServices;
using Backprop.Generator.Diagnostics;
using Backprop.Generator.Ir;
using Backprop.Generator.Normalise;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Generator.Frontend;

/// <summary>
/// Reads expressions in C#'s order of evaluation, each real operation a statement of its own; whatever is no operation on reals
/// is quoted.
/// </summary>
internal sealed partial class ExpressionReader
{
    private readonly BodyWriter writer;
    private readonly Speller speller;
    private readonly QuotedReader quoted;
    private readonly Source source;
    private readonly Callees callees;
    private readonly Composites composites;
    private readonly Collections collections;
    private readonly CancellationToken cancellation;

    public ExpressionReader(BodyWriter writer, Speller speller, Source source, Callees callees, Composites composites, Collections collections, CancellationToken cancellation)
    {
        this.writer = writer;
        this.speller = speller;
        this.source = source;
        this.callees = callees;
        this.composites = composites;
        this.collections = collections;
        this.cancellation = cancellation;
        (callees.ExactType, callees.IsOfCells) = (ExactType, IsCollection);
        quoted = new QuotedReader(writer, speller, source, callees, this, cancellation);
    }

    private SemanticModel Model => source.Model;

    public Atom ReadAtom(IOperation operation) =>
        Read(operation).Atom ?? throw Refuse(Descriptors.Expression, operation, "A tuple here");

    /// <summary>What a foreach goes through: a passenger, evaluated once.</summary>
    public Atom ReadSource(IOperation collection) =>
        collection is IConversionOperation { IsImplicit: true } conversion ? ReadSource(conversion.Operand) : Read(collection).Atom ?? throw Refuse(Descriptors.Expression, collection, "A tuple here");

    public Value Read(IOperation operation)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        cancellation.ThrowIfCancellationRequested();
        if (operation.Kind == OperationKind.Invalid || operation.Type?.TypeKind == TypeKind.Error) throw new UnreadableException(null);
        if (TypeReader.IsReal(operation.Type) && operation is not ILocalReferenceOperation && operation.ConstantValue is { HasValue: true, Value: { } constant })
            return new Value(Constant(operation, constant));

        if (OfMade(operation, () => Read(operation)) is { } asked) return asked;
        if (composites.IsObject(operation.Type) || ExactType(operation) is not null)
            throw RefuseWhole(operation, (Target(operation) as IMemberReferenceOperation)?.Instance?.Type, "An object that is passed on");

        return operation switch
        {
            _ when ReadCollection(operation) is { } number => number,
            _ when ReadNullable(operation) is { } number => number,
            _ when ReadItems(operation) is { } arrays => arrays,
            _ when IsPlace(operation) => ReadElement(operation),
            _ when ArraysOf(operation) is not null && Located(operation) is var (structs, index) => ReadItem(structs, index),
            _ when ReadNumeric(operation) is { } number => number,
            ILocalReferenceOperation local => Variable(local.Local, operation),
            IParameterReferenceOperation { Parameter: var parameter } when !PrimaryParameters.Is(parameter) || Find(parameter) is not null => Variable(parameter, operation),
            IMemberReferenceOperation or IInstanceReferenceOperation when FindVariable(operation) is { } part => part.Value,
            IMemberReferenceOperation { Instance: { } whole } member when callees.IsWhole(whole) && PartIndex(member) is >= 0 and var index => ExactType(whole) is null ? Read(whole).Elements[index] : Held(ObjectOf(whole).Elements[index]) is { Type: not { TypeKind: TypeKind.Class } } number ? number.Value : throw Refuse(Descriptors.Expression, operation, "An object that is passed on"),
            IParenthesizedOperation parenthesized => Read(parenthesized.Operand),
            ITupleOperation tuple when composites.Is(tuple.Type) => TupleOfValues(tuple),
            IConversionOperation conversion when ReadConversion(conversion) is { } converted => converted,
            IBinaryOperation binary when TypeReader.IsReal(binary.Type) && binary.OperatorMethod is null && ReadBinary(binary) is { } result => result,
            IUnaryOperation { OperatorKind: UnaryOperatorKind.Minus or UnaryOperatorKind.Plus, OperatorMethod: null } unary when TypeReader.IsReal(unary.Type) => Unary(unary),
            ISimpleAssignmentOperation assignment => ByName(assignment.Target, isNeeded: false, () => SimpleAssignment(assignment)),
            ICompoundAssignmentOperation assignment => ByName(assignment.Target, isNeeded: false, () => CompoundAssignment(assignment)),
            IIncrementOrDecrementOperation increment => ByName(increment.Target, isNeeded: false, () => Increment(increment)),
            IDeconstructionAssignmentOperation deconstruction => Deconstruction(deconstruction),
            ISwitchExpressionOperation choice when ReadSwitch(choice) is { } chosen => chosen,
            IConditionalOperation choice when ReadChoice(choice) is { } chosen => chosen,
            ICoalesceOperation coalesce when ReadMissing(coalesce) is { } chosen => chosen,
            IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr } or IUnaryOperation { OperatorKind: UnaryOperatorKind.Not }
                when operation.Type?.SpecialType == SpecialType.System_Boolean && Assigns(operation) => new Value(ReadCondition(operation)),
            _ when ReadSame(operation) is { } same => same,
            IIsTypeOperation or IIsPatternOperation when ReadTypeTest(operation) is { } known => known,
            IIsPatternOperation match when ReadPattern(match) is { } matches => matches,
            IInvocationOperation call when ReadCall(call) is { } result => result,
            _ when ReadStruct(operation) is { } value => value,
            IDeclarationExpressionOperation declaration => Read(declaration.Expression),
            _ when ReadArray(operation) is { } array => array,
            _ => Quote(operation),
        };
    }

    /// <summary>An expression whose value is not used.</summary>
    public void ReadStatement(IOperation operation)
    {
        if (OfMade(operation, () => { ReadStatement(operation); return new Value([]); }) is not null) return;
        if (KeepAll(operation) || MoveObject(operation) || PutObject(operation)) return;
        if (operation is ISimpleAssignmentOperation assignment && Keeps(assignment))
        {
            Keep(assignment);
            return;
        }
        if (operation is ICompoundAssignmentOperation compound && ByName(compound.Target, isNeeded: false, () => IsPlace(compound.Target) ? UpdateElement(compound, isUsed: false) : IsVariable(compound.Target) ? Read(compound) : null) is not null) return;
        if (operation is IDeconstructionAssignmentOperation || operation is ISimpleAssignmentOperation or IIncrementOrDecrementOperation && IsVariable(Target(operation)))
        {
            Read(operation);
            return;
        }
        if (operation is ICoalesceAssignmentOperation && ReadNullable(operation) is not null) return;
        if (operation is IInvocationOperation { TargetMethod: { MethodKind: MethodKind.Constructor } other } chained && callees.Receiver is { } created)
        {
            if (other.ContainingType.SpecialType != SpecialType.System_Object) Construct(other, chained.Arguments, created, chained, isFirst: false);
            return;
        }
        if (operation is IInvocationOperation call && (ReadCollection(call) is not null || ReadNumeric(call) is not null || ReadWholeArrays(call) || ReadRoutine(call) is not null || ReadInlined(call) is not null)) return;
        if (operation.Kind == OperationKind.Invalid) throw new UnreadableException(null);
        writer.Effect(quoted.Read((ExpressionSyntax)operation.Syntax, IrType.Void));
    }

    /// <summary>throw …: a path without a reverse.</summary>
    public void Throw(SyntaxNode syntax) => writer.Effect(quoted.ReadThrow(syntax) with { Repeatable = true });

    /// <summary>An exception that C# itself would throw here, or the reader.</summary>
    private void ThrowNew(string exception) =>
        writer.Effect(new Quoted(Seq.Of("throw new " + exception), Seq<Hole>.Empty, IrType.Void, Binding.Loose, Movable: false) { Repeatable = true });

    /// <summary>Refuses, unless it helps to read a struct as its fields.</summary>
    private static UnreadableException RefuseWhole(IOperation operation, ITypeSymbol? type, params object[] what) =>
        new(new Refusal(Descriptors.Expression, operation.Syntax.GetLocation(), what) { Struct = Composites.Candidate(type) });

    public static UnreadableException Refuse(DiagnosticDescriptor descriptor, IOperation operation, params object[] arguments) =>
        new(new Refusal(descriptor, operation.Syntax.GetLocation(), arguments));

    private static IOperation Target(IOperation operation) => operation switch
    {
        IAssignmentOperation assignment => assignment.Target,
        IIncrementOrDecrementOperation increment => increment.Target,
        _ => operation,
    };

    /// <summary>Whether an assignment to the target is one to a variable of the method itself.</summary>
    public bool IsVariable(IOperation target) => target is IDiscardOperation || IsPlace(target) || ArraysOf(target) is not null || FindVariable(target) is not null || IsComputed(target) || UsesCells(target) || Referring(target, isNeeded: false) is not null;

    private Value Variable(ISymbol symbol, IOperation operation) =>
        Find(symbol)?.Value ?? throw Refuse(Descriptors.Expression, operation, "The variable '" + symbol.Name + "'");

    /// <summary>The variable of a local or parameter; of a parameter that an object keeps, that of the object.</summary>
    public Variable? Find(ISymbol symbol) =>
        writer.Find(symbol) ?? (callees.Receiver is { Local: null, Type: { } type } own && PrimaryParameters.Is(symbol) && composites.IndexOf(type, symbol) is >= 0 and var kept ? own.Elements[kept] : null);

    /// <summary>The variable that an assignment target names; null for anything but locals, parameters and parts of them.</summary>
    private Variable? FindVariable(IOperation? operation) => operation switch
    {
        ILocalReferenceOperation local => Held(writer.Find(local.Local)),
        IParameterReferenceOperation parameter => Held(Find(parameter.Parameter)),
        _ when Referent(operation) is { } referent => referent.Variable,
        IMemberReferenceOperation { Instance: { } owner, Member: var member } when IsOwner(owner) && writer.Find(member) is { } own => own,
        IParenthesizedOperation parenthesized => FindVariable(parenthesized.Operand),
        IDeclarationExpressionOperation declaration => FindVariable(declaration.Expression),
        IMemberReferenceOperation { Instance: { } instance } member when callees.IsWhole(instance) && PartIndex(member) is >= 0 and var index && FindVariable(instance) is { Local: null } whole => Held(whole.Elements[index]),
        IPropertyReferenceOperation property when Named(property) is { } named => named,
        IInstanceReferenceOperation instance => FindReceiver(instance),
        IConversionOperation conversion when FindVariable(conversion.Operand) is { Local: null, Type: { TypeKind: TypeKind.Class } type } known && IsUpcast(conversion, type) => known,
        _ => null,
    };

    private int PartIndex(IMemberReferenceOperation member) =>
        member is IFieldReferenceOperation or IPropertyReferenceOperation { Arguments.Length: 0 } ? composites.IndexOf(ExactType(member.Instance) ?? member.Instance!.Type!, MemberOf(member)) :
        member is IPropertyReferenceOperation indexer ? NumericTypes.IndexOf(indexer) : -1;

    private Value Quote(IOperation operation)
    {
        if (operation.Type is not { } type || type.SpecialType == SpecialType.System_Void) throw Refuse(Descriptors.Expression, operation, "This");
        if (operation.Syntax is not ExpressionSyntax syntax) throw Refuse(Descriptors.Expression, operation, "This");
        if (operation is { IsImplicit: true, Parent: IArgumentOperation } and not (IArrayCreationOperation or IConversionOperation or IUnaryOperation) && operation.Syntax is InvocationExpressionSyntax) throw Refuse(Descriptors.Expression, operation, "A 'params' parameter that is no array");
        if (operation is IArrayCreationOperation { IsImplicit: true } given && Together(given) is { } together) return new Value(together);
        if (operation is IUnaryOperation { OperatorKind: UnaryOperatorKind.True }) return new Value(writer.Temporary("holds", quoted.ReadTruth(syntax)));
        if (composites.Is(type))
        {
            var whole = quoted.Read(syntax, new Passive(TypeReader.Spell(type)));
            return type.IsTupleType ? Unpack((INamedTypeSymbol)type, whole, operation) : PartsOf(writer.Temporary(QuotedNames.Of(operation), whole), type, operation.Syntax.GetLocation());
        }
        return new Value(writer.Temporary(QuotedNames.Of(operation), quoted.Read(syntax, TypeReader.Read(type))));
    }

    private Value Unpack(INamedTypeSymbol tuple, Expr value, IOperation operation)
    {
        if (tuple.TupleElements.Any(element => composites.Is(element.Type))) throw Refuse(Descriptors.Expression, operation, "A nested tuple that is not written out here");
        var results = tuple.TupleElements.Select(element =>
            writer.NewLocal(TemporaryNames.Camel(element.Name), TypeReader.Read(element.Type), LocalRole.Temporary)).ToArray();
        writer.Unpack(results, value);
        return new Value(results.Select(result => new Value(new Read(result))).ToArray());
    }

    private Atom Constant(IOperation operation, object constant)
    {
        var type = TypeReader.Read(operation.Type!);
        double value = System.Convert.ToDouble(constant, System.Globalization.CultureInfo.InvariantCulture);
        if (operation.Syntax is not ExpressionSyntax syntax || !operation.Type!.Equals(Type(operation), SymbolEqualityComparer.Default)) return new Const(value, null, type);
        var text = quoted.Read(syntax, type);
        return text.Holes.Count == 0 && text.Pieces.Count == 1 ? new Const(value, text.Pieces[0], type, text.Binding) : new Const(value, null, type);
    }

    /// <summary>The type that the operation's own text has, before any conversion that is not written.</summary>
    private static ITypeSymbol? Type(IOperation operation) =>
        operation is IConversionOperation { IsImplicit: true } conversion ? conversion.Operand.Type : operation.Type;

    private Value Tuple(ITupleOperation tuple) => new(InOrder(tuple.Elements, Read));

    private Value TupleOfValues(ITupleOperation tuple) => tuple.Elements.FirstOrDefault(AreItems) is { } items ? throw Refuse(Descriptors.Expression, items, "An array of structs in a tuple") : Tuple(tuple);

    /// <summary>Values that are read one after another, as they are when all have been read.</summary>
    private Value[] InOrder<T>(IEnumerable<T> items, Func<T, Value> read)
    {
        int mark = writer.Pending;
        var values = items.Select(item =>
        {
            var value = read(item);
            writer.Wait(value);
            return value;
        }).ToArray();
        var atoms = new Queue<Atom>(writer.Resume(mark));
        return values.Select(value => value.With(atoms)).ToArray();
    }

    private Value? ReadConversion(IConversionOperation conversion)
    {
        if (conversion.OperatorMethod is not null || conversion.Type is not { } type) return null;
        var from = conversion.Operand.Type;
        if (composites.Is(type) && composites.Is(from)) return ConvertTo(Read(conversion.Operand), type);
        if (TypeReader.ReadArray(type) is not null) return ReadArray(conversion);
        if (!TypeReader.IsReal(type)) return conversion.IsImplicit && SymbolEqualityComparer.Default.Equals(type, from) ? Read(conversion.Operand) : null;
        if (!TypeReader.IsReal(from) && !TypeReader.IsIntegral(from)) return null;
        return new Value(Convert(ReadAtom(conversion.Operand), TypeReader.Read(type)));
    }

    private Value ConvertTo(Value value, ITypeSymbol type)
    {
        if (value.Atom is { } atom) return new Value(TypeReader.IsReal(type) ? Convert(atom, TypeReader.Read(type)) : atom);
        var elements = composites.PartsOf(type);
        if (elements.Count != value.Elements.Length) throw new UnreadableException(null);
        return new Value(value.Elements.Select((element, i) => ConvertTo(element, elements[i].Type)).ToArray());
    }

    private Atom Convert(Atom atom, IrType type)
    {
        if (atom.Type == type || !type.IsReal) return atom;
        var conversion = new Apply(Fn.Convert, Seq.Of<Expr>(atom), type);
        return writer.Temporary(TemporaryNames.Of(conversion), conversion);
    }

    private Value Unary(IUnaryOperation unary)
    {
        var operand = ReadAtom(unary.Operand);
        return Operation(new Apply(unary.OperatorKind == UnaryOperatorKind.Minus ? Fn.Neg : Fn.Plus, Seq.Of<Expr>(operand), operand.Type));
    }

    private Value Operation(Apply apply) => new(writer.Temporary(TemporaryNames.Of(apply), apply));

    /// <summary>Long chains lean to the left: they are walked, not recursed into.</summary>
    private Value? ReadBinary(IBinaryOperation binary)
    {
        var spine = new Stack<IBinaryOperation>();
        IOperation first = binary;
        while (first is IBinaryOperation { OperatorMethod: null } next && TypeReader.IsReal(next.Type) && !next.ConstantValue.HasValue)
        {
            if (Arithmetic(next.OperatorKind) is null) return null;
            spine.Push(next);
            first = next.LeftOperand;
        }
        var left = ReadAtom(first);
        while (spine.Count > 0)
        {
            var operation = spine.Pop();
            int mark = writer.Pending;
            writer.Wait(new Value(left));
            writer.Wait(new Value(ReadAtom(operation.RightOperand)));
            left = Operation(new Apply(Arithmetic(operation.OperatorKind)!, writer.Resume(mark).Cast<Expr>().ToSeq(), TypeReader.Read(operation.Type!))).Atom!;
        }
        return new Value(left);
    }

    private static string? Arithmetic(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.Add => Fn.Add,
        BinaryOperatorKind.Subtract => Fn.Sub,
        BinaryOperatorKind.Multiply => Fn.Mul,
        BinaryOperatorKind.Divide => Fn.Div,
        BinaryOperatorKind.Remainder => Fn.Rem,
        _ => null,
    };
}
