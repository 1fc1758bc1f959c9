using Backprop;

/// <summary>Locals called like members that a tape has anyway, and like what is around the method.</summary>
public static partial class MemberNames
{
    [Differentiable]
    [At(1.3, 0.7)]
    public static double OfTheTape(double x, double y)
    {
        var Dispose = x * y;
        var Equals = x * Dispose;
        var GetHashCode = x * Equals;
        var ToString = 2 * GetHashCode * x;
        var MemberwiseClone = ToString * y;
        return Dispose * x * Equals * GetHashCode * MemberwiseClone * ToString;
    }

    [Differentiable]
    [At(1.3, 0.7)]
    public static double OfTheMethod(double x, double y)
    {
        var OfTheMethodTape = x * y;
        var OfTheMethodGradient = OfTheMethodTape * x;
        var OfTheMethod = OfTheMethodGradient * y;
        return OfTheMethod * OfTheMethodTape * OfTheMethodGradient;
    }

    [Differentiable]
    [At(1.3, 0.7)]
    public static double OfTheType(double x, double y)
    {
        var MemberNames = x * y;
        var Backprop = MemberNames * x;
        return Backprop * MemberNames;
    }

    [Differentiable]
    [At(1.3, 0.7)]
    public static double OfFunctions(double Pow, double Log) => System.Math.Pow(Pow, Log) * System.Math.Log(Log) * System.Math.Cos(Pow);
}
