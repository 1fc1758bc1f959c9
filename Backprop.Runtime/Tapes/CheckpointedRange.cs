using System.ComponentModel;

namespace Backprop;

/// <summary>
/// What <see cref="Differentiation.Checkpointed(int)"/> counts. A <c>foreach</c> over it is an ordinary loop, which allocates nothing; in a
/// derivative it is a loop over blocks of the range, of √n numbers each.
/// </summary>
public readonly struct CheckpointedRange
{
    private readonly int from;
    private readonly int to;
    private readonly int length;

    internal CheckpointedRange(int from, int to)
    {
        this.from = from;
        this.to = Math.Max(from, to);
        length = (int)Math.Ceiling(Math.Sqrt((double)this.to - from));
    }

    /// <summary>How many blocks there are, for generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public int Blocks => length == 0 ? 0 : (int)(((long)to - from + length - 1) / length);

    /// <summary>The first number of a block, for generated code.</summary>
    /// <param name="block">The number of the block, from 0 to <see cref="Blocks"/>.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public int Start(int block) => (int)(from + (long)block * length);

    /// <summary>How many numbers a block has, for generated code.</summary>
    /// <param name="block">The number of the block, from 0 to <see cref="Blocks"/>.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public int Length(int block) => (int)Math.Min(length, to - (from + (long)block * length));

    /// <summary>Goes through all of them.</summary>
    public Enumerator GetEnumerator() => new(from, to);

    /// <summary>Goes through the numbers of a range.</summary>
    public struct Enumerator
    {
        private readonly int to;
        private int next;

        internal Enumerator(int from, int to)
        {
            next = from;
            this.to = to;
            Current = from;
        }

        /// <summary>The number that it is at.</summary>
        public int Current { get; private set; }

        /// <summary>The next one, if there is one.</summary>
        public bool MoveNext()
        {
            if (next >= to) return false;
            Current = next++;
            return true;
        }
    }
}
