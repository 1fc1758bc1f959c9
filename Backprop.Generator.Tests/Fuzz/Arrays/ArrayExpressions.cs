namespace Backprop.Generator.Tests.Fuzz.Arrays;

/// <summary>Random expressions over arrays and scalars in scope, with R for the type of reals and M for the class of their functions. They do nothing.</summary>
internal abstract class ArrayExpressions(int seed)
{
    private readonly Random random = new(seed);

    protected List<string> Reals { get; set; } = ["x"];

    /// <summary>Reals that are not assigned.</summary>
    protected List<string> Fixed { get; set; } = [];

    protected List<Arr> Arrays { get; set; } = [];

    protected List<Counter> Counters { get; set; } = [];

    /// <summary>No index that could fail: nothing else keeps a trip from being computed again.</summary>
    protected bool IsPlain { get; set; }

    protected int Below(int end) => random.Next(end);

    protected bool Chance(int percent) => random.Next(100) < percent;

    protected T Pick<T>(params T[] choices) => choices[random.Next(choices.Length)];

    protected string Real() => Reals[random.Next(Reals.Count)];

    /// <summary>The later they are in scope, the likelier.</summary>
    protected Arr Any() => Arrays[Math.Max(Below(Arrays.Count), Below(Arrays.Count))];

    protected string Element() => Element(Any());

    protected string Element(Arr array) => $"{array.Name}[{Index(array)}]";

    protected string Index(Arr array)
    {
        var likely = new List<string>();
        foreach (var counter in Counters)
        {
            if (counter.Fits(array))
            {
                likely.AddRange([counter.Name, counter.Name, counter.Name]);
                if (counter.Low > 0) likely.AddRange([$"{counter.Name} - 1", $"{counter.Name} - 1"]);
                if (counter.High > 0) likely.AddRange([$"{counter.Name} + 1", $"{counter.Name} + 1"]);
                if (counter.Below == Size.N) likely.Add($"n - 1 - {counter.Name}");
                likely.Add(Pick($"{array.Name}.Length - 1 - {counter.Name}", $"^({counter.Name} + 1)"));
            }
            if (counter.Below is Size.N or Size.D or Size.Rows && !(IsPlain && Chance(85)) && Sizes.Within(Size.N, array.Size)) likely.Add($"idx[{counter.Name}]");
            if (counter.Below == Size.N && Sizes.Within(Size.Rows, array.Size) && Counters.FirstOrDefault(other => other.Below == Size.D) is { } column)
                likely.AddRange([$"{counter.Name} * d + {column.Name}", $"{counter.Name} * d + {column.Name}"]);
        }
        if (likely.Count > 0 && Chance(85)) return Pick(likely.ToArray());
        if (Counters.Count > 0 && !IsPlain && Chance(30)) return $"Math.Min({Pick(Counters.ToArray()).Name}{Pick("", " + 1")}, {array.Name}.Length - 1)";
        if (Counters.Count > 0 && !IsPlain && Chance(60)) return $"({Pick(Counters.ToArray()).Name}{Pick("", " + 1")}) % {array.Name}.Length";
        return array.Size is Size.Two or Size.Four ? Pick("0", "1") : Pick("0", "0", "^1", $"{array.Name}.Length - 1", "n / 2");
    }

    /// <summary>What may be assigned again and again without growing.</summary>
    protected string Bounded(int depth) => Pick("", "0.5 * ", "0.7 * ", "0.9 * ") + $"M.{Pick("Sin", "Cos", "Tanh", "Atan")}({Expression(depth)})";

    protected string Expression(int depth)
    {
        if (depth == 0) return Leaf();
        return Below(15) switch
        {
            0 or 1 => $"({Expression(depth - 1)} {Pick("+", "-")} {Expression(depth - 1)})",
            2 or 3 or 4 or 5 => $"{Expression(depth - 1)} * {Expression(depth - 1)}",
            6 => $"{Expression(depth - 1)} / (3 + M.Sin({Expression(depth - 1)}))",
            7 or 8 => $"M.{Pick("Sin", "Cos", "Tanh", "Atan")}({Expression(depth - 1)})",
            9 => $"M.Exp(M.Sin({Expression(depth - 1)}))",
            10 => $"({Truth(0)} ? {Expression(depth - 1)} : {Leaf()} * {Real()})",
            11 => $"M.Max({Real()}, {Expression(depth - 1)})",
            12 => $"M.Abs({Expression(depth - 1)} + 0.0625)",
            _ => Leaf(),
        };
    }

    protected string Leaf() => Below(12) switch
    {
        0 => Pick("0.5", "2", "1.25", "-3"),
        1 when Counters.Count > 0 => $"0.3 * {Pick(Counters.ToArray()).Name}",
        2 when Fixed.Count > 0 => Pick(Fixed.ToArray()),
        3 or 4 or 5 => Real(),
        _ => Element(),
    };

    protected string Truth(int depth)
    {
        if (depth > 0 && Chance(20)) return $"({Truth(depth - 1)} {Pick("&&", "||")} {Truth(depth - 1)})";
        return Below(8) switch
        {
            0 or 1 or 2 => $"{Element()} {Pick("<", ">")} {Pick("0.3", "-0.2", "0.6", Real())}",
            3 => $"{Real()} {Pick("<", ">")} {Pick("0.3", "-0.2", "0.6", Real() + " * 0.5")}",
            4 => Pick("n > 2", "d == 2", "n % 2 == 0", "idx[0] < 1"),
            _ when Counters.Count > 0 => Pick(Counters.ToArray()).Name + Pick(" % 2 == 0", " % 3 != 1", " > 1", " == 0", " < n - 1"),
            _ => $"{Real()} * {Element()} {Pick("<", ">")} 0.1",
        };
    }
}
