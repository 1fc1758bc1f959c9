using System;
using System.Numerics;
using Backprop;

/// <summary>Arrays of structs whose members cannot be set: their numbers are written where they stand.</summary>
public static partial class ArrayReadonlyStructs
{
    public readonly record struct Vec(double X, double Y)
    {
        public double Norm2 => X * X + Y * Y;

        public static Vec operator +(Vec a, Vec b) => new(a.X + b.X, a.Y + b.Y);

        public static Vec operator *(double k, Vec v) => new(k * v.X, k * v.Y);
    }

    public readonly struct Spring
    {
        public Spring(double rest, double stiffness) => (Rest, Stiffness) = (rest, stiffness);

        public readonly double Rest;

        public double Stiffness { get; }
    }

    public readonly record struct Body(Vec Place, Vec Speed, double Mass);

    public struct Wave { public Complex Amplitude; public double Phase; }

    [Differentiable, At("1 2 3 4 5 6", 0.5), At("0.3 -1", 2), At("", 1)]
    public static double Reads(Vec[] vs, double x)
    {
        double s = 0;
        for (int i = 0; i < vs.Length; i++) s += vs[i].X * x + vs[i].Y * vs[i].Y;
        return s;
    }

    [Differentiable, At("1 2 3 4 5 6"), At("0.3 -1"), At("")]
    public static double Foreach(ReadOnlySpan<Vec> vs)
    {
        var sum = new Vec(0, 0);
        foreach (var v in vs) sum += v.X * v;
        return sum.Norm2 + sum.Y;
    }

    [Differentiable, At("1 2 3 4 5 6", 0.5), At("0.3 -1", 2)]
    public static double Writes(Vec[] vs, double x)
    {
        for (int i = 0; i < vs.Length; i++)
        {
            vs[i] = vs[i] with { X = vs[i].X * x };
            if (i > 0) vs[i] += x * vs[i - 1];
        }
        return vs[^1].Norm2 * vs[0].Y;
    }

    [Differentiable, At("1 2 3 4 5 6", 0.5), At("0.3 -1", 2)]
    public static double Energy(Spring[] springs, double x)
    {
        double energy = 0;
        foreach (var spring in springs)
        {
            double by = x - spring.Rest;
            energy += 0.5 * spring.Stiffness * by * by;
        }
        return energy;
    }

    [Differentiable, At("1 2 3 4 5 6 7 8 9 10", 0.5), At("0.3 -1 2 0.7 1.5", 2)]
    public static double Moved(Span<Body> bodies, double dt)
    {
        double momentum = 0;
        for (int i = 0; i < bodies.Length; i++)
        {
            var body = bodies[i];
            bodies[i] = body with { Place = body.Place + dt * body.Speed, Mass = body.Mass * dt };
            momentum += bodies[i].Mass * bodies[i].Speed.X * bodies[i].Place.Y;
        }
        return momentum;
    }

    [Differentiable, At("1 2 3 4 5 6", 0.5), At("0.3 -1", 2)]
    public static Vec[] Scaled(Vec[] vs, double x)
    {
        var scaled = new Vec[vs.Length];
        for (int i = 0; i < vs.Length; i++) scaled[i] = vs[i].X * x * vs[i];
        return scaled;
    }

    [Differentiable, At("1 2 3 4 5 6", 0.5), At("0.3 -1 0.4", 2)]
    public static double Waves(Wave[] waves, double x)
    {
        double s = 0;
        foreach (var wave in waves) s += wave.Amplitude.Real * Math.Cos(wave.Phase * x) - wave.Amplitude.Imaginary * Math.Sin(wave.Phase);
        return s;
    }
}
