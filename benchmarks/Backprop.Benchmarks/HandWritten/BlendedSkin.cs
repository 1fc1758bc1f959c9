namespace Backprop.Benchmarks.HandWritten;

/// <summary>bent = (Σ weight · transform) · position; back, dTransform += weight · (adjoint of the vertex · positionᵀ).</summary>
public readonly struct BlendedSkin : IHandSkin
{
    private const int Matrix = HandBones.Matrix;

    public static void Bend(ReadOnlySpan<double> weights, ReadOnlySpan<double> transforms, ReadOnlySpan<double> position, Span<double> bent)
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

    public static void Unbend(
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
}
