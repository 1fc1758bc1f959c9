using System;
using System.Linq;
using System.Numerics;
using Backprop;

/// <summary>Parts, copies and whole-array calls of arrays of structs that the method is given.</summary>
public static partial class ArrayStructParts
{
    public struct Point
    {
        public double X, Y;

        public Point(double x, double y) { X = x; Y = y; }

        public void Move(double d) { X += d; Y *= X; }
    }

    public struct Body { public Point Place, Speed; public double Mass; }

    private static double Total(ReadOnlySpan<Point> ps) { double s = 0; for (int i = 0; i < ps.Length; i++) s += ps[i].X * ps[i].Y * (i + 1); return s; }

    private static void Scale(Span<Point> ps, double x) { foreach (ref var p in ps) { p.X *= x; p.Move(x); } }

    [Differentiable, At("1 2 3 4 5 6", 0.5), At("0.3 -1 2 1", 2)]
    public static double Halves(Point[] ps, double x)
    {
        int half = ps.Length / 2;
        return Total(ps.AsSpan(0, half)) * x + Total(ps.AsSpan(half)) + Total(ps[1..]) + Total(ps.AsSpan()[^1..]);
    }

    [Differentiable, At("1 2 3 4 5 6", 0.5), At("0.3 -1 2 1 1 2", 2)]
    public static double Overlapping(Point[] ps, double x)
    {
        Span<Point> a = ps.AsSpan(0, 2), b = ps.AsSpan(1);
        for (int i = 0; i < 2; i++)
        {
            a[i].X += b[i].X * b[i].Y;
            b[i].Y *= a[i].X * x;
        }
        b[0] = a[0];
        return Total(ps) * a[1].X;
    }

    [Differentiable, At("1 2 3 4 5 6", 0.5), At("0.3 -1 2 1", 2), At("", 1)]
    public static void Within(Span<Point> ps, double x)
    {
        if (ps.IsEmpty) return;
        Scale(ps[1..], x);
        Scale(ps.Slice(0, 1), x * ps[^1].Y);
    }

    [Differentiable, At("1 2 3 4 5 6"), At("0.3 -1")]
    public static double Shrinking(ReadOnlySpan<Point> ps)
    {
        double s = 0;
        var rest = ps;
        while (rest.Length > 0)
        {
            s += rest[0].X * rest[^1].Y;
            rest = rest[1..];
        }
        return s;
    }

    [Differentiable, At("1 2 3 4 5 6"), At("0.3 -1")]
    public static double ShrinkingWritten(Point[] ps)
    {
        double s = 0;
        var rest = ps.AsSpan();
        while (rest.Length > 0)
        {
            rest[0].X *= rest[rest.Length - 1].Y;
            s += rest[0].X;
            rest = rest.Slice(1);
        }
        return s + ps[0].X * ps[^1].X;
    }

    [Differentiable, At("1 2 3 4 5 6", 0.5), At("0.3 -1 2 1", 2)]
    public static double Copies(Point[] ps, double x)
    {
        var before = (Point[])ps.Clone();
        var tail = ps.AsSpan(1).ToArray();
        ps[1].X *= x;
        tail[0].Y *= ps[1].X;
        return Total(ps) + Total(before) * tail[0].Y;
    }

    [Differentiable, At("1 2 3 4 5 6", 0.5), At("0.3 -1 2 1", 2)]
    public static double Shifted(Point[] ps, double x)
    {
        Array.Copy(ps, 0, ps, 1, ps.Length - 1);
        ps[0] = new Point(x, ps[1].X);
        ps.AsSpan(0, 1).CopyTo(ps.AsSpan(1));
        Array.Reverse(ps);
        return Total(ps);
    }

    [Differentiable, At("1 2 3 4 5 6", 0.5), At("0.3 -1 2 1", 2)]
    public static double Filled(Point[] ps, double x)
    {
        var first = ps[0];
        Array.Fill(ps, new Point(x, first.X));
        Array.Clear(ps, 1, 1);
        ps.AsSpan(1).Fill(new Point(first.Y, ps[1].X + x));
        return Total(ps) + first.Y;
    }

    [Differentiable, At("1 2 3 4 5 6"), At("0.3 -1 2 1")]
    public static double Moved(Point[] ps)
    {
        ref var p = ref ps[0];
        double s = 0;
        for (int i = 0; i < ps.Length; i++)
        {
            if (ps[i].X > p.X) p = ref ps[i];
            p.Y += ps[i].X * p.X;
            s += p.Y;
        }
        p.Move(s);
        return s * p.Y + ps[^1].X;
    }

    [Differentiable, At("1 2 3 4 5 6 7 8 9 10"), At("0.3 -1 1 1 2")]
    public static double Nested(Body[] all)
    {
        double energy = 0;
        foreach (ref var body in all.AsSpan())
        {
            ref var speed = ref body.Speed;
            speed.Y -= 0.1 * body.Mass;
            body.Place.Move(speed.Y);
        }
        foreach (var body in all[..1]) energy += body.Mass * body.Place.X * body.Place.Y;
        return energy;
    }

    [Differentiable, At("1 2 3 4 5 6"), At("0.3 -1 2 1")]
    public static double Summed(Point[] ps) => ps.Sum(p => p.X * p.Y) + ps.Select(p => p.X * p.X).Average();

    [Differentiable, At("1 2 3 4 5 6 7 8 9"), At("0.3 -1 2 1 1 0.5")]
    public static float Segments(ReadOnlySpan<Vector3> vs)
    {
        float length = 0;
        var (left, right) = (Vector3.Zero, Vector3.One);
        foreach (var v in vs.Slice(1)) left += v * v.X;
        foreach (ref readonly var v in vs[..1]) right = Vector3.Cross(right, v);
        length += Vector3.Dot(left, right);
        return length;
    }

    [Differentiable, At("1 2 3 4 0.5 0.25"), At("0.3 -1 1 2")]
    public static double Waves(Complex[] zs)
    {
        var rest = zs.AsSpan(1);
        rest[0] *= zs[0];
        zs[1] += rest[0] * rest[^1];
        return (zs[0] * zs[1]).Magnitude;
    }
}
