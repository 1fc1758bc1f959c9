using System;
using Backprop;

/// <summary>A European call priced on a binomial tree, its leaves summed up with weights that are updated from leaf to leaf.</summary>
public static partial class BinomialTree
{
    [Differentiable]
    [At(1.0, 0.95, 0.05, 0.3, 0.75, 1), At(1.0, 0.95, 0.05, 0.3, 0.75, 2), At(1.0, 0.95, 0.05, 0.3, 0.75, 3), At(1.0, 0.95, 0.05, 0.3, 0.75, 7)]
    public static double Call(double spot, double strike, double rate, double volatility, double maturity, int steps)
    {
        double dt = maturity / steps;
        double up = Math.Exp(volatility * Math.Sqrt(dt)), down = 1 / up;
        double p = (Math.Exp(rate * dt) - down) / (up - down);
        double weight = 1, price = spot;
        for (int i = 0; i < steps; i++)
        {
            weight *= 1 - p;
            price *= down;
        }
        double sum = 0;
        for (int j = 0; j <= steps; j++)
        {
            if (price > strike) sum += weight * (price - strike);
            weight *= p / (1 - p) * (steps - j) / (j + 1);
            price *= up * up;
        }
        return Math.Exp(-rate * maturity) * sum;
    }

    [Differentiable]
    [At(1.0, 1.05, 0.3, 0), At(1.0, 1.05, 0.3, 1), At(1.0, 1.05, 0.3, 2), At(1.0, 1.05, 0.3, 3), At(1.0, 1.05, 0.3, 7)]
    public static double KnockOut(double spot, double growth, double barrier, int steps)
    {
        double price = spot, paid = 0;
        for (int i = 0; i < steps; i++)
        {
            price *= i % 3 == 2 ? 0.6 / growth : growth;
            if (price < barrier) return paid;
            paid += price * 0.1 * (price - barrier);
        }
        return paid + Math.Max(price - barrier, 0);
    }
}
