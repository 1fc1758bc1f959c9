using System;
using System.Collections.Generic;
using System.Linq;
using Backprop;

/// <summary>Lists of objects that never change: of each the numbers that it holds are kept, and another object stands for it where it is read.</summary>
public static partial class ListsOfRecords
{
    public record State(double X, double V)
    {
        public State Next(double dt) => new(X + V * dt, V - X * dt);

        public double Norm => X * X + V * V;

        public static State operator +(State a, State b) => new(a.X + b.X, a.V + b.V);
    }

    public sealed class Leg(double rate, double time)
    {
        private readonly double square = rate * rate;

        public double Rate => rate;

        public double Value() => Math.Exp(-rate * time) * square;
    }

    [Differentiable]
    [At(0.7, 0, Allocates = true), At(0.7, 1, Allocates = true), At(-0.4, 2, Allocates = true), At(0.9, 3, Allocates = true), At(0.7, 7, Allocates = true)]
    public static double Path(double x, int n)
    {
        var path = new List<State>();
        var state = new State(x, 1);
        for (int i = 0; i < n; i++)
        {
            path.Add(state);
            state = state.Next(0.1 * x);
        }
        double sum = 0;
        foreach (var p in path) sum += p.Norm * p.X;
        for (int i = 1; i < path.Count; i++)
        {
            var step = path[i].X - path[i - 1].X;
            sum += step * step;
        }
        return sum;
    }

    [Differentiable]
    [At(0.7, 0.3, 1, Allocates = true), At(-0.4, 1.2, 2, Allocates = true)]
    public static double ByIndex(double x, double v, int n)
    {
        var path = new List<State> { new(x, v), new State(v, x * x) };
        path.Add(new State(x * v, 1));
        path.Insert(1, new State(v * v, x));
        path[n] = path[0].Next(0.1) + path[^1];
        path[0] = path[n] with { V = x };
        var p = path[n];
        path[n] = new State(x, 3);
        double s = p.X * p.V + path[2].Norm + path[1].Next(0.3).X + path.Count;
        path.RemoveAt(0);
        return s + path[0].X * path.Last().V + path.First().X;
    }

    [Differentiable]
    [At(0.7, 1, Allocates = true), At(0.7, 5, Allocates = true)]
    public static double Best(double x, int n)
    {
        var all = new List<State>();
        for (int i = 0; i < n; i++) all.Add(new State(x * i, i + 1));
        var best = all[0];
        for (int i = 1; i < all.Count; i++)
            if (Math.Abs(all[i].X - 2) < Math.Abs(best.X - 2)) best = all[i];
        all.Add(best);
        best = best.Next(x) + all[^1];
        return best.X * best.V * x;
    }

    [Differentiable]
    [At(0.7, 3, Allocates = true), At(0.2, 5, Allocates = true)]
    public static double Legs(double x, int n)
    {
        var legs = new List<Leg>();
        for (int i = 1; i <= n; i++) legs.Add(new Leg(x * i, i));
        double s = 0;
        foreach (var leg in legs) s += leg.Value() * leg.Rate;
        var open = new Queue<Leg>(legs);
        while (open.Count > 1) s += open.Dequeue().Value() * open.Peek().Rate;
        return s + legs[0].Value() + legs.Sum(leg => leg.Value());
    }

    [Differentiable]
    [At(0.7, 1, Allocates = true), At(0.7, 4, Allocates = true)]
    public static double ByLinq(double x, int n)
    {
        var all = Enumerable.Range(1, n).Select(i => new State(x * i, i)).ToList();
        var turned = all.Where(p => p.V < 3).Select(p => new State(p.V, p.X)).ToList();
        return Enumerable.Range(1, n).Select(i => new Leg(x * i, i)).Sum(leg => leg.Value()) + all.Sum(p => p.Norm) + turned.Max(p => p.V) * Total(turned);
    }

    private static double Total(IEnumerable<State> all)
    {
        double s = 0;
        foreach (var p in all) s += p.X * p.V;
        return s;
    }
}
