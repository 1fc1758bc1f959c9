namespace Backprop.Objectives;

/// <summary>A stack of LSTM layers with elementwise (diagonal) weights that predicts the next character of a sequence.</summary>
public static partial class Lstm
{
    /// <summary>
    /// −1 / ((c − 1) b) Σ_t Σ_j s[t+1]_j (y_j − log(2 + Σ exp y)). Layer by layer, with x = s[t] ∘ e₀ at the bottom, ∘ the elementwise
    /// product and σ(z) = 1 / (1 + exp(−z)): f = σ(x ∘ W_f + b_f), i = σ(h ∘ W_i + b_i), o = σ(x ∘ W_o + b_o),
    /// g = tanh(h ∘ W_g + b_g), then cell = cell ∘ f + i ∘ g, h = o ∘ tanh(cell), x = h. At the top y = x ∘ e₁ + e₂.
    /// </summary>
    /// <param name="mainParams">2 layers × 4 b: for each layer a row of weights and a row of biases, in blocks of b for f, i, o, g.</param>
    /// <param name="extraParams">3 × b: e₀, e₁, e₂.</param>
    /// <param name="state">2 layers × b: for each layer the h and the cell to begin with.</param>
    /// <param name="sequence">characters × b.</param>
    /// <param name="layers">The number of layers.</param>
    /// <param name="characters">The length c of the sequence.</param>
    /// <param name="b">The number of units, and of bits in a character.</param>
    [Differentiable]
    public static double Objective(
        double[] mainParams, double[] extraParams, [NoDerivative] double[] state, [NoDerivative] double[] sequence,
        int layers, int characters, int b)
    {
        var current = new double[2 * layers * b];
        for (var j = 0; j < current.Length; j++)
            current[j] = state[j];

        var inWeight = extraParams.AsSpan(0, b);
        var outWeight = extraParams.AsSpan(b, b);
        var outBias = extraParams.AsSpan(2 * b, b);
        var x = new double[b];
        var y = new double[b];
        var total = 0.0;
        for (var t = 0; t < characters - 1; t++)
        {
            var character = sequence.AsSpan(t * b, b);
            for (var j = 0; j < x.Length; j++)
                x[j] = character[j] * inWeight[j];

            for (var k = 0; k < layers; k++)
            {
                var weight = mainParams.AsSpan(8 * k * b, 4 * b);
                var bias = mainParams.AsSpan((8 * k + 4) * b, 4 * b);
                var hidden = current.AsSpan(2 * k * b, b);
                var cell = current.AsSpan((2 * k + 1) * b, b);
                for (var j = 0; j < x.Length; j++)
                {
                    var forget = 1 / (1 + Math.Exp(-(x[j] * weight[j] + bias[j])));
                    var ingate = 1 / (1 + Math.Exp(-(hidden[j] * weight[b + j] + bias[b + j])));
                    var outgate = 1 / (1 + Math.Exp(-(x[j] * weight[2 * b + j] + bias[2 * b + j])));
                    var change = Math.Tanh(hidden[j] * weight[3 * b + j] + bias[3 * b + j]);
                    cell[j] = cell[j] * forget + ingate * change;
                    hidden[j] = outgate * Math.Tanh(cell[j]);
                    x[j] = hidden[j];
                }
            }

            var sum = 2.0;
            for (var j = 0; j < y.Length; j++)
            {
                y[j] = x[j] * outWeight[j] + outBias[j];
                sum += Math.Exp(y[j]);
            }

            var logSum = Math.Log(sum);
            var next = sequence.AsSpan((t + 1) * b, b);
            for (var j = 0; j < y.Length; j++)
                total += next[j] * (y[j] - logSum);
        }

        return -total / ((characters - 1) * b);
    }
}
