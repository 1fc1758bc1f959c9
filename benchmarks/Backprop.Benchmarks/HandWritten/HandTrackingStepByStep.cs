using Backprop.Objectives;

namespace Backprop.Benchmarks.HandWritten;

/// <summary>
/// The adjoint of the program as it is written: matrices of four rows, and each bone moves each vertex, and takes its part of the vertex's adjoint. Rotation and
/// points are those of <see cref="HandTrackingByHand"/>.
/// </summary>
public static class HandTrackingStepByStep
{
    /// <inheritdoc cref="HandTrackingByHand.ErrorsGradient(ReadOnlySpan{double}, ReadOnlySpan{double}, HandModel, int[], double[], Span{double}, Span{double}, Span{double})"/>
    public static void ErrorsGradient(
        ReadOnlySpan<double> theta, ReadOnlySpan<double> us, HandModel model, int[] correspondences, double[] points,
        Span<double> error, Span<double> dTheta, Span<double> dUs) =>
        HandTrackingByHand.ErrorsGradient<HandBonesAsWritten, SkinBoneByBone>(theta, us, model, correspondences, points, error, dTheta, dUs);
}
