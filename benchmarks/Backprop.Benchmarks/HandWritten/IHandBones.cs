using Backprop.Objectives;

namespace Backprop.Benchmarks.HandWritten;

/// <summary>The transforms of a hand's bones, three rows of four numbers each, and their adjoint.</summary>
public interface IHandBones
{
    /// <summary>How many numbers <see cref="Forward"/> leaves to <see cref="Backward"/>.</summary>
    static abstract int Scratch(int bones);

    /// <summary>Writes a matrix for each bone, and to <paramref name="scratch"/> what <see cref="Backward"/> reads.</summary>
    static abstract void Forward(ReadOnlySpan<double> theta, HandModel model, Span<double> transforms, Span<double> scratch);

    /// <summary>Adds to the part of <paramref name="dTheta"/> that the fingers' angles have.</summary>
    static abstract void Backward(HandModel model, ReadOnlySpan<double> dTransforms, Span<double> scratch, Span<double> dTheta);
}
