using Backprop;

/// <summary>The classic fourth-order scheme on van der Pol's oscillator.</summary>
public static partial class RungeKutta
{
    [Differentiable]
    [At(1.2, 0.3, 0.8, 0.1, 0), At(1.2, 0.3, 0.8, 0.1, 1), At(1.2, 0.3, 0.8, 0.1, 2), At(1.2, 0.3, 0.8, 0.1, 3), At(1.2, 0.3, 0.8, 0.1, 7)]
    public static (double x, double v) VanDerPol(double x0, double v0, double mu, double h, int steps)
    {
        double x = x0, v = v0;
        for (int i = 0; i < steps; i++)
        {
            double k1 = v, l1 = mu * (1 - x * x) * v - x;
            double xa = x + 0.5 * h * k1, va = v + 0.5 * h * l1;
            double k2 = va, l2 = mu * (1 - xa * xa) * va - xa;
            double xb = x + 0.5 * h * k2, vb = v + 0.5 * h * l2;
            double k3 = vb, l3 = mu * (1 - xb * xb) * vb - xb;
            double xc = x + h * k3, vc = v + h * l3;
            double k4 = vc, l4 = mu * (1 - xc * xc) * vc - xc;
            x += h / 6 * (k1 + 2 * k2 + 2 * k3 + k4);
            v += h / 6 * (l1 + 2 * l2 + 2 * l3 + l4);
        }
        return (x, v);
    }

    [Differentiable]
    [At(1.2, 0.3, 0.8, 0.05, 0), At(1.2, 0.3, 0.8, 0.05, 1), At(1.2, 0.3, 0.8, 0.05, 2), At(1.2, 0.3, 0.8, 0.05, 3), At(1.2, 0.3, 0.8, 0.05, 40)]
    public static double Position(double x0, double v0, double mu, double h, int steps)
    {
        double x = x0, v = v0;
        while (steps-- > 0)
        {
            double a = mu * (1 - x * x) * v - x, xm = x + 0.5 * h * v, vm = v + 0.5 * h * a;
            (x, v) = (x + h * vm, v + h * (mu * (1 - xm * xm) * vm - xm));
        }
        return x;
    }

    /// <summary>The step is halved where two half steps and a whole one differ.</summary>
    [Differentiable]
    [At(0.5, 2.0), At(0.1, 0.7)]
    public static double Adaptive(double y, double rate)
    {
        double t = 0, h = 0.5;
        while (t < 1.9)
        {
            double whole = y + h * rate * y * (1 - y);
            double half = y + 0.5 * h * rate * y * (1 - y);
            half += 0.5 * h * rate * half * (1 - half);
            double error = whole - half;
            if ((error > 0.011 || error < -0.011) && h > 0.1) { h *= 0.5; continue; }
            y = 2 * half - whole;
            t += h;
            if (h < 0.3) h *= 1.7;
        }
        return y;
    }
}
