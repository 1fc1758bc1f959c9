using System.Globalization;

namespace Backprop.Generator.Emit;

/// <summary>Numbers as C# text that reads back to the same bits.</summary>
internal static class Numbers
{
    private const double LargestPlain = 1e9;

    public static string Text(double value, bool isSingle)
    {
        string type = isSingle ? "float" : "double";
        if (double.IsNaN(value)) return type + ".NaN";
        if (double.IsInfinity(value)) return type + (value > 0 ? ".PositiveInfinity" : ".NegativeInfinity");
        if (value == Math.Floor(value) && Math.Abs(value) < LargestPlain && !IsNegativeZero(value)) return ((long)value).ToString(CultureInfo.InvariantCulture);
        return isSingle ? Exact((float)value) + "f" : Exact(value);
    }

    /// <summary>The shortest text that .NET Framework, too, reads back exactly.</summary>
    private static string Exact(double value)
    {
        string text = value.ToString("R", CultureInfo.InvariantCulture);
        if (double.Parse(text, CultureInfo.InvariantCulture) != value) text = value.ToString("G17", CultureInfo.InvariantCulture);
        return IsNegativeZero(value) ? "-0.0" : text;
    }

    private static string Exact(float value)
    {
        string text = value.ToString("R", CultureInfo.InvariantCulture);
        if (float.Parse(text, CultureInfo.InvariantCulture) != value) text = value.ToString("G9", CultureInfo.InvariantCulture);
        return IsNegativeZero(value) ? "-0.0" : text;
    }

    private static bool IsNegativeZero(double value) => value == 0 && BitConverter.DoubleToInt64Bits(value) < 0;
}
