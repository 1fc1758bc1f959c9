using System;
using System.Collections.Generic;
using System.Linq;
using Backprop;

/// <summary>Arrays of objects that never change, of tuples, and of structs with passengers, which the method makes: they are read as lists.</summary>
public static partial class ArraysOfObjects
{
    public sealed class Layer(double weight, double bias)
    {
        public double Weight => weight;

        public double Forward(double x) => Math.Tanh(weight * x + bias);
    }

    public record struct Node(double Value, int Depth);

    [Differentiable, At(0.7, 1.3, Allocates = true)]
    public static double Layers(double x, double w)
    {
        Layer[] layers = { new(w, 0.1), new(0.4, w), new Layer(w * w, 0) };
        foreach (var layer in layers) x = layer.Forward(x);
        for (int i = layers.Length - 1; i >= 0; i--) x += layers[i].Weight * i;
        return layers[^1].Forward(x) * layers[0].Weight;
    }

    [Differentiable, At(0.7, 1.3, 3, Allocates = true), At(0.7, 1.3, 0, Allocates = true)]
    public static double Selected(double x, double w, int n)
    {
        var layers = Enumerable.Range(0, n).Select(i => new Layer(w * i, x)).ToArray();
        foreach (var layer in layers) x = layer.Forward(x);
        return x + layers.Sum(layer => layer.Weight * x) * layers.Length;
    }

    private static double Net(double x, double w)
    {
        var layers = new[] { new Layer(w, 0.1), new Layer(0.4, w) };
        layers[0] = new Layer(layers[1].Weight * w, x);
        var first = layers[0];
        layers[0] = layers[1];
        layers[1] = first;
        return layers.Aggregate(x, (value, layer) => layer.Forward(value)) * layers[1].Weight;
    }

    [Differentiable, At(0.7, 1.3, Allocates = true)]
    public static double OfHelpers(double x, double w) => Net(x, w) * w;

    /// <summary>What is not set is zero.</summary>
    [Differentiable, At("1.3 0.7 2", Allocates = true), At("-0.4", Allocates = true), At("", Allocates = true)]
    public static double Tuples(double[] a)
    {
        var pairs = new (double value, int index)[a.Length + 1];
        for (int i = 0; i < a.Length; i++) pairs[i] = (a[i] * a[i], i - 1);
        double sum = pairs[^1].value + pairs[^1].index;
        foreach (var (value, index) in pairs) sum += value * index;
        return sum * pairs.Length;
    }

    [Differentiable, At("1.3 0.7 2", 2, Allocates = true), At("-0.4 0.3", 4, Allocates = true)]
    public static double Structs(double[] a, int n)
    {
        Node[] nodes = new Node[n];
        for (int i = 0; i < n; i++) nodes[i] = i == 0 ? new Node(a[0], 1) : nodes[i - 1] with { Value = nodes[i - 1].Value * a[1], Depth = nodes[i - 1].Depth + 2 };
        double sum = 0;
        foreach (var node in nodes) sum = sum * 0.5 + node.Value * node.Depth;
        return sum + nodes.Max(node => node.Value);
    }

    [Differentiable, At("1.3 0.7 2", Allocates = true), At("-0.4 0.3", Allocates = true)]
    public static double Pairs(double[] a)
    {
        var pairs = a.Zip(a.Skip(1), (x, y) => (x, y)).ToArray();
        (double p, double q)[] more = [(a[0], 1), (2, a[1])];
        double sum = more.Sum(u => u.p * u.q);
        foreach (var (x, y) in pairs) sum += x * y;
        var best = a.Select((value, index) => (value, index)).MaxBy(item => item.value);
        return sum * best.value * (best.index + 1);
    }
}
