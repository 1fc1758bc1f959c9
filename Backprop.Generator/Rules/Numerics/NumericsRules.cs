using Backprop.Generator.Ir;
using static Backprop.Generator.Rules.Maths;

namespace Backprop.Generator.Rules.Numerics;

/// <summary>Functions that only members of <c>System.Numerics</c> are: lengths, and analytic functions of complex numbers.</summary>
internal static class NumericsRules
{
    public static readonly IReadOnlyList<Rule> All =
    [
        Norm(2),
        Norm(3),
        Norm(4),
        Rows.Row("LaneClamp", Clamped, convention: "that of Clamp; where the bounds are crossed, the upper one is returned"),

        Analytic("ComplexExp",        (z, w) => w),
        Analytic("ComplexLog",        (z, w) => 1 / z, singular: true),
        Analytic("ComplexLog10",      (z, w) => 1 / Math.Log(10) / z, singular: true),
        Analytic("ComplexSqrt",       (z, w) => 0.5 / w, singular: true),
        Analytic("ComplexReciprocal", (z, w) => -(w * w), singular: true),
        Analytic("ComplexSin",        (z, w) => CosOf(z)),
        Analytic("ComplexCos",        (z, w) => -SinOf(z)),
        Analytic("ComplexTan",        (z, w) => 1 + w * w),
        Analytic("ComplexSinh",       (z, w) => new(Cosh(z.Re) * Cos(z.Im), Sinh(z.Re) * Sin(z.Im))),
        Analytic("ComplexCosh",       (z, w) => new(Sinh(z.Re) * Cos(z.Im), Cosh(z.Re) * Sin(z.Im))),
        Analytic("ComplexTanh",       (z, w) => 1 - w * w),
        // By the result: so it is on the same branch.
        Analytic("ComplexAsin",       (z, w) => 1 / CosOf(w), singular: true),
        Analytic("ComplexAcos",       (z, w) => -(1 / SinOf(w)), singular: true),
        Analytic("ComplexAtan",       (z, w) => 1 / (1 + z * z), singular: true),

        Analytic("ComplexDivide", (a, b, w) => (1 / b, -(w / b)), singular: true),
        Analytic("ComplexPow",    (z, n, w) => (ByBase(z, n, w), ByExponent(z, n, w)), singular: true),
    ];

    /// <summary>0 at the origin, as for <c>Hypot</c>.</summary>
    private static Rule Norm(int count) => new("Norm" + count, count, call => call.Args.Select(x => Where(Equal(call.Result, 0), 0, x / call.Result)).ToArray(), Singular: false, "0 at the origin");

    private static (Expr, Expr, Expr) Clamped(Expr x, Expr low, Expr high, Expr y)
    {
        var (isCrossed, one, zero) = (high < low, Number(1, y), Number(0, y));
        return (Where(isCrossed, zero, Where(Equal(x, y), one, zero)), Where(isCrossed, zero, Where(x < low, one, zero)), Where(isCrossed, one, Where(x > high, one, zero)));
    }

    private static Pair SinOf(Pair z) => new(Sin(z.Re) * Cosh(z.Im), Cos(z.Re) * Sinh(z.Im));

    private static Pair CosOf(Pair z) => new(Cos(z.Re) * Cosh(z.Im), -(Sin(z.Re) * Sinh(z.Im)));

    /// <summary>n·w/z; at the origin what the limit is for real exponents from 1 on.</summary>
    private static Pair ByBase(Pair z, Pair n, Pair w)
    {
        var slope = n * w / z;
        var isOrigin = Both(Equal(z.Re, 0), Equal(z.Im, 0));
        return new(Where(isOrigin, Where(n.Re > 1, 0, Where(Equal(n.Re, 1), 1, slope.Re)), slope.Re), Where(isOrigin, Where(n.Re > 1, 0, Where(Equal(n.Re, 1), 0, slope.Im)), slope.Im));
    }

    /// <summary>w·log z; 0 at the origin.</summary>
    private static Pair ByExponent(Pair z, Pair n, Pair w)
    {
        var slope = w * new Pair(0.5 * Log(z.Norm), new Apply("Atan2", Seq.Of(z.Im, z.Re), z.Re.Type));
        var isOrigin = Both(Both(Equal(z.Re, 0), Equal(z.Im, 0)), n.Re > 0);
        return new(Where(isOrigin, 0, slope.Re), Where(isOrigin, 0, slope.Im));
    }

    private static Rule Analytic(string name, Func<Pair, Pair, Pair> slope, bool singular = false) => new(name, 2, call =>
    {
        var by = slope(new(call.Args[0], call.Args[1]), new(call.Results[0], call.Results[1]));
        return [by.Re, -by.Im, by.Im, by.Re];
    }, singular, Convention: null)
    { Results = 2 };

    private static Rule Analytic(string name, Func<Pair, Pair, Pair, (Pair, Pair)> slopes, bool singular = false) => new(name, 4, call =>
    {
        var (a, b) = slopes(new(call.Args[0], call.Args[1]), new(call.Args[2], call.Args[3]), new(call.Results[0], call.Results[1]));
        return [a.Re, -a.Im, b.Re, -b.Im, a.Im, a.Re, b.Im, b.Re];
    }, singular, Convention: null)
    { Results = 2 };

    /// <summary>A complex number, as its parts.</summary>
    private sealed record Pair(Expr Re, Expr Im)
    {
        public Expr Norm => Re * Re + Im * Im;

        public static Pair operator -(Pair a) => new(-a.Re, -a.Im);
        public static Pair operator +(double a, Pair b) => new(a + b.Re, b.Im);
        public static Pair operator -(double a, Pair b) => new(a - b.Re, -b.Im);
        public static Pair operator *(Pair a, Pair b) => new(a.Re * b.Re - a.Im * b.Im, a.Re * b.Im + a.Im * b.Re);
        public static Pair operator /(double a, Pair b) => new(a * b.Re / b.Norm, -(a * b.Im / b.Norm));
        public static Pair operator /(Pair a, Pair b) => new((a.Re * b.Re + a.Im * b.Im) / b.Norm, (a.Im * b.Re - a.Re * b.Im) / b.Norm);
    }
}
