using System;
using Backprop;

/// <summary>Calls on objects that are passengers: of their own class, virtual, by interface, of structs behind one, of trees of them.</summary>
public static partial class ObjectCalls
{
    public interface IActivation
    {
        double Of(double x, double slope = 0.1);
    }

    public sealed class Leaky : IActivation
    {
        public double Of(double x, double slope) => x > 0 ? x : slope * x;
    }

    public class Soft : IActivation
    {
        public double Sharpness { get; init; } = 2;

        public int Calls { get; private set; }

        public virtual double Of(double x, double slope)
        {
            Count();
            return Math.Log(1 + Math.Exp(Sharpness * x)) / Sharpness + slope * x;
        }

        internal void Count() => Calls++;
    }

    /// <summary>What an interface finds in the base is overridden here.</summary>
    public class Softer : Soft
    {
        public override double Of(double t, double slope) => base.Of(t, slope) * base.Of(0.5 * t, 2 * slope);
    }

    public sealed class Softest : Softer, IActivation
    {
        double IActivation.Of(double x, double slope) => x * x;

        public override double Of(double x, double slope) => slope - x;
    }

    public struct Scaled : IActivation
    {
        public double Factor;

        public readonly double Of(double x, double slope) => Factor * x * x + slope;
    }

    private static readonly IActivation[] activations = [new Leaky(), new Soft(), new Softer(), new Softest(), new Scaled { Factor = 0.7 }];

    [Differentiable, At(1.3, 0), At(0.4, 1), At(-0.6, 2), At(0.9, 3), At(0.3, 4)]
    public static double ByInterface(double x, int which)
    {
        var activation = activations[which];
        return activation.Of(x) * activation.Of(slope: x * x, x: -x);
    }

    [Differentiable, At(1.3), At(0.4), At(-0.6)]
    public static double InOneLoop(double x)
    {
        double y = x;
        foreach (var activation in activations) y = activation.Of(y) + 0.1 * x;
        return y;
    }

    private static readonly Soft soft = new Softest();

    [Differentiable, At(1.3), At(-0.6)]
    public static double ByBase(double x) => soft.Of(x, 3) * x;

    /// <summary>What a method does to its own object happens once, in its place.</summary>
    public sealed class Counter
    {
        public int Step { get; set; }

        public double Next(double x)
        {
            Step++;
            return x * Step + this.Twice(x) * Factor();
        }

        public double Twice(double x)
        {
            double Half(double v) => v * Step / 2;
            return 4 * Half(x);
        }

        public int Factor() => Step * 10;
    }

    [Differentiable, At(1.3, 3, Allocates = true), At(0.4, 0, Allocates = true)]
    public static double Counted(double x, int n)
    {
        var counter = new Counter();
        double y = x;
        for (int i = 0; i < n; i++) y = counter.Next(y) * 0.1 + counter.Step;
        return y * counter.Next(x);
    }

    public abstract class Node
    {
        public abstract double Of(double x, double y);
    }

    public sealed class X : Node
    {
        public override double Of(double x, double y) => x;
    }

    public sealed class Y : Node
    {
        public override double Of(double x, double y) => y;
    }

    public sealed class Product(Node left, Node right) : Node
    {
        public Node Left { get; } = left;

        public Node Right { get; } = right;

        public override double Of(double x, double y) => Left.Of(x, y) * Right.Of(y, x);
    }

    public sealed class Sine(Node of) : Node
    {
        public Node Inner { get; } = of;

        public override double Of(double x, double y)
        {
            double u = Inner.Of(x * y, y);
            return Math.Sin(u) + u;
        }
    }

    private static readonly Node expression = new Product(new Sine(new Product(new X(), new Y())), new Product(new X(), new Sine(new Y())));

    [Differentiable, At(1.3, 0.7), At(-0.4, 0.2)]
    public static double TreeOfObjects(double x, double y) => expression.Of(x, y) + expression.Of(y, 2);

    public sealed class Chain
    {
        public Chain? Next { get; init; }

        public double Weight { get; init; } = 1.5;

        public double Of(double x) => Next == null ? Weight * x * x : Next.Of(x * Weight) + x;
    }

    private static readonly Chain chain = new() { Next = new Chain { Weight = 0.3, Next = new Chain() } };

    [Differentiable, At(1.3), At(-0.4)]
    public static double ChainOfObjects(double x) => chain.Of(x) * x;

    /// <summary>A virtual method that calls itself goes to the override at each call; so does a checkpoint.</summary>
    public class Halving
    {
        public virtual double Of(double x, int n) => n == 0 ? x : Of(x * x, n - 1) * 0.5;

        [Checkpoint]
        public virtual double Once(double x) => x * x;
    }

    public sealed class Shifted : Halving
    {
        public override double Of(double x, int n) => n == 0 ? 2 * x : base.Of(x + 1, n) * 0.1;

        public override double Once(double x) => 3 * x;
    }

    private static readonly Halving[] halvings = [new Halving(), new Shifted()];

    [Differentiable, At(1.3, 0, 3), At(0.7, 1, 3), At(-0.4, 1, 0)]
    public static double VirtualAndRecursive(double x, int which, int n) => halvings[which].Of(x, n) * halvings[1 - which].Once(x);

    /// <summary>What is evaluated: the object, then the arguments, then the call.</summary>
    [Differentiable, At(1.3), At(0.4)]
    public static double InOrder(double x)
    {
        int at = 0;
        double y = x;
        return activations[at++].Of(y *= 2, at) + activations[at].Of(y, at) * y;
    }
}
