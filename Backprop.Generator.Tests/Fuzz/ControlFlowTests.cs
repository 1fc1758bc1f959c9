namespace Backprop.Generator.Tests.Fuzz;

/// <summary>Random programs with control flow against dual numbers, which follow the path that the values take.</summary>
public class ControlFlowTests
{
    private const int Batch = 100;

    /// <summary>How many batches; more on request.</summary>
    private static readonly int batches = Wanted("BACKPROP_FUZZ") ?? 2;

    /// <summary>One program alone, by the seed that a failure has told.</summary>
    private static readonly int? only = Wanted("BACKPROP_FUZZ_SEED");

    private static int? Wanted(string variable) => int.TryParse(Environment.GetEnvironmentVariable(variable), out var wanted) ? wanted : null;

    public static TheoryData<int> Batches() => new(only is { } seed ? [seed / Batch] : Enumerable.Range(0, batches));

    [Theory, MemberData(nameof(Batches))]
    public void A_batch_of_random_programs_with_branches(int batch) => Check(batch, loops: false);

    [Theory, MemberData(nameof(Batches))]
    public void A_batch_of_random_programs_with_loops(int batch) => Check(batch, loops: true);

    private static void Check(int batch, bool loops)
    {
        int[] seeds = only is { } seed ? [seed] : Enumerable.Range(batch * Batch, Batch).ToArray();
        var programs = new ControlFlowBatch(seeds, loops);
        if (programs.Problem() is { } problem) Assert.Fail(problem);
        Assert.True(programs.Compared > 3 * seeds.Length, $"only {programs.Compared} results could be compared");
    }

    /// <summary>A test of the test: where the oracle is wrong, it says so, and for which seed.</summary>
    [Theory]
    [InlineData("-System.Math.Sin(a.Value))", "System.Math.Sin(a.Value))")]
    [InlineData("a, b.Value, b, a.Value", "a, b.Value, b, b.Value")]
    [InlineData("a, 1, b, -1", "a, 1, b, 1")]
    public void A_difference_is_found_and_its_seed_said(string right, string wrong)
    {
        Assert.Contains(right, DualNumbers.Text);
        var problem = new ControlFlowBatch([.. Enumerable.Range(0, Batch)], loops: false, DualNumbers.Text.Replace(right, wrong)).Problem();
        Assert.Matches(@"^seed \d+, without loops: at \(.*\) Gradient is .*, expected", problem);
    }
}
