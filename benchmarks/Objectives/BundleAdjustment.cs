namespace Backprop.Objectives;

/// <summary>Bundle adjustment: where a camera sees a point, against where it was observed.</summary>
public static partial class BundleAdjustment
{
    /// <summary>Rotation (axis times angle), centre, focal length, principal point, two coefficients of radial distortion.</summary>
    public const int CameraSize = 11;

    /// <summary>Three coordinates.</summary>
    public const int PointSize = 3;

    /// <summary>
    /// error = w (p − feature). With the camera (r, c, f, u, k₁, k₂): Y = Rodrigues(r)·(x − c), p' = (Y₀, Y₁) / Y₂, s = ‖p'‖²,
    /// p = f (1 + k₁ s + k₂ s²) p' + u. If r = 0 the rotation is the linear Y = (x − c) + r × (x − c).
    /// </summary>
    /// <param name="cam">11 numbers: r (3), c (3), f, u (2), k₁, k₂.</param>
    /// <param name="x">3 numbers: the point.</param>
    /// <param name="w">The weight of the observation.</param>
    /// <param name="feat">2 numbers: where it was observed.</param>
    /// <param name="error">2 numbers, written: the residuals.</param>
    [Differentiable]
    public static void ReprojectionError(
        ReadOnlySpan<double> cam, ReadOnlySpan<double> x, double w, [NoDerivative] ReadOnlySpan<double> feat, Span<double> error)
    {
        var x0 = x[0] - cam[3];
        var x1 = x[1] - cam[4];
        var x2 = x[2] - cam[5];

        double y0, y1, y2;
        var squaredAngle = cam[0] * cam[0] + cam[1] * cam[1] + cam[2] * cam[2];
        if (squaredAngle != 0)
        {
            var angle = Math.Sqrt(squaredAngle);
            var inverse = 1 / angle;
            var u0 = cam[0] * inverse;
            var u1 = cam[1] * inverse;
            var u2 = cam[2] * inverse;
            var (sin, cos) = Math.SinCos(angle);
            var along = (u0 * x0 + u1 * x1 + u2 * x2) * (1 - cos);
            y0 = x0 * cos + (u1 * x2 - u2 * x1) * sin + u0 * along;
            y1 = x1 * cos + (u2 * x0 - u0 * x2) * sin + u1 * along;
            y2 = x2 * cos + (u0 * x1 - u1 * x0) * sin + u2 * along;
        }
        else
        {
            y0 = x0 + cam[1] * x2 - cam[2] * x1;
            y1 = x1 + cam[2] * x0 - cam[0] * x2;
            y2 = x2 + cam[0] * x1 - cam[1] * x0;
        }

        var p0 = y0 / y2;
        var p1 = y1 / y2;
        var radius = p0 * p0 + p1 * p1;
        var distortion = 1 + radius * (cam[9] + radius * cam[10]);
        error[0] = w * (cam[6] * p0 * distortion + cam[7] - feat[0]);
        error[1] = w * (cam[6] * p1 * distortion + cam[8] - feat[1]);
    }

    /// <summary>1 − w².</summary>
    [Differentiable]
    public static double WeightError(double w) => 1 - w * w;
}
