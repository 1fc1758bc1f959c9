namespace Backprop;

/// <summary>Holds a parameter constant: the gradient has no element for it.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class NoDerivativeAttribute : Attribute;
