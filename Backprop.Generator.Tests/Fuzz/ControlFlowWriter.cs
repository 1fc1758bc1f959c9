using System.Text;

namespace Backprop.Generator.Tests.Fuzz;

/// <summary>
/// Writes random methods with branches and, where wanted, loops in loops and jumps out of them. They end, since nothing but its
/// own header moves the counter of a loop away from its end, and their values are bounded, since what is assigned is.
/// </summary>
internal sealed class ControlFlowWriter(int seed, bool loops) : ExpressionWriter(seed)
{
    private const int Deepest = 4;

    private readonly StringBuilder body = new();
    private int depth, names, budget;
    private bool inSwitch;

    /// <summary>The text of one method, with R for the type of reals and M for the class of its functions.</summary>
    public string Body()
    {
        budget = 3 + Below(14);
        while (budget > 0) Statement();
        Line($"return {Expression(2)};");
        return body.ToString();
    }

    private void Statement()
    {
        budget--;
        switch (Below(depth < Deepest && budget > 0 ? 30 : 14))
        {
            case 0 or 1: Declare("R", Reals, Expression(Loops > 0 ? 2 : 3)); break;
            case 2 or 3 or 4: Line($"{Real()} = {Bounded(3)};"); break;
            case 5: Line($"{Real()} {Pick("+=", "-=", "*=")} {Bounded(2)};"); break;
            case 6: Line($"{Integers[Below(Integers.Count)]} {Pick("= n * 3 % 7 + 1", "+= 1", "++", "--", "= n % 4")};"); break;
            case 7: Line($"{Real()} = {Real()} = {Bounded(2)};"); break;
            case 8: Swap(); break;
            case 9: Line($"{Real()} /= 2 + M.Cos({Expression(1)});"); break;
            case 10: Passenger(); break;
            case 11: Declare("R", Reals, Real()); break;
            case 12: DeclareLate(); break;
            case 13: Line($"_ = {Expression(1)};"); break;
            case 14: Block("", 2); break;
            case 15 or 16 or 17 or 18: If(); break;
            case 19: Switch(); break;
            case 20 or 21: Jump(); break;
            default: if (loops) Loop(); else If(); break;
        }
    }

    private void Declare(string type, List<string> kind, string value)
    {
        var name = Name();
        Line($"{type} {name} = {value};");
        kind.Add(name);
    }

    /// <summary>Declared here, assigned in branches.</summary>
    private void DeclareLate()
    {
        var name = Name();
        Line($"R {name};");
        Line($"if ({Truth(1)}) {name} = {Bounded(2)}; else {name} = {Real()};");
        Reals.Add(name);
    }

    private void Swap()
    {
        string a = Real(), b = Real(), c = Real();
        if (a == b) return;
        Line(Pick($"({a}, {b}) = ({b}, {a});", $"({a}, {b}) = ({b}, {Bounded(1)});", $"({a}, {b}) = ({c} * 0.5, {a} - 0.25);"));
    }

    private void Passenger()
    {
        switch (Below(4))
        {
            case 0: Line("Witness.Sees(n);"); break;
            case 1: Declare("int", Integers, Integer()); break;
            case 2 when Truths.Count > 0: Line($"{Truths[Below(Truths.Count)]} = {Truth(1)};"); break;
            default: Declare("bool", Truths, Truth(1)); break;
        }
    }

    private void If()
    {
        var both = Chance(55);
        Block($"if ({Truth(2)})", 2);
        if (!both) return;
        if (Chance(25)) { Block($"else if ({Truth(1)})", 2); if (Chance(50)) return; }
        Block("else", 2);
    }

    private void Switch()
    {
        var (outside, sections) = (inSwitch, 2 + Below(2));
        Line($"switch ({Pick("n % 3", "n & 1", "n", "Witness.Sees(n % 2)")})");
        Line("{");
        inSwitch = true;
        for (int k = 0; k < sections; k++)
        {
            bool last = k == sections - 1;
            Line(last ? "default:" : $"case {k}:");
            Block("", 2);
            Line(last || Chance(60) ? "break;" : "goto default;");
        }
        inSwitch = outside;
        Line("}");
    }

    private void Jump()
    {
        var way = Below(10) switch
        {
            < 4 when Loops > 0 || inSwitch => "break;",
            < 8 when Loops > 0 => "continue;",
            _ => $"return {Expression(1)};",
        };
        Line(Pick($"if ({Truth(1)}) {way}", $"if ({Truth(1)}) {{ {Real()} = {Bounded(1)}; {way} }}", $"if ({Truth(1)}) {{ {Real()} += 0.5; {way} }} else {Real()} *= 0.5;"));
    }

    private void Loop()
    {
        if (Loops == 3) return;
        var (k, trips, from, condition) = ("k" + Name(), Pick("2", "3", "n % 4", Loops == 0 ? "5" : "1", "Witness.Sees(2)"), Pick("0", "1", "-1"), Truth(1));
        if (Counters.Count > 0 && Chance(25)) trips = Counters[Below(Counters.Count)] + Pick("", " + 1", " % 3");
        switch (Below(11))
        {
            case 0 or 1: Body($"for (int {k} = {from}; {k} < {trips}; {k}++)", k, own: "++"); break;
            case 2: Body($"for (int {k} = {trips}; {k} > 0; {k}{Pick("--", " -= 2")})", k, own: "--"); break;
            case 3: Body($"for (int {k} = 0; {k} <= {trips} && {condition}; {k} += {Pick("1", "2", "Witness.Sees(1)")})", k, own: "++"); break;
            case 4: Line($"int {k} = 0;"); Body($"while ({Pick($"{k}++ < {trips} && {condition}", $"{condition} && {k}++ < 3")})", k); break;
            case 5: Line($"int {k} = {trips};"); Body($"while ({k}-- > 0)", k); break;
            case 6: Line($"int {k} = 0;"); Body("do", k, after: $"while ({Pick($"++{k} < {trips}", $"{condition} && {k}++ < 2", $"{k}++ < 3 && {condition}")});"); break;
            case 7: Line($"int {k} = 0;"); Body(Pick("while (true)", "for (; ; )"), k, start: $"if ({k}++ >= {Pick("2", "3")}{Pick("", " || " + condition)}) break;"); break;
            case 8: Line($"int {k};"); Body($"for ({Real()} = {Bounded(1)}, {k} = 0; {k} < {trips}; {k}++, {Real()} = {Bounded(1)})", k); break;
            case 9: RealLoop(k); break;
            default: Body($"foreach (int {k} in new[] {{ 2, -1, 3 }})", k); break;
        }
    }

    private void RealLoop(string k)
    {
        var outside = RealCounters;
        var header = $"for (R {k} = {Pick("0", Bounded(1))}; {k} < 1.4; {k} += {Pick("0.5", "0.6 + 0.1 * M.Cos(x)")})";
        RealCounters = [.. outside, k];
        Body(header, "");
        RealCounters = outside;
    }

    /// <summary>The body of a loop, which may move its own counter towards the end.</summary>
    private void Body(string header, string counter, string own = "", string start = "", string after = "")
    {
        var (outside, switched) = (Counters, inSwitch);
        if (counter != "") Counters = [.. Counters, counter];
        inSwitch = false;
        Loops++;
        Block(header, 4, atStart: () =>
        {
            if (start != "") Line(start);
            else if (own != "" && Chance(15)) Line($"if ({Truth(1)}) {counter}{own};");
        });
        Loops--;
        inSwitch = switched;
        Counters = outside;
        if (after != "") Line(after);
    }

    private void Block(string header, int most, Action? atStart = null)
    {
        var (reals, integers, truths, used) = (Reals, Integers, Truths, names);
        (Reals, Integers, Truths) = ([.. reals], [.. integers], [.. truths]);
        if (header != "") Line(header);
        Line("{");
        depth++;
        atStart?.Invoke();
        int wanted = 1 + Below(most);
        for (int i = 0; i < wanted; i++) Statement();
        if (atStart is not null && Chance(10)) Line("continue;");
        depth--;
        Line("}");
        (Reals, Integers, Truths, names) = (reals, integers, truths, used);
    }

    /// <summary>Blocks side by side use the same names; no block uses those of a block around it.</summary>
    private string Name() => $"{"abcdefg"[depth]}{names++}";

    private void Line(string text) => body.Append(' ', 8 + 4 * depth).Append(text).Append('\n');
}
