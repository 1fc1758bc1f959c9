using Backprop.Benchmarks.HandWritten;
using Backprop.Objectives;

namespace Backprop.Benchmarks.Suites;

// The members that the generator will give the objectives, by hand until it does. A generated member of the same name takes
// precedence over these; then this file can go.

public static class RosenbrockStandIn
{
    extension(Rosenbrock)
    {
        public static void ObjectiveGradient(double[] x, Span<double> dX) => RosenbrockByHand.ObjectiveGradient(x, dX);
    }
}

public static class LlsqStandIn
{
    extension(Llsq)
    {
        public static void ObjectiveGradient(double[] x, int n, Span<double> dX) => LlsqByHand.ObjectiveGradient(x, n, dX);
    }
}

public static class LseStandIn
{
    extension(Lse)
    {
        public static void ObjectiveGradient(double[] x, Span<double> dX) => LseByHand.ObjectiveGradient(x, dX);
    }
}

public static class GmmStandIn
{
    extension(Gmm)
    {
        public static void ObjectiveGradient(
            double[] alpha, double[] mu, double[] q, double[] l, double[] x, int d, int k, int n, double gamma, int m,
            Span<double> dAlpha, Span<double> dMu, Span<double> dQ, Span<double> dL) =>
            GmmByHand.ObjectiveGradient(alpha, mu, q, l, x, d, k, n, gamma, m, dAlpha, dMu, dQ, dL);
    }
}

public static class LstmStandIn
{
    extension(Lstm)
    {
        public static void ObjectiveGradient(
            double[] mainParams, double[] extraParams, double[] state, double[] sequence, int layers, int characters, int b,
            Span<double> dMainParams, Span<double> dExtraParams) =>
            LstmByHand.ObjectiveGradient(
                mainParams, extraParams, state, sequence, layers, characters, b, dMainParams, dExtraParams);
    }
}

public static class KMeansStandIn
{
    extension(KMeans)
    {
        public static void CostGradient(double[] points, double[] centroids, int n, int k, int d, Span<double> dCentroids) =>
            KMeansByHand.CostGradient(points, centroids, n, k, d, dCentroids);
    }
}

public static class MlpStandIn
{
    extension(Mlp)
    {
        public static void LossGradient(
            double[] w1, double[] b1, double[] w2, double[] b2, double[] images, int[] labels,
            Span<double> dW1, Span<double> dB1, Span<double> dW2, Span<double> dB2) =>
            MlpByHand.LossGradient(w1, b1, w2, b2, images, labels, dW1, dB1, dW2, dB2);
    }
}

public static class BundleAdjustmentStandIn
{
    extension(BundleAdjustment)
    {
        public static void ReprojectionErrorForward(
            ReadOnlySpan<double> cam, ReadOnlySpan<double> x, double w, ReadOnlySpan<double> feat, Span<double> error,
            out ReprojectionErrorTape tape)
        {
            BundleAdjustment.ReprojectionError(cam, x, w, feat, error);
            tape = new() { Cam = cam, X = x, W = w, Feat = feat };
        }

        public static double ReprojectionErrorBackward(
            in ReprojectionErrorTape tape, ReadOnlySpan<double> seedError, Span<double> dCam, Span<double> dX, Span<double> dError)
        {
            Span<double> error = stackalloc double[2];
            Span<double> row0 = stackalloc double[15];
            Span<double> row1 = stackalloc double[15];
            BundleAdjustmentByHand.ReprojectionErrorJacobian(tape.Cam, tape.X, tape.W, tape.Feat, error, row0, row1);
            for (var i = 0; i < 11; i++)
                dCam[i] += seedError[0] * row0[i] + seedError[1] * row1[i];
            for (var i = 0; i < 3; i++)
                dX[i] += seedError[0] * row0[11 + i] + seedError[1] * row1[11 + i];
            dError.Clear();
            return seedError[0] * row0[14] + seedError[1] * row1[14];
        }
    }
}

public ref struct ReprojectionErrorTape
{
    internal ReadOnlySpan<double> Cam;
    internal ReadOnlySpan<double> X;
    internal double W;
    internal ReadOnlySpan<double> Feat;

    public readonly void Dispose()
    {
    }
}
