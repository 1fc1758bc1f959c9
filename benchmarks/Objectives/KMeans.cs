namespace Backprop.Objectives;

/// <summary>Clustering: how far points are from the nearest of some centroids.</summary>
public static partial class KMeans
{
    /// <summary>Σ_i min_c ‖points_i − centroids_c‖².</summary>
    /// <param name="points">n × d.</param>
    /// <param name="centroids">k × d.</param>
    /// <param name="n">The number of points.</param>
    /// <param name="k">The number of centroids.</param>
    /// <param name="d">The dimension.</param>
    [Differentiable]
    public static double Cost([NoDerivative] double[] points, double[] centroids, int n, int k, int d)
    {
        var cost = 0.0;
        for (var i = 0; i < n; i++)
        {
            var point = points.AsSpan(i * d, d);
            var nearest = double.PositiveInfinity;
            for (var c = 0; c < k; c++)
            {
                var centroid = centroids.AsSpan(c * d, d);
                var distance = 0.0;
                for (var j = 0; j < centroid.Length; j++)
                {
                    var difference = point[j] - centroid[j];
                    distance += difference * difference;
                }

                if (distance < nearest)
                    nearest = distance;
            }

            cost += nearest;
        }

        return cost;
    }
}
