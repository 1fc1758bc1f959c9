using System.Globalization;

namespace Backprop;

/// <summary>One element of a gradient beside what differences give.</summary>
public sealed class CheckedElement
{
    internal CheckedElement(string name, double at, double gradient, Slopes slopes, double tolerance)
    {
        (Name, At, Gradient) = (name, at, gradient);
        (Difference, Error, Left, Right) = (slopes.Central, slopes.Error, slopes.Left, slopes.Right);
        Verdict = Judge(slopes, tolerance);
    }

    /// <summary>The parameter, with the index of the element for an array: <c>weights[3]</c>.</summary>
    public string Name { get; }

    /// <summary>The value of the parameter there.</summary>
    public double At { get; }

    /// <summary>What is checked.</summary>
    public double Gradient { get; }

    /// <summary>What central differences give, extrapolated to a step of zero.</summary>
    public double Difference { get; }

    /// <summary>How far <see cref="Difference"/> may be off, as estimated from the steps.</summary>
    public double Error { get; }

    /// <summary>The slope from below.</summary>
    public double Left { get; }

    /// <summary>The slope from above.</summary>
    public double Right { get; }

    /// <summary>What follows from that.</summary>
    public CheckVerdict Verdict { get; }

    /// <summary>One line: the element, the verdict, the numbers behind it.</summary>
    public override string ToString() => Verdict switch
    {
        CheckVerdict.Agrees => $"{Name} agrees: {Text(Gradient)}, by differences {Text(Difference)} ± {Short(Error)}",
        CheckVerdict.Kink => $"{Name} is at a kink: {Text(Gradient)}, between the slopes {Text(Left)} and {Text(Right)}",
        CheckVerdict.Unclear => $"{Name} is unclear: {Text(Gradient)}, but differences at {Text(At)} give {Text(Difference)} ± {Short(Error)}",
        _ => $"{Name} DIFFERS: {Text(Gradient)}, by differences {Text(Difference)} ± {Short(Error)} (at {Text(At)}; off by {Short(Math.Abs(Gradient - Difference))})",
    };

    private CheckVerdict Judge(Slopes slopes, double tolerance)
    {
        double size = Math.Max(Math.Abs(Difference), Math.Abs(Gradient));
        if (slopes.IsKink)
            return Gradient >= Math.Min(Left, Right) - tolerance * (1 + size) && Gradient <= Math.Max(Left, Right) + tolerance * (1 + size) ? CheckVerdict.Kink : CheckVerdict.Differs;
        if (double.IsNaN(Difference) || double.IsInfinity(Difference) || !(Error <= 0.01 * (1 + Math.Abs(Difference)))) return CheckVerdict.Unclear;
        return Math.Abs(Gradient - Difference) <= tolerance * size + 4 * Error + slopes.Noise ? CheckVerdict.Agrees : CheckVerdict.Differs;
    }

    private static string Text(double number) => number.ToString("G10", CultureInfo.InvariantCulture);

    private static string Short(double number) => number.ToString("G2", CultureInfo.InvariantCulture);
}
