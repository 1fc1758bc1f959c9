using Backprop.Generator.Ir;

namespace Backprop.Generator.Rules;

/// <summary>Rows of the rule tables. In each lambda the last name is the function's own value.</summary>
internal static class Rows
{
    public static Rule Row(string name, Func<Expr, Expr, Expr> partial, bool singular = false, string? convention = null) =>
        new(name, 1, call => [partial(call.Args[0], call.Result)], singular, convention);

    public static Rule Row(string name, Func<Expr, Expr, Expr, (Expr, Expr)> partials, bool singular = false, string? convention = null) =>
        new(name, 2, call =>
        {
            var (a, b) = partials(call.Args[0], call.Args[1], call.Result);
            return [a, b];
        }, singular, convention);

    public static Rule Row(string name, Func<Expr, Expr, Expr, Expr, (Expr, Expr, Expr)> partials, bool singular = false, string? convention = null) =>
        new(name, 3, call =>
        {
            var (a, b, c) = partials(call.Args[0], call.Args[1], call.Args[2], call.Result);
            return [a, b, c];
        }, singular, convention);

    /// <summary>A function of one number with two results, which are the last two names; one partial for each.</summary>
    public static Rule Pair(string name, Func<Expr, Expr, Expr, (Expr, Expr)> partials) =>
        new(name, 1, call =>
        {
            var (first, second) = partials(call.Args[0], call.Results[0], call.Results[1]);
            return [first, second];
        }, Singular: false, Convention: null)
        { Results = 2 };

    /// <summary>A piecewise constant function of its first argument; more arguments (digits, a mode) are passengers.</summary>
    public static Rule Flat(string name) =>
        new(name, 1, call => call.Args.Select(_ => Maths.Number(0, call.Result)).ToArray(), Singular: false, "0 everywhere, at the steps too");
}
