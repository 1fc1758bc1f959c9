namespace Backprop;

/// <summary>
/// The arrays that one thread gave back: a stack of them for each power of two that their lengths reach. However many there are, putting
/// and taking are a few steps.
/// </summary>
internal sealed class TapeShelf<T>
{
    private const int Powers = 16;
    private const int MostItems = 1 << 22;

    private readonly T[][][] stacks = new T[Powers][][];
    private readonly int[] counts = new int[Powers];
    private int kept;

    /// <summary>An array with room enough, of the least power that there is; none: null.</summary>
    public T[]? Take(int room)
    {
        int power = 0;
        while (1 << power < room) power++;
        for (; power < Powers; power++)
        {
            int last = counts[power] - 1;
            if (last < 0) continue;
            var items = stacks[power][last];
            stacks[power][last] = null!;
            counts[power] = last;
            kept -= items.Length;
            return items;
        }
        return null;
    }

    /// <summary>Puts an array on the shelf, unless it is full.</summary>
    public bool Put(T[] items)
    {
        if (kept + items.Length > MostItems) return false;
        int power = 0;
        while (power + 1 < Powers && 2 << power <= items.Length) power++;
        var stack = stacks[power] ??= new T[4][];
        if (counts[power] == stack.Length) Array.Resize(ref stacks[power], 2 * stack.Length);
        stacks[power][counts[power]++] = items;
        kept += items.Length;
        return true;
    }
}
