using System;
using Backprop;

/// <summary>Methods that call themselves where the seed of a call is known before it, where it is not, and where something stands between a call and its reverse.</summary>
public static partial class ArrayCallsAtOnce
{
    [Differentiable, At(1.3, 3), At(0.7, 4)]
    public static double Power(double x, int n) => n == 0 ? 1 : x * Power(x, n - 1);

    private static double Tree(double[] a, double x, int from, int to)
    {
        if (from == to) return x;
        int middle = (from + to) / 2;
        double left = Tree(a, x * a[middle], from, middle);
        double right = Tree(a, Math.Sin(x), middle + 1, to);
        return a[middle] * left - right * x;
    }

    [Differentiable, At("1.5 -0.5 0.3 0.8 1.1", 0.7), At("0.3 0.9", 1.2)]
    public static double OfWhatIsGiven(double[] a, double x) => 2 * Tree(a, x, 0, a.Length - 1) + x;

    /// <summary>The seed of each of the two is what the other returns.</summary>
    [Differentiable, At("1.5 -0.5 0.3 0.8 1.1", 0.7), At("0.3 0.9", 1.2)]
    public static double OfEachOther(double[] a, double x) => Tree(a, x, 0, a.Length - 1) * Tree(a, x * x, 0, a.Length - 1);

    /// <summary>The second may be at once, the first not.</summary>
    [Differentiable, At("1.5 -0.5 0.3 0.8 1.1", 0.7), At("0.3 0.9", 1.2)]
    public static double OfTheFirst(double[] a, double x)
    {
        double first = Tree(a, x, 0, a.Length - 1);
        double second = Tree(a, 0.5, 0, a.Length - 1) * first;
        return first * first + second;
    }

    private static double Nested(double[] a, double x, int n)
    {
        if (n == 0) return a[0] * x;
        double y = Nested(a, x * a[n], n - 1);
        return y * y + Nested(a, y, n - 1) * a[n - 1];
    }

    /// <summary>A call whose result the next one is given: only the last of them knows its seed.</summary>
    [Differentiable, At("0.5 -0.5 0.3 0.8 1.1", 0.7), At("0.3 0.9", 1.2)]
    public static double OneOfTheOther(double[] a, double x) => Nested(a, x, Math.Min(2, a.Length - 1));

    /// <summary>What is given is written between the call and its reverse, and so are its adjoints.</summary>
    [Differentiable, At("1.5 -0.5 0.3 0.8 1.1", 0.7), At("0.3 0.9", 1.2)]
    public static double WrittenInBetween(double[] a, double x)
    {
        var b = new double[a.Length];
        for (int i = 0; i < b.Length; i++) b[i] = a[i] * x;
        double y = Tree(b, x, 0, b.Length - 1);
        b[0] = b[0] * b[b.Length - 1] + x;
        double z = Tree(b, a[0], 0, b.Length - 1);
        b[b.Length - 1] = z;
        return y + 3 * z + b[0] * b[b.Length - 1];
    }

    /// <summary>The value does not ask for the call, and its reverse for what was given.</summary>
    [Differentiable, At("1.5 -0.5 0.3 0.8 1.1", "0.7 0.2", 0.7), At("0.3 0.9", "1.2", 1.2)]
    public static double WrittenBehind(double[] a, double[] b, double x)
    {
        double y = Tree(a, x, 0, a.Length - 1);
        for (int i = 0; i < a.Length; i++) a[i] = b[0] * i;
        return y + b[0];
    }

    /// <summary>The seed is an adjoint that a loop puts together.</summary>
    [Differentiable, At("1.5 -0.5 0.3 0.8 1.1", 0.7), At("0.3 0.9", 1.2)]
    public static double SeedOfALoop(double[] a, double x)
    {
        double y = Tree(a, x, 0, a.Length - 1);
        double sum = 0;
        foreach (double v in a) sum += v * y;
        return sum;
    }

    [Differentiable, At("1.5 -0.5 0.3 0.8 1.1", 0.7), At("0.3 0.9", 1.2)]
    public static double InALoop(double[] a, double x)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
        {
            double weight = a[i] * x;
            if (i % 2 == 0) weight = -weight;
            sum += weight * Tree(a, a[i] + x, 0, a.Length - 1);
        }
        return sum * x;
    }

    /// <summary>The loop runs once: nothing but the value asks for the sum.</summary>
    [Differentiable, At("1.5 -0.5 0.3 0.8 1.1", 0.7), At("0.3 0.9", 1.2)]
    public static double AddedInALoop(double[] a, double x)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
        {
            var b = new double[a.Length];
            for (int j = 0; j < b.Length; j++) b[j] = a[j] * (x + i);
            sum += a[i] * Tree(b, b[i] + x, 0, b.Length - 1);
        }
        return sum + x;
    }

    /// <summary>What the trips carry is no sum.</summary>
    [Differentiable, At("1.5 -0.5 0.3 0.8 1.1", 0.7), At("0.3 0.9", 1.2)]
    public static double CarriedByALoop(double[] a, double x)
    {
        double product = 1, last = x;
        for (int i = 0; i < a.Length; i++)
        {
            product *= Tree(a, a[i], 0, a.Length - 1);
            last = Math.Cos(Tree(a, last, 0, i));
        }
        return product + last;
    }

    [Differentiable, At("1.5 -0.5 0.3 0.8 1.1", 0.7), At("0.3 0.9", 1.2)]
    public static double UntilItIsEnough(double[] a, double x)
    {
        double sum = 0;
        int i = 0;
        while (i < a.Length)
        {
            sum += Tree(a, x, i, a.Length - 1);
            if (sum > 1) break;
            i++;
        }
        return sum;
    }

    private static (double Value, double Scale) Both(double[] a, double x, int n)
    {
        if (n == a.Length) return (x, 1);
        var (value, scale) = Both(a, x + a[n], n + 1);
        return (value * a[n], scale + x * a[n]);
    }

    /// <summary>Of two results, one is the seed of the other.</summary>
    [Differentiable, At("1.5 -0.5 0.3 0.8 1.1", 0.7), At("0.3 0.9", 1.2)]
    public static double OneResultOfAnother(double[] a, double x)
    {
        var (value, scale) = Both(a, x, 0);
        return value * scale;
    }

    [Differentiable, At("1.5 -0.5 0.3 0.8 1.1", 0.7), At("0.3 0.9", 1.2)]
    public static double TwoResults(double[] a, double x)
    {
        var (value, scale) = Both(a, x, 0);
        return value - a[0] * scale;
    }

    private static double Counted(double x, int[] counts, int n) => n < 0 ? x : Counted(x * x, counts, n - 1) * counts[n];

    /// <summary>What a call is given that has no derivative is changed behind it.</summary>
    [Differentiable, At("1.5 -0.5 0.3", 0.7), At("0.3 0.9", 1.2)]
    public static double ChangedBehind(double[] a, double x)
    {
        int[] counts = [2, 3, 5];
        double y = Counted(a[0] * x, counts, 2);
        counts[1] = 7;
        return y + a[1];
    }

    private static double Even(double[] a, double x, int n) => n == 0 ? x : a[n % a.Length] + Odd(a, x * x, n - 1);

    /// <summary>Writes an array of its own, and another one than its own in the method below.</summary>
    private static double Odd(double[] a, double x, int n)
    {
        if (n == 0) return -x;
        var b = new double[2];
        b[0] = x;
        b[1] = Even(a, b[0] * a[0], n - 1) * b[0];
        return b[1] + b[0];
    }

    [Differentiable, At("0.5 -0.5 0.3 0.8 1.1", 0.7), At("0.3 0.9", 1.2)]
    public static double InTurns(double[] a, double x) => Even(a, x, 5) - Odd(a, x, 2) * x;

    private static double Twice(double[] a, double[] b, int n) => n == 0 ? a[0] * b[b.Length - 1] : a[n] * b[0] + b[n] * Twice(b, a, n - 1);

    [Differentiable, At("1.5 -0.5 0.3 0.8 1.1", 0.7), At("0.3 0.9", 1.2)]
    public static double OneArrayTwice(double[] a, double x) => Twice(a, a, a.Length - 1) * x;

    /// <summary>On paths that come together again before the end.</summary>
    [Differentiable, At("1.5 -0.5 0.3 0.8 1.1", 0.7), At("0.3 0.9", 1.2)]
    public static double OnOnePath(double[] a, double x)
    {
        double y = x;
        if (x < 1) y = Tree(a, x, 0, a.Length - 1) * a[0];
        else y += a[0];
        return y * y + x;
    }

    /// <summary>Needs no array itself, but those that it calls do.</summary>
    private static double Passing(double[] a, double x, int n)
    {
        if (n <= 0) return x;
        return a[n] * Making(a, x * a[0], n - 1) - Passing(a, x, n - 2);
    }

    private static double Making(double[] a, double x, int n)
    {
        if (n <= 0) return a[0];
        var next = new double[a.Length];
        for (int i = 0; i < a.Length; i++) next[i] = a[i] * x + i;
        return next[n] * Passing(next, x, n - 1);
    }

    /// <summary>All work in one workspace.</summary>
    [Differentiable, At("0.5 -0.5 0.3 0.8 1.1", 0.7), At("0.3 0.9", 1.2)]
    public static double InOneWorkspace(double[] a, double x) => 2 * Passing(a, x, a.Length - 1) + x * a[1];

    private static double Tables(double[] a, double x, int n)
    {
        if (n == 0) return a[0];
        var table = new double[2, a.Length];
        var own = new double[a.Length];
        for (int i = 0; i < a.Length; i++)
        {
            table[1, i] = a[i] + x;
            own[i] = a[i] * x;
        }
        return table[1, 0] + x * Tables(own, x, n - 1);
    }

    /// <summary>A table is not given back before the call is over, so that the call has a workspace of its own.</summary>
    [Differentiable, At("0.5 -0.5 0.3 0.8 1.1", 0.7), At("0.3 0.9", 1.2)]
    public static double WithTables(double[] a, double x) => Tables(a, x, 2) * 2 + x;
}
