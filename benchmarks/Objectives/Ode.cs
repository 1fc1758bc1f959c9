namespace Backprop.Objectives;

/// <summary>An initial value problem by the classic Runge-Kutta method of fourth order.</summary>
public static partial class Ode
{
    private const double End = 2;

    /// <summary>
    /// y(2) of y'₀ = x₀, y'ᵢ = xᵢ yᵢ₋₁ with y(0) = 0, in equal steps: k₁ = F(y), k₂ = F(y + h k₁ / 2), k₃ = F(y + h k₂ / 2),
    /// k₄ = F(y + h k₃), y += h (k₁ + 2 k₂ + 2 k₃ + k₄) / 6.
    /// </summary>
    /// <param name="x">n numbers, at least 1.</param>
    /// <param name="steps">The number of steps.</param>
    /// <returns>n numbers.</returns>
    public static double[] Solve(double[] x, int steps)
    {
        var h = End / steps;
        var y = new double[x.Length];
        var between = new double[x.Length];
        var k1 = new double[x.Length];
        var k2 = new double[x.Length];
        var k3 = new double[x.Length];
        var k4 = new double[x.Length];
        for (var step = 0; step < steps; step++)
        {
            Slope(x, y, k1);
            Along(y, k1, h / 2, between);
            Slope(x, between, k2);
            Along(y, k2, h / 2, between);
            Slope(x, between, k3);
            Along(y, k3, h, between);
            Slope(x, between, k4);
            for (var i = 0; i < y.Length; i++)
                y[i] += h * (k1[i] + 2 * k2[i] + 2 * k3[i] + k4[i]) / 6;
        }

        return y;
    }

    /// <summary>The last element of <see cref="Solve"/>.</summary>
    /// <param name="x">n numbers, at least 1.</param>
    /// <param name="steps">The number of steps.</param>
    [Differentiable]
    public static double Objective(double[] x, int steps)
    {
        var y = Solve(x, steps);
        return y[^1];
    }

    private static void Slope(double[] x, double[] y, double[] slope)
    {
        slope[0] = x[0];
        for (var i = 1; i < x.Length; i++)
            slope[i] = x[i] * y[i - 1];
    }

    private static void Along(double[] y, double[] slope, double h, double[] to)
    {
        for (var i = 0; i < to.Length; i++)
            to[i] = y[i] + h * slope[i];
    }
}
