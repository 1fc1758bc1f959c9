using Backprop.Generator.Ir;
using Backprop.Generator.Normalise;

namespace Backprop.Generator.Differentiate;

/// <summary>
/// y = f(x) ⇒ the pullback that was written for f, of x, y and dY, adds to dX; what f overwrote has no adjoint before. Or the partial derivatives that were
/// written for it, times dY.
/// </summary>
internal sealed partial class ReverseMode
{
    private void Reverse(Call call)
    {
        var seeds = call.Results.Select(target => adjoints.TryGetValue(target.Id, out var adjoint) ? adjoint : null).ToArray();
        var written = call.LocalsOf(Use.Written).Where(activity.IsActive).ToArray();
        if (seeds.All(seed => seed is null) && written.Length == 0) return;
        if (call.Routine.Pullback is not { } pullback)
        {
            if (call.Routine.Partial is { } partial) ReverseByPartials(call, partial, seeds[0]!);
            return;
        }

        var args = Given(call, pullback).Select(Named).ToList();
        for (int i = 0; i < seeds.Length; i++) args.Add(seeds[i] is { } seed ? new Read(seed) : Algebra.Number(0, call.Targets[i].Type));
        args.AddRange(call.ArgsOf(Use.Written).Select(ShadowOf));
        args.AddRange(call.ArgsOf(Use.Read).Select(arg => call.Tape is null ? ShadowOf(arg) : BufferFor(arg, call.Quote)));

        var numbers = call.ArgsOf(Use.Number).ToArray();
        var contributions = numbers.Select(number => NewFor(number, "d")).ToArray();
        bool isWanted = numbers.Any(IsActive);
        Sweep.Add(new Call((isWanted ? contributions : []).ToSeq(), pullback, args.ToSeq(), call.Quote));
        if (call.Tape is { } tape) Sweep.Add(new Release(new Read(tape)));
        for (int i = 0; i < numbers.Length; i++)
            if (IsActive(numbers[i])) Contribute(Sweep, ((Read)numbers[i]).Local, new Read(contributions[i]), call.Quote);
        foreach (var array in written) Sweep.Add(new Call(Seq<Local>.Empty, Routine.Clear, Seq.Of<Expr>(new Read(Shadow(array))), call.Quote));
    }

    private void ReverseByPartials(Call call, Routine partial, Local seed)
    {
        var numbers = call.ArgsOf(Use.Number).ToArray();
        if (!numbers.Any(IsActive)) return;
        var partials = numbers.Select(number => NewFor(number, "by")).ToArray();
        Sweep.Add(new Call(partials.ToSeq(), partial, Given(call, partial).Select(Named).ToSeq(), call.Quote));
        var contributions = new List<(Local Target, Expr Value)>();
        for (int i = 0; i < numbers.Length; i++)
            if (IsActive(numbers[i])) contributions.Add((((Read)numbers[i]).Local, Algebra.Convert(Algebra.Convert(new Read(partials[i]), seed.Type) * new Read(seed), numbers[i].Type)));
        Guarded([seed], contributions, call.Quote);
    }

    /// <summary>What a derivative is given of the function's own: its operands as they were, and its result if it asks for that. Or what it has recorded.</summary>
    private List<Expr> Given(Call call, Routine derivative)
    {
        if (call.Tape is { } tape) return [new Read(tape)];
        var args = OperandsOf(call).Select(arg => arg.Type.IsReal ? available.Everywhere(arg) : arg).ToList();
        if (derivative.TakesResult) args.AddRange(call.Targets.Select(target => new Read(target)));
        return args;
    }

    /// <summary>A call takes atoms: -x is computed before it.</summary>
    private Expr Named(Expr value)
    {
        if (value is not Apply apply) return value;
        var named = new Local(nextId++, TemporaryNames.Of(apply), apply.Type, LocalRole.Temporary);
        Sweep.Add(new Assign(named, value, -1));
        return new Read(named);
    }

    /// <summary>The arguments of a call as they were; those that change later are copies.</summary>
    private Seq<Expr> OperandsOf(Call call) => operands.TryGetValue(call, out var kept) ? kept : call.Args;

    private Local NewFor(Expr number, string prefix) =>
        new(nextId++, number is Read { Local: var local } ? TemporaryNames.Prefixed(prefix, local.Name) : "contribution", number.Type, LocalRole.Temporary);

    private bool IsActive(Expr expr) => expr is Read { Local: var local } && activity.IsActive(local);

    /// <summary>A backward sweep asks for room for the adjoints of all arrays, also where nobody wants them.</summary>
    private Expr BufferFor(Expr arg, int quote)
    {
        if (arg is not Read { Local: var array } || activity.IsActive(array)) return ShadowOf(arg);
        var unused = new Local(nextId++, TemporaryNames.Prefixed("d", array.Name), ((ArrayType)array.Type).Own, LocalRole.Temporary);
        Sweep.Add(new Assign(unused, Elementwise.Like(array), quote));
        return new Read(unused);
    }

    private Expr ShadowOf(Expr arg) => arg is Read { Local: var array } && activity.IsActive(array) ? new Read(Shadow(array)) : Nothing.OfKind(arg.Type);
}
