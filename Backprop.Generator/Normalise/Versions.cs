using Backprop.Generator.Ir;

namespace Backprop.Generator.Normalise;

/// <summary>
/// t = t * t ⇒ t₂ = t * t: every assignment gets a variable of its own, so that each value is still there when the backward
/// sweep asks for it. Where branches meet, both have assigned the same new variable: if (c) t = a ⇒ if (c) t₂ = a else t₂ = t.
/// On every path a variable is assigned once, and a target is never among its own operands.
/// </summary>
internal sealed class Versions
{
    private readonly Dictionary<int, Local> current = [];
    private readonly HashSet<int> assigned = [];
    private readonly Stack<(int Id, Local? Before)> changes = [];
    private int nextId;

    public static Function Run(Function function)
    {
        var pass = new Versions { nextId = function.NextId() };
        foreach (var parameter in function.Parameters) pass.Set(parameter.Id, parameter);
        var body = pass.Block(function.Body);
        return function with { Body = body.ToSeq(), Results = function.Results.Select(result => IrWalk.MapAtoms(result, pass.Now)).ToSeq() };
    }

    private List<Stmt> Block(IEnumerable<Stmt> body) => body.Select(Rename).ToList();

    private Stmt Rename(Stmt stmt) => stmt is If choice ? Branches(choice) : IrWalk.MapAtoms(stmt, Now) switch
    {
        Assign assign => assign with { Target = Next(assign.Target) },
        Unpack unpack => unpack with { Targets = unpack.Targets.Select(Next).ToSeq() },
        Effect effect => effect,
        _ => throw IrWalk.Unknown(stmt),
    };

    private If Branches(If choice)
    {
        var condition = IrWalk.MapAtoms(choice.Condition, Now);
        var then = Branch(choice.Then, out var inThen);
        var otherwise = Branch(choice.Else, out var inElse);
        var renamedThen = new Dictionary<int, Local>();
        var renamedElse = new Dictionary<int, Local>();
        foreach (int id in inThen.Keys.Union(inElse.Keys).OrderBy(id => id))
        {
            current.TryGetValue(id, out var before);
            var a = inThen.TryGetValue(id, out var lastThen) ? lastThen : before;
            var b = inElse.TryGetValue(id, out var lastElse) ? lastElse : before;
            if (a is null || b is null) continue;
            var met = Version(a);
            Set(id, met);
            if (lastThen is null) then.Add(new Assign(met, new Read(a), choice.Quote));
            else renamedThen[a.Id] = met;
            if (lastElse is null) otherwise.Add(new Assign(met, new Read(b), choice.Quote));
            else renamedElse[b.Id] = met;
        }
        return new If(condition, Rename(then, renamedThen), Rename(otherwise, renamedElse), choice.Quote);
    }

    /// <summary>Reads a branch; what it has changed is undone, and told.</summary>
    private List<Stmt> Branch(Seq<Stmt> body, out Dictionary<int, Local> changed)
    {
        int mark = changes.Count;
        var output = Block(body);
        changed = [];
        while (changes.Count > mark)
        {
            var (id, before) = changes.Pop();
            if (!changed.ContainsKey(id)) changed[id] = current[id];
            if (before is null) current.Remove(id);
            else current[id] = before;
        }
        return output;
    }

    private static Seq<Stmt> Rename(List<Stmt> branch, Dictionary<int, Local> names)
    {
        if (names.Count == 0) return branch.ToSeq();
        Local Name(Local local) => names.TryGetValue(local.Id, out var name) ? name : local;
        Stmt Renamed(Stmt stmt) => stmt switch
        {
            If choice => new If(IrWalk.MapAtoms(choice.Condition, Now), choice.Then.Select(Renamed).ToSeq(), choice.Else.Select(Renamed).ToSeq(), choice.Quote),
            _ => IrWalk.MapAtoms(stmt, Now) switch
            {
                Assign assign => assign with { Target = Name(assign.Target) },
                Unpack unpack => unpack with { Targets = unpack.Targets.Select(Name).ToSeq() },
                var other => other,
            },
        };
        Atom Now(Atom atom) => atom is Read read ? new Read(Name(read.Local)) : atom;
        return branch.Select(Renamed).ToSeq();
    }

    private Atom Now(Atom atom) => atom is Read read && current.TryGetValue(read.Local.Id, out var version) ? new Read(version) : atom;

    private Local Next(Local target)
    {
        var version = assigned.Contains(target.Id) || current.ContainsKey(target.Id) ? Version(target) : target;
        assigned.Add(target.Id);
        Set(target.Id, version);
        return version;
    }

    private void Set(int id, Local version)
    {
        changes.Push((id, current.TryGetValue(id, out var before) ? before : null));
        current[id] = version;
    }

    private Local Version(Local local) => local with { Id = nextId++, Role = local.Role == LocalRole.Parameter ? LocalRole.Primal : local.Role };
}
