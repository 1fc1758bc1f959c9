using System;
using System.Collections.Generic;
using System.Linq;
using Backprop;

/// <summary>Lists, stacks and queues of structs and tuples of real numbers: the numbers of each lie in cells one behind the other.</summary>
public static partial class ListsOfStructs
{
    public readonly record struct State(double X, double V)
    {
        public State Next(double dt) => new(X + V * dt, V - X * dt);

        public double Norm => X * X + V * V;

        public static State operator +(State a, State b) => new(a.X + b.X, a.V + b.V);

        public static implicit operator State(double d) => new(d, 2 * d);
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
        path.Insert(item: new State(v * v, x), index: 1);
        path[n] = path[0].Next(0.1) + path[^1];
        path[0] = path[n] with { V = x };
        (path[1], path[2]) = (path[2], path[1]);
        var p = path[n];
        p += path[0];
        double s = p.X * p.V + path[2].Norm + path[1].Next(0.3).X + path.Count;
        path.RemoveAt(0);
        path.Add(x);
        return s + path[0].X * path.Last().V + path.First().X;
    }

    [Differentiable]
    [At(0.7, 1, Allocates = true), At(0.7, 5, Allocates = true)]
    public static double ByLinq(double x, int n)
    {
        var path = new List<State>();
        for (int i = 0; i < n; i++) path.Add(new State(x * i, x * x));
        var near = path.Where(p => p.X < 2).Select(p => new State(p.V, p.X)).ToList();
        return path.Sum(p => p.Norm) + path.Select(p => p.X * p.V).Sum() + near.Max(p => p.V) + near.Sum(p => p.X) * near.Count();
    }

    [Differentiable]
    [At(0.7, 1, Allocates = true), At(0.7, 4, Allocates = true)]
    public static double StacksAndQueues(double x, int n)
    {
        var open = new Stack<(double, double)>();
        var seen = new Queue<State>();
        open.Push((x, 1));
        seen.Enqueue(new State(x, 2));
        double s = 0;
        while (open.Count > 0)
        {
            var (a, b) = open.Pop();
            s += a * b;
            if (b >= n) continue;
            open.Push((a * x, b + 1));
            seen.Enqueue(new State(s, a));
        }
        while (seen.Count > 0) s += seen.Peek().V * seen.Dequeue().X;
        return s;
    }

    [Differentiable]
    [At(0.7, 0.3, Allocates = true)]
    public static double Tuples(double x, double y)
    {
        var legs = new List<(double Time, double Rate)> { (1, x), (2, y) };
        legs.Add((3, x * y));
        double s = 0;
        foreach (var (t, r) in legs) s += Math.Exp(-r * t);
        foreach (var leg in legs) s += leg.Time * leg.Rate;
        foreach (var (_, r) in legs) s *= 1 + r;
        legs[0] = (x, y);
        legs[1] = (legs[0].Rate, legs[0].Time);
        return s * legs[1].Time * legs[^2].Rate;
    }

    [Differentiable]
    [At(0.7, 6, Allocates = true)]
    public static double Heap(double x, int n)
    {
        var heap = new List<(double Key, double Weight)>();
        for (int i = 0; i < n; i++)
        {
            int at = heap.Count;
            heap.Add((Math.Sin(i * x), x * i));
            while (at > 0 && heap[at].Key < heap[(at - 1) / 2].Key)
            {
                (heap[at], heap[(at - 1) / 2]) = (heap[(at - 1) / 2], heap[at]);
                at = (at - 1) / 2;
            }
        }
        double s = 0;
        int k = 0;
        foreach (var (key, weight) in heap) s += key * weight * ++k;
        return s;
    }

    [Differentiable]
    [At(0.7, true, Allocates = true), At(0.7, false, Allocates = true)]
    public static double Names(double x, bool c)
    {
        List<State> one = [new(x, 1), new(x * x, 2)], two = [.. one, new(3, x)];
        var chosen = c ? one : two;
        chosen[0] = new State(chosen[0].X * chosen[1].V, 1);
        one.AddRange(two);
        one.Reverse();
        return Total(one) + TotalOf(two) + one[^1].X;
    }

    [Differentiable]
    [At(0.7, 3, Allocates = true), At(0.7, 0, Allocates = true)]
    public static double InRecursion(double x, int n) => Halved(n, x) * x;

    private static double Halved(int n, double x)
    {
        if (n == 0) return x;
        var both = new List<State> { new(x, n) };
        both.Add(new State(Halved(n - 1, x * 0.5), x));
        return both[0].X * both[1].X + both[1].V;
    }

    private static double Total(List<State> all)
    {
        double s = 0;
        foreach (var p in all) s += p.X * p.V;
        return s;
    }

    private static double TotalOf(IReadOnlyList<State> all)
    {
        double s = 0;
        for (int i = 0; i < all.Count; i++) s += all[i].X * all[i].V;
        foreach (var p in all) s += p.X;
        return s;
    }
}
