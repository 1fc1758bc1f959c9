namespace Backprop.Generator.Tests.Diagnostics;

internal static partial class Refusals
{
    private static (string, string)[] Values =>
    [
        ("BP0105", "[Differentiable] public static double F(double x) { var a = new[] [|{ x, 2 * x }|]; return a[0]; }"),
        ("BP0105", "[Differentiable] public static double F(double x) { var a = new double[2]; a[0] = [|x|]; return a[0]; }"),
        ("BP0106", "[Differentiable] public static double F(double x) { field = [|x * x|]; return field; }"),
        ("BP0106", "[Differentiable] public static double F(double x) { Property = [|x|]; return x; }"),
        ("BP0106", "[Differentiable] public static double F(double x) { var c = new Cell(); c.Value = [|x|]; return c.Value; }"),
        ("BP0106", "[Differentiable] public static double F(double x) { var c = new Cell(); c[0] = [|x|]; return c.Value; }"),
        ("BP0108", "[Differentiable] public static double F(double x) => (double)([|(decimal)x|] * 2);"),
        ("BP0108", "[Differentiable] public static double F(double x) => (double)[|(Half)x|];"),
        ("BP0109", "[Differentiable] public static double F(double x) { ref double [|r = ref x|]; r *= 2; return x; }"),
        ("BP0109", "[Differentiable] public static double F(double x) { object o = [|x|]; return (double)o; }"),
    ];
}
