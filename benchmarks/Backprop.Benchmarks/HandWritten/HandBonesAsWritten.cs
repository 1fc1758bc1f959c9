using Backprop.Objectives;

namespace Backprop.Benchmarks.HandWritten;

/// <summary>The adjoint of the bones as the program has them: matrices of four rows, each bone turned by three angles.</summary>
public readonly struct HandBonesAsWritten : IHandBones
{
    private const int Matrix = 16;
    private const int Fingers = 5;

    /// <summary>For each bone three angles, their sines and cosines; places relative to the parent and absolute, and the latter's adjoint.</summary>
    public static int Scratch(int bones) => (9 + 3 * Matrix) * bones;

    public static void Forward(ReadOnlySpan<double> theta, HandModel model, Span<double> transforms, Span<double> scratch)
    {
        var bones = model.Parents.Length;
        var angles = scratch[..(3 * bones)];
        angles.Clear();
        for (var finger = 0; finger < Fingers; finger++)
        {
            var own = theta.Slice(6 + 4 * finger, 4);
            var bone = angles.Slice(3 * (2 + 4 * finger), 9);
            (bone[0], bone[1], bone[3], bone[6]) = (own[0], own[1], own[2], own[3]);
        }

        Span<double> turn = stackalloc double[Matrix];
        turn.Clear();
        for (var b = 0; b < bones; b++)
        {
            var sines = scratch.Slice(3 * bones + 6 * b, 6);
            var relative = scratch.Slice(9 * bones + Matrix * b, Matrix);
            var absolute = scratch.Slice((9 + Matrix) * bones + Matrix * b, Matrix);
            (sines[0], sines[1]) = Math.SinCos(angles[3 * b]);
            (sines[2], sines[3]) = Math.SinCos(angles[3 * b + 2]);
            (sines[4], sines[5]) = Math.SinCos(angles[3 * b + 1]);
            Turn(sines, turn);
            Multiply(model.BaseRelatives.AsSpan(Matrix * b, Matrix), turn, relative);
            if (model.Parents[b] < 0)
                relative.CopyTo(absolute);
            else
                Multiply(scratch.Slice((9 + Matrix) * bones + Matrix * model.Parents[b], Matrix), relative, absolute);
            Multiply(absolute, model.InverseBaseAbsolutes.AsSpan(Matrix * b, Matrix), transforms.Slice(HandBones.Matrix * b, HandBones.Matrix));
        }
    }

    public static void Backward(HandModel model, ReadOnlySpan<double> dTransforms, Span<double> scratch, Span<double> dTheta)
    {
        var bones = model.Parents.Length;
        var angles = scratch[..(3 * bones)];
        var absolutes = scratch.Slice((9 + Matrix) * bones, Matrix * bones);
        var dAbsolutes = scratch.Slice((9 + 2 * Matrix) * bones, Matrix * bones);
        Span<double> dRelative = stackalloc double[Matrix], dTurn = stackalloc double[Matrix];
        dAbsolutes.Clear();
        for (var b = bones - 1; b >= 0; b--)
        {
            var dAbsolute = dAbsolutes.Slice(Matrix * b, Matrix);
            AddTimesTransposed(dTransforms.Slice(HandBones.Matrix * b, HandBones.Matrix), model.InverseBaseAbsolutes.AsSpan(Matrix * b, Matrix), dAbsolute);
            var parent = Matrix * model.Parents[b];
            if (parent < 0)
            {
                dAbsolute.CopyTo(dRelative);
            }
            else
            {
                TransposedTimes(absolutes.Slice(parent, Matrix), dAbsolute, dRelative);
                AddTimesTransposed(dAbsolute, scratch.Slice(9 * bones + Matrix * b, Matrix), dAbsolutes.Slice(parent, Matrix));
            }

            TransposedTimes(model.BaseRelatives.AsSpan(Matrix * b, Matrix), dRelative, dTurn);
            (angles[3 * b], angles[3 * b + 2], angles[3 * b + 1]) = ReverseTurn(scratch.Slice(3 * bones + 6 * b, 6), dTurn);
        }

        for (var finger = 0; finger < Fingers; finger++)
        {
            var own = dTheta.Slice(6 + 4 * finger, 4);
            var bone = angles.Slice(3 * (2 + 4 * finger), 9);
            own[0] += bone[0];
            own[1] += bone[1];
            own[2] += bone[3];
            own[3] += bone[6];
        }
    }

    /// <summary>Rz · Ry · Rx.</summary>
    private static void Turn(ReadOnlySpan<double> sines, Span<double> turn)
    {
        var (sx, cx, sy, cy, sz, cz) = (sines[0], sines[1], sines[2], sines[3], sines[4], sines[5]);
        turn = turn[..Matrix];
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

    /// <summary>The adjoints of the angles about x, y and z.</summary>
    private static (double x, double y, double z) ReverseTurn(ReadOnlySpan<double> sines, ReadOnlySpan<double> d)
    {
        var (sx, cx, sy, cy, sz, cz) = (sines[0], sines[1], sines[2], sines[3], sines[4], sines[5]);
        d = d[..Matrix];
        var (p, q) = (cz * sy, sz * sy);
        var dP = d[1] * sx + d[2] * cx;
        var dQ = d[5] * sx + d[6] * cx;
        var dSx = d[1] * p + d[2] * sz + d[5] * q - d[6] * cz + d[9] * cy;
        var dCx = d[2] * p - d[1] * sz + d[5] * cz + d[6] * q + d[10] * cy;
        var dSy = dP * cz + dQ * sz - d[8];
        var dCy = d[0] * cz + d[4] * sz + d[9] * sx + d[10] * cx;
        var dSz = d[2] * sx - d[1] * cx + d[4] * cy + dQ * sy;
        var dCz = d[0] * cy + d[5] * cx - d[6] * sx + dP * sy;
        return (dSx * cx - dCx * sx, dSy * cy - dCy * sy, dSz * cz - dCz * sz);
    }

    /// <summary>c = a · b, as many rows as c has.</summary>
    private static void Multiply(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> c)
    {
        b = b[..Matrix];
        a = a[..c.Length];
        for (var row = 0; row + 3 < c.Length; row += 4)
        {
            var (a0, a1, a2, a3) = (a[row], a[row + 1], a[row + 2], a[row + 3]);
            c[row] = a0 * b[0] + a1 * b[4] + a2 * b[8] + a3 * b[12];
            c[row + 1] = a0 * b[1] + a1 * b[5] + a2 * b[9] + a3 * b[13];
            c[row + 2] = a0 * b[2] + a1 * b[6] + a2 * b[10] + a3 * b[14];
            c[row + 3] = a0 * b[3] + a1 * b[7] + a2 * b[11] + a3 * b[15];
        }
    }

    /// <summary>to += d · bᵀ, as many rows as d has: the adjoint of a in a · b.</summary>
    private static void AddTimesTransposed(ReadOnlySpan<double> d, ReadOnlySpan<double> b, Span<double> to)
    {
        b = b[..Matrix];
        to = to[..d.Length];
        for (var row = 0; row + 3 < d.Length; row += 4)
        {
            var (d0, d1, d2, d3) = (d[row], d[row + 1], d[row + 2], d[row + 3]);
            to[row] += d0 * b[0] + d1 * b[1] + d2 * b[2] + d3 * b[3];
            to[row + 1] += d0 * b[4] + d1 * b[5] + d2 * b[6] + d3 * b[7];
            to[row + 2] += d0 * b[8] + d1 * b[9] + d2 * b[10] + d3 * b[11];
            to[row + 3] += d0 * b[12] + d1 * b[13] + d2 * b[14] + d3 * b[15];
        }
    }

    /// <summary>to = aᵀ · d: the adjoint of b in a · b.</summary>
    private static void TransposedTimes(ReadOnlySpan<double> a, ReadOnlySpan<double> d, Span<double> to)
    {
        a = a[..Matrix];
        d = d[..Matrix];
        to = to[..Matrix];
        for (var column = 0; column < 4; column++)
        {
            var (d0, d1, d2, d3) = (d[column], d[4 + column], d[8 + column], d[12 + column]);
            to[column] = a[0] * d0 + a[4] * d1 + a[8] * d2 + a[12] * d3;
            to[4 + column] = a[1] * d0 + a[5] * d1 + a[9] * d2 + a[13] * d3;
            to[8 + column] = a[2] * d0 + a[6] * d1 + a[10] * d2 + a[14] * d3;
            to[12 + column] = a[3] * d0 + a[7] * d1 + a[11] * d2 + a[15] * d3;
        }
    }
}
