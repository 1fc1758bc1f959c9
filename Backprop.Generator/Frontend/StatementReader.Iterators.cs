using Backprop.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Generator.Frontend;

/// <summary>foreach (var v in F(x)) …, F an iterator ⇒ the body of F, in which 'yield return e' is v = e, and the body of the loop.</summary>
internal sealed partial class StatementReader
{
    /// <summary>What is done with what an iterator gives; null in any other method.</summary>
    private Action<IOperation>? yielded;

    private void ReadIterator(IForEachLoopOperation loop, ForEachStatementSyntax syntax, IInvocationOperation call)
    {
        Begin(syntax.Expression, "foreach (" + syntax.Identifier.Text + " in ", ")");
        int end = exits[loop.ExitLabel] = writer.NewLabel();
        writer.Labeled(end, writer.Body(() =>
        {
            var outside = expressions.Here(loop.Syntax);
            expressions.ReadIterator(call, iterator => new StatementReader(writer, expressions, new Variable(null, []), writer.NewLabel())
            {
                yielded = value =>
                {
                    var given = expressions.Read(value);
                    outside(() =>
                    {
                        expressions.AssignTo(Declare(loop.Locals[0]), given);
                        exits[loop.ContinueLabel] = writer.NewLabel();
                        ReadTrip(loop);
                    });
                },
            }.ReadBody(iterator));
        }));
    }

    private void Yield(IReturnOperation statement)
    {
        if (yielded is null) throw Refuse(statement);
        if (depth > 0) throw Refuse(Keyword(statement.Syntax), "'yield' in a 'try', 'using' or 'lock'", "leave that statement first");
        if (statement.ReturnedValue is not { } value)
        {
            writer.Leave(exit);
            return;
        }
        Begin(statement.Syntax);
        yielded(value);
    }
}
