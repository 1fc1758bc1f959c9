using Backprop.Generator.Ir;
using Backprop.Generator.Normalise;

namespace Backprop.Generator.Differentiate;

/// <summary>y = f(x) ⇒ the pullback that was written for f, of x, y and dY, adds to dX; what f overwrote has no adjoint before.</summary>
internal sealed partial class ReverseMode
{
    private void Reverse(Call call)
    {
        var seeds = call.Targets.Select(target => adjoints.TryGetValue(target.Id, out var adjoint) ? adjoint : null).ToArray();
        var written = call.LocalsOf(Use.Written).Where(activity.IsActive).ToArray();
        if (seeds.All(seed => seed is null) && written.Length == 0 || call.Routine.Pullback is not { } pullback) return;

        var args = operands[call].Select(arg => arg.Type.IsReal ? available.Everywhere(arg) : arg).ToList();
        if (pullback.TakesResult) args.AddRange(call.Targets.Select(target => new Read(target)));
        for (int i = 0; i < seeds.Length; i++) args.Add(seeds[i] is { } seed ? new Read(seed) : Algebra.Number(0, call.Targets[i].Type));
        args.AddRange(call.ArgsOf(Use.Written).Select(ShadowOf));
        args.AddRange(call.ArgsOf(Use.Read).Select(ShadowOf));

        var numbers = call.ArgsOf(Use.Number).ToArray();
        var contributions = numbers.Select(number => new Local(nextId++, number is Read { Local: var local } ? TemporaryNames.Prefixed("d", local.Name) : "contribution", number.Type, LocalRole.Temporary)).ToArray();
        bool isWanted = numbers.Any(IsActive);
        Sweep.Add(new Call((isWanted ? contributions : []).ToSeq(), pullback, args.ToSeq(), call.Quote));
        for (int i = 0; i < numbers.Length; i++)
            if (IsActive(numbers[i])) Contribute(Sweep, ((Read)numbers[i]).Local, new Read(contributions[i]), call.Quote);
        foreach (var array in written) Sweep.Add(new Call(Seq<Local>.Empty, Routine.Clear, Seq.Of<Expr>(new Read(Shadow(array))), call.Quote));
    }

    private bool IsActive(Expr expr) => expr is Read { Local: var local } && activity.IsActive(local);

    private Expr ShadowOf(Expr arg) => arg is Read { Local: var array } && activity.IsActive(array) ? new Read(Shadow(array)) : Nothing.OfKind(arg.Type);
}
