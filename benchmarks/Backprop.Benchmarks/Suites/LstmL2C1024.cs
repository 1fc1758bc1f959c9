using Backprop.Benchmarks.HandWritten;
using Backprop.Benchmarks.Harness;
using Backprop.Objectives;
using Point = (double[] mainParams, double[] extraParams);

namespace Backprop.Benchmarks.Suites;

public class LstmL2C1024 : Suite<LstmProgram, Point>;

/// <summary>Two layers of 14 units, 1024 characters.</summary>
public readonly struct LstmProgram : IProgram<Point>
{
    private const int Layers = 2;
    private const int Characters = 1024;
    private const int B = 14;
    private static readonly double[] s_state = new Random(2).Draw(2 * Layers * B, 0, 1);
    private static readonly double[] s_sequence = [.. new Random(3).Draw(Characters * B, 0, 1).Select(number => Math.Round(number))];
    private static readonly Point s_gradient = Zero();

    public static int Points => 1;

    public static double Primal(in Point p) =>
        Lstm.Objective(p.mainParams, p.extraParams, s_state, s_sequence, Layers, Characters, B);

    public static Point HandWritten(in Point p)
    {
        var (dMain, dExtra) = s_gradient;
        LstmByHand.ObjectiveGradient(p.mainParams, p.extraParams, s_state, s_sequence, Layers, Characters, B, dMain, dExtra);
        return s_gradient;
    }

    public static Point Generated(in Point p)
    {
        var (dMain, dExtra) = s_gradient;
        Lstm.ObjectiveGradient(p.mainParams, p.extraParams, s_state, s_sequence, Layers, Characters, B, dMain, dExtra);
        return s_gradient;
    }

    public static Point Draw(Random random) => (random.Draw(8 * Layers * B, 0, 1), random.Draw(3 * B, 0, 1));

    public static double Consume(in Point g) => g.mainParams[0];

    public static double[] Flatten(in Point p) => [.. p.mainParams, .. p.extraParams];

    public static Point Unflatten(double[] p) => p.Split(8 * Layers * B, 3 * B) is [var main, var extra] ? (main, extra) : default;

    private static Point Zero() => (new double[8 * Layers * B], new double[3 * B]);
}
