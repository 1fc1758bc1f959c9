using Backprop.Generator.Ir;

namespace Backprop.Generator.Normalise;

/// <summary>
/// rest = a; loop { … rest[0] …; rest = rest.Slice(1) } ⇒ start = 0; length = a.Length; loop { rest = a.AsSpan(start, length); … rest[0] …; start++; length-- }:
/// a span that has several values is where it begins, how long it is, and of which array it is a part. These can be recorded and stepped back.
/// </summary>
internal sealed partial class MovedSpans
{
    private readonly SpanOwners owners;
    private readonly Dictionary<int, Parts> parts = [];
    private readonly HashSet<int> isLength = [];
    private readonly HashSet<int> there;
    private List<Stmt> output = [];
    private int nextId;

    private MovedSpans(Function function, SpanOwners owners)
    {
        this.owners = owners;
        there = new HashSet<int>(function.Parameters.Select(parameter => parameter.Id));
        nextId = function.NextId();
    }

    public static Function Run(Function function)
    {
        var owners = new SpanOwners(function);
        return owners.Any ? function with { Body = new MovedSpans(function, owners).Block(function.Body, []) } : function;
    }

    /// <param name="body">What is read.</param>
    /// <param name="spans">The spans that have been cut out, by the variables that move.</param>
    private Seq<Stmt> Block(Seq<Stmt> body, Dictionary<int, Local> spans)
    {
        var outer = output;
        output = [];
        foreach (var stmt in body)
        {
            if (IrWalk.Blocks(stmt).Any()) Nested(stmt, spans);
            else if (stmt is Assign { Target: var moved } assign && Moves(moved))
            {
                Become(assign, owners.GroupOf(moved)!);
                spans.Remove(moved.Id);
            }
            else Plain(stmt, spans);
        }
        var done = output.ToSeq();
        output = outer;
        return done;
    }

    private void Nested(Stmt stmt, Dictionary<int, Local> spans)
    {
        var changed = new HashSet<int>(IrWalk.Targets(stmt).Select(target => target.Id));
        if (stmt is Loop)
        {
            // What is the same in each trip is cut out once.
            foreach (var span in IrWalk.All([stmt]).SelectMany(NamedBy).Where(span => !changed.Contains(span.Id)).Distinct().ToArray()) Now(span, spans);
            Forget();
        }
        var inner = IrWalk.MapBlocks(stmt, block => Block(block, new Dictionary<int, Local>(spans)));
        Forget();
        output.Add(inner);

        void Forget()
        {
            foreach (int id in changed) spans.Remove(id);
        }
    }

    private void Plain(Stmt stmt, Dictionary<int, Local> spans)
    {
        // What a region computes is not there if it ends early.
        if (stmt is Effect { Boundary: not Boundary.None }) spans.Clear();
        stmt = WithLengths(stmt);
        output.Add(IrWalk.MapAtoms(stmt, atom => atom is Read { Local: var span } && Moves(span) ? Now(span, spans) : atom));
        there.UnionWith(IrWalk.OwnTargets(stmt).Select(target => target.Id));
        if (stmt is Assign { Target: var target } assign && owners.GroupOf(target) is { } group) Become(assign, group);
    }

    private bool Moves(Local span) => owners.IsMoved(span) && owners.GroupOf(span) is not null;

    /// <summary>The spans that move and that a statement itself needs as such.</summary>
    private IEnumerable<Local> NamedBy(Stmt stmt) =>
        IrWalk.Blocks(stmt).Any() || stmt is Assign { Target: var target } && Moves(target) ? [] : IrWalk.Reads(WithLengths(stmt)).Where(Moves);

    /// <summary>The parts of what a span becomes.</summary>
    private void Become(Assign assign, SpanGroup group)
    {
        var own = PartsOf(assign.Target);
        if (SpanOwners.SourceOf(assign.Value) is not var (whole, slice))
        {
            if (own.Owner is { Type: var type }) Set(own.Owner, type == IrType.Int ? Integers.Number(0) : Nothing.Of(type));
            Set(own.Start!, Integers.Number(0));
            Set(own.Length!, Integers.Number(0));
            return;
        }
        var known = owners.GroupOf(whole) is null ? null : PartsOf(whole);
        if (own.Owner is { } owner) Set(owner, known is not null ? new Read(known.Owner!) : group.Kind == OwnerKind.Held ? new Read(whole) : Integers.Number(group.Owners.IndexOf(whole)));
        if (!group.IsCut) return;
        Atom start = known is null ? Integers.Number(0) : new Read(known.Start!);
        if (slice is null)
        {
            Set(own.Start!, start);
            // What a loop begins with is an atom.
            Set(own.Length!, new Read(known?.Length ?? Temporary("length", IrType.Int, Integers.Length(new Read(whole)))));
            return;
        }
        output.Add(new Call(Seq<Local>.Empty, Routine.CheckRange, Seq.Of<Expr>(new Read(known?.Length ?? whole), slice.Args[1], slice.Args[2]), assign.Quote));
        Set(own.Start!, start is Read && slice.Args[1] is Const { Value: > 0 and <= int.MaxValue and var step } ? Integers.Shifted(start, (long)step) : Integers.Plus(start, (Atom)slice.Args[1]));
        Set(own.Length!, slice.Args[2] is Read { Local.Id: var given } && lengths.TryGetValue(given, out var text) ? text : slice.Args[2]);

        void Set(Local part, Expr value) => output.Add(new Assign(part, value, assign.Quote));
    }

    private Parts PartsOf(Local span)
    {
        if (parts.TryGetValue(span.Id, out var known)) return known;
        var group = owners.GroupOf(span)!;
        known = parts[span.Id] = new Parts(
            group.IsCut ? New("Start", IrType.Int) : null,
            group.IsCut ? New("Length", IrType.Int) : null,
            group.Kind switch { OwnerKind.Numbered => New("Owner", IrType.Int), OwnerKind.Held => New("Owner", group.Owners[0].Type), _ => null });
        if (known.Length is { } length) isLength.Add(length.Id);
        return known;

        Local New(string part, IrType type) => new(nextId++, span.Name + part, type, span.Role == LocalRole.Temporary ? LocalRole.Temporary : LocalRole.Primal);
    }

    /// <summary>The span that a variable is now.</summary>
    private Read Now(Local span, Dictionary<int, Local> spans)
    {
        if (spans.TryGetValue(span.Id, out var known)) return new Read(known);
        var own = PartsOf(span);
        var group = owners.GroupOf(span)!;
        var whole = group.Kind == OwnerKind.Held ? own.Owner : Chosen(group.Owners.Where(owner => there.Contains(owner.Id)).ToArray(), group, span);
        var now = spans[span.Id] = span with { Id = nextId++, Whole = null };
        output.Add(new Assign(now, whole is null ? Nothing.Of(span.Type) : own.Start is null && whole.Type == span.Type ? new Read(whole) : new Apply(Fn.Slice, new[] { whole, own.Start, own.Length }.OfType<Local>().Select(part => (Expr)new Read(part)).ToSeq(), span.Type), -1));
        return new Read(now);
    }

    /// <summary>The owner with the number that a span has.</summary>
    private Local? Chosen(IReadOnlyList<Local> possible, SpanGroup group, Local span)
    {
        if (possible.Count == 0) return null;
        var chosen = Whole(possible[possible.Count - 1]);
        for (int i = possible.Count - 2; i >= 0; i--)
        {
            var isIt = Temporary(span.Name + "Is" + TemporaryNames.Capital(possible[i].Name), IrType.Bool, Integers.Compare(new Read(PartsOf(span).Owner!), "==", Integers.Number(group.Owners.IndexOf(possible[i]))));
            chosen = Temporary("owner", span.Type, new Apply(Fn.Select, Seq.Of<Expr>(new Read(isIt), new Read(Whole(possible[i])), new Read(chosen)), span.Type));
        }
        return chosen;

        // A choice is one between spans of one type, and so is that between their shadows.
        Local Whole(Local owner) => group.Kind == OwnerKind.One && !(owner.Type is ArrayType { Form: ArrayForm.Array } && span.Type is ArrayType { Form: ArrayForm.Memory })
            ? owner
            : Temporary(owner.Name, span.Type, new Apply(Fn.Slice, Seq.Of<Expr>(new Read(owner)), span.Type));
    }

    private Local Temporary(string name, IrType type, Expr value)
    {
        var temporary = new Local(nextId++, name, type, LocalRole.Temporary);
        output.Add(new Assign(temporary, value, -1));
        return temporary;
    }

    /// <summary>What stands for a span that moves: where it begins and how long it is, unless it is always the whole of its owner, and which owner, unless there is only one.</summary>
    private sealed record Parts(Local? Start, Local? Length, Local? Owner);
}
