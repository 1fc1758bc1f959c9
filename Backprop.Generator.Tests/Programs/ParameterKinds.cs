using Backprop;

public static partial class ParameterKinds
{
    [Differentiable]
    [At(1.3, 0.4, 3)]
    public static double Optional(double x, double y = 2.5, int n = 3) => x * y * n * x;

    [Differentiable]
    [At(1.3, 0.4f, "b", null, 2)]
    public static double OptionalOfEachKind(double x = double.NaN, float y = 1e-3f, string s = "a\"\\", object o = null, long l = long.MinValue) => x * x * y * l;

    [Differentiable]
    [At(1.3, 0.4)]
    public static double ByReadOnlyReference(in double x, in double y) => x * y * x;

    [Differentiable]
    [At(1.3, 2)]
    public static double PassengerByReadOnlyReference(double x, in int n) => x * x * n;

    [Differentiable]
    [At(1.3, 0.4)]
    public static double Named(double x, double y)
    {
        var p = System.Math.Pow(y: y, x: x);
        return System.Math.Atan2(x: p, y: x) * System.Math.Clamp(value: x, min: 0, max: 4);
    }

    [Differentiable]
    [At(1.3, null)]
    public static double Nullables(double x, int? n) => x * n.GetValueOrDefault(4) * x;
}
