using Backprop.Generator.Ir;

namespace Backprop.Generator.Beautify;

/// <summary>A note with nothing below it goes.</summary>
internal static class LonelyNotes
{
    public static Function Run(Function function)
    {
        var output = new List<Stmt>();
        for (int i = 0; i < function.Body.Count; i++)
        {
            bool lonely = function.Body[i] is Note && (i + 1 == function.Body.Count || function.Body[i + 1] is Note);
            if (!lonely) output.Add(function.Body[i]);
        }
        return function with { Body = output.ToSeq() };
    }
}
