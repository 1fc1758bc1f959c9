namespace Backprop.Generator.Ir;

/// <summary>
/// A function that is called as it stands, for its derivative was written by hand: it reads the elements of some spans, and writes those of
/// others. <see cref="Uses"/> says what it does with each argument.
/// </summary>
internal sealed record Routine(string Callee, Seq<Use> Uses, Routine? Pullback = null, Routine? Tangent = null)
{
    /// <summary>All elements of a span become zero.</summary>
    public static readonly Routine Clear = new("Clear", Seq.Of(Use.Written));

    /// <summary>A seed is refused that is neither empty nor as long as the shadow that it is for.</summary>
    public static readonly Routine CheckSeed = new("CheckSeed", Seq.Of(Use.Passenger, Use.Passenger));

    /// <summary>So many elements from a start on have to be there, before any of them is touched.</summary>
    public static readonly Routine CheckRange = new("CheckRange", Seq.Of(Use.Passenger, Use.Passenger, Use.Passenger));

    /// <summary>An array that is written is refused if it shares elements with another one.</summary>
    public static readonly Routine CheckApart = new("Apart", Seq.Of(Use.Passenger, Use.Passenger));

    /// <summary>Whether it does nothing but refuse what it is given.</summary>
    public bool IsCheck => this == CheckSeed || this == CheckRange || this == CheckApart;

    /// <summary>The function that returns the partial derivatives; null for none.</summary>
    public Routine? Partial { get; init; }

    /// <summary>Whether it may do more than it returns and writes, so that it has to be called once, where it stands.</summary>
    public bool HasEffects { get => field || Helper is not null && Pair == 0; init; }

    /// <summary>Of a derivative: whether it asks for the result of the function.</summary>
    public bool TakesResult { get; init; }

    /// <summary>Of a forward sweep that another project has: the type of its tape, its last result, which its pullback is given in the place of its arguments.</summary>
    public OtherTape? Tape { get; init; }

    /// <summary>Of a call of one of the user's own methods that are functions of their own: which; null for any other.</summary>
    public HelperCall? Helper { get; init; }

    /// <summary>Of such a call: whether the way back computes it again, instead of reading what it recorded.</summary>
    public bool Recomputes { get; init; }

    /// <summary>Of such a call that is to give its value and its adjoints at once: the number that it and its reverse have in common; 0 for any other.</summary>
    public int Pair { get; init; }

    /// <summary>Of such a call: whether it rents its arrays from the workspace of its caller.</summary>
    public bool IsLent { get; init; }

    /// <summary>Of such a call: the arguments that carry a derivative at some call of the method.</summary>
    public Seq<bool> Active { get; init; } = Seq<bool>.Empty;

    /// <summary>Of such a call: the numbers that its backward sweep is given once more.</summary>
    public Seq<bool> Again { get; init; } = Seq<bool>.Empty;
}

/// <summary>What a <see cref="Routine"/> does with an argument.</summary>
internal enum Use
{
    /// <summary>Something without a derivative.</summary>
    Passenger,

    /// <summary>A real number.</summary>
    Number,

    /// <summary>A span whose elements are read.</summary>
    Read,

    /// <summary>A span that is given for the sake of the rule, and not read.</summary>
    Unread,

    /// <summary>A span whose elements are all written, and not read before.</summary>
    Written,

    /// <summary>A span whose elements are added to.</summary>
    AddedTo,

    /// <summary>An array of which elements may be read and written.</summary>
    Updated,
}
