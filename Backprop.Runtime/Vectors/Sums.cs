using System.Numerics;
using System.Runtime.InteropServices;

namespace Backprop;

/// <summary>The two loops that products are made of.</summary>
internal static class Sums<T>
    where T : struct, IFloatingPointIeee754<T>
{
    /// <summary>Σ aᵢ·bᵢ, in four vectors of partial sums.</summary>
    public static T Dot(ReadOnlySpan<T> a, ReadOnlySpan<T> b)
    {
        ref readonly T a0 = ref MemoryMarshal.GetReference(a), b0 = ref MemoryMarshal.GetReference(b[..a.Length]);
        Vector<T> s0 = default, s1 = default, s2 = default, s3 = default;
        nuint width = (nuint)Vector<T>.Count, length = (nuint)a.Length, i = 0;
        for (; i + 4 * width <= length; i += 4 * width)
        {
            s0 += Vector.LoadUnsafe(in a0, i) * Vector.LoadUnsafe(in b0, i);
            s1 += Vector.LoadUnsafe(in a0, i + width) * Vector.LoadUnsafe(in b0, i + width);
            s2 += Vector.LoadUnsafe(in a0, i + 2 * width) * Vector.LoadUnsafe(in b0, i + 2 * width);
            s3 += Vector.LoadUnsafe(in a0, i + 3 * width) * Vector.LoadUnsafe(in b0, i + 3 * width);
        }
        for (; i + width <= length; i += width)
            s0 += Vector.LoadUnsafe(in a0, i) * Vector.LoadUnsafe(in b0, i);
        var sum = Vector.Sum(s0 + s1 + (s2 + s3));
        for (int rest = (int)i; rest < a.Length; rest++) sum += a[rest] * b[rest];
        return sum;
    }

    /// <summary>y += scale·x.</summary>
    public static void AddScaled(T scale, ReadOnlySpan<T> x, Span<T> y)
    {
        ref readonly T x0 = ref MemoryMarshal.GetReference(x);
        ref T y0 = ref MemoryMarshal.GetReference(y[..x.Length]);
        var scales = new Vector<T>(scale);
        nuint width = (nuint)Vector<T>.Count, length = (nuint)x.Length, i = 0;
        for (; i + width <= length; i += width)
            (Vector.LoadUnsafe(in y0, i) + scales * Vector.LoadUnsafe(in x0, i)).StoreUnsafe(ref y0, i);
        for (int rest = (int)i; rest < x.Length; rest++) y[rest] += scale * x[rest];
    }
}
