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
        Span<double> error, Span<double> dTheta, Span<double> dUs) =>
        ErrorsGradient<HandBones, BlendedSkin>(theta, us, model, correspondences, points, error, dTheta, dUs);

    internal static void ErrorsGradient<TBones, TSkin>(
        ReadOnlySpan<double> theta, ReadOnlySpan<double> us, HandModel model, int[] correspondences, double[] points,
        Span<double> error, Span<double> dTheta, Span<double> dUs)
        where TBones : struct, IHandBones
        where TSkin : struct, IHandSkin
    {
        var bones = model.Parents.Length;
        var vertices = model.BasePositions.Length / 4;
        var workspace = s_workspace ??= new();
        workspace.Begin(9 * vertices + 2 * Matrix * bones + TBones.Scratch(bones));
        var bent = workspace.Take(3 * vertices);
        var skin = workspace.Take(3 * vertices);
        var dSkin = workspace.Take(3 * vertices);
        var transforms = workspace.Take(Matrix * bones);
        var dTransforms = workspace.Take(Matrix * bones);
        var scratch = workspace.Take(TBones.Scratch(bones));
        dSkin.Clear();
        dTransforms.Clear();
        dTheta.Clear();
        dUs.Clear();

        TBones.Forward(theta, model, transforms, scratch);
        var rotation = new HandRotation(theta[0], theta[1], theta[2]);
        for (var v = 0; v < vertices; v++)
        {
            TSkin.Bend(model.Weights.AsSpan(v * bones, bones), transforms, model.BasePositions.AsSpan(4 * v, 4), bent.Slice(3 * v, 3));
            if (model.IsMirrored)
                bent[3 * v] = -bent[3 * v];
            rotation.Forward(bent.Slice(3 * v, 3), theta.Slice(3, 3), skin.Slice(3 * v, 3));
        }

        if (us.Length == 0)
            Vertices(correspondences, points, skin, error, dSkin);
        else
            Triangles(us, model.Triangles, correspondences, points, skin, error, dUs, dSkin);

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
            TSkin.Unbend(model.Weights.AsSpan(v * bones, bones), model.BasePositions.AsSpan(4 * v, 4), x, y, z, dTransforms);
        }

        (dTheta[0], dTheta[1], dTheta[2]) = rotation.Gradient();
        TBones.Backward(model, dTransforms, scratch, dTheta);
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
