using System.Runtime.CompilerServices;

namespace Backprop;

/// <summary>What one value of a loop was, or is to be, in trips that follow each other: a stretch of a <see cref="Tape{T}"/>.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
public readonly struct Slots<T>
{
    private readonly T[] items;
    private readonly int from;

    internal Slots(T[] items, int from) => (this.items, this.from) = (items, from);

    /// <summary>The value in a trip.</summary>
    /// <param name="trip">The number of the trip, from 0 for the first of them.</param>
    /// <exception cref="IndexOutOfRangeException">The tape has no room for it.</exception>
    public ref T this[int trip]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref items[from + trip];
    }
}
