using System;
using System.Numerics;
using Backprop;

/// <summary>Quaternions and matrices of System.Numerics.</summary>
public static partial class Rotations
{
    [Differentiable, At("0.1 0.2 -0.3 0.9", "1.3 0.7 -0.2 1"), At("1 0 0.5 0.5", "0.2 -1 1 0.1")]
    public static Quaternion Products(Quaternion p, Quaternion q)
    {
        var r = p * q - Quaternion.Conjugate(p) + q * 2;
        r += Quaternion.Concatenate(p, q);
        return Quaternion.Normalize(r) + Quaternion.Multiply(p, q) / Quaternion.Inverse(p) - -Quaternion.Negate(q);
    }

    [Differentiable, At("0.1 0.2 -0.3 0.9", "1.3 0.7 -0.2 1"), At("1 0 0.5 0.5", "0.2 -1 1 0.1")]
    public static float Lengths(Quaternion p, Quaternion q) => p.Length() * Quaternion.Dot(p, q) + q.LengthSquared() * p.W;

    [Differentiable, At("1.3 0.7 -0.2", 0.4f), At("0 1 0.5", -2f)]
    public static float Turned(Vector3 v, float angle)
    {
        var q = Quaternion.CreateFromAxisAngle(Vector3.Normalize(v), angle) * Quaternion.CreateFromYawPitchRoll(angle, v.X, v.Y);
        var m = Matrix4x4.CreateFromQuaternion(q);
        var turned = Vector3.Transform(Vector3.UnitX, m);
        return turned.X + turned.Y * 2 + turned.Z * q.X;
    }

    [Differentiable, At("1.3 0.7 -0.2", 0.4f), At("0 1 0.5", -2f)]
    public static Vector3 Chained(Vector3 v, float angle)
    {
        var m = Matrix4x4.CreateScale(v) * Matrix4x4.CreateRotationX(angle) * Matrix4x4.CreateTranslation(1, angle, 3);
        m = Matrix4x4.Multiply(m, Matrix4x4.CreateRotationZ(v.X) + Matrix4x4.CreateRotationY(v.Y) * 2);
        m.M12 *= angle;
        m[1, 0] += v.Z;
        return Vector3.Transform(v, m) - Vector3.TransformNormal(v, Matrix4x4.Transpose(m)) + m.Translation;
    }

    [Differentiable, At("1 2 3 4 5 6 7 8 9 1 2 3 4 5 6 7", "0.5 1 -2 1"), At("1 0 0 0 0 1 0 0 0 0 1 0 1 2 3 1", "1 2 3 4")]
    public static Vector4 Linear(Matrix4x4 m, Vector4 v)
    {
        var half = m * 0.5f - Matrix4x4.Identity;
        return Vector4.Transform(v, half) + Vector4.Transform(new Vector2(v.X, v.Y), m) * Vector2.Transform(new Vector2(v.Z, v.W), m).X;
    }

    [Differentiable, At("0.1 0.2 -0.3 0.9", "0.3 0.7 -0.2 0.6", 0.3f), At("1 0 0.5 0.5", "-0.2 -1 -1 0.1", 0.75f), At("0.5 0.5 0.5 0.5", "0.5 0.5 0.5 0.5", 0.25f)]
    public static Quaternion Lerp(Quaternion p, Quaternion q, float amount) => Quaternion.Lerp(p, q, amount);

    [Differentiable, At("0.1 0.2 -0.3 0.9", "0.3 0.7 -0.2 0.6", 0.3f), At("0.7 0 0.5 0.5", "-0.2 -0.3 -0.9 0.1", 0.75f), At("0.5 0.5 0.5 0.5", "0.5 0.5 0.5 0.5", 0.25f, Kink = true)]
    public static Quaternion Slerp(Quaternion p, Quaternion q, float amount) => Quaternion.Slerp(p, q, amount);

    [Differentiable, At("1 2 3 4 5 6 7 8 9 1 2 3 4 5 6 7"), At("1 0 0.5 0 0 1 0 2 0 3 1 0 1 2 3 1")]
    public static float Volume(Matrix4x4 m) => m.GetDeterminant() * m.M11;

    [Differentiable, At("1.3 0.7 -0.2", 0.4f), At("0 1 0.5", -2f)]
    public static Vector3 Around(Vector3 v, float angle)
    {
        var m = Matrix4x4.CreateRotationX(angle, v) * Matrix4x4.CreateRotationY(v.X, v) + Matrix4x4.CreateRotationZ(v.Y, Vector3.One);
        m *= Matrix4x4.CreateScale(v, new Vector3(angle, 1, 2)) + Matrix4x4.CreateScale(angle, v) * Matrix4x4.CreateScale(v.Z, 2, angle, v);
        return Vector3.Transform(v, m * Matrix4x4.CreateFromYawPitchRoll(angle, v.X, v.Z));
    }
}
