using System.Text;

namespace Backprop.Generator.Tests.Fuzz.Arrays;

/// <summary>
/// Writes random methods over arrays: the loops, and the ways to fill and to read an array again, that analyses of trips, sections
/// and last writes tell apart. They end, and their values are bounded, since what is assigned is.
/// </summary>
internal sealed partial class ArrayWriter : ArrayExpressions
{
    private const int Deepest = 4;

    private readonly StringBuilder body = new();
    private int depth, names, budget, loops;

    public ArrayWriter(int seed) : base(seed)
    {
        int count = 1 + Below(3);
        foreach (var size in new[] { Size.A, Size.B, Size.C }.Take(count))
        {
            var form = Pick(Form.Array, Form.Array, Form.Array, Form.Array, Form.Span, Form.ReadOnly);
            Arrays.Add(new Arr(size.ToString().ToLowerInvariant(), size, form, form != Form.ReadOnly && Chance(50), false, true));
        }
        Given = Arrays.ToArray();
        if (IsPlain = Chance(60)) Objective();
        else Anything();
    }

    private void Anything()
    {
        budget = 3 + Below(9);
        while (budget > 0) Statement();
        foreach (var array in Arrays.ToArray())
            if (Chance(30)) Sum(array);
        Line($"return {string.Join(" + ", Reals.Where(_ => Chance(60)).Append(Expression(2)))};");
    }

    /// <summary>Sums of loops whose trips mostly keep to themselves, as objectives are; the result is linear in them.</summary>
    private void Objective()
    {
        for (budget = Below(4); budget > 0;) Statement();
        budget = 3;
        var sums = Enumerable.Range(0, 1 + Below(2)).Select(_ => Scratch(apart: true)).ToArray();
        if (Chance(25)) Sum();
        Line($"return {string.Join(Pick(" + ", " - "), sums.Select(sum => Pick("", "", "0.5 * ") + sum))}{(Chance(40) ? " + " + Expression(2) : "")};");
    }

    /// <summary>The parameters that are arrays; x, n, d and idx follow them.</summary>
    public IReadOnlyList<Arr> Given { get; }

    public string Parameters => string.Join(", ", Given.Select(array => $"{array.Type} {array.Name}")) + ", R x, int n, int d, int[] idx";

    public string Body => body.ToString();

    private void Statement()
    {
        budget--;
        switch (Below(depth < Deepest && budget > 0 && loops < 3 ? 40 : 18))
        {
            case 0: Declare(Expression(2)); break;
            case 1: Line($"{Real()} = {Bounded(2)};"); break;
            case 2 or 3: Line($"{Real()} {Pick("+=", "+=", "-=")} {Bounded(2)};"); break;
            case 4: Line($"{Real()} *= {Pick("0.5", "0.9 * M.Cos(" + Leaf() + ")")};"); break;
            case 5 or 6 or 7: Store(); break;
            case 8 or 9: Update(); break;
            case 10: Fresh(); break;
            case 11 or 12: Alias(); break;
            case 13 or 14: Slice(); break;
            case 15 or 16: Reassign(); break;
            case 17: if (loops > 0 || Chance(20)) Jump(); else Store(); break;
            case 18 or 19: If(); break;
            case 20 or 21 or 22 or 23: Fill(); break;
            case 24: Copy(); break;
            case 25 or 26: Sum(); break;
            case 27: Product(); break;
            case 28 or 29: Stencil(); break;
            case 30 or 31 or 32 or 33: Reals.Add(Scratch(Chance(50))); break;
            default: Loop(); break;
        }
    }

    private void Declare(string value)
    {
        var name = Name("t");
        Line($"R {name} = {value};");
        Reals.Add(name);
    }

    private Arr? Writable() => Arrays.Where(array => array.Writable).ToArray() is { Length: > 0 } all ? all[Math.Max(Below(all.Length), Below(all.Length))] : null;

    private void Store()
    {
        if (Writable() is { } array) Line($"{Element(array)} = {Bounded(2)};");
        else Fresh();
    }

    private void Update()
    {
        if (Writable() is { } array) Line($"{Element(array)} {Pick($"+= {Bounded(1)}", $"+= {Bounded(1)}", $"-= {Bounded(1)}", "*= 0.5", $"*= M.Cos({Expression(1)})")};");
        else Fresh();
    }

    private Arr Fresh() => Fresh(Pick(Size.N, Size.N, Size.OneMore, Size.D, Size.D, Size.Rows, Size.Four, Given[0].Size, Given[^1].Size));

    private Arr Fresh(Size size)
    {
        var made = new Arr(Name("s"), size, Form.Array, true, true, true);
        Line(size == Size.Four && Chance(60) ? $"R[] {made.Name} = {{ {Expression(1)}, {Leaf()}, 0.5, {Expression(1)} }};" : $"R[] {made.Name} = new R[{Sizes.Text(size)}];");
        Arrays.Add(made);
        return made;
    }

    private void Alias()
    {
        var source = Any();
        var alike = Arrays.Where(other => other.Form == source.Form && other != source).ToArray();
        var name = Name("p");
        if (alike.Length == 0 || source.Form != Form.Array || Chance(40))
        {
            Line($"var {name} = {source.Name};");
            Arrays.Add(source with { Name = name, Assignable = true });
            return;
        }
        var other = Pick(alike);
        if (Sizes.Within(other.Size, source.Size)) (source, other) = (other, source);
        if (!Sizes.Within(source.Size, other.Size)) return;
        Line($"var {name} = {Truth(0)} ? {source.Name} : {other.Name};");
        Arrays.Add(source with { Name = name, Writable = source.Writable && other.Writable, Assignable = true, Exact = source.Size == other.Size && source.Exact && other.Exact });
    }

    private void Reassign()
    {
        var alike = (from p in Arrays from q in Arrays where p != q && p.Assignable && p.Form == Form.Array && q.Form == Form.Array && p.Size == q.Size && (q.Writable || !p.Writable) && (q.Exact || !p.Exact) select (p, q)).ToArray();
        if (alike.Length == 0) { Alias(); return; }
        var (one, two) = Pick(alike);
        bool both = two.Assignable && one.Writable == two.Writable && one.Exact == two.Exact;
        if (both && Chance(60)) Line($"({one.Name}, {two.Name}) = ({two.Name}, {one.Name});");
        else if (both && Chance(30))
        {
            var name = Name("q");
            Line($"var {name} = {one.Name};");
            Line($"{one.Name} = {two.Name};");
            Line($"{two.Name} = {name};");
        }
        else if (one.Exact && one.Size <= Size.Four && Chance(30)) Line($"{one.Name} = new R[{Sizes.Text(one.Size)}];");
        else Line($"{(Chance(30) ? $"if ({Truth(0)}) " : "")}{one.Name} = {two.Name};");
    }

    private void Slice()
    {
        var whole = Any();
        var form = whole.Form == Form.ReadOnly ? Form.ReadOnly : Form.Span;
        var choices = new List<(string Start, string? Length, Size Size)>();
        foreach (var counter in Counters)
        {
            if (counter.Below == Size.N && Sizes.Within(Size.Rows, whole.Size))
                choices.AddRange([.. Enumerable.Repeat((Pick($"{counter.Name} * d", $"d * {counter.Name}"), (string?)"d", Size.D), 4), ($"{counter.Name} * (d - 1)", "d", Size.D), (IsPlain ? $"(n - 1 - {counter.Name}) * d" : Pick($"({counter.Name} + 1) % n * d", $"idx[{counter.Name}] * d"), "d", Size.D)]);
            if (counter.Fits(whole) && counter.High > 0) choices.AddRange([(counter.Name, "2", Size.Two), (counter.Name, "2", Size.Two)]);
            if (counter.Fits(whole) && counter.Low > 0) choices.Add((counter.Name + " - 1", "2", Size.Two));
        }
        if (Sizes.Within(Size.N, whole.Size)) choices.Add(("0", "n", Size.N));
        if (whole.Size is Size.A or Size.OneMore) choices.Add(("1", "n", Size.N));
        if (Sizes.Within(Size.D, whole.Size)) choices.Add(("0", "d", Size.D));
        if (whole.Size == Size.Four) choices.Add((Pick("0", "1", "2"), "2", Size.Two));
        if (choices.Count == 0) { Store(); return; }
        var (start, length, size) = Pick(choices.ToArray());
        var name = Name("v");
        Line($"{(form == Form.ReadOnly ? "ReadOnlySpan<R>" : "Span<R>")} {name} = {whole.Part(start, length)};");
        Arrays.Add(new Arr(name, size, form, whole.Writable, false, true));
    }

    private void If()
    {
        Block($"if ({Truth(1)})", 2);
        if (Chance(40)) Block("else", 2);
    }

    private void Jump()
    {
        var way = IsPlain ? loops > 0 ? "continue;" : $"return {Expression(1)};" : loops == 0 || Chance(15) ? $"return {Expression(1)};" : Pick("break;", "continue;");
        Line(Pick($"if ({Truth(1)}) {way}", $"if ({Truth(1)}) {{ {Real()} = {Bounded(1)}; {way} }}"));
    }

    private void Block(string header, int most, Action? content = null)
    {
        var (reals, settled, arrays, counters) = (Reals, Fixed, Arrays, Counters);
        (Reals, Fixed, Arrays, Counters) = ([.. reals], [.. settled], [.. arrays], [.. counters]);
        Line(header);
        Line("{");
        depth++;
        content?.Invoke();
        int wanted = content is null ? 1 + Below(most) : Below(most + 1);
        for (int i = 0; i < wanted; i++) Statement();
        depth--;
        Line("}");
        (Reals, Fixed, Arrays, Counters) = (reals, settled, arrays, counters);
    }

    private string Name(string kind) => kind + names++;

    private void Line(string text) => body.Append(' ', 8 + 4 * depth).Append(text).Append('\n');
}
