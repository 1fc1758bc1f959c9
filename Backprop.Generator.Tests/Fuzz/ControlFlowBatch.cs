using System.Reflection;
using System.Text;
using Backprop.Generator.Tests.Testing;

namespace Backprop.Generator.Tests.Fuzz;

/// <summary>Random programs with control flow and their twins over dual numbers, in one compilation.</summary>
internal sealed class ControlFlowBatch(int[] seeds, bool loops, string duals)
{
    private static readonly (double X, double Y, int N)[] points = [(0.3, 0.8, 3), (-1.1, 0.4, 0), (0.9, -0.6, 5), (1.7, 1.2, -2)];

    public ControlFlowBatch(int[] seeds, bool loops) : this(seeds, loops, DualNumbers.Text) { }

    /// <summary>How many results could be compared with the twin's.</summary>
    public int Compared { get; private set; }

    /// <summary>What is wrong: the first program that fails in full, the others by their seeds.</summary>
    public string? Problem()
    {
        var problems = Problems().ToArray();
        if (problems.Length == 0) return null;
        var (seed, problem) = problems[0];
        return $"seed {seed}, {(loops ? "with" : "without")} loops: {problem}\n\n" +
            string.Concat(problems[1..].Select(p => $"seed {p.Seed} fails too: {FirstLines(p.Problem)}\n")) +
            $"\n{Over(Body(seed), "double", "Math")}\n{Run(seed).AllText}";
    }

    private IEnumerable<(int Seed, string Problem)> Problems()
    {
        var sound = seeds;
        var loaded = Load(sound);
        if (loaded is null)
        {
            var refusals = seeds.Select(seed => (Seed: seed, Problem: Refusal(Run(seed)))).Where(r => r.Problem is not null).ToArray();
            foreach (var (seed, refusal) in refusals) yield return (seed, refusal!);
            sound = seeds.Except(refusals.Select(r => r.Seed)).ToArray();
            loaded = Load(sound) ?? throw new InvalidOperationException("sound programs that are not sound together");
        }
        foreach (var seed in sound)
            if (Problem(loaded.Assembly, seed) is { } problem) yield return (seed, problem);
        loaded.Unload();
    }

    private static string FirstLines(string text) => string.Join(" ", text.Split('\n').Take(2));

    private string? Problem(Assembly assembly, int seed)
    {
        string? problem = null;
        var thread = new Thread(() =>
        {
            try { problem = points.Select(p => Problem(new ControlFlowProgram(assembly, seed), p.X, p.Y, p.N)).FirstOrDefault(p => p is not null); }
            catch (Exception e) { problem = e.ToString(); }
        })
        { IsBackground = true };
        thread.Start();
        return thread.Join(TimeSpan.FromSeconds(60)) ? problem : "it does not end";
    }

    private string? Problem(ControlFlowProgram program, double x, double y, int n)
    {
        var problem = program.Problem(x, y, n, out bool compared);
        if (compared) Compared++;
        return problem is null ? null : $"at ({x}, {y}, {n}) {problem}";
    }

    /// <summary>All the programs with what was generated for each, if there are no complaints at all.</summary>
    private LoadedAssembly? Load(int[] sound)
    {
        var run = Run(sound);
        if (run.Files.Count() != sound.Length || run.Complaints().Any()) return null;
        try { return new LoadedAssembly(run.Output); }
        catch (Xunit.Sdk.XunitException) { return null; }
    }

    private static string? Refusal(GeneratorRun run)
    {
        try { run.Succeeded(); }
        catch (Xunit.Sdk.XunitException e) { return e.Message.Split("\n\n")[0]; }
        return null;
    }

    private GeneratorRun Run(params int[] some)
    {
        var text = new StringBuilder("using Backprop;\npublic static partial class Programs\n{\n");
        foreach (var seed in some)
        {
            var body = Body(seed);
            text.Append($"    [Differentiable]\n    public static double P{seed}(double x, double y, int n)\n    {{\n{Over(body, "double", "System.Math")}    }}\n");
            text.Append($"    public static Dual Twin{seed}(Dual x, Dual y, int n)\n    {{\n{Over(body, "Dual", "Dual")}    }}\n");
        }
        return GeneratorHarness.Run([text.Append("}\n").ToString(), duals, CorpusVocabulary.Text]);
    }

    private string Body(int seed) => new ControlFlowWriter(seed, loops).Body();

    private static string Over(string body, string reals, string functions) => body.Replace("R ", reals + " ").Replace("M.", functions + ".");
}
