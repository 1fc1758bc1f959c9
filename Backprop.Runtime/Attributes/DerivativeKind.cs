namespace Backprop;

/// <summary>The form of a derivative that was written by hand; <see cref="DerivativeOfAttribute"/> says what its parameters are.</summary>
public enum DerivativeKind
{
    /// <summary>Carries the adjoints of the results back to the operands: reverse mode.</summary>
    Pullback,

    /// <summary>Carries the tangents of the operands on to the results: forward mode.</summary>
    Tangent,

    /// <summary>Returns the partial derivatives of a function of numbers: both modes.</summary>
    Partial,
}
