using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Backprop;

/// <summary>What generated code asks of the arrays that it is given, before it writes anything.</summary>
public static partial class Buffers
{
    /// <summary>Throws unless a seed is empty, for zero, or as long as what it belongs to.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="name">The seed's name.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="length">How long it has to be.</param>
    /// <exception cref="ArgumentException">It has another length.</exception>
    public static void CheckSeed<T>(string name, ReadOnlySpan<T> seed, int length)
    {
        if (seed.Length != 0 && seed.Length != length) RefuseLength("The seed is ", seed.Length, length, ", or empty for zero.", name);
    }

    /// <summary>The real and imaginary parts of complex numbers, in turn: where they stand, so that they can be written one by one.</summary>
    /// <param name="numbers">The complex numbers.</param>
    /// <returns>Their parts.</returns>
    public static Span<double> Parts(Span<Complex> numbers) => MemoryMarshal.Cast<Complex, double>(numbers);

    /// <summary>The numbers of structs that consist of nothing else, in the order of their declaration: where they stand, so that they can be written one by one.</summary>
    /// <typeparam name="TItem">The struct.</typeparam>
    /// <typeparam name="T">The type of its numbers.</typeparam>
    /// <param name="items">The structs.</param>
    /// <returns>Their numbers.</returns>
    public static Span<T> Parts<TItem, T>(Span<TItem> items) where TItem : struct where T : struct => MemoryMarshal.Cast<TItem, T>(items);

    /// <summary>Throws unless so many elements are there from a start on: what calls that copy, clear or fill a range ask first.</summary>
    /// <param name="length">The length of the array.</param>
    /// <param name="start">The first element.</param>
    /// <param name="count">How many.</param>
    /// <exception cref="ArgumentOutOfRangeException">They are not all there.</exception>
    public static void CheckRange(int length, int start, int count)
    {
        if ((uint)start > (uint)length || (uint)count > (uint)(length - start)) RefuseRange(length, start, count);
    }

    [DoesNotReturn]
    private static void RefuseRange(int length, int start, int count) =>
        throw new ArgumentOutOfRangeException(nameof(count), count, "There are " + length + " elements, and not so many from number " + start + " on.");

    /// <summary>Throws unless two tables have the same shape and are not the same.</summary>
    /// <typeparam name="T">The type of the tables.</typeparam>
    /// <param name="name">The buffer's name.</param>
    /// <param name="buffer">The buffer.</param>
    /// <param name="table">What its adjoints belong to.</param>
    /// <exception cref="ArgumentException">It has another shape, or is the table itself.</exception>
    public static void Check<T>(string name, T buffer, T table) where T : class
    {
        if (!HaveSameShape((Array)(object)buffer, (Array)(object)table)) throw new ArgumentException("The buffer has another shape than what it belongs to.", name);
        Apart(name, buffer, table);
    }

    /// <summary>Throws unless a seed is null, for zero, or of the shape of what it belongs to.</summary>
    /// <typeparam name="T">The type of the tables.</typeparam>
    /// <param name="name">The seed's name.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="table">What it belongs to.</param>
    /// <exception cref="ArgumentException">It has another shape.</exception>
    public static void CheckSeed<T>(string name, T? seed, T table) where T : class
    {
        if (seed is not null && !HaveSameShape((Array)(object)seed, (Array)(object)table)) throw new ArgumentException("The seed has another shape than what it belongs to.", name);
    }

    /// <summary>Throws if a table that is written is another argument too, or shares rows with it.</summary>
    /// <typeparam name="T">The type of the tables.</typeparam>
    /// <param name="name">The table's name.</param>
    /// <param name="table">The table.</param>
    /// <param name="other">What it must not share anything with; null where there is none.</param>
    /// <exception cref="ArgumentException">They share elements.</exception>
    public static void Apart<T>(string name, T table, T? other) where T : class
    {
        if (other is not null && Share((Array)(object)table, (Array)(object)other)) throw new ArgumentException("The array is written, and shares elements with another argument.", name);
    }

    /// <summary>Throws if two rows of a table that is written are one.</summary>
    /// <typeparam name="T">The type of the rows.</typeparam>
    /// <param name="name">The table's name.</param>
    /// <param name="rows">The table.</param>
    /// <exception cref="ArgumentException">A row stands in it twice.</exception>
    public static void RowsApart<T>(string name, T[][] rows)
    {
        for (int i = 0; i < rows.Length; i++)
            for (int j = 0; j < i; j++)
                if (rows[i] is { Length: > 0 } row && ReferenceEquals(row, rows[j])) throw new ArgumentException("The rows are written, and one of them stands there twice.", name);
    }

    /// <summary>Throws if an array that is written shares elements with a row.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="name">The name of what is written.</param>
    /// <param name="rows">The rows; null where there are none.</param>
    /// <param name="array">The array.</param>
    /// <exception cref="ArgumentException">A row overlaps the array.</exception>
    public static void RowsApart<T>(string name, T[][]? rows, ReadOnlySpan<T> array)
    {
        foreach (var row in rows ?? []) Apart(name, array, (ReadOnlySpan<T>)row);
    }

    /// <summary>A new array of zeros, of the same shape.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="table">The table whose shape it gets.</param>
    public static T[,] Like<T>(T[,] table) => new T[table.GetLength(0), table.GetLength(1)];

    /// <inheritdoc cref="Like{T}(T[,])"/>
    public static T[,,] Like<T>(T[,,] table) => new T[table.GetLength(0), table.GetLength(1), table.GetLength(2)];

    /// <summary>New rows of zeros, as many and as long as those of a table.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="rows">The table whose shape they get.</param>
    public static T[][] Like<T>(T[][] rows)
    {
        var like = new T[rows.Length][];
        for (int i = 0; i < rows.Length; i++) like[i] = new T[rows[i].Length];
        return like;
    }

    /// <summary>Sets all elements to zero.</summary>
    /// <param name="table">The table.</param>
    public static void Clear(Array table)
    {
        if (table is object?[] rows && table.Rank == 1)
            foreach (object? row in rows) Clear((Array)row!);
        else Array.Clear(table, 0, table.Length);
    }

    [DoesNotReturn]
    private static void RefuseLength(string what, int length, int wanted, string end, string name) =>
        throw new ArgumentException(what + length + " long, and has to be " + wanted + end, name);

    private static bool HaveSameShape(Array a, Array b)
    {
        if (a.Rank != b.Rank) return false;
        for (int dimension = 0; dimension < a.Rank; dimension++)
            if (a.GetLength(dimension) != b.GetLength(dimension)) return false;
        if (a is not object?[] rows || b is not object?[] others || a.Rank > 1) return true;
        for (int i = 0; i < rows.Length; i++)
            if (rows[i] is not Array row || others[i] is not Array other || !HaveSameShape(row, other)) return false;
        return true;
    }

    private static bool Share(Array a, Array b)
    {
        if (a.Length == 0 || b.Length == 0) return false;
        if (ReferenceEquals(a, b)) return true;
        if (a is not object?[] rows || b is not object?[] others) return false;
        foreach (object? row in rows)
            if (row is Array { Length: > 0 } && Array.IndexOf(others, row) >= 0) return true;
        return false;
    }
}
