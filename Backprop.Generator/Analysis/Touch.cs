using Backprop.Generator.Ir;

namespace Backprop.Generator.Analysis;

/// <summary>One element of a part of a buffer; null for its index: any.</summary>
internal sealed record Cell(Local Part, Atom? Index);

internal enum Written
{
    Nothing,
    Zero,
    Anything,
}

/// <summary>What a statement does to a <see cref="Cell"/>. <see cref="IsWhole"/>: to all elements of the part.</summary>
internal sealed record Access(Cell Cell, bool Reads, Written Written)
{
    public bool IsWhole { get; init; }
}

/// <summary>A statement that has to do with one buffer, and what of its bodies has. Statements are known by their position.</summary>
internal sealed class Touch(int position, int last, Stmt stmt, IReadOnlyList<Access> accesses, IReadOnlyList<IReadOnlyList<Touch>> blocks)
{
    public int Position => position;

    public Stmt Stmt => stmt;

    /// <summary>What the statement itself does; nothing where it makes the buffer.</summary>
    public IReadOnlyList<Access> Accesses => accesses;

    /// <summary>One for each of the statement's own.</summary>
    public IReadOnlyList<IReadOnlyList<Touch>> Blocks => blocks;

    public bool IsMaking => blocks.Count == 0 && accesses.Count == 0;

    /// <summary>The only cell that is touched, if there is only one.</summary>
    public Cell? Sole { get; } = SoleOf(accesses.Select(access => access.Cell), blocks.SelectMany(block => block));

    /// <summary>Whether any element is written, be it with a zero.</summary>
    public bool Writes { get; } = accesses.Any(access => access.Written != Written.Nothing) || blocks.Any(block => block.Any(touch => touch.Writes));

    /// <summary>Whether a position is that of a statement inside.</summary>
    public bool Holds(int other) => other > position && other <= last;

    private static Cell? SoleOf(IEnumerable<Cell> own, IEnumerable<Touch> inner)
    {
        var all = own.Concat(inner.Select(touch => touch.Sole)).ToArray();
        return all.Length > 0 && all[0] is { Index: not null } first && all.All(cell => first.Equals(cell)) ? first : null;
    }
}
