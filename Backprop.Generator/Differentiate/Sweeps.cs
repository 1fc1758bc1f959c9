using Backprop.Generator.Analysis;
using Backprop.Generator.Ir;

namespace Backprop.Generator.Differentiate;

/// <summary>
/// A function and its reverse, before they are made into methods: the forward sweep is the function's own body, the backward
/// sweep reads its variables and the seeds, one per result, and leaves the adjoints of the active parameters: those of arrays in <see cref="Buffers"/>.
/// </summary>
internal sealed record Sweeps(Function Primal, Seq<Stmt> Backward, Seq<Local> Seeds, Seq<Expr> Adjoints, Seq<Local> Buffers, Seq<Local> ActiveArrays)
{
    /// <summary>The arrays that the caller sees: what the sweeps write there stays.</summary>
    public IEnumerable<Expr> Kept
    {
        get
        {
            var aliases = new Aliases(Primal.Body);
            return Primal.Parameters.Concat(IrWalk.Targets(Primal.Body)).Where(local => local.Type is ArrayType)
                .Where(local => aliases.IsWritten(local) && (Primal.Parameters.Contains(local) || aliases.IsForeign(local)))
                .Concat(Buffers).Select(local => new Read(local)).ToArray();
        }
    }

    /// <summary>The buffers, and what they belong to, by the names that a function has for it.</summary>
    public IEnumerable<AdjointBuffer> BuffersIn(Function function) => Buffers.Zip(ActiveArrays, (buffer, array) =>
        new AdjointBuffer(buffer, function.Parameters.FirstOrDefault(parameter => parameter.Id == array.Id) ?? array));

    /// <summary>The parameters of a gradient: those of the function, and the buffers.</summary>
    public Seq<Local> Parameters => Primal.Parameters.Concat(Buffers).ToSeq();

    /// <summary>Both sweeps as one function of the parameters and the seeds.</summary>
    public Function Whole => Primal with
    {
        Parameters = Parameters.Concat(Seeds).ToSeq(),
        Body = Primal.Body.Append(new Note(Notes.Backward)).Concat(Backward).ToSeq(),
        Results = Primal.Results.Concat(Adjoints).ToSeq(),
    };
}
