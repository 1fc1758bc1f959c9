using System;
using Backprop;

/// <summary>Arrays of structs that the method makes: variables that are one and then another, what calls and choices give.</summary>
public static partial class ArrayStructVariables
{
    public struct Point
    {
        public double X, Y;

        public Point(double x, double y) { X = x; Y = y; }

        public static Point operator +(Point a, Point b) => new(a.X + b.X, a.Y + b.Y);

        public static Point operator *(double k, Point p) => new(k * p.X, k * p.Y);
    }

    private static Point[] Make(double[] a, double x)
    {
        if (a.Length == 0) return [];
        var made = new Point[a.Length];
        for (int i = 0; i < made.Length; i++) made[i] = new Point(a[i], x * i);
        return made;
    }

    private static Point[] Step(Point[] ps, double dt)
    {
        var next = new Point[ps.Length];
        for (int i = 0; i < ps.Length; i++) next[i] = ps[i] + dt * new Point(ps[i].Y, -ps[i].X * ps[^1].X);
        return next;
    }

    private static double Total(ReadOnlySpan<Point> ps) { double s = 0; foreach (var p in ps) s += p.X * p.Y; return s; }

    [Differentiable, At("1 2 3", 0.5, 3), At("0.3 -1", 2, 1), At("0.3", 2, 0)]
    public static double Stepped(double[] a, double x, int n)
    {
        var ps = Make(a, x);
        for (int t = 0; t < n; t++) ps = Step(ps, 0.1);
        return Total(ps);
    }

    [Differentiable, At("1 2 3", 0.5, 3), At("0.3 -1", 2, 2)]
    public static double Exchanged(double[] a, double x, int n)
    {
        var now = Make(a, x);
        var next = new Point[now.Length];
        for (int t = 0; t < n; t++)
        {
            for (int i = 0; i < now.Length; i++) next[i] = new Point(now[i].X * now[i].Y, now[^1].X + next[i].Y);
            (now, next) = (next, now);
        }
        return Total(now) + next[0].X;
    }

    [Differentiable, At("1 2 3", 0.5), At("0.3 -1", 2)]
    public static double Former(double[] a, double x)
    {
        var ps = Make(a, x);
        var former = ps;
        ref var first = ref ps[0];
        var tail = ps.AsSpan(1);
        ps = Step(ps, x);
        first.X *= 3;
        tail[0].Y += first.X;
        (ps[0], ps[1]) = (ps[1], former[0]);
        return Total(ps) + Total(former) * tail[0].X;
    }

    [Differentiable, At("1 2 3", 0.5), At("0.3 -1", 2)]
    public static double Chosen(double[] a, double x)
    {
        Point[] left = Make(a, x), right = [new(x, 2), new(a[0], x * x)];
        var either = x > 1 ? left : right;
        either[0].X *= x;
        either[1] = left[0];
        return Total(left) + 2 * Total(right) + either[0].X;
    }

    [Differentiable, At("1 2 3", 0.5), At("0.3 -1", 2)]
    public static double OnTheStack(double[] a, double x)
    {
        Span<Point> ps = stackalloc Point[a.Length];
        for (int i = 0; i < a.Length; i++) ps[i] = new Point(a[i], x);
        Span<Point> two = stackalloc[] { new Point(x, a[0]), ps[^1] };
        ps = ps[1..];
        ps[0].X *= two[0].Y;
        return Total(ps) * Total(two);
    }

    [Differentiable, At("1 2 3", 0.5), At("0.3 -1", 2)]
    public static double Iterated(double[] a, double x)
    {
        double s = 0;
        var ps = Make(a, x);
        foreach (var p in ps)
        {
            ps = Step(ps, p.X);
            s += ps[0].X * p.Y;
        }
        foreach (var p in Make(a, s)) s += p.X * p.Y;
        return s;
    }

    [Differentiable, At("1 2 3", 0.5), At("0.3 -1", 2)]
    public static double ByReference(double[] a, double x)
    {
        var ps = Make(a, x);
        var former = ps;
        Replace(ref ps, x);
        former[0].X *= x;
        return Total(ps) + Total(former) * ps[0].X;
    }

    private static void Replace(ref Point[] ps, double x)
    {
        ps[0].Y *= x;
        ps = Step(ps, x);
        ps[0].Y += x;
    }
}
