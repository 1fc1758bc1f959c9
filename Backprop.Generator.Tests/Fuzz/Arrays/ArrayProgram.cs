using System.Text.RegularExpressions;
using Backprop.Generator.Analysis;

namespace Backprop.Generator.Tests.Fuzz.Arrays;

/// <summary>One random program as text, over whichever type of reals. Fewer: sets of analyses that must make no difference.</summary>
internal sealed record ArrayProgram(int Seed, IReadOnlyList<Arr> Given, string Parameters, string Body, IReadOnlyList<Analyses> Fewer)
{
    private static readonly Analyses[] singles = Enum.GetValues<Analyses>().Where(analysis => analysis is not (Analyses.None or Analyses.All)).ToArray();

    public string Name => "P" + Seed;

    public static ArrayProgram Of(int seed)
    {
        var writer = new ArrayWriter(seed);
        return new ArrayProgram(seed, writer.Given, writer.Parameters, writer.Body, [Analyses.None, Analyses.All & ~singles[seed % singles.Length]]);
    }

    public string Method(string reals, string functions) =>
        Regex.Replace(Regex.Replace($"public static R {Name}({Parameters})\n    {{\n{Body}    }}\n", @"\bR\b", reals), @"\bM\.", functions + ".");

    public static string Sources(IEnumerable<ArrayProgram> programs) =>
        "using System;\nusing Backprop;\npublic static partial class Programs\n{\n" +
        string.Concat(programs.Select(program => "    [Differentiable]\n    " + program.Method("double", "Math"))) + "}\n";

    public static string Twins(IEnumerable<ArrayProgram> programs) =>
        "using System;\npublic static class Twins\n{\n" + string.Concat(programs.Select(program => "    " + program.Method("Dual", "Dual"))) + "}\n";
}
