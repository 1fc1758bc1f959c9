using Backprop.Generator.Diagnostics;
using Backprop.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Generator.Frontend;

/// <summary>for, while, do and foreach ⇒ one kind of loop; break leaves it, continue the label around its body.</summary>
internal sealed partial class StatementReader
{
    private void ReadFor(IForLoopOperation loop)
    {
        var syntax = (ForStatementSyntax)loop.Syntax;
        foreach (var initial in loop.Before)
        {
            if (initial is IVariableDeclarationGroupOperation group)
                foreach (var declarator in group.Declarations.SelectMany(declaration => declaration.Declarators)) Declare(declarator, group.Syntax);
            else Read(initial);
        }
        int step = -1;
        ReadLoop(loop, LoopShape.For, () => ReadTest(loop.Condition, syntax.Condition, "for (; "), body: () =>
        {
            ReadTrip(loop);
            if (loop.AtLoopBottom.Length == 0) return Truth.True;
            writer.BeginStatement(string.Join(", ", syntax.Incrementors.Select(incrementor => Quote(incrementor, ""))) + ";");
            step = writer.Quote;
            foreach (var bottom in loop.AtLoopBottom)
            {
                if (bottom is not IExpressionStatementOperation { Operation: var expression }) throw new UnreadableException(null);
                DeclareVariables(expression);
                expressions.ReadStatement(expression);
            }
            return Truth.True;
        }, () => step);
    }

    private void ReadWhile(IWhileLoopOperation loop)
    {
        if (loop.ConditionIsTop)
        {
            ReadLoop(loop, LoopShape.While, () => ReadTest(loop.Condition, ((WhileStatementSyntax)loop.Syntax).Condition, "while ("), () =>
            {
                ReadTrip(loop);
                return Truth.True;
            });
            return;
        }
        var again = writer.NewLocal("again", IrType.Bool, LocalRole.Primal);
        ReadLoop(loop, LoopShape.Do, () => Truth.True, () =>
        {
            writer.Assign(again, Truth.False);
            ReadTrip(loop);
            writer.Assign(again, ReadTest(loop.Condition, ((DoStatementSyntax)loop.Syntax).Condition, "while ("));
            return new Read(again);
        });
    }

    private void ReadForEach(IForEachLoopOperation loop)
    {
        if (expressions.IsLoopOverCollection(loop.Collection) && loop.Syntax is CommonForEachStatementSyntax { AwaitKeyword.RawKind: 0 } cells && ItemsOf(loop) is { } items)
        {
            ReadCells(loop, cells, items);
            return;
        }
        if (expressions.Stepped(loop) is { } steps)
        {
            ReadSteps(loop, steps);
            return;
        }
        if (ReadApart(loop)) return;
        if (loop.Syntax is ForEachVariableStatementSyntax)
            throw new UnreadableException(Refuse(Keyword(loop.Syntax), "'foreach' with deconstruction", "name the item as a whole, and take it apart in the body").Refusal! with { Struct = Composites.Candidate(ExpressionReader.CollectionType(loop.Collection)) });
        if (loop.Syntax is ForEachStatementSyntax { AwaitKeyword.RawKind: 0 } over && loop.Locals.Length == 1 && expressions.IsIndexable(loop.Collection))
        {
            ReadElements(loop, over);
            return;
        }
        if (loop.Syntax is ForEachStatementSyntax counted && ExpressionReader.IsRange(loop.Collection))
        {
            ReadCheckpointed(loop, counted);
            return;
        }
        if (loop.Syntax is ForEachStatementSyntax { AwaitKeyword.RawKind: 0 } through && expressions.Iterated(loop.Collection) is { } iterator)
        {
            ReadIterator(loop, through, iterator);
            return;
        }
        if (loop.Syntax is not ForEachStatementSyntax { AwaitKeyword.RawKind: 0 } syntax || loop.Locals.Length != 1 || loop.Locals[0].IsRef)
            throw new UnreadableException(Refuse(Keyword(loop.Syntax), "This kind of 'foreach'", "write a 'for' over indices").Refusal! with { Struct = Composites.Candidate(loop.Locals.FirstOrDefault()?.Type) });
        ReadItems(loop, syntax, "foreach (" + syntax.Identifier.Text + " in ", () => Declare(loop.Locals[0]).Local ?? throw (loop.Locals[0].Type.IsValueType
            ? new UnreadableException(Refuse(Keyword(loop.Syntax), "'foreach' over structs of real numbers", "write a 'for' over indices").Refusal! with { Struct = expressions.CollectionFor(loop.Collection) })
            : Refuse(Keyword(loop.Syntax), "'foreach' over objects of a class that the method makes objects of,", "keep their numbers in arrays")), _ => { });
    }

    /// <summary>foreach (var v in a) ⇒ for (int i = 0; i &lt; a.Length; i++) { v = a[i]; … }.</summary>
    private void ReadElements(IForEachLoopOperation loop, ForEachStatementSyntax syntax)
    {
        Begin(syntax.Expression, "foreach (" + syntax.Identifier.Text + " in ", ")");
        int exit = exits[loop.ExitLabel] = writer.NewLabel();
        exits[loop.ContinueLabel] = writer.NewLabel();
        var item = loop.Locals[0];
        if (expressions.AreItems(loop.Collection))
        {
            if (!SymbolEqualityComparer.Default.Equals(item.Type, expressions.ElementType(loop.Collection))) throw Refuse(Keyword(loop.Syntax), "'foreach' over elements of another type than the array's", "declare the item with 'var'");
            expressions.ForEachItem(loop.Collection, exit, item, () => ReadTrip(loop));
            return;
        }
        if (!SymbolEqualityComparer.Default.Equals(item.Type, expressions.ElementType(loop.Collection)) && !(TypeReader.IsReal(item.Type) && TypeReader.IsReal(expressions.ElementType(loop.Collection)))) throw Refuse(Keyword(loop.Syntax), "'foreach' over elements of another type than the array's", "declare the item with 'var'");
        expressions.ForEach(loop.Collection, exit, place =>
        {
            if (item.IsRef) expressions.DeclareRef(item, place);
            else expressions.AssignTo(writer.Find(item) ?? Declare(item), place);
            ReadTrip(loop);
        });
    }

    private void ReadLoop(ILoopOperation loop, LoopShape shape, Func<Atom> test, Func<Atom> body, Func<int>? step = null)
    {
        int exit = exits[loop.ExitLabel] = writer.NewLabel();
        exits[loop.ContinueLabel] = writer.NewLabel();
        Atom condition = Truth.True, stays = Truth.True;
        var testing = writer.Body(() => condition = test());
        var trip = writer.Body(() => stays = body());
        var form = new LoopForm(writer.NewLabel(), exit, shape, step?.Invoke() ?? -1);
        writer.Labeled(exit, Seq.Of<Stmt>(new Loop(form, testing, condition, trip, stays, -1)));
    }

    private void ReadTrip(ILoopOperation loop) => writer.Labeled(exits[loop.ContinueLabel], writer.Body(() => Read(loop.Body)));

    private Atom ReadTest(IOperation? condition, ExpressionSyntax? syntax, string prefix)
    {
        if (condition is null || condition.ConstantValue is { HasValue: true, Value: true }) return Truth.True;
        Begin(syntax!, prefix, ")");
        return expressions.ReadCondition(condition);
    }
}
