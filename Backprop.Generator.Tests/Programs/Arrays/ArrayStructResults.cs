using System;
using System.Numerics;
using Backprop;

/// <summary>Methods that return arrays of structs.</summary>
public static partial class ArrayStructResults
{
    public struct Point
    {
        public double X, Y;

        public Point(double x, double y) { X = x; Y = y; }
    }

    public struct Body { public Point Place, Speed; public double Mass; }

    [Differentiable, At("1 2 3 4 5 6 7 8 9 10", 0.5), At("0.3 -1 1 1 2", 2), At("", 1)]
    public static Body[] Step(Body[] bodies, double dt)
    {
        var next = (Body[])bodies.Clone();
        for (int i = 0; i < next.Length; i++)
        {
            ref var body = ref next[i];
            foreach (var other in bodies)
            {
                double dx = other.Place.X - body.Place.X, dy = other.Place.Y - body.Place.Y;
                double pull = other.Mass / (1 + dx * dx + dy * dy);
                body.Speed.X += dt * pull * dx;
                body.Speed.Y += dt * pull * dy;
            }
            body.Place.X += dt * body.Speed.X;
            body.Place.Y += dt * body.Speed.Y;
        }
        return next;
    }

    [Differentiable, At(0.5, 3), At(2, 0), At(1.5, 1)]
    public static Point[] Made(double x, int n)
    {
        if (n == 0) return new[] { new Point(x, 1), new Point(2, x * x) };
        var made = new Point[n];
        for (int i = 0; i < n; i++) made[i] = new Point(Math.Sin(x * i), x);
        return made;
    }

    [Differentiable, At("1 2 3 4 5 6", 0.5), At("0.3 -1", 2)]
    public static Point[] Written(Point[] ps, double x)
    {
        ps[0].X *= x;
        var copy = ps.AsSpan().ToArray();
        ps[0].Y += copy[0].X;
        copy[^1].Y *= x;
        return copy;
    }

    [Differentiable, At("1 2 3 4 5 6 7 8 9"), At("0.3 -1 2")]
    public static Vector3[] Units(Vector3[] vs)
    {
        var units = new Vector3[vs.Length];
        for (int i = 0; i < vs.Length; i++) units[i] = vs[i] / vs[i].Length();
        return units;
    }

    [Differentiable, At("1 2 3 4 0.5 0.25", 0.5), At("0.3 -1", 2)]
    public static Complex[] Turned(Complex[] zs, double angle)
    {
        var turned = new Complex[zs.Length];
        for (int i = 0; i < zs.Length; i++) turned[i] = zs[i] * Complex.FromPolarCoordinates(1, angle * i) + zs[0];
        return turned;
    }
}
