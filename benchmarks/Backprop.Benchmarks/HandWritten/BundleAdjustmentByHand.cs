namespace Backprop.Benchmarks.HandWritten;

/// <summary>
/// Both rows of an observation's Jacobian in one method, with what they share computed once: the adjoint of the image point in
/// closed form, then the rotation reversed for each row.
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
        var x0 = x[0] - cam[3];
        var x1 = x[1] - cam[4];
        var x2 = x[2] - cam[5];
        var rotation = new Rotation(cam[0], cam[1], cam[2]);
        var (y0, y1, y2) = rotation.Apply(x0, x1, x2);

        var perDepth = 1 / y2;
        var p0 = y0 * perDepth;
        var p1 = y1 * perDepth;
        var radius = p0 * p0 + p1 * p1;
        var distortion = 1 + radius * (cam[9] + radius * cam[10]);
        var slope = cam[9] + 2 * radius * cam[10];
        var focal = cam[6];
        var q0 = p0 * distortion;
        var q1 = p1 * distortion;
        var residual0 = focal * q0 + cam[7] - feat[0];
        var residual1 = focal * q1 + cam[8] - feat[1];
        error[1] = w * residual1;
        error[0] = w * residual0;

        var scale = w * focal;
        var scaleP0 = scale * p0;
        var scaleP1 = scale * p1;
        var across = 2 * slope * scaleP0 * p1;
        Row(row0, rotation, (x0, x1, x2), (scale * distortion + 2 * slope * scaleP0 * p0, across), (p0, p1), perDepth);
        Row(row1, rotation, (x0, x1, x2), (across, scale * distortion + 2 * slope * scaleP1 * p1), (p0, p1), perDepth);
        Lens(row0, w * q0, w, 0, scaleP0 * radius, scaleP0 * radius * radius, residual0);
        Lens(row1, w * q1, 0, w, scaleP1 * radius, scaleP1 * radius * radius, residual1);
    }

    /// <summary>From the adjoint of the image point through the projection and the rotation: columns 0 to 5 and 11 to 13.</summary>
    private static void Row(
        Span<double> row, in Rotation rotation, (double, double, double) x, (double, double) dP, (double, double) p, double perDepth)
    {
        var dY0 = dP.Item1 * perDepth;
        var dY1 = dP.Item2 * perDepth;
        var dY2 = -(dY0 * p.Item1 + dY1 * p.Item2);
        var (dR0, dR1, dR2, dX0, dX1, dX2) = rotation.Reverse(x.Item1, x.Item2, x.Item3, dY0, dY1, dY2);
        row[13] = dX2;
        row[0] = dR0;
        row[1] = dR1;
        row[2] = dR2;
        row[3] = -dX0;
        row[4] = -dX1;
        row[5] = -dX2;
        row[11] = dX0;
        row[12] = dX1;
    }

    private static void Lens(Span<double> row, double dFocal, double dU0, double dU1, double dK1, double dK2, double dWeight)
    {
        row[14] = dWeight;
        row[6] = dFocal;
        row[7] = dU0;
        row[8] = dU1;
        row[9] = dK1;
        row[10] = dK2;
    }

    /// <summary>A rotation by axis times angle; at zero the linear x + r × x.</summary>
    private readonly struct Rotation
    {
        private readonly double _r0, _r1, _r2, _perAngle, _u0, _u1, _u2, _sin, _cos, _versine;

        public Rotation(double r0, double r1, double r2)
        {
            (_r0, _r1, _r2) = (r0, r1, r2);
            var squaredAngle = r0 * r0 + r1 * r1 + r2 * r2;
            if (squaredAngle == 0)
                return;
            var angle = Math.Sqrt(squaredAngle);
            _perAngle = 1 / angle;
            (_u0, _u1, _u2) = (r0 * _perAngle, r1 * _perAngle, r2 * _perAngle);
            (_sin, _cos) = Math.SinCos(angle);
            _versine = 1 - _cos;
        }

        private bool IsZero => _perAngle == 0;

        public (double y0, double y1, double y2) Apply(double x0, double x1, double x2)
        {
            if (IsZero)
                return (x0 + _r1 * x2 - _r2 * x1, x1 + _r2 * x0 - _r0 * x2, x2 + _r0 * x1 - _r1 * x0);
            var along = (_u0 * x0 + _u1 * x1 + _u2 * x2) * _versine;
            return (
                x0 * _cos + (_u1 * x2 - _u2 * x1) * _sin + _u0 * along,
                x1 * _cos + (_u2 * x0 - _u0 * x2) * _sin + _u1 * along,
                x2 * _cos + (_u0 * x1 - _u1 * x0) * _sin + _u2 * along);
        }

        /// <summary>
        /// With g the adjoint of y: dx = g cos + (g × u) sin + u (u·g) (1 − cos). The adjoint of the angle is
        /// (u × x)·g cos − (x·g − (u·x) (u·g)) sin, that of u is (x × g) sin + (g (u·x) + x (u·g)) (1 − cos).
        /// </summary>
        public (double, double, double, double, double, double) Reverse(double x0, double x1, double x2, double g0, double g1, double g2)
        {
            var moment0 = x1 * g2 - x2 * g1;
            var moment1 = x2 * g0 - x0 * g2;
            var moment2 = x0 * g1 - x1 * g0;
            if (IsZero)
                return (
                    moment0, moment1, moment2,
                    g0 + g1 * _r2 - g2 * _r1, g1 + g2 * _r0 - g0 * _r2, g2 + g0 * _r1 - g1 * _r0);

            var alongX = _u0 * x0 + _u1 * x1 + _u2 * x2;
            var alongG = _u0 * g0 + _u1 * g1 + _u2 * g2;
            var twist = _u0 * moment0 + _u1 * moment1 + _u2 * moment2;
            var dAngle = twist * _cos - (x0 * g0 + x1 * g1 + x2 * g2 - alongX * alongG) * _sin;
            var versineX = _versine * alongX;
            var versineG = _versine * alongG;
            var dU0 = moment0 * _sin + g0 * versineX + x0 * versineG;
            var dU1 = moment1 * _sin + g1 * versineX + x1 * versineG;
            var dU2 = moment2 * _sin + g2 * versineX + x2 * versineG;
            var radial = dAngle - (_u0 * dU0 + _u1 * dU1 + _u2 * dU2) * _perAngle;
            return (
                dU0 * _perAngle + _u0 * radial, dU1 * _perAngle + _u1 * radial, dU2 * _perAngle + _u2 * radial,
                g0 * _cos + (g1 * _u2 - g2 * _u1) * _sin + _u0 * versineG,
                g1 * _cos + (g2 * _u0 - g0 * _u2) * _sin + _u1 * versineG,
                g2 * _cos + (g0 * _u1 - g1 * _u0) * _sin + _u2 * versineG);
        }
    }
}
