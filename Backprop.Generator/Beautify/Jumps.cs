using Backprop.Generator.Ir;

namespace Backprop.Generator.Beautify;

/// <summary>
/// loop { left = false; if (c) { A; left = true; } else { B } if (left) leave; } ⇒ loop { if (c) { A; break; } B }: where a trip ends
/// with its flag, it may say so itself.
/// </summary>
internal sealed class Jumps
{
    private const int LongestTail = 2;

    private readonly Tally reads;

    private Jumps(Function function) => reads = new Tally(function.Body.SelectMany(IrWalk.Reads).Concat(function.Results.SelectMany(IrWalk.Reads)));

    public static Function Run(Function function) => function with { Body = new Jumps(function).Block(function.Body) };

    private Seq<Stmt> Block(Seq<Stmt> body) => body.Select(stmt => IrWalk.MapBlocks(stmt, Block)).Select(stmt => stmt is Loop loop ? WithBreaks(loop) : stmt).ToSeq();

    private Loop WithBreaks(Loop loop)
    {
        var trip = loop.Body.ToList();
        var stays = loop.Stays;
        Seq<Stmt> step = Seq<Stmt>.Empty;
        if (stays is Read { Local: var named })
        {
            if (trip.Count > 0 && trip[trip.Count - 1] is If { Condition: Read { Local: var asked }, Else.Count: 0 } guarded && asked.Id == named.Id)
            {
                step = guarded.Then;
                trip.RemoveAt(trip.Count - 1);
            }
            if (trip.Count == 0 || trip[trip.Count - 1] is not Assign definition || definition.Target.Id != named.Id || reads[named] != (step.Count > 0 ? 2 : 1)) return loop;
            stays = definition.Value;
            trip.RemoveAt(trip.Count - 1);
        }
        var flags = new HashSet<int>();
        if (!Flags(stays, flags)) return loop;
        // A step or two that every trip makes at its end, a jump can make before it.
        int end = trip.FindLastIndex(stmt => Raises(stmt, flags)) + 1;
        var tail = trip.Skip(end).ToSeq();
        if (tail.Count > LongestTail || !tail.All(stmt => stmt is Assign { Value: Quoted { Movable: true } or Atom })) return loop;
        var jump = tail.Append(new Leave(loop.Form.Exit, -1)).ToSeq();
        if (Ended(trip.Take(end).ToSeq(), flags, jump) is not { } ended) return loop;
        var body = ended.Where(stmt => !(stmt is Assign clear && IsOnlyOfThisLoop(clear.Target, flags))).Concat(tail).Concat(step).ToSeq();
        return loop with { Body = body, Stays = Truth.True };
    }

    /// <summary>!a &amp;&amp; !b: the flags that must not have been raised.</summary>
    private static bool Flags(Expr stays, HashSet<int> flags) => stays switch
    {
        Apply { Function: Fn.Not } not when not.Args[0] is Read { Local: var flag } => flags.Add(flag.Id),
        Apply { Function: Fn.And } both => Flags(both.Args[0], flags) && Flags(both.Args[1], flags),
        _ => false,
    };

    private bool IsOnlyOfThisLoop(Local flag, HashSet<int> flags) => flags.Contains(flag.Id) && reads[flag] == 1;

    /// <summary>The body with a jump behind each flag that is raised at its end; null if one is raised elsewhere.</summary>
    private Seq<Stmt>? Ended(Seq<Stmt> body, HashSet<int> flags, Seq<Stmt> jump)
    {
        var output = new List<Stmt>();
        for (int i = 0; i < body.Count; i++)
        {
            var stmt = body[i];
            bool isLast = i == body.Count - 1;
            if (!Raises(stmt, flags)) output.Add(stmt);
            else if (!isLast) return null;
            else if (stmt is Assign raised)
            {
                if (!IsOnlyOfThisLoop(raised.Target, flags)) output.Add(raised);
                output.AddRange(jump);
            }
            else if (stmt is If choice)
            {
                if (Ended(choice.Then, flags, jump) is not { } then || Ended(choice.Else, flags, jump) is not { } otherwise) return null;
                if (EndsWithJump(then))
                {
                    output.Add(choice with { Then = then, Else = Seq<Stmt>.Empty });
                    output.AddRange(otherwise);
                }
                else if (EndsWithJump(otherwise))
                {
                    output.Add(choice with { Then = Seq<Stmt>.Empty, Else = otherwise });
                    output.AddRange(then);
                }
                else output.Add(choice with { Then = then, Else = otherwise });
            }
            else return null;
        }
        return output.ToSeq();
    }

    private static bool EndsWithJump(Seq<Stmt> body) => body.Count > 0 && body[body.Count - 1] is Leave;

    private static bool Raises(Stmt stmt, HashSet<int> flags) => IrWalk.All([stmt]).Any(inner =>
        inner is Assign { Target: var target, Value: var value } && flags.Contains(target.Id) && value is not Const { Value: 0 });
}
