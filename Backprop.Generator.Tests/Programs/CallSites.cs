using System;
using System.Runtime.CompilerServices;
using Backprop;

/// <summary>What a call is told of where it stands: it stands elsewhere in generated code.</summary>
public static partial class CallSites
{
    private static int Line([CallerLineNumber] int line = 0) => line;

    private static string Member([CallerMemberName] string member = "") => member;

    private static int Written(int value, [CallerArgumentExpression(nameof(value))] string text = "") => text.Length;

    private static int After(this int value, [CallerLineNumber] int line = 0) => line - value;

    private static double Scaled(double v, [CallerLineNumber] int line = 0, [CallerMemberName] string member = "") => v * v * line * member.Length;

    private static double Named(double v, [CallerArgumentExpression(nameof(v))] string text = "") => text == "x * x" ? v * v : v;

    private static double Powered(double v, int n, [CallerLineNumber] int line = 0) => n == 0 ? v * line : Powered(v * v, n - 1);

    private static double Inner(double v) => Scaled(v) + Member().Length * v;

    private static double Guarded(double v, int most)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(v, most);
        ArgumentOutOfRangeException.ThrowIfNegative(most);
        return v * most;
    }

    [Differentiable, At(1.3, 4), At(-0.4, 2)]
    public static double Passengers(double x, int n) => x * Line() + x * x * Member().Length + x * Written(n + 2) + x * n.After();

    [Differentiable, At(1.3), At(-0.4)]
    public static double Bodies(double x) => Scaled(x) + Named(x * x) + Inner(x);

    [Differentiable, At(1.1), At(-0.4)]
    public static double OfItself(double x) => Powered(x, 1);

    [Differentiable, At(1.3, 4), At(-0.4, 2)]
    public static double Guards(double x, int n)
    {
        ArgumentOutOfRangeException.ThrowIfZero(n);
        ArgumentOutOfRangeException.ThrowIfEqual(x, 7.0);
        return Guarded(x, n) * x;
    }
}
