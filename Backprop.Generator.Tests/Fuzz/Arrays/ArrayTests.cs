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
        if (problems.Length > 0)
        {
            var (first, problem) = problems[0];
            Assert.Fail($"seed {first.Name[1..]}: {problem}\n\n{string.Concat(problems[1..].Select(p => $"seed {p.Program.Name[1..]} fails too: {p.Problem.Split('\n')[^1]}\n"))}\n{first.Method("double", "Math")}\n{ArrayBatch.Generated(first)}");
        }
        Assert.True(programs.Compared >= 2 * seeds.Length, $"only {programs.Compared} results could be compared");
    }
}
