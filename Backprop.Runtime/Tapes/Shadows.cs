using System.Runtime.CompilerServices;

namespace Backprop;

/// <summary>
/// Arrays for adjoints, of exactly the wanted length and zero: rented from a shelf of the thread's own, which knows them by their length.
/// </summary>
/// <remarks>
/// The shelf holds 64 arrays and 64 MB of a thread; what was given back last stays. An array that is never given back is left to the
/// collector. Whoever gives an array back must not touch it again.
/// </remarks>
public static class Shadows
{
    [ThreadStatic]
    private static ShadowShelf? shelf;

    /// <summary>An array of zeros.</summary>
    /// <typeparam name="T">The type of its elements.</typeparam>
    /// <param name="length">Its length, exactly.</param>
    /// <exception cref="ArgumentOutOfRangeException">The length is negative.</exception>
    public static T[] Rent<T>(int length)
    {
        if (length <= 0) return length == 0 ? [] : throw new ArgumentOutOfRangeException(nameof(length));
        if (shelf?.Take<T>(length) is not { } items) return new T[length];
        Clear(items);
        return items;
    }

    /// <summary>Gives an array back; once is enough, and twice does no harm while nobody has rented it in between.</summary>
    /// <typeparam name="T">The type of its elements.</typeparam>
    /// <param name="array">The array; null and empty arrays are ignored.</param>
    public static void Release<T>(T[]? array)
    {
        if (array is null || array.Length == 0 || array.GetType() != typeof(T[])) return;
        if (IsOrHoldsReferences<T>()) Clear(array);
        (shelf ??= new ShadowShelf()).Put(array, array.Length, (long)array.Length * Size<T>());
    }

#if NET
    private static void Clear<T>(T[] items) => items.AsSpan().Clear();

    private static bool IsOrHoldsReferences<T>() => RuntimeHelpers.IsReferenceOrContainsReferences<T>();

    private static int Size<T>() => Unsafe.SizeOf<T>();
#else
    private static void Clear<T>(T[] items) => Array.Clear(items, 0, items.Length);

    private static bool IsOrHoldsReferences<T>() => !typeof(T).IsPrimitive;

    /// <summary>For numbers their size; a guess for what is not primitive.</summary>
    private static int Size<T>() => typeof(T) == typeof(float) || typeof(T) == typeof(int) ? 4 : 8;
#endif
}
