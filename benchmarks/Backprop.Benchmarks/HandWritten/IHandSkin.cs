namespace Backprop.Benchmarks.HandWritten;

/// <summary>How the bones move a vertex.</summary>
public interface IHandSkin
{
    /// <summary>Overwrites <paramref name="bent"/> (3) with the vertex as the bones have moved it.</summary>
    static abstract void Bend(ReadOnlySpan<double> weights, ReadOnlySpan<double> transforms, ReadOnlySpan<double> position, Span<double> bent);

    /// <summary>Adds to <paramref name="dTransforms"/> what the adjoint of the vertex gives to each bone.</summary>
    static abstract void Unbend(
        ReadOnlySpan<double> weights, ReadOnlySpan<double> position, double dX, double dY, double dZ, Span<double> dTransforms);
}
