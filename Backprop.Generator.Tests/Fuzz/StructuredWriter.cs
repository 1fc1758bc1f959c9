using System.Text;

namespace Backprop.Generator.Tests.Fuzz;

/// <summary>
/// Writes random structured methods, each twice: over double and, with the same text, over Dual. Loops end after a few trips, values
/// stay bounded by sines, and every jump is there: break, continue, return, out of any depth.
/// </summary>
internal sealed class StructuredWriter(int seed, bool withLoops = true)
{
    private const int Deepest = 3;

    private readonly Random random = new(seed);
    private readonly StringBuilder body = new();
    private List<string> reals = ["x", "y"];
    private List<string> integers = ["n"];
    private HashSet<string> fixedIntegers = [];
    private int names;
    private int depth;
    private int loops;
    private int budget = 26;

    /// <summary>The text of one method, with R for the type of reals and M for the class of its functions.</summary>
    public string Body()
    {
        Statements(random.Next(3, 9));
        Line($"return {Expression(2)};");
        return body.ToString();
    }

    private void Statements(int count)
    {
        for (int i = 0; i < count && budget-- > 0; i++) Statement();
    }

    private void Statement()
    {
        switch (random.Next(20))
        {
            case 0 or 1 or 2: Declare(Expression(2)); break;
            case 3 or 4: Line($"{Real()} = M.Sin({Expression(2)});"); break;
            case 5 or 6: Line($"{Real()} {Pick("+=", "-=", "*=")} M.Cos({Expression(1)});"); break;
            case 7: Line($"{Real()} /= 2 + M.Cos({Expression(1)});"); break;
            case 8: Integer(); break;
            case 9: Swap(); break;
            case 10: Line($"{Real()} = {Condition()} ? {Expression(1)} : {Expression(1)};"); break;
            case 11: DeclareInBranches(); break;
            case 12 or 13: If(); break;
            case 14: Switch(); break;
            case 15 when loops > 0: Jump(); break;
            case 15 or 16 or 17 or 18 when withLoops: Loop(); break;
            default: Line($"{Real()} += {Expression(2)};"); break;
        }
    }

    private void Loop()
    {
        if (depth >= Deepest)
        {
            Line($"{Real()} *= 0.5;");
            return;
        }
        string counter = "i" + names++;
        string trips = Pick("1", "2", "3", "(n & 3)", "0", "4");
        int kind = random.Next(6);
        switch (kind)
        {
            case 0 or 1: Inside($"for (int {counter} = 0; {counter} < {trips}; {counter}++)", counter); break;
            case 2: Inside($"for (int {counter} = {trips}; {counter} > 0; {counter} -= {Pick("1", "2")})", counter); break;
            case 3:
                Line($"int {counter} = 0;");
                Inside($"while ({counter}++ < {trips})", counter);
                break;
            case 4:
                Line($"int {counter} = {trips};");
                Inside($"while ({counter} > 0 && ({Condition()}))", counter, first: $"{counter}--;");
                break;
            default:
                Line($"int {counter} = 0;");
                Inside("do", counter, first: $"{counter}++;", after: $" while ({counter} < {trips}{Pick("", $" && ({Condition()})")});");
                break;
        }
    }

    private void Inside(string head, string counter, string? first = null, string after = "")
    {
        var (outerReals, outerIntegers) = (reals, integers);
        (reals, integers) = ([.. reals], [.. integers]);
        fixedIntegers.Add(counter);
        integers.Add(counter);
        depth++;
        loops++;
        Line(head);
        Line("{");
        if (first is not null) Line(first);
        Statements(random.Next(1, 5));
        Line("}" + after);
        loops--;
        depth--;
        (reals, integers) = (outerReals, outerIntegers);
    }

    private void If()
    {
        Line($"if ({Condition()})");
        Block();
        if (random.Next(2) == 0) return;
        Line("else");
        Block();
    }

    private void Block()
    {
        var (outerReals, outerIntegers) = (reals, integers);
        (reals, integers) = ([.. reals], [.. integers]);
        depth++;
        Line("{");
        Statements(depth > Deepest ? 1 : random.Next(1, 4));
        if (random.Next(6) == 0) Jump();
        Line("}");
        depth--;
        (reals, integers) = (outerReals, outerIntegers);
    }

    private void Switch()
    {
        int outside = loops;
        loops = 0; // a break would leave the switch
        Line($"switch ({Pick("n", integers[random.Next(integers.Count)])} & 3)");
        Line("{");
        Line("case 0:");
        Block();
        Line("break;");
        Line("case 1: case 2:");
        Block();
        Line(Pick("goto case 0;", "break;"));
        Line("default:");
        Block();
        Line("break;");
        Line("}");
        loops = outside;
    }

    private void Jump() => Line(loops > 0
        ? $"if ({Condition()}) {Pick("break", "continue", $"return {Expression(1)}")};"
        : $"if ({Condition()}) return {Expression(1)};");

    private void DeclareInBranches()
    {
        var name = "t" + names++;
        Line($"R {name};");
        Line($"if ({Condition()}) {name} = {Expression(1)}; else {name} = M.Sin({Expression(1)});");
        reals.Add(name);
    }

    private void Integer()
    {
        if (random.Next(3) == 0)
        {
            var name = "k" + names++;
            Line($"int {name} = {Pick("n + 1", "3", integers[random.Next(integers.Count)])};");
            integers.Add(name);
            return;
        }
        var free = integers.Where(name => !fixedIntegers.Contains(name)).ToArray();
        var target = free[random.Next(free.Length)];
        Line(Pick($"{target}++;", $"{target} = ({target} * 5 + 1) & 7;", $"{target} -= 2;", $"Witness.Sees({target});"));
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
        if (a != b) Line($"({a}, {b}) = ({Pick(b, Expression(1))}, {Pick(a, Expression(1))});");
    }

    private string Condition() => random.Next(5) switch
    {
        0 => $"({integers[random.Next(integers.Count)]} & 1) == {random.Next(2)}",
        1 => $"{Real()} > {Pick("0.1", "-0.2", "0.35")}",
        2 => $"{Real()} < {Real()}",
        3 => $"{Real()} * {Real()} < {Pick("0.3", "0.6")} || {integers[random.Next(integers.Count)]} > 1",
        _ => $"{Real()} > 0.05 && {Real()} < 0.9",
    };

    private string Expression(int level)
    {
        if (level == 0) return Leaf();
        return random.Next(9) switch
        {
            0 or 1 => $"({Expression(level - 1)} {Pick("+", "-")} {Expression(level - 1)})",
            2 or 3 => $"{Expression(level - 1)} * {Expression(level - 1)}",
            4 => $"{Expression(level - 1)} / (3 + M.Sin({Expression(level - 1)}))",
            5 or 6 => $"M.{Pick("Sin", "Cos", "Tanh")}({Expression(level - 1)})",
            7 => $"M.Exp(M.Sin({Expression(level - 1)}))",
            _ => Leaf(),
        };
    }

    private string Leaf() => random.Next(8) switch
    {
        0 => Pick("0.5", "2", "1.25", "-0.75"),
        1 => integers[random.Next(integers.Count)],
        _ => Real(),
    };

    private string Real() => reals[random.Next(reals.Count)];

    private string Pick(params string[] choices) => choices[random.Next(choices.Length)];

    private void Line(string text) => body.Append("        ").Append(text).Append('\n');
}
