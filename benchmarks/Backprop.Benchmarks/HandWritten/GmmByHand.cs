namespace Backprop.Benchmarks.HandWritten;

/// <summary>
/// The data points are independent: each is evaluated and reversed in one trip, with the centred and transformed vectors of all
/// components kept in between.
/// </summary>
public static class GmmByHand
{
    /// <summary>From here on, four sums at a time are worth their slices.</summary>
    private const int Long = 16;

    [ThreadStatic]
    private static Workspace? s_workspace;

    /// <summary>Overwrites the buffers (shapes as the parameters) with the gradient.</summary>
    public static void ObjectiveGradient(
        double[] alpha, double[] mu, double[] q, double[] l, double[] x, int d, int k, int n, double gamma, int m,
        Span<double> dAlpha, Span<double> dMu, Span<double> dQ, Span<double> dL)
    {
        var workspace = s_workspace ??= new();
        workspace.Begin(3 * k * d + 2 * k);
        var diagonals = workspace.Take(k * d);
        var centred = workspace.Take(k * d);
        var transformed = workspace.Take(k * d);
        var logDeterminants = workspace.Take(k);
        var shares = workspace.Take(k);
        var triangle = d * (d - 1) / 2;
        dAlpha.Clear();
        dMu.Clear();
        dQ.Clear();
        dL.Clear();

        Diagonals(q, d, diagonals, logDeterminants);
        for (var i = 0; i < n; i++)
        {
            var point = x.AsSpan(i * d, d);
            for (var c = 0; c < k; c++)
            {
                var square = Transform(
                    point, mu.AsSpan(c * d, d), diagonals.Slice(c * d, d), l.AsSpan(c * triangle, triangle),
                    centred.Slice(c * d, d), transformed.Slice(c * d, d));
                shares[c] = alpha[c] + logDeterminants[c] - 0.5 * square;
            }

            Softmax(shares);
            for (var c = 0; c < k; c++)
            {
                var share = shares[c];
                dAlpha[c] += share;
                Reverse(
                    share, diagonals.Slice(c * d, d), l.AsSpan(c * triangle, triangle), centred.Slice(c * d, d),
                    transformed.Slice(c * d, d), dMu.Slice(c * d, d), dQ.Slice(c * d, d), dL.Slice(c * triangle, triangle));
            }
        }

        Prior(l, d, gamma, m, diagonals, dAlpha, dQ, dL);

        alpha.CopyTo(shares);
        Softmax(shares);
        for (var c = 0; c < k; c++)
            dAlpha[c] -= n * shares[c];
    }

    private static void Diagonals(double[] q, int d, Span<double> diagonals, Span<double> logDeterminants)
    {
        for (var c = 0; c < logDeterminants.Length; c++)
        {
            var logDiagonal = q.AsSpan(c * d, d);
            var diagonal = diagonals.Slice(c * d, d);
            var sum = 0.0;
            for (var j = 0; j < logDiagonal.Length && j < diagonal.Length; j++)
            {
                sum += logDiagonal[j];
                diagonal[j] = Math.Exp(logDiagonal[j]);
            }

            logDeterminants[c] = sum;
        }
    }

    /// <summary>centred = point − mean and transformed = Q·centred; the squared norm of the latter.</summary>
    private static double Transform(
        ReadOnlySpan<double> point, ReadOnlySpan<double> mean, ReadOnlySpan<double> diagonal, ReadOnlySpan<double> lower,
        Span<double> centred, Span<double> transformed)
    {
        for (var j = 0; j < point.Length && j < mean.Length && j < diagonal.Length && j < centred.Length && j < transformed.Length; j++)
        {
            var difference = point[j] - mean[j];
            centred[j] = difference;
            transformed[j] = diagonal[j] * difference;
        }

        var square = 0.0;
        for (var j = 0; j < centred.Length; j++)
        {
            var below = transformed[(j + 1)..];
            var column = lower[..below.Length];
            lower = lower[below.Length..];
            var difference = centred[j];
            for (var r = 0; r < column.Length && r < below.Length; r++)
                below[r] += column[r] * difference;
            square += transformed[j] * transformed[j];
        }

        return square;
    }

    /// <summary>The adjoint of −½‖Q (point − mean)‖² times <paramref name="share"/>; dQ is of the diagonal's factors, not yet of their logarithms.</summary>
    private static void Reverse(
        double share, ReadOnlySpan<double> diagonal, ReadOnlySpan<double> lower, ReadOnlySpan<double> centred,
        Span<double> transformed, Span<double> dMean, Span<double> dDiagonal, Span<double> dLower)
    {
        for (var j = 0; j < transformed.Length; j++)
            transformed[j] *= -share;

        for (var j = 0; j < centred.Length; j++)
        {
            var below = transformed[(j + 1)..];
            var column = lower[..below.Length];
            var dColumn = dLower[..below.Length];
            lower = lower[below.Length..];
            dLower = dLower[below.Length..];
            var difference = centred[j];
            var dTransformed = transformed[j];
            dDiagonal[j] += dTransformed * difference;
            dMean[j] -= dTransformed * diagonal[j] + ReverseColumn(below, column, dColumn, difference);
        }
    }

    /// <summary>dColumn += below · difference; the dot product of below and column, in four sums that do not wait for each other.</summary>
    private static double ReverseColumn(ReadOnlySpan<double> below, ReadOnlySpan<double> column, Span<double> dColumn, double difference)
    {
        double sum0 = 0, sum1 = 0, sum2 = 0, sum3 = 0;
        while (below.Length >= Long && column.Length >= Long && dColumn.Length >= Long)
        {
            sum0 += below[0] * column[0];
            sum1 += below[1] * column[1];
            sum2 += below[2] * column[2];
            sum3 += below[3] * column[3];
            dColumn[0] += below[0] * difference;
            dColumn[1] += below[1] * difference;
            dColumn[2] += below[2] * difference;
            dColumn[3] += below[3] * difference;
            below = below[4..];
            column = column[4..];
            dColumn = dColumn[4..];
        }

        for (var r = 0; r < below.Length && r < column.Length && r < dColumn.Length; r++)
        {
            sum0 += below[r] * column[r];
            dColumn[r] += below[r] * difference;
        }

        return sum0 + sum1 + (sum2 + sum3);
    }

    /// <summary>
    /// From the diagonal's factors to their logarithms, and the prior: m + share for each logarithm, −γ² times each entry of Q.
    /// The shares of a component are what its dAlpha has gathered.
    /// </summary>
    private static void Prior(
        double[] l, int d, double gamma, int m, ReadOnlySpan<double> diagonals, ReadOnlySpan<double> dAlpha, Span<double> dQ, Span<double> dL)
    {
        var precision = gamma * gamma;
        for (var c = 0; c < dAlpha.Length; c++)
        {
            var gathered = dAlpha[c] + m;
            var diagonal = diagonals.Slice(c * d, d);
            var dLogDiagonal = dQ.Slice(c * d, d);
            for (var j = 0; j < diagonal.Length && j < dLogDiagonal.Length; j++)
                dLogDiagonal[j] = gathered + diagonal[j] * (dLogDiagonal[j] - precision * diagonal[j]);
        }

        for (var p = 0; p < l.Length && p < dL.Length; p++)
            dL[p] -= precision * l[p];
    }

    private static void Softmax(Span<double> numbers)
    {
        var largest = numbers[0];
        for (var c = 1; c < numbers.Length; c++)
            largest = Math.Max(largest, numbers[c]);
        var sum = 0.0;
        for (var c = 0; c < numbers.Length; c++)
        {
            numbers[c] = Math.Exp(numbers[c] - largest);
            sum += numbers[c];
        }

        var perSum = 1 / sum;
        for (var c = 0; c < numbers.Length; c++)
            numbers[c] *= perSum;
    }
}
