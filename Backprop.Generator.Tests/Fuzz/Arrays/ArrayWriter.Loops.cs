namespace Backprop.Generator.Tests.Fuzz.Arrays;

/// <summary>Loops: the random ones, and those that fill, read, sum and mix arrays as programs do.</summary>
internal sealed partial class ArrayWriter
{
    private void Loop() => Loop(Pick(Size.N, Size.N, Size.N, Size.D), 3, null);

    /// <summary>A loop over a size, in one of the ways to write it.</summary>
    private void Loop(Size size, int most, Action? content)
    {
        var (k, end) = (Name("k"), Sizes.Text(size));
        var (header, low, high) = (IsPlain && Chance(90) ? 1 + Below(10) switch { 0 => 0, 1 => 1, 2 => 2, _ => 10 } : Below(14)) switch
        {
            0 => ($"for (int {k} = {end} - 1; {k} >= 0; {k}--)", 0, 0),
            1 => ($"for (int {k} = 1; {k} < {end}; {k}++)", 1, 0),
            2 => ($"for (int {k} = 0; {k} < {end} - 1; {k}++)", 0, 1),
            3 => ($"for (int {k} = 1; {k} + 1 < {end}; {k}++)", 1, 1),
            4 => ($"for (int {k} = 0; {k} < {end}; {k} += 2)", 0, 0),
            5 => ($"for (int {k} = 0; {k} < {end} && {Truth(0)}; {k}++)", 0, 0),
            6 => ($"while (++{k} < {end})", 0, 0),
            7 => ($"for (int {k} = {end} - 2; {k} > 0; {k}--)", 1, 1),
            8 when Chance(50) => ("", 0, 0),
            _ => ($"for (int {k} = 0; {k} < {end}; {k}++)", 0, 0),
        };
        if (header.StartsWith("while", StringComparison.Ordinal)) Line($"int {k} = -1;");
        if (header == "") { Each(most, content); return; }
        Loop(header, new Counter(k, size, null, low, high), most, content);
    }

    private void Loop(string header, Counter counter, int most, Action? content)
    {
        loops++;
        Block(header, most, () => { Counters.Add(counter); content?.Invoke(); if (content is null) Statement(); });
        loops--;
    }

    private void Each(int most, Action? content)
    {
        var (name, over) = (Name("e"), Any());
        loops++;
        Block($"foreach (R {name} in {over.Name})", most, () => { Fixed.Add(name); content?.Invoke(); if (content is null) Statement(); });
        loops--;
    }

    /// <summary>The statement for all elements of an array, or for some of them only.</summary>
    private void Over(Arr array, bool all, Func<string> statement, string? given = null)
    {
        var j = Name("j");
        var end = Pick(array.Name + ".Length", array.Exact && array.Assignable ? Sizes.Text(array.Size) : array.Name + ".Length");
        var (from, to, step) = all ? ("0", end, "++") : Pick(("1", end, "++"), ("0", end + " - 1", "++"), ("0", end, " += 2"), ("0", "n / 2", "++"), ("0", end, "++"), ("0", OtherEnd(array), "++"), ("0", OtherEnd(array), "++"));
        if (given is not null) (from, to, step, all) = ("0", given, "++", true);
        var counter = new Counter(j, array.Exact ? array.Size : null, array.Name, from == "1" ? 1 : 0, to == end + " - 1" ? 1 : 0);
        if (to == "n / 2" && !Sizes.Within(Size.N, array.Size)) to = end;
        var outside = Counters;
        Counters = [.. Counters, counter];
        Line($"for (int {j} = {from}; {j} < {to}; {j}{step}){(!all && Chance(35) ? $" if ({Truth(0)})" : "")}");
        depth++;
        Line(statement());
        depth--;
        Counters = outside;
    }

    /// <summary>An end that is not beyond the array's, and may be before it.</summary>
    private string OtherEnd(Arr array)
    {
        var others = Arrays.Where(other => other != array && other.Exact && Sizes.Within(other.Size, array.Size)).Select(other => other.Name + ".Length");
        return Pick([array.Name + ".Length", .. others, .. new[] { Size.N, Size.D, Size.Two }.Where(size => Sizes.Within(size, array.Size)).Select(Sizes.Text)]);
    }

    private void Fill()
    {
        if (Writable() is { } array) Fill(array);
        else Fill(Fresh());
    }

    private void Fill(Arr array)
    {
        string Last() => Counters[^1].Name;
        switch (Below(16))
        {
            case 0 or 1 or 2 or 3 or 4: Over(array, true, () => $"{array.Name}[{Last()}] = {Bounded(2)};"); break;
            case 5: Over(array, true, () => $"{array.Name}[{Last()}] {Pick("+=", "-=")} {Bounded(1)};"); break;
            case 6 or 7: Over(array, false, () => $"{array.Name}[{Last()}] = {Bounded(2)};"); break;
            case 8: Over(array, false, () => $"{array.Name}[{Last()}] {Pick("+=", "-=")} {Bounded(1)};"); break;
            case 9: Over(array, true, () => $"{array.Name}[{array.Name}.Length - 1 - {Last()}] = {Bounded(2)};"); break;
            case 10: Line(array.Form == Form.Array ? $"Array.Clear({array.Name});" : $"{array.Name}.Clear();"); break;
            case 11: Line(array.Form == Form.Array ? $"Array.Fill({array.Name}, {Bounded(1)});" : $"{array.Name}.Fill({Bounded(1)});"); break;
            case 12:
                Line($"{array.Name}[0] = {Bounded(1)};");
                Over(array with { Assignable = false }, true, () => $"if ({Last()} > 0) {array.Name}[{Last()}] = {Pick("0.5", "0.9")} * M.Sin({array.Name}[{Last()} - 1] + {Leaf()});");
                break;
            case 13 when depth < Deepest: Block($"if ({Truth(0)})", 0, () => Fill(array)); break;
            case 14 when depth < Deepest:
                Block($"if ({Truth(0)})", 0, () => Fill(array));
                Block("else", 0, () => Fill(array));
                break;
            default: Over(array, true, () => $"{array.Name}[{Last()}] = {Element()};"); break;
        }
    }

    private void Copy()
    {
        var pairs = (from target in Arrays from source in Arrays where target != source && target.Writable && target.Exact && Sizes.Within(target.Size, source.Size) select (target, source)).ToArray();
        if (pairs.Length == 0) { Fill(); return; }
        var (to, from) = Pick(pairs);
        if (to.Form == Form.Array && from.Form == Form.Array) Line($"Array.Copy({from.Name}, {to.Name}, {to.Name}.Length);");
        else Line($"{from.Part("0", to.Name + ".Length")}.CopyTo({to.Name});");
    }

    /// <summary>A sum over an array, into a scalar that is there or a new one.</summary>
    private void Sum() => Sum(Any());

    private void Sum(Arr array)
    {
        if (Chance(50)) Declare(Pick("0", Real()));
        var sum = Chance(60) ? Reals[^1] : Real();
        Over(array, Chance(75), () => $"{sum} {Pick("+=", "+=", "-=")} {Pick("", "0.5 * ")}{array.Name}[{Counters[^1].Name}]{Pick("", " * " + Leaf(), " * " + array.Name + "[" + Counters[^1].Name + "]")};");
        if (loops > 0) Line($"{sum} = M.Tanh({sum});");
    }

    /// <summary>A matrix times a vector.</summary>
    private void Product()
    {
        var matrix = Arrays.FirstOrDefault(array => Sizes.Within(Size.Rows, array.Size));
        var vectors = Arrays.Where(array => Sizes.Within(Size.D, array.Size)).ToArray();
        if (matrix is null) { Stencil(); return; }
        var (sum, i, j) = (Name("t"), Name("i"), Name("j"));
        var target = Arrays.LastOrDefault(array => array.Writable && Sizes.Within(Size.N, array.Size));
        Loop($"for (int {i} = 0; {i} < n; {i}++)", new Counter(i, Size.N, null, 0, 0), 1, () =>
        {
            bool row = Chance(50);
            if (row) Line($"{(matrix.Form == Form.ReadOnly ? "ReadOnlySpan<R>" : "Span<R>")} r{i} = {matrix.Part(i + " * d", "d")};");
            Line($"R {sum} = {Pick("0", Leaf())};");
            Line($"for (int {j} = 0; {j} < d; {j}++) {sum} += {(row ? $"r{i}[{j}]" : $"{matrix.Name}[{i} * d + {j}]")} * {(vectors.Length > 0 ? $"{Pick(vectors).Name}[{j}]" : Leaf())};");
            Reals.Add(sum);
            Line(target is not null && Chance(70) ? $"{target.Name}[{i}] {Pick("=", "=", "+=")} M.Tanh({sum});" : $"{Real()} += M.Tanh({sum});");
        });
    }

    private void Stencil()
    {
        if (Writable() is not { } target) { Fill(); return; }
        var source = Chance(50) ? target : Arrays.Where(array => Sizes.Within(target.Size, array.Size)).DefaultIfEmpty(target).Last();
        var k = Name("k");
        var header = Pick($"for (int {k} = 1; {k} < {target.Name}.Length - 1; {k}++)", $"for (int {k} = {target.Name}.Length - 2; {k} > 0; {k}--)");
        var counter = new Counter(k, target.Exact ? target.Size : null, target.Name, 1, 1);
        Loop(header, counter, 1, () => Line($"{target.Name}[{k}] {Pick("=", "=", "+=")} 0.5 * M.{Pick("Sin", "Tanh")}({source.Name}[{k} - 1] {Pick("+", "-", "*")} {Pick("", Leaf() + " * ")}{source.Name}[{k} + 1]);"));
    }

    /// <summary>A loop whose trips fill an array, wholly or not, and read it again: the array made outside or inside, or a row of it.</summary>
    private string Scratch(bool apart)
    {
        bool inside = Chance(30), rows = !inside && Chance(35);
        var array = inside ? null : rows ? Fresh(Size.Rows) : Chance(80) || Writable() is not { } there ? Fresh() : there;
        var other = Chance(25) ? Fresh() : null;
        var sum = Name("t");
        Line($"R {sum} = {Pick("0", "0", Real())};");
        Loop(rows ? Size.N : Pick(Size.N, Size.N, Size.N, Size.D, Given[0].Size), 0, () =>
        {
            var scratch = array ?? Fresh();
            if (apart && Chance(95)) Keep(scratch, other);
            if (rows && Counters.LastOrDefault() is { Below: Size.N } row) scratch = Row(scratch, row);
            if (Chance(20)) Slice();
            if (Chance(20)) Statement();
            if (Chance(40)) Stale(scratch);
            else Use(scratch);
            if (apart) Line($"{sum} {Pick("+=", "+=", "-=")} {Pick($"M.Sin({Real()})", $"{Real()} * {Expression(1)}", Expression(2))};");
            else Line($"{Pick(sum, Real())} += {Bounded(2)};");
        });
        // Mostly nobody asks for it again.
        if (apart && Chance(80)) Arrays = Arrays.Where(known => (known != array || Given.Contains(known)) && known != other).ToList();
        return sum;
    }

    private void Use(Arr scratch)
    {
        for (int i = Chance(35) ? 2 : 1; i > 0; i--) Fill(Chance(80) ? scratch : Writable() ?? scratch);
        if (Chance(25)) Statement();
        if (Chance(20)) Stencil();
        if (Chance(70)) Sum(Chance(80) ? scratch : Any());
        if (Chance(30)) Store();
    }

    /// <summary>Overwritten, but perhaps not wholly, so that the trip may read what an earlier one has left there.</summary>
    private void Stale(Arr scratch)
    {
        void Overwrite() => Over(scratch, Chance(50), () => $"{scratch.Name}[{Counters[^1].Name}] = {Bounded(1)};", Chance(50) ? OtherEnd(scratch) : null);
        if (Chance(30))
        {
            Block($"if ({Truth(0)})", 0, Overwrite);
            if (Chance(70)) Block("else", 0, Overwrite);
        }
        else Overwrite();
        if (Chance(30)) Line($"{Real()} += {Element(scratch)};");
        else Over(scratch, true, () => $"{Real()} += {Leaf()} * {scratch.Name}[{Counters[^1].Name}];");
        Line($"{(Chance(50) ? scratch.Name + "[^1]" : Element(scratch))} {Pick("=", "=", "+=")} {Bounded(1)};");
    }

    /// <summary>From here on the trip writes nothing that another one reads, but what it is given to write.</summary>
    private void Keep(params Arr?[] written)
    {
        Fixed = [.. Fixed, .. Reals];
        var result = Chance(30) ? Writable() : null;
        Arrays = Arrays.Select(array => written.Contains(array) || array == result ? array : array with { Writable = false, Assignable = false }).ToList();
        var name = Name("t");
        Line($"R {name} = {Element(Pick(Given.ToArray()))};");
        Reals = [name];
    }

    private Arr Row(Arr whole, Counter row)
    {
        var part = new Arr(Name("v"), Size.D, Form.Span, true, false, true);
        Line($"Span<R> {part.Name} = {whole.Part(Pick($"{row.Name} * d", $"{row.Name} * d", $"d * {row.Name}", $"{row.Name} * (d - 1)", $"(n - 1 - {row.Name}) * d"), "d")};");
        if (Chance(70)) Arrays = Arrays.Select(array => array == whole ? array with { Writable = false } : array).ToList();
        Arrays.Add(part);
        return part;
    }
}
