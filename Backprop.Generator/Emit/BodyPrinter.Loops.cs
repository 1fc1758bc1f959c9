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
            var (body, step) = Step(loop);
            code.Open(step.Count == 0 ? "while (" + expressions.Print(loop.Condition) + ")" : "for (" + first + "; " + ForCondition(loop.Condition) + "; " + string.Join(", ", step.Select(Assignment)) + ")");
            Trip(loop, body);
            code.Close();
        }
    }

    /// <summary>The 'for' that follows, if the assignment belongs into its head: it begins a counter that nothing else uses.</summary>
    private Loop? OwnLoop(Seq<Stmt> body, int i)
    {
        if (i + 1 >= body.Count || body[i] is not Assign { Target: var counter } || body[i + 1] is not Loop { Test.Count: 0, Form.Step: >= 0 } loop || !Truth.IsTrue(loop.Stays)) return null;
        if (declared.Contains(counter.Id) || declarations.Before(loop).Count > 0) return null;
        if (loop.Body.Count == 0 || loop.Body[loop.Body.Count - 1] is not Assign step || step.Quote != loop.Form.Step || step.Target.Id != counter.Id) return null;
        bool isReadLater = function.Results.SelectMany(IrWalk.Reads).Concat(body.Skip(i + 2).SelectMany(stmt => IrWalk.Reads(stmt).Concat(IrWalk.Targets(stmt)))).Any(local => local.Id == counter.Id);
        return isReadLater ? null : loop;
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
