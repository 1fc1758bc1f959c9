using Backprop.Generator.Ir;

namespace Backprop.Generator.Beautify;

/// <summary>Where a temporary is read, its value; and what a write to an array forces out before it.</summary>
internal sealed partial class InlineSingleUse
{
    private Seq<Expr> Places(Seq<Expr> indices) => indices.Select(index => Substitute(index, out _)).ToSeq();

    /// <summary>The value of a write, and what has read the elements before it is settled.</summary>
    private Expr Written(Stmt stmt, Expr value)
    {
        var written = Substitute(value, out _);
        if (unmovable is { } earlier) Settle(earlier);
        foreach (var array in IrWalk.AllWritten(stmt)) Settle(array.Id);
        OverwriteElements(stmt);
        return written;
    }

    /// <summary>Elements are about to change: whatever still wants their old values is computed now.</summary>
    private void OverwriteElements(Stmt stmt)
    {
        foreach (int key in IrWalk.All([stmt]).SelectMany(elements.WrittenBy).Distinct())
        {
            if (!elementReaders.TryGetValue(key, out var ids)) continue;
            foreach (int id in ids) Settle(id);
            ids.Clear();
        }
    }

    /// <summary>What is asked for outside of a block too has to be there on all paths: it is computed before it, if something inside would force it out.</summary>
    private void SettleAround(Stmt stmt)
    {
        foreach (var block in IrWalk.Blocks(stmt))
        {
            bool hasRegion = IrWalk.All(block).Any(inner => inner is Effect { Boundary: not Boundary.None });
            var reads = block.SelectMany(IrWalk.Reads).ToArray();
            var inside = new Tally(reads);
            var asked = hasRegion ? pending.Keys : reads.Select(local => local.Id).Distinct().Where(pending.ContainsKey);
            foreach (int id in asked.Where(id => inside[id] < left[id]).ToArray()) Settle(id);
        }
    }

    /// <summary>A call that only reads is an expression.</summary>
    private static Quoted AsText(Call call)
    {
        var pieces = Enumerable.Repeat(", ", Math.Max(0, call.Args.Count - 1)).Prepend(call.Routine.Callee + "(").Append(")");
        return new Quoted(pieces.ToSeq(), call.Args.Select(arg => new Hole((Atom)arg, HoleKind.Cut, -1)).ToSeq(), call.Targets[0].Type, Binding.Primary, Movable: false) { Pure = true };
    }

    private Atom Kept(Atom atom)
    {
        if (atom is not Read { Local: var local }) return atom;
        if (literals.TryGetValue(local.Id, out var literal)) return literal;
        Settle(local.Id);
        return atom;
    }

    /// <summary>The numbers that keep their variables, for the text that reads them.</summary>
    private void FindNamed(Seq<Stmt> body)
    {
        foreach (var stmt in IrWalk.All(body))
        {
            if (IrWalk.Value(stmt) is Quoted text && text.Holes.Select(hole => hole.Value).OfType<Read>().Select(read => read.Local.Id).Where(literals.ContainsKey).ToArray() is { Length: > 0 } numbers
                && !ConstantText.Compiles((Quoted)IrWalk.MapAtoms(text, Kept))) named.UnionWith(numbers);
            if (LiteralOf(stmt) is { } literal) literals[((Assign)stmt).Target.Id] = literal;
        }
        literals.Clear();
    }

    /// <summary>The digits that an integer consists of; null for any other.</summary>
    private Const? LiteralOf(Stmt stmt) =>
        stmt is Assign { Target: { Role: LocalRole.Temporary, Type.Text: "int" } number, Value: Quoted text } && writes[number] == 1 && !named.Contains(number.Id) ? LiteralOf(text) : null;

    private Const? LiteralOf(Quoted text) =>
        text.Holes.All(hole => hole.Value is Const || hole.Value is Read { Local.Id: var number } && literals.ContainsKey(number))
        && Integers.Simplified((Quoted)IrWalk.MapAtoms(text, Kept)) is Quoted { Holes.Count: 0 } digits && digits.Pieces[0].All(char.IsDigit) ? new Const(0, digits.Pieces[0], digits.Type) : null;

    private Expr Substitute(Expr expr, out int size)
    {
        size = 1;
        switch (expr)
        {
            case Read { Local.Id: var asked } when conditions.TryGetValue(asked, out var condition):
                return condition;
            case Read { Local.Id: var number } when literals.TryGetValue(number, out var literal):
                return literal;
            case Read { Local.Id: var id } when pending.TryGetValue(id, out var held):
                if (--left[id] == 0) pending.Remove(id);
                if (unmovable == id)
                {
                    unmovable = null;
                    carriesUnmovable = true;
                }
                size = held.Size;
                return held.Statement.Value;
            case Apply apply:
                var args = new Expr[apply.Args.Count];
                int total = 1;
                for (int i = 0; i < args.Length; i++)
                {
                    args[i] = Substitute(apply.Args[i], out int part);
                    total += part;
                }
                size = total;
                var inlined = apply with { Args = Seq.Of(args) };
                return inBackward ? Signs.Outwards(inlined) : inlined;
            case Element element:
                return element with { Array = Kept(element.Array), Indices = element.Array.Type is Tape ? element.Indices.Select(index => (Expr)Kept((Atom)index)).ToSeq() : Places(element.Indices) };
            case Quoted quoted:
                return Integers.Simplified((Quoted)IrWalk.MapAtoms(quoted, Kept));
            default:
                return expr;
        }
    }
}
