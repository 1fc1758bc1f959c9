using Backprop.Generator.Ir;

namespace Backprop.Generator.Beautify;

/// <summary>A note with nothing below it goes.</summary>
internal static class LonelyNotes
{
    public static Function Run(Function function) => function with { Body = Run(function.Body) };

    private static Seq<Stmt> Run(Seq<Stmt> body) => body.Where((stmt, i) => !(stmt is Note && (i + 1 == body.Count || body[i + 1] is Note)))
        .Select(stmt => IrWalk.MapBlocks(stmt, Run)).ToSeq();
}
