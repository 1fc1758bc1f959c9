using Backprop;

/// <summary>What a method that a loop calls reads at the same place in each trip is read once, if there is a trip at all.</summary>
public static partial class ArrayRowsInLoops
{
    [Differentiable, At("0.5 -0.3 0.8 1.2 0.7 -0.4", "1.5 0.6", 3), At("0.5 -0.3", "1.5 0.6", 1)]
    public static double SameVector(double[] m, double[] v, int rows)
    {
        double s = 0;
        for (int r = 0; r < rows; r++)
        {
            double product = Row(m, 2 * r, v, 0);
            s += product * product;
        }
        return s;
    }

    /// <summary>No trip: the vector may be too short for one.</summary>
    [Differentiable, At("0.5 -0.3 0.8", "1.5", 0)]
    public static double NoTrip(double[] m, double[] v, int rows)
    {
        double s = m[0] * v[0];
        for (int r = 0; r < rows; r++) s += Row(m, 2 * r, v, 4) * v[0];
        return s;
    }

    /// <summary>What stands at the same place is another number in each trip.</summary>
    [Differentiable, At("0.5 -0.3 0.8 1.2", "1.5 0.6", 3)]
    public static double VectorThatChanges(double[] m, double[] v, int rows)
    {
        double s = 0;
        for (int r = 0; r < rows; r++)
        {
            double product = Row(m, r, v, 0);
            v[0] = 0.5 * product;
            s += product;
        }
        return s;
    }

    /// <summary>The place moves with the trips of the loop around.</summary>
    [Differentiable, At("0.5 -0.3 0.8 1.2 0.7 -0.4", "1.5 0.6 -0.2 0.9", 2, 2)]
    public static double Blended(double[] m, double[] v, int vertices, int bones)
    {
        double s = 0;
        for (int i = 0; i < vertices; i++)
        {
            double x = 0;
            for (int b = 0; b < bones; b++) x += m[b + 4] * Row(m, 2 * b, v, 2 * i);
            s += x * x;
        }
        return s;
    }

    private static double Row(double[] matrix, int row, double[] vector, int at) => matrix[row] * vector[at] + matrix[row + 1] * vector[at + 1] + vector[at] * vector[at];
}
