using System.Runtime.CompilerServices;

namespace Backprop;

/// <summary>What functions over spans ask of their arguments, before anything is written.</summary>
internal static class Shapes
{
    /// <summary>The span has this length.</summary>
    public static void Length<T>(ReadOnlySpan<T> span, long length, [CallerArgumentExpression(nameof(span))] string name = "")
    {
        if (span.Length != length) Wrong(span.Length, length, name);
    }

    /// <summary>The span has this length, or none: the adjoint or tangent of an operand that is constant.</summary>
    public static void LengthOrNone<T>(ReadOnlySpan<T> span, long length, [CallerArgumentExpression(nameof(span))] string name = "")
    {
        if (span.Length != length && span.Length != 0) Wrong(span.Length, length, name);
    }

    /// <summary>A number of rows or columns.</summary>
    public static void Count(int count, [CallerArgumentExpression(nameof(count))] string name = "")
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count, name);
    }

    /// <summary>No element is both written and read.</summary>
    public static void Apart<T>(ReadOnlySpan<T> written, ReadOnlySpan<T> read, [CallerArgumentExpression(nameof(written))] string name = "",
        [CallerArgumentExpression(nameof(read))] string other = "")
    {
        if (written.Overlaps(read)) throw new ArgumentException($"{name} is written while {other} is read: they must not overlap.", name);
    }

    /// <inheritdoc cref="Apart{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, string, string)"/>
    public static void Apart<T>(ReadOnlySpan<T> written, ReadOnlySpan<T> first, ReadOnlySpan<T> second, ReadOnlySpan<T> third,
        [CallerArgumentExpression(nameof(written))] string name = "", [CallerArgumentExpression(nameof(first))] string firstName = "",
        [CallerArgumentExpression(nameof(second))] string secondName = "", [CallerArgumentExpression(nameof(third))] string thirdName = "")
    {
        Apart(written, first, name, firstName);
        Apart(written, second, name, secondName);
        Apart(written, third, name, thirdName);
    }

    private static void Wrong(int length, long wanted, string name) =>
        throw new ArgumentException($"The length of {name} is {length}, it should be {wanted}.", name);
}
