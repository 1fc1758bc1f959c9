namespace TwoLayerNet;

/// <summary>Compares the gradient of a network with central differences.</summary>
public static class GradientCheck
{
    /// <summary>The largest relative deviation, at <paramref name="count"/> coordinates of each parameter, drawn at random.</summary>
    public static double Deviation(Network network, ReadOnlySpan<double> images, ReadOnlySpan<int> labels, int count, Random random)
    {
        const double step = 1e-5;
        network.Differentiate(images, labels);
        var deviation = 0.0;
        foreach (var (parameter, gradient) in network.Parameters.Zip(network.Gradient))
            for (var n = 0; n < count; n++)
            {
                var i = random.Next(parameter.Length);
                var here = parameter[i];
                parameter[i] = here + step;
                var above = network.Loss(images, labels);
                parameter[i] = here - step;
                var below = network.Loss(images, labels);
                parameter[i] = here;
                var difference = (above - below) / (2 * step);
                deviation = Math.Max(deviation, Math.Abs(gradient[i] - difference) / Math.Max(Math.Abs(difference), 1e-3));
            }

        return deviation;
    }
}
