using Backprop.Generator.Ir;

namespace Backprop.Generator.Beautify;

/// <summary>
/// while (…) … tape.x … ⇒ var x = tape.x; while (…) … x …: what loops read of a tape, or of a frame, is read from it once. A tape is somebody else's memory,
/// which the runtime's compiler would read again after each write to an array.
/// </summary>
internal sealed class Unpacking
{
    private readonly IReadOnlyList<Local> members;
    private readonly Dictionary<int, int> times;
    private readonly Dictionary<int, Local> unpacked = [];
    private int nextId;

    private Unpacking(Function function, IReadOnlyList<Local> members)
    {
        this.members = members;
        nextId = function.NextId();
        var reads = new Tally(function.Body.SelectMany(IrWalk.Reads));
        times = members.ToDictionary(member => member.Id, member => reads[member]);
    }

    /// <param name="function">As it is printed.</param>
    /// <param name="members">The parameters that are members of a tape, in its order.</param>
    public static Function Run(Function function, IEnumerable<Local> members)
    {
        // Of an array of structs its numbers are one member together.
        var pass = new Unpacking(function, members.Where(member => member.Type is not ArrayType { Part: not null }).ToArray());
        return pass.times.Count == 0 ? function : function with { Body = pass.Rewrite(function.Body) };
    }

    private Seq<Stmt> Rewrite(Seq<Stmt> body)
    {
        var output = new List<Stmt>();
        var here = new List<int>();
        foreach (var stmt in body)
        {
            if (new HashSet<int>(InLoops(stmt).Select(local => local.Id)) is { Count: > 0 } inLoops) UnpackBefore(stmt, inLoops, output, here);
            output.Add(stmt switch
            {
                If choice => IrWalk.MapBlocks(choice with { Condition = IrWalk.MapAtoms(choice.Condition, Renamed) }, Rewrite),
                Guard => IrWalk.MapBlocks(stmt, Rewrite),
                _ => IrWalk.MapAtoms(stmt, Renamed),
            });
        }
        foreach (int id in here) unpacked.Remove(id);
        return output.ToSeq();
    }

    private void UnpackBefore(Stmt stmt, HashSet<int> inLoops, List<Stmt> output, List<int> here)
    {
        var branches = stmt is Loop ? [] : IrWalk.Blocks(stmt).Select(block => new Tally(block.SelectMany(IrWalk.Reads))).ToArray();
        int place = output.Count;
        // What a loop begins with stays next to it.
        while (stmt is Loop && place > 0 && output[place - 1] is Assign { Value: Atom or Quoted { Movable: true, Holes.Count: 0 } }) place--;
        foreach (var member in members)
        {
            // Where nothing but a branch reads it, it is unpacked there.
            if (!inLoops.Contains(member.Id) || unpacked.ContainsKey(member.Id) || branches.Any(branch => branch[member] == times[member.Id])) continue;
            var local = new Local(nextId++, member.Name, member.Type, LocalRole.Primal);
            output.Insert(place++, new Assign(local, new Read(member), -1));
            unpacked[member.Id] = local;
            here.Add(member.Id);
        }
    }

    private Atom Renamed(Atom atom) => atom is Read { Local.Id: var id } && unpacked.TryGetValue(id, out var local) ? new Read(local) : atom;

    private IEnumerable<Local> InLoops(Stmt stmt) =>
        stmt is Loop ? IrWalk.Reads(stmt).Where(local => times.ContainsKey(local.Id)) : IrWalk.Blocks(stmt).SelectMany(block => block.SelectMany(InLoops));
}
