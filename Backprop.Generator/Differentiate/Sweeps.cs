using Backprop.Generator.Ir;

namespace Backprop.Generator.Differentiate;

/// <summary>
/// A function and its reverse, before they are made into methods: the forward sweep is the function's own body, the backward
/// sweep reads its variables and the seeds, one per real result, and leaves the adjoints of the active parameters.
/// </summary>
internal sealed record Sweeps(Function Primal, Seq<Stmt> Backward, Seq<Local> Seeds, Seq<Expr> Adjoints)
{
    /// <summary>Both sweeps as one function of the parameters and the seeds.</summary>
    public Function Whole => Primal with
    {
        Parameters = Primal.Parameters.Concat(Seeds).ToSeq(),
        Body = Primal.Body.Append(new Note(Notes.Backward)).Concat(Backward).ToSeq(),
        Results = Primal.Results.Concat(Adjoints).ToSeq(),
    };
}
