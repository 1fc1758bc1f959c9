namespace Backprop;

/// <summary>What a differentiated method can say about its own derivative.</summary>
public static partial class Differentiation
{
    /// <summary>The value of <paramref name="x"/>, as a constant: nothing flows back through it.</summary>
    public static double StopGradient(double x) => x;

    /// <inheritdoc cref="StopGradient(double)"/>
    public static float StopGradient(float x) => x;
}
