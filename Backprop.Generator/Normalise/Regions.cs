using Backprop.Generator.Ir;

namespace Backprop.Generator.Normalise;

/// <summary>try { A } finally { B } ⇒ [try] A [finally] B [end]: on the paths that have a reverse, A and B are passed in order.</summary>
internal static class Regions
{
    public static IEnumerable<Stmt> Flat(Region region)
    {
        bool isNeeded = region.Finally.Count == 0 ? region.Head != Text("try") : region.Body.Any(MayThrow);
        if (!isNeeded) return region.Body.Concat(region.Finally);
        var end = region.Finally.Count == 0 ? [] : region.Finally.Prepend(Mark("finally", Boundary.Finally));
        return region.Body.Prepend(new Effect(region.Head, region.Quote) { Boundary = Boundary.Begin }).Concat(end).Append(Mark("end", Boundary.End));
    }

    /// <summary>For printing: the regions as they were.</summary>
    public static Seq<Stmt> Nested(Seq<Stmt> body)
    {
        int next = 0;
        return Nested(body, ref next).ToSeq();
    }

    /// <summary>Whether the statement may end the method, as far as can be told.</summary>
    public static bool MayThrow(Stmt stmt) => IrWalk.All([stmt]).Any(inner => inner switch
    {
        Effect or Next => true,
        Assign assign => MayThrow(assign.Value),
        Unpack unpack => MayThrow(unpack.Value),
        _ => false,
    });

    private static bool MayThrow(Expr value) => value is Quoted { Movable: false } or Apply { Function: "Clamp" or "Sign" or "Round" };

    public static Quoted Text(string text) => new(Seq.Of(text), Seq<Hole>.Empty, IrType.Void, Binding.Loose, Movable: false);

    private static Effect Mark(string text, Boundary boundary) => new(Text(text), -1) { Boundary = boundary };

    /// <summary>The statements up to the boundary that ends them, which is left to the caller.</summary>
    private static List<Stmt> Nested(Seq<Stmt> body, ref int next)
    {
        var output = new List<Stmt>();
        for (; next < body.Count && body[next] is not Effect { Boundary: Boundary.Finally or Boundary.End }; next++)
        {
            if (body[next] is not Effect { Boundary: Boundary.Begin } begin)
            {
                output.Add(IrWalk.MapBlocks(body[next], Nested));
                continue;
            }
            next++;
            var within = Nested(body, ref next).ToSeq();
            bool hasFinally = body[next] is Effect { Boundary: Boundary.Finally };
            var last = Seq<Stmt>.Empty;
            if (hasFinally)
            {
                next++;
                last = Nested(body, ref next).ToSeq();
            }
            if (hasFinally && within.Count * last.Count == 0) output.AddRange(within.Concat(last));
            else output.Add(new Region(begin.Value, within, last, begin.Quote));
        }
        return output;
    }
}
