using Backprop.Generator.Analysis;
using Backprop.Generator.Pipeline;
using Backprop.Generator.Tests.Testing;
using Microsoft.CodeAnalysis;

namespace Backprop.Generator.Tests;

/// <summary>An analysis makes a gradient cheaper, never another one: switched off, each by itself and all at once, no bit changes.</summary>
public class AnalysesTests
{
    private static readonly Analyses[] fewer =
    [
        Analyses.None,
        .. Enum.GetValues<Analyses>().Where(analysis => analysis is not (Analyses.None or Analyses.All)).Select(analysis => Analyses.All & ~analysis),
    ];

    public static TheoryData<string> Programs() => new(Corpus.Names);

    [Theory, MemberData(nameof(Programs))]
    public void Fewer_analyses_give_the_same_bits(string program)
    {
        var run = Corpus.Load(program).Run;
        var output = run.Output;
        foreach (var lowered in ForwardMode.Lowered(run))
            foreach (var (analyses, i) in fewer.Prepend(Analyses.All).Select((analyses, i) => (analyses, i)))
            {
                var file = Oracles.Gradient(lowered, analyses, "By" + i);
                output = output.AddSyntaxTrees(GeneratorHarness.Parse(file.Text, Options.Default, file.HintName));
            }

        var loaded = new LoadedAssembly(output);
        foreach (var (_, method) in Corpus.Methods.Where(pair => pair.Program == program))
        {
            var subject = CorpusProgram.Find(loaded, method);
            foreach (var point in subject.Points)
            {
                var expected = subject.Call(subject.Named("By0"), point.Arguments.ToArray());
                for (int i = 0; i < fewer.Length; i++)
                {
                    var actual = subject.Call(subject.Named("By" + (i + 1)), point.Arguments.ToArray());
                    Assert.True(expected.Zip(actual, Same).All(same => same), $"{method} {point} by {fewer[i]}: {Reals.Show(actual)}, by all analyses {Reals.Show(expected)}");
                }
            }
        }
        loaded.Unload();
    }

    /// <summary>A sum of nothing but zeros may differ in its sign.</summary>
    private static bool Same(double a, double b) => a == 0 && b == 0 || Reals.SameBits(a, b);
}
