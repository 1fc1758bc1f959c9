using System;
using Backprop;

/// <summary>Helpers with a body in the project: nobody marks them.</summary>
public static partial class CallsOfHelpers
{
    private static double Square(double v) => v * v;

    private static double Mixed(double x, double y = 2, int times = 1, bool flip = false) => flip ? y * x + times : x - y * times;

    private static double Assigned(double v) { v *= v; v += 1; return v; }

    private static double Early(double v, int n)
    {
        if (v > 1) return v * v;
        for (int i = 0; i < n; i++)
        {
            v = Math.Sin(v) + v;
            if (v > 1.5) return v * i;
        }
        return 3 * v;
    }

    private static double Nested(double v) => Square(Assigned(v)) * Assigned(Square(v));

    private static int Sector(double v) => v > 1 ? 2 : v > 0 ? 1 : 0;

    private static (double sum, double product) Both(double a, double b) => (a + b, a * b);

    private static double Polynomial(double x, params double[] c) { double s = 0; foreach (var v in c) s = s * x + v; return s; }

    private static double Powers(double v, params int[] powers)
    {
        double s = powers.Length;
        foreach (int power in powers) s += Math.Pow(v, power);
        return s;
    }

    [Differentiable, At(1.3, 2, Allocates = true), At(0.7, 3, Allocates = true)]
    public static double PassengersTogether(double x, int n)
    {
        double s = Powers(x) * x + Powers(x, n, n++, n);
        for (int i = 0; i < n; i++) s += Powers(s * 0.1, i) * Powers(v: x, powers: new[] { 1, n });
        return s;
    }

    private static double Checked(double v) => v > 0 ? Math.Log(v) : throw new ArgumentException("positive");

    private static double Cubed(this double v) => v * v * v;

    private static double calls;

    private static double Counted(double v, int n) { calls += n; return v * n; }

    [Differentiable, At(1.3, 0.7), At(0.2, 2.1), At(0.9, 0.4)]
    public static double WithReturnsInATest(double x, double y)
    {
        double s = 0;
        while (SquareAboveOne(x) > 0.3)
        {
            s += x * y;
            x *= 0.7;
            if (s > 5) break;
        }
        for (int i = 0; SquareAboveOne(y) > 0.2 && i < 3; i++)
        {
            if (i == 1) continue;
            s *= y;
            y *= 0.8;
        }
        return s * x + y;
    }

    private static double SquareAboveOne(double v) { if (v > 1) return v * v; return v; }

    [Differentiable, At(1.3), At(-0.4)]
    public static double Twice(double x) => Square(x) + Square(Square(x)) * Square(2 * x);

    [Differentiable, At(1.3, 0.7), At(-0.4, 2.1)]
    public static double NamedArguments(double x, double y) => Mixed(y: x * y, x: y) * Mixed(x) + Mixed(x, flip: true) * Mixed(times: 3, x: y, flip: true);

    [Differentiable, At(1.3, 0.7), At(-0.4, 2.1)]
    public static double InSourceOrder(double x, double y) => Mixed(y: x = x * y, x: y = x + y) * x + y;

    [Differentiable, At(1.3), At(-0.4)]
    public static double ParameterAssigned(double x) => Assigned(x) * x + Assigned(3 * x);

    [Differentiable, At(1.3, 3), At(0.3, 3), At(0.3, 0), At(0.9, 7)]
    public static double EarlyReturns(double x, int n) => Early(x, n) * Early(x * 0.5, n);

    [Differentiable, At(0.3, 3), At(0.2, 1), At(0.2, 0)]
    public static double InALoop(double x, int n)
    {
        double s = x;
        for (int i = 0; i < n; i++) s += Early(s * 0.3, i) * Square(s);
        return s;
    }

    [Differentiable, At(1.3), At(0.2)]
    public static double Deep(double x) => Nested(Nested(x) * 0.1);

    [Differentiable, At(1.3), At(0.2), At(-1.2)]
    public static double InConditions(double x) => Square(x) > 1 ? x * 2 : Sector(x) == 1 && Square(x) < 0.5 ? x * x : 5 * x;

    [Differentiable, At(1.3), At(0.2), At(-1.2)]
    public static double Chosen(double x) => x > 0 ? Early(x, 2) : Square(x - 1);

    [Differentiable, At(1.3, 0.7), At(-0.4, 2.1)]
    public static double Tuples(double x, double y)
    {
        var (s, p) = Both(x, y);
        (s, _) = Both(s, p * x);
        return s * Both(p, y).product + Both(x, x).sum;
    }

    [Differentiable, At(1.3), At(0.2)]
    public static double Params(double x) => Polynomial(x, 1, x, 3) * Polynomial(x) + Polynomial(x, x);

    [Differentiable, At(1.3), At(0.2)]
    public static double Throws(double x) => Checked(x * x) * x;

    [Differentiable, At(1.3), At(0.2)]
    public static double Extension(double x) => x.Cubed() * (x + 1).Cubed();

    [Differentiable, At(1.3), At(0.2)]
    public static double OtherClass(double x) => Geometry.Area(x, 2) * Geometry.Scale(x);

    [Differentiable, At(1.3, 2), At(0.2, 3)]
    public static double Passenger(double x, int n) => x * Geometry.Weight(n) + Sector(n) * x;

    [Differentiable, At(1.3, 2), At(0.2, 3)]
    public static double Effects(double x, int n) { double before = calls; double y = Counted(x, n); _ = Counted(y, 1); return y * x * (calls - before); }

    private static int turns;

    private static int Turn(double v) { turns++; return v > 0 ? turns : -turns; }

    private static int Again() => ++turns;

    private static int Two(int a, int b) => 10 * a + b;

    private static int Reset() { turns = 3; return 0; }

    [Differentiable, At(1.3), At(-0.2)]
    public static double OrderInText(double x)
    {
        int zero = Reset();
        int Local(int k) { turns += k; return turns; }
        int n = turns + Local(2) * Again() + turns;
        int m = Two(turns, Local(3)) + Two(Again(), turns);
        bool above = turns > Local(1) || Again() == Local(5);
        return x * n + x * x * m + Turn(x) * x + (above ? x : zero);
    }

    private static int Rank(double[] a, double v) { a[0] += v; return a[0] > 1 ? 2 : 1; }

    [Differentiable, At(1.3), At(0.2)]
    public static double OrderOfElements(double x)
    {
        double[] a = [0.5, x];
        bool less = a[0] < Rank(a, x) - 1.4;
        return less ? x * a[0] : a[0] * a[1] * Rank(a, x);
    }

    [Differentiable, At(1.3, 0.7), At(-0.4, 2.1)]
    public static double WaitingOperands(double x, double y)
    {
        double Step() { x *= y; return x + 1; }
        return x + Step() * x + (x = y * x) * Step();
    }

    [Differentiable, At(1.3, 2), At(0.2, 0)]
    public static double BoundByACall(double x, int n)
    {
        double s = 0;
        for (int i = 0; i < Twofold(n); i++) s += Square(x) * i;
        return s;
    }

    private static int Twofold(int n) => 2 * n;

    private static double Checked(double x, int m)
    {
        for (int i = 0; i < m; i++)
        {
            if (m > 100) throw new InvalidOperationException("too many");
            x -= 0.5 * Math.Sin(x);
        }
        return x * m;
    }

    private static double CheckedOnly(double x, int k, int m)
    {
        for (int i = 0; i < 3; i++)
        {
            if (m > 100) throw new InvalidOperationException("too many");
            x -= Math.Sin(x);
        }
        return -1.5 * (k + 0.5 * m);
    }

    /// <summary>What is thrown on one path only leaves the method, and not what follows the choice.</summary>
    [Differentiable, At(1.3, 3), At(-0.4, 2)]
    public static double ThrowsOnOnePath(double x, int n)
    {
        double y = Math.Sin(x < 0 ? Checked(x * x, n) : Checked(x, n + 1)) + x;
        return y * (y > 1 ? CheckedOnly(y, n, n + 1) : CheckedOnly(x, n, n));
    }
}

public static class Geometry
{
    public const double Unit = 1.5;

    public static double Area(double width, double height) => width * height * Unit;

    public static double Scale(double v) { double r = Unit; while (r < 10 * v) r *= 1 + v * v; return r; }

    public static double Weight(int n) => n * Unit;
}
