using System;
using System.Numerics;
using Backprop;

/// <summary>Vectors of System.Numerics: their components are the numbers.</summary>
public static partial class NumericVectors
{
    [Differentiable, At("1.3 0.7 -0.2", "0.5 2 1"), At("-0.4 2.1 3", "1 0.25 -2")]
    public static float Arithmetic(Vector3 v, Vector3 w)
    {
        var u = v * 2 + w / 4 - v * w + 0.5f * v / w;
        u -= w;
        u *= v;
        u.X += v.Z;
        u.Y = u.X * w.Y;
        return u.X * u.Y + (-u).Z * u[2];
    }

    [Differentiable, At("1.3 0.7 -0.2", "0.5 2 1"), At("-0.4 2.1 3", "1 0.25 -2")]
    public static float Lengths(Vector3 v, Vector3 w) =>
        Vector3.Dot(v, w) * v.Length() + w.LengthSquared() - Vector3.Distance(v, w) * Vector3.DistanceSquared(w, v);

    [Differentiable, At("1.3 0.7 -0.2", "0.5 2 1"), At("-0.4 2.1 3", "1 0.25 -2")]
    public static Vector3 Directions(Vector3 v, Vector3 w)
    {
        var n = Vector3.Normalize(v + w);
        return Vector3.Reflect(v, n) + Vector3.Cross(n, w) * Vector3.Dot(n, v);
    }

    [Differentiable, At("1.3 0.7 -0.2", "0.5 2 1", 0.3f), At("-0.4 2.1 3", "1 0.25 -2", 0.6f)]
    public static Vector3 LaneByLane(Vector3 v, Vector3 w, float t) =>
        Vector3.Lerp(v, w, t) + Vector3.Min(v, w) * Vector3.Max(v, Vector3.One) - Vector3.Abs(v) + Vector3.SquareRoot(Vector3.Abs(w)) + Vector3.Clamp(v, -w, Vector3.UnitY) + Vector3.Negate(w);

    [Differentiable, At("1.3 0.7", "0.5 2"), At("-0.4 2.1", "1 0.25")]
    public static float OfTwo(Vector2 v, Vector2 w)
    {
        var u = Vector2.Multiply(2, v) + Vector2.Multiply(w, v) - Vector2.Divide(w, 3) + Vector2.Add(v, Vector2.UnitX) - Vector2.Subtract(w, new Vector2(1));
        return Vector2.Dot(Vector2.Normalize(u), w) + u.Length() * Vector2.Distance(u, v);
    }

    [Differentiable, At("1.3 0.7 -0.2 0.1", "0.5 2 1 3"), At("-0.4 2.1 3 1", "1 0.25 -2 2")]
    public static Vector4 OfFour(Vector4 v, Vector4 w)
    {
        var u = new Vector4(new Vector3(new Vector2(v.X, w.Y), v.Z), 2) + new Vector4(new Vector2(w.X), v.W, w.W);
        return Vector4.Normalize(u) * Vector4.Dot(v, w) + Vector4.Lerp(u, v, 0.25f) * w.Length();
    }

    [Differentiable, At("1.3 0.7 -0.2", 4), At("-0.4 2.1 3", 0), At("1 2 3", 1)]
    public static float InALoop(Vector3 v, int n)
    {
        var p = v;
        var speed = Vector3.UnitX;
        float total = 0;
        for (int i = 0; i < n; i++)
        {
            speed -= 0.1f * p / (1 + p.LengthSquared());
            p += 0.1f * speed;
            total += p.Length();
        }
        return total + p.X * p.Y;
    }

    [Differentiable, At("1 2 3"), At("0.5 -1 2")]
    public static float Helped(Vector3 v) => Along(v, Scaled(v, 2)) + Squared(ref v) * v.X;

    private static Vector3 Scaled(Vector3 v, float by) => by * v;

    private static float Along(in Vector3 v, Vector3 w) => Vector3.Dot(v, Vector3.Normalize(w));

    private static float Squared(ref Vector3 v) { v *= v; return v.Y; }

    [Differentiable, At("0 0 0", 1f, Kink = true), At("1 2 2", 0.5f)]
    public static float AtTheOrigin(Vector3 v, float x) => v.Length() + x * Vector3.Distance(v, v) + x * x;

    [Differentiable, At("1 2 3", "1 0 4", Kink = true)]
    public static Vector3 Ties(Vector3 v, Vector3 w) => Vector3.Max(v, w) + Vector3.Min(v, new Vector3(1, 5, 3)) + Vector3.Max(v, v);

    [Differentiable, At("1 2 3", 0.5, Allocates = true), At("0.5 -1 2", 2, Allocates = true)]
    public static double WithPassengers(Vector3 v, double x)
    {
        var held = new Vector3(1, 2, 4);
        var far = Vector3.Transform(held, Quaternion.CreateFromYawPitchRoll(1, 2, 3));
        if (held == far || v.Equals(held)) return held.Length() * x;
        string text = v.ToString() + held;
        return Vector3.Dot(v, far) * x + (text == null ? 1 : v.X);
    }

    [Differentiable, At("1 2 3", "0.5 3 1"), At("0.5 -1 2", "2 1 4")]
    public static Vector3 HalfHeld(Vector3 v, [NoDerivative] Vector3 by) => v * by + Vector3.Min(by, v);

    public struct Particle { public Vector3 Place, Speed; public float Mass; public readonly float Energy => Mass * Speed.LengthSquared() / 2 + Place.Y; }

    [Differentiable, At("1 2 3 0.1 0.2 0.3 2", 3), At("0.5 -1 2 1 1 0 1", 1)]
    public static Particle Moved(Particle p, int n)
    {
        for (int i = 0; i < n; i++)
        {
            p.Place += p.Speed * 0.1f;
            p.Speed.Y -= 0.1f * p.Energy;
        }
        return p;
    }
}
