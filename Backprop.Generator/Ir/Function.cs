namespace Backprop.Generator.Ir;

/// <summary>
/// A function in the machine: value-equal, without symbols, syntax or locations. <see cref="Results"/> are what it returns, in
/// order; <see cref="Quotes"/> the user's statements, for comments.
/// </summary>
internal sealed record Function(Seq<Local> Parameters, Seq<Stmt> Body, Seq<Expr> Results, Seq<string> Quotes)
{
    /// <summary>The arrays that others may write once the function has run, before its adjoints are taken.</summary>
    public Seq<Local> WrittenLater { get; init; } = Seq<Local>.Empty;

    /// <summary>Whether it is called by others, which may do more, before its adjoints are taken, than it shows.</summary>
    public bool IsHelper { get; init; }

    /// <summary>Whether it is a part of a loop, and no method.</summary>
    public bool IsLoop { get; init; }

    /// <summary>The arrays of objects that are checked on entry: they share nothing with the parameters that are written.</summary>
    public Seq<HeldArray> Held { get; init; } = Seq<HeldArray>.Empty;

    /// <summary>The parameters that it finds full of zeros, for adjoints.</summary>
    public Seq<AdjointBuffer> Cleared { get; init; } = Seq<AdjointBuffer>.Empty;

    /// <summary>The first identifier that no variable of this function has.</summary>
    public int NextId()
    {
        int next = 0;
        foreach (var local in Parameters) next = Math.Max(next, local.Id + 1);
        foreach (var local in IrWalk.Targets(Body)) next = Math.Max(next, local.Id + 1);
        return next;
    }
}

/// <summary>A parameter for the adjoints of an array's elements, and the array: both are as long.</summary>
internal sealed record AdjointBuffer(Local Buffer, Local Array);
