using Backprop.Generator.Ir;
using Backprop.Generator.Normalise;

namespace Backprop.Generator.Differentiate;

/// <summary>y = f(x) ⇒ y = f(x); tY = the tangent that was written for f, of x, y and tX.</summary>
internal sealed partial class ForwardMode
{
    private void Differentiate(Call call, List<Stmt> body)
    {
        if (call.Routine.Helper is { } helper)
        {
            body.Add(WithTangents(call, helper));
            return;
        }
        body.Add(call);
        var results = IrWalk.AllWritten(call).Concat(call.Targets).Where(IsVaried).ToArray();
        if (results.Length == 0) return;
        if (!call.LocalsOf(Use.Number, Use.Read, Use.AddedTo).Any(IsVaried))
        {
            foreach (var written in call.LocalsOf(Use.Written)) body.Add(new Call(Seq<Local>.Empty, Routine.Clear, Seq.Of<Expr>(new Read(Tangent(written))), call.Quote));
            foreach (var target in call.Targets) body.Add(new Assign(Tangent(target), Algebra.Number(0, target.Type), call.Quote));
            return;
        }
        if (call.Routine.Tangent is not { } tangent)
        {
            AddByPartials(call, body);
            return;
        }
        var args = call.Args.ToList();
        if (tangent.TakesResult) args.AddRange(call.Targets.Select(target => new Read(target)));
        for (int i = 0; i < call.Args.Count; i++)
            if (call.Routine.Uses[i] is Use.Number or Use.Read) args.Add(TangentOf(call.Args[i]));
            else if (call.Routine.Uses[i] == Use.Unread) args.Add(Nothing.OfKind(call.Args[i].Type));
        args.AddRange(call.ArgsOf(Use.Written, Use.AddedTo).Select(TangentOf));
        body.Add(new Call(call.Targets.Select(Tangent).ToSeq(), tangent, args.ToSeq(), call.Quote));
    }

    /// <summary>tY = the partial derivatives, or what the pullback makes of 1, times tX.</summary>
    private void AddByPartials(Call call, List<Stmt> body)
    {
        var derivative = call.Routine.Partial ?? call.Routine.Pullback;
        if (derivative is null || call.Targets.Count != 1 || call.LocalsOf(Use.Read, Use.Written).Any()) throw new InvalidOperationException(call.Routine.Callee + " has no tangent");
        var target = call.Targets[0];
        var args = call.Args.ToList();
        if (derivative.TakesResult) args.Add(new Read(target));
        if (call.Routine.Partial is null) args.Add(Algebra.Number(1, target.Type));
        var numbers = call.ArgsOf(Use.Number).ToArray();
        var partials = numbers.Select(number => new Local(nextId++, number is Read { Local: var local } ? TemporaryNames.Prefixed("by", local.Name) : "by", number.Type, LocalRole.Temporary)).ToArray();
        body.Add(new Call(partials.ToSeq(), derivative, args.ToSeq(), call.Quote));
        Expr sum = Algebra.Number(0, target.Type);
        for (int i = 0; i < numbers.Length; i++)
            if (numbers[i] is Read { Local: var number } && IsVaried(number)) sum += Algebra.Convert(new Read(partials[i]), target.Type) * Algebra.Convert(new Read(Tangent(number)), target.Type);
        body.Add(new Assign(Tangent(target), sum, call.Quote));
    }

    /// <summary>y = F(x) ⇒ (y, tY) = F with tangents (x, tX).</summary>
    private Call WithTangents(Call call, HelperCall helper)
    {
        bool Carries(Expr arg, int i) => AsksForAll(helper) ? arg.Type.CarriesReals : call.Routine.Active[i];
        var given = call.Args.Select((arg, i) => (Arg: arg, Use: call.Routine.Uses[i], Carries: Carries(arg, i))).Where(given => given.Carries).ToArray();
        var routine = call.Routine with
        {
            Uses = call.Routine.Uses.Concat(given.Select(arg => arg.Use)).ToSeq(),
            Helper = helper with { HasTangents = true },
        };
        return call with
        {
            Targets = call.Targets.Concat(call.Targets.Where(target => target.Type.CarriesReals).Select(Tangent)).ToSeq(),
            Routine = routine,
            Args = call.Args.Concat(given.Select(arg => TangentOf(arg.Arg))).ToSeq(),
        };
    }

    /// <summary>What a helper is given or gives has tangents, whether or not there is anything else than zero in them: it asks for all of them.</summary>
    private IEnumerable<Local> HaveTangents(Call call, HelperCall helper) => call.Targets.Where(target => target.Type.CarriesReals)
        .Concat(call.Args.Where((arg, i) => arg.Type is ArrayType && (AsksForAll(helper) || call.Routine.Active[i])).OfType<Read>().Select(read => read.Local));

    /// <summary>Whether all that it is given has tangents: adjoints have them too.</summary>
    private static bool AsksForAll(HelperCall helper) => helper.Sweep is HelperSweep.Backward or HelperSweep.Gradient;

    private Expr TangentOf(Expr arg) => arg is Read { Local: var local } && IsVaried(local) ? new Read(Tangent(local)) : Nothing.OfKind(arg.Type);
}
