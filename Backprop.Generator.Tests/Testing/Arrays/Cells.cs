using System.Collections;
using System.Runtime.CompilerServices;

namespace Backprop.Generator.Tests.Testing.Arrays;

/// <summary>Containers of real numbers (arrays, jagged arrays, lists) as vectors.</summary>
internal static class Cells
{
    public static bool AreReal(object? container) => container is not null && Element(container.GetType()) is { } element && Reals.IsReal(element);

    /// <summary>The type of the numbers, however deep they lie: those of structs of one kind of numbers too.</summary>
    public static Type? Element(Type type) =>
        type.IsArray ? Element(type.GetElementType()!) ?? Number(type.GetElementType()!)
        : type.IsGenericType && type.GetGenericTypeDefinition() == typeof(List<>) ? type.GetGenericArguments()[0] : null;

    private static Type Number(Type item) => Parts.Has(item) && Reals.TypesIn(item).Distinct().ToArray() is [var number] ? number : item;

    /// <summary>How many numbers stand side by side.</summary>
    public static int Count(Array array) => array.Length * (Parts.Has(array.GetType().GetElementType()!) ? Reals.Count(array.GetType().GetElementType()!) : 1);

    /// <summary>All positions, in order; those of a shared row come again.</summary>
    public static IEnumerable<Cell> All(object container) => container switch
    {
        Array array when array.GetType().GetElementType()!.IsArray => array.Cast<object>().SelectMany(All),
        ICollection numbers => Enumerable.Range(0, numbers is Array array ? Count(array) : numbers.Count).Select(i => new Cell(container, i)),
        _ => throw new NotSupportedException(container.GetType().ToString()),
    };

    public static Cell[] Distinct(object container) => All(container).Distinct().ToArray();

    public static double[] Values(object container) => Distinct(container).Select(cell => cell.Value).ToArray();

    public static void Fill(object container, IReadOnlyList<double> values)
    {
        var cells = Distinct(container);
        Assert.Equal(cells.Length, values.Count);
        for (int i = 0; i < cells.Length; i++) cells[i].Put(values[i]);
    }

    public static void Fill(object container, double value)
    {
        foreach (var cell in All(container)) cell.Put(value);
    }

    /// <summary>A copy that shares its rows as the original does.</summary>
    public static object? Copy(object? value) => value switch
    {
        Array array when array.GetType().GetElementType()!.IsArray => Rows(array, sharing: true),
        Array array => array.Clone(),
        IList list when list.GetType().IsGenericType => Activator.CreateInstance(list.GetType(), list),
        _ => value,
    };

    /// <summary>Zeros in the shape of what a gradient has for this container: a list's is an array, and no row is shared.</summary>
    public static object Zeros(object container)
    {
        var zeros = container switch
        {
            Array array when array.GetType().GetElementType()!.IsArray => Rows(array, sharing: false),
            Array array => array.Clone(),
            IList list => Array.CreateInstance(list.GetType().GetGenericArguments()[0], list.Count),
            _ => throw new NotSupportedException(container.GetType().ToString()),
        };
        Fill(zeros, 0);
        return zeros;
    }

    private static Array Rows(Array array, bool sharing)
    {
        var copies = new Dictionary<object, object?>(ReferenceEqualityComparer.Instance);
        var rows = Array.CreateInstance(array.GetType().GetElementType()!, array.Length);
        for (int i = 0; i < array.Length; i++)
        {
            var row = array.GetValue(i)!;
            if (!sharing || !copies.TryGetValue(row, out var copy)) copies[row] = copy = Copy(row);
            rows.SetValue(copy, i);
        }
        return rows;
    }

    /// <summary>Adjoints of a container, one for each distinct cell: where a row is shared, the sum over all of its places.</summary>
    public static double[] Pull(object container, object? adjoints)
    {
        Assert.True(adjoints is not null, "the gradient of a container is null");
        Cell[] places = All(container).ToArray(), images = All(adjoints!).ToArray();
        Assert.True(places.Length == images.Length, $"a gradient of {images.Length} numbers for {places.Length}");
        return places.Zip(images).GroupBy(pair => pair.First).Select(group => group.Select(pair => pair.Second).Distinct().Sum(cell => cell.Value)).ToArray();
    }

    /// <summary>Seeds for a container, given one for each distinct cell: where a row is shared, its first place has them.</summary>
    public static object Push(object container, IReadOnlyList<double> seeds)
    {
        var pushed = Zeros(container);
        int at = 0;
        foreach (var group in All(container).Zip(All(pushed)).GroupBy(pair => pair.First)) group.First().Second.Put(seeds[at++]);
        return pushed;
    }

    /// <summary>The numbers of a result: bare, in an array, or either in a tuple.</summary>
    public static double[] Numbers(object? value) => value switch
    {
        ITuple tuple => Enumerable.Range(0, tuple.Length).SelectMany(i => Numbers(tuple[i])).ToArray(),
        not null when AreReal(value) => Values(value),
        _ => Reals.Flatten(value),
    };

    /// <summary>Whether two containers, passengers too, hold the same bits.</summary>
    public static bool Same(object? a, object? b)
    {
        if (AreReal(a) && AreReal(b)) return Values(a!).Length == Values(b!).Length && Values(a!).Zip(Values(b!), Reals.SameBits).All(same => same);
        return a is IEnumerable x && b is IEnumerable y ? x.Cast<object?>().SequenceEqual(y.Cast<object?>()) : Equals(a, b);
    }
}
