namespace Backprop.Objectives;

/// <summary>Linear least squares: a polynomial fitted to the sign function at equidistant points.</summary>
public static partial class Llsq
{
    /// <summary>½ Σ_i (sign t_i − Σ_j x_j t_i^j)² with t_i = −1 + 2i / (n − 1), i from 0 to n − 1.</summary>
    /// <param name="x">The m coefficients of the polynomial, the constant first.</param>
    /// <param name="n">The number of points, at least 2.</param>
    [Differentiable]
    public static double Objective(double[] x, int n)
    {
        var sum = 0.0;
        for (var i = 0; i < n; i++)
        {
            var t = -1 + i * 2.0 / (n - 1);
            double residual = Math.Sign(t);
            var power = 1.0;
            for (var j = 0; j < x.Length; j++)
            {
                residual -= x[j] * power;
                power *= t;
            }

            sum += residual * residual;
        }

        return 0.5 * sum;
    }
}
