using System.Reflection;
using Backprop.Generator.Tests.Testing;
using Gradients = System.Func<double[][], double, int, int, int[], object>;

namespace Backprop.Generator.Tests.Fuzz.Arrays;

/// <summary>One random program that is loaded with all that was generated for it, and its twin.</summary>
internal sealed class ArrayRun(Assembly assembly, ArrayProgram program)
{
    private readonly Type bridge = assembly.GetType("Bridge" + program.Name)!;

    /// <summary>What is wrong at a point. Where the program throws, cancels too much or ties, it is not compared.</summary>
    public string? Problem(ArrayPoint point, out bool compared)
    {
        compared = false;
        double value;
        var plain = point.Copy();
        try { value = (double)Call("Plain", plain); }
        catch (Exception e) when (e is IndexOutOfRangeException or ArgumentException or DivideByZeroException or OverflowException) { return null; }
        var left = plain.Arrays;
        if (!Twin(point, out var rows, out var twin)) return "the twin throws";
        if (twin.Zip([value, .. left.SelectMany(array => array)]).Any(pair => !Reals.SameBits(pair.First, pair.Second))) return "the twin computes something else";

        string? Left(ArrayPoint after, string by) => after.Arrays.SelectMany(array => array).Zip(left.SelectMany(array => array), Reals.SameBits).All(same => same) ? null
            : $"{by} leaves {after}, the plain call {plain}";
        string? Value(double[] numbers, string by) => Reals.SameBits(numbers[0], value) ? null : $"{by} gives {numbers[0]:R}, the plain call {value:R}";

        var at = point.Copy();
        var gradient = Numbers(Call("Gradient", at));
        if (Left(at, "Gradient") is { } l1) return l1;
        at = point.Copy();
        var both = Numbers(Call("Both", at));
        if (Left(at, "ValueAndGradient") is { } l2) return l2;
        if (Value(both, "ValueAndGradient") is { } v2) return v2;
        at = point.Copy();
        var into = Numbers(Call("Into", at));
        if (Left(at, "Gradient into buffers") is { } l3) return l3;

        var written = (int[])bridge.GetField("Written")!.GetValue(null)!;
        foreach (int i in Enumerable.Range(0, left.Length).Except(written))
            if (!left[i].Zip(point.Arrays[i], Reals.SameBits).All(same => same)) return $"array {i} is written, but Backward takes no seed for it";
        var random = new Random(5);
        var weights = left.Select((array, i) => array.Select(_ => written.Contains(i) ? random.NextDouble() - 0.5 : 0).ToArray()).ToArray();
        at = point.Copy();
        var sweep = (object[])Call("Sweep", at, 1.0, left.Select(_ => Array.Empty<double>()).ToArray());
        if (Left(at, "Forward and Backward") is { } l4) return l4;
        if (Value([(double)sweep[0]], "Forward") is { } v4) return v4;
        var seeded = (object[])Call("Sweep", point.Copy(), 0.7, weights);

        for (int i = 0; i < program.Fewer.Count; i++)
        {
            at = point.Copy();
            var fewer = Numbers(Call("By" + i, at));
            if (fewer.Length == 0) continue;
            if (Left(at, program.Fewer[i].ToString()) is { } l5) return l5;
            if (!fewer.Zip(both).All(pair => pair.First == 0 && pair.Second == 0 || Reals.SameBits(pair.First, pair.Second)))
                return $"by {program.Fewer[i]} {Reals.Show(fewer)}, by all analyses {Reals.Show(both)}";
        }

        var flat = weights.SelectMany(w => w).Prepend(0.7).ToArray();
        var expected = rows[0].Slopes;
        var weighted = expected.Select((_, column) => rows.Select((row, r) => flat[r] * row.Slopes[column]).Sum()).ToArray();
        double size = rows.Max(row => row.Size);
        if (!Reals.AllFinite([value, .. expected, .. weighted]) || !(size < 1e5)) return null;
        compared = true;
        return Far("Gradient", expected, gradient, size) ?? Far("ValueAndGradient", expected, both[1..], size) ?? Far("Gradient into buffers", expected, into, size)
            ?? Far("Backward", expected, Numbers(sweep[1]), size) ?? Far("Backward into buffers", expected, Numbers(sweep[2]), size) ?? Far("Backward again", expected, Numbers(sweep[3]), size)
            ?? Far("Backward with seeds", weighted, Numbers(seeded[1]), size) ?? Far("Backward with seeds into buffers", weighted, Numbers(seeded[2]), size);
    }

    private static string? Far(string by, double[] expected, double[] actual, double size) =>
        expected.Length == actual.Length && expected.Zip(actual).All(pair => Reals.Close(pair.First, pair.Second, 1e-11, 1e-2 + size)) ? null
        : $"{by} is {Reals.Show(actual)}, expected {Reals.Show(expected)}";

    /// <summary>The result and then all elements that are left, each with its derivatives by all inputs.</summary>
    private bool Twin(ArrayPoint point, out (double[] Slopes, double Size)[] rows, out double[] values)
    {
        (rows, values) = ([], []);
        object result;
        try { result = Call("Twin", point); }
        catch (Exception) { return false; }
        var parts = (System.Runtime.CompilerServices.ITuple)result;
        var duals = ((Array)parts[1]!).Cast<Array>().SelectMany(array => array.Cast<object>()).Prepend(parts[0]!).ToArray();
        var dual = assembly.GetType("Dual")!;
        FieldInfo value = dual.GetField("Value")!, size = dual.GetField("Size")!, slopes = dual.GetField("Slopes")!;
        int inputs = point.Arrays.Sum(array => array.Length) + 1;
        rows = duals.Select(d => ((double[]?)slopes.GetValue(d) ?? new double[inputs], (double)size.GetValue(d)!)).ToArray();
        values = duals.Select(d => (double)value.GetValue(d)!).ToArray();
        return true;
    }

    private object Call(string name, ArrayPoint p, params object[] more) => more.Length == 0
        ? bridge.GetMethod(name)!.CreateDelegate<Gradients>()(p.Arrays, p.X, p.N, p.D, p.Indices)
        : bridge.GetMethod(name)!.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [p.Arrays, p.X, p.N, p.D, p.Indices, .. more], null)!;

    private static double[] Numbers(object? value) => value switch
    {
        double number => [number],
        double[] numbers => numbers,
        Array array => array.Cast<object?>().SelectMany(Numbers).ToArray(),
        System.Runtime.CompilerServices.ITuple tuple => Enumerable.Range(0, tuple.Length).SelectMany(i => Numbers(tuple[i])).ToArray(),
        _ => [],
    };
}
