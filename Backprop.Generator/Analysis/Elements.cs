using Backprop.Generator.Ir;

namespace Backprop.Generator.Analysis;

/// <summary>Whose elements expressions read and statements write, by the classes of what may be the same array.</summary>
internal sealed class Elements(IEnumerable<Stmt> body)
{
    private readonly Aliases aliases = new(body);

    public IEnumerable<int> ReadBy(Expr value) => value is Quoted text ? InText(text) : In(value).Select(aliases.ClassOf);

    /// <summary>What a statement itself writes: an element, or whatever the user's own code gets hold of.</summary>
    public IEnumerable<int> WrittenBy(Stmt stmt)
    {
        if (IrWalk.Written(stmt) is { } array) return aliases.IsForeign(array) ? aliases.WithinReach : [aliases.ClassOf(array)];
        return !IrWalk.Blocks(stmt).Any() && IrWalk.Value(stmt) is Quoted { Pure: false } text ? InText(text).Concat(aliases.WithinReach) : [];
    }

    /// <summary>A text may go through rows down to their numbers.</summary>
    private IEnumerable<int> InText(Quoted text) => IrWalk.ElementReads(text).SelectMany(aliases.ClassesFrom);

    private static IEnumerable<Local> In(Expr value) => value switch
    {
        Apply apply => apply.Args.SelectMany(In),
        Element element => IrWalk.Reads(element.Array).Concat(element.Indices.SelectMany(In)),
        _ => IrWalk.ElementReads(value),
    };
}
