using Backprop;

namespace LeastSquares;

/// <summary>A bell after the stroke: a·exp(−γt)·cos(ωt + φ) + c, with the parameters (a, γ, ω, φ, c).</summary>
public static partial class RingDown
{
    /// <summary>The displacement at the time <paramref name="t"/>.</summary>
    [Differentiable]
    public static double Displacement(ReadOnlySpan<double> parameters, [NoDerivative] double t)
    {
        var envelope = parameters[0] * Math.Exp(-parameters[1] * t);
        return envelope * Math.Cos(parameters[2] * t + parameters[3]) + parameters[4];
    }

    /// <summary>The sum over all samples of the squared difference between the curve and what was measured.</summary>
    [Differentiable]
    public static double SumOfSquares(
        double[] parameters, [NoDerivative] ReadOnlySpan<double> times, [NoDerivative] ReadOnlySpan<double> measured)
    {
        var sum = 0.0;
        for (var i = 0; i < times.Length; i++)
        {
            var t = times[i];
            var envelope = parameters[0] * Math.Exp(-parameters[1] * t);
            var residual = envelope * Math.Cos(parameters[2] * t + parameters[3]) + parameters[4] - measured[i];
            sum += residual * residual;
        }

        return sum;
    }
}
