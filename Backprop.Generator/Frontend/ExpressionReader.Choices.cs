using Backprop.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Generator.Frontend;

/// <summary>c ? a : b ⇒ if (c) t = a else t = b; and the same for &amp;&amp;, || and ! around assignments.</summary>
internal sealed partial class ExpressionReader
{
    /// <summary>A condition; one that assigns nothing stays the user's own text.</summary>
    public Atom ReadCondition(IOperation condition)
    {
        if (!Assigns(condition)) return ReadAtom(condition);
        switch (condition)
        {
            case IParenthesizedOperation parenthesized:
                return ReadCondition(parenthesized.Operand);
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, OperatorMethod: null } not:
                return Not(ReadCondition(not.Operand));
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd, OperatorMethod: null } both when Assigns(both.RightOperand):
                return Choose("both", ReadCondition(both.LeftOperand), [both.RightOperand], () => ReadCondition(both.RightOperand), () => Truth.False);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr, OperatorMethod: null } either when Assigns(either.RightOperand):
                return Choose("either", ReadCondition(either.LeftOperand), [either.RightOperand], () => Truth.True, () => ReadCondition(either.RightOperand));
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr, OperatorMethod: null } link:
                return Link(ReadCondition(link.LeftOperand), link);
            default:
                return ReadAtom(condition);
        }
    }

    /// <summary>A condition whose left side is known: the right side stays the user's own text.</summary>
    private Atom Link(Atom left, IBinaryOperation link)
    {
        bool isAnd = link.OperatorKind == BinaryOperatorKind.ConditionalAnd;
        if (left is Const known) return known.Value != 0 == isAnd ? ReadAtom(link.RightOperand) : left;
        return writer.Temporary(isAnd ? "both" : "either", quoted.ReadLink(left, (ExpressionSyntax)link.RightOperand.Syntax, isAnd));
    }

    private Value? ReadChoice(IConditionalOperation choice)
    {
        if (choice.IsRef || choice.WhenFalse is null) return null;
        var type = choice.Type!;
        bool areItems = AreItems(choice);
        if (!HasReals(type) && !areItems && !Assigns(choice)) return null;
        var condition = ReadCondition(choice.Condition);
        if (condition is Const { Value: var holds }) return Read(holds != 0 ? choice.WhenTrue : choice.WhenFalse);
        if (Assigns(choice.WhenTrue) || Assigns(choice.WhenFalse)) writer.Hold();
        DeclareBefore([choice.WhenTrue, choice.WhenFalse]);
        var chosen = areItems ? NewItemVariable("chosen", type) : writer.NewVariable("chosen", type, LocalRole.Temporary);
        writer.Begin(chosen);
        writer.Choose(condition, Branch(chosen, choice.WhenTrue), Branch(chosen, choice.WhenFalse));
        return chosen.Value;
    }

    /// <summary>a ?? b ⇒ if (a == null) chosen = b else chosen = a, for arrays.</summary>
    private Value? ReadMissing(ICoalesceOperation coalesce)
    {
        if (TypeReader.ReadArray(coalesce.Type!) is null || Read(coalesce.Value) is not { Atom: { Type: ArrayType } array } value) return null;
        if (Assigns(coalesce.WhenNull)) writer.Hold();
        DeclareBefore([coalesce.WhenNull]);
        var chosen = writer.NewVariable("chosen", coalesce.Type!, LocalRole.Temporary);
        writer.Begin(chosen);
        var isMissing = writer.Temporary("isMissing", Integers.IsMissing(array));
        writer.Choose(isMissing, Branch(chosen, coalesce.WhenNull), writer.Body(() => AssignTo(chosen, value)));
        return chosen.Value;
    }

    private Seq<Stmt> Branch(Variable chosen, IOperation value) => writer.Body(() =>
    {
        if (Thrown(value) is { } thrown) Throw(thrown);
        else if (chosen.Several is { } several) Give(several, value);
        else AssignTo(chosen, Read(value), value);
    });

    private static ThrowExpressionSyntax? Thrown(IOperation value) => value switch
    {
        IConversionOperation { Operand: IThrowOperation { Syntax: ThrowExpressionSyntax syntax } } => syntax,
        IThrowOperation { Syntax: ThrowExpressionSyntax syntax } => syntax,
        _ => null,
    };

    private Atom Not(Atom truth, string name = "not") => writer.Temporary(name, new Apply(Fn.Not, Seq.Of<Expr>(truth), IrType.Bool));

    /// <summary>A truth, or a value of another type, that is found in one of two ways; <paramref name="onSomePaths"/> are the operations among them.</summary>
    private Atom Choose(string name, Atom condition, IEnumerable<IOperation> onSomePaths, Func<Atom> whenTrue, Func<Atom> whenFalse, IrType? type = null)
    {
        if (condition is Const known) return known.Value != 0 ? whenTrue() : whenFalse();
        writer.Hold();
        DeclareBefore(onSomePaths);
        var chosen = writer.NewLocal(name, type ?? IrType.Bool, LocalRole.Temporary);
        writer.Choose(condition, writer.Body(() => writer.Assign(chosen, whenTrue())), writer.Body(() => writer.Assign(chosen, whenFalse())));
        return new Read(chosen);
    }

    private bool Assigns(IOperation operation) => Declared(operation).Any() || Changes(operation);

    /// <summary>Whether the operation assigns to a variable that is there before it.</summary>
    private bool Changes(IOperation operation) => operation.DescendantsAndSelf().Any(inner => inner switch
    {
        IAssignmentOperation assignment => assignment is IDeconstructionAssignmentOperation || IsVariable(assignment.Target) || IsToBeDeclared(assignment.Target),
        IIncrementOrDecrementOperation increment => IsVariable(increment.Target) || IsToBeDeclared(increment.Target),
        IInvocationOperation call => IsInlined(call),
        _ when RunsBody(inner) => true,
        _ => false,
    });
}
