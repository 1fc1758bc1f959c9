using System.Runtime.CompilerServices;

namespace Backprop;

/// <summary>
/// The arrays that one sweep needs and nobody else sees: rented one by one, given back together by <see cref="Dispose"/>. What a sweep has
/// needed waits for the next one, which often needs the same lengths in the same order. Not to be shared between threads, and not to be used when
/// it is disposed.
/// </summary>
public sealed class Workspace : IDisposable
{
    private const int MostTables = 16;

    /// <summary>So many numbers are cleared sooner than a call has begun.</summary>
    private const int Few = 8;
    private const int LongestKept = 1 << 12;
    private const int MostKept = 1 << 21;

    [ThreadStatic]
    private static Workspace? idle;

    private readonly Dictionary<object, Array> shadows = new(ByReference.Instance);
    private Array?[] rented = new Array?[8];
    private readonly List<Array> tables = [];
    private readonly List<Array> idleTables = [];
    private int count;
    private long held;
    private Workspace? next;
    private bool isRented;

    /// <summary>Whether there is anything among what is rented that does not wait for the next sweep.</summary>
    private bool hasMore;

    private Workspace() { }

    /// <summary>An empty workspace.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Workspace Rent()
    {
        var workspace = idle ?? new Workspace();
        idle = workspace.next;
        workspace.next = null;
        workspace.isRented = true;
        return workspace;
    }

    /// <summary>An array of zeros, to be used until the workspace is disposed.</summary>
    /// <typeparam name="T">The type of its elements.</typeparam>
    /// <param name="length">Its length, exactly.</param>
    /// <exception cref="OverflowException">The length is negative, as for any new array.</exception>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public T[] Zeros<T>(int length)
    {
        if (length < 0) throw new OverflowException();
        if (length == 0) return [];
        if (count == rented.Length) Array.Resize(ref rented, 2 * count);
        if (Exactly.As<T>(rented[count]) is { } kept && kept.Length == length)
        {
            if (length <= Few)
                for (int i = 0; i < kept.Length; i++) kept[i] = default!;
            else Array.Clear(kept, 0, length);
            count++;
            return kept;
        }
        return Rent<T>(length);
    }

    /// <summary>Gives back what was rented last, which is rented again by the next who asks for as much: what a trip of a loop, or a call, needs for itself alone.</summary>
    /// <typeparam name="T">The type of its elements.</typeparam>
    /// <param name="items">The array; one that is not the last one waits for <see cref="Dispose"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Return<T>(T[] items)
    {
        int last = count - 1;
        if ((uint)last < (uint)rented.Length && ReferenceEquals(rented[last], items)) count = last;
    }

    /// <summary>In the place of what was needed there the last time.</summary>
    private T[] Rent<T>(int length)
    {
        if (rented[count] is { } other)
        {
            rented[count] = null;
            Release(other);
        }
        var items = Shadows.Rent<T>(length);
        rented[count++] = items;
        held += length;
        hasMore |= length > LongestKept || items is not (double[] or float[]);
        return items;
    }

#if NET
    /// <summary>An array that holds what a span holds now, to be used until the workspace is disposed.</summary>
    /// <typeparam name="T">The type of its elements.</typeparam>
    /// <param name="items">What is copied.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public T[] Copy<T>(ReadOnlySpan<T> items)
    {
        var copy = Zeros<T>(items.Length);
        items.CopyTo(copy);
        return copy;
    }
#endif

    /// <summary>The adjoints of the elements of an array: zeros when it is first asked for, the same array whenever it is asked for again.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="array">The array that the adjoints belong to.</param>
    /// <returns>An array of the same length.</returns>
    public T[] ShadowOf<T>(T[] array)
    {
        if (array is null || array.Length == 0) return array!;
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
        if (table is null) return table!;
        if (shadows.TryGetValue(table, out var known)) return (T[,])known;
        var shadow = Zeros<T>(table.GetLength(0), table.GetLength(1));
        shadows.Add(table, shadow);
        return shadow;
    }

    /// <summary>The adjoints of the elements of a table of three dimensions: zeros when it is first asked for, the same table whenever it is asked for again.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="table">The table that the adjoints belong to.</param>
    /// <returns>A table of the same shape.</returns>
    public T[,,] ShadowOf<T>(T[,,] table)
    {
        if (table is null) return table!;
        if (shadows.TryGetValue(table, out var known)) return (T[,,])known;
        var shadow = Zeros<T>(table.GetLength(0), table.GetLength(1), table.GetLength(2));
        shadows.Add(table, shadow);
        return shadow;
    }

    /// <summary>The adjoints of the elements of a list that keeps its length: zeros when it is first asked for, the same array whenever it is asked for again.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="list">The list that the adjoints belong to.</param>
    /// <returns>An array as long as the list.</returns>
    public T[] ShadowOf<T>(List<T> list)
    {
        if (list is null) return null!;
        if (shadows.TryGetValue(list, out var known)) return (T[])known;
        var shadow = Zeros<T>(list.Count);
        shadows.Add(list, shadow);
        return shadow;
    }

    /// <summary>A table of zeros, to be used until the workspace is disposed.</summary>
    /// <typeparam name="T">The type of its elements.</typeparam>
    /// <param name="rows">Its first length.</param>
    /// <param name="columns">Its second length.</param>
    /// <exception cref="OverflowException">A length is negative, as for any new array.</exception>
    public T[,] Zeros<T>(int rows, int columns)
    {
        foreach (var free in idleTables)
            if (free is T[,] table && table.GetLength(0) == rows && table.GetLength(1) == columns) return Take(table);
        var made = new T[rows, columns];
        tables.Add(made);
        return made;
    }

    /// <summary>A table of three dimensions, of zeros, to be used until the workspace is disposed.</summary>
    /// <typeparam name="T">The type of its elements.</typeparam>
    /// <param name="first">Its first length.</param>
    /// <param name="second">Its second length.</param>
    /// <param name="third">Its third length.</param>
    /// <exception cref="OverflowException">A length is negative, as for any new array.</exception>
    public T[,,] Zeros<T>(int first, int second, int third)
    {
        foreach (var free in idleTables)
            if (free is T[,,] table && table.GetLength(0) == first && table.GetLength(1) == second && table.GetLength(2) == third) return Take(table);
        var made = new T[first, second, third];
        tables.Add(made);
        return made;
    }

    /// <summary>A table that holds what another one holds now, to be used until the workspace is disposed.</summary>
    /// <typeparam name="T">The type of its elements.</typeparam>
    /// <param name="table">What is copied.</param>
    public T[,] Copy<T>(T[,] table)
    {
        var copy = Zeros<T>(table.GetLength(0), table.GetLength(1));
        Array.Copy(table, copy, table.Length);
        return copy;
    }

    /// <inheritdoc cref="Copy{T}(T[,])"/>
    public T[,,] Copy<T>(T[,,] table)
    {
        var copy = Zeros<T>(table.GetLength(0), table.GetLength(1), table.GetLength(2));
        Array.Copy(table, copy, table.Length);
        return copy;
    }

    private TTable Take<TTable>(TTable idle) where TTable : class
    {
        var table = (Array)(object)idle;
        idleTables.Remove(table);
        tables.Add(table);
        Array.Clear(table, 0, table.Length);
        return idle;
    }

    /// <summary>Gives all arrays back, and the workspace itself.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Dispose()
    {
        if (!isRented) return;
        isRented = false;
        if (hasMore || held > MostKept) ReleaseMore();
        count = 0;
        if (tables.Count > 0) KeepTables();
        if (shadows.Count > 0) shadows.Clear();
        next = idle;
        idle = this;
    }

    /// <summary>Gives back what the next sweep may not find here.</summary>
    private void ReleaseMore()
    {
        for (int i = 0; i < rented.Length; i++)
        {
            if (rented[i] is not { } items || held <= MostKept && items.Length <= LongestKept && items is double[] or float[]) continue;
            Release(items);
            rented[i] = null;
        }
        hasMore = false;
    }

    private void KeepTables()
    {
        foreach (var table in tables)
            if (idleTables.Count < MostTables) idleTables.Add(table);
        tables.Clear();
    }

    private void Release(Array items)
    {
        held -= items.Length;
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
