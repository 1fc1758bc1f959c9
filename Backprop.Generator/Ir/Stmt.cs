namespace Backprop.Generator.Ir;

/// <summary>A statement. <see cref="Quote"/> is the index of the user's statement that it comes from, or -1.</summary>
internal abstract record Stmt(int Quote);

/// <summary>target = value; in the normal form the target is never among the operands.</summary>
internal sealed record Assign(Local Target, Expr Value, int Quote) : Stmt(Quote);

/// <summary>(targets) = value, for the functions that give several results at once.</summary>
internal sealed record Unpack(Seq<Local> Targets, Expr Value, int Quote) : Stmt(Quote);

/// <summary>target += value, or -= : the verb of adjoints.</summary>
internal sealed record Accumulate(Local Target, Expr Value, bool Negative, int Quote) : Stmt(Quote);

/// <summary>Something of the user's that is done for its effect.</summary>
internal sealed record Effect(Quoted Value, int Quote) : Stmt(Quote)
{
    /// <summary>Whether this is where a <see cref="Region"/> begins or ends.</summary>
    public Boundary Boundary { get; init; }
}

internal enum Boundary
{
    None,
    Begin,
    Finally,
    End,
}

/// <summary>
/// The body, unless all the adjoints are exactly zero: the strong zero. The body only accumulates multiples of the adjoints, so
/// that skipping it changes nothing but 0 times infinity.
/// </summary>
internal sealed record Guard(Seq<Atom> Adjoints, Seq<Stmt> Body, int Quote) : Stmt(Quote);

/// <summary>One of two bodies. The condition is an atom in the normal form.</summary>
internal sealed record If(Expr Condition, Seq<Stmt> Then, Seq<Stmt> Else, int Quote) : Stmt(Quote);

/// <summary>
/// loop { test; if (!condition) leave; body; if (!stays) leave; }. What it carries from trip to trip is assigned before it and again by
/// the copies at the end of the body.
/// </summary>
internal sealed record Loop(LoopForm Form, Seq<Stmt> Test, Expr Condition, Seq<Stmt> Body, Expr Stays, int Quote) : Stmt(Quote);

/// <summary>
/// How the user wrote a loop. <see cref="Exit"/> is the label behind it; <see cref="Step"/> the quote of what a 'for' does after each
/// trip, or -1.
/// </summary>
internal sealed record LoopForm(int Id, int Exit, LoopShape Shape, int Step = -1)
{
    /// <summary>The quote of a step that a 'for' of the machine's own makes: none that is printed.</summary>
    public const int SilentStep = int.MaxValue;

    /// <summary>Whether it stands where it is known to make a trip.</summary>
    public bool IsEntered { get; init; }

    /// <summary>Of a loop that is to become a function of its own, which the way back computes again: how; null for any other.</summary>
    public LoopCheckpoint? Checkpoint { get; init; }
}

/// <summary>What the function of a loop is called, and the first of its sites: one for each <see cref="CheckpointFault"/>.</summary>
internal sealed record LoopCheckpoint(string Name, int FirstSite);

/// <summary>Why a loop cannot be computed again.</summary>
internal enum CheckpointFault
{
    DoesMore,
    ReadsOther,
    MovesArray,
    Array,
    Collection,
    MixesUp,
    Recursion,
}

internal enum LoopShape
{
    While,
    For,
    Do,
    ForEach,
}

/// <summary>item = the next one of source, or leave the loop. All that the test of a loop of that shape holds.</summary>
internal sealed record Next(Local Item, Atom Source, int Quote) : Stmt(Quote)
{
    /// <summary>What to say if it goes through an active array, whose elements it would take without their derivatives; or -1.</summary>
    public int Site { get; init; } = -1;
}

/// <summary>
/// The body once for each trip that the loop made, the last trip first, or the first one where that makes no difference: the reverse of a
/// loop, until its tape is settled.
/// </summary>
internal sealed record Repeat(int Loop, Seq<Stmt> Body, int Quote) : Stmt(Quote)
{
    public bool InOrder { get; init; }

    /// <summary>Whether it stands in a guard.</summary>
    public bool MayBeLeftOut { get; init; }
}

/// <summary>array[indices] = value.</summary>
internal sealed record Store(Atom Array, Seq<Expr> Indices, Expr Value, int Quote) : Stmt(Quote)
{
    /// <summary>What to say if an active value cannot be stored there, or -1.</summary>
    public int Site { get; init; } = -1;
}

/// <summary>array[indices] += value, or -=: a read of the adjoint of an array, or an update of the user's.</summary>
internal sealed record AccumulateAt(Atom Array, Seq<Expr> Indices, Expr Value, bool Negative, int Quote) : Stmt(Quote)
{
    /// <inheritdoc cref="Store.Site"/>
    public int Site { get; init; } = -1;
}

/// <summary>(targets) = routine(args): arrays are variables, or the text of a span of no length.</summary>
internal sealed record Call(Seq<Local> Targets, Routine Routine, Seq<Expr> Args, int Quote) : Stmt(Quote)
{
    /// <inheritdoc cref="Store.Site"/>
    public int Site { get; init; } = -1;

    /// <summary>The arguments with which the routine does any of this.</summary>
    public IEnumerable<Expr> ArgsOf(params Use[] uses) => Args.Where((arg, i) => uses.Contains(Routine.Uses[i]));

    /// <summary>What it returns.</summary>
    public Seq<Local> Results => Routine.Tape is null ? Targets : Targets.Take(Targets.Count - 1).ToSeq();

    /// <summary>What it records for its pullback; null for what records nothing.</summary>
    public Local? Tape => Routine.Tape is null ? null : Targets[Targets.Count - 1];

    /// <summary>The variables among them.</summary>
    public IEnumerable<Local> LocalsOf(params Use[] uses) => ArgsOf(uses).OfType<Read>().Select(read => read.Local);
}

/// <summary>Gives the memory of a tape back, or an array that was rented.</summary>
internal sealed record Release(Atom Rented) : Stmt(-1);

/// <summary>A body that a <see cref="Leave"/> of the same label ends. Of the source form only.</summary>
internal sealed record Labeled(int Label, Seq<Stmt> Body, int Quote) : Stmt(Quote);

/// <summary>return, break, goto: on to the end of the body with that label. Of the source form only.</summary>
internal sealed record Leave(int Label, int Quote) : Stmt(Quote);

/// <summary>
/// try, using, lock: the body, and what is done after it however it ends. Nested in the source form and for printing; in the
/// normal form its statements stand among the others, between effects that mark its boundaries.
/// </summary>
internal sealed record Region(Quoted Head, Seq<Stmt> Body, Seq<Stmt> Finally, int Quote) : Stmt(Quote);

/// <summary>A comment line of the generated code.</summary>
internal sealed record Note(string Text) : Stmt(-1);
