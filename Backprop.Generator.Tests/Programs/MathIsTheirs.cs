using Backprop;

/// <summary>The user's own things called Math, System, Backprop and double's friends.</summary>
namespace Theirs
{
    public static class Math
    {
        public const double Weight = 2;
    }

    public class System
    {
    }

    public class ValueTuple
    {
    }

    public class IDisposable
    {
    }

    public static partial class Scales
    {
        private static readonly int Sin = 3;

        [Differentiable]
        [At(1.3, 0.4)]
        public static double Weigh(double x, double y) => Math.Weight * x * global::System.Math.Sin(y) * Sin + global::System.Math.Pow(x, y);
    }
}
