using System;
using System.Numerics;
using Backprop;

/// <summary>Complex numbers: their real and imaginary parts are the numbers.</summary>
public static partial class ComplexNumbers
{
    [Differentiable, At(1.3, 0.7), At(-0.4, 2.1)]
    public static double Arithmetic(double x, double y)
    {
        var z = new Complex(x, y);
        Complex w = z * z + 2 * z - z * 3 + 1 - Complex.ImaginaryOne;
        w -= z / 2;
        w *= z;
        w = -w + (5 - z) + x;
        return w.Real * w.Imaginary;
    }

    [Differentiable, At(1.3, 0.7), At(-0.4, 2.1)]
    public static double Quotients(double x, double y)
    {
        var z = new Complex(x, y);
        var w = (z + 1) / (z * z - y);
        w /= new Complex(y, 2);
        return (1 / w).Real + (w / x).Imaginary + Complex.Reciprocal(w).Imaginary;
    }

    [Differentiable, At(1.3, 0.7), At(-0.4, 2.1)]
    public static double Polar(double x, double y)
    {
        var z = new Complex(x, y);
        var w = Complex.FromPolarCoordinates(z.Magnitude, 2 * z.Phase) + Complex.Conjugate(z);
        return w.Real + w.Imaginary * Complex.Abs(w);
    }

    [Differentiable, At("1.3 0.7"), At("-0.4 2.1")]
    public static Complex Analytic(Complex z) => Complex.Exp(z) * Complex.Sin(z) + Complex.Cos(z) / Complex.Tan(z) - Complex.Sinh(z) * Complex.Cosh(z) + Complex.Tanh(z);

    [Differentiable, At("1.3 0.7"), At("-0.4 2.1"), At("0.3 -0.2"), At("-1.5 -0.6")]
    public static Complex Inverses(Complex z) => Complex.Asin(z) * z + Complex.Acos(z * z) - Complex.Atan(z) / Complex.Asin(2 * z);

    [Differentiable, At("1.3 0.7"), At("-0.4 2.1")]
    public static Complex Roots(Complex z) => Complex.Sqrt(z) + Complex.Log(z) * Complex.Log10(z) + Complex.Pow(z, 2.5);

    [Differentiable, At("1.3 0.7", "0.3 -0.2"), At("-0.4 2.1", "2 1")]
    public static (Complex Power, double Size) Powers(Complex z, Complex n) => (Complex.Pow(z, n), Complex.Abs(z - n));

    [Differentiable, At("0.1 0.2", 5), At("-0.3 0.4", 0), At("0.2 -0.1", 1)]
    public static double Iterated(Complex c, int n)
    {
        var z = Complex.Zero;
        for (int i = 0; i < n; i++)
        {
            z = z * z + c;
            if (z.Magnitude > 2) break;
        }
        return z.Magnitude + z.Real;
    }

    [Differentiable, At(1.3, 0.7), At(-0.4, 2.1)]
    public static double Converted(double x, float y)
    {
        Complex z = x, w = y;
        z += Complex.One;
        return (z * w + 2).Real * z.Real;
    }

    [Differentiable, At("1.3 0.7", 2), At("-0.4 2.1", -1)]
    public static double Compared(Complex z, double x)
    {
        var held = new Complex(3, 4);
        if (z == Complex.One || z.Equals(held)) return x;
        return z.Real * x * held.Magnitude + (z != held ? z.Imaginary : 0);
    }
}
