namespace Backprop.Objectives;

/// <summary>The chained Rosenbrock function, a stencil over neighbours.</summary>
public static partial class Rosenbrock
{
    /// <summary>Σ 100 (x[i+1] − x[i]²)² + (1 − x[i])² over i from 0 to n − 2.</summary>
    /// <param name="x">n numbers.</param>
    [Differentiable]
    public static double Objective(double[] x)
    {
        var sum = 0.0;
        for (var i = 0; i < x.Length - 1; i++)
        {
            var valley = x[i + 1] - x[i] * x[i];
            var slope = 1 - x[i];
            sum += 100 * valley * valley + slope * slope;
        }

        return sum;
    }
}
