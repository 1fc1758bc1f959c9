using Backprop.Generator.Tests.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Backprop.Generator.Tests.Pipeline;

/// <summary>Code as it is while somebody types it: whatever it is, the generator and the analyzer do not throw.</summary>
public class BrokenSourceTests
{
    /// <summary>How often each program is damaged; more on request.</summary>
    private static readonly int rounds = int.TryParse(Environment.GetEnvironmentVariable("BACKPROP_FUZZ"), out var wanted) ? wanted : 1;

    public static TheoryData<string> Programs() => new(Corpus.AllNames);

    public static TheoryData<string> Members() => new(BrokenSources.Members);

    public static TheoryData<string> Files() => new(BrokenSources.Files);

    [Theory, MemberData(nameof(Members))]
    public void A_member(string member)
    {
        var run = Survives($$"""
            using System; using System.Collections.Generic; using System.Linq; using System.Threading.Tasks; using Backprop; using static System.Math;
            public static partial class C
            {
                {{member}}
                [Differentiable] public static double Healthy(double x) => x * x;
            }
            """);
        if (!run.Input.SyntaxTrees[0].GetDiagnostics().Any()) Assert.Contains("HealthyGradient", run.AllText);
    }

    [Theory, MemberData(nameof(Files))]
    public void A_file(string text) => Survives(text);

    [Theory, MemberData(nameof(Programs))]
    public void A_program_cut_off_anywhere(string program)
    {
        var text = Corpus.Text(program);
        var random = new Random(program.Length);
        for (int i = 0; i < rounds; i++) Survives(text[..random.Next(text.Length)]);
    }

    [Theory, MemberData(nameof(Programs))]
    public void A_program_with_tokens_lost_or_doubled_or_swapped(string program)
    {
        var tokens = CSharpSyntaxTree.ParseText(Corpus.Text(program)).GetRoot().DescendantTokens().Select(t => t.ToFullString()).ToArray();
        var random = new Random(program.Length + 1);
        for (int i = 0; i < rounds; i++)
        {
            var changed = tokens.ToList();
            for (int k = 0; k <= (program.Length + i) % 6; k++)
            {
                int at = random.Next(changed.Count), other = random.Next(changed.Count);
                switch (random.Next(3))
                {
                    case 0: changed.RemoveAt(at); break;
                    case 1: changed.Insert(at, changed[other]); break;
                    default: (changed[at], changed[other]) = (changed[other], changed[at]); break;
                }
            }
            Survives(string.Concat(changed));
        }
    }

    private static GeneratorRun Survives(string source)
    {
        try
        {
            var run = GeneratorHarness.Run([source, CorpusVocabulary.Text]).DidNotThrow();
            GeneratorHarness.Analyze(run.Output);
            var healthy = run.Input.GetDiagnostics().All(d => d.Severity != DiagnosticSeverity.Error);
            if (healthy) run.GeneratedCleanly();
            return run;
        }
        catch (Exception e) { throw new Xunit.Sdk.XunitException(e.Message + "\n\n" + source); }
    }
}
