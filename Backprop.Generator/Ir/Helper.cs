namespace Backprop.Generator.Ir;

/// <summary>
/// A method that calls itself, straight away or by way of others: a function of its own, which is called where it cannot be read in place of
/// the call. <see cref="Active"/> are those of its parameters that carry a derivative at some call.
/// </summary>
internal sealed record Helper(string Name, Function Function, Seq<Local> Active)
{
    /// <summary>The arrays that it is given: its backward sweep is given them once more, with their adjoints.</summary>
    public IEnumerable<Local> Arrays => Function.Parameters.Where(parameter => parameter.Type is ArrayType);

    /// <summary>The numbers that its backward sweep is given once more.</summary>
    public Seq<Local> Again { get; init; } = Seq<Local>.Empty;

    /// <summary>All that its backward sweep is given once more.</summary>
    public Seq<Local> Passed => Function.Parameters.Where(parameter => parameter.Type is ArrayType || Again.Contains(parameter)).ToSeq();
}

/// <summary>A call of a <see cref="Helper"/>, by its number: which sweep of it, and whether with tangents.</summary>
internal sealed record HelperCall(int Helper, HelperSweep Sweep, bool HasTangents = false);

internal enum HelperSweep
{
    /// <summary>The method itself.</summary>
    Value,

    /// <summary>The method, which puts what its backward sweep reads upon the tape.</summary>
    Forward,

    /// <summary>The adjoints, of what the last forward sweep put there that is not reversed yet.</summary>
    Backward,

    /// <summary>The method, and its adjoints times the seeds, at once: nothing is recorded.</summary>
    Gradient,
}
