using Backprop.Generator.Analysis;
using Backprop.Generator.Differentiate;
using Backprop.Generator.Frontend;
using Backprop.Generator.Ir;
using Backprop.Generator.Pipeline;

namespace Backprop.Generator.Emit;

/// <summary>The buffers that adjoints of arrays are written into: how they are declared, checked and cleared.</summary>
internal sealed class BufferPrinter
{
    private const int MostInlined = 6;

    private readonly Signature signature;
    private readonly Sweeps sweeps;
    private readonly CodeWriter code;
    private readonly Parameter[] written;
    private readonly Parameter[] apart;
    private string[] names = [];

    public BufferPrinter(Signature signature, Sweeps sweeps, CodeWriter code)
    {
        (this.signature, this.sweeps, this.code) = (signature, sweeps, code);
        var aliases = new Aliases(sweeps.Primal.Body);
        written = signature.Parameters.Where(parameter => parameter.Local.Type is ArrayType && parameter.Leaves.Any(leaf => aliases.IsWritten(leaf.Local))).ToArray();
        // Where a variable may hold either of two parameters, its adjoints are found by the array.
        apart = signature.Parameters.Where(parameter => parameter.Local.Type is ArrayType
            && (written.Contains(parameter) || signature.Parameters.Any(other => other != parameter && other.Local.Type is ArrayType && aliases.NumbersOf(other.Local) == aliases.NumbersOf(parameter.Local)))).ToArray();
    }

    public bool Any => sweeps.Buffers.Count > 0;

    /// <summary>A buffer for each array that is given.</summary>
    private IReadOnlyList<Local> Rooms => Together.In(sweeps.Buffers).Select(buffers => buffers[0]).ToArray();

    private string Buffers => TypeNames.Known("Backprop.Buffers", signature.WellKnown);

    /// <summary>The type of an adjoint that is returned.</summary>
    public static string GradientType(Parameter parameter) => parameter.Local.Type is ArrayType { IsRow: true } flat ? flat.Item + "[]" : parameter.Type;

    /// <summary>A new array for the adjoints of a parameter.</summary>
    public static string Like(Parameter parameter, string name, string buffers) => parameter.Local.Type is ArrayType { IsRow: true } flat
        ? "new " + flat.Item + "[" + name + Length(flat) + "]"
        : buffers + ".Like(" + name + ")";

    public void Name(MethodPrinter method)
    {
        names = Together.In(sweeps.Buffers).Select(buffers => method.FixTogether(buffers)).ToArray();
    }

    public IEnumerable<string> Declarations => Rooms.Select((buffer, i) => TypeNames.Of(buffer.Type, signature.WellKnown) + " " + Speller.Escape(names[i]));

    /// <summary>The checks of a gradient: each buffer has the shape of its parameter, and shares nothing with any other argument.</summary>
    public void Check()
    {
        Check(parameter => parameter.Text, signature.Parameters.Where(parameter => parameter.Local.Type is ArrayType).ToArray(), OfObjects(owner => signature.TextOf(owner)).ToArray());
        CheckApart();
    }

    /// <summary>What the method writes, or may take for another, must not be another argument too.</summary>
    public void CheckApart()
    {
        foreach (var parameter in apart)
        {
            string name = parameter.Text;
            var others = signature.Parameters.Where(other => other != parameter && other.Local.Type is ArrayType && (!apart.Contains(other) || IndexOf(other) > IndexOf(parameter))).ToArray();
            Apart(parameter, name, others.Select(other => (other, other.Text)).Concat(OfObjects(owner => signature.TextOf(owner))));
            if (written.Contains(parameter) && parameter.Local.Type is ArrayType { Element: ArrayType }) code.Line(Buffers + ".RowsApart(nameof(" + name + "), " + name + ");");
        }
    }

    /// <summary>The arrays that objects hold, as far as their owner is there.</summary>
    private IEnumerable<(Parameter, string)> OfObjects(Func<Local, string?> spelled) => sweeps.Primal.Held
        .Select(array => (array.Type, Text: array.Owner is not { } owner ? array.Path : spelled(owner) is { } text ? text + array.Path : null))
        .Where(array => array.Text is not null).Select(array => (Standing(array.Type, array.Text!), array.Text!));

    private static Parameter Standing(ArrayType type, string text) =>
        new(text, "", type.Text, null, IsActive: false, Seq.Of(new Leaf(new Local(-1, text, type, LocalRole.Parameter), text)), "{0}") { IsField = true };

    private int IndexOf(Parameter parameter) => Enumerable.Range(0, signature.Parameters.Count).First(i => signature.Parameters[i] == parameter);

    public void CheckBackward(Func<Local, string?> recorded, IReadOnlyList<string> seeds)
    {
        var arrays = signature.ActiveArrays.ToArray();
        var seeded = written.Where(parameter => parameter.IsActive).ToArray();
        for (int i = 0; i < seeded.Length; i++)
        {
            string seed = seeds[seeds.Count - seeded.Length + i];
            var type = (ArrayType)seeded[i].Local.Type;
            code.Line(Buffers + ".CheckSeed(nameof(" + seed + "), " + seed + ", " + recorded(seeded[i].Local) + (type.IsRow ? Length(type) : "") + ");");
            if (!type.IsRow) code.Line(seed + " ??= " + ArrayExpressions.New(type, string.Join(", ", Enumerable.Repeat("0", type.Rank))) + ";");
        }
        var given = seeded.Select((parameter, i) => (parameter, seeds[seeds.Count - seeded.Length + i])).Where(pair => ((ArrayType)pair.parameter.Local.Type).IsRow).ToArray();
        var ofResults = seeds.Take(seeds.Count - seeded.Length).Select((seed, i) => (new Parameter(seed, "", sweeps.Seeds[i].Type.Text, null, IsActive: false, Seq.Of(new Leaf(sweeps.Seeds[i], seed)), "{0}"), seed)).Where(pair => pair.Item1.Local.Type is ArrayType { IsRow: true });
        Check(parameter => recorded(parameter.Local)!, arrays, given.Concat(ofResults).Concat(OfObjects(recorded)).ToArray());
    }

    /// <summary>Clears those that the body of a gradient expects to be zero.</summary>
    public void Clear(Function gradient)
    {
        for (int i = 0; i < names.Length; i++)
            if (gradient.Cleared.Any(cleared => cleared.Buffer.Id == Rooms[i].Id)) code.Line(((ArrayType)Rooms[i].Type).IsRow ? Speller.Escape(names[i]) + ".Clear();" : Buffers + ".Clear(" + Speller.Escape(names[i]) + ");");
    }

    /// <summary>
    /// dA = dA.Slice(0, a.Length), which is what it is: from there on the runtime's compiler knows as much of the buffer as of the array, and
    /// leaves out the same bounds checks. For those that loops of a gradient go through.
    /// </summary>
    public void Cut(Function gradient)
    {
        var written = IrWalk.All(gradient.Body).OfType<Loop>().SelectMany(loop => loop.Body).Select(IrWalk.Written).OfType<Local>().ToArray();
        var arrays = signature.ActiveArrays.ToArray();
        for (int i = 0; i < names.Length; i++)
            if (arrays[i].Local.Type is ArrayType { Form: ArrayForm.Array or ArrayForm.Span or ArrayForm.ReadOnlySpan, IsRow: true } type && type.Part is null && written.Any(array => array.Id == Rooms[i].Id))
                code.Line(Speller.Escape(names[i]) + " = " + Speller.Escape(names[i]) + ".Slice(0, " + arrays[i].Text + Length(type) + ");");
    }

    private void Check(Func<Parameter, string> spelled, Parameter[] arrays, IReadOnlyList<(Parameter, string)>? given = null)
    {
        var active = signature.ActiveArrays.ToArray();
        for (int i = 0; i < active.Length; i++)
        {
            string buffer = Speller.Escape(names[i]);
            var type = (ArrayType)active[i].Local.Type;
            var others = arrays.Select(parameter => (parameter, spelled(parameter))).Concat(given ?? []).Concat(active.Take(i).Select((parameter, k) => (parameter, Speller.Escape(names[k]))));
            if (type.IsRow) Apart(active[i], buffer, others, spelled(active[i]) + Length(type));
            else
            {
                code.Line(Buffers + ".Check(nameof(" + buffer + "), " + buffer + ", " + spelled(active[i]) + ");");
                if (type.Element is ArrayType { IsRow: true }) code.Line(Buffers + ".RowsApart(nameof(" + buffer + "), " + buffer + ");");
                Apart(active[i], buffer, others.Where(other => other.Item2 != spelled(active[i])));
            }
        }
    }

    /// <summary>
    /// Four at a time: a span cannot be one of any number of arguments. The first check asks for the length too, where one is to be had; where there are many,
    /// those after it are calls, which leave the runtime's compiler room for the loops.
    /// </summary>
    private void Apart(Parameter parameter, string name, IEnumerable<(Parameter Parameter, string Name)> others, string? length = null)
    {
        var type = (ArrayType)parameter.Local.Type;
        foreach (var (other, otherName) in others.Where(other => IsSame(type, (ArrayType)other.Parameter.Local.Type)))
        {
            var otherType = (ArrayType)other.Local.Type;
            if (type is { IsRow: true } && otherType.Element is ArrayType { IsRow: true }) code.Line(Buffers + ".RowsApart<" + type.Item + ">(nameof(" + name + "), " + otherName + ", " + Flat(parameter, name) + ");");
            else if (otherType.IsRow && type.Element is ArrayType { IsRow: true }) code.Line(Buffers + ".RowsApart<" + otherType.Item + ">(nameof(" + name + "), " + name + ", " + Flat(other, otherName) + ");");
        }
        var same = others.Where(other => ((ArrayType)other.Parameter.Local.Type).IsRow == type.IsRow && IsSame(type, (ArrayType)other.Parameter.Local.Type) && (type.IsRow || other.Parameter.Type == parameter.Type)).ToArray();
        if (!type.IsRow)
        {
            foreach (var (_, other) in same) code.Line(Buffers + ".Apart(nameof(" + name + "), " + name + ", " + other + ");");
            return;
        }
        for (int i = 0; i < same.Length || i == 0 && length is not null; i += 4)
        {
            bool checksLength = i == 0 && length is not null;
            var together = same.Skip(i).Take(4).Select(other => Flat(other.Parameter, other.Name));
            code.Line(Buffers + "." + (checksLength ? "Check" : i == 0 || same.Length <= MostInlined ? "Apart" : "AlsoApart") + "<" + type.Item + ">(nameof(" + name + "), "
                + string.Join(", ", new[] { Flat(parameter, name) }.Concat(checksLength ? [length!] : []).Concat(together)) + ");");
        }
    }

    /// <summary>Whether two arrays could share elements.</summary>
    private static bool IsSame(ArrayType type, ArrayType other) => type.Scalar == other.Scalar && type.Part?.Type == other.Part?.Type;

    /// <summary>The elements as a span.</summary>
    private static string Flat(Parameter parameter, string name) => IsBuffer(name, parameter) ? name : Apartness.Flat((ArrayType)parameter.Local.Type, name);

    private static bool IsBuffer(string name, Parameter parameter) => name != parameter.Text && !name.StartsWith("tape.", StringComparison.Ordinal);

    private static string Length(ArrayType type) => type.Form == ArrayForm.List ? ".Count" : ".Length";
}
