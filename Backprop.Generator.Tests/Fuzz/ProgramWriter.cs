using System.Text;

namespace Backprop.Generator.Tests.Fuzz;

/// <summary>
/// Writes random straight-line methods, each twice: over double and, with the same text, over Complex. They are analytic, and
/// bounded by sines, so that a complex step tells their derivatives to the last digits.
/// </summary>
internal sealed class ProgramWriter(int seed)
{
    private readonly Random random = new(seed);
    private readonly StringBuilder body = new();
    private List<string> reals = [];
    private int names;

    /// <summary>The text of one method, with R for the type of reals and M for the class of its functions.</summary>
    public string Body()
    {
        reals = ["x", "y"];
        int statements = random.Next(2, 9);
        for (int i = 0; i < statements; i++) Statement();
        body.Append("        return ").Append(Expression(2)).Append(";\n");
        return body.ToString();
    }

    private void Statement()
    {
        switch (random.Next(11))
        {
            case 0 or 1 or 2: Declare(Expression(3)); break;
            case 3: Line($"{Real()} = M.Sin({Expression(3)});"); break;
            case 4: Line($"{Real()} {Pick("+=", "-=", "*=")} {Expression(2)};"); break;
            case 5: Line(Pick($"{Real()}++;", $"--{Real()};", "n++;", "n = n + 2;", "Witness.Sees(n);", $"_ = {Expression(1)};")); break;
            case 6: Line($"{Real()} = {Real()} = M.Cos({Expression(2)});"); break;
            case 7: Swap(); break;
            case 8: Block(); break;
            case 9: Line($"{Real()} /= 2 + M.Cos({Expression(1)});"); break;
            default: Declare(Real()); break;
        }
    }

    private void Declare(string value)
    {
        var name = "t" + names++;
        Line($"R {name} = {value};");
        reals.Add(name);
    }

    private void Swap()
    {
        string a = Real(), b = Real();
        if (a == b) return;
        Line($"({a}, {b}) = ({Pick(b, Expression(1))}, {Pick(a, Expression(1))});");
    }

    private void Block()
    {
        var outside = reals;
        reals = [.. reals];
        Line("{");
        Statement();
        Statement();
        Line("}");
        reals = outside;
    }

    private string Expression(int depth)
    {
        if (depth == 0) return Leaf();
        return random.Next(12) switch
        {
            0 or 1 => $"({Expression(depth - 1)} {Pick("+", "-")} {Expression(depth - 1)})",
            2 or 3 or 4 => $"{Expression(depth - 1)} * {Expression(depth - 1)}",
            5 => $"{Expression(depth - 1)} / (3 + M.Sin({Expression(depth - 1)}))",
            6 or 7 => $"M.{Pick("Sin", "Cos", "Tanh")}({Expression(depth - 1)})",
            8 => $"M.Exp(M.Sin({Expression(depth - 1)}))",
            9 => $"-({Leaf()})",
            10 => Pick($"({Real()} = M.Sin({Expression(depth - 1)}))", $"({Real()} {Pick("+=", "*=")} {Leaf()})", $"{Real()}++", $"(--{Real()})"),
            _ => Leaf(),
        };
    }

    private string Leaf() => random.Next(9) switch
    {
        0 => Pick("0.5", "2", "1.25", "-3"),
        1 => Pick("n", "n++", "(n / 2)", "--n"),
        2 => Pick("Witness.Sees(0.75)", "Witness.Sees(n)", "Witness.Sees(n++)", "Witness.Sees(n * 2)"),
        _ => Real(),
    };

    private string Real() => reals[random.Next(reals.Count)];

    private string Pick(params string[] choices) => choices[random.Next(choices.Length)];

    private void Line(string text) => body.Append("        ").Append(text).Append('\n');
}
