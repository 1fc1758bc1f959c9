using System.Runtime.CompilerServices;

namespace Backprop;

/// <summary>
/// What one value of a loop was in each of its trips: the forward sweep writes slot after slot, the backward sweep reads them again.
/// Its memory is rented, and given back by <see cref="Dispose"/>; a tape that is never disposed is left to the collector. Not to be
/// shared between threads while it is written.
/// </summary>
/// <typeparam name="T">The type of the value.</typeparam>
public struct Tape<T> : IDisposable
{
    private T[]? items;

    /// <summary>A tape for a known number of trips, with room for them, or for the first million; it grows where there are more.</summary>
    /// <param name="trips">The number of trips; zero or less: not known.</param>
    public Tape(int trips) => items = trips > 0 ? TapePool<T>.RentFor(trips) : null;

    /// <summary>The number of slots that there is room for.</summary>
    public readonly int Capacity => items?.Length ?? 0;

    /// <summary>The value in a trip.</summary>
    /// <param name="trip">The number of the trip, from 0.</param>
    /// <exception cref="IndexOutOfRangeException">A slot is read that has never had room.</exception>
    public T this[int trip]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        readonly get => items![trip];

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        set
        {
            var room = items;
            if (room is not null && (uint)trip < (uint)room.Length) room[trip] = value;
            else Grow(trip, value);
        }
    }

    /// <summary>Gives the memory back; the tape is empty then, and may be written anew.</summary>
    public void Dispose()
    {
        if (items is { } rented) TapePool<T>.Return(rented);
        items = null;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow(int trip, T value)
    {
        items = TapePool<T>.Grow(items, trip);
        items[trip] = value;
    }
}
