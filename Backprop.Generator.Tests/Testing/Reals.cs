using System.Runtime.CompilerServices;

namespace Backprop.Generator.Tests.Testing;

/// <summary>Numbers out of results, and how near they must be to each other.</summary>
internal static class Reals
{
    /// <summary>The real numbers in a result, in order; passengers in a tuple are left out.</summary>
    public static double[] Flatten(object? value) => value switch
    {
        null => [],
        double d => [d],
        float f => [f],
        ITuple tuple => Enumerable.Range(0, tuple.Length).SelectMany(i => Flatten(tuple[i])).ToArray(),
        ValueType parts when Parts.Has(parts.GetType()) => Parts.Active(parts.GetType()).SelectMany(field => Flatten(field.GetValue(parts))).ToArray(),
        _ => [],
    };

    public static bool IsReal(Type type) => type == typeof(double) || type == typeof(float);

    /// <summary>The types of the real numbers in a type, those in tuples too.</summary>
    public static IEnumerable<Type> TypesIn(Type type) =>
        IsReal(type) ? [type] : typeof(ITuple).IsAssignableFrom(type) ? type.GetGenericArguments().SelectMany(TypesIn)
        : type.IsValueType && !type.IsPrimitive && !type.IsEnum && (type.Namespace == "System.Numerics" || type.Namespace?.StartsWith("System", StringComparison.Ordinal) != true) ? Parts.Active(type).SelectMany(field => TypesIn(field.FieldType)) : [];

    public static int Count(Type type) => TypesIn(type).Count();

    public static bool SameBits(double a, double b) =>
        BitConverter.DoubleToInt64Bits(a) == BitConverter.DoubleToInt64Bits(b) || (double.IsNaN(a) && double.IsNaN(b));

    public static void AssertSameBits(double[] expected, double[] actual, string what) =>
        Assert.True(expected.Length == actual.Length && expected.Zip(actual, SameBits).All(same => same),
            $"{what}: expected {Show(expected)}, got {Show(actual)}");

    public static void AssertClose(double[] expected, double[] actual, double tolerance, string what, double scale = 0)
    {
        Assert.True(expected.Length == actual.Length, $"{what}: expected {expected.Length} numbers, got {Show(actual)}");
        for (int i = 0; i < expected.Length; i++)
            Assert.True(Close(expected[i], actual[i], tolerance, scale), $"{what}: number {i} is {actual[i]:R}, expected {expected[i]:R}; all of them: {Show(actual)}, expected {Show(expected)}");
    }

    /// <summary>Relative to the larger of both, or to <paramref name="scale"/> where that is larger.</summary>
    public static bool Close(double expected, double actual, double tolerance, double scale = 0)
    {
        if (expected.Equals(actual) || expected == actual) return true;
        return Math.Abs(expected - actual) <= tolerance * Math.Max(scale, Math.Max(Math.Abs(expected), Math.Abs(actual)));
    }

    public static double Dot(double[] a, double[] b) => a.Zip(b, (x, y) => x * y).Sum();

    public static bool AllFinite(IEnumerable<double> values) => values.All(double.IsFinite);

    public static string Show(IEnumerable<double> values) => "(" + string.Join(", ", values.Select(v => v.ToString("R"))) + ")";
}
