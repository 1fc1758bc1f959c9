using Backprop.Generator.Ir;

namespace Backprop.Generator.Emit;

/// <summary>Loops in the shape in which the user wrote them, as far as they still have it.</summary>
internal sealed partial class BodyPrinter
{
    private void PrintLoop(Loop loop, Assign? initial = null)
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
            string first = initial is null ? "" : Declaration(initial);
            var (body, steps) = declarations.Steps(loop);
            code.Open(steps.Length == 0 ? "while (" + expressions.Print(loop.Condition) + ")" : "for (" + first + "; " + ForCondition(loop.Condition) + "; " + string.Join(", ", steps.Select(Assignment)) + ")");
            Trip(loop, body);
            code.Close();
        }
    }

    /// <summary>The 'for' that follows, if the assignment belongs into its head.</summary>
    private Loop? OwnLoop(Seq<Stmt> body, int i) => i + 1 < body.Count && body[i + 1] is Loop loop && declarations.HasOwnCounter(loop) ? loop : null;

    private string ForCondition(Expr condition) => Truth.IsTrue(condition) ? "" : expressions.Print(condition);

    private void Trip(Loop loop, Seq<Stmt> body)
    {
        Print(body);
        if (!Truth.IsTrue(loop.Stays)) code.Line("if (!" + expressions.Print(loop.Stays, Binding.Unary) + ") break;");
    }
}
