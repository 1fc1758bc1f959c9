using Backprop.Generator.Ir;

namespace Backprop.Generator.Rules;

/// <summary>
/// How a function is differentiated: its partial derivatives, once for every mode. <see cref="Singular"/>: a partial can be
/// infinite where the function is defined, so that an adjoint of exactly zero must not meet it (the strong zero).
/// <see cref="Convention"/>: the sentence about its kinks, for the docs.
/// </summary>
internal sealed record Rule(string Name, int Arity, Func<RuleCall, IReadOnlyList<Expr>> Partials, bool Singular, string? Convention)
{
    /// <summary>How many numbers the function returns; its partials are listed result by result.</summary>
    public int Results { get; init; } = 1;
}

/// <summary>One application of a function: its arguments, its own results, and which arguments vary with an active parameter.</summary>
internal sealed record RuleCall(IReadOnlyList<Expr> Args, IReadOnlyList<Expr> Results, IReadOnlyList<bool> Varied)
{
    public Expr Result => Results[0];
}
