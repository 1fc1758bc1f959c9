using Backprop.Objectives;

namespace Backprop.Benchmarks.HandWritten;

/// <summary>
/// The transforms of a hand's bones and their adjoint. Matrices are affine: three rows of four numbers. A bone turns by two angles, so its
/// rotation has six products.
/// </summary>
public readonly struct HandBones : IHandBones
{
    /// <summary>The numbers of a matrix; a model's have a fourth row, 0 0 0 1.</summary>
    public const int Matrix = 12;

    private const int ModelMatrix = 16;
    private const int Fingers = 5;

    /// <summary>For each bone two angles, their sines and cosines; places relative to the parent and absolute, and the latter's adjoint.</summary>
    public static int Scratch(int bones) => (6 + 3 * Matrix) * bones;

    public static void Forward(ReadOnlySpan<double> theta, HandModel model, Span<double> transforms, Span<double> scratch)
    {
        var bones = model.Parents.Length;
        var angles = scratch[..(2 * bones)];
        angles.Clear();
        for (var finger = 0; finger < Fingers; finger++)
        {
            var own = theta.Slice(6 + 4 * finger, 4);
            var bone = angles.Slice(2 * (2 + 4 * finger), 6);
            (bone[0], bone[1], bone[2], bone[4]) = (own[0], own[1], own[2], own[3]);
        }

        for (var b = 0; b < bones; b++)
        {
            var sines = scratch.Slice(2 * bones + 4 * b, 4);
            var relative = scratch.Slice(6 * bones + Matrix * b, Matrix);
            var absolute = scratch.Slice((6 + Matrix) * bones + Matrix * b, Matrix);
            (sines[0], sines[1]) = Math.SinCos(angles[2 * b]);
            (sines[2], sines[3]) = Math.SinCos(angles[2 * b + 1]);
            Turn(model.BaseRelatives.AsSpan(ModelMatrix * b, Matrix), sines, relative);
            if (model.Parents[b] < 0)
                relative.CopyTo(absolute);
            else
                Multiply(scratch.Slice((6 + Matrix) * bones + Matrix * model.Parents[b], Matrix), relative, absolute);
            Multiply(absolute, model.InverseBaseAbsolutes.AsSpan(ModelMatrix * b, Matrix), transforms.Slice(Matrix * b, Matrix));
        }
    }

    public static void Backward(HandModel model, ReadOnlySpan<double> dTransforms, Span<double> scratch, Span<double> dTheta)
    {
        var bones = model.Parents.Length;
        var angles = scratch[..(2 * bones)];
        var absolutes = scratch.Slice((6 + Matrix) * bones, Matrix * bones);
        var dAbsolutes = scratch.Slice((6 + 2 * Matrix) * bones, Matrix * bones);
        Span<double> dRelative = stackalloc double[Matrix];
        dAbsolutes.Clear();
        for (var b = bones - 1; b >= 0; b--)
        {
            var dAbsolute = dAbsolutes.Slice(Matrix * b, Matrix);
            AddTimesTransposed(dTransforms.Slice(Matrix * b, Matrix), model.InverseBaseAbsolutes.AsSpan(ModelMatrix * b, Matrix), dAbsolute);
            var parent = Matrix * model.Parents[b];
            if (parent < 0)
            {
                dAbsolute.CopyTo(dRelative);
            }
            else
            {
                TransposedTimes(absolutes.Slice(parent, Matrix), dAbsolute, dRelative);
                AddTimesTransposed(dAbsolute, scratch.Slice(6 * bones + Matrix * b, Matrix), dAbsolutes.Slice(parent, Matrix));
            }

            (angles[2 * b], angles[2 * b + 1]) =
                ReverseTurn(model.BaseRelatives.AsSpan(ModelMatrix * b, Matrix), scratch.Slice(2 * bones + 4 * b, 4), dRelative);
        }

        for (var finger = 0; finger < Fingers; finger++)
        {
            var own = dTheta.Slice(6 + 4 * finger, 4);
            var bone = angles.Slice(2 * (2 + 4 * finger), 6);
            own[0] += bone[0];
            own[1] += bone[1];
            own[2] += bone[2];
            own[3] += bone[4];
        }
    }

    /// <summary>relative = place · Rz · Rx.</summary>
    private static void Turn(ReadOnlySpan<double> place, ReadOnlySpan<double> sines, Span<double> relative)
    {
        var (sx, cx, sz, cz) = (sines[0], sines[1], sines[2], sines[3]);
        for (var row = 0; row < Matrix; row += 4)
        {
            var (a, b, c) = (place[row], place[row + 1], place[row + 2]);
            var across = b * cz - a * sz;
            relative[row] = a * cz + b * sz;
            relative[row + 1] = across * cx + c * sx;
            relative[row + 2] = c * cx - across * sx;
            relative[row + 3] = place[row + 3];
        }
    }

    /// <summary>The adjoints of the angles about x and z.</summary>
    private static (double x, double z) ReverseTurn(ReadOnlySpan<double> place, ReadOnlySpan<double> sines, ReadOnlySpan<double> dRelative)
    {
        var (sx, cx, sz, cz) = (sines[0], sines[1], sines[2], sines[3]);
        double dX = 0, dZ = 0;
        for (var row = 0; row < Matrix; row += 4)
        {
            var (a, b, c) = (place[row], place[row + 1], place[row + 2]);
            var along = a * cz + b * sz;
            var across = b * cz - a * sz;
            var (d0, d1, d2) = (dRelative[row], dRelative[row + 1], dRelative[row + 2]);
            dX += d1 * (c * cx - across * sx) - d2 * (across * cx + c * sx);
            dZ += d0 * across - (d1 * cx - d2 * sx) * along;
        }

        return (dX, dZ);
    }

    /// <summary>c = a · b.</summary>
    private static void Multiply(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> c)
    {
        b = b[..Matrix];
        for (var row = 0; row < Matrix; row += 4)
        {
            var (a0, a1, a2) = (a[row], a[row + 1], a[row + 2]);
            c[row] = a0 * b[0] + a1 * b[4] + a2 * b[8];
            c[row + 1] = a0 * b[1] + a1 * b[5] + a2 * b[9];
            c[row + 2] = a0 * b[2] + a1 * b[6] + a2 * b[10];
            c[row + 3] = a0 * b[3] + a1 * b[7] + a2 * b[11] + a[row + 3];
        }
    }

    /// <summary>to += d · bᵀ: the adjoint of a in a · b.</summary>
    private static void AddTimesTransposed(ReadOnlySpan<double> d, ReadOnlySpan<double> b, Span<double> to)
    {
        b = b[..Matrix];
        for (var row = 0; row < Matrix; row += 4)
        {
            var (d0, d1, d2, d3) = (d[row], d[row + 1], d[row + 2], d[row + 3]);
            to[row] += d0 * b[0] + d1 * b[1] + d2 * b[2] + d3 * b[3];
            to[row + 1] += d0 * b[4] + d1 * b[5] + d2 * b[6] + d3 * b[7];
            to[row + 2] += d0 * b[8] + d1 * b[9] + d2 * b[10] + d3 * b[11];
            to[row + 3] += d3;
        }
    }

    /// <summary>to = aᵀ · d: the adjoint of b in a · b.</summary>
    private static void TransposedTimes(ReadOnlySpan<double> a, ReadOnlySpan<double> d, Span<double> to)
    {
        a = a[..Matrix];
        for (var column = 0; column < 4; column++)
        {
            var (d0, d1, d2) = (d[column], d[4 + column], d[8 + column]);
            to[column] = a[0] * d0 + a[4] * d1 + a[8] * d2;
            to[4 + column] = a[1] * d0 + a[5] * d1 + a[9] * d2;
            to[8 + column] = a[2] * d0 + a[6] * d1 + a[10] * d2;
        }
    }
}
