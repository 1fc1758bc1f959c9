using Backprop.Benchmarks.HandWritten;
using Backprop.Benchmarks.Harness;
using Backprop.Objectives;
using Point = (double[] w1, double[] b1, double[] w2, double[] b2);

namespace Backprop.Benchmarks.Suites;

public class MlpBatch1 : Suite<MlpProgram<Size1>, Point>;

public class MlpBatch100 : Suite<MlpProgram<Size100>, Point>;

/// <summary>A perceptron 784-50-10 on a batch of TBatch images.</summary>
public readonly struct MlpProgram<TBatch> : IProgram<Point> where TBatch : struct, ISize
{
    private const int Inputs = 784;
    private const int Hidden = 50;
    private const int Outputs = 10;
    private static readonly double[] s_images = new Random(2).Draw(TBatch.Value * Inputs, 0, 1);
    private static readonly int[] s_labels = [.. Enumerable.Range(0, TBatch.Value).Select(i => i % Outputs)];
    private static readonly Point s_gradient = Zero();

    public static int Points => 1;

    public static double Step => 6e-7;

    public static double Primal(in Point p) => Mlp.Loss(p.w1, p.b1, p.w2, p.b2, s_images, s_labels);

    public static Point HandWritten(in Point p)
    {
        var (dW1, dB1, dW2, dB2) = s_gradient;
        MlpByHand.LossGradient(p.w1, p.b1, p.w2, p.b2, s_images, s_labels, dW1, dB1, dW2, dB2);
        return s_gradient;
    }

    public static Point Generated(in Point p)
    {
        var (dW1, dB1, dW2, dB2) = s_gradient;
        Mlp.LossGradient(p.w1, p.b1, p.w2, p.b2, s_images, s_labels, dW1, dB1, dW2, dB2);
        return s_gradient;
    }

    public static Point Draw(Random random) => (
        random.Draw(Hidden * Inputs, -0.1, 0.1), random.Draw(Hidden, -0.1, 0.1),
        random.Draw(Outputs * Hidden, -0.3, 0.3), random.Draw(Outputs, -0.1, 0.1));

    public static double Consume(in Point g) => g.w1[0];

    public static double[] Flatten(in Point p) => [.. p.w1, .. p.b1, .. p.w2, .. p.b2];

    public static Point Unflatten(double[] p) =>
        p.Split(Hidden * Inputs, Hidden, Outputs * Hidden, Outputs) is [var w1, var b1, var w2, var b2] ? (w1, b1, w2, b2) : default;

    private static Point Zero() => (new double[Hidden * Inputs], new double[Hidden], new double[Outputs * Hidden], new double[Outputs]);
}
