using Backprop.Generator.Ir;

namespace Backprop.Generator.Normalise;

/// <summary>
/// t = t * t ⇒ t₂ = t * t: every assignment gets a variable of its own, so that each value is still there when the backward
/// sweep asks for it. Where branches meet, both have assigned the same new variable: if (c) t = a ⇒ if (c) t₂ = a else t₂ = t.
/// On every path a variable is assigned once, and a target is never among its own operands.
/// </summary>
internal sealed partial class Versions
{
    private readonly Dictionary<int, Local> current = [];
    private readonly HashSet<int> assigned = [];
    private readonly Stack<(int Id, Local? Before)> changes = [];
    private readonly Tally reads;
    private readonly HashSet<int> carried = [];
    private int nextId;

    private Versions(Function function)
    {
        nextId = function.NextId();
        reads = new Tally(function.Parameters.Concat(function.Body.SelectMany(IrWalk.Reads)).Concat(function.Results.SelectMany(IrWalk.Reads)));
    }

    public static Function Run(Function function)
    {
        var pass = new Versions(function);
        foreach (var parameter in function.Parameters) pass.Set(parameter.Id, parameter);
        var body = pass.Block(function.Body);
        return function with { Body = body.ToSeq(), Results = function.Results.Select(result => IrWalk.MapAtoms(result, pass.Now)).ToSeq() };
    }

    private List<Stmt> Block(IEnumerable<Stmt> body)
    {
        var output = new List<Stmt>();
        foreach (var stmt in body)
            output.Add(stmt switch
            {
                If choice => Branches(choice),
                Loop loop => Loop(loop, output),
                _ => IrWalk.MapTargets(IrWalk.MapAtoms(stmt, Now), Next),
            });
        return output;
    }

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
            if (lastThen is null || carried.Contains(a.Id)) then.Add(new Assign(met, new Read(a), choice.Quote));
            else renamedThen[a.Id] = met;
            if (lastElse is null || carried.Contains(b.Id)) otherwise.Add(new Assign(met, new Read(b), choice.Quote));
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
        var seen = new HashSet<int>();
        while (changes.Count > mark)
        {
            var (id, before) = changes.Pop();
            if (seen.Add(id) && current.TryGetValue(id, out var last)) changed[id] = last;
            if (before is null) current.Remove(id);
            else current[id] = before;
        }
        return output;
    }

    private static Seq<Stmt> Rename(List<Stmt> branch, Dictionary<int, Local> names)
    {
        if (names.Count == 0) return branch.ToSeq();
        Local Name(Local local) => names.TryGetValue(local.Id, out var name) ? name : local;
        return branch.Select(stmt => IrWalk.Rename(stmt, Name)).ToSeq();
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

    /// <summary>Nobody reads the variable any more until it is assigned anew.</summary>
    private void Unset(int id)
    {
        if (!current.TryGetValue(id, out var before)) return;
        changes.Push((id, before));
        current.Remove(id);
    }

    private Local Version(Local local) => local with { Id = nextId++, Role = local.Role == LocalRole.Parameter ? LocalRole.Primal : local.Role };
}
