namespace Backprop.Benchmarks.HandWritten;

/// <summary>Only the nearest centroid of a point has an adjoint: it is remembered by its index, and its differences are taken again.</summary>
public static class KMeansByHand
{
    /// <summary>Overwrites <paramref name="dCentroids"/> (k × d) with the gradient.</summary>
    public static void CostGradient(double[] points, double[] centroids, int n, int k, int d, Span<double> dCentroids)
    {
        dCentroids.Clear();
        for (var i = 0; i < n; i++)
        {
            var point = points.AsSpan(i * d, d);
            var nearest = Nearest(point, centroids, k);
            var centroid = centroids.AsSpan(nearest * d, d);
            var dCentroid = dCentroids.Slice(nearest * d, d);
            for (var j = 0; j < point.Length && j < centroid.Length && j < dCentroid.Length; j++)
                dCentroid[j] -= 2 * (point[j] - centroid[j]);
        }
    }

    private static int Nearest(ReadOnlySpan<double> point, ReadOnlySpan<double> centroids, int k)
    {
        var nearest = 0;
        var least = double.PositiveInfinity;
        for (var c = 0; c < k; c++)
        {
            var centroid = centroids.Slice(c * point.Length, point.Length);
            var distance = SquaredDistance(point, centroid);
            if (distance < least)
            {
                least = distance;
                nearest = c;
            }
        }

        return nearest;
    }

    /// <summary>Two sums, so that an addition does not wait for the one before.</summary>
    private static double SquaredDistance(ReadOnlySpan<double> point, ReadOnlySpan<double> centroid)
    {
        var even = 0.0;
        var odd = 0.0;
        var j = 1;
        for (; j < point.Length && j < centroid.Length; j += 2)
        {
            var first = point[j - 1] - centroid[j - 1];
            var second = point[j] - centroid[j];
            even += first * first;
            odd += second * second;
        }

        if (j == point.Length)
        {
            var last = point[j - 1] - centroid[j - 1];
            even += last * last;
        }

        return even + odd;
    }
}
