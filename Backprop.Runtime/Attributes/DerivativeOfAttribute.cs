namespace Backprop;

/// <summary>
/// Says that the method is the derivative of another one, written by hand: <see cref="Kind"/> says in which form. A function may
/// have one of each kind.
/// </summary>
/// <remarks>
/// The parameters come in this order; the parameters of the function itself are the same, spans that it writes hold what it wrote.
/// <list type="table">
/// <item><term><see cref="DerivativeKind.Pullback"/></term><description>the parameters of the function; its result, if it returns one and
/// the pullback asks for it; the seeds: the adjoint of the result, of each written span; then for each active span that the function
/// reads the span of its adjoint, to which the pullback <b>adds</b>. What it contributes to active numbers it returns, several as a
/// tuple. Adjoints may be one and the same span, where the operands are.</description></item>
/// <item><term><see cref="DerivativeKind.Tangent"/></term><description>the parameters of the function; its result likewise; the tangent
/// of each active parameter that it reads; then for each written span the span of its tangent, which is <b>written</b>. It returns the
/// tangent of the result.</description></item>
/// <item><term><see cref="DerivativeKind.Partial"/></term><description>the parameters of a function of numbers; its result likewise. It
/// returns the partial derivative by each active parameter, several as a tuple.</description></item>
/// </list>
/// A parameter that is marked <see cref="NoDerivativeAttribute"/> is not active; what carries no derivative has to be a value that
/// does not change, as numbers and strings are. The function is called once, where the differentiated method calls it; its derivative at
/// any time, as often as it is needed.
/// </remarks>
/// <example>
/// <code>
/// public static double Square(double x) => x * x;
///
/// [DerivativeOf(nameof(Square))]
/// public static double SquarePullback(double x, double seed) => 2 * x * seed;
/// </code>
/// </example>
/// <param name="function">The name of the function.</param>
/// <param name="type">The type that declares it; null: the type that declares the derivative.</param>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class DerivativeOfAttribute(string function, Type? type = null) : Attribute
{
    /// <summary>The name of the function; which overload it is follows from the parameters.</summary>
    public string Function { get; } = function;

    /// <summary>The type that declares the function; null: the one that declares the derivative.</summary>
    public Type? Type { get; } = type;

    /// <summary>The form of the derivative; a pullback unless said otherwise.</summary>
    public DerivativeKind Kind { get; set; }
}
