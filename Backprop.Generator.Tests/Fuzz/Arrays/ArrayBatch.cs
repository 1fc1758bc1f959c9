using Backprop.Generator.Pipeline;
using Backprop.Generator.Tests.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Backprop.Generator.Tests.Fuzz.Arrays;

/// <summary>Random programs and their twins over dual numbers, in one compilation.</summary>
internal sealed class ArrayBatch(IReadOnlyList<ArrayProgram> programs, string duals)
{
    private readonly Dictionary<(string Name, int Fewer), string> thrown = [];

    public ArrayBatch(IReadOnlyList<ArrayProgram> programs) : this(programs, VectorDuals.Text) { }

    /// <summary>How many results could be compared with the twin's.</summary>
    public int Compared { get; private set; }

    public IEnumerable<(ArrayProgram Program, string Problem)> Problems()
    {
        var sound = programs.ToArray();
        var (loaded, together) = Load(sound);
        if (loaded is null)
        {
            // Those that nothing is generated for; if there are none, all have to be asked.
            var suspects = Refused(sound) is { Length: > 0 } refused ? refused : sound;
            var complaints = suspects.Select(program => (Program: program, Problem: Load([program]).Complaint)).Where(found => found.Problem is not null).ToArray();
            foreach (var (program, complaint) in complaints) yield return (program, complaint!);
            if (complaints.Length == 0) throw new InvalidOperationException("sound programs that are not sound together: " + together);
            if (complaints.Length == sound.Length) yield break;
            var others = new ArrayBatch(sound.Except(complaints.Select(found => found.Program)).ToArray(), duals);
            foreach (var found in others.Problems()) yield return found;
            Compared += others.Compared;
            yield break;
        }
        foreach (var program in sound)
            if ((Problem(new ArrayRun(loaded.Assembly, program), program) ?? thrown.FirstOrDefault(pair => pair.Key.Name == program.Name).Value) is { } problem)
                yield return (program, problem);
        loaded.Unload();
    }

    public static string Generated(ArrayProgram program) => Run([program], VectorDuals.Text).AllText;

    private string? Problem(ArrayRun run, ArrayProgram program)
    {
        string? problem = null;
        var thread = new Thread(() =>
        {
            foreach (var point in ArrayPoint.All(program.Given.Count))
            {
                bool compared = false;
                try { problem = run.Problem(point, out compared); }
                catch (Exception e) { problem = e.ToString(); }
                if (compared) Compared++;
                if (problem is null) continue;
                problem = $"at {point}\n{problem}";
                return;
            }
        }, 1 << 24)
        { IsBackground = true };
        thread.Start();
        return thread.Join(TimeSpan.FromSeconds(60)) ? problem : "it does not end";
    }

    /// <summary>The programs that nothing is generated for.</summary>
    private ArrayProgram[] Refused(IReadOnlyList<ArrayProgram> some)
    {
        var run = Run(some, duals);
        if (run.Result.Exception is not null || run.Files.Count() == some.Count) return [];
        var members = run.Output.GetTypeByMetadataName("Programs")!.MemberNames.ToHashSet();
        return some.Where(program => !members.Contains(program.Name + "Forward")).ToArray();
    }

    private static GeneratorRun Run(IReadOnlyList<ArrayProgram> some, string duals) =>
        GeneratorHarness.Run([ArrayProgram.Sources(some), ArrayProgram.Twins(some), duals]);

    /// <summary>All the programs with what was generated for each, if there are no complaints at all.</summary>
    private (LoadedAssembly? Loaded, string? Complaint) Load(IReadOnlyList<ArrayProgram> some)
    {
        var run = Run(some, duals);
        if (run.Result.Exception is { } exception) return (null, "the generator threw " + exception);
        if (run.Files.Count() != some.Count) return (null, "nothing is generated: " + Refusal(run));
        var output = run.Output;
        var trees = new List<SyntaxTree>();
        foreach (var lowered in ForwardMode.Lowered(run))
        {
            var program = some.Single(program => program.Name == lowered.Signature.Method);
            for (int i = 0; i < program.Fewer.Count; i++)
            {
                try
                {
                    var file = Oracles.Gradient(lowered, program.Fewer[i], "By" + i);
                    trees.Add(GeneratorHarness.Parse(file.Text, Options.Default, file.HintName));
                }
                catch (Exception e) { thrown[(program.Name, i)] = $"the gradient by {program.Fewer[i]} threw {e}"; }
            }
        }
        trees.AddRange(some.Select(program => GeneratorHarness.Parse(ArrayBridge.Text(program, output, i => thrown.ContainsKey((program.Name, i))), Options.Default, "Bridge" + program.Name + ".cs")));
        var bridged = output.AddSyntaxTrees(trees);
        var user = run.Input.SyntaxTrees.ToHashSet();
        if (bridged.GetDiagnostics().FirstOrDefault(d => d.Severity >= DiagnosticSeverity.Warning && d.Location.SourceTree is { } tree && (d.Severity == DiagnosticSeverity.Error || !user.Contains(tree))) is { } wrong)
            return (null, (user.Contains(wrong.Location.SourceTree!) ? "not C#: " : "the generated code complains: ") + wrong + "\n" + wrong.Location.SourceTree!.GetText().Lines[wrong.Location.GetLineSpan().StartLinePosition.Line]);
        return (new LoadedAssembly(bridged), null);
    }

    private static string Refusal(GeneratorRun run) =>
        run.Input.GetDiagnostics().FirstOrDefault(d => d.Severity == DiagnosticSeverity.Error) is { } error ? "not C#: " + error
        : GeneratorHarness.Analyze(run.Output).FirstOrDefault(d => d.Severity == DiagnosticSeverity.Error) is { } refusal ? "refused: " + refusal
        : string.Join(" ", run.Result.Diagnostics);
}
