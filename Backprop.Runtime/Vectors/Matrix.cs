namespace Backprop;

/// <summary>A matrix as it lies in memory: how far it is to the element below and to the one beside.</summary>
internal readonly ref struct Matrix<T>(ReadOnlySpan<T> items, int below, int beside = 1)
{
    public ReadOnlySpan<T> Items { get; } = items;

    public int Below { get; } = below;

    public int Beside { get; } = beside;

    public Matrix<T> Transposed => new(Items, Beside, Below);
}
