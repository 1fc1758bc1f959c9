using Backprop.Generator.Analysis;
using Backprop.Generator.Ir;
using Backprop.Generator.Normalise;

namespace Backprop.Generator.Differentiate;

/// <summary>
/// y = f(x) ⇒ dX += f'(x)·dY, statement by statement, backwards. The first contribution to an adjoint is its definition, so
/// that no zero is ever added to.
/// </summary>
internal sealed partial class ReverseMode
{
    private readonly Function primal;
    private readonly Activity activity;
    private readonly Available available;
    private readonly Loops loops;
    private readonly Aliases aliases;
    private readonly AnyOrder anyOrder;
    private readonly ScaledSquares squares;
    private readonly FixedElements fixedElements;
    private readonly IReadOnlyDictionary<int, Expr> arrayDefinitions;
    private readonly ICollection<int> mapped;
    private readonly IReadOnlyDictionary<Stmt, Seq<Expr>> operands;
    private readonly Dictionary<int, Local> adjoints = [];
    private readonly List<Frame> frames = [];
    private readonly bool isHelper;
    private int nextId;

    private ReverseMode(Function primal, Seq<Local> active, Analyses analyses, bool isHelper)
    {
        this.isHelper = isHelper;
        (primal, operands) = Snapshots.Of(primal);
        this.primal = primal;
        activity = new Activity(primal, active, analyses);
        available = new Available(primal);
        loops = new Loops(primal.Body);
        aliases = new Aliases(primal.Body);
        anyOrder = new AnyOrder(primal, active, loops);
        squares = new ScaledSquares(primal, activity);
        fixedElements = new FixedElements(primal, aliases);
        var shadowing = new Shadowing(primal, aliases);
        (arrayDefinitions, mapped) = (shadowing.Definitions, shadowing.Mapped);
        nextId = primal.NextId();
    }

    /// <param name="primal">The function.</param>
    /// <param name="active">Its parameters that carry a derivative.</param>
    /// <param name="analyses">The analyses that are on.</param>
    /// <param name="isHelper">Whether it works on the shadows of its caller, in place: what it writes has the adjoints that it finds there.</param>
    public static Sweeps Run(Function primal, Seq<Local> active, Analyses analyses, bool isHelper = false) => new ReverseMode(primal, active, analyses, isHelper).Run(active);

    private Sweeps Run(Seq<Local> active)
    {
        var outermost = new Frame(primal.Body, []);
        frames.Add(outermost);
        var seeds = new List<Local>();
        BeginBuffers(active);
        foreach (var result in primal.Results)
        {
            if (result is Read { Local: { Type: ArrayType } returned }) seeds.Add(Seeded(returned, "seed"));
            if (!result.Type.IsReal) continue;
            var seed = new Local(nextId++, "seed", result.Type, LocalRole.Seed);
            seeds.Add(seed);
            if (result is Read { Local: var local } && activity.IsActive(local))
                Contribute(outermost.Sweep, local, new Read(seed), LastQuote());
        }
        foreach (var written in active.Where(parameter => !isHelper && parameter.Type is ArrayType && Together.With(parameter, active).Any(aliases.IsWritten))) seeds.Add(Seeded(written, "seed" + TemporaryNames.Capital(written.Name)));
        ReverseAll(primal.Body);
        EndBuffers(active);

        var results = active.Where(parameter => parameter.IsReal).Select(parameter =>
            adjoints.TryGetValue(parameter.Id, out var adjoint) ? new Read(adjoint) : (Expr)Algebra.Number(0, parameter.Type)).ToSeq();
        return Flatten.Run(new Sweeps(WithForwardSweeps(primal), outermost.Shadows.Concat(outermost.Sweep).ToSeq(), seeds.ToSeq(), results, buffers.ToSeq(), active.Where(parameter => parameter.Type is ArrayType).ToSeq()));
    }

    private void ReverseAll(Seq<Stmt> body)
    {
        for (int i = body.Count - 1; i >= 0; i--)
        {
            if (body[i] is If choice) ReverseBranches(choice);
            else if (body[i] is Loop loop) ReverseLoop(loop);
            else if (ReverseElement(body[i])) continue;
            else
            {
                Reverse(body[i]);
                BeginAnew(body[i]);
            }
        }
    }

    private int LastQuote() => primal.Quotes.Count - 1;

    private void Reverse(Stmt stmt)
    {
        var targets = IrWalk.Targets(stmt).ToArray();
        var incoming = targets.Select(target => adjoints.TryGetValue(target.Id, out var adjoint) ? adjoint : null).ToArray();
        if (incoming.All(adjoint => adjoint is null) || IrWalk.Value(stmt) is not { } value) return;

        var partials = squares.Of(value) is var (root, partial) ? new Partials(root, partial) : new Partials(value, targets.Select(target => (Expr)new Read(target)).ToArray(), activity.IsVaried, activity.IsActive);
        var contributions = new List<(Local Target, Expr Value)>();
        foreach (var (local, byResult) in partials.Rows)
        {
            if (adjoints.TryGetValue(local.Id, out var own) && incoming.Any(adjoint => adjoint?.Id == own.Id)) continue;
            Expr sum = Algebra.Number(0, local.Type);
            for (int result = 0; result < targets.Length; result++)
                if (incoming[result] is { } adjoint)
                    sum += Algebra.Convert(available.Everywhere(byResult[result]) * new Read(adjoint), local.Type);
            if (!Algebra.IsZero(sum)) contributions.Add((local, sum));
        }
        if (contributions.Count == 0) return;
        // What goes round the loop last, for it may then be the incoming adjoint itself, in place.
        contributions = contributions.OrderBy(contribution => loops.IsCarried(contribution.Target)).ToList();
        if (partials.Singular) Guarded(incoming, contributions, stmt.Quote);
        else foreach (var (target, contribution) in contributions) Contribute(Sweep, target, contribution, stmt.Quote);
    }

    private void Guarded(Local?[] incoming, List<(Local Target, Expr Value)> contributions, int quote)
    {
        var body = new List<Stmt>();
        foreach (var (target, contribution) in contributions)
        {
            if (!adjoints.ContainsKey(target.Id)) BeginWithZero(target, quote);
            Contribute(body, target, contribution, quote);
        }
        Sweep.Add(new Guard(incoming.OfType<Local>().Select(adjoint => (Atom)new Read(adjoint)).ToSeq(), body.ToSeq(), quote));
    }

    private void Contribute(List<Stmt> sweep, Local target, Expr contribution, int quote)
    {
        if (!adjoints.ContainsKey(target.Id) && !frames[frames.Count - 1].Owns(target) && frames.Count > 1) BeginWithZero(target, quote);
        if (!adjoints.TryGetValue(target.Id, out var adjoint))
            sweep.Add(new Assign(Adjoint(target), contribution, quote));
        else if (Algebra.Negated(contribution) is { } negated)
            sweep.Add(new Accumulate(adjoint, negated, Negative: true, quote));
        else
            sweep.Add(new Accumulate(adjoint, contribution, Negative: false, quote));
    }

    private Local Adjoint(Local local)
    {
        var role = local.Role == LocalRole.Temporary ? LocalRole.Temporary : LocalRole.Adjoint;
        FrameOf(local).Begun.Add(local.Id);
        return adjoints[local.Id] = new Local(nextId++, TemporaryNames.Prefixed("d", local.Name), local.Type, role);
    }
}
