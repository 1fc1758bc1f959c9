namespace Backprop.Generator.Ir;

/// <summary>Reads and writes of statements.</summary>
internal static class IrWalk
{
    public static IEnumerable<Local> Reads(Expr expr) => expr switch
    {
        Read read => [read.Local],
        Apply apply => apply.Args.SelectMany(Reads),
        Quoted quoted => quoted.Holes.SelectMany(hole => Reads(hole.Value)),
        _ => [],
    };

    public static IEnumerable<Local> Reads(Stmt stmt) => stmt switch
    {
        Assign assign => Reads(assign.Value),
        Unpack unpack => Reads(unpack.Value),
        Accumulate accumulate => Reads(accumulate.Value).Append(accumulate.Target),
        Effect effect => Reads(effect.Value),
        Guard guard => guard.Adjoints.SelectMany(Reads).Concat(guard.Body.SelectMany(Reads)),
        If choice => Reads(choice.Condition).Concat(choice.Then.SelectMany(Reads)).Concat(choice.Else.SelectMany(Reads)),
        Labeled labeled => labeled.Body.SelectMany(Reads),
        Region region => Reads(region.Head).Concat(region.Body.Concat(region.Finally).SelectMany(Reads)),
        Leave or Note => [],
        _ => throw Unknown(stmt),
    };

    public static IEnumerable<Local> Targets(Stmt stmt) => stmt switch
    {
        Assign assign => [assign.Target],
        Unpack unpack => unpack.Targets,
        Accumulate accumulate => [accumulate.Target],
        Guard guard => Targets(guard.Body),
        If choice => Targets(choice.Then).Concat(Targets(choice.Else)),
        Labeled labeled => Targets(labeled.Body),
        Region region => Targets(region.Body.Concat(region.Finally)),
        Effect or Leave or Note => [],
        _ => throw Unknown(stmt),
    };

    public static IEnumerable<Local> Targets(IEnumerable<Stmt> body) => body.SelectMany(Targets);

    /// <summary>The same statement with other bodies; one without bodies stays as it is.</summary>
    public static Stmt MapBlocks(Stmt stmt, Func<Seq<Stmt>, Seq<Stmt>> map) => stmt switch
    {
        Guard guard => guard with { Body = map(guard.Body) },
        If choice => choice with { Then = map(choice.Then), Else = map(choice.Else) },
        Labeled labeled => labeled with { Body = map(labeled.Body) },
        Region region => region with { Body = map(region.Body), Finally = map(region.Finally) },
        _ => stmt,
    };

    public static IEnumerable<Seq<Stmt>> Blocks(Stmt stmt) => stmt switch
    {
        Guard guard => [guard.Body],
        If choice => [choice.Then, choice.Else],
        Labeled labeled => [labeled.Body],
        Region region => [region.Body, region.Finally],
        _ => [],
    };

    /// <summary>Every statement, outer ones before inner ones.</summary>
    public static IEnumerable<Stmt> All(IEnumerable<Stmt> body) => body.SelectMany(stmt => Blocks(stmt).SelectMany(All).Prepend(stmt));

    /// <summary>The right-hand side of a statement that has one.</summary>
    public static Expr? Value(Stmt stmt) => stmt switch
    {
        Assign assign => assign.Value,
        Unpack unpack => unpack.Value,
        Accumulate accumulate => accumulate.Value,
        Effect effect => effect.Value,
        Guard or If or Note => null,
        _ => throw Unknown(stmt),
    };

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
        Note => stmt,
        _ => throw Unknown(stmt),
    };

    public static Expr MapAtoms(Expr expr, Func<Atom, Atom> map) => expr switch
    {
        Atom atom => map(atom),
        Apply apply => apply with { Args = apply.Args.Select(arg => MapAtoms(arg, map)).ToSeq() },
        Quoted quoted => quoted with { Holes = quoted.Holes.Select(hole => hole with { Value = map(hole.Value) }).ToSeq() },
        _ => throw new InvalidOperationException("unknown expression " + expr.GetType().Name),
    };

    public static InvalidOperationException Unknown(Stmt stmt) => new("unknown statement " + stmt.GetType().Name);
}
