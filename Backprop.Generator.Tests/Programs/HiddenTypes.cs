using System;
using System.Collections.Generic;
using Backprop;

/// <summary>What the backward sweep reads is of types that those who are given the tape may not name.</summary>
public partial class HiddenTypes
{
    private sealed class Model
    {
        public double[] Weights { get; init; } = { 0.3, 0.5, -0.7 };
        public readonly double Scale = 0.9;
    }

    private enum Kind { Sine, Square, Cube }

    private readonly struct Spec
    {
        public Spec(int power, Kind kind) => (Power, Kind) = (power, kind);

        public int Power { get; }

        public Kind Kind { get; }
    }

    internal sealed class Table { public readonly double Rate = 0.7; }

    protected enum Side { Left, Right }

    private sealed class Node
    {
        public double Weight { get; init; }
        public Node? Left { get; init; }
        public Node? Right { get; init; }
    }

    private sealed class Chain
    {
        public Chain(int length) => Next = length > 0 ? new Chain(length - 1) : null;

        public Chain? Next { get; }

        public double Of(double x) => Next == null ? x : x * Math.Sin(Next.Of(x));
    }

    private static readonly Chain chain = new Chain(3);

    private sealed record Pair<T>(T First, T Second);

    private static Model Make(int n) => new Model { Weights = new[] { 0.3 + n, 0.5 * n, -0.7 } };

    private static Kind KindOf(int n) => (Kind)(n % 3);

    private static Spec SpecOf(int n) => new Spec(n + 1, KindOf(n));

    private static Side SideOf(int n) => n > 1 ? Side.Right : Side.Left;

    private static Table MakeTable() => new Table();

    private static Pair<List<Kind>> PairOf() => new Pair<List<Kind>>(new List<Kind> { Kind.Square }, new List<Kind> { Kind.Cube });

    private static Node? Tree(int depth) => depth < 1 ? null : new Node { Weight = 0.2 * depth, Left = Tree(depth - 1), Right = Tree(depth - 2) };

    [Differentiable]
    [At(1.3, 1, Allocates = true)]
    public static double OfAClass(double x, int n)
    {
        var own = Make(n);
        double s = 0;
        for (int i = 0; i < own.Weights.Length; i++) s += Math.Sin(x * own.Weights[i]) * own.Scale;
        return s;
    }

    [Differentiable]
    [At(1.3, 1)]
    [At(1.3, 0)]
    public static double OfValues(double x, int n)
    {
        var kind = KindOf(n);
        var spec = SpecOf(n);
        Kind? other = n > 0 ? KindOf(n + 1) : null;
        double s = 0;
        for (int i = 0; i < 3; i++) s += kind == Kind.Sine ? Math.Sin(x * i) : other == Kind.Cube ? x * x * spec.Power : x;
        return s;
    }

    [Differentiable]
    [At(1.3, 3, Allocates = true)]
    [At(1.3, 0, Allocates = true)]
    public static double InLoops(double x, int n)
    {
        double t = x;
        for (int i = 0; i < n; i++)
        {
            var own = Make(i);
            var kind = KindOf(i);
            double sum = 0;
            for (int j = 0; j < own.Weights.Length; j++) sum += kind == Kind.Sine ? Math.Sin(x * own.Weights[j]) : x * own.Weights[j];
            t = Math.Sin(t * sum);
        }
        return t;
    }

    [Differentiable]
    [At(1.3, 2, Allocates = true)]
    public static double OfGenericTypes(double x, int n)
    {
        var pair = PairOf();
        double s = 0;
        for (int i = 0; i < n; i++) s += Math.Sin(x * i) * pair.First.Count + (pair.Second[0] == Kind.Cube ? x * x : x);
        return s;
    }

    /// <summary>Their names are the tape's own, and a keyword.</summary>
    [Differentiable]
    [At(1.3, 1, Allocates = true)]
    public static double Named(double x, int n)
    {
        var tape = Make(n);
        var calls = Make(n + 1);
        var @class = Make(n + 2);
        double s = 0;
        for (int i = 0; i < 3; i++) s += Math.Sin(x * tape.Weights[i] * calls.Weights[i] * @class.Weights[i]);
        return s;
    }

    private static double Sum(Node? node, double x) =>
        node is null ? x : node.Weight * Math.Sin(Sum(node.Left, x) * x) + Sum(node.Right, x * node.Weight);

    [Differentiable]
    [At(1.3, 4, Allocates = true)]
    public static double OfATree(double x, int depth) => Sum(Tree(depth), x);

    [Differentiable]
    [At(1.3)]
    public static double OfAnObject(double x) => chain.Of(x);

    [Differentiable]
    [At(0.8, 2, Allocates = true)]
    public static double OfFrames(double x, int n)
    {
        var own = Make(1);
        var kind = KindOf(n);
        double Inner(double t, int k)
        {
            kind = KindOf((int)kind + 1);
            var mine = kind;
            double s = 0;
            for (int i = 0; i < 3; i++) s += Math.Sin(t * own.Weights[i] * (int)mine);
            return k == 0 ? s : Inner(s, k - 1) * t;
        }
        return Inner(x, n) * (int)kind;
    }

    [Differentiable]
    [At(1.3, 3, Allocates = true)]
    private static double OfAPrivateMethod(double x, int n)
    {
        var kind = KindOf(n);
        double s = Sum(Tree(2), x);
        for (int i = 0; i < n; i++) s += kind == Kind.Sine ? Math.Sin(x * i) : x * x;
        return s;
    }

    [Differentiable]
    [At(1.3, 3, Allocates = true)]
    internal static double OfAnInternalMethod(double x, int n)
    {
        var table = MakeTable();
        var kind = KindOf(n);
        double s = 0;
        for (int i = 0; i < n; i++) s += kind == Kind.Sine ? Math.Sin(x * i * table.Rate) : x * x;
        return s;
    }

    [Differentiable]
    [At(1.3, 3, Allocates = true)]
    public static double OfAnInternalType(double x, int n)
    {
        var table = MakeTable();
        double s = 0;
        for (int i = 0; i < n; i++) s += Math.Sin(x * i * table.Rate);
        return s;
    }

    [Differentiable]
    [At(1.3, 3)]
    protected static double OfAProtectedMethod(double x, int n)
    {
        var side = SideOf(n);
        double s = 0;
        for (int i = 0; i < n; i++) s += side == Side.Left ? Math.Sin(x * i) : x * x * i;
        return s;
    }

    public partial class Derived : HiddenTypes
    {
        private enum Own { None, Some }

        private static Own OwnOf(int n) => n > 2 ? Own.Some : Own.None;

        [Differentiable]
        [At(1.3, 3)]
        private protected static double OfAnInnerType(double x, int n)
        {
            var side = SideOf(n);
            var kind = KindOf(n);
            var own = OwnOf(n);
            double s = 0;
            for (int i = 0; i < n; i++) s += side == Side.Left || kind == Kind.Cube ? Math.Sin(x * i) : own == Own.Some ? x * x * i : x;
            return s;
        }
    }
}
