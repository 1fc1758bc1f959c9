using System.Runtime.CompilerServices;

namespace Backprop;

/// <summary>
/// Where tapes rent their memory: short ones from a shelf of the thread's own, since the shared pool is quick for the first arrays of a
/// size only, and each call of a method that calls itself records several values; long ones from the shared pool.
/// </summary>
internal static class TapePool<T>
{
    private const int Smallest = 4;
    private const int SmallestShared = 16;
    private const int LongestAtHand = 64;
    private const int LongestOnShelf = 1 << 14;
    private const int MostAnnounced = 1 << 20;
    private const int Longest = 0x7FFFFFC7;

    [ThreadStatic]
    private static TapeShelf<T>? shelf;

    /// <summary>The longest of the shortest, at hand: what a loop of a few trips takes and gives back, again and again.</summary>
    [ThreadStatic]
    private static T[]? atHand;

    /// <summary>Room for a number of trips that is only announced: a loop may still end before, by an exception.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static T[] RentFor(int trips) => Rent(Math.Min(trips, MostAnnounced));

    public static T[] Rent(int room)
    {
        if (atHand is { } near && near.Length >= room)
        {
            atHand = null;
            return near;
        }
        if (room <= LongestOnShelf && shelf?.Take(room) is { } items) return items;
        return room >= SmallestShared ? RentShared(room) : new T[room <= Smallest ? Smallest : SmallestShared];
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Return(T[] items)
    {
        if (IsOrHoldsReferences) Array.Clear(items, 0, items.Length);
        if (items.Length <= LongestAtHand && (atHand?.Length ?? 0) < items.Length)
        {
            var shorter = atHand;
            atHand = items;
            if (shorter is null) return;
            items = shorter;
        }
        if (items.Length > LongestOnShelf || !(shelf ??= new()).Put(items) && items.Length >= SmallestShared) ReturnShared(items);
    }

    /// <summary>Memory with room for the slot, and what was recorded so far; short tapes grow fast, for room is cheaper there than copies.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static T[] Grow(T[]? items, int slot)
    {
        if (slot < 0) throw new IndexOutOfRangeException();
        if (items is null) return Rent(slot + 1);
        long factor = items.Length < SmallestShared ? SmallestShared / Smallest : items.Length < LongestOnShelf ? 8 : 2;
        var grown = Rent((int)Math.Min(Math.Max(factor * items.Length, slot + 1L), Longest));
        Array.Copy(items, grown, items.Length);
        Return(items);
        return grown;
    }

#if NET
    private static bool IsOrHoldsReferences => RuntimeHelpers.IsReferenceOrContainsReferences<T>();

    private static T[] RentShared(int room) => System.Buffers.ArrayPool<T>.Shared.Rent(room);

    private static void ReturnShared(T[] items) => System.Buffers.ArrayPool<T>.Shared.Return(items);
#else
    private static bool IsOrHoldsReferences => !typeof(T).IsPrimitive;

    private static T[] RentShared(int room)
    {
        int length = Smallest;
        while (length < room && length < LongestOnShelf) length *= 2;
        return new T[Math.Max(length, room)];
    }

    private static void ReturnShared(T[] items) { }
#endif
}
