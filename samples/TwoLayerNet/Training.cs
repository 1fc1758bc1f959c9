using System.Diagnostics;

namespace TwoLayerNet;

/// <summary>Epochs of gradient descent over batches that are drawn anew in each of them, and what they cost.</summary>
public sealed class Training(Network network, Digits digits, int batch, double rate, int seed)
{
    private readonly Random random = new(seed);
    private readonly int[] order = [.. Enumerable.Range(0, digits.Count)];
    private readonly double[] images = new double[batch * Digits.Pixels];
    private readonly int[] labels = new int[batch];

    /// <summary>Shows the network every image once.</summary>
    /// <returns>The mean loss, and per step the time and the bytes allocated.</returns>
    public (double Loss, TimeSpan Time, long Bytes) Epoch()
    {
        random.Shuffle(order);
        var steps = digits.Count / batch;
        var loss = 0.0;
        var bytes = 0L;
        var watch = new Stopwatch();
        for (var step = 0; step < steps; step++)
        {
            for (var k = 0; k < batch; k++) digits.CopyTo(order[step * batch + k], images, labels, k);
            var before = GC.GetAllocatedBytesForCurrentThread();
            watch.Start();
            loss += network.Train(images, labels, rate);
            watch.Stop();
            bytes += GC.GetAllocatedBytesForCurrentThread() - before;
        }

        return (loss / steps, watch.Elapsed / steps, bytes / steps);
    }
}
