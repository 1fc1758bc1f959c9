namespace Backprop.Generator.Ir;

internal enum LocalRole
{
    Parameter,
    /// <summary>A local that the user named.</summary>
    Primal,
    /// <summary>A value that the user's expression computes on the way.</summary>
    Temporary,
    Adjoint,
    Tangent,
    Seed,
    /// <summary>A member of the tape, read by the backward sweep.</summary>
    Tape,
}

/// <summary>A variable of a function. <see cref="Id"/> identifies it; <see cref="Name"/> is a wish until names are settled.</summary>
internal sealed record Local(int Id, string Name, IrType Type, LocalRole Role)
{
    public bool IsReal => Type.IsReal;

    /// <summary>Whether the name is the user's own, that of a variable or of a parameter of what is called.</summary>
    public bool IsNamed { get; init; }

    /// <summary>Of an array of structs that is read as its numbers, and made or cut out on the way: what the arrays of its numbers have in common.</summary>
    public int? Whole { get; init; }
}
