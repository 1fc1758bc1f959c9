namespace Backprop.Generator.Ir;

/// <summary>An expression. In the normal form it is an atom, or one operation on atoms.</summary>
internal abstract partial record Expr(IrType Type);

/// <summary>A constant or the value of a variable: what may be copied freely.</summary>
internal abstract record Atom(IrType Type) : Expr(Type);

/// <summary>A real constant, in the text that the user gave it; null: printed from the value.</summary>
internal sealed record Const(double Value, string? Text, IrType Type, Binding Binding = Binding.Primary) : Atom(Type);

internal sealed record Read(Local Local) : Atom(Local.Type);

/// <summary>A function with a rule. <see cref="Callee"/> is the user's own spelling of it, if the user called it.</summary>
internal sealed record Apply(string Function, Seq<Expr> Args, IrType Type, string? Callee = null) : Expr(Type);

/// <summary>array[indices]: what it holds now.</summary>
internal sealed record Element(Atom Array, Seq<Expr> Indices, IrType Type) : Expr(Type);

/// <summary>
/// The user's own text of something without a derivative, with holes for the variables that it reads. Its type may be real.
/// <see cref="Movable"/>: it may be evaluated later, again or not at all.
/// </summary>
internal sealed record Quoted(Seq<string> Pieces, Seq<Hole> Holes, IrType Type, Binding Binding, bool Movable) : Expr(Type)
{
    /// <summary>Whether it does nothing but read, if also elements of arrays: it may be left out, but not moved past a write to them.</summary>
    public bool Pure { get; init; } = Movable;

    /// <summary>Whether running it twice is as good as running it once: it may fail, but changes nothing.</summary>
    public bool Repeatable { get; init; } = Movable;

    /// <summary>What the value depends on besides the variables in the holes.</summary>
    public Memory Reads { get; init; } = Movable ? Memory.Nothing : Memory.Anything;

    /// <summary>The arrays of real numbers that it reaches through objects.</summary>
    public Seq<Reach> Reached { get; init; } = Seq<Reach>.Empty;

    /// <summary>Whether these are known to share nothing with the parameters that are written.</summary>
    public bool IsApart { get; init; }
}

/// <summary>What a text may read that is no variable, from what never changes to what anybody may change.</summary>
internal enum Memory
{
    /// <summary>Constants, and members that keep what they were given when their object was made.</summary>
    Nothing,

    /// <summary>Elements of arrays.</summary>
    Elements,

    Anything,
}

/// <summary>
/// An array that a text reaches from the variable in one of its holes on, or from no variable (-1), by plain members.
/// <see cref="Path"/> is how to get there, to null where an object is missing; null if there is no such way. <see cref="IsKept"/>: the members keep their value.
/// </summary>
internal sealed record Reach(int Hole, string? Path, ArrayType Type, bool IsKept)
{
    /// <summary>What to say if it has to have a name of its own.</summary>
    public int Site { get; init; } = -1;
}

/// <summary>An array that a parameter leads to, or no variable: how it is written on entry.</summary>
internal sealed record HeldArray(Local? Owner, string Path, ArrayType Type);

/// <summary>
/// A variable in a <see cref="Quoted"/>. An active value may stand in it only if <see cref="Cuts"/>: where the derivative is zero
/// by mathematics (a comparison, a floor), not by ignorance.
/// </summary>
internal sealed record Hole(Atom Value, HoleKind Kind, int Site)
{
    public bool Cuts => Kind is HoleKind.Cut or HoleKind.Cast;
}

internal enum HoleKind
{
    Exposed,
    Cut,
    /// <summary>Cut by a cast that the user should know of.</summary>
    Cast,
    /// <summary>Made into text, which may be logged, but not read back.</summary>
    Text,
    /// <summary>Exposed to something that gives a real number, so that not even the text of an active value may stand here.</summary>
    Revealed,
}

/// <summary>How tightly a text binds, as far as parentheses need to know; ordered.</summary>
internal enum Binding
{
    Loose,
    Conditional,
    Or,
    And,
    Equality,
    Relational,
    Additive,
    Multiplicative,
    Unary,
    Primary,
}
