using System;
using System.Linq;
using Backprop;

/// <summary>Passengers whose methods read what their classes keep to themselves.</summary>
public static partial class PrivateMembers
{
    private static readonly Payoff[] book = { new CallOption(1.2), new PutOption(1.7, 0.9), new Spread(new CallOption(0.5), new PutOption(2.5, 1.1)) };

    private static readonly Curve curve = new(new[] { 1.0, 2, 4 }, new[] { 0.3, 0.5, 0.4 });

    private static readonly Leaf tree = new(0.7, new Leaf(1.1, new Leaf(-0.4, null)));

    [Differentiable]
    [At(1.5, 0), At(1.5, 1), At(1.5, 2), At(0.8, 2), At(3, 2)]
    public static double OfInterfaces(double s, int which) => book[which].Value(s) * s;

    [Differentiable]
    [At(1.5), At(0.8), At(3)]
    public static double OfMany(double s) => book.Sum(payoff => payoff.Value(s)) + Total(book, s) * s;

    [Differentiable]
    [At(1.3, 0.9), At(3.3, 0.4), At(0.2, 2)]
    public static double OfArrays(double t, double notional) => curve.Discount(t) * notional;

    [Differentiable]
    [At(0.7), At(-1.3)]
    public static double OfThemselves(double x) => tree.Of(x) * x;

    [Differentiable]
    [At(0.7, 2, Allocates = true), At(-1.3, 0, Allocates = true)]
    public static double OfBases(double x, int n) => Fresh(n).Of(x) + Fresh(n).Of(x * x);

    [Differentiable]
    [At(0.7, 3), At(-1.3, 4), At(1.1, 0)]
    public static double OfStaticClasses(double x, int n) => Hermite.Of(n, x) + Bell.At(x);

    [Differentiable]
    [At(0.7, Allocates = true), At(-1.3, Allocates = true)]
    public static double OfOthersOfItsClass(double x) => new Point(1, 2).Dot(new Point(3, -0.5), x) * x;

    [Differentiable]
    [At(0.7), At(-1.3)]
    public static double OfOddNames(double x) => odd.Of(x) * x;

    private static readonly Odd odd = new(1.5, 2);

    private static Counter Fresh(int n) => new(n);

    private static double Total(Payoff[] all, double s)
    {
        double total = 0;
        foreach (var payoff in all) total += payoff.Value(s);
        return total;
    }

    internal interface Payoff { double Value(double s); }

    internal sealed class CallOption(double strike) : Payoff
    {
        public double Value(double s) => Math.Max(s - strike, 0);
    }

    internal sealed class PutOption : Payoff
    {
        private readonly double strike;

        public PutOption(double strike, double size) => (this.strike, Size) = (strike, size);

        private double Size { get; }

        private double Half => Size / 2;

        public double Value(double s) => (Half + Half) * Math.Max(strike - s, 0);
    }

    internal sealed class Spread : Payoff
    {
        private readonly Payoff[] parts;

        public Spread(params Payoff[] parts) => this.parts = parts;

        public double Value(double s) => parts.Sum(part => part.Value(s)) * Scale(parts.Length);

        private static double Scale(int count) => 1.0 / count;
    }

    internal sealed class Curve(double[] times, double[] rates)
    {
        public double Discount(double t) => Math.Exp(-Rate(t) * t);

        private double Rate(double t)
        {
            int i = Index(t);
            double w = (t - times[i]) / (times[i + 1] - times[i]);
            return Blend(rates[i], rates[i + 1], w);
        }

        private int Index(double t)
        {
            int i = 0;
            while (i < times.Length - 2 && t > times[i + 1]) i++;
            return i;
        }

        private static double Blend(double a, double b, double w) => a * (1 - w) + b * w;
    }

    internal sealed class Leaf(double weight, Leaf? next)
    {
        public double Of(double x) => next is null ? weight * x : weight * x + next.Of(Math.Sin(x));
    }

    internal class Counted(int start)
    {
        private static int made;
        private int step = 1;
        protected readonly double scale = 0.5;

        private int Calls { get; set; } = start;

        public int Seen { get; private set; }

        protected double Next(double x)
        {
            Calls += step;
            step++;
            start--;
            Seen = Seen + 2;
            made = Math.Max(made, 1);
            return x * Calls + start * scale * made;
        }
    }

    internal sealed class Counter(int start) : Counted(start + 1)
    {
        private readonly double step = 0.25;

        public double Of(double x) => Next(x) * step + Next(x * x) * Seen + scale + start;
    }

    internal sealed class Point
    {
        private readonly double x, y;

        internal Point(double x, double y) => (this.x, this.y) = (x, y);

        public double Dot(Point other, double s) => (x * other.x + y * other.y) * s;
    }

    internal sealed class Odd(double @class, int _n)
    {
        private readonly string @string = "abc";
        private readonly double _x1 = 2, __ = 3;

        public double Of(double x) => @class * x * _n + @string.Length * x * x * _x1 * __;
    }
}

/// <summary>Members of a base in members of the object itself: parameters of headers that have the same name.</summary>
public abstract class Scaled(double rate)
{
    private readonly double shift = 0.3;

    protected double Of(double x) => rate * x * x + shift;
}

public partial class PrivateMembersOfBases(double rate) : Scaled(2 * rate)
{
    private PrivateMembersOfBases() : this(0.7) { }

    [Differentiable]
    [At(0.7), At(-1.3)]
    public double Own(double x) => Of(x) * rate;

    [Differentiable]
    [At(0.7), At(-1.3)]
    public double InBlocks(double x)
    {
        foreach (int i in Differentiation.Checkpointed(3)) x *= rate + x;
        return x;
    }

    [Differentiable]
    [At(0.7, Allocates = true), At(-1.3, Allocates = true)]
    public double OfAnother(double x) => new PrivateMembersOfBases(0.4).Times(x) * Times(x);

    [Differentiable]
    [At(0.7, 3), At(-1.3, 0)]
    public double Repeated(double x, int n) => n == 0 ? x : Repeated(x * rate * x, n - 1);

    private double Times(double x) => x * rate;
}

internal static class Hermite
{
    public static double Of(int n, double x) => n < 0 ? 0 : Step(n, x);

    private static double Step(int n, double x) => n == 0 ? 1 : n == 1 ? x : x * Step(n - 1, x) - (n - 1) * Step(n - 2, x);
}

internal static class Bell
{
    public static double At(double x) => Squared(x) is var s && IsSmall(s) ? Math.Exp(-s / 2) : 0;

    private static double Squared(double x) => x * x;

    private static bool IsSmall(double s) => s < 100;
}
