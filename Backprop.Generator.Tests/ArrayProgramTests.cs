using Backprop.Generator.Tests.Testing;
using Backprop.Generator.Tests.Testing.Arrays;
using Microsoft.CodeAnalysis;

namespace Backprop.Generator.Tests;

/// <summary>Every method of the corpus with containers against every oracle.</summary>
public class ArrayProgramTests
{
    public static TheoryData<string, string> Methods()
    {
        var data = new TheoryData<string, string>();
        foreach (var (program, method) in Corpus.ArrayMethods) data.Add(program, method);
        return data;
    }

    [Theory, MemberData(nameof(Methods))]
    public void Every_oracle_agrees(string program, string method)
    {
        var subject = Corpus.Load(program).ArrayMethod(method);
        Assert.NotEmpty(subject.Points);
        var failures = new List<string>();
        foreach (var (name, oracle) in ArrayOracles.All)
            foreach (var point in subject.Points)
            {
                try { oracle(subject, point); }
                catch (Exception e) { failures.Add($"{name} {point}: {e.Message}"); }
            }
        Assert.True(failures.Count == 0, string.Join("\n\n", failures) + "\n\n" + Generated(program, subject.Method));
    }

    private static string Generated(string program, ArrayMethod method) =>
        string.Join("\n", Corpus.Load(program).Run.Files.Where(file => file.Hint.Contains($".{method.Name}.", StringComparison.Ordinal)).Select(file => file.Text));

    [Theory, MemberData(nameof(Methods))]
    public void The_names_are_as_promised(string program, string method)
    {
        var compilation = Corpus.Load(program).Run.Output;
        PromisedNames.Check(compilation, ArrayMethod.In(compilation).Single(m => m.Key == method));
    }

    public static TheoryData<string> Programs() => new(Corpus.ArrayNames);

    /// <summary>The programs themselves, those that are pending too: they run at their points, and are smooth there unless they say otherwise.</summary>
    [Theory, MemberData(nameof(Programs))]
    public void The_program_is_fit_for_differences(string program)
    {
        var loaded = LoadedArrays.PlainOnly(GeneratorHarness.Compile([Corpus.WholeText(program), CorpusVocabulary.Text]));
        Assert.NotEmpty(loaded.Subjects);
        foreach (var s in loaded.Subjects)
        {
            Assert.NotEmpty(s.Points);
            Assert.All(s.Points, point =>
            {
                double[] Outputs(double[] x) => [.. s.Plain(s.With(point, x)) is var o ? Cells.Numbers(o.Value) : [], .. o.Left.Where(Cells.AreReal).SelectMany(c => Cells.Values(c!))];
                var inputs = s.Inputs(point);
                var value = Outputs(inputs);
                Assert.True(Reals.AllFinite(value), $"{s.Method.Key} {point}: {Reals.Show(value)}");
                if (point.Kink || s.IsSingle(point)) return;
                const double Step = 1e-6;
                var direction = Directions.Direction(inputs.Length, 1);
                var slope = Differences.Along(Outputs, inputs, direction, single: false);
                foreach (double step in new[] { Step, -Step })
                {
                    var near = Outputs(inputs.Zip(direction, (x, d) => x + step * d).ToArray()).Zip(value, (a, b) => (a - b) / step).ToArray();
                    Reals.AssertClose(slope, near, 1e-3, $"{s.Method.Key} {point}: the slope to one side", 1 + value.Select(Math.Abs).DefaultIfEmpty().Max());
                }
            });
        }
        loaded.Unload();
    }

    /// <summary>A mark that has served its time must go.</summary>
    [Theory, MemberData(nameof(Programs))]
    public void What_is_pending_is_still_refused(string program)
    {
        foreach (var (method, alone) in PendingMethods.OneByOne(Corpus.WholeText(program)))
        {
            var run = GeneratorHarness.Run([alone, CorpusVocabulary.Text]);
            Assert.True(GeneratorHarness.Analyze(run.Output).Any(d => d.Severity == DiagnosticSeverity.Error), $"{method} is not refused any more: take [Pending] away");
        }
    }
}
