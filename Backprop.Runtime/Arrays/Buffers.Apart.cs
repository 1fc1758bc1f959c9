using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Backprop;

/// <content>Whether buffers are apart from what stands beside them. Inlined: a sweep of a few numbers is over sooner than calls with many spans.</content>
public static partial class Buffers
{
    /// <inheritdoc cref="Check{T}(string, ReadOnlySpan{T}, int, ReadOnlySpan{T}, ReadOnlySpan{T}, ReadOnlySpan{T}, ReadOnlySpan{T})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Check<T>(string name, ReadOnlySpan<T> buffer, int length, ReadOnlySpan<T> a)
    {
        if (buffer.Length != length) RefuseLength("The buffer is ", buffer.Length, length, ".", name);
        Apart(name, buffer, a);
    }

    /// <inheritdoc cref="Check{T}(string, ReadOnlySpan{T}, int, ReadOnlySpan{T}, ReadOnlySpan{T}, ReadOnlySpan{T}, ReadOnlySpan{T})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Check<T>(string name, ReadOnlySpan<T> buffer, int length, ReadOnlySpan<T> a, ReadOnlySpan<T> b)
    {
        if (buffer.Length != length) RefuseLength("The buffer is ", buffer.Length, length, ".", name);
        Apart(name, buffer, a, b);
    }

    /// <inheritdoc cref="Check{T}(string, ReadOnlySpan{T}, int, ReadOnlySpan{T}, ReadOnlySpan{T}, ReadOnlySpan{T}, ReadOnlySpan{T})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Check<T>(string name, ReadOnlySpan<T> buffer, int length, ReadOnlySpan<T> a, ReadOnlySpan<T> b, ReadOnlySpan<T> c)
    {
        if (buffer.Length != length) RefuseLength("The buffer is ", buffer.Length, length, ".", name);
        Apart(name, buffer, a, b, c);
    }

    /// <summary>Throws unless a buffer for adjoints is as long as what they belong to, and apart from all else.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="name">The buffer's name.</param>
    /// <param name="buffer">The buffer.</param>
    /// <param name="length">How long it has to be.</param>
    /// <param name="a">What it must not overlap.</param>
    /// <param name="b">What it must not overlap.</param>
    /// <param name="c">What it must not overlap.</param>
    /// <param name="d">What it must not overlap.</param>
    /// <exception cref="ArgumentException">It has another length, or overlaps one of the others.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Check<T>(string name, ReadOnlySpan<T> buffer, int length, ReadOnlySpan<T> a, ReadOnlySpan<T> b, ReadOnlySpan<T> c, ReadOnlySpan<T> d)
    {
        if (buffer.Length != length) RefuseLength("The buffer is ", buffer.Length, length, ".", name);
        Apart(name, buffer, a, b, c, d);
    }

    /// <inheritdoc cref="Apart{T}(string, ReadOnlySpan{T}, ReadOnlySpan{T}, ReadOnlySpan{T}, ReadOnlySpan{T}, ReadOnlySpan{T})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Apart<T>(string name, ReadOnlySpan<T> array, ReadOnlySpan<T> a)
    {
        if (MayOverlap(array, a)) RefuseOverlaps(name, array, a, default, default, default);
    }

    /// <inheritdoc cref="Apart{T}(string, ReadOnlySpan{T}, ReadOnlySpan{T}, ReadOnlySpan{T}, ReadOnlySpan{T}, ReadOnlySpan{T})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Apart<T>(string name, ReadOnlySpan<T> array, ReadOnlySpan<T> a, ReadOnlySpan<T> b)
    {
        if (MayOverlap(array, a) || MayOverlap(array, b)) RefuseOverlaps(name, array, a, b, default, default);
    }

    /// <inheritdoc cref="Apart{T}(string, ReadOnlySpan{T}, ReadOnlySpan{T}, ReadOnlySpan{T}, ReadOnlySpan{T}, ReadOnlySpan{T})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Apart<T>(string name, ReadOnlySpan<T> array, ReadOnlySpan<T> a, ReadOnlySpan<T> b, ReadOnlySpan<T> c)
    {
        if (MayOverlap(array, a) || MayOverlap(array, b) || MayOverlap(array, c)) RefuseOverlaps(name, array, a, b, c, default);
    }

    /// <summary>Throws if an array that is written overlaps another one.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="name">The array's name.</param>
    /// <param name="array">The array.</param>
    /// <param name="a">What it must not overlap.</param>
    /// <param name="b">What it must not overlap.</param>
    /// <param name="c">What it must not overlap.</param>
    /// <param name="d">What it must not overlap.</param>
    /// <exception cref="ArgumentException">It overlaps one of the others.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Apart<T>(string name, ReadOnlySpan<T> array, ReadOnlySpan<T> a, ReadOnlySpan<T> b, ReadOnlySpan<T> c, ReadOnlySpan<T> d)
    {
        if (MayOverlap(array, a) || MayOverlap(array, b) || MayOverlap(array, c) || MayOverlap(array, d)) RefuseOverlaps(name, array, a, b, c, d);
    }

    /// <inheritdoc cref="Apart{T}(string, ReadOnlySpan{T}, ReadOnlySpan{T}, ReadOnlySpan{T}, ReadOnlySpan{T}, ReadOnlySpan{T})"/>
    /// <remarks>By a call, for methods that ask for many arrays: the runtime's compiler inlines only so much into one method, and the loops need it.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void AlsoApart<T>(string name, ReadOnlySpan<T> array, ReadOnlySpan<T> a, ReadOnlySpan<T> b = default, ReadOnlySpan<T> c = default, ReadOnlySpan<T> d = default) =>
        Apart(name, array, a, b, c, d);

    /// <summary>Each begins before the other ends. Where one is empty that says nothing: <see cref="RefuseOverlaps"/> looks closer.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool MayOverlap<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b) => Precedes(a, b) && Precedes(b, a);

    /// <summary>Two places are compared in one instruction, so that nothing that the garbage collector moves comes between.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Precedes<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b) =>
        Unsafe.IsAddressLessThan(ref MemoryMarshal.GetReference(a), ref Unsafe.Add(ref MemoryMarshal.GetReference(b), (nint)(uint)b.Length));

    /// <summary>Throws if it is so. Apart from the checks, which stay short.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void RefuseOverlaps<T>(string name, ReadOnlySpan<T> array, ReadOnlySpan<T> a, ReadOnlySpan<T> b, ReadOnlySpan<T> c, ReadOnlySpan<T> d)
    {
        if (array.Overlaps(a) || array.Overlaps(b) || array.Overlaps(c) || array.Overlaps(d))
            throw new ArgumentException("The array is written, and overlaps another argument.", name);
    }
}
