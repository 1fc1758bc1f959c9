using Backprop.Generator.Ir;

namespace Backprop.Generator.Analysis;

/// <summary>Whose elements expressions read and statements write, by the classes of what may be the same array.</summary>
internal sealed class Elements(Aliases aliases)
{
    public IEnumerable<int> ReadBy(Expr value) =>
        value is not Quoted text ? In(value).Select(aliases.ClassOf) : text.Reached.Count == 0 ? InText(text) : InText(text).Append(aliases.Root(text.IsApart ? Aliases.Held : Aliases.Elsewhere));

    public IEnumerable<int> ReadBy(Stmt stmt) => IrWalk.Value(stmt) is { } value ? ReadBy(value) : IrWalk.ElementReads(stmt).Select(aliases.ClassOf);

    /// <summary>What a statement itself writes: an element, or whatever the user's own code gets hold of.</summary>
    public IEnumerable<int> WrittenBy(Stmt stmt)
    {
        if (IrWalk.Impure(stmt) is { } text) return InText(text).Concat(aliases.WithinReach);
        if (stmt is Call { Routine.HasEffects: true } call) return call.LocalsOf(Use.Updated, Use.Written).SelectMany(aliases.WrittenWith).Concat(aliases.WithinReach);
        return IrWalk.AllWritten(stmt).SelectMany(aliases.WrittenWith);
    }

    /// <summary>A text may go through rows down to their numbers.</summary>
    private IEnumerable<int> InText(Quoted text) => IrWalk.ElementReads(text).SelectMany(aliases.ClassesFrom);

    private static IEnumerable<Local> In(Expr value) => value switch
    {
        Apply { Function: not Fn.Snapshot } apply => apply.Args.SelectMany(In),
        Element element => IrWalk.Reads(element.Array).Concat(element.Indices.SelectMany(In)),
        _ => IrWalk.ElementReads(value),
    };
}
