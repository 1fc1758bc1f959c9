using Backprop;

public partial record Rate(double Percent)
{
    public Rate() : this(5) { }

    [Differentiable]
    [At(100.0)]
    public double On(double amount) => amount * (1 + Percent / 100);
}

public readonly partial record struct Pair(double A, double B)
{
    [Differentiable]
    [At(1.3, 0.7)]
    public static double Product(double a, double b) => a * b;
}
