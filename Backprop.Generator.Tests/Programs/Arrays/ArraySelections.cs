using System;
using Backprop;

/// <summary>Loops that keep the best of many: only the trip that found it has something to reverse.</summary>
public static partial class ArraySelections
{
    [Differentiable]
    [At("3 1 2"), At("1 2 0.5 0.75"), At("5"), At("", Kink = true), At("2 1 1", Kink = true), At("-0 0 1", Kink = true)]
    public static double Least(double[] a) { double best = double.PositiveInfinity; for (int i = 0; i < a.Length; i++) if (a[i] < best) best = a[i]; return double.IsInfinity(best) ? 0 : best * best; }

    /// <summary>NaN is less than nothing, and nothing is less than NaN.</summary>
    [Differentiable]
    [At("3 1 2"), At("2 5 1"), At("2 1"), At("4 1 5", Kink = true)]
    public static double LeastBesideNaN(double[] a)
    {
        double best = double.PositiveInfinity;
        for (int i = 0; i < a.Length; i++)
        {
            double v = a[i];
            if (i == 1) v = double.NaN;
            if (v < best) best = v;
        }
        return best * best;
    }

    [Differentiable]
    [At("3 1 2"), At("1 2 0.5 0.75"), At("5"), At("2 1 1", Kink = true)]
    public static double FromTheFirst(double[] a) { double best = a[0]; for (int i = 1; i < a.Length; i++) if (a[i] > best) best = a[i]; return best * best; }

    [Differentiable]
    [At("3 1 2"), At("3 1 3", Kink = true), At("")]
    public static double LastOfEqual(double[] a) { double best = -100; for (int i = 0; i < a.Length; i++) if (a[i] >= best) best = a[i]; return best * best; }

    [Differentiable]
    [At("3 1 2", 1.5), At("3 4 3", 0.5, Kink = true), At("", 2)]
    public static double OfEach(double[] a, double x) { double best = 50; foreach (double v in a) if (v < best) best = v; return best * x; }

    [Differentiable]
    [At("3 1 2", 1.5), At("3 4 3.5", 0.5), At("", 2)]
    public static double Downwards(double[] a, double x) { double best = 50; for (int i = a.Length - 1; i >= 0; i--) if (a[i] < best) best = a[i]; return best * x; }

    [Differentiable]
    [At("3 1 2 0.5 4", 1.5), At("3 4", 0.5), At("", 2)]
    public static double EverySecond(double[] a, double x) { double best = 50; for (int i = 0; i < a.Length; i += 2) if (a[i] < best) best = a[i]; return best * x; }

    [Differentiable]
    [At("3 1 2 0.5 4", 1.5), At("3 4", 0.5), At("", 2)]
    public static double InAWhile(double[] a, double x) { double best = 50; int i = 0; while (i < a.Length) { if (a[i] < best) best = a[i]; i += 1; } return best * x; }

    [Differentiable]
    [At("3 1 2 0.5 4", 1.5), At("3 4", 0.5), At("", 2)]
    public static double Jumping(double[] a, double x) { double best = 50; int i = 0; while (i < a.Length) { if (a[i] < best) { best = a[i]; i += 2; } else i++; } return best * x; }

    [Differentiable]
    [At("3 1 2 0.5 4", 1.5), At("3 4", 0.5), At("", 2)]
    public static double Otherwise(double[] a, double x) { double best = 50; for (int i = 0; i < a.Length; i++) if (!(a[i] < best)) { } else best = a[i]; return best * x; }

    [Differentiable]
    [At("3 1 2"), At("1 2 0.5")]
    public static double UsedTwice(double[] a) { double best = double.PositiveInfinity; for (int i = 0; i < a.Length; i++) if (a[i] < best) best = a[i]; return best * Math.Sin(best) + a[0] * best; }

    [Differentiable]
    [At("3 1 2"), At("1 2 0.5"), At("4")]
    public static double Range(double[] a) { double least = double.PositiveInfinity, most = double.NegativeInfinity; for (int i = 0; i < a.Length; i++) { if (a[i] < least) least = a[i]; if (a[i] > most) most = a[i]; } return (most - least) * most; }

    [Differentiable]
    [At("3 1 2", "1 2 3"), At("1 2 0.5", "0.2 -1 4"), At("", "")]
    public static double BestAndItsPartner(double[] a, double[] b) { double best = 50, partner = 1; for (int i = 0; i < a.Length; i++) if (a[i] < best) { best = a[i]; partner = b[i]; } return best * partner; }

    [Differentiable]
    [At("3 1 2"), At("1 2 0.5"), At("")]
    public static double AndASum(double[] a) { double best = 50, s = 0; for (int i = 0; i < a.Length; i++) { s += a[i] * a[i]; if (a[i] < best) best = a[i]; } return best * s; }

    [Differentiable]
    [At("3 1 2", "1 2 3"), At("1 2 0.5", "0.2 -1 4"), At("", "")]
    public static double AndItsIndex(double[] a, double[] b) { double best = 50; int at = -1; for (int i = 0; i < a.Length; i++) if (a[i] < best) { best = a[i]; at = i; } return at < 0 ? 0 : best * b[at]; }

    [Differentiable]
    [At("3 1 2", "1 0 1"), At("1 2 0.5", "0 0 0"), At("", "")]
    public static double ByAnother(double[] a, int[] wanted) { double chosen = 2; for (int i = 0; i < a.Length; i++) if (wanted[i] > 0) chosen = a[i]; return chosen * chosen; }

    [Differentiable]
    [At("3 1 2", "1 0 1"), At("1 2 0.5", "0 0 0"), At("1 2 0.5", "1 1 0")]
    public static double OfBoth(double[] a, int[] wanted) { double best = 50; for (int i = 0; i < a.Length; i++) if (wanted[i] > 0 && a[i] < best) best = a[i]; return best * best; }

    [Differentiable]
    [At("3 1 -2 0.5"), At("-1 2 0.5"), At("2 1")]
    public static double UntilNegative(double[] a) { double best = 50; for (int i = 0; i < a.Length; i++) { if (a[i] < 0) break; if (a[i] < best) best = a[i]; } return best * best; }

    [Differentiable]
    [At("3 1 -2 0.5"), At("-1 2 0.5"), At("2 1")]
    public static double PositiveOnly(double[] a) { double best = 50; for (int i = 0; i < a.Length; i++) { if (a[i] < 0) continue; if (a[i] < best) best = a[i]; } return best * best; }

    [Differentiable]
    [At("3 1 -2 0.5"), At("-1 2 0.5"), At("2 1")]
    public static double GoodEnough(double[] a) { double best = 50; for (int i = 0; i < a.Length; i++) { if (a[i] < best) best = a[i]; if (best < 1.5) break; } return best * best; }

    [Differentiable]
    [At("3 1 2 4", 1.5), At("0.5 2", 2)]
    public static double Discounted(double[] a, double x) { double best = 50; for (int i = 0; i < a.Length; i++) if (a[i] < best) best = best * 0.1 + a[i]; return best * x; }

    [Differentiable]
    [At("3 1 2 4", 1.5), At("0.5 2", 2), At("", 2)]
    public static double OfTwoKinds(double[] a, double x) { double best = 50; for (int i = 0; i < a.Length; i++) { double v = a[i] * x; if (v < best) best = v; } return best * x; }

    [Differentiable]
    [At("3 1 2 4", 1.5), At("0.5 2", 2), At("", 2)]
    public static double AfterThat(double[] a, double x) { double best = 50; for (int i = 0; i < a.Length; i++) { if (a[i] < best) best = Math.Exp(a[i] * x) - 1 + a[i]; } return best * x; }

    [Differentiable]
    [At("3 1 2 4 5 6", 2), At("0.5 2", 1), At("1 2 0 1 3 5", 3), At("", 1)]
    public static double Nearest(double[] points, int d)
    {
        double cost = 0;
        int n = points.Length / d;
        for (int i = 0; i < n; i++)
        {
            double nearest = double.PositiveInfinity;
            for (int k = 0; k < n; k++)
            {
                if (k == i) continue;
                double distance = 0;
                for (int j = 0; j < d; j++) { double difference = points[i * d + j] - points[k * d + j]; distance += difference * difference; }
                if (distance < nearest) nearest = distance;
            }
            cost += double.IsInfinity(nearest) ? 1 : nearest;
        }
        return cost;
    }

    [Differentiable]
    [At("3 1 2 4 5 6", "1 2 3 4"), At("0.5 2", "1 1.5"), At("0.5 2", "")]
    public static double Assigned(double[] points, double[] centers)
    {
        double cost = 0;
        for (int i = 0; i + 1 < points.Length; i += 2)
        {
            double nearest = 1000;
            for (int k = 0; k < centers.Length; k += 2)
            {
                double distance = 0;
                for (int j = 0; j < 2; j++) { double difference = points[i + j] - centers[k + j]; distance += difference * difference; }
                if (distance < nearest) nearest = distance;
            }
            cost += Math.Sqrt(nearest);
        }
        return cost;
    }

    [Differentiable]
    [At("0.3 0.1 -0.2 0.4"), At("0.5 2"), At("")]
    public static double OfChains(double[] a)
    {
        double best = 50;
        for (int i = 0; i < a.Length; i++)
        {
            double s = a[i];
            for (int j = 0; j < i + 2; j++) s = Math.Sin(s * a[i]) + 0.5 * s;
            if (s < best) best = s;
        }
        return best * best;
    }

    [Differentiable]
    [At("3 1 2 4; 5 6 7 8; 1 2 0 1; 3 5 9 -1")]
    public static double MaxPooling(double[,] a)
    {
        double s = 0;
        for (int y = 0; y < a.GetLength(0); y += 2)
            for (int x = 0; x < a.GetLength(1); x += 2)
            {
                double most = double.NegativeInfinity;
                for (int dy = 0; dy < 2; dy++)
                    for (int dx = 0; dx < 2; dx++)
                        if (a[y + dy, x + dx] > most) most = a[y + dy, x + dx];
                s += most * most * (x + 1);
            }
        return s;
    }

    [Differentiable]
    [At("3 1 2; 5 6 7; 1 2 0"), At("3 9 2; 5 6 7; 1 2 0"), At("-3; -2"), At("-3; -4")]
    public static double OfATable(double[,] a)
    {
        double most = -3.5;
        for (int i = 0; i < a.GetLength(0); i++)
            for (int j = 0; j < a.GetLength(1); j++)
                if (a[i, j] > most) most = a[i, j];
        return most * most;
    }

    [Differentiable]
    [At("3 1 2; 5 6 7; 1 2 0"), At("3 9 2; 5 6 7; 1 2 0"), At("-3; -2"), At("-3; -4")]
    public static double SoFar(double[][] a)
    {
        double most = -3.5, s = 0;
        for (int i = 0; i < a.Length; i++)
        {
            for (int j = 0; j < a[i].Length; j++)
                if (a[i][j] > most) most = a[i][j];
            s += most * most;
        }
        return s;
    }

    [Differentiable]
    [At("3 1 2; 5 6 7; 1 2 0"), At("3 9 2; 5 6 7; 1 2 0"), At("-3; -2"), At("-3; -4")]
    public static double BestRow(double[][] a)
    {
        double least = 1000;
        for (int i = 0; i < a.Length; i++)
        {
            double most = -3.5;
            for (int j = 0; j < a[i].Length; j++)
                if (a[i][j] > most) most = a[i][j];
            if (most * most < least) least = most * most;
        }
        return Math.Sqrt(least);
    }

    [Differentiable]
    [At("3 1 2", 3, 2.0), At("3 1 2", 0, 2.0), At("2 0.5 0.2", 2, 1.1)]
    public static double Halving(double[] a, int n, double x)
    {
        for (int k = 0; k < n; k++)
        {
            double best = 50;
            for (int i = 0; i < a.Length; i++) if (a[i] < best) best = a[i];
            x = x * best + 0.5;
            a[k] += x;
        }
        return x;
    }

    [Differentiable]
    [At("3 1 2", 2.0), At("0.5 1 2", 0.1), At("0.5 -1 2", 0.1)]
    public static double InABranch(double[] a, double x)
    {
        double best = x;
        if (a[0] > 1)
            for (int i = 0; i < a.Length; i++) if (a[i] < best) best = a[i];
        return best * best * x;
    }

    [Differentiable]
    [At("3 1 2", 2.0), At("0.5 1 2", 0.1), At("0.5 -1 2", 0.1)]
    public static double Clamped(double[] a, double x)
    {
        double best = x;
        for (int i = 0; i < a.Length; i++)
        {
            if (a[i] < best) best = a[i];
            if (best < 0) best = 0;
        }
        return best * best * x;
    }

    [Differentiable]
    [At("3 1 2 4", 2), At("0.5 0.25", 1)]
    public static double SecondBest(double[] a, double x)
    {
        double best = 50, second = 40;
        for (int i = 0; i < a.Length; i++)
        {
            if (a[i] < best) { second = best; best = a[i]; }
            else if (a[i] < second) second = a[i];
        }
        return best * second * x;
    }

    [Differentiable]
    [At("3 1 2 4 5 6 7 8", "0 0 0 0", 2), At("0.5 2", "1 1", 1)]
    public static void Pooled(double[] a, double[] pooled, int size)
    {
        for (int i = 0; i < pooled.Length; i++)
        {
            double most = double.NegativeInfinity;
            for (int j = 0; j < size; j++)
            {
                double v = a[i * size + j];
                if (v > most) most = v;
            }
            pooled[i] = most;
        }
    }

    /// <summary>What comes behind a return has both sweeps in one place; what was selected before it is asked for behind that.</summary>
    [Differentiable, At("1.5 -0.5 0.3 2", 0.7, 1), At("1.5 -0.5 0.3 2", 0.7, 2), At("0.2 -0.5 0.3", 2.7, 1)]
    public static double BeforeAReturn(double[] a, double x, int n)
    {
        double best = x;
        for (int i = 0; i < a.Length; i++)
            if (a[i] > best) best = a[i];
        if (a[0] > 0.3)
            if (n % 2 == 1) return x;
        double sum = x;
        for (int i = 0; i < a.Length; i++) sum += (i + 1) * a[i] * a[i];
        return sum * best;
    }
}
