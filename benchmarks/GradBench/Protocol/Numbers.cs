using System.Text.Json;
using System.Text.Json.Nodes;

namespace Backprop.GradBench.Protocol;

/// <summary>Between JSON's nested arrays and flat row-major ones.</summary>
public static class Numbers
{
    public static int Int(this JsonElement input, string name) => input.GetProperty(name).GetInt32();

    public static double Double(this JsonElement input, string name) => input.GetProperty(name).GetDouble();

    /// <summary>A list of <paramref name="length"/> numbers, or of any length.</summary>
    public static double[] Vector(this JsonElement input, string name, int? length = null)
    {
        var numbers = input.GetProperty(name).EnumerateArray().Select(number => number.GetDouble()).ToArray();
        return length is null || numbers.Length == length
            ? numbers
            : throw new EvalException($"{name} has {numbers.Length} numbers, not {length}");
    }

    /// <summary>A list of <paramref name="rows"/> rows of <paramref name="columns"/> numbers, flat.</summary>
    public static double[] Matrix(this JsonElement input, string name, int rows, int columns)
    {
        var matrix = input.GetProperty(name);
        if (matrix.GetArrayLength() != rows || matrix.EnumerateArray().Any(row => row.GetArrayLength() != columns))
            throw new EvalException($"{name} is not {rows} x {columns}");
        return [.. Flatten(matrix)];
    }

    /// <summary>The numbers of a number, a list, a list of lists and so on, in their order.</summary>
    public static IEnumerable<double> Flatten(JsonElement numbers) =>
        numbers.ValueKind == JsonValueKind.Array ? numbers.EnumerateArray().SelectMany(Flatten) : [numbers.GetDouble()];

    /// <summary>The rows of a list of rows, and the length of the first.</summary>
    public static (int Rows, int Columns) Shape(this JsonElement input, string name)
    {
        var matrix = input.GetProperty(name);
        var rows = matrix.GetArrayLength();
        return (rows, rows == 0 ? 0 : matrix[0].GetArrayLength());
    }

    public static JsonArray Json(ReadOnlySpan<double> numbers)
    {
        var list = new JsonArray();
        foreach (var number in numbers)
            list.Add(JsonValue.Create(number));
        return list;
    }

    public static JsonArray Json(ReadOnlySpan<double> numbers, int rows, int columns)
    {
        var list = new JsonArray();
        for (var i = 0; i < rows; i++)
            list.Add(Json(numbers.Slice(i * columns, columns)));
        return list;
    }
}
