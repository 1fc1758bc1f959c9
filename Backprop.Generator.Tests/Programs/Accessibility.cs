using Backprop;

internal partial class Accessibility
{
    [Differentiable]
    [At(1.3)]
    private static double Private(double x) => x * x;

    [Differentiable]
    [At(1.3)]
    static double Unsaid(double x) => x * x;

    [Differentiable]
    [At(1.3)]
    internal static double Internal(double x) => x * x;

    [Differentiable]
    [At(1.3)]
    protected static double Protected(double x) => x * x;

    [Differentiable]
    [At(1.3)]
    protected internal static double ProtectedInternal(double x) => x * x;

    [Differentiable]
    [At(1.3)]
    private protected static double PrivateProtected(double x) => x * x;

    [Differentiable]
    [At(1.3)]
    public static double Public(double x) => x * x;

    private enum Secret { A = 2 }

    [Differentiable]
    [At(1.3, 2)]
    private static double WithAPrivateType(double x, Secret s) => x * (int)s * x;
}
