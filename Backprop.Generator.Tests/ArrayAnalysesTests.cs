using Backprop.Generator.Analysis;
using Backprop.Generator.Pipeline;
using Backprop.Generator.Tests.Testing;
using Backprop.Generator.Tests.Testing.Arrays;

namespace Backprop.Generator.Tests;

/// <summary>
/// As <see cref="AnalysesTests"/>, of methods with containers: fewer analyses, the same bits, in the containers too. But where calls are at once, or not, sums of adjoints have
/// one order or the other.
/// </summary>
public class ArrayAnalysesTests
{
    private static readonly Analyses[] all =
    [
        Analyses.All,
        Analyses.None,
        .. Enum.GetValues<Analyses>().Where(analysis => analysis is not (Analyses.None or Analyses.All)).Select(analysis => Analyses.All & ~analysis),
    ];

    public static TheoryData<string> Programs() => new(Corpus.ArrayNames);

    [Theory, MemberData(nameof(Programs))]
    public void Fewer_analyses_give_the_same_bits(string program)
    {
        var run = Corpus.Load(program).Run;
        var output = CorpusProgram.WithOracles(run);
        var atOnce = ForwardMode.Lowered(run).Where(Oracles.IsAtOnce).Select(lowered => lowered.Signature.Method).ToHashSet();
        var scalar = ArrayMethod.In(output).Where(method => method.IsScalar).Select(method => method.Name).ToHashSet();
        foreach (var lowered in ForwardMode.Lowered(run).Where(lowered => scalar.Contains(lowered.Signature.Method)))
            for (int i = 0; i < all.Length; i++)
            {
                var file = Oracles.Gradient(lowered, all[i], "By" + i);
                output = output.AddSyntaxTrees(GeneratorHarness.Parse(file.Text, Options.Default, file.HintName));
            }

        var loaded = new LoadedArrays(output, Enumerable.Range(0, all.Length).Select(i => "By" + i).ToArray());
        foreach (var subject in loaded.Subjects.Where(subject => subject.Method.IsScalar))
            foreach (var point in subject.Points)
            {
                var expected = By(subject, point, 0);
                for (int i = 1; i < all.Length; i++)
                {
                    var actual = By(subject, point, i);
                    bool isClose = atOnce.Contains(subject.Method.Name) && Reals.SameBits(expected[0], actual[0]);
                    Assert.True(expected.Length == actual.Length && expected.Zip(actual, (a, b) => Same(a, b) || isClose && Reals.Close(a, b, 1e-13)).All(same => same),
                        $"{subject.Method.Key} {point} by {all[i]}: {Reals.Show(actual)}, by all analyses {Reals.Show(expected)}");
                }
            }
        loaded.Unload();
    }

    /// <summary>The value, the gradient, and what is left in the containers.</summary>
    private static double[] By(ArraySubject subject, Point point, int which)
    {
        var arguments = ArraySubject.Arguments(point);
        var result = subject.Call("By" + which, [arguments]);
        return [.. Cells.Numbers(result), .. arguments.Where(Cells.AreReal).SelectMany(container => Cells.Values(container!))];
    }

    /// <summary>A sum of nothing but zeros may differ in its sign.</summary>
    private static bool Same(double a, double b) => a == 0 && b == 0 || Reals.SameBits(a, b);
}
