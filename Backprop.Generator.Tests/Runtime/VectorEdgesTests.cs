namespace Backprop.Generator.Tests.Runtime;

/// <summary>Kinks and infinities: over spans as one by one, and nothing overflows that need not.</summary>
public class VectorEdgesTests
{
    private const double Inf = double.PositiveInfinity;

    private static readonly double[] edges =
    [
        0, -0.0, double.Epsilon, -double.Epsilon, 1, -1, 1e-300, 20, -20, 36.7, -745.2, 800, -800, 1e300, -1e300, Inf, -Inf, double.NaN, 0.5,
    ];

    [Fact]
    public void Over_spans_as_one_by_one_bit_for_bit()
    {
        var numbers = edges.Concat(VectorCase.Numbers(300, 1)).ToArray();
        Same(numbers, Activations.Relu, (x, y) => Activations.Relu(x, y), Activations.Relu, (x, y) => Activations.Relu(x, y));
        Same(numbers, Activations.Sigmoid, (x, y) => Activations.Sigmoid(x, y), Activations.Sigmoid, (x, y) => Activations.Sigmoid(x, y));
        Same(numbers, Activations.Softplus, (x, y) => Activations.Softplus(x, y), Activations.Softplus, (x, y) => Activations.Softplus(x, y));
        Same(numbers, Activations.Tanh, (x, y) => Activations.Tanh(x, y), Activations.Tanh, (x, y) => Activations.Tanh(x, y));
        Same(numbers, Activations.Gelu, (x, y) => Activations.Gelu(x, y), Activations.Gelu, (x, y) => Activations.Gelu(x, y));
        Same(numbers, Activations.Silu, (x, y) => Activations.Silu(x, y), Activations.Silu, (x, y) => Activations.Silu(x, y));
        Same(numbers, x => Activations.LeakyRelu(x, 0.1), (x, y) => Activations.LeakyRelu(x, 0.1, y),
            x => Activations.LeakyRelu(x, 0.1f), (x, y) => Activations.LeakyRelu(x, 0.1f, y));
    }

    [Fact]
    public void At_0_the_slopes_are_those_of_the_scalars()
    {
        double[] x = new double[9], seed = [.. Enumerable.Repeat(2.0, 9)], d = new double[9], t = new double[9];
        Activations.ReluPullback(x, x, seed, d);
        Activations.ReluTangent(x, x, seed, t);
        Assert.All(d.Concat(t), slope => Assert.Equal(0, slope));
        Assert.Equal(0, Activations.LeakyReluPullback(x, 0.25, x, seed, d));
        Activations.LeakyReluTangent(x, 0.25, x, seed, 3, t);
        Assert.All(d.Concat(t), slope => Assert.Equal(0.5, slope));
    }

    [Fact]
    public void A_dead_unit_lets_nothing_through()
    {
        double[] x = [.. Enumerable.Repeat(-1.0, 9)], y = new double[9], seed = [.. Enumerable.Repeat(Inf, 9)], d = new double[9];
        Activations.ReluPullback(x, y, seed, d);
        Assert.All(d, value => Assert.Equal(0, value));
    }

    [Fact]
    public void Far_out_slopes_are_finite()
    {
        double[] x = [-1e300, -800, 800, 1e300], y = new double[4], one = [1, 1, 1, 1], slopes = new double[4];
        Activations.Gelu(x, y);
        Activations.GeluTangent(x, y, one, slopes);
        Assert.Equal([0, 0, 1, 1], slopes);
        Activations.Silu(x, y);
        Activations.SiluTangent(x, y, one, slopes);
        Assert.Equal([0, 0, 1, 1], slopes);
        Activations.Softplus(x, y);
        Activations.SoftplusTangent(x, y, one, slopes);
        Assert.Equal([0, 0, 1, 1], slopes);
    }

    [Theory, InlineData(0), InlineData(1000), InlineData(-1000), InlineData(1e6)]
    public void Softmax_does_not_depend_on_a_shift(double shift)
    {
        double[] x = [1 + shift, 2 + shift, 3 + shift, -1e300], y = new double[4];
        Vectors.Softmax(x, y);
        double sum = Math.Exp(-2) + Math.Exp(-1) + 1;
        Assert.Equal(Math.Exp(-2) / sum, y[0], 1e-15);
        Assert.Equal(1 / sum, y[2], 1e-15);
        Assert.Equal(0, y[3]);
        Assert.Equal(3 + shift + Math.Log(sum), Vectors.LogSumExp(x), 1e-9);

        float[] single = new float[4];
        Vectors.Softmax(Array.ConvertAll(x, value => (float)Math.Max(value, float.MinValue)), single);
        Assert.All(single, (value, i) => Assert.Equal((float)y[i], value, 1e-6f));
        Assert.Equal((float)(shift + 3 + Math.Log(sum)), Vectors.LogSumExp([(float)(1 + shift), (float)(2 + shift), (float)(3 + shift)]));
    }

    [Fact]
    public void Masked_arguments_weigh_nothing()
    {
        double[] x = [-Inf, 0, -Inf, 0], y = new double[4], d = new double[4];
        Vectors.Softmax(x, y);
        Assert.Equal([0, 0.5, 0, 0.5], y);
        Vectors.SoftmaxPullback(x, y, [7, 2, -3, 0], d);
        Assert.Equal([0, 0.5, 0, -0.5], d);
        double result = Vectors.LogSumExp(x);
        Assert.Equal(Math.Log(2), result);
        Array.Clear(d);
        Vectors.LogSumExpPullback(x, result, 1, d);
        Assert.Equal(0, d[0]);
        Assert.Equal(0.5, d[1], 1e-15);
    }

    [Fact]
    public void Infinite_results()
    {
        Assert.Equal(-Inf, Vectors.LogSumExp((double[])[]));
        Assert.Equal(-Inf, Vectors.LogSumExp([-Inf, -Inf]));
        Assert.Equal(Inf, Vectors.LogSumExp([1, Inf, Inf]));
        Assert.Equal(float.PositiveInfinity, Vectors.LogSumExp([1, float.PositiveInfinity]));
        foreach (double[] x in (double[][])[[double.NaN], [1, double.NaN], [double.NaN, Inf], [-Inf, double.NaN]])
            Assert.True(double.IsNaN(Vectors.LogSumExp(x)));
        foreach (double[] x in (double[][])[[double.NaN, 1], [Inf, 1], [-Inf, -Inf]])
        {
            double[] y = new double[2];
            Vectors.Softmax(x, y);
            Assert.All(y, value => Assert.True(double.IsNaN(value)));
        }
        double[] d = [1, 2];
        Vectors.LogSumExpPullback([-Inf, -Inf], -Inf, 0, d);
        Assert.Equal([1, 2], d);
        Assert.Equal(0, Vectors.LogSumExpTangent([-Inf, -Inf], -Inf, [0, 0]));
    }

    private static void Same(double[] numbers, Func<double, double> scalar, Action<double[], double[]> span, Func<float, float> single,
        Action<float[], float[]> singles)
    {
        var y = new double[numbers.Length];
        span(numbers, y);
        var floats = Array.ConvertAll(numbers, value => (float)value);
        var f = new float[numbers.Length];
        singles(floats, f);
        for (int i = 0; i < numbers.Length; i++)
        {
            Assert.Equal(BitConverter.DoubleToInt64Bits(scalar(numbers[i])), BitConverter.DoubleToInt64Bits(y[i]));
            Assert.Equal(BitConverter.SingleToInt32Bits(single(floats[i])), BitConverter.SingleToInt32Bits(f[i]));
        }
    }
}
