using System.Runtime.CompilerServices;

namespace Backprop;

/// <summary>
/// What the calls of a method that calls itself record, or one value of it in the trips of its loops: the forward sweep puts its part on top, the
/// backward sweep takes the last one. Its memory is rented, and given back by <see cref="Dispose"/>. A copy counts for itself, so that the parts can be taken again from
/// another copy. Not to be shared between threads while it is written.
/// </summary>
/// <typeparam name="T">What one call records.</typeparam>
public struct CallTape<T> : IDisposable
{
    private T[]? items;
    private int count;
    private int recorded;

    /// <summary>The number of calls that are recorded, whether or not they have been taken since.</summary>
    public readonly int Recorded => recorded;

    /// <summary>The number of calls that are recorded and not taken yet.</summary>
    public readonly int Count => count;

    /// <summary>What a call has recorded.</summary>
    /// <param name="call">The number of the call, from 0 to <see cref="Recorded"/>, in the order in which they ended.</param>
    /// <exception cref="IndexOutOfRangeException">There is no such call.</exception>
    public readonly ref T this[int call]
    {
        get
        {
            if ((uint)call >= (uint)recorded) throw new IndexOutOfRangeException();
            return ref items![call];
        }
    }

    /// <summary>Puts what a call has recorded on top.</summary>
    /// <param name="part">What it has recorded.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Push(in T part)
    {
        var room = items;
        int call = count;
        if (room is not null && (uint)call < (uint)room.Length)
        {
            room[call] = part;
            count = recorded = call + 1;
        }
        else Grow(part);
    }

    /// <summary>Takes what the last call has recorded; it may be read until the next <see cref="Push"/>.</summary>
    /// <exception cref="IndexOutOfRangeException">All have been taken.</exception>
    /// <exception cref="NullReferenceException">Nothing has been recorded, or the memory was given back.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref readonly T Pop()
    {
        ref readonly T part = ref items![count - 1];
        count--;
        return ref part;
    }

    /// <summary>Puts the values of a loop's trips on top, all at once: to be written, before anything else is put there.</summary>
    /// <param name="trips">How many; zero or less: none.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Slots<T> PushSlots(int trips)
    {
        if (trips <= 0) return default;
        int from = count;
        if (items is null || (uint)(from + trips) > (uint)items.Length) items = TapePool<T>.Grow(items, from + trips - 1);
        count = recorded = from + trips;
        return new(items, from);
    }

    /// <summary>Takes the values of a loop's trips, which were put there last; they may be read until anything is put there.</summary>
    /// <param name="trips">How many; zero or less: none.</param>
    /// <exception cref="InvalidOperationException">There are not so many.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Slots<T> PopSlots(int trips)
    {
        if (trips <= 0) return default;
        if (trips > count) throw new InvalidOperationException("There are not so many values on the tape.");
        count -= trips;
        return new(items!, count);
    }

    /// <summary>Gives the memory back; the tape is empty then, and may be written anew.</summary>
    public void Dispose()
    {
        if (items is { } rented) TapePool<T>.Return(rented);
        items = null;
        count = recorded = 0;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow(T part)
    {
        items = TapePool<T>.Grow(items, count);
        items[count] = part;
        recorded = ++count;
    }
}
