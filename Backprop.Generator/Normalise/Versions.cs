using Backprop.Generator.Ir;

namespace Backprop.Generator.Normalise;

/// <summary>
/// t = t * t ⇒ t₂ = t * t: every assignment gets a variable of its own, so that each value is still there when the backward
/// sweep asks for it. A target is then never among its own operands.
/// </summary>
internal static class Versions
{
    public static Function Run(Function function)
    {
        int nextId = function.NextId();
        var current = new Dictionary<int, Local>();
        foreach (var parameter in function.Parameters) current[parameter.Id] = parameter;

        Atom Now(Atom atom) => atom is Read read && current.TryGetValue(read.Local.Id, out var version) ? new Read(version) : atom;

        Local Next(Local target)
        {
            var version = target;
            if (current.ContainsKey(target.Id))
            {
                var role = target.Role == LocalRole.Parameter ? LocalRole.Primal : target.Role;
                version = target with { Id = nextId++, Role = role };
            }
            return current[target.Id] = version;
        }

        var body = new List<Stmt>();
        foreach (var stmt in function.Body)
        {
            var read = IrWalk.MapAtoms(stmt, Now);
            body.Add(read switch
            {
                Assign assign => assign with { Target = Next(assign.Target) },
                Unpack unpack => unpack with { Targets = unpack.Targets.Select(Next).ToSeq() },
                Effect => read,
                _ => throw IrWalk.Unknown(stmt),
            });
        }
        return function with { Body = body.ToSeq(), Results = function.Results.Select(result => IrWalk.MapAtoms(result, Now)).ToSeq() };
    }
}
