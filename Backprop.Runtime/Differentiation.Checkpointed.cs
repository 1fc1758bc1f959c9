namespace Backprop;

public static partial class Differentiation
{
    /// <summary>
    /// The numbers from 0 to <paramref name="count"/> - 1, for a <c>foreach</c> that keeps little: the derivative runs the loop in blocks of √n trips, keeps what
    /// the loop carries at the beginning of each block only, and computes a block again on the way back. That costs one more run of the loop.
    /// </summary>
    /// <param name="count">How many trips there are; none for a negative number.</param>
    /// <example><code>foreach (int i in Differentiation.Checkpointed(n)) s += step * Math.Sin(s);</code></example>
    /// <remarks>The body must do nothing but compute: what it did besides would be done twice.</remarks>
    public static CheckpointedRange Checkpointed(int count) => new(0, count);

    /// <summary>The numbers from <paramref name="from"/> to <paramref name="to"/> - 1, for a loop like that of <see cref="Checkpointed(int)"/>.</summary>
    /// <param name="from">The first number.</param>
    /// <param name="to">The number behind the last one; no greater than <paramref name="from"/>: no trip is made.</param>
    public static CheckpointedRange Checkpointed(int from, int to) => new(from, to);
}
