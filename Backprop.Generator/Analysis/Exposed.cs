using Backprop.Generator.Ir;

namespace Backprop.Generator.Analysis;

/// <summary>The variables that a body may read before it has assigned them, so that their value on entry matters.</summary>
internal sealed class Exposed
{
    private readonly HashSet<int> exposed = [];
    private HashSet<int> assigned = [];

    public static HashSet<int> In(Loop loop)
    {
        var pass = new Exposed();
        pass.Visit(loop);
        return pass.exposed;
    }

    private void Read(IEnumerable<Local> locals)
    {
        foreach (var local in locals)
            if (!assigned.Contains(local.Id)) exposed.Add(local.Id);
    }

    private void Visit(Seq<Stmt> body)
    {
        foreach (var stmt in body) Visit(stmt);
    }

    private void Visit(Stmt stmt)
    {
        switch (stmt)
        {
            case If choice:
                Read(IrWalk.HeadReads(choice));
                var before = assigned;
                assigned = new HashSet<int>(before);
                Visit(choice.Then);
                var then = assigned;
                assigned = new HashSet<int>(before);
                Visit(choice.Else);
                assigned.IntersectWith(then);
                break;
            case Loop loop:
                Visit(loop.Test);
                Read(IrWalk.Reads(loop.Condition));
                var tested = new HashSet<int>(assigned);
                Visit(loop.Body);
                Read(IrWalk.Reads(loop.Stays));
                // A test that always holds lets nobody leave before the body.
                if (!Truth.IsTrue(loop.Condition) || loop.Test.Any(inner => inner is Next)) assigned = tested;
                break;
            case Guard:
                Read(IrWalk.Reads(stmt));
                break;
            default:
                Read(IrWalk.Reads(stmt));
                foreach (var target in IrWalk.Targets(stmt)) assigned.Add(target.Id);
                break;
        }
    }
}
