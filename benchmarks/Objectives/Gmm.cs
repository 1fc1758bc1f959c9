namespace Backprop.Objectives;

/// <summary>
/// The log-likelihood of a Gaussian mixture with a Wishart prior. The inverse covariance of component c is QᵀQ, where Q is lower
/// triangular with the diagonal exp(q_c) and, below it, l_c column by column.
/// </summary>
public static partial class Gmm
{
    /// <summary>
    /// −½ n d log 2π + Σ_i lse_c(α_c + Σ q_c − ½‖Q_c (x_i − μ_c)‖²) − n lse(α) + log prior, where the log prior is
    /// k C − Σ_c [½ γ² (Σ exp(2 q_c) + Σ l_c²) − m Σ q_c].
    /// </summary>
    /// <param name="alpha">k logarithms of the weights of the components.</param>
    /// <param name="mu">k × d: the means.</param>
    /// <param name="q">k × d: logarithms of the diagonals.</param>
    /// <param name="l">k × d(d − 1)/2: what is strictly below the diagonals, column by column.</param>
    /// <param name="x">n × d: the data.</param>
    /// <param name="d">The dimension.</param>
    /// <param name="k">The number of components.</param>
    /// <param name="n">The number of data points.</param>
    /// <param name="gamma">The prior's precision.</param>
    /// <param name="m">The prior's degrees of freedom beyond d + 1.</param>
    [Differentiable]
    public static double Objective(
        double[] alpha, double[] mu, double[] q, double[] l, [NoDerivative] double[] x,
        int d, int k, int n, [NoDerivative] double gamma, int m)
    {
        var triangle = d * (d - 1) / 2;
        var diagonals = new double[k * d];
        var logDeterminants = new double[k];
        var logPrior = k * LogPriorConstant(d, gamma, m);
        for (var c = 0; c < k; c++)
        {
            var logDiagonal = q.AsSpan(c * d, d);
            var diagonal = diagonals.AsSpan(c * d, d);
            var lower = l.AsSpan(c * triangle, triangle);
            var logDeterminant = 0.0;
            var squares = 0.0;
            for (var j = 0; j < logDiagonal.Length; j++)
            {
                logDeterminant += logDiagonal[j];
                diagonal[j] = Math.Exp(logDiagonal[j]);
                squares += diagonal[j] * diagonal[j];
            }

            for (var p = 0; p < lower.Length; p++)
                squares += lower[p] * lower[p];

            logDeterminants[c] = logDeterminant;
            logPrior += m * logDeterminant - 0.5 * gamma * gamma * squares;
        }

        var centred = new double[k * d];
        var transformed = new double[k * d];
        var beta = new double[k];
        var likelihood = 0.0;
        for (var i = 0; i < n; i++)
        {
            var point = x.AsSpan(i * d, d);
            for (var c = 0; c < k; c++)
            {
                var mean = mu.AsSpan(c * d, d);
                var diagonal = diagonals.AsSpan(c * d, d);
                var from = centred.AsSpan(c * d, d);
                var to = transformed.AsSpan(c * d, d);
                for (var j = 0; j < from.Length; j++)
                {
                    from[j] = point[j] - mean[j];
                    to[j] = diagonal[j] * from[j];
                }

                var start = c * triangle;
                for (var j = 0; j < d - 1; j++)
                {
                    var column = l.AsSpan(start, d - 1 - j);
                    var below = to.Slice(j + 1, d - 1 - j);
                    for (var r = 0; r < column.Length; r++)
                        below[r] += column[r] * from[j];
                    start += column.Length;
                }

                var square = 0.0;
                for (var j = 0; j < to.Length; j++)
                    square += to[j] * to[j];
                beta[c] = alpha[c] + logDeterminants[c] - 0.5 * square;
            }

            var largest = beta[0];
            for (var c = 1; c < beta.Length; c++)
                largest = Math.Max(largest, beta[c]);

            // It only keeps the exponentials in range, and has no share in the derivative.
            largest = Differentiation.StopGradient(largest);
            var sum = 0.0;
            for (var c = 0; c < beta.Length; c++)
                sum += Math.Exp(beta[c] - largest);
            likelihood += largest + Math.Log(sum);
        }

        var largestWeight = alpha[0];
        for (var c = 1; c < alpha.Length; c++)
            largestWeight = Math.Max(largestWeight, alpha[c]);
        largestWeight = Differentiation.StopGradient(largestWeight);
        var weights = 0.0;
        for (var c = 0; c < alpha.Length; c++)
            weights += Math.Exp(alpha[c] - largestWeight);
        var logWeights = largestWeight + Math.Log(weights);

        return -0.5 * n * d * Math.Log(2 * Math.PI) + likelihood - n * logWeights + logPrior;
    }
}
