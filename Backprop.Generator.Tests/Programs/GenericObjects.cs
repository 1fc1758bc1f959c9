using System;
using System.Numerics;
using Backprop;

/// <summary>Objects of generic classes: what they do is read for the types that they are given.</summary>
public static partial class GenericObjects
{
    public class Neuron<T> where T : IFloatingPointIeee754<T>
    {
        private readonly T weight;
        private readonly T[] taps;

        public Neuron(T weight, T bias)
        {
            this.weight = weight;
            Bias = bias;
            Gain = Twice(weight * bias);
            taps = new T[] { weight, Gain };
        }

        public T Bias { get; }

        public T Gain { get; private set; }

        public T Square => weight * weight;

        public T Forward(T x) => T.Tanh(weight * x + Bias) * Gain;

        public T Filter(T x)
        {
            T sum = T.Zero;
            foreach (var tap in taps) sum = sum * x + tap;
            return sum;
        }

        public R Map<R>(Func<T, R> f) => f(this.Forward(Bias));

        public void Shift(T by) => Gain += by;

        public static Neuron<T> operator +(Neuron<T> a, Neuron<T> b) => new Neuron<T>(a.weight + b.weight, a.Bias + b.Bias);

        private static T Twice(T v) => v + v;
    }

    /// <summary>An object that holds others.</summary>
    public class Chain<T> where T : IFloatingPointIeee754<T>
    {
        private readonly Neuron<T> first;
        private readonly Neuron<T> second;

        public Chain(T weight)
        {
            first = new Neuron<T>(weight, weight * weight);
            this.second = first;
        }

        public T Run(T x) => second.Forward(first.Forward(x));
    }

    /// <summary>A type parameter that is no number.</summary>
    public class Tagged<T, U> where T : INumber<T>
    {
        public T Value;
        public U Tag;

        public T Weighted(Func<U, T> weight) => Value * weight(Tag);
    }

    public record Point<T>(T X, T Y) where T : INumber<T>
    {
        public T Sum => X + Y;

        public Point<T> Times(T factor) => new(X * factor, Y * factor);
    }

    /// <summary>A struct with a constructor.</summary>
    public struct Pair<T> where T : INumber<T>
    {
        public T A;
        public readonly T B;

        public Pair(T a, T b)
        {
            A = b;
            B = a * Product(A);
        }

        private readonly T Product(T v) => A * v;
    }

    [Differentiable, At(1.3), At(-0.4)]
    public static double Structs(double x)
    {
        var pair = new Pair<double>(x, x * x);
        pair.A += x;
        return pair.A * pair.B;
    }

    /// <summary>What a passenger keeps is constant.</summary>
    public class Line<T> where T : IFloatingPointIeee754<T>
    {
        internal readonly T[] Slopes;

        public Line(params T[] slopes) => Slopes = slopes;

        internal T Steepest => Slopes[0];

        public T At(T x)
        {
            T sum = Steepest;
            foreach (var slope in Slopes) sum += T.Sin(slope * x);
            return this.Twice(sum);
        }

        internal T Twice(T v) => v + v;
    }

    private static readonly Line<double> line = new(2, 0.5);

    [Differentiable, At(1.3)]
    public static double OfAPassenger(double x) => line.At(x) * x;

    [Differentiable, At(1.3)]
    public static double Tags(double x)
    {
        var tagged = new Tagged<double, string> { Value = x * x, Tag = "abc" };
        return tagged.Weighted(tag => tag.Length * x);
    }

    [Differentiable, At(1.3, 0.7), At(-0.4, 0.2)]
    public static double Members(double x, double w)
    {
        var neuron = new Neuron<double>(w, x);
        neuron.Shift(x * w);
        return neuron.Forward(x) + neuron.Filter(w) * neuron.Square + neuron.Map(v => v * x);
    }

    [Differentiable, At(1.3f, 0.7f)]
    public static float Single(float x, float w) => new Neuron<float>(w, x).Forward(x);

    [Differentiable, At(1.3, 0.7)]
    public static double Operators(double x, double w)
    {
        var sum = new Neuron<double>(w, x) + new Neuron<double>(x, w * w);
        return sum.Forward(x);
    }

    [Differentiable, At(1.3), At(-0.4)]
    public static double Holding(double x) => new Chain<double>(x).Run(x);

    [Differentiable, At(1.3), At(-0.4)]
    public static double Records(double x)
    {
        var point = new Point<double>(x, 2 * x);
        for (int i = 0; i < 3; i++) point = point.Times(x);
        return point.Sum;
    }

    [Differentiable, At(1.3, 3)]
    public static double InALoop(double x, int n)
    {
        double sum = 0;
        for (int i = 0; i < n; i++)
        {
            var neuron = new Neuron<double>(x * i, sum);
            sum += neuron.Forward(x) + x;
        }
        return sum;
    }
}
