using Backprop.Generator.Ir;

namespace Backprop.Generator.Analysis;

/// <summary>
/// Which reads of array elements would give the same when all is done: no write to the array can come after them. What they read need not be
/// recorded.
/// </summary>
internal sealed class Settled
{
    private readonly Aliases aliases;
    private readonly Elements elements;
    private readonly Sections sections;
    private readonly HashSet<int> settled = [];
    private readonly HashSet<(Stmt Call, int Key)> unsettled = [];
    private readonly bool isDisturbed;
    private readonly Dictionary<int, HashSet<int>> createdIn = [];
    private readonly HashSet<int> fromOutside = [];
    private readonly HashSet<int> addedTo;

    /// <param name="function">The function.</param>
    /// <param name="aliases">Which arrays are one, here and in what stands around.</param>
    /// <param name="counters">What the loops of the function count.</param>
    public Settled(Function function, Aliases aliases, LoopCounters counters)
    {
        this.aliases = aliases;
        elements = new Elements(aliases);
        sections = new Sections(aliases, counters);
        isDisturbed = function.IsHelper || IrWalk.All(function.Body).Any(stmt => IrWalk.Impure(stmt) is not null || stmt is Call { Routine.HasEffects: true });
        addedTo = new HashSet<int>(IrWalk.All(function.Body).OfType<AccumulateAt>().Select(update => aliases.ClassOf(IrWalk.Written(update)!)));
        foreach (var parameter in function.Parameters) fromOutside.UnionWith(aliases.ClassesFrom(parameter));
        FindOrigins(function.Body, []);
        Walk(function.Body, new HashSet<int>(function.WrittenLater.SelectMany(aliases.ClassesFrom).Concat(function.IsHelper ? aliases.WithinReach : [])));
    }

    /// <summary>Whether the variable holds an element that is still there when all is done.</summary>
    public bool Holds(Local local) => settled.Contains(local.Id);

    /// <summary>Whether an array still holds when all is done what it held right after a call.</summary>
    public bool Holds(Call call, Local array) => !unsettled.Contains((call, aliases.ClassOf(array)));

    /// <summary>For each class the loops around all its creations, and those of the tables that hold its arrays.</summary>
    private void FindOrigins(Seq<Stmt> body, IReadOnlyList<int> around)
    {
        foreach (var stmt in body)
        {
            if (stmt is Loop loop)
            {
                FindOrigins(loop.Test, around);
                FindOrigins(loop.Body, around.Append(loop.Form.Id).ToArray());
                continue;
            }
            foreach (var block in IrWalk.Blocks(stmt)) FindOrigins(block, around);
            if (stmt is Call or Unpack or Next) fromOutside.UnionWith(IrWalk.Targets(stmt).Where(given => given.Type is ArrayType).SelectMany(aliases.ClassesFrom));
            if (stmt is not Assign { Target: { Type: ArrayType } target, Value: var value }) continue;
            if (value is Quoted) fromOutside.UnionWith(aliases.ClassesFrom(target));
            if (value is not Apply { Function: Fn.NewArray or Fn.Snapshot }) continue;
            foreach (int reached in aliases.ClassesFrom(target))
                if (createdIn.TryGetValue(reached, out var loops)) loops.IntersectWith(around);
                else createdIn[reached] = new HashSet<int>(around);
        }
    }

    /// <summary>A cell is written once, before anybody reads it; that of an adjoint is added to.</summary>
    private bool IsCell(Expr value) => value is Element { Array: Read { Local: { Type: ArrayType { Form: ArrayForm.Cells } } cells } } && !addedTo.Contains(aliases.ClassOf(cells));

    private bool MayBeSettled(Expr value) =>
        value is Element or Apply { Function: Fn.Snapshot } || value is Quoted { Pure: true } text && (text.Reads == Memory.Nothing || text.Reads == Memory.Elements && !isDisturbed);

    private bool IsFreshIn(int loop, int key) => !fromOutside.Contains(key) && createdIn.TryGetValue(key, out var loops) && loops.Contains(loop);

    private void Walk(Seq<Stmt> body, HashSet<int> writtenLater)
    {
        for (int i = body.Count - 1; i >= 0; i--) Walk(body[i], writtenLater);
    }

    private void Walk(Stmt stmt, HashSet<int> writtenLater)
    {
        switch (stmt)
        {
            case Loop loop:
                var inLoop = new HashSet<int>(IrWalk.All(loop.Test.Concat(loop.Body)).SelectMany(elements.WrittenBy));
                var around = new HashSet<int>(writtenLater);
                around.UnionWith(inLoop.Where(key => !IsFreshIn(loop.Form.Id, key) && !sections.KeepsApart(loop, key)));
                Walk(loop.Body, new HashSet<int>(around));
                Walk(loop.Test, around);
                writtenLater.UnionWith(inLoop);
                break;
            case If choice:
                var otherwise = new HashSet<int>(writtenLater);
                Walk(choice.Then, writtenLater);
                Walk(choice.Else, otherwise);
                writtenLater.UnionWith(otherwise);
                break;
            default:
                if (stmt is Assign { Target: var target, Value: var value } && MayBeSettled(value) && (IsCell(value) || !elements.ReadBy(value).Any(writtenLater.Contains))) settled.Add(target.Id);
                if (stmt is Call call)
                    foreach (var array in call.LocalsOf(Use.Read, Use.Written, Use.AddedTo, Use.Updated))
                        if (aliases.ClassesFrom(array).Any(writtenLater.Contains)) unsettled.Add((call, aliases.ClassOf(array)));
                writtenLater.UnionWith(elements.WrittenBy(stmt));
                break;
        }
    }
}
