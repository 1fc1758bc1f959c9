using Backprop.Generator.Ir;

namespace Backprop.Generator.Differentiate;

/// <summary>y = f(x) ⇒ y = f(x); tY = the tangent that was written for f, of x, y and tX.</summary>
internal sealed partial class ForwardMode
{
    private void Differentiate(Call call, List<Stmt> body)
    {
        body.Add(call);
        var results = IrWalk.AllWritten(call).Concat(call.Targets).Where(IsVaried).ToArray();
        if (results.Length == 0) return;
        if (!call.Arrays(Use.Number, Use.Read, Use.AddedTo).Any(IsVaried))
        {
            foreach (var written in call.Arrays(Use.Written)) body.Add(new Call(Seq<Local>.Empty, Routine.Clear, Seq.Of<Expr>(new Read(Tangent(written))), call.Quote));
            foreach (var target in call.Targets) body.Add(new Assign(Tangent(target), Algebra.Number(0, target.Type), call.Quote));
            return;
        }
        var tangent = call.Routine.Tangent ?? throw new InvalidOperationException(call.Routine.Callee + " has no tangent");
        var args = call.Args.ToList();
        if (tangent.TakesResult) args.AddRange(call.Targets.Select(target => new Read(target)));
        args.AddRange(OfUse(call, Use.Number, Use.Read, Use.Unread));
        args.AddRange(OfUse(call, Use.Written, Use.AddedTo));
        body.Add(new Call(call.Targets.Select(Tangent).ToSeq(), tangent, args.ToSeq(), call.Quote));
    }

    /// <summary>The tangents of the arguments with which a routine does any of this.</summary>
    private IEnumerable<Expr> OfUse(Call call, params Use[] uses) => call.Args.Where((arg, i) => uses.Contains(call.Routine.Uses[i])).Select(arg =>
        arg is Read { Local: var local } && IsVaried(local) && !call.Arrays(Use.Unread).Contains(local) ? new Read(Tangent(local)) : Nothing.OfKind(arg.Type)).ToArray();
}
