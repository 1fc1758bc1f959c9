namespace Backprop.Objectives;

/// <summary>A hand: bones that hang on each other, and the vertices of its skin, each moved by several bones.</summary>
public sealed class HandModel
{
    /// <summary>The bone that each bone hangs on, which comes before it; −1 for the root.</summary>
    public required int[] Parents { get; init; }

    /// <summary>bones × 16: each bone relative to its parent, in the base pose, row by row.</summary>
    public required double[] BaseRelatives { get; init; }

    /// <summary>bones × 16: the inverse of each bone's place in the base pose.</summary>
    public required double[] InverseBaseAbsolutes { get; init; }

    /// <summary>vertices × 4: homogeneous.</summary>
    public required double[] BasePositions { get; init; }

    /// <summary>vertices × bones.</summary>
    public required double[] Weights { get; init; }

    /// <summary>triangles × 3 vertices.</summary>
    public required int[] Triangles { get; init; }

    /// <summary>Whether it is the other hand.</summary>
    public required bool IsMirrored { get; init; }
}
