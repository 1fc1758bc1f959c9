namespace Backprop.Benchmarks.HandWritten;

/// <summary>
/// An observation forward, and back once for each row of its Jacobian: the adjoint of the rotation is written with cross products, and the
/// values that both rows read are computed once.
/// </summary>
public readonly struct BundleAdjustmentRows
{
    private readonly double r0, r1, r2, x0, x1, x2, u0, u1, u2, perAngle, sin, cos, dot, along, p0, p1, perDepth, radius, slope, distortion, focal, w, k2, residual0, residual1;

    /// <summary>Writes the residuals to <paramref name="error"/>.</summary>
    public BundleAdjustmentRows(ReadOnlySpan<double> cam, ReadOnlySpan<double> x, double w, ReadOnlySpan<double> feat, Span<double> error)
    {
        cam = cam[..11];
        x = x[..3];
        (r0, r1, r2) = (cam[0], cam[1], cam[2]);
        (x0, x1, x2) = (x[0] - cam[3], x[1] - cam[4], x[2] - cam[5]);
        double y0 = x0 + r1 * x2 - r2 * x1, y1 = x1 + r2 * x0 - r0 * x2, y2 = x2 + r0 * x1 - r1 * x0;
        var squaredAngle = r0 * r0 + r1 * r1 + r2 * r2;
        if (squaredAngle != 0)
        {
            var angle = Math.Sqrt(squaredAngle);
            perAngle = 1 / angle;
            (u0, u1, u2) = (r0 * perAngle, r1 * perAngle, r2 * perAngle);
            (sin, cos) = Math.SinCos(angle);
            dot = u0 * x0 + u1 * x1 + u2 * x2;
            along = dot * (1 - cos);
            y0 = x0 * cos + (u1 * x2 - u2 * x1) * sin + u0 * along;
            y1 = x1 * cos + (u2 * x0 - u0 * x2) * sin + u1 * along;
            y2 = x2 * cos + (u0 * x1 - u1 * x0) * sin + u2 * along;
        }

        perDepth = 1 / y2;
        p0 = y0 * perDepth;
        p1 = y1 * perDepth;
        radius = p0 * p0 + p1 * p1;
        k2 = cam[10];
        slope = cam[9] + radius * k2;
        distortion = 1 + radius * slope;
        focal = cam[6];
        this.w = w;
        residual0 = focal * p0 * distortion + cam[7] - feat[0];
        residual1 = focal * p1 * distortion + cam[8] - feat[1];
        error[1] = w * residual1;
        error[0] = w * residual0;
    }

    /// <summary>Overwrites <paramref name="dCam"/> (11) and <paramref name="dX"/> (3) with the row that the seeds choose; returns that of the weight.</summary>
    public double Row(double seed0, double seed1, Span<double> dCam, Span<double> dX)
    {
        dCam = dCam[..11];
        dX = dX[..3];
        double d0 = w * seed0, d1 = w * seed1, toward = p0 * d0 + p1 * d1;
        dCam[6] = distortion * toward;
        dCam[7] = d0;
        dCam[8] = d1;
        var dDistortion = focal * toward;
        dCam[9] = radius * dDistortion;
        dCam[10] = radius * (radius * dDistortion);
        var dRadius = 2 * (slope + radius * k2) * dDistortion;
        var g0 = (focal * distortion * d0 + p0 * dRadius) * perDepth;
        var g1 = (focal * distortion * d1 + p1 * dRadius) * perDepth;
        var g2 = -(p0 * g0 + p1 * g1);

        double dX0, dX1, dX2;
        if (perAngle == 0)
        {
            (dX0, dX1, dX2) = (g0 + r2 * g1 - r1 * g2, g1 + r0 * g2 - r2 * g0, g2 + r1 * g0 - r0 * g1);
            (dCam[0], dCam[1], dCam[2]) = (x1 * g2 - x2 * g1, x2 * g0 - x0 * g2, x0 * g1 - x1 * g0);
        }
        else
        {
            var dAlong = u0 * g0 + u1 * g1 + u2 * g2;
            var dDot = (1 - cos) * dAlong;
            dX0 = cos * g0 + dDot * u0 + sin * (g1 * u2 - g2 * u1);
            dX1 = cos * g1 + dDot * u1 + sin * (g2 * u0 - g0 * u2);
            dX2 = cos * g2 + dDot * u2 + sin * (g0 * u1 - g1 * u0);
            double c0 = x1 * g2 - x2 * g1, c1 = x2 * g0 - x0 * g2, c2 = x0 * g1 - x1 * g0;
            var dU0 = along * g0 + dDot * x0 + sin * c0;
            var dU1 = along * g1 + dDot * x1 + sin * c1;
            var dU2 = along * g2 + dDot * x2 + sin * c2;
            var dAngle = cos * (u0 * c0 + u1 * c1 + u2 * c2) - sin * (x0 * g0 + x1 * g1 + x2 * g2 - dot * dAlong) - perAngle * (u0 * dU0 + u1 * dU1 + u2 * dU2);
            dCam[0] = perAngle * dU0 + dAngle * u0;
            dCam[1] = perAngle * dU1 + dAngle * u1;
            dCam[2] = perAngle * dU2 + dAngle * u2;
        }

        (dCam[3], dCam[4], dCam[5]) = (-dX0, -dX1, -dX2);
        (dX[0], dX[1], dX[2]) = (dX0, dX1, dX2);
        return residual0 * seed0 + residual1 * seed1;
    }
}
