using System.ComponentModel;

namespace Backprop;

public static partial class Differentiation
{
    /// <summary>
    /// The value of <paramref name="x"/>. When the backward sweep comes by, it hands over the adjoint of this value, all of it that comes from
    /// what is computed after, and goes on with what it is given back: to clip it, or to scale it.
    /// </summary>
    /// <param name="x">A number.</param>
    /// <param name="change">What becomes of its adjoint. Called once in each backward sweep that reaches it, in the reverse order of the calls in
    /// straight code.</param>
    public static double OnBackward(double x, Func<double, double> change) => x;

    /// <summary>The value of <paramref name="x"/>. When the backward sweep comes by, it shows the adjoint of this value: to print it, or to break there.</summary>
    /// <param name="x">A number.</param>
    /// <param name="look">What is shown the adjoint.</param>
    public static double OnBackward(double x, Action<double> look) => x;

    /// <inheritdoc cref="OnBackward(double, Func{double, double})"/>
    public static float OnBackward(float x, Func<float, float> change) => x;

    /// <inheritdoc cref="OnBackward(double, Action{double})"/>
    public static float OnBackward(float x, Action<float> look) => x;

    /// <summary>For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), DerivativeOf(nameof(OnBackward))]
    public static double OnBackwardPullback(double x, Func<double, double> change, double seed) => change(seed);

    /// <summary>For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), DerivativeOf(nameof(OnBackward))]
    public static double OnBackwardPullback(double x, Action<double> look, double seed)
    {
        look(seed);
        return seed;
    }

    /// <summary>For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), DerivativeOf(nameof(OnBackward))]
    public static float OnBackwardPullback(float x, Func<float, float> change, float seed) => change(seed);

    /// <summary>For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), DerivativeOf(nameof(OnBackward))]
    public static float OnBackwardPullback(float x, Action<float> look, float seed)
    {
        look(seed);
        return seed;
    }
}
