namespace Backprop;

/// <summary>
/// Holds constant: a parameter, for which the gradient has no element then; what a method returns, which is called as it stands; what is put into
/// a field or property, which has no derivative from there on.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Method | AttributeTargets.Field | AttributeTargets.Property, Inherited = false)]
public sealed class NoDerivativeAttribute : Attribute;
