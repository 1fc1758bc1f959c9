using Backprop.Objectives;

namespace Backprop.Benchmarks.HandWritten;

/// <summary>The adjoint of the skin as it is written: each bone moves each vertex, and takes its part of the vertex's adjoint. The rest is that of <see cref="HandTrackingByHand"/>.</summary>
public static class HandTrackingStepByStep
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
        Span<double> bent = workspace.Take(3 * vertices), skin = workspace.Take(3 * vertices), dSkin = workspace.Take(3 * vertices);
        Span<double> transforms = workspace.Take(Matrix * bones), dTransforms = workspace.Take(Matrix * bones);
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

        HandTrackingByHand.Compare(us, model, correspondences, points, skin, error, dUs, dSkin);
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

    /// <summary>bent = Σ weight · (transform · position).</summary>
    private static void Bend(ReadOnlySpan<double> weights, ReadOnlySpan<double> transforms, ReadOnlySpan<double> position, Span<double> bent)
    {
        var (p0, p1, p2, p3) = (position[0], position[1], position[2], position[3]);
        double x = 0, y = 0, z = 0;
        for (var b = 0; b < weights.Length && transforms.Length >= Matrix; b++, transforms = transforms[Matrix..])
        {
            var weight = weights[b];
            x += weight * (transforms[0] * p0 + transforms[1] * p1 + transforms[2] * p2 + transforms[3] * p3);
            y += weight * (transforms[4] * p0 + transforms[5] * p1 + transforms[6] * p2 + transforms[7] * p3);
            z += weight * (transforms[8] * p0 + transforms[9] * p1 + transforms[10] * p2 + transforms[11] * p3);
        }

        (bent[0], bent[1], bent[2]) = (x, y, z);
    }

    /// <summary>dTransform += (weight · adjoint of the vertex) · positionᵀ.</summary>
    private static void Unbend(
        ReadOnlySpan<double> weights, ReadOnlySpan<double> position, double dX, double dY, double dZ, Span<double> dTransforms)
    {
        var (p0, p1, p2, p3) = (position[0], position[1], position[2], position[3]);
        for (var b = 0; b < weights.Length && dTransforms.Length >= Matrix; b++, dTransforms = dTransforms[Matrix..])
        {
            var (x, y, z) = (weights[b] * dX, weights[b] * dY, weights[b] * dZ);
            dTransforms[0] += x * p0;
            dTransforms[1] += x * p1;
            dTransforms[2] += x * p2;
            dTransforms[3] += x * p3;
            dTransforms[4] += y * p0;
            dTransforms[5] += y * p1;
            dTransforms[6] += y * p2;
            dTransforms[7] += y * p3;
            dTransforms[8] += z * p0;
            dTransforms[9] += z * p1;
            dTransforms[10] += z * p2;
            dTransforms[11] += z * p3;
        }
    }
}
