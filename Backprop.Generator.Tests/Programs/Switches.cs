using System;
using Backprop;

/// <summary>switch statements and expressions over passengers and over active values.</summary>
public static partial class Switches
{
    [Differentiable]
    [At(1.3, 0), At(1.3, 1), At(1.3, 7)]
    public static double GotoCase(double x, int k)
    {
        double r = x;
        switch (k)
        {
            case 0: r *= x; goto case 1;
            case 1: r += Math.Sin(x); goto default;
            default: r *= 2; break;
        }
        return r;
    }

    [Differentiable]
    [At(1.3, "sq"), At(1.3, "id"), At(1.3, "none")]
    public static double OnText(double x, string s)
    {
        switch (s) { case "sq": return x * x; case "id": case "same": return x; }
        return 0.5 * x;
    }

    [Differentiable]
    [At(1.3, 1), At(1.3, 5), At(1.3, 50), At(-1.3, 50)]
    public static double Breaks(double x, int k)
    {
        var r = x;
        switch (k)
        {
            case > 10 when x > 0: r = x * x; break;
            case 5:
                if (x > 1) { r = 3 * x; break; }
                r = Math.Exp(x);
                break;
            case > 10: return -x;
        }
        return r * r;
    }

    [Differentiable]
    [At(1.3, 0), At(1.3, 1), At(1.3, 2)]
    public static double Expression(double x, int k) => k switch { 0 => x, 1 => x * x, _ => Math.Sin(x) } * x;

    [Differentiable]
    [At(1.3, -0.7), At(1.3, 0.7), At(-1.3, 0.7)]
    public static double OnActiveValues(double x, double y) => (x, y) switch { (> 0, > 0) => x * y, (> 0, _) => x / (1 + y * y), _ => x - y };

    [Differentiable]
    [At(1.3, DayOfWeek.Friday), At(1.3, DayOfWeek.Monday)]
    public static double OnEnumerations(double x, DayOfWeek day) => day switch { DayOfWeek.Friday => x * x, DayOfWeek.Monday => -x, _ => throw new ArgumentException() };
}
