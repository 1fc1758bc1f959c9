namespace Backprop.Objectives;

/// <summary>A determinant by expansion along minors: as many products as there are permutations.</summary>
public static partial class Det
{
    /// <summary>det A = Σ_j (−1)^j A₀ⱼ · det(A without row 0 and column j); the element itself for one row.</summary>
    /// <param name="a">size × size, row by row.</param>
    /// <param name="size">At least 1.</param>
    [Differentiable]
    public static double Objective(double[] a, int size)
    {
        if (size == 1)
            return a[0];
        var sum = 0.0;
        for (var j = 0; j < size; j++)
        {
            var minor = new double[(size - 1) * (size - 1)];
            Minor(a, size, j, minor);
            var term = a[j] * Objective(minor, size - 1);
            sum += j % 2 == 0 ? term : -term;
        }

        return sum;
    }

    /// <summary>What is left of a matrix without its first row and a column.</summary>
    private static void Minor(double[] a, int size, int without, double[] minor)
    {
        var next = 0;
        for (var i = 1; i < size; i++)
            for (var j = 0; j < size; j++)
                if (j != without)
                    minor[next++] = a[i * size + j];
    }
}
