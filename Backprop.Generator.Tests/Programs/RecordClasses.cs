using System;
using Backprop;

/// <summary>Records that are classes, created here.</summary>
public static partial class RecordClasses
{
    public record Market(double Spot, double Vol)
    {
        public double Variance => Vol * Vol;

        public double Drifted(double t) => Spot * Math.Exp(-0.5 * Variance * t);
    }

    public record Option
    {
        public double Strike { get; init; } = 1.5;
        public double Expiry { get; init; }
        public int Kind;
    }

    public record Shape(double Size)
    {
        public virtual double Area() => Size * Size;
    }

    public record Disc(double Size, double Hole) : Shape(Size * 0.5)
    {
        public override double Area() => 3 * base.Area() - Hole * Hole;
    }

    public sealed record Deal(Market Market, Option Option, double[] Weights)
    {
        public double Worth() => Market.Drifted(Option.Expiry) * Weights[0] - Option.Strike * Weights[1];
    }

    [Differentiable, At(1.3, 0.7), At(-0.4, 2.1)]
    public static double Positional(double x, double y) { var m = new Market(x, y * x); return m.Drifted(0.5) * m.Vol + m.Spot; }

    [Differentiable, At(1.3, 0.7), At(-0.4, 2.1)]
    public static double Initialised(double x, double y) { var o = new Option { Expiry = x * y, Kind = 2 }; return o.Strike * o.Expiry * o.Kind * x; }

    [Differentiable, At(1.3, 0.7), At(-0.4, 2.1)]
    public static double With(double x, double y)
    {
        var m = new Market(x, y);
        var up = m with { Spot = m.Spot * 1.1 };
        var same = m with { };
        var other = up with { Vol = x, Spot = up.Spot + y };
        return m.Spot * up.Spot + other.Drifted(y) * same.Vol - up.Vol * other.Vol;
    }

    [Differentiable, At(1.3, 0.7), At(-0.4, 2.1)]
    public static double Bases(double x, double y)
    {
        Shape s = new Disc(x, y);
        var t = s with { Size = y * x };
        double area = s.Area() * t.Area();
        return t is Disc d ? area + d.Hole * d.Size : area;
    }

    [Differentiable, At(1.3, 0.7), At(-0.4, 2.1)]
    public static double Held(double x, double y)
    {
        var weights = new[] { x, y };
        var deal = new Deal(new Market(x, 0.3 * y), new Option { Strike = y, Expiry = 1.5 }, weights);
        var later = deal with { Option = new Option { Strike = x, Expiry = 2 } };
        weights[0] *= y;
        return deal.Worth() * later.Worth() + (later.Market is null ? 1 : later.Market.Spot);
    }

    [Differentiable, At(1.3, 4), At(-0.4, 2)]
    public static double InALoop(double x, int n)
    {
        double s = 0.5;
        for (int i = 0; i < n; i++)
        {
            var m = new Market(s, x) with { Vol = s * x };
            s = Math.Sin(m.Drifted(0.1 * i) + m.Vol);
        }
        return s;
    }
}
