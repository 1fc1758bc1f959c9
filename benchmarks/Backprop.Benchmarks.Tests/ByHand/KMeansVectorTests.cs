using Backprop.Benchmarks.HandWritten;
using Backprop.Benchmarks.Tests.GradBench;
using Backprop.GradBench.Protocol;

namespace Backprop.Benchmarks.Tests.ByHand;

/// <summary>GradBench expects the gradient divided by the diagonal of the Hessian, which is twice the number of a centroid's points.</summary>
public class KMeansVectorTests
{
    [Theory]
    [MemberData(nameof(TestVectors.Of), "kmeans", MemberType = typeof(TestVectors))]
    public void The_gradient_is_the_direction_times_the_diagonal(string name)
    {
        var vector = TestVectors.Load(name);
        var (n, d) = vector.Input.Shape("points");
        var k = vector.Input.Shape("centroids").Rows;
        var points = vector.Input.Matrix("points", n, d);
        var centroids = vector.Input.Matrix("centroids", k, d);
        var gradient = Draw.Dirty(k * d);
        KMeansByHand.CostGradient(points, centroids, n, k, d, gradient);

        var sizes = new int[k];
        for (var i = 0; i < n; i++)
            sizes[Enumerable.Range(0, k).MinBy(c => SquaredDistance(i, c))]++;
        var direction = vector.Expected("gradient");
        for (var c = 0; c < k; c++)
            for (var j = 0; j < d; j++)
                Assert.Equal(direction[c][j].GetDouble(), gradient[c * d + j] / (2 * sizes[c]), 1e-12);

        double SquaredDistance(int i, int c) =>
            Enumerable.Range(0, d).Sum(j => (points[i * d + j] - centroids[c * d + j]) * (points[i * d + j] - centroids[c * d + j]));
    }
}
