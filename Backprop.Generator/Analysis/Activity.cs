using Backprop.Generator.Ir;
using Backprop.Generator.Rules;

namespace Backprop.Generator.Analysis;

/// <summary>
/// Which variables carry a derivative: those that an active parameter reaches (varied) and that reach a result (useful).
/// On a function in which every variable is assigned once on each path.
/// </summary>
internal sealed class Activity
{
    private readonly HashSet<int> varied = [];
    private readonly HashSet<int> useful = [];

    public Activity(Function function, IEnumerable<Local> activeParameters)
    {
        foreach (var parameter in activeParameters) varied.Add(parameter.Id);
        foreach (var stmt in IrWalk.All(function.Body))
            if (IrWalk.Value(stmt) is { } value && IsVaried(value))
                foreach (var target in IrWalk.Targets(stmt))
                    if (target.IsReal || value is Quoted && !IsDiscrete(target.Type)) varied.Add(target.Id);

        foreach (var result in function.Results)
            if (result is Read { Local: { IsReal: true } local }) useful.Add(local.Id);
        foreach (var stmt in IrWalk.All(function.Body).Reverse())
            if (IrWalk.Value(stmt) is { } value && IrWalk.Targets(stmt).Any(target => useful.Contains(target.Id)))
                foreach (var local in DifferentiableReads(value)) useful.Add(local.Id);
    }

    public bool IsVaried(Local local) => varied.Contains(local.Id);

    public bool IsVaried(Expr expr) => DifferentiableReads(expr).Any(IsVaried);

    public bool IsActive(Local local) => varied.Contains(local.Id) && useful.Contains(local.Id);

    /// <summary>A number or truth is a step function of what it was made from; a text or an object may still hold it.</summary>
    private static bool IsDiscrete(IrType type) => type.Text is
        "bool" or "byte" or "sbyte" or "short" or "ushort" or "int" or "uint" or "long" or "ulong" or "char" or "nint" or "nuint";

    /// <summary>The variables on which an expression depends with a derivative that may differ from zero.</summary>
    private static IEnumerable<Local> DifferentiableReads(Expr expr) => expr switch
    {
        Read read => [read.Local],
        Apply apply when RuleBook.IsDifferentiable(apply.Function) => apply.Args.SelectMany(DifferentiableReads).Where(local => local.IsReal),
        Quoted quoted => quoted.Holes.Where(hole => !hole.Cuts).SelectMany(hole => IrWalk.Reads(hole.Value)),
        _ => [],
    };
}
