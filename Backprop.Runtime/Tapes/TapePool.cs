using System.Runtime.CompilerServices;

namespace Backprop;

/// <summary>Where tapes rent their memory.</summary>
internal static class TapePool<T>
{
    private const int Smallest = 16;

    public static T[] Grow(T[]? items, int slot)
    {
        if (slot < 0) throw new IndexOutOfRangeException();
        int room = (int)Math.Min(Math.Max(Math.Max(2L * (items?.Length ?? 0), (long)slot + 1), Smallest), 0x7FFFFFC7);
        var grown = Rent(room);
        if (items is null) return grown;
        Array.Copy(items, grown, items.Length);
        Return(items);
        return grown;
    }

#if NET
    public static T[] Rent(int room) => System.Buffers.ArrayPool<T>.Shared.Rent(room);

    public static void Return(T[] items) =>
        System.Buffers.ArrayPool<T>.Shared.Return(items, clearArray: RuntimeHelpers.IsReferenceOrContainsReferences<T>());
#else
    public static T[] Rent(int room) => new T[room];

    public static void Return(T[] items) { }
#endif
}
