using Backprop;
using static System.Math;

public partial class Spring
{
    private readonly double stiffness = 3;
    private double rest = 0.5;

    public int Calls { get; private set; }

    public double Length => rest;

    [Differentiable]
    [At(1.3)]
    public double Energy(double x)
    {
        var stretch = x - rest;
        return stiffness * stretch * stretch / 2;
    }

    [Differentiable]
    [At(1.3)]
    protected virtual double Qualified(double x) => this.stiffness * Sin(x) * this.Length;

    [Differentiable]
    [At(1.3)]
    internal double Counting(double x)
    {
        Calls++;
        return x * x * Length;
    }
}
