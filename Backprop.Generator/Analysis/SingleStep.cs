using Backprop.Generator.Ir;

namespace Backprop.Generator.Analysis;

/// <summary>next = i + 1, or i - 1; i = next: what each trip of a loop does to a variable, and nothing else in it does. <see cref="At"/>: where in its body i is set.</summary>
internal sealed record SingleStep(Local Variable, Local Next, long By, int At)
{
    /// <summary>The variables that a loop steps so.</summary>
    public static IReadOnlyDictionary<int, SingleStep> Of(Loop loop)
    {
        var times = new Tally(IrWalk.Targets(loop));
        var shifted = new Dictionary<int, Quoted>();
        var steps = new Dictionary<int, SingleStep>();
        for (int i = 0; i < loop.Body.Count; i++)
            if (loop.Body[i] is Assign { Target: var target } assign && times[target] == 1)
            {
                if (assign.Value is Quoted text) shifted[target.Id] = text;
                else if (assign.Value is Read { Local: var next } && shifted.TryGetValue(next.Id, out var update) && Integers.ShiftOf(update, target) is (1 or -1) and { } by)
                    steps[target.Id] = new SingleStep(target, next, by, i);
            }
        return steps;
    }

    /// <summary>Whether what stands there comes before the step up, or behind the step down: in the trip of the value that the variable has then.</summary>
    public bool IsInTrip(int at) => By > 0 ? at < At : at > At;
}
