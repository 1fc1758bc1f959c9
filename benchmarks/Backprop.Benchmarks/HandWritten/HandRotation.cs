namespace Backprop.Benchmarks.HandWritten;

/// <summary>Rodrigues' rotation about an axis by its length, and the adjoint of its nine numbers.</summary>
public struct HandRotation
{
    private const double SmallestAngle = 1e-4;
    private readonly double x, y, z, angle, sin, cos, r0, r1, r2, r3, r4, r5, r6, r7, r8;
    private double d0, d1, d2, d3, d4, d5, d6, d7, d8;

    public HandRotation(double x, double y, double z)
    {
        var squared = x * x + y * y + z * z;
        r0 = r4 = r8 = 1;
        if (squared < SmallestAngle * SmallestAngle)
            return;
        angle = Math.Sqrt(squared);
        (sin, cos) = Math.SinCos(angle);
        (this.x, this.y, this.z) = (x, y, z) = (x / angle, y / angle, z / angle);
        var versine = 1 - cos;
        (r0, r4, r8) = (x * x * versine + cos, y * y * versine + cos, z * z * versine + cos);
        var (xy, xz, yz) = (x * y * versine, x * z * versine, y * z * versine);
        (r1, r3) = (xy - z * sin, xy + z * sin);
        (r2, r6) = (xz + y * sin, xz - y * sin);
        (r5, r7) = (yz - x * sin, yz + x * sin);
    }

    /// <summary>to = rotation · from + shift.</summary>
    public readonly void Forward(ReadOnlySpan<double> from, ReadOnlySpan<double> shift, Span<double> to)
    {
        var (a, b, c) = (from[0], from[1], from[2]);
        to[0] = r0 * a + r1 * b + r2 * c + shift[0];
        to[1] = r3 * a + r4 * b + r5 * c + shift[1];
        to[2] = r6 * a + r7 * b + r8 * c + shift[2];
    }

    /// <summary>Takes the adjoint of a turned vector, returns that of the vector.</summary>
    public (double x, double y, double z) Backward(double dX, double dY, double dZ, ReadOnlySpan<double> from)
    {
        var (a, b, c) = (from[0], from[1], from[2]);
        d0 += dX * a;
        d1 += dX * b;
        d2 += dX * c;
        d3 += dY * a;
        d4 += dY * b;
        d5 += dY * c;
        d6 += dZ * a;
        d7 += dZ * b;
        d8 += dZ * c;
        return (r0 * dX + r3 * dY + r6 * dZ, r1 * dX + r4 * dY + r7 * dZ, r2 * dX + r5 * dY + r8 * dZ);
    }

    /// <summary>The adjoint of the axis.</summary>
    public readonly (double x, double y, double z) Gradient()
    {
        if (angle == 0)
            return default;
        var versine = 1 - cos;
        var (xy, xz, yz) = (d1 + d3, d2 + d6, d5 + d7);
        var (c0, c1, c2) = (d7 - d5, d2 - d6, d3 - d1);
        var dX = versine * (2 * x * d0 + y * xy + z * xz) + sin * c0;
        var dY = versine * (2 * y * d4 + x * xy + z * yz) + sin * c1;
        var dZ = versine * (2 * z * d8 + x * xz + y * yz) + sin * c2;
        var dVersine = x * x * d0 + y * y * d4 + z * z * d8 + x * y * xy + x * z * xz + y * z * yz;
        var dAngle = cos * (x * c0 + y * c1 + z * c2) - sin * (d0 + d4 + d8 - dVersine) - (x * dX + y * dY + z * dZ) / angle;
        return (dX / angle + x * dAngle, dY / angle + y * dAngle, dZ / angle + z * dAngle);
    }
}
