namespace Backprop;

/// <summary>
/// Holds a gradient, generated or not, against differences of the function at a point. It needs nothing but the function, and works in
/// any test framework: <c>GradientCheck.Of(x => F(x), 1.3, FGradient(1.3)).Require()</c>.
/// </summary>
/// <remarks>
/// It cannot prove a gradient right: it looks at one point, along one parameter at a time, and sees errors above its tolerance alone. A branch
/// that the point does not take is not looked at. The function has to compute in <c>double</c>: differences of <c>float</c> are mostly rounding.
/// </remarks>
/// <param name="value">The function at the point as it stands: of the arrays given to <see cref="With(string, double[], IReadOnlyList{double})"/>, which are changed and put back.</param>
public sealed class GradientCheck(Func<double> value)
{
    private readonly List<(string Name, double At, Func<double, double> Function, double Gradient)> elements = [];

    /// <summary>How far, in relation to the greater of the two, a gradient may be off besides the error of the differences: 1e-6.</summary>
    public double Tolerance { get; set; } = 1e-6;

    /// <summary>Checks the gradient with respect to an array.</summary>
    /// <param name="name">How it is called in the report.</param>
    /// <param name="parameter">The array that the function reads. Its elements are changed one at a time, and put back.</param>
    /// <param name="gradient">As many elements.</param>
    /// <exception cref="ArgumentException">The gradient has another length than the parameter.</exception>
    public GradientCheck With(string name, double[] parameter, IReadOnlyList<double> gradient)
    {
        if (gradient.Count != parameter.Length) throw new ArgumentException("The gradient has " + gradient.Count + " elements, the parameter " + parameter.Length + ".", nameof(gradient));
        for (int i = 0; i < parameter.Length; i++)
        {
            int index = i;
            elements.Add((name + "[" + index + "]", parameter[index], x => Changed(parameter, index, x), gradient[index]));
        }
        return this;
    }

    /// <summary>Checks the gradient with respect to a number.</summary>
    /// <param name="name">How it is called in the report.</param>
    /// <param name="at">The number.</param>
    /// <param name="function">The function with another number in its place.</param>
    /// <param name="gradient">The derivative by it.</param>
    public GradientCheck With(string name, double at, Func<double, double> function, double gradient)
    {
        elements.Add((name, at, function, gradient));
        return this;
    }

    /// <summary>Takes the differences, about 30 calls of the function for each element.</summary>
    public GradientReport Run() =>
        new(elements.Select(element => new CheckedElement(element.Name, element.At, element.Gradient, new Slopes(element.Function, element.At), Tolerance)).ToArray());

    /// <summary>Checks the derivative of a function of one number.</summary>
    public static GradientReport Of(Func<double, double> function, double x, double gradient) =>
        new GradientCheck(() => function(x)).With("x", x, function, gradient).Run();

    /// <summary>Checks the gradient of a function of two numbers.</summary>
    public static GradientReport Of(Func<double, double, double> function, (double x, double y) at, (double x, double y) gradient) =>
        new GradientCheck(() => function(at.x, at.y)).With("x", at.x, x => function(x, at.y), gradient.x).With("y", at.y, y => function(at.x, y), gradient.y).Run();

    /// <summary>Checks the gradient of a function of three numbers.</summary>
    public static GradientReport Of(Func<double, double, double, double> function, (double x, double y, double z) at, (double x, double y, double z) gradient) =>
        new GradientCheck(() => function(at.x, at.y, at.z)).With("x", at.x, x => function(x, at.y, at.z), gradient.x)
            .With("y", at.y, y => function(at.x, y, at.z), gradient.y).With("z", at.z, z => function(at.x, at.y, z), gradient.z).Run();

    /// <summary>Checks the gradient of a function of an array, which is left as it was.</summary>
    public static GradientReport Of(Func<double[], double> function, double[] at, IReadOnlyList<double> gradient)
    {
        double[] x = [.. at];
        return new GradientCheck(() => function(x)).With("x", x, gradient).Run();
    }

    private double Changed(double[] parameter, int index, double x)
    {
        double before = parameter[index];
        try
        {
            parameter[index] = x;
            return value();
        }
        finally
        {
            parameter[index] = before;
        }
    }
}
