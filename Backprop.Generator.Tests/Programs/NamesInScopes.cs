using Backprop;
using static System.Math;

/// <summary>Locals whose names come again in other scopes, and locals that go by what the generator would call its own.</summary>
public static partial class NamesInScopes
{
    [Differentiable]
    [At(0.7, 0), At(0.7, 1), At(0.7, 3)]
    public static double SiblingLoops(double x, int n)
    {
        double s = x;
        for (int j = 0; j < n; j++) s = s * s + x;
        for (int j = 0; j < n; j++) s = Sin(s) * s;
        for (int j = 1; j < n; j++) s = s / (1 + s * s);
        return s;
    }

    [Differentiable]
    [At(0.7, 0), At(0.7, 1), At(0.7, 3)]
    public static double LoopsInLoops(double x, int n)
    {
        double s = x;
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < i; j++) s = s * s + x;
            for (int j = 0; j < n; j++)
            {
                for (int k = 0; k < j; k++) s = Cos(s) * x;
                var t = s * s;
                s = t * x;
            }
        }
        for (int k = 0; k < n; k++)
        {
            for (int i = 0; i < k; i++) s = s * x + 0.1;
        }
        return s;
    }

    [Differentiable]
    [At(0.7, 1), At(0.7, -1)]
    public static double ProductsInsideThenOutside(double x, int n)
    {
        double s = x;
        if (n > 0)
        {
            var square = x * x;
            s = Exp(square * x) * square;
        }
        else
        {
            var square = x + x;
            s *= square * square;
        }
        return Sin(s * x) * Sin(s * x) + Exp(s * s) * Exp(x * x);
    }

    [Differentiable]
    [At(0.7, 3), At(0.7, 1)]
    public static double NumbersOfTheUser(double x, int n)
    {
        double x2 = x * x, x3 = x2 * x, dX2 = 0.5;
        for (int j2 = 0; j2 < n; j2++)
        {
            for (int j = 0; j < j2; j++) x2 = x2 * x3 + dX2;
            for (int j = 0; j < n; j++) x3 = Sin(x3) * x2;
        }
        for (int j3 = 0; j3 < n; j3++) x2 = x2 * x2 * x3;
        return x2 * x3;
    }

    [Differentiable]
    [At(0.7, 3), At(0.7, 0)]
    public static double NamesOfTheMachine(double x, int trip)
    {
        double product = x, tape = 1, dX = 2, seed = x * x;
        for (int trip2 = 0; trip2 < trip; trip2++)
        {
            var sum = product * tape + dX;
            var dProduct = Sin(sum) * product;
            product = dProduct * x;
        }
        while (product > 1)
        {
            var sum = product * seed;
            var sumTape = Cos(sum) * sum;
            product = 0.25 * sumTape * sumTape / (1 + sum * sum);
        }
        return product * seed * tape;
    }

    [Differentiable]
    [At(0.7, 3), At(0.7, "ab"), At(0.7, null)]
    public static double NamesInPatterns(double x, object o)
    {
        double s = x;
        for (int i = 0; i < 2; i++)
        {
            if (o is int n && n > 2) s = s * n + x * x;
            if (o is string { Length: var m }) s = Sin(s * m) * s;
        }
        for (int n = 0; n < 2; n++)
        {
            var m = o switch { string t => t.Length, int k when k > 1 => k, _ => 1 };
            s = s * s * m;
        }
        if (o is string u) s *= u.Length;
        return s * x;
    }

    /// <summary>What both sweeps read is declared around both.</summary>
    [Differentiable]
    [At(0.7, 0.3, 2), At(0.7, 0.3, 0)]
    public static double InBothSweeps(double x, double y, int n)
    {
        int m = n * n;
        double s = x;
        for (int i = 0; i < m; i++)
        {
            int m2 = i + 1;
            s = Sin(s * m2) + y;
        }
        if (m > 1)
        {
            var t = s * y;
            for (int i = 0; i < m; i++) t = t * t + s;
            s = t;
        }
        {
            var t = Exp(s);
            s = t * t;
        }
        return s;
    }
}
