using System;
using Backprop;

/// <summary>Methods that are computed again on the way back.</summary>
public static partial class Checkpoints
{
    [Checkpoint]
    private static double Steps(double s, double rate, int n)
    {
        for (int i = 0; i < n; i++) s += Math.Sin(s) * rate / (i + 1);
        return s;
    }

    [Differentiable, At(0.7, 0.3, 4), At(1.2, -0.2, 0)]
    public static double InALoop(double s, double rate, int n)
    {
        for (int i = 0; i < n; i++) s = Steps(s, rate, 3);
        return s * rate;
    }

    [Differentiable, At(0.7, 0.3), At(1.2, -0.2)]
    public static double OnPaths(double x, double y) => x > 1 ? Steps(x, y, 2) * Steps(y, x, 1) : y * Steps(x * y, 0.5, 2);

    [Checkpoint]
    private static (double Position, double Speed) Swing((double Position, double Speed) at, double step)
    {
        double speed = at.Speed - step * Math.Sin(at.Position);
        return (at.Position + step * speed, speed);
    }

    [Differentiable, At(0.7, 0.3, 3)]
    public static double Tuples(double position, double step, int n)
    {
        var at = (position, 0.0);
        for (int i = 0; i < n; i++) at = Swing(at, step);
        return at.Item1 * at.Item2;
    }

    [Checkpoint]
    private static double Nested(double s, int n)
    {
        double sum = 0;
        for (int i = 0; i < n; i++)
        {
            s = Steps(s, 0.1 * i, 2);
            sum += s * Fall(s, 2);
        }
        return sum;
    }

    private static double Fall(double v, int n) => n == 0 ? v : Math.Cos(Fall(v * 0.5, n - 1)) * v;

    [Differentiable, At(0.7, 3), At(1.2, 1)]
    public static double WithOthers(double x, int n) => Nested(x, n) * Fall(x, 3) + Fall(x * x, 1) * Nested(x * 0.5, 2);

    [Checkpoint]
    private static void ByReference(ref double x, in double y, out double z)
    {
        z = x * y;
        x = Math.Exp(-x) + z;
    }

    [Differentiable, At(0.7, 0.3), At(1.2, -0.2)]
    public static double References(double x, double y)
    {
        double sum = 0;
        for (int i = 0; i < 3; i++)
        {
            ByReference(ref x, y, out double z);
            sum += z * x;
        }
        return sum;
    }

    [Differentiable, At(0.7, 0.3), At(1.2, -0.2)]
    public static double LocalFunctions(double x, double y)
    {
        double scale = x * y;
        [Checkpoint] double Scaled(double v) => Math.Sin(v * scale) * x;
        return Scaled(x) + Scaled(Scaled(y));
    }
}
