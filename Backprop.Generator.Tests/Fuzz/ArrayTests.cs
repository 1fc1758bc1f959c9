using Backprop.Generator.Tests.Fuzz.Arrays;

namespace Backprop.Generator.Tests.Fuzz;

/// <summary>Random programs over arrays against dual numbers, which follow the path that the values take.</summary>
public class ArrayTests
{
    private const int Batch = 25;

    /// <summary>How many batches; more on request.</summary>
    private static readonly int batches = Wanted("BACKPROP_FUZZ") ?? 1;

    /// <summary>One program alone, by the seed that a failure has told.</summary>
    private static readonly int? only = Wanted("BACKPROP_FUZZ_SEED");

    private static int? Wanted(string variable) => int.TryParse(Environment.GetEnvironmentVariable(variable), out var wanted) ? wanted : null;

    public static TheoryData<int> Batches() => new(only is { } seed ? [seed / Batch] : Enumerable.Range(0, batches));

    [Theory, MemberData(nameof(Batches))]
    public void A_batch_of_random_programs_over_arrays(int batch)
    {
        int[] seeds = only is { } seed ? [seed] : Enumerable.Range(batch * Batch, Batch).ToArray();
        var programs = new ArrayBatch(seeds.Select(ArrayProgram.Of).ToArray());
        var problems = programs.Problems().ToArray();
        if (problems.Length > 0) Assert.Fail(Report(problems));
        Assert.True(programs.Compared >= 3 * seeds.Length, $"only {programs.Compared} results could be compared");
    }

    /// <summary>The first program that fails made small, the others by their seeds.</summary>
    private static string Report((ArrayProgram Program, string Problem)[] problems)
    {
        var (program, problem) = problems[0];
        var (small, smallest) = new ArrayMinimiser(TimeSpan.FromSeconds(30)).Smaller(program, problem);
        return $"seed {program.Seed}: {smallest}\n\n{small.Method("double", "Math")}\n"
            + string.Concat(problems[1..].Select(p => $"seed {p.Program.Seed} fails too: {ArrayMinimiser.Kind(p.Problem)}\n"))
            + $"\nas it was, {problem}\n{program.Method("double", "Math")}\n{ArrayBatch.Generated(small)}";
    }

    /// <summary>A test of the test: where the oracle is wrong, it says so.</summary>
    [Theory]
    [InlineData("a, -System.Math.Sin(a.Value))", "a, System.Math.Sin(a.Value))")]
    [InlineData("a, b.Value, b, a.Value", "a, b.Value, b, b.Value")]
    [InlineData("a, 1, b, -1", "a, 1, b, 1")]
    public void A_difference_is_found(string right, string wrong)
    {
        Assert.Contains(right, VectorDuals.Text);
        var problems = new ArrayBatch(Enumerable.Range(0, 8).Select(ArrayProgram.Of).ToArray(), VectorDuals.Text.Replace(right, wrong)).Problems();
        Assert.Contains(problems, found => found.Problem.Contains("\nGradient is"));
    }

    /// <summary>What fails becomes small and fails still.</summary>
    [Fact]
    public void A_program_that_fails_is_made_small()
    {
        var wrong = VectorDuals.Text.Replace("a, -System.Math.Sin(a.Value))", "a, System.Math.Sin(a.Value))");
        var program = ArrayProgram.Of(0) with { Body = "        R s = 0;\n        for (int i = 0; i < n; i++)\n        {\n            a[i] *= 0.5;\n            s += M.Cos(x + 1);\n        }\n        return s;\n" };
        var (_, problem) = new ArrayBatch([program], wrong).Problems().Single();
        var (small, smallest) = new ArrayMinimiser(TimeSpan.FromSeconds(60), wrong).Smaller(program, problem);
        Assert.Equal(ArrayMinimiser.Kind(problem), ArrayMinimiser.Kind(smallest));
        Assert.Contains("M.Cos(", small.Body);
        Assert.DoesNotContain("a[i]", small.Body);
        Assert.True(small.Body.Split('\n').Length < 6, small.Body);
    }
}
