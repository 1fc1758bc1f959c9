using Backprop.Generator.Ir;
using Backprop.Generator.Rules;

namespace Backprop.Generator.Tests.Rules;

/// <summary>Forward mode by evaluation: the value and the tangent of an expression, through the rules, with the strong zero.</summary>
internal static class Tangent
{
    public static (object Value, double Tangent) Of(
        Expr expr, IReadOnlyDictionary<int, object> values, IReadOnlyDictionary<int, double> tangents)
    {
        if (expr is Read read) return (values[read.Local.Id], tangents.GetValueOrDefault(read.Local.Id));
        if (expr is not Apply apply) return (Evaluate.Of(expr, values), 0);

        var args = apply.Args.Select(arg => Of(arg, values, tangents)).ToArray();
        object[] numbers = [.. args.Select(arg => arg.Value)];
        var results = Called.Results(apply.Function, apply.Type, numbers)!;
        if (Fn.IsDiscrete(apply.Function)) return (results[0], 0);
        if (apply.Function == Fn.Select) return (results[0], (bool)numbers[0] ? args[1].Tangent : args[2].Tangent);

        bool[] varied = [.. apply.Args.Select(arg => IrWalk.Reads(arg).Any(local => tangents.ContainsKey(local.Id)))];
        var site = new CallSite(RuleBook.Of(apply.Function), apply.Type, varied);
        var partials = site.Partials(numbers, results);
        double tangent = 0;
        for (int i = 0; i < args.Length; i++)
            if (args[i].Tangent != 0) tangent += partials[i] * args[i].Tangent;
        return (results[0], tangent);
    }
}
