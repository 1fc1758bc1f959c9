using System;
using System.Collections.Generic;
using System.Linq;
using Backprop;

/// <summary>Items of collections that hold passengers beside their numbers, and dictionaries of structs.</summary>
public static partial class ListsOfPassengers
{
    public enum Kind
    {
        Call,
        Put = -3,
    }

    public record struct Node(double Value, int Depth);

    public record struct Pair(double X, double Y);

    public record Option(double Strike, Kind Kind, bool IsOn);

    [Differentiable, At(1.3, 4, Allocates = true), At(0.7, 0, Allocates = true)]
    public static double Tuples(double x, int n)
    {
        var list = new List<(double value, int index)>();
        for (int i = 0; i < n; i++) list.Add((x * i, i * i - 1));
        double sum = x;
        foreach (var (value, index) in list) sum += value * index;
        for (int i = 0; i < list.Count; i++)
        {
            var (value, index) = list[i];
            list[i] = (value * sum, index - 1);
            if (list[i].index > 2) sum *= list[i].value;
        }
        return sum;
    }

    /// <summary>How deep a path is says whether it goes on.</summary>
    [Differentiable, At(1.3, Allocates = true), At(0.4, Allocates = true)]
    public static double Deep(double x)
    {
        var open = new Stack<(double value, int depth)>();
        open.Push((x, 0));
        double sum = 0;
        while (open.Count > 0)
        {
            var (value, depth) = open.Pop();
            sum += value * (depth + 1);
            if (depth < 3)
            {
                open.Push((value * x, depth + 1));
                if (depth % 2 == 0) open.Push((Math.Sin(value), depth + 2));
            }
        }
        return sum;
    }

    [Differentiable, At(1.3, Allocates = true), At(0.4, Allocates = true)]
    public static double Structs(double x)
    {
        var open = new Queue<Node>();
        open.Enqueue(new Node(x, -1));
        double sum = 0;
        while (open.TryDequeue(out var node))
        {
            sum = sum * 0.5 + node.Value * node.Depth;
            if (node.Depth < 3) open.Enqueue(node with { Value = node.Value * x, Depth = node.Depth + 2 });
        }
        return sum;
    }

    [Differentiable, At(1.3, 0.7, Allocates = true)]
    public static double Objects(double x, double y)
    {
        var options = new List<Option> { new(x, Kind.Put, true), new(y, Kind.Call, false), new(x * y, Kind.Put, false) };
        return options.Where(o => o.Kind == Kind.Put).Sum(o => o.IsOn ? o.Strike : o.Strike * o.Strike) * (int)options[0].Kind;
    }

    [Differentiable, At(1.3, 0.7, Allocates = true), At(0.2, 0.9, Allocates = true)]
    public static double Best(double x, double y)
    {
        var all = new List<(double cost, int node, bool isOpen)> { (x, 3, true), (y, 5, true), (x * y, 7, false) };
        var best = all.MinBy(item => item.cost);
        var first = all.First(item => item.cost > 0.8 && item.isOpen);
        var none = all.FirstOrDefault(item => item.node > 9);
        return best.cost * best.node + first.cost * first.cost * (first.isOpen ? 2 : 3) + none.node + none.cost;
    }

    [Differentiable, At(1.3, Allocates = true)]
    public static double OfKeys(double x)
    {
        var pairs = new Dictionary<string, Pair> { ["a"] = new Pair(x, x * x), ["bc"] = new(x, 2) };
        pairs.Add("d", pairs["a"] with { X = 3 * x });
        pairs["a"] = new Pair(pairs["bc"].Y * x, 1);
        double sum = 0;
        foreach (var (key, pair) in pairs) sum += key.Length * pair.X * pair.Y;
        foreach (var entry in pairs) sum += entry.Value.X * entry.Key.Length;
        foreach (var pair in pairs.Values) sum *= pair.X;
        return sum + pairs.Values.Sum(pair => pair.Y) * pairs.Count;
    }

    [Differentiable, At(1.3, "u", Allocates = true), At(0.7, "v", Allocates = true)]
    public static double Found(double x, string key)
    {
        var pairs = new SortedDictionary<string, (double rate, int count)>();
        pairs[key] = (x, 3);
        if (pairs.TryGetValue("u", out var found)) x *= found.rate * found.count;
        return pairs.TryGetValue("w", out var other) ? x : x * x + other.rate * other.count;
    }
}
