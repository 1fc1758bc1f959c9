using System.Text.Json;

namespace Backprop.GradBench.Verification;

/// <summary>How far an output is from the expected one: the worst ‖a − b‖₂ / ‖b‖₂ over its lists and lone numbers.</summary>
public static class Difference
{
    /// <summary>Infinite if the outputs have different shapes. What is zero must be zero.</summary>
    public static double Relative(JsonElement actual, JsonElement expected)
    {
        if (expected.ValueKind == JsonValueKind.Object)
            return expected.EnumerateObject().Max(field =>
                actual.ValueKind == JsonValueKind.Object && actual.TryGetProperty(field.Name, out var value)
                    ? Relative(value, field.Value)
                    : double.PositiveInfinity);

        List<double> numbers = [];
        List<double> others = [];
        if (!Flatten(actual, expected, numbers, others))
            return double.PositiveInfinity;
        var difference = Norm(numbers.Zip(others, (a, b) => a - b));
        return difference == 0 ? 0 : difference / Norm(others);
    }

    private static bool Flatten(JsonElement actual, JsonElement expected, List<double> numbers, List<double> others)
    {
        if (actual.ValueKind != expected.ValueKind)
            return false;
        if (expected.ValueKind == JsonValueKind.Array)
            return actual.GetArrayLength() == expected.GetArrayLength()
                && actual.EnumerateArray().Zip(expected.EnumerateArray()).All(pair => Flatten(pair.First, pair.Second, numbers, others));
        numbers.Add(actual.GetDouble());
        others.Add(expected.GetDouble());
        return true;
    }

    private static double Norm(IEnumerable<double> numbers) => Math.Sqrt(numbers.Sum(number => number * number));
}
