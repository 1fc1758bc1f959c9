using System.Runtime.CompilerServices;

namespace Backprop;

/// <summary>
/// The arrays that one sweep needs and nobody else sees: rented one by one, given back together by <see cref="Dispose"/>. Not to be shared
/// between threads, and not to be used when it is disposed.
/// </summary>
public sealed class Workspace : IDisposable
{
    [ThreadStatic]
    private static Workspace? idle;

    private readonly Dictionary<object, Array> shadows = new(ByReference.Instance);
    private Array[] rented = new Array[8];
    private int count;
    private Workspace? next;

    private Workspace() { }

    /// <summary>An empty workspace.</summary>
    public static Workspace Rent()
    {
        if (idle is not { } workspace) return new Workspace();
        idle = workspace.next;
        workspace.next = null;
        return workspace;
    }

    /// <summary>An array of zeros, to be used until the workspace is disposed.</summary>
    /// <typeparam name="T">The type of its elements.</typeparam>
    /// <param name="length">Its length, exactly.</param>
    /// <exception cref="OverflowException">The length is negative, as for any new array.</exception>
    public T[] Zeros<T>(int length)
    {
        if (length < 0) throw new OverflowException();
        var items = Shadows.Rent<T>(length);
        if (length == 0) return items;
        if (count == rented.Length) Array.Resize(ref rented, 2 * count);
        rented[count++] = items;
        return items;
    }

    /// <summary>The adjoints of the elements of an array: zeros when it is first asked for, the same array whenever it is asked for again.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="array">The array that the adjoints belong to.</param>
    /// <returns>An array of the same length.</returns>
    public T[] ShadowOf<T>(T[] array)
    {
        if (array.Length == 0) return array;
        if (shadows.TryGetValue(array, out var known)) return (T[])known;
        var shadow = Zeros<T>(array.Length);
        shadows.Add(array, shadow);
        return shadow;
    }

    /// <summary>The adjoints of the elements of a table: zeros when it is first asked for, the same table whenever it is asked for again.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="table">The table that the adjoints belong to.</param>
    /// <returns>A table of the same shape.</returns>
    public T[,] ShadowOf<T>(T[,] table)
    {
        if (shadows.TryGetValue(table, out var known)) return (T[,])known;
        var shadow = new T[table.GetLength(0), table.GetLength(1)];
        shadows.Add(table, shadow);
        return shadow;
    }

    /// <summary>Gives all arrays back, and the workspace itself.</summary>
    public void Dispose()
    {
        if (next is not null || idle == this) return;
        for (int i = 0; i < count; i++)
        {
            Release(rented[i]);
            rented[i] = null!;
        }
        count = 0;
        if (shadows.Count > 0) shadows.Clear();
        next = idle;
        idle = this;
    }

    private static void Release(Array items)
    {
        if (items is double[] doubles) Shadows.Release(doubles);
        else if (items is float[] singles) Shadows.Release(singles);
    }

    private sealed class ByReference : IEqualityComparer<object>
    {
        public static readonly ByReference Instance = new();

        bool IEqualityComparer<object>.Equals(object? x, object? y) => ReferenceEquals(x, y);

        public int GetHashCode(object obj) => RuntimeHelpers.GetHashCode(obj);
    }
}
