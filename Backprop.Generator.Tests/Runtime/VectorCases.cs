using System.Numerics;

namespace Backprop.Generator.Tests.Runtime;

/// <summary>All functions over spans, in both precisions and in sizes around those of vectors.</summary>
internal static class VectorCases
{
    private delegate void Map<T>(ReadOnlySpan<T> x, Span<T> y);
    private delegate void MapPullback<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, ReadOnlySpan<T> seed, Span<T> dX);
    private delegate void MapTangent<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, ReadOnlySpan<T> tX, Span<T> tY);

    public static readonly int[] Sizes = [0, 1, 2, 3, 7, 8, 9, 16, 17, 33, 100];

    private static readonly (int Rows, int Inner, int Columns)[] shapes =
    [
        (0, 3, 2), (3, 0, 2), (3, 2, 0), (1, 1, 1), (2, 3, 4), (3, 7, 9), (4, 8, 8), (5, 9, 17), (8, 16, 7), (16, 2, 16), (17, 33, 10), (1, 300, 33),
        (9, 257, 3), (33, 520, 20),
    ];

    public static readonly IReadOnlyDictionary<string, VectorCase> All =
        Sizes.SelectMany(OfSize).Concat(shapes.SelectMany(OfShape)).ToDictionary(function => function.Name);

    private static IEnumerable<VectorCase> OfSize(int n) =>
    [
        Each<double>("Relu", n, Activations.Relu, Activations.Relu, Activations.ReluPullback, Activations.ReluTangent),
        Each<double>("Sigmoid", n, Activations.Sigmoid, Activations.Sigmoid, Activations.SigmoidPullback, Activations.SigmoidTangent),
        Each<double>("Softplus", n, Activations.Softplus, Activations.Softplus, Activations.SoftplusPullback, Activations.SoftplusTangent),
        Each<double>("Tanh", n, Activations.Tanh, Activations.Tanh, Activations.TanhPullback, Activations.TanhTangent),
        Each<double>("Gelu", n, Activations.Gelu, Activations.Gelu, Activations.GeluPullback, Activations.GeluTangent),
        Each<double>("Silu", n, Activations.Silu, Activations.Silu, Activations.SiluPullback, Activations.SiluTangent),
        Each<float>("Relu", n, Activations.Relu, Activations.Relu, Activations.ReluPullback, Activations.ReluTangent),
        Each<float>("Sigmoid", n, Activations.Sigmoid, Activations.Sigmoid, Activations.SigmoidPullback, Activations.SigmoidTangent),
        Each<float>("Softplus", n, Activations.Softplus, Activations.Softplus, Activations.SoftplusPullback, Activations.SoftplusTangent),
        Each<float>("Tanh", n, Activations.Tanh, Activations.Tanh, Activations.TanhPullback, Activations.TanhTangent),
        Each<float>("Gelu", n, Activations.Gelu, Activations.Gelu, Activations.GeluPullback, Activations.GeluTangent),
        Each<float>("Silu", n, Activations.Silu, Activations.Silu, Activations.SiluPullback, Activations.SiluTangent),
        Mapped<double>("Softmax", n, Softmax, Vectors.Softmax, Vectors.SoftmaxPullback, Vectors.SoftmaxTangent),
        Mapped<float>("Softmax", n, Softmax, Vectors.Softmax, Vectors.SoftmaxPullback, Vectors.SoftmaxTangent),
        VectorCase.Of<double>("LeakyRelu", [n, 1], n, Leaky,
            x => Written<double>(n, y => Activations.LeakyRelu(x[0], x[1][0], y)),
            (x, y, seed, d) => d[1][0] += Activations.LeakyReluPullback(x[0], x[1][0], y, seed, d[0]),
            (x, y, t) => Written<double>(n, tY => Activations.LeakyReluTangent(x[0], x[1][0], y, t[0], t[1][0], tY))),
        VectorCase.Of<float>("LeakyRelu", [n, 1], n, Leaky,
            x => Written<float>(n, y => Activations.LeakyRelu(x[0], x[1][0], y)),
            (x, y, seed, d) => d[1][0] += Activations.LeakyReluPullback(x[0], x[1][0], y, seed, d[0]),
            (x, y, t) => Written<float>(n, tY => Activations.LeakyReluTangent(x[0], x[1][0], y, t[0], t[1][0], tY))),
        VectorCase.Of<double>("Dot", [n, n], 1, x => Product(x, 1, n, 1),
            x => [Vectors.Dot(x[0], x[1])],
            (x, y, seed, d) => Vectors.DotPullback(x[0], x[1], seed[0], d[0], d[1]),
            (x, y, t) => [Vectors.DotTangent(x[0], x[1], t[0], t[1])]),
        VectorCase.Of<float>("Dot", [n, n], 1, x => Product(x, 1, n, 1),
            x => [Vectors.Dot(x[0], x[1])],
            (x, y, seed, d) => Vectors.DotPullback(x[0], x[1], seed[0], d[0], d[1]),
            (x, y, t) => [Vectors.DotTangent(x[0], x[1], t[0], t[1])]),
        .. n == 0 ? (VectorCase[])[] :
        [
            VectorCase.Of<double>("LogSumExp", [n], 1, x => [Math.Log(x[0].Sum(Math.Exp))],
                x => [Vectors.LogSumExp(x[0])],
                (x, y, seed, d) => Vectors.LogSumExpPullback(x[0], y[0], seed[0], d[0]),
                (x, y, t) => [Vectors.LogSumExpTangent(x[0], y[0], t[0])]),
            VectorCase.Of<float>("LogSumExp", [n], 1, x => [Math.Log(x[0].Sum(Math.Exp))],
                x => [Vectors.LogSumExp(x[0])],
                (x, y, seed, d) => Vectors.LogSumExpPullback(x[0], y[0], seed[0], d[0]),
                (x, y, t) => [Vectors.LogSumExpTangent(x[0], y[0], t[0])]),
        ],
    ];

    private static IEnumerable<VectorCase> OfShape((int Rows, int Inner, int Columns) shape)
    {
        var (m, k, n) = shape;
        return
        [
            VectorCase.Of<double>("MatMul", [m * k, k * n], m * n, x => Product(x, m, k, n),
                x => Written<double>(m * n, c => Vectors.MatMul(x[0], x[1], c, m, k, n)),
                (x, c, seed, d) => Vectors.MatMulPullback(x[0], x[1], c, m, k, n, seed, d[0], d[1]),
                (x, c, t) => Written<double>(m * n, tC => Vectors.MatMulTangent(x[0], x[1], c, m, k, n, t[0], t[1], tC))),
            VectorCase.Of<float>("MatMul", [m * k, k * n], m * n, x => Product(x, m, k, n),
                x => Written<float>(m * n, c => Vectors.MatMul(x[0], x[1], c, m, k, n)),
                (x, c, seed, d) => Vectors.MatMulPullback(x[0], x[1], c, m, k, n, seed, d[0], d[1]),
                (x, c, t) => Written<float>(m * n, tC => Vectors.MatMulTangent(x[0], x[1], c, m, k, n, t[0], t[1], tC))),
            VectorCase.Of<double>("MatVec", [m * k, k], m, x => Product(x, m, k, 1),
                x => Written<double>(m, y => Vectors.MatVec(x[0], x[1], y)),
                (x, y, seed, d) => Vectors.MatVecPullback(x[0], x[1], y, seed, d[0], d[1]),
                (x, y, t) => Written<double>(m, tY => Vectors.MatVecTangent(x[0], x[1], y, t[0], t[1], tY))),
            VectorCase.Of<float>("MatVec", [m * k, k], m, x => Product(x, m, k, 1),
                x => Written<float>(m, y => Vectors.MatVec(x[0], x[1], y)),
                (x, y, seed, d) => Vectors.MatVecPullback(x[0], x[1], y, seed, d[0], d[1]),
                (x, y, t) => Written<float>(m, tY => Vectors.MatVecTangent(x[0], x[1], y, t[0], t[1], tY))),
        ];
    }

    private static VectorCase Each<T>(string name, int n, Func<double, double> scalar, Map<T> value, MapPullback<T> pullback, MapTangent<T> tangent)
        where T : INumber<T> => Mapped(name, n, x => [.. x.Select(scalar)], value, pullback, tangent);

    private static VectorCase Mapped<T>(string name, int n, Func<double[], double[]> naive, Map<T> value, MapPullback<T> pullback, MapTangent<T> tangent)
        where T : INumber<T> => VectorCase.Of<T>(name, [n], n, x => naive(x[0]),
            x => Written<T>(n, y => value(x[0], y)),
            (x, y, seed, d) => pullback(x[0], y, seed, d[0]),
            (x, y, t) => Written<T>(n, tY => tangent(x[0], y, t[0], tY)));

    /// <summary>What is written into memory that was full of something else.</summary>
    private static T[] Written<T>(int length, Action<T[]> write) where T : INumber<T>
    {
        var result = new T[length];
        Array.Fill(result, T.CreateTruncating(77));
        write(result);
        return result;
    }

    private static double[] Softmax(double[] x) => [.. x.Select(value => Math.Exp(value) / x.Sum(Math.Exp))];

    private static double[] Leaky(double[][] x) => [.. x[0].Select(value => value > 0 ? value : x[1][0] * value)];

    private static double[] Product(double[][] x, int rows, int inner, int columns)
    {
        var product = new double[rows * columns];
        for (int i = 0; i < rows; i++)
            for (int j = 0; j < columns; j++)
                for (int k = 0; k < inner; k++) product[i * columns + j] += x[0][i * inner + k] * x[1][k * columns + j];
        return product;
    }
}
