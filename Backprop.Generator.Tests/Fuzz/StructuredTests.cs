using System.Reflection;
using System.Text;
using Backprop.Generator.Tests.Testing;

namespace Backprop.Generator.Tests.Fuzz;

/// <summary>Random structured programs against forward-mode duals of the same text, which take the same path and are exact on it.</summary>
public class StructuredTests
{
    private const int Batch = 100;

    /// <summary>How many batches; BACKPROP_FUZZ=100 makes ten thousand programs.</summary>
    private static readonly int batches = int.TryParse(Environment.GetEnvironmentVariable("BACKPROP_FUZZ"), out var wanted) ? wanted : 4;

    private static readonly int first = int.TryParse(Environment.GetEnvironmentVariable("BACKPROP_FUZZ_FIRST"), out var wanted) ? wanted : 0;

    public static TheoryData<int> Batches() => new(Enumerable.Range(first, batches));

    [Theory, MemberData(nameof(Batches))]
    public void A_batch_of_random_structured_programs(int batch)
    {
        var run = GeneratorHarness.Run([Source(batch), Duals.Text, CorpusVocabulary.Text]);
        try { run.Succeeded(); }
        catch (Exception e) { Assert.Fail($"batch {batch}: " + e.Message.Split("\n\n")[0] + "\n" + Culprit(e.Message, batch)); }
        var loaded = new LoadedAssembly(run.Output);
        var type = loaded.Assembly.GetType("Programs")!;
        int compared = 0;
        for (int i = 0; i < Batch; i++)
            foreach (var (x, y, n) in new[] { (0.3, 0.8, 3), (-1.1, 0.4, 2), (0.7, -0.6, 5) })
                if (Problem(type, i, x, y, n, ref compared) is { } problem)
                    Assert.Fail($"program {i} of batch {batch} (seed {batch * Batch + i}) at ({x}, {y}, {n}): {problem}\n\n{Body(batch, i)}\n{Generated(run, i)}");
        loaded.Unload();
        Assert.True(compared > Batch, $"only {compared} points could be compared");
    }

    private static string? Problem(Type type, int i, double x, double y, int n, ref int compared)
    {
        object? Call(string name, params object?[] arguments) => type.GetMethod(name)!.Invoke(null, BindingFlags.DoNotWrapExceptions, null, arguments, null);
        string Seen() => (string)type.Assembly.GetType("Witness")!.GetMethod("Take")!.Invoke(null, null)!;

        Seen();
        double value = (double)Call("P" + i, x, y, n)!;
        var seen = Seen();
        var expected = (double[])Call("D" + i, x, y, n)!;
        Seen();
        object?[] arguments = [x, y, n, null];
        var results = new List<(string Name, double? Value, double[] Gradient)>();
        void Add(string name, double[] all)
        {
            results.Add((name, all.Length == 3 ? all[0] : null, all[^2..]));
            if (name != "Backward again" && name != "Backward" && Seen() is var now && now != seen) results.Add(($"{name} evaluates {now} instead of {seen}", double.NaN, all[^2..]));
        }
        Add("Gradient", Reals.Flatten(Call($"P{i}Gradient", x, y, n)));
        Add("ValueAndGradient", Reals.Flatten(Call($"P{i}ValueAndGradient", x, y, n)));
        double forward = (double)Call($"P{i}Forward", arguments)!;
        Add("Backward", Reals.Flatten(Call($"P{i}Backward", arguments[3], 1.0)));
        Add("Backward again", Reals.Flatten(Call($"P{i}Backward", arguments[3], 1.0)));
        ((IDisposable)arguments[3]!).Dispose();
        if (!Reals.SameBits(value, forward)) return $"Forward gives {forward:R}, the method {value:R}";
        foreach (var (name, own, _) in results)
            if (own is { } other && !Reals.SameBits(value, other)) return $"{name} gives {other:R}, the method {value:R}";
        if (!Reals.AllFinite(expected.Append(value)) || expected.Max(Math.Abs) > 1e6) return null;
        compared++;
        double scale = 1e-2 + expected.Max(Math.Abs);
        foreach (var (name, _, gradient) in results)
            if (!expected.Zip(gradient).All(pair => Reals.Close(pair.First, pair.Second, 1e-10, scale)))
                return $"{name} is {Reals.Show(gradient)}, expected {Reals.Show(expected)}";
        return null;
    }

    private static string Body(int batch, int i) => new StructuredWriter(batch * Batch + i).Body();

    private static string Source(int batch)
    {
        var text = new StringBuilder("using Backprop;\npublic static partial class Programs\n{\n");
        for (int i = 0; i < Batch; i++)
        {
            var body = Body(batch, i);
            text.Append($"    [Differentiable]\n    public static double P{i}(double x, double y, int n)\n    {{\n{Over(body, "double", "System.Math")}    }}\n");
            text.Append($"    public static double[] D{i}(double a, double b, int n)\n    {{\n        Dual d = E{i}(new Dual(a, 1, 0), new Dual(b, 0, 1), n);\n        return new[] {{ d.X, d.Y }};\n    }}\n");
            text.Append($"    private static Dual E{i}(Dual x, Dual y, int n)\n    {{\n{Over(body, "Dual", "Dual")}    }}\n");
        }
        return text.Append("}\n").ToString();
    }

    private static string Over(string body, string reals, string functions) => body.Replace("R ", reals + " ").Replace("M.", functions + ".");

    private static string Culprit(string message, int batch) =>
        Enumerable.Range(0, Batch).FirstOrDefault(i => message.Contains($"P{i}."), -1) is >= 0 and var i ? Body(batch, i) : "";

    private static string Generated(GeneratorRun run, int i) => run.Files.FirstOrDefault(f => f.Text.Contains($" P{i}Forward(")).Text;
}
