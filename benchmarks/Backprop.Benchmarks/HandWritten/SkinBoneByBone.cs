namespace Backprop.Benchmarks.HandWritten;

/// <summary>bent = Σ weight · (transform · position), as the program has it; back, dTransform += (weight · adjoint of the vertex) · positionᵀ.</summary>
public readonly struct SkinBoneByBone : IHandSkin
{
    private const int Matrix = HandBones.Matrix;

    public static void Bend(ReadOnlySpan<double> weights, ReadOnlySpan<double> transforms, ReadOnlySpan<double> position, Span<double> bent)
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

    public static void Unbend(
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
