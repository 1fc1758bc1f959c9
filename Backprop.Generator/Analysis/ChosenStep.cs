using Backprop.Generator.Ir;

namespace Backprop.Generator.Analysis;

/// <summary>
/// if (c) next++; a variable to which each trip adds one of two constants, by a condition that can be asked again without it: it needs no tape either.
/// </summary>
internal sealed record ChosenStep(Local Variable, Local Condition, long Then, long Else)
{
    /// <summary>Those of a loop. <paramref name="definition"/>: what a variable that is assigned once is assigned.</summary>
    public static IEnumerable<ChosenStep> Of(Loop loop, Loops loops, Func<Local, Assign?> definition)
    {
        foreach (var stmt in loop.Body)
        {
            if (!(stmt is Assign { Value: Read { Local: var next }, Target: var variable } && loops.IsCarried(variable) && variable.Type.Text is "int" or "long")) continue;
            foreach (var choice in loop.Body.OfType<If>())
                if (choice.Condition is Read { Local: var condition } && Added(choice.Then, next, variable) is { } then && Added(choice.Else, next, variable) is { } otherwise)
                    yield return new ChosenStep(variable, condition, then, otherwise);
        }

        long? Added(Seq<Stmt> branch, Local next, Local variable) => branch.OfType<Assign>().Where(assign => assign.Target.Id == next.Id).Select(assign => Shift(assign.Value, variable)).FirstOrDefault();

        long? Shift(Expr value, Local variable) => value switch
        {
            Read { Local.Id: var same } when same == variable.Id => 0,
            Read { Local: var other } => definition(other)?.Value is Quoted shifted ? Integers.ShiftOf(shifted, variable) : null,
            Quoted text => Integers.ShiftOf(text, variable),
            _ => null,
        };
    }
}
