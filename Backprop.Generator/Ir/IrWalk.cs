namespace Backprop.Generator.Ir;

/// <summary>Reads and writes of statements.</summary>
internal static class IrWalk
{
    public static IEnumerable<Local> Reads(Expr expr) => expr switch
    {
        Read read => [read.Local],
        Apply apply => apply.Args.SelectMany(Reads),
        Quoted quoted => quoted.Holes.SelectMany(hole => Reads(hole.Value)),
        Element element => Reads(element.Array).Concat(element.Indices.SelectMany(Reads)),
        _ => [],
    };

    public static IEnumerable<Local> Reads(Stmt stmt) => stmt switch
    {
        Assign assign => Reads(assign.Value),
        Unpack unpack => Reads(unpack.Value),
        Accumulate accumulate => Reads(accumulate.Value).Append(accumulate.Target),
        Effect effect => Reads(effect.Value),
        Store store => Reads(store.Array).Concat(store.Indices.SelectMany(Reads)).Concat(Reads(store.Value)),
        AccumulateAt deposit => Reads(deposit.Array).Concat(deposit.Indices.SelectMany(Reads)).Concat(Reads(deposit.Value)),
        Call call => call.Args.SelectMany(Reads),
        Release release => Reads(release.Rented),
        Next next => Reads(next.Source),
        Guard or If or Loop or Repeat or Labeled or Region => HeadReads(stmt).Concat(Blocks(stmt).SelectMany(block => block.SelectMany(Reads))),
        Leave or Note => [],
        _ => throw Unknown(stmt),
    };

    public static IEnumerable<Local> Targets(Stmt stmt) => stmt switch
    {
        Assign assign => [assign.Target],
        Unpack unpack => unpack.Targets,
        Accumulate accumulate => [accumulate.Target],
        Call call => call.Targets,
        Next next => [next.Item],
        Guard or If or Loop or Repeat or Labeled or Region => Blocks(stmt).SelectMany(Targets),
        Effect or Store or AccumulateAt or Release or Leave or Note => [],
        _ => throw Unknown(stmt),
    };

    /// <summary>What a statement with bodies reads outside of them.</summary>
    public static IEnumerable<Local> HeadReads(Stmt stmt) => stmt switch
    {
        Guard guard => guard.Adjoints.SelectMany(Reads),
        If choice => Reads(choice.Condition),
        Loop loop => Reads(loop.Condition).Concat(Reads(loop.Stays)),
        Region region => Reads(region.Head),
        _ => [],
    };

    /// <summary>What a statement itself reads, without what its bodies do.</summary>
    public static IEnumerable<Local> OwnReads(Stmt stmt) => Blocks(stmt).Any() ? HeadReads(stmt) : Reads(stmt);

    /// <summary>What a statement itself assigns, without what its bodies do.</summary>
    public static IEnumerable<Local> OwnTargets(Stmt stmt) => Blocks(stmt).Any() ? [] : Targets(stmt);

    public static IEnumerable<Local> Targets(IEnumerable<Stmt> body) => body.SelectMany(Targets);

    /// <summary>The variables that a statement assigns, by their numbers.</summary>
    public static HashSet<int> TargetIds(Stmt stmt) => new(Targets(stmt).Select(local => local.Id));

    /// <summary>The same statement with other bodies; one without bodies stays as it is.</summary>
    public static Stmt MapBlocks(Stmt stmt, Func<Seq<Stmt>, Seq<Stmt>> map) => stmt switch
    {
        Guard guard => guard with { Body = map(guard.Body) },
        If choice => choice with { Then = map(choice.Then), Else = map(choice.Else) },
        Loop loop => loop with { Test = map(loop.Test), Body = map(loop.Body) },
        Repeat repeat => repeat with { Body = map(repeat.Body) },
        Labeled labeled => labeled with { Body = map(labeled.Body) },
        Region region => region with { Body = map(region.Body), Finally = map(region.Finally) },
        _ => stmt,
    };

    public static IEnumerable<Seq<Stmt>> Blocks(Stmt stmt) => stmt switch
    {
        Guard guard => [guard.Body],
        If choice => [choice.Then, choice.Else],
        Loop loop => [loop.Test, loop.Body],
        Repeat repeat => [repeat.Body],
        Labeled labeled => [labeled.Body],
        Region region => [region.Body, region.Finally],
        _ => [],
    };

    /// <summary>The arrays and tapes of which an expression reads elements, not only where they are or how long.</summary>
    public static IEnumerable<Local> ElementReads(Expr expr) => expr switch
    {
        Element element => Reads(element.Array),
        Apply { Function: Fn.Snapshot } snapshot => Reads(snapshot),
        Quoted quoted => quoted.Holes.Where((hole, i) => hole.Value.Type is ArrayType && !Lengths.AsksOnly(quoted, i)).SelectMany(hole => Reads(hole.Value)),
        _ => [],
    };

    /// <summary>The arrays of which a statement itself reads elements.</summary>
    public static IEnumerable<Local> ElementReads(Stmt stmt) =>
        stmt is Call call ? call.LocalsOf(Use.Read, Use.AddedTo, Use.Updated) : Value(stmt) is { } value ? ElementReads(value) : [];

    /// <summary>The arrays of which a statement itself writes elements.</summary>
    public static IEnumerable<Local> AllWritten(Stmt stmt) =>
        stmt is Call call ? call.LocalsOf(Use.Written, Use.AddedTo, Use.Updated) : Written(stmt) is { } array ? [array] : [];

    /// <summary>Whether calls may do more than they return and write.</summary>
    public static bool HasEffects(IEnumerable<Stmt> body) => All(body).Any(stmt => stmt is Call { Routine.HasEffects: true });

    /// <summary>Whether a statement itself does more than compute, so that it must not be done twice; what a helper does is not asked.</summary>
    public static bool DoesMore(Stmt stmt) =>
        Value(stmt) is Quoted { Repeatable: false } && stmt is not Effect { Boundary: not Boundary.None } || stmt is Call { Routine: { HasEffects: true, Helper: null } } || stmt is Next { Source.Type: Passive { Text: var text } } && !text.EndsWith("[]", StringComparison.Ordinal);

    /// <summary>Whether a helper is called, which has an order of its own: what one call records the next one must not find.</summary>
    public static bool CallsHelpers(IEnumerable<Stmt> body) => All(body).Any(stmt => stmt is Call { Routine.Helper: not null });

    /// <summary>Whether a statement computes nothing but numbers from numbers.</summary>
    public static bool IsArithmetic(Stmt stmt) => All([stmt]).All(inner => inner is Assign { Target.Type: not (ArrayType or Tape), Value: not Quoted { Movable: false } } or Accumulate or Unpack or If && !ElementReads(inner).Any());

    /// <summary>The array that a statement writes an element of; null for any other.</summary>
    public static Local? Written(Stmt stmt) => stmt switch
    {
        Store { Array: Read { Local: var array } } => array,
        AccumulateAt { Array: Read { Local: var array } } => array,
        _ => null,
    };

    /// <summary>Every statement, outer ones before inner ones.</summary>
    public static IEnumerable<Stmt> All(IEnumerable<Stmt> body) => body.SelectMany(stmt => Blocks(stmt).SelectMany(All).Prepend(stmt));

    /// <summary>The calls of helpers in a body.</summary>
    public static IEnumerable<HelperCall> HelperCalls(IEnumerable<Stmt> body) => All(body).OfType<Call>().Select(call => call.Routine.Helper).OfType<HelperCall>();

    /// <summary>The right-hand side of a statement that has one.</summary>
    public static Expr? Value(Stmt stmt) => stmt switch
    {
        Assign assign => assign.Value,
        Unpack unpack => unpack.Value,
        Accumulate accumulate => accumulate.Value,
        AccumulateAt deposit => deposit.Value,
        Effect effect => effect.Value,
        Guard or If or Loop or Repeat or Store or Call or Release or Next or Labeled or Leave or Region or Note => null,
        _ => throw Unknown(stmt),
    };

    /// <summary>The user's own code that a statement runs and that may write what it gets hold of; null where there is none.</summary>
    public static Quoted? Impure(Stmt stmt) => Value(stmt) is Quoted { Pure: false } text ? text : null;

    /// <summary>The statement with every atom replaced; targets stay.</summary>
    public static Stmt MapAtoms(Stmt stmt, Func<Atom, Atom> map) => stmt switch
    {
        Assign assign => assign with { Value = MapAtoms(assign.Value, map) },
        Unpack unpack => unpack with { Value = MapAtoms(unpack.Value, map) },
        Accumulate accumulate => accumulate with { Value = MapAtoms(accumulate.Value, map) },
        Effect effect => effect with { Value = (Quoted)MapAtoms(effect.Value, map) },
        Guard guard => guard with
        {
            Adjoints = guard.Adjoints.Select(map).ToSeq(),
            Body = guard.Body.Select(inner => MapAtoms(inner, map)).ToSeq(),
        },
        If choice => choice with
        {
            Condition = MapAtoms(choice.Condition, map),
            Then = choice.Then.Select(inner => MapAtoms(inner, map)).ToSeq(),
            Else = choice.Else.Select(inner => MapAtoms(inner, map)).ToSeq(),
        },
        Loop loop => loop with
        {
            Test = loop.Test.Select(inner => MapAtoms(inner, map)).ToSeq(),
            Condition = MapAtoms(loop.Condition, map),
            Body = loop.Body.Select(inner => MapAtoms(inner, map)).ToSeq(),
            Stays = MapAtoms(loop.Stays, map),
        },
        Repeat repeat => repeat with { Body = repeat.Body.Select(inner => MapAtoms(inner, map)).ToSeq() },
        Store store => store with { Array = map(store.Array), Indices = MapAtoms(store.Indices, map), Value = MapAtoms(store.Value, map) },
        AccumulateAt deposit => deposit with { Array = map(deposit.Array), Indices = MapAtoms(deposit.Indices, map), Value = MapAtoms(deposit.Value, map) },
        Call call => call with { Args = MapAtoms(call.Args, map) },
        Release release => new Release(map(release.Rented)),
        Next next => next with { Source = map(next.Source) },
        Note or Leave => stmt,
        _ => throw Unknown(stmt),
    };

    /// <summary>The statement with every target replaced; what is read stays.</summary>
    public static Stmt MapTargets(Stmt stmt, Func<Local, Local> map) => stmt switch
    {
        Assign assign => assign with { Target = map(assign.Target) },
        Unpack unpack => unpack with { Targets = unpack.Targets.Select(map).ToSeq() },
        Accumulate accumulate => accumulate with { Target = map(accumulate.Target) },
        Call call => call with { Targets = call.Targets.Select(map).ToSeq() },
        Next next => next with { Item = map(next.Item) },
        _ => MapBlocks(stmt, block => block.Select(inner => MapTargets(inner, map)).ToSeq()),
    };

    /// <summary>The statement with variables replaced, wherever they stand.</summary>
    public static Stmt Rename(Stmt stmt, Func<Local, Local> map) =>
        MapTargets(MapAtoms(stmt, atom => atom is Read read && map(read.Local) is var now && !ReferenceEquals(now, read.Local) ? new Read(now) : atom), map);

    private static Seq<Expr> MapAtoms(Seq<Expr> exprs, Func<Atom, Atom> map) => exprs.Select(expr => MapAtoms(expr, map)).ToSeq();

    public static Expr MapAtoms(Expr expr, Func<Atom, Atom> map) => expr switch
    {
        Atom atom => map(atom),
        Apply apply => apply with { Args = apply.Args.Select(arg => MapAtoms(arg, map)).ToSeq() },
        Quoted quoted => quoted with { Holes = quoted.Holes.Select(hole => hole with { Value = map(hole.Value) }).ToSeq() },
        Element element => element with { Array = map(element.Array), Indices = MapAtoms(element.Indices, map) },
        _ => throw new InvalidOperationException("unknown expression " + expr.GetType().Name),
    };

    public static InvalidOperationException Unknown(Stmt stmt) => new("unknown statement " + stmt.GetType().Name);
}
