using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;

namespace LeastSquares;

/// <summary>Fits by Levenberg and Marquardt's method, which asks for the curve and its Jacobian: a row for each point in time.</summary>
public static class LevenbergMarquardt
{
    /// <summary>The fit of the curve to <paramref name="data"/>, from <paramref name="start"/>, and the standard errors of its parameters.</summary>
    public static (Fit Fit, double[] StandardErrors) Minimize(Measurements data, double[] start)
    {
        int curves = 0, jacobians = 0;
        var model = ObjectiveFunction.NonlinearModel(
            (parameters, times) =>
            {
                curves++;
                var p = parameters.ToArray();
                return times.Map(t => RingDown.Displacement(p, t));
            },
            (parameters, times) =>
            {
                jacobians++;
                return Jacobian(parameters.ToArray(), times);
            },
            Vector<double>.Build.Dense(data.Times),
            Vector<double>.Build.Dense(data.Values));
        var result = new LevenbergMarquardtMinimizer().FindMinimum(model, Vector<double>.Build.Dense(start));
        var found = result.MinimizingPoint.ToArray();
        var fit = new Fit(
            "Levenberg-Marquardt", found, RingDown.SumOfSquares(found, data.Times, data.Values), result.Iterations, (curves, jacobians));
        return (fit, result.StandardErrors.ToArray());
    }

    private static Matrix<double> Jacobian(double[] parameters, Vector<double> times)
    {
        var jacobian = Matrix<double>.Build.Dense(times.Count, parameters.Length);
        var row = new double[parameters.Length];
        for (var i = 0; i < times.Count; i++)
        {
            RingDown.DisplacementGradient(parameters, times[i], row);
            jacobian.SetRow(i, row);
        }

        return jacobian;
    }
}
