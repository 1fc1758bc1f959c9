namespace Backprop.Benchmarks.Programs;

/// <summary>
/// A European call by Black and Scholes. The normal distribution is the polynomial 26.2.17 of Abramowitz and Stegun, written
/// out twice.
/// </summary>
public static partial class Options
{
    [Differentiable]
    public static double BlackScholes(double spot, double strike, double rate, double volatility, double maturity)
    {
        double deviation = volatility * Math.Sqrt(maturity);
        double drift = (rate + 0.5 * volatility * volatility) * maturity;
        double d1 = (Math.Log(spot / strike) + drift) / deviation;
        double d2 = d1 - deviation;

        double t1 = 1 / (1 + 0.2316419 * Math.Abs(d1));
        double polynomial1 = t1 * (0.319381530 + t1 * (-0.356563782 + t1 * (1.781477937 + t1 * (-1.821255978 + t1 * 1.330274429))));
        double tail1 = 0.3989422804014327 * Math.Exp(-0.5 * d1 * d1) * polynomial1;
        double cdf1 = d1 < 0 ? tail1 : 1 - tail1;

        double t2 = 1 / (1 + 0.2316419 * Math.Abs(d2));
        double polynomial2 = t2 * (0.319381530 + t2 * (-0.356563782 + t2 * (1.781477937 + t2 * (-1.821255978 + t2 * 1.330274429))));
        double tail2 = 0.3989422804014327 * Math.Exp(-0.5 * d2 * d2) * polynomial2;
        double cdf2 = d2 < 0 ? tail2 : 1 - tail2;

        return spot * cdf1 - strike * Math.Exp(-rate * maturity) * cdf2;
    }
}
