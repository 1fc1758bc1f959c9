using System;
using Backprop;

/// <summary>Objects whose fields are structs, as in a game.</summary>
public static partial class ObjectsWithStructs
{
    public struct Vec(double x, double y)
    {
        public double X = x, Y = y;

        public static Vec operator +(Vec a, Vec b) => new(a.X + b.X, a.Y + b.Y);

        public static Vec operator *(Vec a, double k) => new(a.X * k, a.Y * k);

        public readonly double Length => Math.Sqrt(X * X + Y * Y);
    }

    public class Body
    {
        public Vec Place, Speed;
        public double Mass = 1;

        public void Step(double dt) => Place += Speed * dt;

        public void Push(Vec force) { Speed += force * (1 / Mass); }
    }

    [Differentiable, At(1.3, 0.7), At(-0.4, 2.1)]
    public static double Assigned(double x, double y)
    {
        var body = new Body();
        body.Place = new Vec(x, y);
        body.Speed.X = y;
        body.Step(0.1);
        body.Place.X *= x;
        return body.Place.X * body.Place.Y + body.Speed.Length;
    }

    [Differentiable, At(1.3, 0.7), At(-0.4, 2.1)]
    public static double Stepped(double x, double y)
    {
        var body = new Body { Place = new Vec(x, y), Speed = new Vec(y, x), Mass = 2 * x };
        var kept = body.Place;
        for (int i = 0; i < 3; i++)
        {
            body.Push(body.Place * -0.1);
            body.Step(0.1);
            body.Speed.X -= body.Place.X * 0.1;
        }
        return body.Place.X * body.Place.Y + kept.Length;
    }

    [Differentiable, At(1.3, 0.7), At(-0.4, 2.1)]
    public static double Two(double x, double y)
    {
        Body a = new() { Place = new(x, 1) }, b = new() { Place = new(0, y), Speed = new Vec(x * y, 1) };
        a.Speed = b.Speed;
        b.Speed.Y = x;
        (a.Place, b.Place) = (b.Place, a.Place * y);
        a.Step(0.5);
        b.Step(a.Place.Length);
        return a.Place.Length * b.Place.X + a.Speed.Y * b.Speed.Y;
    }

    /// <summary>The value is a product of what the loop leaves, and linear in what it begins with.</summary>
    [Differentiable, At(1.3, 0.7), At(-0.4, 2.1)]
    public static double FromOutside(double x, double y)
    {
        var body = new Body { Place = new Vec(x, y), Speed = new Vec(y, x) };
        for (int i = 0; i < 3; i++) body.Place += body.Speed * 0.1;
        return body.Place.X * body.Place.Y;
    }

    private sealed class Point
    {
        public double X, Y;
    }

    [Differentiable, At(1.3, 0.7), At(-0.4, 2.1)]
    public static double OfNumbers(double x, double y)
    {
        var p = new Point { X = x, Y = y };
        for (int i = 0; i < 3; i++)
        {
            p.X += y * 0.1;
            p.Y += x * 0.1;
        }
        return p.X * p.Y;
    }

    private readonly struct Powers
    {
        public readonly double Last, Sum;

        public Powers(double x, int n)
        {
            Last = x;
            Sum = 1;
            for (int i = 0; i < n; i++)
            {
                Sum += Last;
                Last = Last * 0.9 + x;
            }
        }
    }

    /// <summary>A constructor that goes round.</summary>
    [Differentiable, At(1.3, 3), At(-0.4, 2), At(0.5, 0)]
    public static double Constructed(double x, int n)
    {
        var powers = new Powers(x, n);
        return powers.Last * powers.Sum * new Powers(powers.Last, n).Sum;
    }
}
