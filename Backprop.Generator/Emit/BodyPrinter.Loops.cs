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
            code.Open(step.Length == 0 ? "while (" + expressions.Print(loop.Condition) + ")" : "for (" + first + "; " + ForCondition(loop.Condition) + "; " + string.Join(", ", step.Select(Assignment)) + ")");
            Trip(loop, body);
            code.Close();
        }
    }

    /// <summary>The 'for' that follows, if the assignment belongs into its head: it begins a counter that nothing else uses.</summary>
    private Loop? OwnLoop(Seq<Stmt> body, int i)
    {
        if (i + 1 >= body.Count || body[i] is not Assign { Target: var counter } || body[i + 1] is not Loop { Test.Count: 0, Form.Step: >= 0 } loop || !Truth.IsTrue(loop.Stays)) return null;
        if (declared.Contains(counter.Id) || declarations.Before(loop).Count > 0) return null;
        if (Step(loop, counter).Step.LastOrDefault()?.Target.Id != counter.Id) return null;
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
    private (Seq<Stmt> Body, Assign[] Step) Step(Loop loop, Local? counter = null)
    {
        if (loop.Form.Step < 0 || !Truth.IsTrue(loop.Stays)) return (loop.Body, []);
        var ofTheTrip = new HashSet<int>(IrWalk.Targets(loop).Select(local => local.Id).Where(id => !declared.Contains(id) && id != counter?.Id));
        bool FitsTheHead(Stmt stmt) => stmt is Assign assign && assign.Quote == loop.Form.Step && !ofTheTrip.Contains(assign.Target.Id) && !IrWalk.Reads(assign).Any(local => ofTheTrip.Contains(local.Id));
        var step = loop.Body.Reverse().TakeWhile(FitsTheHead).Cast<Assign>().Reverse().ToArray();
        return (loop.Body.Take(loop.Body.Count - step.Length).ToSeq(), step);
    }
}
