using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Backprop;

/// <content>What generated code calls for loops that add to elements side by side. Four of them, a row of a small matrix, are added where the call stands.</content>
public static partial class Buffers
{
    /// <summary>y += scale·x, to the last bit what a loop does.</summary>
    /// <param name="scale">A number.</param>
    /// <param name="x">A vector.</param>
    /// <param name="y">What is added to; as long as x, and the same or apart from it.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddScaled(double scale, ReadOnlySpan<double> x, Span<double> y)
    {
        if (Vector256.IsHardwareAccelerated && x.Length == Vector256<double>.Count && y.Length == Vector256<double>.Count)
            (Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(y)) + scale * Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(x))).StoreUnsafe(ref MemoryMarshal.GetReference(y));
        else Products<double>.AddScaled(scale, x, y);
    }

    /// <inheritdoc cref="AddScaled(double, ReadOnlySpan{double}, Span{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddScaled(float scale, ReadOnlySpan<float> x, Span<float> y)
    {
        if (Vector128.IsHardwareAccelerated && x.Length == Vector128<float>.Count && y.Length == Vector128<float>.Count)
            (Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(y)) + scale * Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(x))).StoreUnsafe(ref MemoryMarshal.GetReference(y));
        else Products<float>.AddScaled(scale, x, y);
    }

    /// <summary>The tangent of <see cref="AddScaled(double, ReadOnlySpan{double}, Span{double})"/>: tY += tScale·x + scale·tX.</summary>
    /// <param name="scale">A number.</param>
    /// <param name="x">A vector.</param>
    /// <param name="y">What is added to, which is not read.</param>
    /// <param name="tScale">The tangent of the number.</param>
    /// <param name="tX">The tangent of x; of no length: zero.</param>
    /// <param name="tY">The tangent of y, which is added to.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    [DerivativeOf(nameof(AddScaled), Kind = DerivativeKind.Tangent)]
    public static void AddScaledTangent(double scale, ReadOnlySpan<double> x, ReadOnlySpan<double> y, double tScale, ReadOnlySpan<double> tX, Span<double> tY) =>
        SecondProducts<double>.AddScaled(scale, x, tScale, tX, tY);

    /// <inheritdoc cref="AddScaledTangent(double, ReadOnlySpan{double}, ReadOnlySpan{double}, double, ReadOnlySpan{double}, Span{double})"/>
    [DerivativeOf(nameof(AddScaled), Kind = DerivativeKind.Tangent)]
    public static void AddScaledTangent(float scale, ReadOnlySpan<float> x, ReadOnlySpan<float> y, float tScale, ReadOnlySpan<float> tX, Span<float> tY) =>
        SecondProducts<float>.AddScaled(scale, x, tScale, tX, tY);
}
