using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;

namespace LeastSquares;

/// <summary>Fits by BFGS, which asks for the sum of squares and its gradient.</summary>
public static class QuasiNewton
{
    /// <summary>The fit of the curve to <paramref name="data"/>, from <paramref name="start"/>.</summary>
    public static Fit Minimize(Measurements data, double[] start)
    {
        var evaluations = 0;
        var objective = ObjectiveFunction.Gradient(parameters =>
        {
            evaluations++;
            var (value, gradient) = RingDown.SumOfSquaresValueAndGradient(parameters.ToArray(), data.Times, data.Values);
            return (value, Vector<double>.Build.Dense(gradient));
        });
        var minimizer = new BfgsMinimizer(gradientTolerance: 1e-6, parameterTolerance: 1e-12, functionProgressTolerance: 1e-14, maximumIterations: 200);
        var result = minimizer.FindMinimum(objective, Vector<double>.Build.Dense(start));
        return new Fit(
            "BFGS", result.MinimizingPoint.ToArray(), result.FunctionInfoAtMinimum.Value, result.Iterations, (evaluations, evaluations));
    }
}
