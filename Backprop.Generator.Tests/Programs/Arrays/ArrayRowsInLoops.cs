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

    /// <summary>The first trip reads at another place than all others.</summary>
    [Differentiable, At("0.5 -0.3 0.8 1.2", "1.5 0.6 -0.7", 2)]
    public static double PlaceOfTheFirstTrip(double[] m, double[] v, int then)
    {
        double s = 0;
        int at = 1;
        for (int r = 0; r < m.Length; r++)
        {
            s += m[r] * v[at] * v[at];
            at = then;
        }
        return s;
    }

    [Differentiable, At("0.5 -0.3; 0.8 1.2", "1.5 0.6"), At("0.5 -0.3; ", "")]
    public static double Products(double[][] w, double[] x)
    {
        double s = 0;
        for (int i = 0; i < w.Length; i++)
        {
            double z = 0;
            for (int j = 0; j < x.Length; j++) z += w[i][j] * x[j];
            s += z * z;
        }
        return s;
    }

    /// <summary>The first trip goes through another row than all others.</summary>
    [Differentiable, At("0.5 -0.3; 0.8 1.2", "1.5 0.6")]
    public static double RowOfTheFirstTrip(double[][] w, double[] x)
    {
        double s = 0;
        int row = 1;
        for (int j = 0; j < x.Length; j++)
        {
            s += w[row][j] * w[row][j] * x[j];
            row = 0;
        }
        return s;
    }

    /// <summary>The rows change places on the way.</summary>
    [Differentiable, At("0.5 -0.3 0.8", "1.5 0.6 -0.7")]
    public static double RowsThatSwap(double[] a, double[] b)
    {
        var rows = new[] { new double[a.Length], new double[a.Length] };
        for (int j = 0; j < a.Length; j++) rows[0][j] = a[j] * b[j];
        double s = 0;
        for (int j = 0; j < a.Length; j++)
        {
            rows[1][j] += a[j] * a[j];
            s += rows[0][j] * b[j];
            (rows[0], rows[1]) = (rows[1], rows[0]);
        }
        return s;
    }

    /// <summary>The row that is added to is the one that is read, and another row of the same table.</summary>
    [Differentiable, At("0.5 -0.3 0.8; 1.2 0.7 -0.4", 2)]
    public static double Elimination(double[][] m, int columns)
    {
        var a = new[] { (double[])m[0].Clone(), (double[])m[1].Clone() };
        double factor = a[1][0] / a[0][0];
        for (int j = 0; j <= columns; j++) a[1][j] -= factor * a[0][j];
        double s = 0;
        for (int j = 0; j < a[1].Length; j++) s += a[1][j] * a[0][j] * a[1][j];
        return s;
    }

    /// <summary>A table of tables: both steps to the row stay the same.</summary>
    [Differentiable, At("0.5 -0.3 0.8 1.2", "1.5 0.6")]
    public static double Tables(double[] a, double[] x)
    {
        var t = new double[2][][];
        for (int i = 0; i < 2; i++)
        {
            t[i] = new double[2][];
            for (int k = 0; k < 2; k++)
            {
                t[i][k] = new double[x.Length];
                for (int j = 0; j < x.Length; j++) t[i][k][j] = a[2 * i + k] * x[j];
            }
        }
        double s = 0;
        for (int i = 0; i < 2; i++)
            for (int k = 0; k < 2; k++)
                for (int j = 0; j < x.Length; j++) s += t[i][k][j] * t[k][i][j];
        return s;
    }

    public sealed class Model
    {
        public double[] Weights { get; init; } = { 0.4, -0.3, 0.2, 0.7 };
        public double[] Positions { get; init; } = { 1.5, 0.6, -0.7, 0.2 };
    }

    private static readonly Model model = new();

    /// <summary>The object's arrays are asked for in each trip, one of them at the same place.</summary>
    [Differentiable, At("0.5 -0.3 0.8 1.2", 2)]
    public static double OfAnObject(double[] m, int bones)
    {
        double s = 0;
        for (int v = 0; v < 2; v++)
        {
            double x = 0;
            for (int b = 0; b < bones; b++) x += model.Weights[2 * v + b] * Row(m, b, model.Positions, 2 * v);
            s += x * x;
        }
        return s;
    }

    private static double Row(double[] matrix, int row, double[] vector, int at) => matrix[row] * vector[at] + matrix[row + 1] * vector[at + 1] + vector[at] * vector[at];
}
