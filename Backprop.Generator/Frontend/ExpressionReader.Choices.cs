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
                return writer.Temporary("not", new Apply(Fn.Not, Seq.Of<Expr>(ReadCondition(not.Operand)), IrType.Bool));
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd, OperatorMethod: null } both:
                return Choose("both", IrType.Bool, ReadCondition(both.LeftOperand), () => ReadCondition(both.RightOperand), () => Truth.False);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr, OperatorMethod: null } either:
                return Choose("either", IrType.Bool, ReadCondition(either.LeftOperand), () => Truth.True, () => ReadCondition(either.RightOperand));
            default:
                return ReadAtom(condition);
        }
    }

    private Value? ReadChoice(IConditionalOperation choice)
    {
        if (choice.IsRef || choice.WhenFalse is null) return null;
        var type = choice.Type!;
        if (!TypeReader.IsReal(type) && !TypeReader.IsRealTuple(type) && !Assigns(choice)) return null;
        var condition = ReadCondition(choice.Condition);
        if (Assigns(choice.WhenTrue) || Assigns(choice.WhenFalse)) writer.Hold();
        var chosen = writer.NewVariable("chosen", type, LocalRole.Temporary);
        writer.Begin(chosen);
        writer.Choose(condition, Branch(chosen, choice.WhenTrue), Branch(chosen, choice.WhenFalse));
        return chosen.Value;
    }

    private Seq<Stmt> Branch(Variable chosen, IOperation value) => writer.Body(() =>
    {
        if (value is IConversionOperation { Operand: IThrowOperation { Syntax: ThrowExpressionSyntax syntax } }) Throw(syntax);
        else if (value is IThrowOperation { Syntax: ThrowExpressionSyntax expression }) Throw(expression);
        else AssignTo(chosen, Read(value));
    });

    private Atom Choose(string name, IrType type, Atom condition, Func<Atom> whenTrue, Func<Atom> whenFalse)
    {
        writer.Hold();
        var chosen = writer.NewLocal(name, type, LocalRole.Temporary);
        writer.Choose(condition, writer.Body(() => writer.Assign(chosen, whenTrue())), writer.Body(() => writer.Assign(chosen, whenFalse())));
        return new Read(chosen);
    }

    private bool Assigns(IOperation operation) => operation.DescendantsAndSelf().Any(inner => inner switch
    {
        IAssignmentOperation assignment => assignment is IDeconstructionAssignmentOperation || IsVariable(assignment.Target),
        IIncrementOrDecrementOperation increment => IsVariable(increment.Target),
        _ => false,
    });
}
