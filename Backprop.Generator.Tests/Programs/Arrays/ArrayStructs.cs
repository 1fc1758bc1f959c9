using System;
using System.Numerics;
using Backprop;

/// <summary>Arrays and spans of structs: their numbers are read and written in place.</summary>
public static partial class ArrayStructs
{
    public struct Point
    {
        public double X, Y;

        public Point(double x, double y) { X = x; Y = y; }

        public double Norm2 => X * X + Y * Y;

        public void Move(double dx, double dy) { X += dx; Y += dy * X; }

        public readonly double Dot(Point p) => X * p.X + Y * p.Y;

        public static Point operator +(Point a, Point b) => new Point(a.X + b.X, a.Y + b.Y);

        public static Point operator *(double k, Point p) => new Point(k * p.X, k * p.Y);
    }

    public struct Particle { public Point Place, Speed; public double Mass; }

    [Differentiable, At("1 2 3 4 5 6", 0.5), At("0.3 -1", 2), At("", 1)]
    public static double Reads(Point[] ps, double x)
    {
        double s = 0;
        for (int i = 0; i < ps.Length; i++) s += ps[i].X * x + ps[i].Y * ps[i].Y;
        return s;
    }

    [Differentiable, At("1 2 3 4 5 6"), At("0.3 -1"), At("")]
    public static double Foreach(ReadOnlySpan<Point> ps)
    {
        double s = 0;
        foreach (var p in ps)
        {
            var q = p;
            q.X *= 2;
            s += q.X * p.Y + p.Norm2;
        }
        return s;
    }

    [Differentiable, At("1 2 3 4 5 6", 0.5), At("0.3 -1", 2)]
    public static double Members(Point[] ps, double x)
    {
        double s = 0;
        for (int i = 0; i < ps.Length; i++)
        {
            var p = ps[i];
            if (ps[i].X > x && i < 5) s += ps[i].Norm2 * p.Dot(ps[0]);
            s += (ps[i] + x * p).X + ps[^1].Y;
        }
        return s;
    }

    [Differentiable, At("1 2 3 4 5 6", 0.5), At("0.3 -1 1 1", 2)]
    public static double Writes(Point[] ps, double x)
    {
        for (int i = 0; i < ps.Length; i++)
        {
            ps[i].X *= x;
            ps[i].Y += ps[i].X;
        }
        ps[0] = new Point(ps[1].Y, x);
        ps[1] += x * ps[0];
        ref var last = ref ps[ps.Length - 1];
        last.X = last.X * last.Y;
        ps[0].Move(x, 2);
        return ps[0].X * ps[1].Y + last.X;
    }

    [Differentiable, At("1 2 3 4 5 6", 0.5), At("0.3 -1 1 1", 2)]
    public static void Scaled(Span<Point> ps, double x)
    {
        foreach (ref var p in ps) p.X *= x * p.Y;
    }

    [Differentiable, At("1 2 3 4 5 6", 0.5), At("0.3 -1", 2)]
    public static void OneNumber(Point[] ps, double x)
    {
        for (int i = 0; i < ps.Length; i++) ps[i].X *= x;
    }

    [Differentiable, At("1 2 3 4 5 6 7 8 9 10", 3), At("0.3 -1 1 1 2", 1)]
    public static double Steps(Particle[] all, int n)
    {
        double energy = 0;
        for (int t = 0; t < n; t++)
            for (int i = 0; i < all.Length; i++)
            {
                all[i].Speed.Y -= 0.1 * all[i].Mass;
                all[i].Place += 0.1 * all[i].Speed;
                energy += all[i].Mass * all[i].Speed.Norm2 / 2;
            }
        return energy + all[0].Place.Y;
    }

    [Differentiable, At("1 2 3 4", 0.5), At("0.3 -1", 2)]
    public static double Locals(double[] a, double x)
    {
        var ps = new Point[a.Length];
        for (int i = 0; i < a.Length; i++) ps[i] = new Point(a[i], x * a[i]);
        var qs = ps;
        qs[0].Y *= qs[a.Length - 1].X;
        var pair = new[] { ps[0], new Point(x, 1) };
        double s = Total(ps) + pair[0].Dot(pair[1]);
        foreach (var p in pair) s += p.Norm2;
        return s;
    }

    private static double Total(Point[] ps) { double s = 0; foreach (var p in ps) s += p.X * p.Y; return s; }

    [Differentiable, At("1 2 3 4", "2 1 0.5 3"), At("0.3 -1", "1 2")]
    public static double Two(Point[] ps, Point[] qs)
    {
        double s = 0;
        for (int i = 0; i < ps.Length; i++)
        {
            Exchange(ref ps[i], ref qs[i]);
            s += Along(in ps[i], qs[i]);
        }
        return s;
    }

    private static void Exchange(ref Point p, ref Point q) { var held = p; p = q; q = held; q.X *= p.Y; }

    private static double Along(in Point p, Point q) => p.X * q.X;

    [Differentiable, At("1 2 3 4 5 6 7 8 9"), At("0.3 -1 2")]
    public static float Path(Vector3[] vs)
    {
        float length = 0;
        for (int i = 1; i < vs.Length; i++) length += Vector3.Distance(vs[i], vs[i - 1]);
        var sum = Vector3.Zero;
        foreach (var v in vs) sum += v * v.X;
        return length + sum.Length();
    }

    [Differentiable, At("1 2 3 4 0.5 0.25"), At("0.3 -1")]
    public static double Signal(Complex[] zs)
    {
        var sum = Complex.Zero;
        for (int i = 0; i < zs.Length; i++) sum += zs[i] * zs[i] / (i + 1);
        foreach (var z in zs) sum += Complex.Exp(z) * z.Real;
        return sum.Magnitude;
    }

    [Differentiable, At("1 2 3 4 0.5 0.25", 0.5), At("0.3 -1", 2)]
    public static void Turned(Span<Complex> zs, double angle)
    {
        for (int i = 0; i < zs.Length; i++) zs[i] *= Complex.FromPolarCoordinates(1, angle * i);
    }

    [Differentiable, At("3 2 1 4 0.5 0.25"), At("0.3 -1")]
    public static double Sorted(Point[] ps)
    {
        for (int i = 0; i < ps.Length; i++)
            for (int j = i + 1; j < ps.Length; j++)
                if (ps[j].X < ps[i].X) (ps[i], ps[j]) = (ps[j], ps[i]);
        double s = 0;
        for (int i = 0; i < ps.Length; i++) s += i * ps[i].X * ps[i].Y + ps[i].Y;
        return s;
    }

    [Differentiable, At("1 2 3 4", 0.5), At("0.3 -1", 2)]
    public static double Spectrum(double[] a, double x)
    {
        var zs = new Complex[a.Length];
        for (int k = 0; k < zs.Length; k++)
            for (int i = 0; i < a.Length; i++) zs[k] += a[i] * Complex.FromPolarCoordinates(1, x * k * i);
        double s = 0;
        foreach (var z in zs) s += z.Magnitude;
        return s;
    }

    public struct Ratio
    {
        public double X, Y;

        public double Part { readonly get => X * Y; set => X = value - Y; }

        public double this[int i]
        {
            readonly get => i == 0 ? X : Y;
            set { if (i == 0) X = value * Y; else Y = value * X; }
        }

        public void Add(double v) => X += v * Y;

        public readonly double At(double v) => X * Y + v;
    }

    [Differentiable]
    [At("1 2", 0.7), At("-0.4 1.3", 1.2)]
    public static double MembersSeeTheirArguments(double[] a, double x)
    {
        var ps = new[] { new Ratio { X = a[0], Y = x }, new Ratio { X = a[1] } };
        ps[0].Add(ps[0].Y = x * a[1]);
        ps[0].Part = ps[0].Y = x * ps[0].X;
        ps[0].Part += ps[0].Y = x * x;
        int i = 0;
        ps[i++][i] += x;
        ps[0][0] *= ps[1][0] - ps[0].At(ps[0].Y = a[0] * x);
        return ps[0].X * ps[0].Y + ps[1].X;
    }
}
