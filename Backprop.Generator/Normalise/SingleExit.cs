using System.Runtime.CompilerServices;
using Backprop.Generator.Ir;

namespace Backprop.Generator.Normalise;

/// <summary>
/// if (c) leave; rest ⇒ if (c) {} else { rest }: jumps become nesting, so that a path simply ends. Where both branches may go
/// on, or one of them leaves on some of its paths only, a flag remembers that the body was left.
/// </summary>
internal sealed partial class SingleExit
{
    private const int Deepest = 300;

    private readonly Dictionary<int, Local> flags = [];
    private int nextId;

    public static Function Run(Function function)
    {
        var pass = new SingleExit { nextId = function.NextId() };
        while (true)
        {
            int before = pass.flags.Count;
            var (body, _, _) = pass.Block(function.Body);
            // A jump written before its flag was known to be needed is written again.
            if (pass.flags.Count > before) continue;
            if (Depth(body) > Deepest) throw new InsufficientExecutionStackException();
            return function with { Body = body };
        }
    }

    /// <summary>How deep bodies stand in bodies: the passes below recurse that deep.</summary>
    private static int Depth(Seq<Stmt> body)
    {
        int deepest = 0;
        var open = new Stack<(Seq<Stmt> Body, int Depth)>([(body, 0)]);
        while (open.Count > 0)
        {
            var (block, depth) = open.Pop();
            deepest = Math.Max(deepest, depth);
            foreach (var inner in block.SelectMany(IrWalk.Blocks)) open.Push((inner, depth + 1));
        }
        return deepest;
    }

    /// <summary>The statements without jumps; the labels that may have been left for; whether the end is never reached.</summary>
    private (Seq<Stmt> Body, HashSet<int> Left, bool Always) Block(IReadOnlyList<Stmt> statements)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var output = new List<Stmt>();
        for (int i = 0; i < statements.Count; i++)
        {
            switch (statements[i])
            {
                case Leave leave:
                    if (flags.TryGetValue(leave.Label, out var flag)) output.Add(new Assign(flag, Truth.True, leave.Quote));
                    return (output.ToSeq(), [leave.Label], true);

                case Labeled labeled:
                    if (flags.TryGetValue(labeled.Label, out var left) && !IsExit(labeled)) output.Add(new Assign(left, Truth.False, labeled.Quote));
                    var inner = Block(labeled.Body);
                    output.AddRange(inner.Body);
                    bool passes = inner.Left.Remove(labeled.Label);
                    if (inner.Always && !passes) return (output.ToSeq(), inner.Left, true);
                    if (inner.Left.Count > 0) return After(inner.Left, statements, i, output);
                    break;

                case Loop loop:
                    var (repeated, leaves, endless) = OfLoop(loop);
                    output.Add(repeated);
                    if (endless) return (output.ToSeq(), leaves, true);
                    if (leaves.Count > 0) return After(leaves, statements, i, output);
                    break;

                case If choice:
                    var then = Block(choice.Then);
                    var otherwise = Block(choice.Else);
                    if (then.Left.Count + otherwise.Left.Count == 0)
                    {
                        output.Add(new If(choice.Condition, then.Body, otherwise.Body, choice.Quote));
                        break;
                    }
                    return Branches(choice, then, otherwise, statements, i, output);

                case Region region:
                    var (within, last) = (Block(region.Body), Block(region.Finally));
                    output.AddRange(Regions.Flat(region with { Body = within.Body, Finally = last.Body }));
                    within.Left.UnionWith(last.Left);
                    if (within.Always || last.Always) return (output.ToSeq(), within.Left, true);
                    if (within.Left.Count > 0) return After(within.Left, statements, i, output);
                    break;

                default:
                    output.Add(statements[i]);
                    break;
            }
        }
        return (output.ToSeq(), [], false);
    }

    private (Seq<Stmt>, HashSet<int>, bool) Branches(
        If choice, (Seq<Stmt> Body, HashSet<int> Left, bool Always) then, (Seq<Stmt> Body, HashSet<int> Left, bool Always) otherwise,
        IReadOnlyList<Stmt> statements, int i, List<Stmt> output)
    {
        var left = new HashSet<int>(then.Left.Union(otherwise.Left));
        if (then.Always && otherwise.Always)
        {
            output.Add(new If(choice.Condition, then.Body, otherwise.Body, choice.Quote));
            return (output.ToSeq(), left, true);
        }
        bool intoElse = then.Always && otherwise.Left.Count == 0, intoThen = otherwise.Always && then.Left.Count == 0;
        if (!intoElse && !intoThen)
        {
            output.Add(new If(choice.Condition, then.Body, otherwise.Body, choice.Quote));
            return After(left, statements, i, output);
        }
        var rest = Block(statements.Skip(i + 1).ToArray());
        output.Add(intoElse
            ? new If(choice.Condition, then.Body, otherwise.Body.Concat(rest.Body).ToSeq(), choice.Quote)
            : new If(choice.Condition, then.Body.Concat(rest.Body).ToSeq(), otherwise.Body, choice.Quote));
        left.UnionWith(rest.Left);
        return (output.ToSeq(), left, rest.Always);
    }

    /// <summary>What follows a statement that may have left: only if it did not.</summary>
    private (Seq<Stmt>, HashSet<int>, bool) After(HashSet<int> left, IReadOnlyList<Stmt> statements, int i, List<Stmt> output)
    {
        var rest = Block(statements.Skip(i + 1).ToArray());
        if (rest.Body.Count > 0)
        {
            var stays = Stays(left, output);
            output.Add(new If(stays, rest.Body, Seq<Stmt>.Empty, -1));
        }
        left.UnionWith(rest.Left);
        return (output.ToSeq(), left, false);
    }

    /// <summary>The label behind a loop, whose flag each trip clears for itself.</summary>
    private static bool IsExit(Labeled labeled) => labeled.Body.Count == 1 && labeled.Body[0] is Loop loop && loop.Form.Exit == labeled.Label;

    private IEnumerable<Stmt> Flat(Local target, Expr conjunction)
    {
        if (conjunction is Apply { Function: Fn.And } apply && apply.Args[0] is Apply nested)
        {
            var part = new Local(nextId++, "stays", IrType.Bool, LocalRole.Temporary);
            foreach (var stmt in Flat(part, nested)) yield return stmt;
            conjunction = apply with { Args = Seq.Of(new Read(part), apply.Args[1]) };
        }
        yield return new Assign(target, conjunction, -1);
    }

    private Local Flag(int label)
    {
        if (!flags.TryGetValue(label, out var flag)) flags[label] = flag = new Local(nextId++, label == 0 ? "returned" : "left", IrType.Bool, LocalRole.Primal);
        return flag;
    }
}
