namespace TwoLayerNet;

/// <summary>The ten digits as bitmaps of five by seven.</summary>
public static class Glyphs
{
    /// <summary>The width of a bitmap.</summary>
    public const int Width = 5;

    /// <summary>The height of a bitmap.</summary>
    public const int Height = 7;

    private static readonly string[] bitmaps =
    [
        " ### #   ##   ##   ##   ##   # ### ",
        "  #   ##    #    #    #    #   ### ",
        " ### #   #    #  ##  #   #    #####",
        "#### #   #    #  ##     ##   # ### ",
        "   #   ##  # # #  # #####   #    # ",
        "######    ####     #    ##   # ### ",
        " ### #    #    #### #   ##   # ### ",
        "#####    #   #    #   #    #    #  ",
        " ### #   ##   # ### #   ##   # ### ",
        " ### #   ##   # ####    #    # ### ",
    ];

    /// <summary>How much ink of <paramref name="digit"/> is at a point, with bilinear interpolation; none outside.</summary>
    public static double Ink(int digit, double x, double y)
    {
        int left = (int)Math.Floor(x), top = (int)Math.Floor(y);
        double right = x - left, down = y - top;
        return (1 - down) * ((1 - right) * Dot(digit, left, top) + right * Dot(digit, left + 1, top))
            + down * ((1 - right) * Dot(digit, left, top + 1) + right * Dot(digit, left + 1, top + 1));
    }

    private static int Dot(int digit, int x, int y) =>
        x is >= 0 and < Width && y is >= 0 and < Height && bitmaps[digit][y * Width + x] == '#' ? 1 : 0;
}
