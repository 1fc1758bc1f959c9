namespace Backprop.Benchmarks.HandWritten;

/// <summary>Records the state of each step on the stack and computes the stages again on the way back.</summary>
public static class VanDerPolByHand
{
    private const int StepsOnTheStack = 512;

    public static (double x0, double v0, double mu, double h) Rk4Gradient(double x0, double v0, double mu, double h, int steps)
    {
        int states = Math.Max(steps, 0);
        Span<(double x, double v)> path = states <= StepsOnTheStack ? stackalloc (double, double)[states] : new (double, double)[states];
        double half = 0.5 * h;
        double sixth = h / 6;

        double x = x0;
        double v = v0;
        for (int step = 0; step < path.Length; step++)
        {
            path[step] = (x, v);
            double a1 = mu * (1 - x * x) * v - x;
            double x2 = x + half * v;
            double v2 = v + half * a1;
            double a2 = mu * (1 - x2 * x2) * v2 - x2;
            double x3 = x + half * v2;
            double v3 = v + half * a2;
            double a3 = mu * (1 - x3 * x3) * v3 - x3;
            double x4 = x + h * v3;
            double v4 = v + h * a3;
            double a4 = mu * (1 - x4 * x4) * v4 - x4;
            x += sixth * (v + 2 * v2 + 2 * v3 + v4);
            v += sixth * (a1 + 2 * a2 + 2 * a3 + a4);
        }

        double dX = 2 * x;
        double dV = 2 * v;
        double dMu = 0;
        double dH = 0;
        for (int step = path.Length - 1; step >= 0; step--)
        {
            (x, v) = path[step];
            double w1 = 1 - x * x;
            double g1 = mu * w1;
            double a1 = g1 * v - x;
            double x2 = x + half * v;
            double v2 = v + half * a1;
            double w2 = 1 - x2 * x2;
            double g2 = mu * w2;
            double a2 = g2 * v2 - x2;
            double x3 = x + half * v2;
            double v3 = v + half * a2;
            double w3 = 1 - x3 * x3;
            double g3 = mu * w3;
            double a3 = g3 * v3 - x3;
            double x4 = x + h * v3;
            double v4 = v + h * a3;
            double w4 = 1 - x4 * x4;
            double g4 = mu * w4;
            double a4 = g4 * v4 - x4;
            double twiceMu = 2 * mu;

            double s1 = -1 - twiceMu * x * v;
            double s2 = -1 - twiceMu * x2 * v2;
            double s3 = -1 - twiceMu * x3 * v3;
            double s4 = -1 - twiceMu * x4 * v4;

            double sixthX = sixth * dX;
            double sixthV = sixth * dV;
            double dA4 = sixthV;
            double dX4 = dA4 * s4;
            double dV4 = sixthX + dA4 * g4;

            double dA3 = 2 * sixthV + h * dV4;
            double dX3 = dA3 * s3;
            double dV3 = 2 * sixthX + h * dX4 + dA3 * g3;

            double dA2 = 2 * sixthV + half * dV3;
            double dX2 = dA2 * s2;
            double dV2 = 2 * sixthX + half * dX3 + dA2 * g2;

            double dA1 = sixthV + half * dV2;
            double dX1 = dA1 * s1;
            double dV1 = sixthX + half * dX2 + dA1 * g1;

            dMu += dA1 * w1 * v + dA2 * w2 * v2 + dA3 * w3 * v3 + dA4 * w4 * v4;
            dH += (dX * (v + 2 * (v2 + v3) + v4) + dV * (a1 + 2 * (a2 + a3) + a4)) * (1.0 / 6)
                + dX4 * v3 + dV4 * a3
                + 0.5 * (dX3 * v2 + dV3 * a2 + dX2 * v + dV2 * a1);
            dX += dX4 + dX3 + dX2 + dX1;
            dV += dV4 + dV3 + dV2 + dV1;
        }

        return (dX, dV, dMu, dH);
    }
}
