using Backprop;

/// <summary>Buffers that a sweep fills are not cleared; those that it fills only in part, or only sometimes, are.</summary>
public static partial class ArrayFillings
{
    [Differentiable]
    [At("1 2 -0.5 0.3"), At("1"), At("")]
    public static double All(double[] a)
    {
        double s = 0;
        for (int i = 0; i < a.Length; i++) s += a[i] * a[i] * a[i];
        return s;
    }

    [Differentiable]
    [At("1 2 -0.5", "1 2 3 4 5"), At("1", "1"), At("", "1")]
    public static double OneIsLonger(double[] a, double[] b)
    {
        double s = 0;
        for (int i = 0; i < a.Length; i++) s += a[i] * b[i] * b[i];
        return s;
    }

    [Differentiable]
    [At("1 2 -0.5 0.3"), At("1"), At("")]
    public static double AllButTheFirst(double[] a)
    {
        double s = 0;
        for (int i = 1; i < a.Length; i++) s += a[i] * a[i] * a[i];
        return s;
    }

    [Differentiable]
    [At("1 2 -0.5 0.3"), At("1 2"), At("1"), At("")]
    public static double AllButTheLast(double[] a)
    {
        double s = 0;
        for (int i = 0; i < a.Length - 1; i++) s += a[i] * a[i] * a[i];
        return s;
    }

    [Differentiable]
    [At("1 2 -0.5 0.3"), At("1 2"), At("1")]
    public static double TheLastByItself(double[] a)
    {
        double s = a[^1] * a[^1];
        for (int i = 0; i < a.Length - 1; i++) s += a[i] * a[i] * a[i];
        return s;
    }

    [Differentiable]
    [At("1 2 -0.5 0.3", 2), At("1 2", 1), At("1 2", 0)]
    public static double SoMany(double[] a, int n)
    {
        double s = 0;
        for (int i = 0; i < n; i++) s += a[i] * a[i] * a[i];
        return s;
    }

    [Differentiable]
    [At("1 2 -0.5 0.3", true), At("1 2", false), At("", true)]
    public static double OnOnePath(double[] a, bool all)
    {
        double s = 0;
        if (all)
        {
            for (int i = 0; i < a.Length; i++) s += a[i] * a[i] * a[i];
        }
        return s;
    }

    [Differentiable]
    [At("1 2 -0.5 0.3", true), At("1 2", false)]
    public static double OnBothPaths(double[] a, bool all)
    {
        double s = 0;
        if (all)
        {
            for (int i = 0; i < a.Length; i++) s += a[i] * a[i] * a[i];
        }
        else
        {
            s = a[0] * a[1];
        }
        return s;
    }

    [Differentiable]
    [At("1 2 -0.5 0.3"), At("1 2"), At("")]
    public static double OnSomeTrips(double[] a)
    {
        double s = 0;
        for (int i = 0; i < a.Length; i++)
            if (a[i] > 0) s += a[i] * a[i] * a[i];
        return s;
    }

    [Differentiable]
    [At("1 2 -0.5 0.3"), At("1 2"), At("")]
    public static double UntilOneIsNegative(double[] a)
    {
        double s = 0;
        for (int i = 0; i < a.Length; i++)
        {
            if (a[i] < 0) break;
            s += a[i] * a[i] * a[i];
        }
        return s;
    }

    [Differentiable]
    [At("1 2 -0.5 0.3"), At("1 2"), At("1")]
    public static double EverySecond(double[] a)
    {
        double s = 0;
        for (int i = 0; i < a.Length; i += 2) s += a[i] * a[i] * a[i];
        return s;
    }

    [Differentiable]
    [At("1 2 -0.5 0.3"), At("1 2"), At("1")]
    public static double Twice(double[] a)
    {
        double s = 0;
        for (int i = 0; i < a.Length; i++) s += a[i] * a[i] * a[i];
        for (int i = 0; i < a.Length; i++) s *= a[i];
        return s;
    }

    [Differentiable]
    [At("1 2 -0.5 0.3"), At("1 2"), At("1")]
    public static double InAnotherOrder(double[] a)
    {
        double s = 0;
        for (int i = 0; i < a.Length; i++) s += a[a.Length - 1 - i] * a[i];
        return s;
    }

    [Differentiable]
    [At("1 2 -0.5 0.3"), At("1 2"), At("1")]
    public static void Written(double[] a)
    {
        for (int i = 0; i < a.Length; i++) a[i] = a[i] * a[i];
    }

    [Differentiable]
    [At("1 2 -0.5 0.3"), At("1 2"), At("1")]
    public static double Replaced(double[] a)
    {
        double s = 0;
        for (int i = 0; i < a.Length; i++)
        {
            s += a[i] * a[i];
            a[i] = 1;
        }
        return s;
    }

    [Differentiable]
    [At("1 2 -0.5 0.3"), At("1 2"), At("1")]
    public static double ByATurn(System.ReadOnlySpan<double> a)
    {
        double s = 0;
        for (int i = 0, k = a.Length - 1; i < a.Length; i++, k--) s += a[k] * a[k] * a[k];
        return s;
    }
}
