namespace Backprop.Generator.Rules;

/// <summary>What a C# member of the numeric types is to a derivative.</summary>
internal enum MathMemberKind
{
    /// <summary>Has a row in the book: <see cref="MathMember.Text"/> is its name.</summary>
    Rule,
    /// <summary>The derivative is zero by mathematics: the result is discrete.</summary>
    Cut,
    /// <summary>The value passes and the derivative is cut on purpose.</summary>
    Constant,
    /// <summary>Takes no real number, so it has nothing to differentiate: integers, decimals, strings.</summary>
    Passenger,
    /// <summary>Not to be differentiated: <see cref="MathMember.Text"/> says why, and what to do instead.</summary>
    Refused,
}

internal sealed record MathMember(MathMemberKind Kind, string? Text = null)
{
    public static readonly MathMember Cut = new(MathMemberKind.Cut);
    public static readonly MathMember Constant = new(MathMemberKind.Constant);
    public static readonly MathMember Passenger = new(MathMemberKind.Passenger);
    public static MathMember Rule(string name) => new(MathMemberKind.Rule, name);
    public static MathMember Refused(string reason) => new(MathMemberKind.Refused, reason);
}
