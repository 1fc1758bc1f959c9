namespace Backprop;

/// <summary>What differences say of one element of a gradient.</summary>
public enum CheckVerdict
{
    /// <summary>The gradient is what differences give, within their error and the tolerance.</summary>
    Agrees,

    /// <summary>The slopes on both sides differ, and the gradient lies between them: a convention, which differences can neither confirm nor refute.</summary>
    Kink,

    /// <summary>Differences give no number to compare with: the function is not finite around the point, or too rough.</summary>
    Unclear,

    /// <summary>The gradient is another one than differences give.</summary>
    Differs,
}
