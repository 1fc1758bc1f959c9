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
}
