namespace Backprop.Generator.Ir;

/// <summary>
/// The invariants of the normal form: one operation on atoms per statement, everything read was written before, no target among
/// its own operands, one type per operation. Run after every pass in tests and debug builds.
/// </summary>
internal sealed class IrVerifier
{
    private readonly string pass;
    private readonly HashSet<int> defined = [];
    private readonly Dictionary<int, Local> known = [];

    private IrVerifier(string pass) => this.pass = pass;

    public static void Verify(string pass, Form form, Function function)
    {
        if (form != Form.Normal) return;
        var verifier = new IrVerifier(pass);
        foreach (var parameter in function.Parameters) verifier.Define(parameter);
        verifier.Check(function.Body);
        foreach (var result in function.Results)
        {
            verifier.Require(result is Atom, "a result is no atom", result);
            verifier.CheckReads(result);
        }
    }

    private void Check(Seq<Stmt> body)
    {
        int open = 0;
        foreach (var stmt in body)
        {
            switch (stmt)
            {
                case Assign assign:
                    CheckValue(assign.Value);
                    Require(!IrWalk.Reads(assign.Value).Any(local => local.Id == assign.Target.Id), "a target is among its own operands", assign.Value);
                    Require(assign.Value.Type == assign.Target.Type || assign.Target.Type is Passive, "a value has another type than its target", assign.Value);
                    Define(assign.Target);
                    break;
                case Unpack unpack:
                    CheckValue(unpack.Value);
                    foreach (var target in unpack.Targets) Define(target);
                    break;
                case Accumulate accumulate:
                    Require(accumulate.Value is Atom, "an accumulated value is no atom", accumulate.Value);
                    CheckReads(accumulate.Value);
                    Require(defined.Contains(accumulate.Target.Id), "accumulated into before it was defined: " + accumulate.Target.Name, accumulate.Value);
                    break;
                case Effect effect:
                    CheckValue(effect.Value);
                    open += effect.Boundary switch { Boundary.Begin => 1, Boundary.End => -1, _ => 0 };
                    Require(open >= 0, "a region ends that has not begun", effect.Value);
                    break;
                case Guard guard:
                    foreach (var adjoint in guard.Adjoints) CheckReads(adjoint);
                    var before = new HashSet<int>(defined);
                    Check(guard.Body);
                    defined.IntersectWith(before);
                    break;
                case If choice:
                    CheckTruth(choice.Condition);
                    Check(choice.Then);
                    Check(choice.Else);
                    break;
                case Loop loop:
                    Check(loop.Test);
                    CheckTruth(loop.Condition);
                    Check(loop.Body);
                    CheckTruth(loop.Stays);
                    break;
                case Repeat repeat:
                    Check(repeat.Body);
                    break;
                case Store store:
                    Require(store.Value is Atom, "a stored value is no atom", store.Value);
                    CheckValue(new Element(store.Array, store.Indices, store.Value.Type));
                    CheckReads(store.Value);
                    break;
                case AccumulateAt deposit:
                    Require(deposit.Value is Atom, "an accumulated value is no atom", deposit.Value);
                    CheckValue(new Element(deposit.Array, deposit.Indices, deposit.Value.Type));
                    CheckReads(deposit.Value);
                    break;
                case Call call:
                    Require(call.Args.Count == call.Routine.Uses.Count, "a call with other arguments than its routine", call.Args.FirstOrDefault() ?? Truth.True);
                    foreach (var arg in call.Args)
                    {
                        Require(arg is Atom or Quoted { Holes.Count: 0 }, "an argument is no atom", arg);
                        CheckReads(arg);
                    }
                    foreach (var target in call.Targets) Define(target);
                    break;
                case Next next:
                    CheckReads(next.Source);
                    Define(next.Item);
                    break;
                case Release release:
                    CheckReads(release.Rented);
                    break;
                case Note:
                    break;
                default:
                    throw IrWalk.Unknown(stmt);
            }
        }
        if (open > 0) throw new InvalidOperationException("after " + pass + ": a region does not end");
    }

    private void CheckTruth(Expr condition)
    {
        CheckReads(condition);
        Require(condition.Type == IrType.Bool, "a condition is no truth", condition);
        Require(condition is Atom, "a condition is no atom", condition);
    }

    private void CheckValue(Expr value)
    {
        CheckReads(value);
        if (value is Quoted quoted) Require(quoted.Pieces.Count == quoted.Holes.Count + 1, "pieces and holes do not match", value);
        if (value is Element element) Require(element.Indices.All(index => index is Atom), "an index is no atom", value);
        if (value is not Apply apply) return;
        Require(apply.Args.All(arg => arg is Atom), "an operand is no atom", value);
        if (apply.Function is Fn.Add or Fn.Sub or Fn.Mul or Fn.Div or Fn.Rem or Fn.Neg)
            Require(apply.Args.All(arg => arg.Type == apply.Type), "operands of different types", value);
    }

    private void CheckReads(Expr expr)
    {
        foreach (var local in IrWalk.Reads(expr))
        {
            Require(defined.Contains(local.Id), "read before it was defined: " + local.Name, expr);
            Require(!known.TryGetValue(local.Id, out var same) || same == local, "two variables with one identity: " + local.Name, expr);
        }
    }

    private void Define(Local local)
    {
        defined.Add(local.Id);
        known[local.Id] = local;
    }

    private void Require(bool holds, string otherwise, Expr where)
    {
        if (!holds) throw new InvalidOperationException("after " + pass + ": " + otherwise + " in " + IrText.Of(where));
    }
}
