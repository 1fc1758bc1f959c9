using Backprop.Generator.Ir;

namespace Backprop.Generator.Analysis;

/// <summary>A few cells of one buffer, of which something is known.</summary>
internal sealed class CellSet
{
    private const int Most = 8;

    private readonly IReadOnlyList<Cell> cells;

    private CellSet(IReadOnlyList<Cell> cells) => this.cells = cells;

    public static CellSet None { get; } = new([]);

    public static CellSet Of(Cell cell) => new([cell]);

    public bool Contains(Cell cell) => cells.Contains(cell);

    public CellSet With(Cell cell) => Contains(cell) ? this : new([.. cells.Skip(Math.Max(0, cells.Count + 1 - Most)), cell]);

    public CellSet And(CellSet others) => cells.Count == 0 ? this : new(cells.Where(others.Contains).ToArray());

    /// <summary>Those that are certainly other elements.</summary>
    public CellSet ApartFrom(Cell other) => cells.Count == 0 ? this : new(cells.Where(cell =>
        cell.Part.Equals(other.Part) && cell.Index is Const { Value: var index } && other.Index is Const { Value: var touched } && index != touched).ToArray());
}
