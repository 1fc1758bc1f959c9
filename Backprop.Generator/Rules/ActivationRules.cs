using Backprop.Generator.Ir;
using static Backprop.Generator.Rules.Maths;
using static Backprop.Generator.Rules.Rows;

namespace Backprop.Generator.Rules;

/// <summary><c>Backprop.Activations</c>, whose Tanh is that of <c>Math</c>.</summary>
internal static class ActivationRules
{
    public static readonly IReadOnlyList<Rule> All =
    [
        Row("Relu",      (x, y) => Where(x > 0, 1, Number(0, x)), convention: "0 at 0"),
        Row("LeakyRelu", (x, slope, y) => (Where(x > 0, 1, slope), Where(x > 0, 0, x)), convention: "d/dx = slope at 0"),
        Row("Sigmoid",   (x, y) => y * (1 - y)),
        Row("Softplus",  (x, y) => Sigmoid(x)),
        Row("Silu",      (x, y) => Sigmoid(x) + y * (1 - Sigmoid(x))),
        Row("Gelu",      (x, y) => Gelu(x)),
    ];

    /// <summary>
    /// y = x·(1 + t)/2, t = Tanh(u), u = √(2/π)·(x + k·x³) ⇒ (1 + t)/2 + x·(1 − t²)/2·u'. Far out 1 − t² is 0, which the
    /// growing u' must not meet.
    /// </summary>
    private static Expr Gelu(Expr x)
    {
        const double SqrtTwoOverPi = 0.79788456080286535588, Cubic = 0.044715;
        var t = Tanh(SqrtTwoOverPi * (x + Cubic * (x * x * x)));
        var decay = (1 - t) * (1 + t);
        return 0.5 * (1 + t) + Where(Equal(decay, 0), 0, 0.5 * SqrtTwoOverPi * x * decay * (1 + 3 * Cubic * (x * x)));
    }
}
