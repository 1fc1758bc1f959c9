using Backprop.Generator.Ir;

namespace Backprop.Generator.Emit;

/// <summary>Loops in the shape in which the user wrote them, as far as they still have it.</summary>
internal sealed partial class BodyPrinter
{
    private void PrintLoop(Loop loop)
    {
        if (loop.Test.Count == 1 && loop.Test[0] is Next next)
        {
            declared.Add(next.Item.Id);
            string type = next.Item.IsReal || next.Item.Type.Text == "var" ? "var" : next.Item.Type.Text;
            code.Open("foreach (" + type + " " + expressions.Name(next.Item) + " in " + expressions.Print(next.Source) + ")");
            Trip(loop, loop.Body);
            code.Close();
        }
        else if (loop.Test.Count > 0)
        {
            code.Open("while (true)");
            Print(loop.Test);
            code.Line("if (!" + expressions.Print(loop.Condition, Binding.Unary) + ") break;");
            Trip(loop, loop.Body);
            code.Close();
        }
        else if (loop.Form.Shape == LoopShape.Do && !Truth.IsTrue(loop.Stays) && Truth.IsTrue(loop.Condition))
        {
            code.Open("do");
            Print(loop.Body);
            code.Close("while (" + expressions.Print(loop.Stays) + ");");
        }
        else
        {
            var (body, step) = Step(loop);
            code.Open(step.Count == 0 ? "while (" + expressions.Print(loop.Condition) + ")" : "for (; " + ForCondition(loop.Condition) + "; " + string.Join(", ", step.Select(Assignment)) + ")");
            Trip(loop, body);
            code.Close();
        }
    }

    private string ForCondition(Expr condition) => Truth.IsTrue(condition) ? "" : expressions.Print(condition);

    private void Trip(Loop loop, Seq<Stmt> body)
    {
        Print(body);
        if (!Truth.IsTrue(loop.Stays)) code.Line("if (!" + expressions.Print(loop.Stays, Binding.Unary) + ") break;");
    }

    /// <summary>The assignments at the end of a trip that a 'for' makes in its head.</summary>
    private (Seq<Stmt> Body, IReadOnlyList<Assign> Step) Step(Loop loop)
    {
        if (loop.Form.Step < 0 || !Truth.IsTrue(loop.Stays)) return (loop.Body, []);
        var step = loop.Body.Reverse().TakeWhile(stmt => stmt is Assign assign && assign.Quote == loop.Form.Step && declared.Contains(assign.Target.Id)).Cast<Assign>().Reverse().ToArray();
        return (loop.Body.Take(loop.Body.Count - step.Length).ToSeq(), step);
    }
}
