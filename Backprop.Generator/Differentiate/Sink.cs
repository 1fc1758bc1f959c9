using Backprop.Generator.Ir;

namespace Backprop.Generator.Differentiate;

/// <summary>Puts definitions where they are used first: into the one branch that reads them, else before the first statement that does.</summary>
internal static class Sink
{
    public static Seq<Stmt> Into(Seq<Stmt> body, IReadOnlyList<Assign> definitions)
    {
        // From the last to the first, so that what a definition reads is put before it.
        for (int i = definitions.Count - 1; i >= 0; i--) body = Into(body, definitions[i]);
        return body;
    }

    private static Seq<Stmt> Into(Seq<Stmt> body, Assign definition)
    {
        var output = new List<Stmt>();
        int id = definition.Target.Id;
        int readers = body.Count(stmt => Reads(stmt, id));
        bool placed = false;
        foreach (var stmt in body)
        {
            if (!placed && Reads(stmt, id))
            {
                placed = true;
                bool inHead = IrWalk.HeadReads(stmt).Any(local => local.Id == id);
                if (readers == 1 && !inHead && stmt is If or Guard)
                {
                    output.Add(IrWalk.MapBlocks(stmt, block => block.Any(inner => Reads(inner, id)) ? Into(block, definition) : block));
                    continue;
                }
                output.Add(definition);
            }
            output.Add(stmt);
        }
        return output.ToSeq();
    }

    private static bool Reads(Stmt stmt, int id) => IrWalk.Reads(stmt).Any(local => local.Id == id);
}
