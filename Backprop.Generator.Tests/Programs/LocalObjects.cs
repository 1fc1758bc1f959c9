using System;
using Backprop;

/// <summary>Objects that a method creates and keeps to itself: the variables of their fields.</summary>
public static partial class LocalObjects
{
    public sealed class Table(double[,] w)
    {
        public readonly double[,] W = w;

        public double[] Bias;
    }

    [Differentiable, At(1.3, 0.7), At(-0.4, 2.1)]
    public static double HoldingNewArrays(double x, double y)
    {
        var table = new Table(new[,] { { x, y }, { 1, x * y } }) { Bias = new[] { y, x } };
        table.W[0, 1] *= table.Bias[0];
        return table.W[0, 1] * table.W[1, 1] + table.Bias[1];
    }

    [Differentiable, At(1.3, 0.7), At(-0.4, 2.1)]
    public static double TwoNames(double x, double y) { var a = new Running(); var b = a; a.Add(x); b.Add(y); return a.Total * b.Total * a.Count; }

    [Differentiable, At(1.3, 0.7), At(-0.4, 2.1)]
    public static double PassedOn(double x, double y) { var a = new Running { Total = x }; Feed(a, y); Feed(a, a.Total); return a.Mean + a.Total; }

    [Differentiable, At(1.3, 0.7, 4), At(-0.4, 2.1, 0)]
    public static double InALoop(double x, double y, int n)
    {
        var all = new Running();
        for (int i = 0; i < n; i++)
        {
            var one = new Running(y);
            one.Add(x * i);
            if (one.Total > 3) continue;
            all.Add(one.Mean * all.Total);
        }
        return all.Total * x;
    }

    [Differentiable, At(1.3, 0.7), At(-0.4, 2.1)]
    public static double Weights(double w, double x) { var l = new Dense(); l.W[0] = w; l.Bias = w * w; return l.Forward(x) * l.Forward(w); }

    [Differentiable, At(1.3, 0.7), At(-0.4, 2.1)]
    public static double Properties(double x, double y) { var c = new Squarer { Value = x }; c.Value = c.Value + y; c.Auto = c.Twice; c.Auto *= y; return c.Value * c.Auto; }

    [Differentiable, At(1.3, 0.7), At(-0.4, 2.1)]
    public static double Captured(double x, double y)
    {
        var r = new Running(x);
        void Twice(double v) { r.Add(v); r.Add(v * y); }
        Twice(x);
        Func<double> mean = () => r.Mean * y;
        r.Total *= 2;
        return mean() + r.Total;
    }

    [Differentiable, At(1.3, 0.7), At(-0.4, 2.1)]
    public static double Initialised(double x, double y) { var r = new Header(x); r.Third += y; return r.Second * r.Third + new Header(y).Third; }

    [Differentiable, At(1.3, 0.7), At(-0.4, 2.1)]
    public static double WithStructs(double x, double y) { var b = new Body { At = new Spot { X = x, Y = y } }; b.Step(y); var before = b.At; b.Step(x); return b.At.X * before.Y + b.At.Y * before.X; }

    private static void Feed(Running r, double v) { r.Add(v); if (r.Total > 1) r.Total *= v; }
}

public class Running
{
    public double Total = 1;
    private double scale = 2;

    public Running() { }

    public Running(double first) : this() => Total += first;

    public int Count { get; private set; }

    public double Mean => Total / (Count + 1);

    public void Add(double v) { Total += v * Total * scale; scale += 0.1 * v; Count++; }
}

public sealed class Dense
{
    public double[] W = { 0.3, -0.2 };
    public double Bias = 0.1;

    public double Forward(double x) { double z = Bias; for (int i = 0; i < W.Length; i++) z += W[i] * Math.Pow(x, i + 1); return Math.Tanh(z); }
}

public class Squarer
{
    private double v;

    public double Value { get => v; set => v = value * value; }

    public double Twice => 2 * Value;

    public double Auto { get; set; }
}

public record struct Header(double First)
{
    public double Second = First * 2;

    public double Third { get; set; } = First + 1;
}

public struct Spot
{
    public double X, Y;
}

public class Body
{
    public Spot At;
    private double speed = 0.5;

    public void Step(double dt) { At.X += speed * dt; speed *= At.X; At = At with { Y = At.Y + speed * dt }; }
}
