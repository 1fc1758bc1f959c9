using System.Collections.Immutable;
using Backprop.Generator.Pipeline;
using Microsoft.CodeAnalysis;

namespace Backprop.Generator.Tests.Pipeline;

/// <summary>The steps that the generator itself named; the driver tracks its own beside them.</summary>
internal static class TrackedSteps
{
    public static IEnumerable<(string Name, ImmutableArray<IncrementalGeneratorRunStep> Steps)> Own(GeneratorRunResult result)
    {
        Assert.True(result.TrackedSteps.TryGetValue(Names.LoweredStep, out var lowered), $"no step is tracked as {Names.LoweredStep}");
        return [(Names.LoweredStep, lowered)];
    }
}
