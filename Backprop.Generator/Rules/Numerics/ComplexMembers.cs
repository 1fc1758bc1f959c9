using Backprop.Generator.Ir;
using static Backprop.Generator.Rules.Numerics.Members;

namespace Backprop.Generator.Rules.Numerics;

/// <summary><c>Complex</c>.</summary>
internal static class ComplexMembers
{
    private const string Complex = "Complex", Real = "double";

    private static readonly string[] analytic = ["Exp", "Log", "Log10", "Sqrt", "Reciprocal", "Sin", "Cos", "Tan", "Sinh", "Cosh", "Tanh", "Asin", "Acos", "Atan"];

    public static IEnumerable<NumericsMember> All =>
    [
        Exact("new", [Real, Real], of => of.All.ToArray()),
        Exact("Zero", [], of => [of.Constant(0), of.Constant(0)]),
        Exact("One", [], of => [of.Constant(1), of.Constant(0)]),
        Exact("ImaginaryOne", [], of => [of.Constant(0), of.Constant(1)]),
        .. Sums,
        .. Products,
        Exact("Conjugate", [Complex], of => [of[0][0], Operation(Fn.Neg, of[0][1])]),
        Row("Magnitude", [Complex], "Norm2"),
        Row("Abs", [Complex], "Norm2"),
        Meaning("Phase", [Complex], of => [Operation("Atan2", of[0][1], of[0][0])]),
        Meaning("FromPolarCoordinates", [Real, Real], of => [of[0][0] * Maths.Cos(of[1][0]), of[0][0] * Maths.Sin(of[1][0])]),
        .. analytic.Select(name => Row(name, [Complex], Complex + name)),
        Row("Pow", [Complex, Complex], "ComplexPow"),
        Meaning("Pow", [Complex, Real], of => [Operation("ComplexPow", [.. of[0], of[1][0], of.Constant(0)])]),
    ];

    private static IEnumerable<NumericsMember> Sums =>
    [
        .. Both("op_Addition", "Add", name => Exact(name, [Complex, Complex], of => Lanes(Fn.Add, of[0], of[1]))),
        .. Both("op_Addition", "Add", name => Exact(name, [Complex, Real], of => [Operation(Fn.Add, of[0][0], of[1][0]), of[0][1]])),
        .. Both("op_Addition", "Add", name => Exact(name, [Real, Complex], of => [Operation(Fn.Add, of[0][0], of[1][0]), of[1][1]])),
        .. Both("op_Subtraction", "Subtract", name => Exact(name, [Complex, Complex], of => Lanes(Fn.Sub, of[0], of[1]))),
        .. Both("op_Subtraction", "Subtract", name => Exact(name, [Complex, Real], of => [Operation(Fn.Sub, of[0][0], of[1][0]), of[0][1]])),
        .. Both("op_Subtraction", "Subtract", name => Exact(name, [Real, Complex], of => [Operation(Fn.Sub, of[0][0], of[1][0]), Operation(Fn.Neg, of[1][1])])),
        .. Both("op_UnaryNegation", "Negate", name => Exact(name, [Complex], of => Lanes(Fn.Neg, of[0]))),
        Exact("op_UnaryPlus", [Complex], of => of[0]),
        Exact("op_Increment", [Complex], of => Lanes(Fn.Add, of[0], [of.Constant(1), of.Constant(0)])),
        Exact("op_Decrement", [Complex], of => Lanes(Fn.Sub, of[0], [of.Constant(1), of.Constant(0)])),
    ];

    /// <summary>Those with a real number have their own ways with infinities, quotients with large numbers.</summary>
    private static IEnumerable<NumericsMember> Products =>
    [
        .. Both("op_Multiply", "Multiply", name => Exact(name, [Complex, Complex], of =>
        [
            Operation(Fn.Sub, Operation(Fn.Mul, of[0][0], of[1][0]), Operation(Fn.Mul, of[0][1], of[1][1])),
            Operation(Fn.Add, Operation(Fn.Mul, of[0][1], of[1][0]), Operation(Fn.Mul, of[0][0], of[1][1])),
        ])),
        .. Both("op_Multiply", "Multiply", name => Meaning(name, [Complex, Real], of => Lanes(Fn.Mul, of[0], of[1]))),
        .. Both("op_Multiply", "Multiply", name => Meaning(name, [Real, Complex], of => Lanes(Fn.Mul, of[0], of[1]))),
        .. Both("op_Division", "Divide", name => Row(name, [Complex, Complex], "ComplexDivide")),
        .. Both("op_Division", "Divide", name => Meaning(name, [Complex, Real], of => Lanes(Fn.Div, of[0], of[1]))),
        .. Both("op_Division", "Divide", name => Meaning(name, [Real, Complex], of => [Operation("ComplexDivide", [of[0][0], of.Constant(0), .. of[1]])])),
    ];
}
