namespace Backprop.Benchmarks.Programs;

/// <summary>The oscillator x' = v, v' = mu (1 - x²) v - x by the classical Runge–Kutta method: a counted loop over a state.</summary>
public static partial class VanDerPol
{
    [Differentiable]
    public static double Rk4(double x0, double v0, double mu, double h, int steps)
    {
        double x = x0;
        double v = v0;
        for (int step = 0; step < steps; step++)
        {
            double a1 = mu * (1 - x * x) * v - x;

            double x2 = x + 0.5 * h * v;
            double v2 = v + 0.5 * h * a1;
            double a2 = mu * (1 - x2 * x2) * v2 - x2;

            double x3 = x + 0.5 * h * v2;
            double v3 = v + 0.5 * h * a2;
            double a3 = mu * (1 - x3 * x3) * v3 - x3;

            double x4 = x + h * v3;
            double v4 = v + h * a3;
            double a4 = mu * (1 - x4 * x4) * v4 - x4;

            x += h / 6 * (v + 2 * v2 + 2 * v3 + v4);
            v += h / 6 * (a1 + 2 * a2 + 2 * a3 + a4);
        }

        return x * x + v * v;
    }
}
