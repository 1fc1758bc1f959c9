using System;
using Backprop;

/// <summary>Structs and tuples that come in and go out as wholes; the adjoint of a struct is the same struct.</summary>
public static partial class StructParameters
{
    public struct Point
    {
        public double X, Y;

        public double Length => Math.Sqrt(X * X + Y * Y);

        public void Scale(double by)
        {
            X *= by;
            Y *= by;
        }

        public static Point operator +(Point a, Point b) => new Point { X = a.X + b.X, Y = a.Y + b.Y };
    }

    public readonly record struct Option(double Strike, double Volatility, int Steps);

    public record struct Quote(Option Of, float Price) { public double Weight { get; set; } }

    [Differentiable, At("1.3 0.4"), At("-0.2 0.7")]
    public static double Length(Point p) => p.Length * p.X;

    [Differentiable, At("1.3 0.4", 0.6, "0.1 2"), At("-0.2 0.7", 0, "1 1")]
    public static double TwoPoints(Point p, double t, Point q)
    {
        var sum = p + q;
        sum.Scale(t);
        return sum.X * p.Y + q.Y * t;
    }

    [Differentiable, At("1.3 0.4 3"), At("0.7 0.2 0")]
    public static double WithPassengers(Option option)
    {
        double s = option.Strike;
        for (int i = 0; i < option.Steps; i++) s = s * option.Volatility + Math.Sin(s);
        return s * option.Strike;
    }

    [Differentiable, At("1.3 0.4 2 0.5 0.25", 0.5)]
    public static double Nested(in Quote quote, double spot) => (quote.Of.Strike - spot) * quote.Price * quote.Weight + quote.Of.Volatility * quote.Of.Steps;

    [Differentiable, At("1.3 0.4"), At("-0.2 0.7")]
    public static double Changed(Point p)
    {
        double before = p.X;
        for (int i = 0; i < 3; i++)
        {
            p.X += p.Y * before;
            p.Y = Math.Cos(p.X);
        }
        p = new Point { X = p.Y, Y = p.X * before };
        return p.X * p.Y;
    }

    [Differentiable, At("1.3 0.4 0.5"), At("-0.2 0.7 2")]
    public static double Tuple((double a, (double b, float c) inner) t) => t.a * t.inner.b + Math.Sin(t.inner.c * t.a);

    [Differentiable, At("1.3 0.4", 0.6), At("-0.2 0.7", 2)]
    public static Point Result(Point p, double angle)
    {
        double sin = Math.Sin(angle), cos = Math.Cos(angle);
        return new Point { X = cos * p.X - sin * p.Y, Y = sin * p.X + cos * p.Y };
    }

    [Differentiable, At("1.3 0.4 2", 0.6)]
    public static (Option, double) ResultInATuple(Option option, double shift) => (option with { Strike = option.Strike * shift }, option.Volatility * shift);

    [Differentiable, At("1.3 0.4", 0.6), At("-0.2 0.7", 2)]
    public static double Held([NoDerivative] Point p, double x) => p.X * x + p.Y * x * x;

    [Differentiable, At("1.3 0.4"), At("-0.2 0.7")]
    public static double Recursive(Point p) => p.Length < 0.3 ? p.X : Recursive(new Point { X = p.X * 0.5, Y = p.X * p.Y }) * p.Y;

    [Differentiable, At("1.3 0.4", true), At("-0.2 0.7", false)]
    public static double OnPaths(Point p, bool keep)
    {
        var q = keep ? p : new Point { X = p.Y, Y = 1 };
        if (!keep) q.Y = p.X;
        return q.X * q.Y + q.X;
    }
}
