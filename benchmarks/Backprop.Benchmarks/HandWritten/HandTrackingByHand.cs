using Backprop.Objectives;

namespace Backprop.Benchmarks.HandWritten;

/// <summary>
/// Half the sum of the squared errors, so the errors are the seeds. The skin goes through one blended transform for each vertex, forward and back,
/// and back only where a point has pulled at it.
/// </summary>
public static class HandTrackingByHand
{
    private const int Matrix = HandBones.Matrix;

    [ThreadStatic]
    private static Workspace? s_workspace;

    /// <summary>Overwrites <paramref name="dTheta"/> and <paramref name="dUs"/> with the gradient, and <paramref name="error"/>.</summary>
    public static void ErrorsGradient(
        ReadOnlySpan<double> theta, ReadOnlySpan<double> us, HandModel model, int[] correspondences, double[] points,
        Span<double> error, Span<double> dTheta, Span<double> dUs)
    {
        var bones = model.Parents.Length;
        var vertices = model.BasePositions.Length / 4;
        var workspace = s_workspace ??= new();
        workspace.Begin(9 * vertices + 2 * Matrix * bones + HandBones.Scratch(bones));
        var bent = workspace.Take(3 * vertices);
        var skin = workspace.Take(3 * vertices);
        var dSkin = workspace.Take(3 * vertices);
        var transforms = workspace.Take(Matrix * bones);
        var dTransforms = workspace.Take(Matrix * bones);
        var scratch = workspace.Take(HandBones.Scratch(bones));
        dSkin.Clear();
        dTransforms.Clear();
        dTheta.Clear();
        dUs.Clear();

        HandBones.Forward(theta, model, transforms, scratch);
        var rotation = new HandRotation(theta[0], theta[1], theta[2]);
        for (var v = 0; v < vertices; v++)
        {
            Bend(model.Weights.AsSpan(v * bones, bones), transforms, model.BasePositions.AsSpan(4 * v, 4), bent.Slice(3 * v, 3));
            if (model.IsMirrored)
                bent[3 * v] = -bent[3 * v];
            rotation.Forward(bent.Slice(3 * v, 3), theta.Slice(3, 3), skin.Slice(3 * v, 3));
        }

        Compare(us, model, correspondences, points, skin, error, dUs, dSkin);

        for (var v = 0; v < vertices; v++)
        {
            var (d0, d1, d2) = (dSkin[3 * v], dSkin[3 * v + 1], dSkin[3 * v + 2]);
            if (d0 == 0 && d1 == 0 && d2 == 0)
                continue;
            dTheta[3] += d0;
            dTheta[4] += d1;
            dTheta[5] += d2;
            var (x, y, z) = rotation.Backward(d0, d1, d2, bent.Slice(3 * v, 3));
            if (model.IsMirrored)
                x = -x;
            Unbend(model.Weights.AsSpan(v * bones, bones), model.BasePositions.AsSpan(4 * v, 4), x, y, z, dTransforms);
        }

        (dTheta[0], dTheta[1], dTheta[2]) = rotation.Gradient();
        HandBones.Backward(model, dTransforms, scratch, dTheta);
    }

    /// <summary>Overwrites <paramref name="error"/> and <paramref name="dUs"/>, and adds to <paramref name="dSkin"/>.</summary>
    internal static void Compare(
        ReadOnlySpan<double> us, HandModel model, int[] correspondences, double[] points, ReadOnlySpan<double> skin,
        Span<double> error, Span<double> dUs, Span<double> dSkin)
    {
        if (us.Length == 0)
            Vertices(correspondences, points, skin, error, dSkin);
        else
            Triangles(us, model.Triangles, correspondences, points, skin, error, dUs, dSkin);
    }

    /// <summary>bent = (Σ weight · transform) · position.</summary>
    private static void Bend(ReadOnlySpan<double> weights, ReadOnlySpan<double> transforms, ReadOnlySpan<double> position, Span<double> bent)
    {
        double m0 = 0, m1 = 0, m2 = 0, m3 = 0, m4 = 0, m5 = 0, m6 = 0, m7 = 0, m8 = 0, m9 = 0, m10 = 0, m11 = 0;
        for (var b = 0; b < weights.Length && transforms.Length >= Matrix; b++, transforms = transforms[Matrix..])
        {
            var weight = weights[b];
            m0 += weight * transforms[0];
            m1 += weight * transforms[1];
            m2 += weight * transforms[2];
            m3 += weight * transforms[3];
            m4 += weight * transforms[4];
            m5 += weight * transforms[5];
            m6 += weight * transforms[6];
            m7 += weight * transforms[7];
            m8 += weight * transforms[8];
            m9 += weight * transforms[9];
            m10 += weight * transforms[10];
            m11 += weight * transforms[11];
        }

        var (x, y, z, w) = (position[0], position[1], position[2], position[3]);
        bent[0] = m0 * x + m1 * y + m2 * z + m3 * w;
        bent[1] = m4 * x + m5 * y + m6 * z + m7 * w;
        bent[2] = m8 * x + m9 * y + m10 * z + m11 * w;
    }

    /// <summary>dTransform += weight · (adjoint of the vertex) · positionᵀ.</summary>
    private static void Unbend(
        ReadOnlySpan<double> weights, ReadOnlySpan<double> position, double dX, double dY, double dZ, Span<double> dTransforms)
    {
        var (x, y, z, w) = (position[0], position[1], position[2], position[3]);
        var (m0, m1, m2, m3) = (dX * x, dX * y, dX * z, dX * w);
        var (m4, m5, m6, m7) = (dY * x, dY * y, dY * z, dY * w);
        var (m8, m9, m10, m11) = (dZ * x, dZ * y, dZ * z, dZ * w);
        for (var b = 0; b < weights.Length && dTransforms.Length >= Matrix; b++, dTransforms = dTransforms[Matrix..])
        {
            var weight = weights[b];
            dTransforms[0] += weight * m0;
            dTransforms[1] += weight * m1;
            dTransforms[2] += weight * m2;
            dTransforms[3] += weight * m3;
            dTransforms[4] += weight * m4;
            dTransforms[5] += weight * m5;
            dTransforms[6] += weight * m6;
            dTransforms[7] += weight * m7;
            dTransforms[8] += weight * m8;
            dTransforms[9] += weight * m9;
            dTransforms[10] += weight * m10;
            dTransforms[11] += weight * m11;
        }
    }

    private static void Vertices(int[] correspondences, double[] points, ReadOnlySpan<double> skin, Span<double> error, Span<double> dSkin)
    {
        for (var i = 0; i < correspondences.Length; i++)
            for (var j = 0; j < 3; j++)
            {
                var vertex = 3 * correspondences[i] + j;
                error[3 * i + j] = points[3 * i + j] - skin[vertex];
                dSkin[vertex] -= error[3 * i + j];
            }
    }

    private static void Triangles(
        ReadOnlySpan<double> us, int[] triangles, int[] correspondences, double[] points, ReadOnlySpan<double> skin,
        Span<double> error, Span<double> dUs, Span<double> dSkin)
    {
        for (var i = 0; i < correspondences.Length; i++)
        {
            var corners = triangles.AsSpan(3 * correspondences[i], 3);
            var (a, b, c) = (3 * corners[0], 3 * corners[1], 3 * corners[2]);
            var (u0, u1) = (us[2 * i], us[2 * i + 1]);
            var u2 = 1 - u0 - u1;
            double d0 = 0, d1 = 0;
            for (var j = 0; j < 3; j++)
            {
                var (s0, s1, s2) = (skin[a + j], skin[b + j], skin[c + j]);
                var e = points[3 * i + j] - (u0 * s0 + u1 * s1 + u2 * s2);
                error[3 * i + j] = e;
                d0 -= e * (s0 - s2);
                d1 -= e * (s1 - s2);
                dSkin[a + j] -= u0 * e;
                dSkin[b + j] -= u1 * e;
                dSkin[c + j] -= u2 * e;
            }

            dUs[2 * i] = d0;
            dUs[2 * i + 1] = d1;
        }
    }
}
