using Backprop.Generator.Beautify;
using Backprop.Generator.Ir;

namespace Backprop.Generator.Emit;

/// <summary>
/// Where each variable is declared: with its first assignment if that stands in the innermost body that holds all its uses, else
/// just before the statement of that body in which it is used first.
/// </summary>
internal sealed partial class Declarations
{
    private readonly Dictionary<Stmt, List<Local>> before = new(ByReference.Instance);
    private readonly Dictionary<int, Home> homes = [];
    private readonly List<Local> assigned = [];
    private readonly List<(Assign Begin, Loop Loop)> beginnings = [];
    private readonly Dictionary<Stmt, Scope> trips = new(ByReference.Instance);
    private int scopes;

    public Declarations(Seq<Stmt> body, IEnumerable<Expr> results)
    {
        var root = new Scope(null, null, scopes++);
        Visit(body, root);
        root.Last = scopes - 1;
        foreach (var local in results.SelectMany(IrWalk.Reads)) Use(local, root, null);
        foreach (var local in assigned) Place(local, homes[local.Id]);
        foreach (var (begin, loop) in beginnings)
            if (IsOwnCounter(begin, loop)) TakeIn(begin.Target, loop);
    }

    /// <summary>The variables to declare before the statement.</summary>
    public IReadOnlyList<Local> Before(Stmt stmt) => before.TryGetValue(stmt, out var locals) ? locals : [];

    /// <summary>Where the variable is declared; null if it is none of the body's.</summary>
    public Scope? In(Local local) => homes.TryGetValue(local.Id, out var home) && home.IsPlaced ? home.Holds : null;

    /// <summary>Whether every path through the body assigns the variable.</summary>
    public static bool Assigns(IEnumerable<Stmt> body, Local local) => body.Any(stmt => stmt switch
    {
        Assign or Unpack or Next or Call => IrWalk.Targets(stmt).Any(target => target.Id == local.Id),
        Region region => Assigns(region.Body, local) || Assigns(region.Finally, local),
        If choice => Assigns(choice.Then, local) && Assigns(choice.Else, local),
        _ => false,
    });

    private void Visit(Seq<Stmt> body, Scope scope)
    {
        for (int i = 0; i < body.Count; i++)
        {
            var stmt = body[i];
            if (!IrWalk.Blocks(stmt).Any())
            {
                foreach (var local in IrWalk.Reads(stmt)) Use(local, scope, stmt);
                foreach (var local in IrWalk.Targets(stmt))
                {
                    Use(local, scope, stmt);
                    assigned.Add(local);
                }
                continue;
            }
            foreach (var local in IrWalk.HeadReads(stmt)) Use(local, scope, stmt);
            if (stmt is Loop loop)
            {
                if (i > 0 && body[i - 1] is Assign begin) beginnings.Add((begin, loop));
                // A test that is written into the body shares the body's scope.
                trips[loop] = Within(scope, stmt, loop.Test, loop.Body);
            }
            else
                foreach (var inner in IrWalk.Blocks(stmt)) Within(scope, stmt, inner);
        }
    }

    private Scope Within(Scope parent, Stmt owner, params Seq<Stmt>[] bodies)
    {
        var scope = new Scope(parent, owner, scopes++);
        foreach (var body in bodies) Visit(body, scope);
        scope.Last = scopes - 1;
        return scope;
    }

    private void Use(Local local, Scope scope, Stmt? stmt)
    {
        if (homes.TryGetValue(local.Id, out var home)) home.Holds = Scope.Common(home.Holds, scope);
        else homes[local.Id] = home = new Home(scope, stmt);
        home.Uses++;
    }

    private void Place(Local local, Home home)
    {
        if (home.IsPlaced) return;
        home.IsPlaced = true;
        var (scope, stmt) = (home.FirstScope, home.First);
        while (scope != home.Holds) (scope, stmt) = (scope.Parent!, scope.Owner);
        if (stmt is null || stmt is (Assign or Unpack or Next or Call) && IrWalk.Targets(stmt).Any(target => target.Id == local.Id)) return;
        if (!before.TryGetValue(stmt, out var locals)) before[stmt] = locals = [];
        locals.Add(local);
    }

    /// <summary>Where a variable is used first, and the innermost body that holds all its uses.</summary>
    private sealed class Home(Scope firstScope, Stmt? first)
    {
        public Scope FirstScope { get; } = firstScope;

        public Stmt? First { get; } = first;

        public Scope Holds { get; set; } = firstScope;

        public int Uses { get; set; }

        public bool IsPlaced { get; set; }

        /// <summary>The loop in whose head it is declared.</summary>
        public Loop? Head { get; set; }
    }
}
