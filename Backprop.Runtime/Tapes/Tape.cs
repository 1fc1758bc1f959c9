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

    /// <summary>Room for a number of trips that follow each other, to be written there.</summary>
    /// <param name="from">The first trip.</param>
    /// <param name="count">How many; zero or less: none.</param>
    /// <returns>Their values, to be used before the tape grows again.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Slots<T> Write(int from, int count)
    {
        if (count <= 0) return default;
        if (items is null || (uint)(from + count) > (uint)items.Length) items = TapePool<T>.Grow(items, from + count - 1);
        return new(items, from);
    }

    /// <summary>Room for all trips before one, to be written there.</summary>
    /// <param name="end">The trip; zero or less: none are before it.</param>
    /// <returns>Their values, by the number of the trip, to be used before the tape grows again.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public Slots<T> Room(int end)
    {
        if (end <= 0) return default;
        if (items is null || end > items.Length) items = TapePool<T>.Grow(items, end - 1);
        return new(items, 0);
    }

    /// <summary>What was written in a number of trips that follow each other; for those that wrote nothing there need not be room.</summary>
    /// <param name="from">The first trip.</param>
    /// <param name="count">How many; zero or less: none.</param>
    /// <returns>Their values, to be used before the tape is written again.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly Slots<T> Read(int from, int count) => count <= 0 || items is null ? default : new(items, from);

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
