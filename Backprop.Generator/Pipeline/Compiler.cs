using Backprop.Generator.Analysis;
using Backprop.Generator.Beautify;
using Backprop.Generator.Differentiate;
using Backprop.Generator.Ir;
using Backprop.Generator.Normalise;
using Backprop.Generator.Optimise;

namespace Backprop.Generator.Pipeline;

/// <summary>
/// The passes, in their order, each with its reason. <c>observe</c> sees the function after each: tests verify it there, docs
/// print it.
/// </summary>
internal sealed class Compiler(Action<string, Form, Function>? observe = null, Analyses analyses = Analyses.All)
{
    private static readonly (string Vectors, string Buffers) FullNames = ("global::Backprop.Vectors", "global::Backprop.Buffers");

    /// <summary>What the front end has read ⇒ the normal form.</summary>
    /// <param name="read">What has been read.</param>
    /// <param name="loops">Takes the loops that become functions of their own.</param>
    public Function Normalise(Function read, CheckpointedLoops? loops = null)
    {
        Seen("Read", read, Form.Source);
        // First: without jumps the end of a path is the end of its body.
        read = Seen(nameof(SingleExit), SingleExit.Run(read), Form.Source);
        // From here on a value has one variable, and a variable one value.
        var function = Seen(nameof(Versions), Versions.Run(read));
        // While it still shows what each path assigns.
        function = Seen(nameof(MovedSpans), MovedSpans.Run(function));
        // While what a loop carries is plain to see.
        return NormaliseVersions(loops is null ? function : Seen(nameof(CheckpointedLoops), loops.Run(function)));
    }

    /// <summary>What has been taken out of a function ⇒ the normal form.</summary>
    public Function NormaliseVersions(Function function)
    {
        // Before sharing, so that what is shared goes by the user's name.
        function = Seen(nameof(NameResults), NameResults.Run(function));
        function = Seen(nameof(Share), Share.Run(function));
        return Seen(nameof(Escapes), Escapes.Run(function));
    }

    /// <summary>The normal form ⇒ its sweeps, which are the normal form too.</summary>
    public Sweeps Reverse(Function function, Seq<Local> active, bool isHelper = false) => Seen(nameof(ReverseMode), ReverseMode.Run(function, active, analyses, isHelper));

    /// <summary>The gradient: both sweeps in one function, for the seed 1.</summary>
    public Function Gradient(Sweeps sweeps, bool withValue, (string Vectors, string Buffers)? names = null) =>
        // A sum may be grouped in another way where its value is not returned.
        WithKernels(Seen(nameof(Fuse), Fuse.Run(Simplify(sweeps, Ones(sweeps)), withValue, analyses)), sweeps, regroups: !withValue, names);

    /// <summary>The gradient of a function whose calls are marked, each of which gives its value and its adjoints at once; null if one of them cannot.</summary>
    public Function? GradientAtOnce(Sweeps sweeps, bool withValue, (string Vectors, string Buffers)? names = null) =>
        AtOnce(Simplify(sweeps, Ones(sweeps)), withValue) is { } gradient ? WithKernels(gradient, sweeps, regroups: !withValue, names) : null;

    /// <summary>Such a gradient of a helper, which is given its seeds, and adds to the adjoints that it is given.</summary>
    public Function? HelperAtOnce(Sweeps sweeps, (string Vectors, string Buffers)? names = null)
    {
        var seeded = sweeps with { Primal = sweeps.Primal with { Parameters = sweeps.Primal.Parameters.Concat(sweeps.Seeds).ToSeq() } };
        // What it records would be recorded by each call anew.
        return AtOnce(Simplify(seeded, []), withValue: true) is { } gradient && !IrWalk.All(gradient.Body).Any(stmt => stmt is Assign { Value: Apply { Function: Fn.NewTape } })
            ? WithKernels(gradient with { Cleared = Seq<AdjointBuffer>.Empty }, seeded, regroups: false, names) : null;
    }

    private Function? AtOnce(Sweeps sweeps, bool withValue)
    {
        var gradient = CallsAtOnce.Run(Seen(nameof(Fuse), Fuse.Run(sweeps, withValue, analyses)), sweeps.Kept, analyses);
        return gradient is null ? null : Seen(nameof(CallsAtOnce), gradient);
    }

    /// <summary>The seeds of a gradient. They come first: most of the simplification starts from them.</summary>
    private static IEnumerable<(Local, Atom)> Ones(Sweeps sweeps) => sweeps.Seeds.Where(seed => seed.IsReal).Select(seed => (seed, (Atom)Algebra.Number(1, seed.Type)));

    private Function WithKernels(Function gradient, Sweeps sweeps, bool regroups, (string Vectors, string Buffers)? names) =>
        WithFours(Seen(nameof(Kernels), Kernels.Run(WithRows(gradient), sweeps, regroups, names ?? FullNames, analyses)), sweeps, names ?? FullNames);

    /// <summary>After the kernels: a loop over four neighbours is one of theirs.</summary>
    private Function WithFours(Function function, Sweeps sweeps, (string Vectors, string Buffers) names) => Seen(nameof(Fours), Fours.Run(function, sweeps.Kept, names.Buffers, analyses));

    /// <summary>Before the kernels, which go through rows that are there.</summary>
    private Function WithRows(Function function) => Seen(nameof(FixedRows), FixedRows.Run(function));

    /// <summary>Forward and backward sweep as functions of their own, with a tape between them.</summary>
    public Split Split(Sweeps sweeps, (string Vectors, string Buffers)? names = null, Seq<Local>? passed = null)
    {
        var split = Differentiate.Split.Run(Simplify(sweeps, []), analyses, passed ?? Seq<Local>.Empty);
        Seen("Split, forward", split.Forward);
        Seen("Split, backward", split.Backward);
        return split with { Forward = WithRows(split.Forward), Backward = WithKernels(split.Backward, sweeps, regroups: false, names) };
    }

    /// <summary>The normal form ⇒ the normal form with tangents.</summary>
    public Function Forward(Function function, Seq<Local> active) => Seen(nameof(ForwardMode), ForwardMode.Run(function, active));

    /// <summary>The normal form ⇒ what is printed.</summary>
    /// <param name="function">In the normal form.</param>
    /// <param name="isCall">Whether it is to give back all that it rents.</param>
    public Function Beautify(Function function, bool isCall = false) => Finish(Arrange(function), isCall);

    /// <summary>The sweeps of a helper ⇒ what is printed, and the tapes that all its calls share.</summary>
    public (HelperForm Forward, HelperForm Backward, Seq<Local> Shared) Beautify(HelperForm forward, HelperForm backward)
    {
        // While a variable is still assigned once.
        var (pushing, popping, shared) = SharedTapes.Run(forward with { Function = Arrange(forward.Function) }, backward with { Function = Arrange(backward.Function) });
        Seen("SharedTapes, forward", pushing.Function);
        Seen("SharedTapes, backward", popping.Function);
        return (pushing with { Function = Finish(pushing.Function) }, popping with { Function = Finish(popping.Function) }, shared);
    }

    private Function Arrange(Function function)
    {
        // First: nothing is differentiated after this.
        function = Seen(nameof(LibraryValues), LibraryValues.Run(function));
        // While every value still has a variable of its own.
        function = Seen(nameof(Registers), Registers.Run(function));
        // After the registers: what a loop adds to one element is one deposit then.
        function = Seen(nameof(FirstDeposits), FirstDeposits.Run(function));
        // After the first deposits: they are the assignments that may fill a buffer.
        function = Seen(nameof(Fillings), Fillings.Run(function));
        // After the first deposits: what is overwritten need not have been reset.
        function = Seen(nameof(DeadResets), DeadResets.Run(function));
        // While each loop still steps its slots by themselves.
        return Seen(nameof(Stretches), Stretches.Run(function));
    }

    private Function Finish(Function function, bool isCall = false)
    {
        // After the tapes of helpers are shared; while each loop still steps its slots by themselves.
        function = Seen(nameof(RoomAhead), RoomAhead.Run(function));
        // Then: what is one variable again is assigned in place, and read in its own definition.
        function = Seen(nameof(Coalesce), Coalesce.Run(function), Form.Nested);
        function = Seen(nameof(InlineSingleUse), InlineSingleUse.Run(function), Form.Nested);
        // After inlining: a jump is known by the flags that the loop asks for at its end.
        function = Seen(nameof(Jumps), Jumps.Run(function), Form.Nested);
        // After the jumps, which know a trip's end by its last condition; after inlining: conditions are the same by their text.
        function = Seen(nameof(OneCondition), OneCondition.Run(function), Form.Nested);
        // After inlining: a guard is one expression only then.
        function = Seen(nameof(GuardedDefinitions), GuardedDefinitions.Run(function), Form.Nested);
        // After inlining: what is left are those that have a name.
        function = Seen(nameof(WholeItems), WholeItems.Run(function), Form.Nested);
        // After all that may give an array another name, or take it to another place.
        function = Seen(nameof(GivenBack), GivenBack.Run(function, isCall), Form.Nested);
        // After all that puts statements between what a counter begins with and its loop.
        function = Seen(nameof(LoopHeads), LoopHeads.Run(function), Form.Nested);
        // Last: only now is it known what is left below a note.
        return Seen(nameof(LonelyNotes), LonelyNotes.Run(function), Form.Nested);
    }

    private Sweeps Simplify(Sweeps sweeps, IEnumerable<(Local, Atom)> given)
    {
        sweeps = Seen(nameof(Propagate), Propagate.Run(sweeps, given), Form.Nested);
        // Simplified expressions may nest, and may now be the same.
        sweeps = Seen(nameof(Flatten), Flatten.Run(sweeps));
        sweeps = Seen(nameof(FirstContributions), sweeps with { Backward = FirstContributions.Run(sweeps.Backward) });
        // After the first contributions: a definition that is a copy shows only then.
        sweeps = Seen(nameof(ShareAdjoints), sweeps with { Backward = ShareAdjoints.Run(sweeps.Backward, sweeps.Adjoints) });
        // Before the sums: what has another sign may begin one.
        sweeps = Seen(nameof(Negations), Negations.Run(sweeps));
        sweeps = Seen(nameof(Sums), Sums.Run(sweeps), Form.Nested);
        // Again: what is assigned once now may be a constant.
        return Seen(nameof(Flatten), Flatten.Run(Propagate.Run(sweeps, [])));
    }

    private Sweeps Seen(string pass, Sweeps sweeps, Form form = Form.Normal)
    {
        Seen(pass, sweeps.Whole, form);
        return sweeps;
    }

    private Function Seen(string pass, Function function, Form form = Form.Normal)
    {
        observe?.Invoke(pass, form, function);
#if DEBUG
        IrVerifier.Verify(pass, form, function);
#endif
        return function;
    }
}
