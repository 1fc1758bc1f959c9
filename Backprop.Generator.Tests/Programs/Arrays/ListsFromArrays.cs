using System.Collections.Generic;
using System.Linq;
using Backprop;

/// <summary>Lists of structs and records that are made of the elements of an array.</summary>
public static partial class ListsFromArrays
{
    public readonly record struct Block(double Level, double Weight);

    public record Knot(double Time, double Rate);

    [Differentiable]
    [At("1 3 2 5 4", 0.7, Allocates = true), At("2", 0.7, Allocates = true), At("", 0.7, Allocates = true)]
    public static double Pooled(double[] a, double x)
    {
        var blocks = new List<Block>();
        foreach (var v in a)
        {
            var block = new Block(v * x, 1);
            while (blocks.Count > 0 && blocks[^1].Level > block.Level)
            {
                var last = blocks[^1];
                double weight = last.Weight + block.Weight;
                block = new Block((last.Level * last.Weight + block.Level * block.Weight) / weight, weight);
                blocks.RemoveAt(blocks.Count - 1);
            }
            blocks.Add(block);
        }
        return blocks.Sum(b => b.Level * b.Level * b.Weight);
    }

    [Differentiable]
    [At("0.1 0.3 0.2", 1.4, Allocates = true)]
    public static double Curve(double[] rates, double t)
    {
        var knots = new List<Knot>();
        for (int i = 0; i < rates.Length; i++) knots.Add(new Knot(i, rates[i]));
        int at = 0;
        while (at < knots.Count - 2 && knots[at + 1].Time < t) at++;
        double w = (t - knots[at].Time) / (knots[at + 1].Time - knots[at].Time);
        return knots[at].Rate * (1 - w) + knots[at + 1].Rate * w;
    }

    [Differentiable]
    [At("1 3 2", 0.7, Allocates = true)]
    public static double[] Given(double[] a, double x)
    {
        var blocks = new List<Block>();
        foreach (var v in a) blocks.Add(new Block(v, x * v));
        blocks[0] = new Block(blocks[1].Weight, blocks[0].Level);
        return blocks.Select(b => b.Level * b.Weight).ToArray();
    }
}
