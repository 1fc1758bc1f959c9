using Backprop;

/// <summary>What is kept moves together: the place it goes to is stepped by some trips only.</summary>
public static partial class ArrayCompactions
{
    [Differentiable, At("0.5 0.7 0.9 0.3 1.1", 3), At("1 2", 5), At("1 2 3", 0)]
    public static double Without(double[] a, int without)
    {
        var kept = new double[a.Length];
        int next = 0;
        for (int i = 0; i < a.Length; i++)
            if (i != without)
            {
                kept[next] = a[i] * a[i];
                next++;
            }
        double sum = 0;
        for (int i = 0; i < next; i++) sum += kept[i] * kept[i] * (i + 1);
        return sum;
    }

    [Differentiable, At("0.5 0.7 0.9 0.3 1.1 0.2 0.6 0.8 0.1", 3, 1), At("1 2 3 4", 2, 0)]
    public static double Minor(double[] a, int size, int without)
    {
        var minor = new double[size * size * 2];
        int next = 0;
        for (int i = 1; i < size; i++)
            for (int j = 0; j < size; j++)
                if (j != without) minor[next++] = a[i * size + j] * a[j];
                else next += 2;
        double sum = 0;
        for (int i = 0; i < minor.Length; i++) sum += minor[i] * minor[i] * (i + 1);
        return sum;
    }

    [Differentiable, At("0.5 0.7 0.9 0.3 1.1"), At("1 2")]
    public static double ByValue(double[] a)
    {
        var kept = new double[a.Length];
        int next = 0;
        for (int i = 0; i < a.Length; i++)
            if (a[i] > 0.6) kept[next++] = a[i] * a[i];
        double sum = 0;
        for (int i = 0; i < next; i++) sum += kept[i] * kept[i] * (i + 1);
        return sum;
    }

    [Differentiable, At("0.5 0.7 0.9 0.3 1.1"), At("1 2 3")]
    public static double AsksItself(double[] a)
    {
        var sums = new double[a.Length];
        int next = 0;
        for (int i = 0; i < a.Length; i++)
        {
            sums[next] += a[i] * a[i] * (next + 1);
            if (next < 2) next++;
            else next -= 2;
        }
        double sum = 0;
        foreach (double one in sums) sum += one * one;
        return sum;
    }

    [Differentiable, At("0.5 0.7 0.9 0.3 1.1"), At("0.4 2 3")]
    public static double LeftEarly(double[] a)
    {
        var kept = new double[a.Length];
        int next = 0;
        for (int i = 0; i < a.Length; i++)
        {
            bool isOdd = i % 2 == 1;
            if (isOdd) kept[next++] = a[i] * a[i];
            if (a[i] > 1) break;
            if (i == 2) continue;
            kept[0] += a[i] * kept[next];
        }
        double sum = next;
        foreach (double one in kept) sum += one * one;
        return sum;
    }
}
