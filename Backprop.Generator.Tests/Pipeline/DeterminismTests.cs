using System.Globalization;
using Backprop.Generator.Tests.Testing;

namespace Backprop.Generator.Tests.Pipeline;

/// <summary>The same text for the same program: in any culture, in any order of files, run after run.</summary>
public class DeterminismTests
{
    private static readonly string[] files = ["Shop", "Constants", "Identifiers", "Overloads", "ElementaryFunctions", "GenericTypes", "Integers"];

    [Fact]
    public void Twice_the_same() => Assert.Equal(Generate(files), Generate(files));

    [Fact]
    public void In_any_order_of_files()
    {
        var expected = Generate(files);
        var random = new Random(1);
        for (int i = 0; i < 3; i++)
        {
            var shuffled = files.ToArray();
            random.Shuffle(shuffled);
            Assert.Equal(expected, Generate(shuffled));
        }
    }

    [Fact]
    public void The_same_with_fewer_files()
    {
        var all = Generate(files);
        foreach (var file in files)
            foreach (var (hint, text) in GeneratorHarness.Run([Corpus.Text(file), CorpusVocabulary.Text]).Files)
                Assert.Contains($"// {hint}\n{text}", all);
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    [InlineData("")]
    public void In_any_culture(string name)
    {
        var expected = Generate(files);
        var (culture, ui) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Hostile(name);
            Assert.Equal(expected, Generate(files));
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, ui);
        }
    }

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\n")]
    public void With_any_line_ends(string end)
    {
        var expected = Generate(["Comments"]);
        var source = Corpus.Text("Comments").ReplaceLineEndings(end);
        Assert.Equal(expected, Text(GeneratorHarness.Run([source, CorpusVocabulary.Text])));
    }

    /// <summary>Machines without culture data know only the invariant one: give the number signs by hand.</summary>
    private static CultureInfo Hostile(string name)
    {
        CultureInfo culture;
        try { culture = (CultureInfo)CultureInfo.GetCultureInfo(name).Clone(); }
        catch (CultureNotFoundException) { culture = (CultureInfo)CultureInfo.InvariantCulture.Clone(); }
        if (name.Length == 0) return culture;
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NumberGroupSeparator = ".";
        culture.NumberFormat.NegativeSign = "~";
        return culture;
    }

    private static string Generate(IEnumerable<string> programs) =>
        Text(GeneratorHarness.Run(programs.Select(Corpus.Text).Append(CorpusVocabulary.Text)));

    private static string Text(GeneratorRun run) => run.DidNotThrow().AllText;
}
