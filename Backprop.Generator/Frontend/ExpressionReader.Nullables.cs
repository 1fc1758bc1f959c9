using Backprop.Generator.Diagnostics;
using Backprop.Generator.Ir;
using Backprop.Generator.Normalise;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Generator.Frontend;

/// <summary>double? best ⇒ bestHasValue and bestValue, which is 0 where there is none: best ?? v ⇒ if (bestHasValue) t = bestValue else t = v.</summary>
internal sealed partial class ExpressionReader
{
    private const string NoValue = "global::System.InvalidOperationException(\"Nullable object must have a value.\")";

    private bool IsNullable(ITypeSymbol? type) => Composites.IsNullable(type) && composites.Is(type);

    /// <summary>Whether an operation asks a number that may be missing for more than whether it is there.</summary>
    private bool AsksNullable(IOperation operation) => operation switch
    {
        IPropertyReferenceOperation { Property.Name: "Value", Instance: { } owner } => IsNullable(owner.Type),
        IInvocationOperation { TargetMethod.Name: "GetValueOrDefault", Instance: { } owner } => IsNullable(owner.Type),
        ICoalesceOperation coalesce => IsNullable(coalesce.Value.Type),
        ICoalesceAssignmentOperation assignment => IsNullable(assignment.Target.Type),
        IBinaryOperation binary => IsNullable(binary.LeftOperand.Type) || IsNullable(binary.RightOperand.Type),
        IUnaryOperation unary => IsNullable(unary.Operand.Type),
        IIsPatternOperation match => IsNullable(match.Value.Type),
        IConversionOperation { IsImplicit: false } conversion => IsNullable(conversion.Operand.Type) && !IsNullable(conversion.Type),
        _ => false,
    };

    private Value? ReadNullable(IOperation operation) => operation switch
    {
        IConversionOperation conversion when IsNullable(conversion.Type) && !composites.Is(conversion.Operand.Type) => ToNullable(conversion),
        _ when !AsksNullable(operation) => null,
        IPropertyReferenceOperation { Instance: { } owner } => ValueOf(Read(owner)),
        IInvocationOperation { Instance: { } owner, Arguments: var arguments } => ValueOr(owner, arguments.FirstOrDefault()?.Value),
        ICoalesceOperation coalesce => Coalesced(coalesce),
        ICoalesceAssignmentOperation assignment => AssignedIfMissing(assignment),
        IBinaryOperation binary => Lifted(binary),
        IIsPatternOperation match => IsMatched(Read(match.Value), match.Pattern),
        IConversionOperation { OperatorMethod: null } conversion when TypeReader.IsReal(conversion.Type) => new Value(Convert(ValueOf(Read(conversion.Operand)).Atom!, TypeReader.Read(conversion.Type!))),
        _ => throw Refuse(Descriptors.Choice, operation, "This operator on a number that may be missing"),
    };

    private static Value Nullable(Atom hasValue, Atom value) => new([new Value(hasValue), new Value(value)]);

    /// <summary>null, or a number.</summary>
    private Value? ToNullable(IConversionOperation conversion)
    {
        var type = TypeReader.Read(((INamedTypeSymbol)conversion.Type!).TypeArguments[0]);
        if (conversion.Operand.ConstantValue is { HasValue: true, Value: null }) return Nullable(Truth.False, Algebra.Number(0, type));
        if (!TypeReader.IsReal(conversion.Operand.Type) && !TypeReader.IsIntegral(conversion.Operand.Type)) return null;
        return Nullable(Truth.True, Convert(ReadAtom(conversion.Operand), type));
    }

    private Value Whole(Value value, IrType type) => value.Atom is { } number ? Nullable(Truth.True, Convert(number, type)) : value;

    private Value ValueOf(Value nullable)
    {
        var (hasValue, value) = (nullable.Elements[0].Atom!, nullable.Elements[1]);
        if (hasValue is not Const { Value: 1 }) ThrowIf(Not(hasValue, "isMissing"), NoValue);
        return value;
    }

    /// <summary>The other number is evaluated in any case.</summary>
    private Value ValueOr(IOperation owner, IOperation? other)
    {
        if (other is null) return Read(owner).Elements[1];
        var values = InOrder([owner, other], Read);
        var (hasValue, value) = (values[0].Elements[0].Atom!, values[0].Elements[1].Atom!);
        return new Value(Choose("chosen", hasValue, [], () => value, () => Convert(values[1].Atom!, value.Type), value.Type));
    }

    private Value Coalesced(ICoalesceOperation coalesce)
    {
        var value = Read(coalesce.Value);
        DeclareBefore([coalesce.WhenNull]);
        var chosen = writer.NewVariable("chosen", coalesce.Type!, LocalRole.Temporary);
        writer.Begin(chosen);
        int mark = writer.Pending;
        writer.Wait(value);
        writer.Hold();
        var atoms = writer.Resume(mark);
        writer.Choose(atoms[0], writer.Body(() => AssignTo(chosen, IsNullable(coalesce.Type) ? Nullable(Truth.True, Convert(atoms[1], chosen.Elements[1].Local!.Type)) : new Value(atoms[1]))), Branch(chosen, coalesce.WhenNull));
        return chosen.Value;
    }

    private Value AssignedIfMissing(ICoalesceAssignmentOperation assignment)
    {
        if (FindVariable(assignment.Target) is not { Elements.Length: 2 } target) throw Refuse(Descriptors.Choice, assignment, "'??='");
        writer.Hold();
        DeclareBefore([assignment.Value]);
        writer.Choose(target.Value.Elements[0].Atom!, Seq<Stmt>.Empty, writer.Body(() => AssignTo(target, Whole(Read(assignment.Value), target.Elements[1].Local!.Type))));
        return IsNullable(assignment.Type) ? target.Value : target.Value.Elements[1];
    }

    /// <summary>What compares is false where a number is missing, but that two missing ones are equal; what computes gives a missing one.</summary>
    private Value Lifted(IBinaryOperation binary)
    {
        if (binary.OperatorMethod is not null || !IsNullable(binary.LeftOperand.Type) && !IsNull(binary.LeftOperand) || !IsNullable(binary.RightOperand.Type) && !IsNull(binary.RightOperand)) throw Refuse(Descriptors.Choice, binary, "This operator on a number that may be missing");
        var operands = InOrder([binary.LeftOperand, binary.RightOperand], operand => IsNull(operand) ? Nullable(Truth.False, Algebra.Number(0, IrType.Double)) : Read(operand));
        if (IsNullable(binary.Type)) return Computed(operands[0], operands[1], Arithmetic(binary.OperatorKind) ?? throw Refuse(Descriptors.Expression, binary, "This operator"));
        var (leftHas, left, rightHas, right) = (operands[0].Elements[0].Atom!, operands[0].Elements[1].Atom!, operands[1].Elements[0].Atom!, operands[1].Elements[1].Atom!);
        string sign = ((Microsoft.CodeAnalysis.CSharp.Syntax.BinaryExpressionSyntax)binary.Syntax).OperatorToken.Text;
        var compared = writer.Temporary("compares", Integers.Compare(left, sign == "!=" ? "==" : sign, right));
        if (sign is not ("==" or "!=")) return new Value(And(And(leftHas, rightHas), compared));
        var equal = And(Same(leftHas, rightHas), compared);
        return new Value(sign == "==" ? equal : Not(equal));
    }

    private static bool IsNull(IOperation operand) => operand is { Type: null, ConstantValue: { HasValue: true, Value: null } };

    /// <summary>left op right, if both are there.</summary>
    private Value Computed(Value left, Value right, string function)
    {
        var (a, b) = (left.Elements[1].Atom!, right.Elements[1].Atom!);
        var both = And(left.Elements[0].Atom!, right.Elements[0].Atom!);
        return Nullable(both, Choose("chosen", both, [], () => Operation(new Apply(function, Seq.Of<Expr>(a, b), a.Type)).Atom!, () => Algebra.Number(0, a.Type), a.Type));
    }

    private Atom And(Atom a, Atom b) => a is Const { Value: 1 } ? b : b is Const { Value: 1 } ? a : a is Const || b is Const ? Truth.False : writer.Temporary("both", new Apply(Fn.And, Seq.Of<Expr>(a, b), IrType.Bool));

    private Atom Same(Atom a, Atom b) => a is Const known ? known.Value != 0 ? b : Not(b) : b is Const ? Same(b, a) : writer.Temporary("same", Integers.Compare(a, "==", b));

    /// <summary>is null, is { } v, is double v, and the contrary of them.</summary>
    private Value IsMatched(Value value, IPatternOperation pattern)
    {
        var hasValue = value.Elements[0].Atom!;
        switch (pattern)
        {
            case INegatedPatternOperation negated:
                return new Value(Not(IsMatched(value, negated.Pattern).Atom!));
            case IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: null } }:
                return new Value(Not(hasValue, "isMissing"));
            case IRecursivePatternOperation { DeconstructionSubpatterns.Length: 0, PropertySubpatterns.Length: 0, DeclaredSymbol: var symbol } recursive when TypeReader.IsReal(recursive.MatchedType):
                return Declared(symbol);
            case IDeclarationPatternOperation { MatchesNull: false, DeclaredSymbol: var symbol } declaration when TypeReader.IsReal(declaration.MatchedType):
                return Declared(symbol);
            case IRelationalPatternOperation or IConstantPatternOperation:
                return new Value(And(hasValue, Matches(value.Elements[1], [pattern.Syntax])));
            case ITypePatternOperation type when TypeReader.IsReal(type.MatchedType):
                return new Value(hasValue);
            default:
                throw Refuse(Descriptors.Choice, pattern, "This pattern on a number that may be missing");
        }

        Value Declared(ISymbol? symbol)
        {
            if (symbol is ILocalSymbol local) AssignTo(Declare(local), value.Elements[1]);
            return new Value(hasValue);
        }
    }
}
