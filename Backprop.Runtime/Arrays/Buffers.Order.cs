namespace Backprop;

/// <content>What generated code calls for arrays that are sorted.</content>
public static partial class Buffers
{
    /// <summary>Where each value of the sorted array comes from: values[order[0]] ≤ values[order[1]] ≤ …, in the order in which Array.Sort(values) would leave them.</summary>
    /// <param name="values">The numbers, which stay where they are.</param>
    /// <returns>A permutation of 0 … values.Length − 1.</returns>
    public static int[] Order<T>(ReadOnlySpan<T> values)
    {
        var order = new int[values.Length];
        for (int i = 0; i < order.Length; i++) order[i] = i;
        Array.Sort(values.ToArray(), order);
        return order;
    }

    /// <summary>Where each item comes from when items are ordered by their keys; those of equal keys stay in their order, as OrderBy has it.</summary>
    /// <param name="keys">The keys.</param>
    /// <param name="isDescending">Whether the greatest key is the first.</param>
    /// <returns>A permutation of 0 … keys.Length − 1.</returns>
    public static int[] Order<T>(ReadOnlySpan<T> keys, bool isDescending)
    {
        var (all, order) = (keys.ToArray(), new int[keys.Length]);
        for (int i = 0; i < order.Length; i++) order[i] = i;
        Array.Sort(order, (one, other) => Comparer<T>.Default.Compare(all[one], all[other]) is var sign && sign == 0 ? one.CompareTo(other) : isDescending ? -Math.Sign(sign) : sign);
        return order;
    }
}
