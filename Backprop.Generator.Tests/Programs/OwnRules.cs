using System;
using Backprop;

/// <summary>Functions whose derivatives are written by hand: called as they stand, once and in their order, and reversed by what was written.</summary>
public static partial class OwnRules
{
    private static double Cube(double v) => v * v * v;

    [DerivativeOf(nameof(Cube))]
    private static double CubePullback(double v, double seed) => 3 * v * v * seed;

    [DerivativeOf(nameof(CubePullback), Kind = DerivativeKind.Tangent)]
    private static double CubePullbackTangent(double v, double seed, double tV, double tSeed) => 6 * v * seed * tV + 3 * v * v * tSeed;

    [Differentiable, At(1.3), At(-0.4), At(0)]
    public static double Pullback(double x) => x * Cube(Math.Sin(x)) + Cube(x);

    private static double Blend(double a, double b, int n, string kind) => kind == "sum" ? n * a + b : a * b + n;

    [DerivativeOf(nameof(Blend), Kind = DerivativeKind.Partial)]
    private static (double, double) BlendPartials(double a, double b, int n, string kind) => kind == "sum" ? (n, 1) : (b, a);

    [DerivativeOf(nameof(BlendPartials), Kind = DerivativeKind.Tangent)]
    private static (double, double) BlendPartialsTangent(double a, double b, int n, string kind, double tA, double tB) => kind == "sum" ? (0, 0) : (tB, tA);

    [Differentiable, At(1.3, 0.7, 2), At(-0.4, 2.2, 0)]
    public static double Partials(double x, double y, int n) => Blend(x, y, n, "sum") * Blend(y, x * x, n + 1, "product") + Blend(3, x, 1, "product");

    private static double Root(double v) => Math.Sqrt(v);

    [DerivativeOf(nameof(Root), Kind = DerivativeKind.Partial)]
    private static double RootPartial(double v, double root) => 0.5 / root;

    [DerivativeOf(nameof(RootPartial), Kind = DerivativeKind.Tangent)]
    private static double RootPartialTangent(double v, double root, double tV, double tRoot) => -0.5 / (root * root) * tRoot;

    [Differentiable, At(1.3, 0.7), At(0.2, -1)]
    public static double TakesItsResult(double x, double y)
    {
        double root = Root(x);
        return y > 0 ? root * Root(y) : root + y;
    }

    private static double Pole(double v) => v == 0 ? 0 : Math.Sqrt(v);

    [DerivativeOf(nameof(Pole), Kind = DerivativeKind.Partial)]
    private static double PolePartial(double v) => 0.5 / Math.Sqrt(v);

    [DerivativeOf(nameof(PolePartial), Kind = DerivativeKind.Tangent)]
    private static double PolePartialTangent(double v, double tV) => -0.25 / (v * Math.Sqrt(v)) * tV;

    [Differentiable, At(1.3, 0.7), At(0.9, 0)]
    public static double NotSelected(double x, double y)
    {
        double pole = Pole(y * 0);
        return y > 1 ? pole : x * y;
    }

    private static double Scaled(double v, [NoDerivative] double factor) => v * factor;

    [DerivativeOf(nameof(Scaled))]
    private static double ScaledPullback(double v, [NoDerivative] double factor, double seed) => factor * seed;

    [DerivativeOf(nameof(ScaledPullback), Kind = DerivativeKind.Tangent)]
    private static double ScaledPullbackTangent(double v, double factor, double seed, double tV, double tSeed) => factor * tSeed;

    [Differentiable, At(1.3, 3), At(0.6, 0)]
    public static double InLoops(double x, int n)
    {
        double s = x;
        for (int i = 0; i < n; i++)
        {
            s = Scaled(s, 0.5 + i) + Cube(s) * 0.1;
            if (s > 3) s = Scaled(factor: 0.3, v: s);
        }
        return s * x;
    }

    private static (double Sine, double Cosine) Turn(double v) => (Math.Sin(v), Math.Cos(v));

    [DerivativeOf(nameof(Turn))]
    private static double TurnPullback(double v, double dSine, double dCosine) => Math.Cos(v) * dSine - Math.Sin(v) * dCosine;

    [DerivativeOf(nameof(Turn), Kind = DerivativeKind.Tangent)]
    private static (double, double) TurnTangent(double v, double tV) => (Math.Cos(v) * tV, -Math.Sin(v) * tV);

    [DerivativeOf(nameof(TurnPullback), Kind = DerivativeKind.Tangent)]
    private static double TurnPullbackTangent(double v, double dSine, double dCosine, double tV, double tSine, double tCosine) =>
        -(Math.Sin(v) * dSine + Math.Cos(v) * dCosine) * tV + Math.Cos(v) * tSine - Math.Sin(v) * tCosine;

    [Differentiable, At(1.3), At(-0.4)]
    public static double Tuples(double x)
    {
        var (sine, cosine) = Turn(x * x);
        return sine * x + cosine * Turn(sine).Cosine;
    }

    private static double Counted(double v)
    {
        Witness.Sees(1);
        return v * v;
    }

    [DerivativeOf(nameof(Counted))]
    private static double CountedPullback(double v, double seed) => 2 * v * seed;

    [DerivativeOf(nameof(CountedPullback), Kind = DerivativeKind.Tangent)]
    private static double CountedPullbackTangent(double v, double seed, double tV, double tSeed) => 2 * seed * tV + 2 * v * tSeed;

    [Differentiable, At(1.3, 0.2, Allocates = true), At(-0.4, 0.7, Allocates = true)]
    public static double Effects(double x, double y)
    {
        double before = Counted(x) + Witness.Sees(2);
        Counted(y);
        if (x > 0) _ = Counted(before);
        return Counted(before) * x + Witness.Sees(3);
    }

    private static double Narrow(float v) => v * 0.5;

    [DerivativeOf(nameof(Narrow), Kind = DerivativeKind.Partial)]
    private static float NarrowPartial(float v) => 0.5f;

    [DerivativeOf(nameof(NarrowPartial), Kind = DerivativeKind.Tangent)]
    private static float NarrowPartialTangent(float v, float tV) => 0;

    [Differentiable, At(1.3f), At(-0.4f)]
    public static double Widens(float x) => Narrow(x * x) * 2;

    private static double Folded(Func<double, double> f, double v) => f(f(v));

    [Differentiable, At(0.7), At(-0.4)]
    public static double Passed(double x)
    {
        Func<double, double> f = Cube;
        return Folded(Cube, x) + f(x * 2);
    }
}

/// <summary>Derivatives of functions that another type declares.</summary>
public static class RulesForOthers
{
    [DerivativeOf(nameof(Math.FusedMultiplyAdd), typeof(Math), Kind = DerivativeKind.Partial)]
    public static (double, double, double) FusedMultiplyAddPartials(double x, double y, double z) => (y, x, 1);

    [DerivativeOf(nameof(FusedMultiplyAddPartials), Kind = DerivativeKind.Tangent)]
    public static (double, double, double) FusedMultiplyAddPartialsTangent(double x, double y, double z, double tX, double tY, double tZ) => (tY, tX, 0);


}

/// <summary>Functions of another type with rules.</summary>
public static partial class RulesElsewhere
{
    [Differentiable, At(1.3, 0.2), At(-0.4, 0.7)]
    public static double OfMath(double x, double y) => Math.FusedMultiplyAdd(x, y, x) * Math.FusedMultiplyAdd(2, x, 1);

    public static double Twice(double v) => 2 * v;

    [Differentiable, At(1.3), At(-0.4)]
    public static double OfAnotherClass(double x) => Twice(x) * x;
}

/// <summary>Derivatives in another type than their functions.</summary>
public static class RulesForElsewhere
{
    [DerivativeOf(nameof(RulesElsewhere.Twice), typeof(RulesElsewhere))]
    public static double TwicePullback(double v, double seed) => 2 * seed;

    [DerivativeOf(nameof(TwicePullback), Kind = DerivativeKind.Tangent)]
    public static double TwicePullbackTangent(double v, double seed, double tV, double tSeed) => 2 * tSeed;
}
