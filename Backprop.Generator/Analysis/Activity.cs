using Backprop.Generator.Ir;
using Backprop.Generator.Rules;

namespace Backprop.Generator.Analysis;

/// <summary>
/// Which variables carry a derivative: those that an active parameter reaches (varied) and that reach a result (useful). Two
/// fixpoints over who reads and who writes what, by a worklist.
/// </summary>
internal sealed class Activity
{
    private readonly HashSet<int> varied = [];
    private readonly HashSet<int> useful = [];
    private readonly Aliases aliases;
    private readonly bool isOn;

    public Activity(Function function, IEnumerable<Local> activeParameters, Analyses analyses = Analyses.All)
    {
        isOn = (analyses & Analyses.Activity) != 0;
        aliases = new Aliases(function.Body);
        var statements = IrWalk.All(function.Body).Where(stmt => stmt is Next or Store or Call || IrWalk.Value(stmt) is not null).ToArray();
        Spread(varied, activeParameters,
            statements.SelectMany(stmt => Operands(stmt).Select(local => (Id: aliases.NumbersOf(local), stmt))).ToLookup(pair => pair.Id, pair => pair.stmt),
            Reached);
        var written = activeParameters.Where(parameter => parameter.Type is ArrayType && Together.With(parameter, activeParameters).Any(aliases.IsWritten));
        Spread(useful, function.Results.OfType<Read>().Select(read => read.Local).Where(local => local.Type.CarriesReals).Concat(written),
            statements.SelectMany(stmt => Written(stmt).Select(local => (Id: aliases.NumbersOf(local), stmt))).ToLookup(pair => pair.Id, pair => pair.stmt),
            Operands);
    }

    public bool IsVaried(Local local) => varied.Contains(aliases.NumbersOf(local));

    public bool IsVaried(Expr expr) => DifferentiableReads(expr).Any(IsVaried);

    public bool IsActive(Local local) => isOn ? varied.Contains(aliases.NumbersOf(local)) && useful.Contains(aliases.NumbersOf(local)) : local.Type.CarriesReals;

    private void Spread(HashSet<int> known, IEnumerable<Local> first, ILookup<int, Stmt> uses, Func<Stmt, IEnumerable<Local>> next)
    {
        var open = new Stack<int>(first.Select(aliases.NumbersOf).Where(known.Add));
        while (open.Count > 0)
            foreach (var stmt in uses[open.Pop()])
                foreach (var local in next(stmt))
                    if (known.Add(aliases.NumbersOf(local))) open.Push(aliases.NumbersOf(local));
    }

    private static IEnumerable<Local> Reached(Stmt stmt) =>
        Written(stmt).Where(target => target.Type.CarriesReals || IrWalk.Value(stmt) is Quoted or null && !IsDiscrete(target.Type));

    private static IEnumerable<Local> Written(Stmt stmt) => IrWalk.AllWritten(stmt).Concat(IrWalk.Targets(stmt));

    private static IEnumerable<Local> Operands(Stmt stmt) => stmt switch
    {
        Next next => IrWalk.Reads(next.Source),
        Call call => call.LocalsOf(Use.Number, Use.Read, Use.Updated),
        Store store => IrWalk.Reads(store.Value).Where(local => local.Type.CarriesReals),
        _ => DifferentiableReads(IrWalk.Value(stmt)!),
    };

    /// <summary>A number or truth is a step function of what it was made from; a text or an object may still hold it.</summary>
    private static bool IsDiscrete(IrType type) => type.Text is
        "bool" or "byte" or "sbyte" or "short" or "ushort" or "int" or "uint" or "long" or "ulong" or "char" or "nint" or "nuint";

    /// <summary>The variables on which an expression depends with a derivative that may differ from zero.</summary>
    private static IEnumerable<Local> DifferentiableReads(Expr expr) => expr switch
    {
        Read read => [read.Local],
        Apply apply when RuleBook.IsDifferentiable(apply.Function) => apply.Args.SelectMany(DifferentiableReads).Where(local => local.IsReal),
        Element element => IrWalk.Reads(element.Array),
        Quoted quoted => quoted.Holes.Where(hole => !hole.Cuts).SelectMany(hole => IrWalk.Reads(hole.Value)),
        _ => [],
    };
}
