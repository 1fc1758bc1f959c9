using Backprop.Generator.Pipeline;

namespace Backprop.Generator.Tests.Testing;

/// <summary>The forward-mode oracles of everything that a run has differentiated.</summary>
internal static class ForwardMode
{
    public static IEnumerable<(string Hint, string Text)> Files(GeneratorRun run)
    {
        foreach (var lowered in Lowered(run))
            foreach (var file in new[] { Oracles.Jvp(lowered), Oracles.GradientJvp(lowered) })
                if (file is not null) yield return (file.HintName, file.Text);
    }

    /// <summary>The functions as the generator's pipeline holds them.</summary>
    public static IReadOnlyList<Lowered> Lowered(GeneratorRun run)
    {
        Assert.True(run.Result.TrackedSteps.TryGetValue(Names.LoweredStep, out var steps),
            $"no step is tracked as {Names.LoweredStep}, only {string.Join(", ", run.Result.TrackedSteps.Keys)}");
        return steps.SelectMany(step => step.Outputs).Select(output => output.Value).OfType<Lowered>().ToArray();
    }
}
