namespace Backprop.Benchmarks.HandWritten;

/// <summary>
/// Both rows of an observation's Jacobian in one method, with what they share computed once: the matrices dY/dx and dY/dr of the
/// rotated point, then for each row the adjoint of the image point times both.
/// </summary>
public static class BundleAdjustmentByHand
{
    /// <summary>
    /// Writes the residuals to <paramref name="error"/> and their derivatives to the rows: 11 of the camera, 3 of the point,
    /// 1 of the weight.
    /// </summary>
    public static void ReprojectionErrorJacobian(
        ReadOnlySpan<double> cam, ReadOnlySpan<double> x, double w, ReadOnlySpan<double> feat, Span<double> error,
        Span<double> row0, Span<double> row1)
    {
        cam = cam[..11];
        x = x[..3];
        var x0 = x[0] - cam[3];
        var x1 = x[1] - cam[4];
        var x2 = x[2] - cam[5];
        Rotate(cam[0], cam[1], cam[2], x0, x1, x2, out var by);

        var perDepth = 1 / by.Y2;
        var p0 = by.Y0 * perDepth;
        var p1 = by.Y1 * perDepth;
        var radius = p0 * p0 + p1 * p1;
        var distortion = 1 + radius * (cam[9] + radius * cam[10]);
        var twiceSlope = 2 * (cam[9] + 2 * radius * cam[10]);
        var focal = cam[6];
        var q0 = p0 * distortion;
        var q1 = p1 * distortion;
        var residual0 = focal * q0 + cam[7] - feat[0];
        var residual1 = focal * q1 + cam[8] - feat[1];
        error[1] = w * residual1;
        error[0] = w * residual0;

        var scale = w * focal;
        var bend0 = scale * twiceSlope * p0;
        var bend1 = scale * twiceSlope * p1;
        Motion(row0, by, scale * distortion + bend0 * p0, bend0 * p1, p0, p1, perDepth);
        Motion(row1, by, bend1 * p0, scale * distortion + bend1 * p1, p0, p1, perDepth);
        Lens(row0, w * q0, w, 0, scale * p0 * radius, radius, residual0);
        Lens(row1, w * q1, 0, w, scale * p1 * radius, radius, residual1);
    }

    /// <summary>The columns of rotation, centre and point, from the adjoint of the image point before its distortion.</summary>
    private static void Motion(Span<double> row, in Rotated by, double dP0, double dP1, double p0, double p1, double perDepth)
    {
        row = row[..15];
        var g0 = dP0 * perDepth;
        var g1 = dP1 * perDepth;
        var g2 = -(g0 * p0 + g1 * p1);
        var dX0 = g0 * by.X00 + g1 * by.X10 + g2 * by.X20;
        var dX1 = g0 * by.X01 + g1 * by.X11 + g2 * by.X21;
        var dX2 = g0 * by.X02 + g1 * by.X12 + g2 * by.X22;
        row[0] = g0 * by.R00 + g1 * by.R10 + g2 * by.R20;
        row[1] = g0 * by.R01 + g1 * by.R11 + g2 * by.R21;
        row[2] = g0 * by.R02 + g1 * by.R12 + g2 * by.R22;
        row[3] = -dX0;
        row[4] = -dX1;
        row[5] = -dX2;
        row[11] = dX0;
        row[12] = dX1;
        row[13] = dX2;
    }

    private static void Lens(Span<double> row, double dFocal, double dU0, double dU1, double dK1, double radius, double dWeight)
    {
        row = row[..15];
        row[6] = dFocal;
        row[7] = dU0;
        row[8] = dU1;
        row[9] = dK1;
        row[10] = dK1 * radius;
        row[14] = dWeight;
    }

    /// <summary>
    /// Y = x cos + (u × x) sin + u (u·x) (1 − cos) with r = angle · u. By r it changes in two ways: by the angle,
    /// dY/dangle = (u × x) cos + (u (u·x) − x) sin, along u; and by the axis, dY/du = −sin [x]ₓ + (1 − cos) (u xᵀ + (u·x) I), over the
    /// angle, across u.
    /// </summary>
    private static void Rotate(double r0, double r1, double r2, double x0, double x1, double x2, out Rotated by)
    {
        var squaredAngle = r0 * r0 + r1 * r1 + r2 * r2;
        if (squaredAngle == 0)
        {
            by = default;
            (by.Y0, by.Y1, by.Y2) = (x0, x1, x2);
            (by.X00, by.X11, by.X22) = (1, 1, 1);
            (by.R01, by.R02, by.R12) = (x2, -x1, x0);
            (by.R10, by.R20, by.R21) = (-x2, x1, -x0);
            return;
        }

        var angle = Math.Sqrt(squaredAngle);
        var perAngle = 1 / angle;
        var (u0, u1, u2) = (r0 * perAngle, r1 * perAngle, r2 * perAngle);
        var (sin, cos) = Math.SinCos(angle);
        var versine = 1 - cos;
        var (s0, s1, s2) = (sin * u0, sin * u1, sin * u2);
        var (v0, v1, v2) = (versine * u0, versine * u1, versine * u2);
        by.X00 = cos + v0 * u0;
        by.X01 = v0 * u1 - s2;
        by.X02 = v0 * u2 + s1;
        by.X10 = v1 * u0 + s2;
        by.X11 = cos + v1 * u1;
        by.X12 = v1 * u2 - s0;
        by.X20 = v2 * u0 - s1;
        by.X21 = v2 * u1 + s0;
        by.X22 = cos + v2 * u2;
        by.Y0 = by.X00 * x0 + by.X01 * x1 + by.X02 * x2;
        by.Y1 = by.X10 * x0 + by.X11 * x1 + by.X12 * x2;
        by.Y2 = by.X20 * x0 + by.X21 * x1 + by.X22 * x2;

        var along = u0 * x0 + u1 * x1 + u2 * x2;
        var (w0, w1, w2) = (sin * perAngle * x0, sin * perAngle * x1, sin * perAngle * x2);
        var (z0, z1, z2) = (v0 * perAngle, v1 * perAngle, v2 * perAngle);
        var diagonal = versine * perAngle * along;
        by.R00 = z0 * x0 + diagonal;
        by.R01 = z0 * x1 + w2;
        by.R02 = z0 * x2 - w1;
        by.R10 = z1 * x0 - w2;
        by.R11 = z1 * x1 + diagonal;
        by.R12 = z1 * x2 + w0;
        by.R20 = z2 * x0 + w1;
        by.R21 = z2 * x1 - w0;
        by.R22 = z2 * x2 + diagonal;

        var a0 = (u1 * x2 - u2 * x1) * cos + (u0 * along - x0) * sin - (by.R00 * u0 + by.R01 * u1 + by.R02 * u2);
        var a1 = (u2 * x0 - u0 * x2) * cos + (u1 * along - x1) * sin - (by.R10 * u0 + by.R11 * u1 + by.R12 * u2);
        var a2 = (u0 * x1 - u1 * x0) * cos + (u2 * along - x2) * sin - (by.R20 * u0 + by.R21 * u1 + by.R22 * u2);
        by.R00 += a0 * u0;
        by.R01 += a0 * u1;
        by.R02 += a0 * u2;
        by.R10 += a1 * u0;
        by.R11 += a1 * u1;
        by.R12 += a1 * u2;
        by.R20 += a2 * u0;
        by.R21 += a2 * u1;
        by.R22 += a2 * u2;
    }

    /// <summary>A rotated point Y, and its derivatives: Xij = dYi/dxj, Rij = dYi/drj.</summary>
    private struct Rotated
    {
        public double Y0, Y1, Y2;
        public double X00, X01, X02, X10, X11, X12, X20, X21, X22;
        public double R00, R01, R02, R10, R11, R12, R20, R21, R22;
    }
}
