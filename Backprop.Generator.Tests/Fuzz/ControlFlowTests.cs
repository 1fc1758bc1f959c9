namespace Backprop.Generator.Tests.Fuzz;

/// <summary>Random programs with control flow against dual numbers, which follow the path that the values take.</summary>
public class ControlFlowTests
{
    /// <summary>How many batches of a hundred; more on request.</summary>
    private static readonly int batches = int.TryParse(Environment.GetEnvironmentVariable("BACKPROP_FUZZ"), out var wanted) ? wanted : 2;

    public static TheoryData<int> Batches() => new(Enumerable.Range(0, batches));

    [Theory, MemberData(nameof(Batches))]
    public void A_batch_of_random_programs_with_branches(int batch) => Check(batch, loops: false);

    [Theory, MemberData(nameof(Batches))]
    public void A_batch_of_random_programs_with_loops(int batch) => Check(batch, loops: true);

    private static void Check(int batch, bool loops)
    {
        var programs = new ControlFlowBatch(batch, loops);
        if (programs.Problem() is { } problem) Assert.Fail(problem);
        Assert.True(programs.Compared > 3 * ControlFlowBatch.Size, $"only {programs.Compared} results could be compared");
    }

    /// <summary>A test of the test: where the oracle is wrong, it says so, and for which seed.</summary>
    [Theory]
    [InlineData("-System.Math.Sin(a.Value))", "System.Math.Sin(a.Value))")]
    [InlineData("a, b.Value, b, a.Value", "a, b.Value, b, b.Value")]
    [InlineData("a, 1, b, -1", "a, 1, b, 1")]
    public void A_difference_is_found_and_its_seed_said(string right, string wrong)
    {
        Assert.Contains(right, DualNumbers.Text);
        var problem = new ControlFlowBatch(0, loops: false, DualNumbers.Text.Replace(right, wrong)).Problem();
        Assert.Matches(@"^seed \d+, without loops: at \(.*\) Gradient is .*, expected", problem);
    }
}
