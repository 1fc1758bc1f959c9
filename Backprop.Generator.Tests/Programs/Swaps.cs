using Backprop;

public static partial class Swaps
{
    [Differentiable]
    [At(1.3, 0.4)]
    public static double Two(double x, double y)
    {
        (x, y) = (y, x);
        (x, y) = (x + y, x - y);
        return x * x + 3 * y;
    }

    [Differentiable]
    [At(1.3, 0.4, -0.6)]
    public static double Rotation(double x, double y, double z)
    {
        (x, y, z) = (y, z, x);
        (x, y, z) = (y * z, z, x);
        return x * x + 3 * y - z * y;
    }

    [Differentiable]
    [At(1.3, 0.4)]
    public static double WithATemporary(double x, double y)
    {
        var keep = x;
        x = y;
        y = keep;
        return x * x + 3 * y * x;
    }
}
