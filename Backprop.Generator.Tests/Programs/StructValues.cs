using System;
using Backprop;

/// <summary>Structs with real fields as locals: the variables of their fields.</summary>
public static partial class StructValues
{
    [Differentiable, At(1.3, 0.7), At(-0.4, 2.1)]
    public static double Copied(double x, double y) { var p = new Point(x, y); var q = p; p.X = p.X * p.Y; q.Y = 5 * q.X; return p.X * q.X + p.Y * q.Y; }

    [Differentiable, At(1.3, 0.7), At(-0.4, 2.1)]
    public static double Mutated(double x, double y) { var p = new Point(x, y); p.Scale(p.X); p.Scale(p.Y); return p.Norm2 * p.Tag; }

    [Differentiable, At(1.3, 0.7), At(-0.4, 2.1)]
    public static double Operators(double x, double y) { var p = new Point(x, y); var q = p + p.Turned; q += 2 * p; q -= -p; return (q + q) * p + (double)(p + q); }

    [Differentiable, At(1.3, 0.7), At(-0.4, 2.1)]
    public static double Indexers(double x, double y) { var p = new Point(x, y); p[0] *= p[1]; p[1] += p[0]; int i = 0; p[i++] -= x; p[i] = p[i] * i; return p[0] * p[1]; }

    [Differentiable, At(1.3, 0.7), At(-0.4, 2.1)]
    public static double IndexedByNames(double x, double y) { var g = new Grown { Way = x }; g[of: new Point(x, y), by: y] += g[y]; g[x] *= g[by: x * y]; return g[of: new Point(y, x), by: x] + g.Way; }

    [Differentiable, At(1.3, 0.7), At(-0.4, 2.1)]
    public static double Properties(double x, double y)
    {
        var m = new Measured { Value = x, Auto = y };
        m.Value = m.Value + m.Auto;
        m.Auto *= m.Twice;
        m.Value += m.Auto;
        return m.Value * m.Twice > 3 ? m.Auto * m.Value : m.Twice;
    }

    [Differentiable, At(1.3, 0.7), At(-0.4, 2.1)]
    public static double Records(double x, double y)
    {
        var r = new Pair(x, y);
        var q = r with { First = r.Second * r.First };
        var s = q with { Second = q.Area, First = r.First };
        return q.Area * r.First + s.Second * s.First;
    }

    [Differentiable, At(1.3, 0.7), At(-0.4, 2.1)]
    public static double Nested(double x, double y)
    {
        var s = new Segment { From = new Point(x, y), To = { X = y } };
        s.To.Y = x * y;
        s.From.Scale(2);
        var t = s;
        t.From = t.To;
        t.To.X *= 3;
        return s.Length2 + t.Length2 * t.From.X;
    }

    [Differentiable, At(1.3, 0.7), At(-0.4, 2.1)]
    public static double Swapped(double x, double y) { var p = new Point(x, y); var q = new Point(y * y, x); (p, q) = (q, p); (p.X, q.Y) = (q.Y, p.X); return p.X * q.X + p.Y * q.Y; }

    [Differentiable, At(1.3, 0.7), At(-0.4, 2.1)]
    public static double Returned(double x, double y) => 5 * Make(x * y).X + Make(x).Norm2 * Make(y).Turned.X;

    [Differentiable, At(1.3, 0.7), At(-0.4, 2.1)]
    public static double Passed(double x, double y)
    {
        var p = new Point(x, y);
        double before = Given(in p, x) + ByValue(p, 2);
        Turn(ref p);
        Split(p, out var q, out var r);
        return before + p.X * q.Y + r.X * p.Y;
    }

    [Differentiable, At(1.3, 0.7, 4), At(-0.4, 2.1, 0), At(0.4, 0.3, 1)]
    public static double InALoop(double x, double y, int n)
    {
        var p = new Point(x, y);
        for (int i = 0; i < n; i++)
        {
            if (p.Norm2 > 4) break;
            p = p.Turned + 0.5 * p;
            p.Tag += i;
        }
        return p.X * x + p.Y + p.Tag;
    }

    [Differentiable, At(1.3, 0.7), At(-0.4, 2.1)]
    public static double Chosen(double x, double y)
    {
        var p = x > 0 ? new Point(x, y) : new Point(y, x * x);
        var q = p is { X: > 0, Tag: 3 } ? p.Turned : default;
        return p.X * p.Y + q.X;
    }

    [Differentiable, At(1.3, 0.7), At(-0.4, 2.1)]
    public static double Uninitialised(double x, double y) { Segment s; s.From = new Point(); s.From.X = x; s.To = s.From; s.To.Y = y; return s.Length2 + s.To.Norm2; }

    [Differentiable, At(1.3, 0.7), At(-0.4, 2.1)]
    public static double WaitsForTheChange(double x, double y) { var p = new Point(x, y); return p.X * p.Halve() + p.X + p.Norm2 * p.Halve(); }

    [Differentiable, At(1.3, 0.7), At(-0.4, 2.1)]
    public static double Captured(double x, double y)
    {
        var p = new Point(x, y);
        void Move(double by) { p.X += by; p = p.Turned; }
        Move(x);
        Func<Point, double> along = q => q.X * p.Y;
        Move(y);
        return along(p) + p.X;
    }

    [Differentiable, At(1.3, 0.7), At(-0.4, 2.1)]
    public static double WithTuples(double x, double y)
    {
        (Point p, int n) t = (new Point(x, y), 2);
        t.p.X *= t.n;
        var (p, n) = t;
        return p.X * p.Y * n;
    }

    [Differentiable, At(1.3, 0.7), At(-0.4, 2.1)]
    public static double FromElsewhere(double x, double y) { var p = Unit; p.X += x; var q = p + Unit; return q.X * y * q.Y + Passenger(Unit) * x; }

    [Differentiable, At(1.3, 0.7), At(-0.4, 2.1)]
    public static double OfPassengersOnly(double x, double y) { var p = new Point(3, 4); p.Scale(2); return x * p.X + y * p.Norm2; }

    [Differentiable, At(1.3, 0.7), At(-0.4, 2.1)]
    public static double Chained(double x, double y) => new Point(x, y).Moved(x, 2).Moved(y, y).Norm2 + new Point(y: x, x: y).X;

    [Differentiable, At(1.3, 0.7), At(-0.4, 2.1)]
    public static double InPrivate(double x, double y) { var c = new Counter(x); c.Add(y); c.Add(x * y); return c.Mean * c.Mean; }

    [Differentiable, At(1.3, 0.7), At(-0.4, 2.1)]
    public static double Stepped(double x, double y) { var p = new Pair(x, y); p++; p.Second *= new Pair(y).Second; var q = p++; var (a, b) = p; return q.First * ++p.First * a + b * (p++).Second; }

    [Differentiable, At(1.3, 0.7), At(-0.4, 2.1)]
    public static double WithAnArray(double x, double y)
    {
        var l = new Weights { W = new double[2], B = x };
        l.W[0] = y;
        l.W[1] = x * y;
        var m = l;
        m.W[0] *= 2;
        m.B = y;
        return l.At(x) + m.At(y) * l.B;
    }

    [Differentiable, At(1.3, 0.7), At(-0.4, 2.1)]
    public static double PartByReference(double x, double y) { var p = new Point(x, y); Add(ref p.X, p.Y); Add(ref p.X, ref p.X); p.AddTo(ref y); p.AddTo(ref p.Y); return p.X * p.Y * y; }

    private static void Add(ref double a, double b) { a += b; a *= b; }

    private static void Add(ref double a, ref double b) { a += b; b *= a; }

    private static readonly Point Unit = new(1, 0.5);

    private static double Passenger(Point p) => p.X + p.Y;

    private static Point Make(double x) => new(x * x, x);

    private static double Given(in Point p, in double k) => p.X * k + p.Norm2;

    private static double ByValue(Point p, double k) { p.Scale(k); return p.X * p.Y; }

    private static void Turn(ref Point p) => p = p.Turned;

    private static void Split(Point p, out Point a, out Point b) { a = new Point(p.X, 0); b = p; b.X = a.X * p.Y; }
}

public struct Point
{
    public double X, Y;
    public int Tag;

    public Point(double x, double y, int tag = 3) { X = x; Y = y; Tag = tag; }

    public readonly double Norm2 => X * X + Y * Y;

    public readonly Point Turned => new(-Y, X, Tag);

    public double this[int i] { readonly get => i == 0 ? X : Y; set { if (i == 0) X = value; else Y = value; } }

    public void Scale(double k) { X *= k; Y *= k; }

    public void AddTo(ref double v) { v += X; X += v; }

    public double Halve() { X /= 2; return X * Y; }

    public readonly Point Moved(double dx, double dy) { var moved = this; moved.X += dx; moved.Y += dy; return moved; }

    public static Point operator +(Point a, Point b) => new(a.X + b.X, a.Y + b.Y, a.Tag);

    public static Point operator -(Point a, Point b) => new(a.X - b.X, a.Y - b.Y, a.Tag);

    public static Point operator -(Point a) => new(-a.X, -a.Y, a.Tag);

    public static double operator *(Point a, Point b) => a.X * b.X + a.Y * b.Y;

    public static Point operator *(double k, Point a) { a.Scale(k); return a; }

    public static explicit operator double(Point p) => p.X + 2 * p.Y;
}

public struct Grown
{
    public double Way;

    public double this[double by, Point of = default] { readonly get => Way * by + of.X; set => Way = value * by - of.Y; }
}

public struct Segment
{
    public Point From, To;

    public readonly double Length2 => (To - From) * (To - From);
}

public record struct Pair(double First, double Second)
{
    public Pair(double both) : this(both, both * both) => First += 1;

    public static Pair operator ++(Pair p) => p with { First = p.First + p.Second };

    public double Area => First * Second;
}

public struct Measured
{
    private double value;

    public double Value { readonly get => value; set => this.value = value * value; }

    public readonly double Twice => 2 * Value;

    public double Auto { get; set; }
}

public struct Counter
{
    private double sum;
    private int count;

    public Counter(double first) : this() => Add(first);

    public readonly double Mean => sum / count;

    public void Add(double v) { sum += v; count++; }
}

public struct Weights
{
    public double[] W;
    public double B;

    public readonly double At(double x) { double s = B; for (int i = 0; i < W.Length; i++) s += W[i] * x; return s; }
}
