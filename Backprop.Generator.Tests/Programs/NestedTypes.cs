using Backprop;

namespace Outer.Space
{
    internal partial class Ship
    {
        private partial struct Engine
        {
            internal static partial class Valve
            {
                [Differentiable]
                [At(1.3)]
                internal static double Flow(double x) => x * x * Limit;

                private const double Limit = 4;
            }
        }

        [Differentiable]
        [At(1.3)]
        private static double Flow(double x) => x / 2 * x;
    }
}
