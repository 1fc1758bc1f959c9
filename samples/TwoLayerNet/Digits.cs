namespace TwoLayerNet;

/// <summary>Images of digits, each turned, stretched, shifted and noisy in its own way, the same in every run.</summary>
public sealed class Digits
{
    /// <summary>The width and the height of an image.</summary>
    public const int Side = 28;

    /// <summary>The pixels of an image.</summary>
    public const int Pixels = Side * Side;

    /// <summary>The number of images.</summary>
    public int Count { get; }

    /// <summary>The images, one after the other.</summary>
    public double[] Images { get; }

    /// <summary>What they show.</summary>
    public int[] Labels { get; }

    /// <summary>Draws <paramref name="count"/> images.</summary>
    public Digits(int count, int seed)
    {
        var random = new Random(seed);
        Count = count;
        Images = new double[count * Pixels];
        Labels = new int[count];
        for (var k = 0; k < count; k++)
        {
            Labels[k] = random.Next(10);
            Draw(Labels[k], Images.AsSpan(k * Pixels, Pixels), random);
        }
    }

    /// <summary>Copies image <paramref name="from"/> and what it shows to place <paramref name="to"/> of a batch.</summary>
    public void CopyTo(int from, Span<double> images, Span<int> labels, int to)
    {
        Images.AsSpan(from * Pixels, Pixels).CopyTo(images[(to * Pixels)..]);
        labels[to] = Labels[from];
    }

    private static void Draw(int digit, Span<double> image, Random random)
    {
        var angle = Between(random, -0.3, 0.3);
        var (sin, cos) = Math.SinCos(angle);
        double width = Between(random, 2.2, 3.6), height = Between(random, 2.2, 3.4);
        double centreX = Side / 2.0 + Between(random, -4, 4), centreY = Side / 2.0 + Between(random, -3, 3);
        for (var y = 0; y < Side; y++)
            for (var x = 0; x < Side; x++)
            {
                double u = x - centreX, v = y - centreY;
                var ink = Glyphs.Ink(
                    digit,
                    (cos * u + sin * v) / width + (Glyphs.Width - 1) / 2.0,
                    (cos * v - sin * u) / height + (Glyphs.Height - 1) / 2.0);
                image[y * Side + x] = Math.Clamp(ink + Between(random, -0.3, 0.3), 0, 1);
            }
    }

    private static double Between(Random random, double low, double high) => low + (high - low) * random.NextDouble();
}
