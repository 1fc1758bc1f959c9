namespace Backprop.Generator.Analysis;

/// <summary>The analyses that make derivatives cheaper. Each may be off, which changes no bit of any derivative: the tests hold it to that.</summary>
[Flags]
internal enum Analyses
{
    None = 0,
    /// <summary>Only what an active parameter reaches, and what reaches a result, has an adjoint.</summary>
    Activity = 1,
    /// <summary>Only what something reads is computed.</summary>
    Liveness = 2,
    /// <summary>Only what the reverse of a trip reads is recorded; off: everything that the trip computes.</summary>
    Neededness = 4,
    /// <summary>Counters are stepped back instead of recorded.</summary>
    Undo = 8,
    /// <summary>What is cheap is computed again instead of recorded.</summary>
    Recompute = 16,
    /// <summary>A loop whose trips share nothing but sums is computed again in its reverse, so that no sweep goes before it.</summary>
    Independence = 32,
    /// <summary>Of a loop that keeps the best of many, only the trip in which it was found is reversed.</summary>
    Selection = 64,
    All = 127,
}
