using System.Collections;
using System.Globalization;

namespace Backprop.Generator.Tests.Testing.Arrays;

/// <summary>
/// Containers as text: <c>"1 2 3"</c>; by rows <c>"1 2; 3 4"</c>, jagged or of rank 2; <c>"1 2; 3 4 | 5 6; 7 8"</c> of rank 3.
/// A jagged array's row <c>=0</c> is row 0 itself once more.
/// </summary>
internal static class ContainerText
{
    /// <summary>What an argument for a parameter of this type is kept as: a span's and a memory's is an array.</summary>
    public static Type? Storage(Type type)
    {
        if (type.IsArray) return type;
        if (!type.IsGenericType) return null;
        var definition = type.GetGenericTypeDefinition();
        if (definition == typeof(List<>)) return type;
        return definition == typeof(Span<>) || definition == typeof(ReadOnlySpan<>) || definition == typeof(Memory<>) || definition == typeof(ReadOnlyMemory<>)
            ? type.GetGenericArguments()[0].MakeArrayType() : null;
    }

    public static object? Convert(object? value, Type storage)
    {
        if (value is null || storage.IsInstanceOfType(value)) return value;
        if (value is string text) return Parse(text, storage);
        return storage.IsGenericType ? Activator.CreateInstance(storage, value) : value;
    }

    public static string Show(object? value) => value switch
    {
        string text => $"\"{text}\"",
        Array { Rank: > 1 } array => $"[{string.Join(" ", array.Cast<object>())}] of {string.Join(" x ", Enumerable.Range(0, array.Rank).Select(array.GetLength))}",
        IEnumerable items => "[" + string.Join(" ", items.Cast<object?>().Select(Show)) + "]",
        _ => System.Convert.ToString(value, CultureInfo.InvariantCulture) ?? "null",
    };

    private static object Parse(string text, Type type)
    {
        var element = Cells.Element(type)!;
        if (type.IsGenericType) return Activator.CreateInstance(type, Row(text, element))!;
        if (type.GetElementType()!.IsArray) return Jagged(text, element);
        if (type.GetElementType() is { } item && Parts.Has(item)) return Items(text, item);
        return type.GetArrayRank() == 1 ? Row(text, element) : Ranked(text, element, type.GetArrayRank());
    }

    private static Array Row(string text, Type element)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var row = Array.CreateInstance(element, words.Length);
        for (int i = 0; i < words.Length; i++) row.SetValue(System.Convert.ChangeType(words[i], element, CultureInfo.InvariantCulture), i);
        return row;
    }

    /// <summary>Structs of numbers, one after another.</summary>
    private static Array Items(string text, Type item)
    {
        var numbers = text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => double.Parse(word, CultureInfo.InvariantCulture)).ToArray();
        var items = Array.CreateInstance(item, numbers.Length / Reals.Count(item));
        Cells.Fill(items, numbers);
        return items;
    }

    private static Array Jagged(string text, Type element)
    {
        var words = text == "" ? [] : text.Split(';');
        var rows = Array.CreateInstance(element.MakeArrayType(), words.Length);
        for (int i = 0; i < words.Length; i++)
            rows.SetValue(words[i].Trim() is ['=', .. var which] ? rows.GetValue(int.Parse(which, CultureInfo.InvariantCulture)) : Row(words[i], element), i);
        return rows;
    }

    private static Array Ranked(string text, Type element, int rank)
    {
        var planes = text.Split('|').Select(plane => plane.Split(';').Select(row => Row(row, element)).ToArray()).ToArray();
        int[] lengths = text == "" ? new int[rank] : [planes.Length, planes[0].Length, planes[0][0].Length];
        var array = Array.CreateInstance(element, lengths[^rank..]);
        var values = planes.SelectMany(plane => plane).SelectMany(row => row.Cast<object>()).ToArray();
        Assert.True(values.Length == array.Length, $"\"{text}\" is no array of rank {rank}");
        for (int i = 0; i < values.Length; i++) array.SetValue(values[i], Position(array, i));
        return array;
    }

    private static int[] Position(Array array, int index)
    {
        var position = new int[array.Rank];
        for (int d = array.Rank - 1; d >= 0; index /= array.GetLength(d--)) position[d] = index % array.GetLength(d);
        return position;
    }
}
