using System.Reflection;

namespace Backprop.Generator.Tests.Runtime;

/// <summary>Wrong lengths and overlaps are refused before anything is written; nothing is allocated; every derivative is announced.</summary>
public class VectorArgumentsTests
{
    private delegate void Call(Span<double> memory);

    [Fact]
    public void Spans_that_do_not_fit_are_refused()
    {
        Refused(m => Activations.Relu(m[..5], m[5..9]), "y");
        Refused(m => Activations.Gelu(m[..5], m[5..11]), "y");
        Refused(m => Activations.LeakyRelu(m[..5], 0.1, m[5..11]), "y");
        Refused(m => Activations.ReluPullback(m[..5], m[..5], m[..4], m[10..15]), "seed");
        Refused(m => Activations.SigmoidPullback(m[..5], m[..4], m[..5], m[10..15]), "y");
        Refused(m => Activations.SiluPullback(m[..5], m[..5], m[..5], []), "dX");
        Refused(m => Activations.TanhTangent(m[..5], m[..5], m[..6], m[10..15]), "tX");
        Refused(m => Activations.ReluTangent(m[..5], m[..5], m[..5], m[10..16]), "tY");
        Refused(m => Vectors.Dot(m[..5], m[..4]), "b");
        Refused(m => Vectors.DotPullback(m[..5], m[..5], 1, m[10..15], m[15..19]), "dB");
        Refused(m => Vectors.DotTangent(m[..5], m[..5], m[..5], m[..4]), "tB");
        Refused(m => Vectors.MatVec(m[..7], m[..3], m[10..12]), "matrix");
        Refused(m => Vectors.MatVecPullback(m[..6], m[..3], m[..2], m[..2], m[10..16], m[20..22]), "dX");
        Refused(m => Vectors.MatVecPullback(m[..6], m[..3], m[..2], m[..3], m[10..16], m[20..23]), "seed");
        Refused(m => Vectors.MatVecTangent(m[..6], m[..3], m[..2], m[..6], m[..3], m[20..23]), "tY");
        Refused(m => Vectors.MatMul(m[..6], m[..6], m[10..14], 2, 3, 3), "b");
        Refused(m => Vectors.MatMul(m[..6], m[..6], m[10..15], 2, 3, 2), "c");
        Refused(m => Vectors.MatMul(m[..6], m[..6], m[10..14], -2, -3, 2), "rows");
        Refused(m => Vectors.MatMul(m[..0], [], [], 1 << 16, 1 << 16, 0), "a");
        Refused(m => Vectors.MatMulPullback(m[..6], m[..6], m[..4], 2, 3, 2, m[..4], m[10..16], m[20..25]), "dB");
        Refused(m => Vectors.MatMulTangent(m[..6], m[..6], m[..4], 2, 3, 2, m[..6], m[..5], m[10..14]), "tB");
        Refused(m => Vectors.Softmax(m[..5], m[5..9]), "y");
        Refused(m => Vectors.SoftmaxPullback(m[..5], m[..5], m[..4], m[10..15]), "seed");
        Refused(m => Vectors.SoftmaxTangent(m[..5], m[..5], m[..5], m[10..14]), "tY");
        Refused(m => Vectors.LogSumExpPullback(m[..5], 1, 1, m[10..14]), "dX");
        Refused(m => Vectors.LogSumExpTangent(m[..5], 1, m[..4]), "tX");
    }

    [Fact]
    public void What_is_written_is_apart_from_what_is_read()
    {
        Refused(m => Activations.Relu(m[..5], m[..5]), "y");
        Refused(m => Activations.Sigmoid(m[..5], m[4..9]), "y");
        Refused(m => Activations.ReluPullback(m[..5], m[10..15], m[20..25], m[23..28]), "dX");
        Refused(m => Activations.TanhPullback(m[..5], m[10..15], m[20..25], m[10..15]), "dX");
        Refused(m => Activations.SiluTangent(m[..5], m[10..15], m[20..25], m[20..25]), "tY");
        Refused(m => Activations.LeakyReluTangent(m[..5], 0.1, m[10..15], m[20..25], 0, m[2..7]), "tY");
        Refused(m => Vectors.DotPullback(m[..5], m[10..15], 1, m[20..25], m[14..19]), "dB");
        Refused(m => Vectors.MatVec(m[..6], m[10..13], m[5..7]), "y");
        Refused(m => Vectors.MatVecPullback(m[..6], m[10..13], m[..2], m[20..22], m[30..36], m[21..24]), "dX");
        Refused(m => Vectors.MatVecTangent(m[..6], m[10..13], m[..2], m[20..26], m[30..33], m[32..34]), "tY");
        Refused(m => Vectors.MatMul(m[..6], m[10..16], m[2..6], 2, 3, 2), "c");
        Refused(m => Vectors.MatMulPullback(m[..6], m[10..16], m[..4], 2, 3, 2, m[20..24], m[30..36], m[23..29]), "dB");
        Refused(m => Vectors.MatMulTangent(m[..6], m[10..16], m[..4], 2, 3, 2, m[20..26], m[30..36], m[33..37]), "tC");
        Refused(m => Vectors.Softmax(m[..5], m[4..9]), "y");
        Refused(m => Vectors.SoftmaxPullback(m[..5], m[10..15], m[20..25], m[20..25]), "dX");
        Refused(m => Vectors.SoftmaxTangent(m[..5], m[10..15], m[20..25], m[12..17]), "tY");
        Refused(m => Vectors.LogSumExpPullback(m[..5], 1, 1, m[..5]), "dX");
    }

    [Fact]
    public void Nothing_is_allocated()
    {
        double[] x = new double[300], y = new double[300], z = new double[300], w = new double[300], product = new double[100], sink = new double[1];
        long allocated = long.MaxValue;
        for (int round = 0; round < 5; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            Activations.Relu(x, y);
            Activations.GeluPullback(x, y, z, w);
            Vectors.Softmax(x, y);
            Vectors.SoftmaxPullback(x, y, z, w);
            sink[0] = Vectors.LogSumExp(x) + Vectors.Dot(x, y);
            Vectors.MatVec(x, y.AsSpan(0, 30), product.AsSpan(0, 10));
            Vectors.MatMul(x, y, product, 10, 30, 10);
            Vectors.MatMulPullback(x, y, product, 10, 30, 10, product, z, w);
            allocated = Math.Min(allocated, GC.GetAllocatedBytesForCurrentThread() - before);
        }
        Assert.Equal(0, allocated);
    }

    /// <summary>Each function has a pullback and a tangent, whose parameters begin with its own.</summary>
    [Theory, InlineData(typeof(Activations), 14), InlineData(typeof(Vectors), 10)]
    public void Every_function_over_spans_has_its_derivatives(Type type, int functions)
    {
        var methods = type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .Where(method => method.GetParameters().Any(parameter => parameter.ParameterType.IsByRefLike))
            .ToLookup(method => Announced(method)?.Function ?? "");
        Assert.Equal(functions, methods[""].Count());
        foreach (var function in methods[""])
        {
            var type0 = function.GetParameters()[0].ParameterType;
            var of = methods[function.Name].Where(method => method.GetParameters()[0].ParameterType == type0).ToList();
            Assert.Equal([DerivativeKind.Pullback, DerivativeKind.Tangent], of.Select(method => Announced(method)!.Kind).Order());
            foreach (var derivative in of)
            {
                Assert.Equal(function.Name + Announced(derivative)!.Kind, derivative.Name);
                Assert.Equal(Names(function), Names(derivative).Take(Names(function).Count()));
            }
        }
    }

    private static DerivativeOfAttribute? Announced(MethodInfo method) => method.GetCustomAttribute<DerivativeOfAttribute>();

    private static IEnumerable<string> Names(MethodInfo method) => method.GetParameters().Select(parameter => parameter.Name!);

    private static void Refused(Call call, string parameter)
    {
        var memory = VectorCase.Numbers(40, 1);
        var exception = Assert.ThrowsAny<ArgumentException>(() => call(memory));
        Assert.Equal(parameter, exception.ParamName);
        Assert.Equal(VectorCase.Numbers(40, 1), memory);
    }
}
