using Backprop.Generator.Analysis;
using Backprop.Generator.Ir;

namespace Backprop.Generator.Optimise;

/// <summary>
/// s = Sqrt(t); r = Sqrt(t) ⇒ s = Sqrt(t); r = s: what was computed before is not computed again. The bits stay the same. On a
/// function in which every variable is assigned once.
/// </summary>
internal sealed class Share
{
    private const string ElementKey = "element";

    private readonly Dictionary<Expr, Local> computed = [];
    private readonly Dictionary<int, Atom> same = [];
    private readonly HashSet<int> met;
    private readonly Aliases aliases;
    private readonly Elements arrays;
    private readonly Dictionary<int, Expr> indices = [];
    private readonly Dictionary<int, List<Expr>> elements = [];

    private Share(Function function)
    {
        aliases = new Aliases(function.Body);
        arrays = new Elements(aliases);
        var once = new HashSet<int>();
        met = new HashSet<int>(IrWalk.Targets(function.Body).Where(target => !once.Add(target.Id)).Select(target => target.Id));
    }

    public static Function Run(Function function)
    {
        var pass = new Share(function);
        return function with { Body = pass.Block(function.Body), Results = function.Results.Select(result => IrWalk.MapAtoms(result, pass.Now)).ToSeq() };
    }

    private Atom Now(Atom atom) => atom is Read read && same.TryGetValue(read.Local.Id, out var earlier) ? earlier : atom;

    /// <summary>What a branch or a trip computes is known only to its end.</summary>
    private Seq<Stmt> Block(Seq<Stmt> block)
    {
        var own = new List<Expr>();
        var body = new List<Stmt>();
        foreach (var stmt in block)
        {
            if (stmt is If choice)
            {
                body.Add(new If(IrWalk.MapAtoms(choice.Condition, Now), Block(choice.Then), Block(choice.Else), choice.Quote));
                continue;
            }
            if (stmt is Loop loop)
            {
                foreach (var inner in IrWalk.All([loop])) Written(inner);
                // The test is asked once more than the body is entered: neither knows what the other computes.
                var test = Block(loop.Test);
                body.Add(loop with { Test = test, Condition = IrWalk.MapAtoms(loop.Condition, Now), Body = Block(loop.Body), Stays = IrWalk.MapAtoms(loop.Stays, Now) });
                continue;
            }
            if (stmt is Effect { Boundary: not Boundary.None }) Forget(own);
            Written(stmt);
            var current = IrWalk.MapAtoms(stmt, Now);
            if (current is Assign { Value: Quoted { Movable: true } text, Target: { Role: LocalRole.Temporary } index }) indices[index.Id] = Canonical.Of(text);
            if (current is Assign { Target: { Type: ArrayType, Role: LocalRole.Temporary } name, Value: Read { Local: var whole } } && name.Type == whole.Type && !met.Contains(name.Id) && !met.Contains(whole.Id))
            {
                same[name.Id] = new Read(whole);
                continue;
            }
            if (current is Assign assign && Shareable(assign) is { } apply)
            {
                if (!computed.TryGetValue(apply, out var earlier))
                {
                    if (!met.Contains(assign.Target.Id))
                    {
                        computed.Add(apply, assign.Target);
                        own.Add(apply);
                    }
                }
                else if (assign.Target.Role == LocalRole.Temporary && !met.Contains(assign.Target.Id))
                {
                    same[assign.Target.Id] = new Read(earlier);
                    continue;
                }
                else current = assign with { Value = new Read(earlier) };
            }
            body.Add(current);
            // What has just been put there is there.
            if (current is Store { Array: Read { Local: { Type: ArrayType } array }, Value: Read { Local: { IsReal: true } value } } store && !met.Contains(value.Id) && Key(array, store.Indices, value.Type) is var key && !computed.ContainsKey(key))
            {
                computed.Add(key, value);
                own.Add(key);
            }
        }
        Forget(own);
        return body.ToSeq();
    }

    /// <summary>What is computed, so that the same is equal: an element goes by the texts of its indices.</summary>
    private Expr? Shareable(Assign assign)
    {
        switch (assign.Value)
        {
            case Apply { Function: not (Fn.Convert or Fn.NewArray) } apply:
                return apply;
            // A parameter of what is called twice, with the same argument.
            case Quoted { Pure: true, Reads: Memory.Nothing } text when assign.Target is { Role: LocalRole.Temporary, IsNamed: true }:
                return new Apply(assign.Target.Name, Seq.Of(Canonical.Of(text)), text.Type);
            case Element { Array: Read { Local: var array } } element:
                return Key(array, element.Indices, element.Type);
            default:
                return null;
        }
    }

    private Apply Key(Local array, Seq<Expr> at, IrType type)
    {
        var key = new Apply(ElementKey, at.Select(index => index is Read { Local.Id: var id } && indices.TryGetValue(id, out var text) ? text : index).Prepend(new Read(array)).ToSeq(), type);
        int of = aliases.ClassOf(array);
        if (!elements.TryGetValue(of, out var keys)) elements[of] = keys = [];
        keys.Add(key);
        return key;
    }

    /// <summary>What an array held is not known any more when an element is written, or the user's own code may write one.</summary>
    private void Written(Stmt stmt)
    {
        foreach (int written in arrays.WrittenBy(stmt))
        {
            if (!elements.TryGetValue(written, out var keys)) continue;
            foreach (var key in keys) computed.Remove(key);
            keys.Clear();
        }
    }

    /// <summary>The end of a body, or a boundary: what a region computes is not there if it ends early.</summary>
    private void Forget(List<Expr> own)
    {
        foreach (var expr in own) computed.Remove(expr);
        own.Clear();
    }
}
