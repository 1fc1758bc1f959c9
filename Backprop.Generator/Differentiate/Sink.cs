using Backprop.Generator.Ir;

namespace Backprop.Generator.Differentiate;

/// <summary>Puts definitions where they are used first: into the one branch that reads them, else before the first statement that does.</summary>
internal sealed class Sink
{
    private readonly Seq<Stmt> body;
    private readonly HashSet<int> wanted;
    private readonly HashSet<int>?[] readsOf;
    private readonly Dictionary<int, int> first = [];
    private readonly Tally readers = new();
    private readonly HashSet<int> readHere = [];
    private readonly List<Assign>?[] before;
    private readonly List<Assign>?[] inside;

    private Sink(Seq<Stmt> body, IReadOnlyList<Assign> definitions)
    {
        this.body = body;
        wanted = new HashSet<int>(definitions.Select(definition => definition.Target.Id));
        readsOf = new HashSet<int>?[body.Count];
        before = new List<Assign>?[body.Count];
        inside = new List<Assign>?[body.Count];
    }

    /// <summary>Definitions in an order in which each may read the earlier ones.</summary>
    public static Seq<Stmt> Into(Seq<Stmt> body, IReadOnlyList<Assign> definitions) => definitions.Count == 0 ? body : new Sink(body, definitions).Run(definitions);

    private Seq<Stmt> Run(IReadOnlyList<Assign> definitions)
    {
        for (int i = 0; i < body.Count; i++)
        {
            bool isBranch = body[i] is If or Guard;
            var heads = new HashSet<int>(IrWalk.HeadReads(body[i]).Select(local => local.Id));
            foreach (var local in IrWalk.Reads(body[i])) Reads(i, local.Id, isHere: !isBranch || heads.Contains(local.Id));
        }
        for (int i = definitions.Count - 1; i >= 0; i--)
            if (first.ContainsKey(definitions[i].Target.Id)) Place(definitions[i]);

        var output = new List<Stmt>();
        for (int i = 0; i < body.Count; i++)
        {
            if (before[i] is { } here) output.InsertRange(BeforeInitialValues(output, body[i], here), Enumerable.Reverse(here));
            output.Add(inside[i] is { } pushed ? IrWalk.MapBlocks(body[i], block => Into(block, Enumerable.Reverse(pushed).ToArray())) : body[i]);
        }
        return output.ToSeq();
    }

    /// <summary>What a loop begins to count from stays next to it.</summary>
    private static int BeforeInitialValues(List<Stmt> output, Stmt stmt, List<Assign> here)
    {
        int at = output.Count;
        if (stmt is not Loop) return at;
        var read = new HashSet<int>(here.SelectMany(IrWalk.Reads).Select(local => local.Id));
        while (at > 0 && output[at - 1] is Assign { Value: Const } initial && !read.Contains(initial.Target.Id)) at--;
        return at;
    }

    private void Place(Assign definition)
    {
        int id = definition.Target.Id, at = first[id];
        bool goesInside = readers[id] == 1 && !readHere.Contains(id);
        var list = goesInside ? inside[at] ??= [] : before[at] ??= [];
        list.Add(definition);
        foreach (var operand in IrWalk.Reads(definition)) Reads(at, operand.Id, isHere: !goesInside);
    }

    /// <summary>The statement reads the variable, in its own right or in one of its branches.</summary>
    private void Reads(int at, int id, bool isHere)
    {
        if (!wanted.Contains(id)) return;
        if (isHere) readHere.Add(id);
        if (!(readsOf[at] ??= []).Add(id)) return;
        readers.Add(id);
        first[id] = first.TryGetValue(id, out int earlier) ? Math.Min(earlier, at) : at;
    }
}
