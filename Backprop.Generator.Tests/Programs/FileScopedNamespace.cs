namespace Far.Away;

using System;
using Backprop;
using M = System.Math;
using Real = System.Double;

public static partial class InFileScope
{
    [Differentiable]
    [At(1.3, 0.4)]
    public static Real Aliased(Real x, double y)
    {
        Real t = M.Exp(y) * x;
        return t * Math.Sqrt(x);
    }
}
