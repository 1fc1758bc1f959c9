using Backprop;

public partial struct Lens
{
    private double focus;

    public Lens() { focus = 2; }

    [Differentiable]
    [At(1.3)]
    public double Bend(double x) => x / (focus + x);

    [Differentiable]
    [At(1.3)]
    public readonly double Steady(double x) => x * x * focus;

    [Differentiable]
    [At(1.3)]
    public static double Flat(double x) => x * x;
}

public readonly partial struct Fixed
{
    [Differentiable]
    [At(1.3)]
    public double Same(double x) => x * x * x;
}
