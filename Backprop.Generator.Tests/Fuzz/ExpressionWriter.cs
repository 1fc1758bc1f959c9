namespace Backprop.Generator.Tests.Fuzz;

/// <summary>Random expressions over the names in scope, with R for the type of reals and M for the class of their functions.</summary>
internal abstract class ExpressionWriter(int seed)
{
    private readonly Random random = new(seed);

    /// <summary>Names that may be assigned.</summary>
    protected List<string> Reals { get; set; } = ["x", "y"];

    protected List<string> Integers { get; set; } = ["n"];

    protected List<string> Truths { get; set; } = [];

    /// <summary>What loops depend on to end: only read.</summary>
    protected List<string> Counters { get; set; } = [];

    protected List<string> RealCounters { get; set; } = [];

    /// <summary>In a loop nothing may grow from trip to trip.</summary>
    protected int Loops { get; set; }

    protected int Below(int end) => random.Next(end);

    protected bool Chance(int percent) => random.Next(100) < percent;

    protected string Pick(params string[] choices) => choices[random.Next(choices.Length)];

    protected string Real() => Reals[random.Next(Reals.Count)];

    protected string Integer() => Below(6) switch
    {
        0 => Pick("1", "2", "3"),
        1 => $"({Integers[Below(Integers.Count)]} {Pick("%", "/", "&")} 3)",
        2 or 3 when Counters.Count > 0 => Counters[Below(Counters.Count)],
        _ => Integers[Below(Integers.Count)],
    };

    /// <summary>A value near 1 for a variable that there is already.</summary>
    protected string Bounded(int depth) => Loops > 0
        ? $"{Pick("0.5", "0.7", "0.9")} * M.{Pick("Sin", "Cos", "Tanh", "Atan")}({Expression(Math.Min(depth, 2))})"
        : $"M.{Pick("Sin", "Cos", "Tanh", "Atan")}({Expression(depth)})";

    /// <summary>One arm of a choice is real: one between integers that assigns is refused.</summary>
    protected string Expression(int depth)
    {
        if (depth == 0) return Leaf();
        return Below(16) switch
        {
            0 or 1 => $"({Expression(depth - 1)} {Pick("+", "-")} {Expression(depth - 1)})",
            2 or 3 or 4 => $"{Expression(depth - 1)} * {Expression(depth - 1)}",
            5 => $"{Expression(depth - 1)} / (3 + M.Sin({Expression(depth - 1)}))",
            6 or 7 => $"M.{Pick("Sin", "Cos", "Tanh", "Atan")}({Expression(depth - 1)})",
            8 => $"M.Exp(M.Sin({Expression(depth - 1)}))",
            9 => $"-({Leaf()})",
            10 => Pick($"({Real()} = {Bounded(depth - 1)})", $"({Real()} += 0.1)", $"{Real()}++", $"(--{Real()})", $"({Real()} *= 0.5)"),
            11 or 12 => $"({Truth(1)} ? {Expression(depth - 1)} : {Pick("", Leaf() + " * ")}{Real()})",
            13 => $"M.{Pick("Max", "Min")}({Real()}, {Expression(depth - 1)})",
            14 => $"M.Abs({Expression(depth - 1)} + 0.0625)",
            _ => Leaf(),
        };
    }

    private string Leaf() => Below(12) switch
    {
        0 => Pick("0.5", "2", "1.25", "-3"),
        1 => Pick("n", "n++", "(n / 2)", "--n"),
        2 => Pick("Witness.Sees(0.75)", "Witness.Sees(n)", "Witness.Sees(n++)", "Witness.Sees(n * 2)"),
        3 => $"({Integer()})",
        4 when RealCounters.Count > 0 => RealCounters[^1],
        _ => Real(),
    };

    protected string Truth(int depth)
    {
        if (depth > 0 && Chance(25)) return $"({Truth(depth - 1)} {Pick("&&", "||")} {Truth(depth - 1)})";
        return Below(9) switch
        {
            0 or 1 => $"{Real()} {Pick("<", ">", "<=", ">=")} {Pick("0.3", "-0.2", "0.6", "0")}",
            2 => $"{Real()} {Pick("<", ">")} {Compared()}",
            3 => $"n % {Pick("2", "3")} {Pick("==", "!=")} {Pick("0", "1")}",
            4 => $"{Integer()} {Pick("<", ">", "==", "!=")} n",
            5 when Truths.Count > 0 => Pick("", "!") + Truths[Below(Truths.Count)],
            6 => $"({Real()} = {Bounded(1)}) {Pick("<", ">")} {Pick("0.1", "0.4")}",
            7 => Pick("Witness.Sees(n) > 1", "n++ < 5", "Witness.Sees(n % 2) == 0", "Witness.Sees(n--) > 2"),
            _ => $"{Integers[Below(Integers.Count)]} {Pick("<", ">")} {Pick("1", "2", "3")}",
        };
    }

    /// <summary>No choices: a choice that assigns is refused inside a comparison.</summary>
    private string Compared() => Pick(Leaf(), $"M.Sin({Leaf()})", $"{Real()} * {Leaf()}", $"({Leaf()} - {Real()})", $"M.Exp(-M.Abs({Leaf()}))");
}
