namespace Backprop.Objectives;

/// <summary>Hand tracking: how far measured points are from the skin of a hand model in a pose.</summary>
public static partial class HandTracking
{
    /// <summary>The number of parameters of a pose.</summary>
    public const int PoseSize = 26;

    private const int Fingers = 5;
    private const double SmallestAngle = 1e-4;

    /// <summary>error = point − skin: the skin at a vertex, or at barycentric coordinates (u₀, u₁, 1 − u₀ − u₁) of a triangle.</summary>
    /// <param name="theta">26 numbers: global rotation (axis times angle), translation, then the angles of the fingers.</param>
    /// <param name="us">Two numbers for each point; empty if points correspond to vertices.</param>
    /// <param name="model">The hand.</param>
    /// <param name="correspondences">The vertex or triangle of each point.</param>
    /// <param name="points">points × 3: measured.</param>
    /// <param name="error">points × 3, written.</param>
    [Differentiable]
    public static void Errors(
        ReadOnlySpan<double> theta, ReadOnlySpan<double> us, HandModel model, int[] correspondences,
        [NoDerivative] double[] points, Span<double> error)
    {
        var bones = model.Parents.Length;
        var angles = new double[3 * bones];
        Articulate(theta, angles);

        var transforms = new double[16 * bones];
        Transforms(angles, model, transforms);

        var rotation = new double[9];
        Rotation(theta[0], theta[1], theta[2], rotation);

        var skin = new double[model.BasePositions.Length / 4 * 3];
        for (var v = 0; v < skin.Length / 3; v++)
        {
            double x = 0, y = 0, z = 0;
            for (var b = 0; b < bones; b++)
            {
                var weight = model.Weights[v * bones + b];
                x += weight * Row(transforms, 16 * b, model.BasePositions, 4 * v);
                y += weight * Row(transforms, 16 * b + 4, model.BasePositions, 4 * v);
                z += weight * Row(transforms, 16 * b + 8, model.BasePositions, 4 * v);
            }

            if (model.IsMirrored)
                x = -x;
            for (var j = 0; j < 3; j++)
                skin[3 * v + j] = rotation[3 * j] * x + rotation[3 * j + 1] * y + rotation[3 * j + 2] * z + theta[3 + j];
        }

        for (var i = 0; i < correspondences.Length; i++)
            for (var j = 0; j < 3; j++)
            {
                double at;
                if (us.Length == 0)
                {
                    at = skin[3 * correspondences[i] + j];
                }
                else
                {
                    var corner = 3 * correspondences[i];
                    var u0 = us[2 * i];
                    var u1 = us[2 * i + 1];
                    at = u0 * skin[3 * model.Triangles[corner] + j] + u1 * skin[3 * model.Triangles[corner + 1] + j]
                        + (1 - u0 - u1) * skin[3 * model.Triangles[corner + 2] + j];
                }

                error[3 * i + j] = points[3 * i + j] - at;
            }
    }

    /// <summary>The angles of the bones, in the order x, z, y: four parameters for each finger, whose first joint bends in two directions.</summary>
    private static void Articulate(ReadOnlySpan<double> theta, double[] angles)
    {
        var next = 6;
        var bone = 2;
        for (var finger = 0; finger < Fingers; finger++)
        {
            for (var joint = 2; joint < 5; joint++)
            {
                angles[3 * bone] = theta[next++];
                if (joint == 2)
                    angles[3 * bone + 1] = theta[next++];
                bone++;
            }

            bone++;
        }
    }

    /// <summary>For each bone, its place in the pose times the inverse of that in the base pose.</summary>
    private static void Transforms(double[] angles, HandModel model, double[] transforms)
    {
        var absolutes = new double[transforms.Length];
        var turn = new double[16];
        var relative = new double[16];
        for (var b = 0; b < model.Parents.Length; b++)
        {
            Turn(angles[3 * b], angles[3 * b + 2], angles[3 * b + 1], turn);
            Multiply(model.BaseRelatives, 16 * b, turn, 0, relative, 0);
            var parent = model.Parents[b];
            if (parent < 0)
                for (var k = 0; k < 16; k++)
                    absolutes[16 * b + k] = relative[k];
            else
                Multiply(absolutes, 16 * parent, relative, 0, absolutes, 16 * b);
            Multiply(absolutes, 16 * b, model.InverseBaseAbsolutes, 16 * b, transforms, 16 * b);
        }
    }

    /// <summary>Rz(z) · Ry(y) · Rx(x), homogeneous.</summary>
    private static void Turn(double x, double y, double z, double[] turn)
    {
        var (sx, cx) = Math.SinCos(x);
        var (sy, cy) = Math.SinCos(y);
        var (sz, cz) = Math.SinCos(z);
        turn[0] = cz * cy;
        turn[1] = cz * sy * sx - sz * cx;
        turn[2] = cz * sy * cx + sz * sx;
        turn[4] = sz * cy;
        turn[5] = sz * sy * sx + cz * cx;
        turn[6] = sz * sy * cx - cz * sx;
        turn[8] = -sy;
        turn[9] = cy * sx;
        turn[10] = cy * cx;
        turn[15] = 1;
    }

    /// <summary>c = a · b, 4 × 4 each, from an element on.</summary>
    private static void Multiply(double[] a, int atA, double[] b, int atB, double[] c, int atC)
    {
        for (var i = 0; i < 4; i++)
            for (var j = 0; j < 4; j++)
            {
                var sum = 0.0;
                for (var k = 0; k < 4; k++)
                    sum += a[atA + 4 * i + k] * b[atB + 4 * k + j];
                c[atC + 4 * i + j] = sum;
            }
    }

    private static double Row(double[] matrix, int row, double[] vector, int at) =>
        matrix[row] * vector[at] + matrix[row + 1] * vector[at + 1] + matrix[row + 2] * vector[at + 2] + matrix[row + 3] * vector[at + 3];

    /// <summary>Rodrigues: the rotation about an axis by its length; none if that is below 1e-4.</summary>
    private static void Rotation(double x, double y, double z, double[] rotation)
    {
        var squared = x * x + y * y + z * z;
        if (squared < SmallestAngle * SmallestAngle)
        {
            rotation[0] = rotation[4] = rotation[8] = 1;
            return;
        }

        var angle = Math.Sqrt(squared);
        var (sin, cos) = Math.SinCos(angle);
        var versine = 1 - cos;
        x /= angle;
        y /= angle;
        z /= angle;
        rotation[0] = x * x + (1 - x * x) * cos;
        rotation[1] = x * y * versine - z * sin;
        rotation[2] = x * z * versine + y * sin;
        rotation[3] = x * y * versine + z * sin;
        rotation[4] = y * y + (1 - y * y) * cos;
        rotation[5] = y * z * versine - x * sin;
        rotation[6] = x * z * versine - y * sin;
        rotation[7] = z * y * versine + x * sin;
        rotation[8] = z * z + (1 - z * z) * cos;
    }
}
