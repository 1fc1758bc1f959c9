using System;
using Backprop;

/// <summary>Methods that return references to variables.</summary>
public static partial class ReturnedRefs
{
    private static ref double Max(ref double a, ref double b) { if (a > b) return ref a; return ref b; }

    private static ref double Largest(ref double a, ref double b, ref double c) => ref Max(ref Max(ref a, ref b), ref c);

    private static ref double Same(ref double v) => ref v;

    private static ref readonly double Shown(in double v) => ref v;

    private static void Grow(ref double a, ref double b, double k) { ref double m = ref Max(ref a, ref b); m *= k; a += b; }

    private static void Scale(ref double v, double k) => v *= k;

    [Differentiable]
    [At(1.3, 0.7), At(0.3, 0.7)]
    public static double Larger(double x, double y) { Max(ref x, ref y) *= Math.Sin(x * y); return x * y * y; }

    [Differentiable]
    [At(1.3, 0.7, 0.2), At(0.3, 0.7, 0.2), At(0.3, 0.7, 2.2)]
    public static double OneOfThree(double x, double y, double z)
    {
        double a = x, b = x * y, c = z;
        Largest(ref a, ref b, ref c) = a * b;
        ref double m = ref Largest(ref b, ref c, ref a);
        m += a;
        return a * b * c * m;
    }

    [Differentiable]
    [At(1.3, 0.7)]
    public static double OneAlone(double x, double y) { double a = x; Same(ref a) *= y; ref double r = ref Same(ref Same(ref a)); r = r * x; return a; }

    [Differentiable]
    [At(1.3, 0.7), At(0.3, 0.7)]
    public static double TheSameTwice(double x, double y) { double a = x; Max(ref a, ref a) = a * y; ref double m = ref Max(ref a, ref y); m *= 2 * m; return a * y; }

    [Differentiable]
    [At(1.3, 0.7), At(0.3, 0.7)]
    public static double PassedOn(double x, double y) { double a = x * y, b = x; Grow(ref a, ref b, y); Scale(ref Max(ref a, ref b), x); Grow(ref b, ref a, x); return a * b; }

    [Differentiable]
    [At(1.3, 0.7)]
    public static double ReadOnly(double x, double y) { double t = x; ref readonly double r = ref Shown(in t); t *= y; return r * Shown(x * y) * Shown(t); }

    [Differentiable]
    [At(1.3, 0.7, 4), At(0.3, 0.7, 1), At(0.3, 0.7, 0)]
    public static double InALoop(double x, double y, int n) { double a = x, b = y; for (int i = 0; i < n; i++) { Max(ref a, ref b) *= 0.5 + 0.1 * i; (Max(ref a, ref b), a) = (a + x, b * y); } return a * b; }

    [Differentiable]
    [At(1.3, 0.7), At(0.3, 0.7)]
    public static double InExpressions(double x, double y) { double a = x, b = y, s = Max(ref a, ref b)++ * a; if (Max(ref a, ref b) > 1.5) s += --Max(ref b, ref a); double t = Max(ref a, ref b) = s * y; return a * b + t; }

    private sealed class Account
    {
        private double total;
        private readonly double[] parts = new double[3];

        public ref double Total => ref total;

        public ref double this[int i] => ref parts[i];

        public ref double Larger(int i, int j) { if (parts[i] > parts[j]) return ref parts[i]; return ref parts[j]; }

        public double Sum() => total + parts[0] * parts[1] * parts[2];
    }

    [Differentiable]
    [At(1.3, 0.7), At(0.3, 0.7)]
    public static double OfAnObject(double x, double y)
    {
        var account = new Account();
        account.Total = x;
        account.Total *= y;
        account[0] = x;
        account[1] = account[0] * y;
        account[2]++;
        Scale(ref account.Total, y);
        account.Larger(0, 1) *= x * x;
        ref double r = ref account[2];
        r += account[0];
        return account.Sum();
    }

    private struct Pair
    {
        public double First, Second;

        public void Swap() => (First, Second) = (Second, First);
    }

    private static ref Pair Of(ref Pair p) => ref p;

    [Differentiable]
    [At(1.3, 0.7)]
    public static double OfStructs(double x, double y) { var p = new Pair { First = x }; Of(ref p).Second = x * y; Of(ref p).Swap(); ref var q = ref Of(ref p); q.First *= p.First; return q.First + p.Second * p.Second; }

    private static ref double Checked(ref double a, int n)
    {
        for (int i = 0; i < n; i++)
            if (n > 100) throw new InvalidOperationException("too many");
        return ref a;
    }

    /// <summary>What is thrown on one path only leaves the method, and not what follows the choice.</summary>
    [Differentiable, At(1.3, 0.7, 2), At(0.4, 0.9, 1)]
    public static double ThrowsOnOnePath(double x, double y, int n)
    {
        double a = x * y;
        if (x > y) Checked(ref a, n) *= 2;
        else Checked(ref a, n + 1) *= 3;
        return a * x;
    }
}
