using System;
using System.Collections.Generic;
using System.Linq;
using Backprop;

/// <summary>LINQ over what carries no derivative: lists, tuples, sets, words, and whatever else there is to go through.</summary>
public static partial class PassengerSequences
{
    public sealed record Flow(double Time, double Amount);

    public readonly record struct State(double Place, double Speed)
    {
        public State Next(double force, double step) => new(Place + step * Speed, Speed + step * (force - Place));
    }

    private static readonly List<Flow> flows = [new(0.5, 3), new(1, 3), new(2, 103)];
    private static readonly (string Name, double Weight)[] terms = [("a", 1), ("b", 2), ("c", -1)];
    private static readonly double[] forces = [1, -0.5, 0.3];
    private static readonly HashSet<int> powers = [3, 1, 2];
    private static readonly Dictionary<string, int> counts = new() { ["a"] = 2, ["bb"] = 5 };
    private static readonly string words = "one two three";

    [Differentiable]
    [At(0.03), At(-0.2)]
    public static double OfAList(double rate) => flows.Sum(flow => flow.Amount * Math.Exp(-rate * flow.Time)) + flows.Where(flow => flow.Time > 0.7).Select(flow => flow.Amount * rate).Sum() * flows.Average(flow => flow.Time * rate);

    [Differentiable]
    [At(0.03, Allocates = true), At(-0.2, Allocates = true)]
    public static double OfAnyThatCanBeGoneThrough(double x)
    {
        IEnumerable<Flow> some = flows;
        IReadOnlyList<Flow> all = flows;
        return some.Sum(flow => flow.Amount * x) + all.Max(flow => flow.Time * x) * x + counts.Sum(pair => pair.Value * x) + counts.Keys.Sum(key => key.Length * x * x);
    }

    [Differentiable]
    [At(1.3), At(-0.5)]
    public static double OfTuples(double x) => terms.Where(term => term.Name != "b").Sum(term => term.Weight * x * x) + terms.Zip(flows, (term, flow) => term.Weight * flow.Amount * x).Min() + terms.Select((term, i) => term.Weight * Math.Pow(x, i)).Sum();

    [Differentiable]
    [At(1.3, Allocates = true), At(-0.5, Allocates = true)]
    public static double OfQueries(double x) => powers.OrderBy(power => power).Select(power => Math.Pow(x, power)).Sum() + words.Split(' ').Sum(word => word.Length * x) + words.Distinct().Max(letter => letter * x) + Squares(4).Aggregate(1.0, (p, k) => p + k * x * p);

    [Differentiable]
    [At(1.3, 0.1), At(-0.5, 0.2)]
    public static double Folded(double start, double step)
    {
        var end = forces.Aggregate(new State(start, 1), (state, force) => state.Next(force, step));
        return end.Place * end.Speed;
    }

    [Differentiable]
    [At(1.3, 0), At(-0.5, 2), At(0.5, 9), At(0.5, -1)]
    public static double Parts(double x, int n) => flows.Take(n).Sum(flow => flow.Amount * x) + flows.Skip(n).Sum(flow => flow.Time * x * x) + flows.Select(flow => flow.Amount * x).Reverse().Skip(1).First() * flows.Select(flow => flow.Time * x).Last() + flows.Select(flow => flow.Amount * x).Aggregate((p, q) => p * x + q);

    private static IEnumerable<int> Squares(int n) { for (int i = 0; i < n; i++) yield return i * i; }
}
