namespace Backprop;

/// <summary>
/// Asks for the derivatives of a method; on a field or property, for those with respect to it. For <c>double F(double x, double y)</c> in a partial type the generator adds
/// <c>FGradient</c>, <c>FValueAndGradient</c>, and <c>FForward</c> with <c>FBackward</c>, which share an <c>FTape</c>.
/// </summary>
/// <remarks>
/// Parameters of type <see cref="double"/> and <see cref="float"/> are active unless marked
/// <see cref="NoDerivativeAttribute"/>; all others are passengers. The gradient is a tuple with an element for each active
/// parameter, in order and of the same name, and behind them for each marked field of the object that the method belongs to; for a single one
/// it is that number alone. What cannot be differentiated is a compile error at the
/// expression in question.
/// </remarks>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Field | AttributeTargets.Property, Inherited = false)]
public sealed class DifferentiableAttribute : Attribute;
