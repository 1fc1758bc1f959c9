using Backprop.Generator.Ir;

namespace Backprop.Generator.Emit;

/// <summary>
/// Where each variable is declared: with its first assignment if that stands in the innermost body that holds all its uses, else
/// just before the statement of that body in which it is used first.
/// </summary>
internal sealed class Declarations
{
    private readonly Dictionary<Stmt, List<Local>> before = new(ByReference.Instance);
    private readonly Dictionary<int, Home> homes = [];
    private readonly List<Local> assigned = [];

    public Declarations(Seq<Stmt> body, IEnumerable<Expr> results)
    {
        var root = new Block(null, null, 0);
        Visit(body, root);
        foreach (var local in results.SelectMany(IrWalk.Reads)) Use(local, root, null);
        var placed = new HashSet<int>();
        foreach (var local in assigned)
            if (placed.Add(local.Id)) Place(local, homes[local.Id]);
    }

    /// <summary>The variables to declare before the statement.</summary>
    public IReadOnlyList<Local> Before(Stmt stmt) => before.TryGetValue(stmt, out var locals) ? locals : [];

    /// <summary>How often the variable is read or assigned.</summary>
    public int Uses(Local local) => homes.TryGetValue(local.Id, out var home) ? home.Uses : 0;

    /// <summary>Whether every path through the body assigns the variable.</summary>
    public static bool Assigns(IEnumerable<Stmt> body, Local local) => body.Any(stmt => stmt switch
    {
        Assign or Unpack or Next => IrWalk.Targets(stmt).Any(target => target.Id == local.Id),
        Region region => Assigns(region.Body, local) || Assigns(region.Finally, local),
        If choice => Assigns(choice.Then, local) && Assigns(choice.Else, local),
        _ => false,
    });

    private void Visit(IEnumerable<Stmt> body, Block block)
    {
        foreach (var stmt in body)
        {
            if (!IrWalk.Blocks(stmt).Any())
            {
                foreach (var local in IrWalk.Reads(stmt)) Use(local, block, stmt);
                foreach (var local in IrWalk.Targets(stmt))
                {
                    Use(local, block, stmt);
                    assigned.Add(local);
                }
                continue;
            }
            foreach (var local in IrWalk.HeadReads(stmt)) Use(local, block, stmt);
            // A test that is written into the body shares the body's scope.
            if (stmt is Loop loop) Visit(loop.Test.Concat(loop.Body), new Block(block, stmt, block.Depth + 1));
            else
                foreach (var inner in IrWalk.Blocks(stmt)) Visit(inner, new Block(block, stmt, block.Depth + 1));
        }
    }

    private void Use(Local local, Block block, Stmt? stmt)
    {
        if (homes.TryGetValue(local.Id, out var home)) home.Holds = Block.Common(home.Holds, block);
        else homes[local.Id] = home = new Home(block, stmt);
        home.Uses++;
    }

    private void Place(Local local, Home home)
    {
        var (block, stmt) = (home.FirstBlock, home.First);
        while (block != home.Holds) (block, stmt) = (block.Parent!, block.Owner);
        if (stmt is null || stmt is (Assign or Unpack or Next) && IrWalk.Targets(stmt).Any(target => target.Id == local.Id)) return;
        if (!before.TryGetValue(stmt, out var locals)) before[stmt] = locals = [];
        locals.Add(local);
    }

    /// <summary>Where a variable is used first, and the innermost body that holds all its uses.</summary>
    private sealed class Home(Block firstBlock, Stmt? first)
    {
        public Block FirstBlock { get; } = firstBlock;

        public Stmt? First { get; } = first;

        public Block Holds { get; set; } = firstBlock;

        public int Uses { get; set; }
    }

    /// <summary>A body, and the statement that it belongs to.</summary>
    private sealed class Block(Block? parent, Stmt? owner, int depth)
    {
        public Block? Parent => parent;

        public Stmt? Owner => owner;

        public int Depth => depth;

        public static Block Common(Block a, Block b)
        {
            while (a != b)
            {
                if (a.Depth >= b.Depth) a = a.Parent!;
                else b = b.Parent!;
            }
            return a;
        }
    }
}
