using System.Numerics;
using System.Reflection;
using System.Text;
using Backprop.Generator.Tests.Testing;

namespace Backprop.Generator.Tests.Fuzz;

/// <summary>Random programs against an oracle that holds no code of ours: f'(x) = Im f(x + ih) / h, exact for tiny h.</summary>
public class ComplexStepTests
{
    private const int Batch = 100;
    private const double Step = 1e-100;

    /// <summary>How many batches; more on request.</summary>
    private static readonly int batches = int.TryParse(Environment.GetEnvironmentVariable("BACKPROP_FUZZ"), out var wanted) ? wanted : 5;

    public static TheoryData<int> Batches() => new(Enumerable.Range(0, batches));

    [Theory, MemberData(nameof(Batches))]
    public void A_batch_of_random_programs(int batch)
    {
        var run = GeneratorHarness.Run([Source(batch), CorpusVocabulary.Text]);
        try { run.Succeeded(); }
        catch (Exception e) { Assert.Fail(e.Message.Split("\n\n")[0] + "\n" + Source(batch)); }
        var loaded = new LoadedAssembly(run.Output);
        var type = loaded.Assembly.GetType("Programs")!;
        int compared = 0;
        for (int i = 0; i < Batch; i++)
        {
            foreach (var (x, y, n) in new[] { (0.3, 0.8, 3), (-1.1, 0.4, -2) })
            {
                if (Problem(type, i, x, y, n, ref compared) is { } problem)
                    Assert.Fail($"program {i} of batch {batch} at ({x}, {y}, {n}): {problem}\n\n{new ProgramWriter(batch * Batch + i).Body()}\n{Generated(run, i)}");
            }
        }
        loaded.Unload();
        Assert.True(compared > Batch, $"only {compared} points could be compared");
    }

    private static string? Problem(Type type, int i, double x, double y, int n, ref int compared)
    {
        object? Call(string name, params object?[] arguments) => type.GetMethod(name)!.Invoke(null, BindingFlags.DoNotWrapExceptions, null, arguments, null);
        Complex Twin(Complex a, Complex b) => (Complex)Call("Twin" + i, a, b, n)!;

        string Seen() => (string)type.Assembly.GetType("Witness")!.GetMethod("Take")!.Invoke(null, null)!;

        Seen();
        double value = (double)Call("P" + i, x, y, n)!;
        var seen = Seen();
        double[] expected = [Twin(new(x, Step), y).Imaginary / Step, Twin(x, new(y, Step)).Imaginary / Step];
        Seen();
        var gradient = Reals.Flatten(Call($"P{i}Gradient", x, y, n));
        if (Seen() is var inGradient && inGradient != seen) return $"Gradient evaluates {inGradient}, the method {seen}";
        var both = Reals.Flatten(Call($"P{i}ValueAndGradient", x, y, n));
        if (Seen() is var inBoth && inBoth != seen) return $"ValueAndGradient evaluates {inBoth}, the method {seen}";
        object?[] arguments = [x, y, n, null];
        var forward = Reals.Flatten(Call($"P{i}Forward", arguments))[0];
        if (Seen() is var inForward && inForward != seen) return $"Forward evaluates {inForward}, the method {seen}";
        var backward = Reals.Flatten(Call($"P{i}Backward", arguments[3], 1.0));

        if (!Reals.SameBits(value, both[0])) return $"ValueAndGradient gives {both[0]:R}, the method {value:R}";
        if (!Reals.SameBits(value, forward)) return $"Forward gives {forward:R}, the method {value:R}";
        if (!Reals.AllFinite(expected.Append(value)) || expected.Max(Math.Abs) > 1e6) return null;
        compared++;
        double scale = 1e-2 + expected.Max(Math.Abs);
        foreach (var (name, actual) in new[] { ("Gradient", gradient), ("ValueAndGradient", both[1..]), ("Backward", backward) })
            if (!expected.Zip(actual).All(pair => Reals.Close(pair.First, pair.Second, 1e-11, scale)))
                return $"{name} is {Reals.Show(actual)}, expected {Reals.Show(expected)}";
        return null;
    }

    private static string Source(int batch)
    {
        var text = new StringBuilder("using Backprop;\npublic static partial class Programs\n{\n");
        for (int i = 0; i < Batch; i++)
        {
            var body = new ProgramWriter(batch * Batch + i).Body();
            text.Append($"    [Differentiable]\n    public static double P{i}(double x, double y, int n)\n    {{\n{Over(body, "double", "System.Math")}    }}\n");
            text.Append($"    public static System.Numerics.Complex Twin{i}(System.Numerics.Complex x, System.Numerics.Complex y, int n)\n    {{\n{Over(body, "System.Numerics.Complex", "System.Numerics.Complex")}    }}\n");
        }
        return text.Append("}\n").ToString();
    }

    private static string Over(string body, string reals, string functions) => body.Replace("R ", reals + " ").Replace("M.", functions + ".");

    private static string Generated(GeneratorRun run, int i) => run.Files.FirstOrDefault(f => f.Text.Contains($" P{i}Forward(")).Text;
}
