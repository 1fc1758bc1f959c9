namespace Backprop;

/// <summary>
/// The real numbers that a method keeps in lists, dictionaries, stacks and queues: each that is put into one has a cell of its own from then on,
/// and the collections hold the numbers of the cells. There are as many as anybody asks for; they begin with zero.
/// </summary>
/// <typeparam name="T">The type of the numbers.</typeparam>
public sealed class Cells<T> where T : struct
{
    private T[] items = [];

    /// <summary>What is in a cell.</summary>
    /// <param name="cell">The number of the cell, from 0.</param>
    public T this[int cell]
    {
        get => cell < items.Length ? items[cell] : default;
        set
        {
            if (cell >= items.Length) Array.Resize(ref items, Math.Max(cell + 1, Math.Max(16, 2 * items.Length)));
            items[cell] = value;
        }
    }
}
