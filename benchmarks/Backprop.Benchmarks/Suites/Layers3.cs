using Backprop.Benchmarks.HandWritten;
using Backprop.Benchmarks.Harness;
using Backprop.Objectives;

namespace Backprop.Benchmarks.Suites;

public class Layers3 : Suite<LayersProgram, Layers>;

/// <summary>An object of three dense layers, 64-48-32-8, and one input.</summary>
public readonly struct LayersProgram : IProgram<Layers>
{
    private const int Inputs = 64;
    private const int First = 48;
    private const int Second = 32;
    private const int Outputs = 8;
    private static readonly double[] s_input = new Random(2).Draw(Inputs, -1, 1);
    private static readonly double[] s_target = new Random(3).Draw(Outputs, -1, 1);
    private static readonly Layers s_gradient = Of(new double[First * Inputs + First + Second * First + Second + Outputs * Second + Outputs]);

    public static int Points => 4;

    public static double Primal(in Layers p) => p.Loss(s_input, s_target);

    public static Layers HandWritten(in Layers p)
    {
        LayersByHand.LossGradient(p, s_input, s_target, s_gradient);
        return s_gradient;
    }

    public static Layers Generated(in Layers p)
    {
        var d = s_gradient;
        p.LossGradient(s_input, s_target, d.W1, d.B1, d.W2, d.B2, d.W3, d.B3);
        return d;
    }

    public static Layers Draw(Random random) => Of(random.Draw(Flatten(s_gradient).Length, -0.3, 0.3));

    public static double Consume(in Layers g) => g.W1[0] + g.B3[0];

    public static double[] Flatten(in Layers p) => [.. p.W1, .. p.B1, .. p.W2, .. p.B2, .. p.W3, .. p.B3];

    public static Layers Unflatten(double[] p) => Of(p);

    private static Layers Of(double[] p) => p.Split(First * Inputs, First, Second * First, Second, Outputs * Second, Outputs) is [var w1, var b1, var w2, var b2, var w3, var b3]
        ? new() { W1 = w1, B1 = b1, W2 = w2, B2 = b2, W3 = w3, B3 = b3 }
        : throw new ArgumentException("They are not as many as the weights.");
}
