namespace LeastSquares;

/// <summary>What a minimiser found.</summary>
/// <param name="Method">Its name.</param>
/// <param name="Parameters">The parameters at the minimum.</param>
/// <param name="SumOfSquares">The sum of squares there.</param>
/// <param name="Iterations">The steps that it took.</param>
/// <param name="Evaluations">How often it asked for the value, and how often for derivatives.</param>
public sealed record Fit(
    string Method, double[] Parameters, double SumOfSquares, int Iterations, (int Values, int Derivatives) Evaluations);
