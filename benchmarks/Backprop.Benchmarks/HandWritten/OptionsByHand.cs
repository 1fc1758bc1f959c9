namespace Backprop.Benchmarks.HandWritten;

/// <summary>
/// The adjoint of the program as it stands, the slope of its polynomial included (the textbook's Greeks take the slope of the
/// true distribution and differ in the seventh digit). One root, one logarithm, three exponentials, five divisions.
/// </summary>
public static class OptionsByHand
{
    public static (double spot, double strike, double rate, double volatility, double maturity) BlackScholesGradient(
        double spot, double strike, double rate, double volatility, double maturity)
    {
        double root = Math.Sqrt(maturity);
        double deviation = volatility * root;
        double perDeviation = 1 / deviation;
        double perStrike = 1 / strike;
        double slopeOfDrift = rate + 0.5 * volatility * volatility;
        double d1 = (Math.Log(spot * perStrike) + slopeOfDrift * maturity) * perDeviation;
        double d2 = d1 - deviation;

        var (cdf1, density1) = Normal(d1);
        var (cdf2, density2) = Normal(d2);
        double discounted = strike * Math.Exp(-rate * maturity);

        double dD2 = -discounted * density2;
        double dD1 = spot * density1 + dD2;
        double dLog = dD1 * perDeviation;
        double dDeviation = -(d1 * dLog + dD2);
        double exercised = discounted * cdf2;
        return (
            spot: cdf1 + dLog / spot,
            strike: -(exercised + dLog) * perStrike,
            rate: (exercised + dLog) * maturity,
            volatility: dLog * volatility * maturity + dDeviation * root,
            maturity: exercised * rate + dLog * slopeOfDrift + 0.5 * dDeviation * volatility * volatility * perDeviation);
    }

    /// <summary>The polynomial's value and slope at d: 1 - exp(-d²/2) p(t) with t = 1 / (1 + 0.23 |d|), mirrored at 0.</summary>
    private static (double cdf, double density) Normal(double d)
    {
        double distance = Math.Abs(d);
        double t = 1 / (1 + 0.2316419 * distance);
        double bell = 0.3989422804014327 * Math.Exp(-0.5 * d * d);
        double polynomial = t * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
        double slope = 0.319381530 + t * (2 * -0.356563782 + t * (3 * 1.781477937 + t * (4 * -1.821255978 + t * (5 * 1.330274429))));
        double tail = bell * polynomial;
        return (d < 0 ? tail : 1 - tail, bell * (distance * polynomial + 0.2316419 * t * t * slope));
    }
}
