namespace Backprop.Benchmarks.HandWritten;

/// <summary>
/// The states depend on each other through the whole sequence: the forward sweep records gates and states of each step, the
/// backward sweep reads them. What a record holds is what the derivatives are made of, so no exponential is taken twice.
/// </summary>
public static class LstmByHand
{
    /// <summary>Blocks of a record: input, old hidden, old cell, the four gates, tanh of the new cell.</summary>
    private const int Blocks = 8;

    [ThreadStatic]
    private static Workspace? s_workspace;

    /// <summary>Overwrites the buffers (shapes as the parameters) with the gradient.</summary>
    public static void ObjectiveGradient(
        double[] mainParams, double[] extraParams, double[] state, double[] sequence, int layers, int characters, int b,
        Span<double> dMainParams, Span<double> dExtraParams)
    {
        var steps = characters - 1;
        var workspace = s_workspace ??= new();
        workspace.Begin(steps * (layers * Blocks + 2) * b + 4 * layers * b + b);
        var tape = workspace.Take(steps * layers * Blocks * b);
        var dTop = workspace.Take(steps * b);
        var top = workspace.Take(steps * b);
        var current = workspace.Take(2 * layers * b);
        var dCurrent = workspace.Take(2 * layers * b);
        var dX = workspace.Take(b);
        state.AsSpan(0, current.Length).CopyTo(current);
        dCurrent.Clear();
        dMainParams.Clear();
        dExtraParams.Clear();

        var inWeight = extraParams.AsSpan(0, b);
        var outWeight = extraParams.AsSpan(b, b);
        var outBias = extraParams.AsSpan(2 * b, b);
        var seed = -1.0 / (steps * b);
        for (var t = 0; t < steps; t++)
        {
            var x = dX;
            Multiply(sequence.AsSpan(t * b, b), inWeight, x);
            for (var k = 0; k < layers; k++)
                Forward(
                    mainParams.AsSpan(8 * k * b, 8 * b), x, current.Slice(2 * k * b, b), current.Slice((2 * k + 1) * b, b),
                    tape.Slice((t * layers + k) * Blocks * b, Blocks * b));
            x.CopyTo(top.Slice(t * b, b));
            Predict(x, outWeight, outBias, sequence.AsSpan((t + 1) * b, b), seed, dTop.Slice(t * b, b));
        }

        for (var t = steps - 1; t >= 0; t--)
        {
            var dY = dTop.Slice(t * b, b);
            Multiply(dY, outWeight, dX);
            AddMultiplied(dY, top.Slice(t * b, b), dExtraParams.Slice(b, b));
            Add(dY, dExtraParams.Slice(2 * b, b));
            for (var k = layers - 1; k >= 0; k--)
                Backward(
                    mainParams.AsSpan(8 * k * b, 4 * b), dMainParams.Slice(8 * k * b, 8 * b), dX,
                    dCurrent.Slice(2 * k * b, b), dCurrent.Slice((2 * k + 1) * b, b),
                    tape.Slice((t * layers + k) * Blocks * b, Blocks * b));
            AddMultiplied(dX, sequence.AsSpan(t * b, b), dExtraParams[..b]);
        }
    }

    /// <summary>A step of a layer: x, hidden and cell become new; the record keeps what they were, and the gates.</summary>
    private static void Forward(
        ReadOnlySpan<double> parameters, Span<double> x, Span<double> hidden, Span<double> cell, Span<double> record)
    {
        var b = x.Length;
        var weight = parameters[..(4 * b)];
        var bias = parameters[(4 * b)..];
        for (var j = 0; j < x.Length && j < hidden.Length && j < cell.Length; j++)
        {
            var forget = 1 / (1 + Math.Exp(-(x[j] * weight[j] + bias[j])));
            var ingate = 1 / (1 + Math.Exp(-(hidden[j] * weight[b + j] + bias[b + j])));
            var outgate = 1 / (1 + Math.Exp(-(x[j] * weight[2 * b + j] + bias[2 * b + j])));
            var change = Math.Tanh(hidden[j] * weight[3 * b + j] + bias[3 * b + j]);
            var newCell = cell[j] * forget + ingate * change;
            var output = Math.Tanh(newCell);
            record[7 * b + j] = output;
            record[j] = x[j];
            record[b + j] = hidden[j];
            record[2 * b + j] = cell[j];
            record[3 * b + j] = forget;
            record[4 * b + j] = ingate;
            record[5 * b + j] = outgate;
            record[6 * b + j] = change;
            cell[j] = newCell;
            x[j] = hidden[j] = outgate * output;
        }
    }

    /// <summary>The adjoints of a step: dX, dHidden and dCell are of what it wrote, and become those of what it read.</summary>
    private static void Backward(
        ReadOnlySpan<double> weight, Span<double> dParameters, Span<double> dX, Span<double> dHidden, Span<double> dCell,
        ReadOnlySpan<double> record)
    {
        var b = dX.Length;
        for (var j = 0; j < dX.Length && j < dHidden.Length && j < dCell.Length; j++)
        {
            var output = record[7 * b + j];
            var (x, hidden, cell) = (record[j], record[b + j], record[2 * b + j]);
            var (forget, ingate, outgate, change) = (record[3 * b + j], record[4 * b + j], record[5 * b + j], record[6 * b + j]);
            var dNew = dX[j] + dHidden[j];
            var dNewCell = dCell[j] + dNew * outgate * (1 - output * output);
            var dForget = dNewCell * cell * forget * (1 - forget);
            var dIngate = dNewCell * change * ingate * (1 - ingate);
            var dOutgate = dNew * output * outgate * (1 - outgate);
            var dChange = dNewCell * ingate * (1 - change * change);
            dParameters[7 * b + j] += dChange;
            dParameters[6 * b + j] += dOutgate;
            dParameters[5 * b + j] += dIngate;
            dParameters[4 * b + j] += dForget;
            dParameters[3 * b + j] += dChange * hidden;
            dParameters[2 * b + j] += dOutgate * x;
            dParameters[b + j] += dIngate * hidden;
            dParameters[j] += dForget * x;
            dX[j] = dForget * weight[j] + dOutgate * weight[2 * b + j];
            dHidden[j] = dIngate * weight[b + j] + dChange * weight[3 * b + j];
            dCell[j] = dNewCell * forget;
        }
    }

    /// <summary>The adjoint of the scores: seed times (next − Σ next · exp(y) / (2 + Σ exp y)).</summary>
    private static void Predict(
        ReadOnlySpan<double> x, ReadOnlySpan<double> weight, ReadOnlySpan<double> bias, ReadOnlySpan<double> next, double seed,
        Span<double> dY)
    {
        var sum = 2.0;
        var hits = 0.0;
        for (var j = 0; j < x.Length && j < weight.Length && j < bias.Length && j < next.Length && j < dY.Length; j++)
        {
            var exponential = Math.Exp(x[j] * weight[j] + bias[j]);
            sum += exponential;
            hits += next[j];
            dY[j] = exponential;
        }

        var share = seed * hits / sum;
        for (var j = 0; j < dY.Length && j < next.Length; j++)
            dY[j] = seed * next[j] - share * dY[j];
    }

    private static void Multiply(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> to)
    {
        for (var j = 0; j < to.Length && j < a.Length && j < b.Length; j++)
            to[j] = a[j] * b[j];
    }

    private static void AddMultiplied(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> to)
    {
        for (var j = 0; j < to.Length && j < a.Length && j < b.Length; j++)
            to[j] += a[j] * b[j];
    }

    private static void Add(ReadOnlySpan<double> a, Span<double> to)
    {
        for (var j = 0; j < to.Length && j < a.Length; j++)
            to[j] += a[j];
    }
}
