namespace Backprop.Objectives;

public static partial class Gmm
{
    /// <summary>
    /// What the Wishart prior adds for each component whatever its parameters: ν d (log γ − ½ log 2) − log Γ_d(ν / 2) with
    /// ν = d + m + 1 and the multivariate gamma function log Γ_d(a) = ¼ d (d − 1) log π + Σ_{j=1..d} log Γ(a + (1 − j) / 2).
    /// </summary>
    private static double LogPriorConstant(int d, double gamma, int m)
    {
        var degrees = d + m + 1;
        var logGamma = 0.25 * d * (d - 1) * Math.Log(Math.PI);
        for (var j = 1; j <= d; j++)
            logGamma += LogGammaOfHalf(degrees + 1 - j);
        return degrees * d * (Math.Log(gamma) - 0.5 * Math.Log(2)) - logGamma;
    }

    /// <summary>log Γ(twice / 2): down to Γ(1) = 1 or Γ(½) = √π by Γ(z + 1) = z Γ(z).</summary>
    private static double LogGammaOfHalf(int twice)
    {
        var sum = twice % 2 == 0 ? 0 : 0.5 * Math.Log(Math.PI);
        for (var z = twice - 2; z > 0; z -= 2)
            sum += Math.Log(0.5 * z);
        return sum;
    }
}
