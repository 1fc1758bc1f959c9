using Backprop.Generator.Ir;

namespace Backprop.Generator.Optimise;

/// <summary>y += scale·x, as a call of the runtime.</summary>
/// <param name="buffers">How the class of the function is spelled.</param>
/// <param name="nextId">The number of a new variable.</param>
internal sealed class Axpy(string buffers, Func<int> nextId)
{
    private readonly Routine routine = new(buffers + ".AddScaled", Seq.Of(Use.Number, Use.Read, Use.AddedTo),
        Tangent: new Routine(buffers + ".AddScaledTangent", Seq.Of(Use.Number, Use.Read, Use.Passenger, Use.Number, Use.Read, Use.AddedTo)));

    /// <summary>Adds the call to a body.</summary>
    /// <param name="output">The body.</param>
    /// <param name="update">What it stands for: added or taken away.</param>
    /// <param name="scale">The number.</param>
    /// <param name="from">x.</param>
    /// <param name="to">y.</param>
    public void Add(List<Stmt> output, AccumulateAt update, Atom scale, Read from, Read to)
    {
        if (update.Negative)
        {
            var minus = new Local(nextId(), "minus", scale.Type, LocalRole.Temporary);
            output.Add(new Assign(minus, Algebra.Neg(scale), -1));
            scale = new Read(minus);
        }
        output.Add(new Call(Seq<Local>.Empty, routine, Seq.Of<Expr>(scale, from, to), update.Quote));
    }

    /// <summary>So many elements of an array, from a place on.</summary>
    public static Apply Section(Local array, Atom start, Atom count)
    {
        var type = (ArrayType)array.Type;
        return new Apply(Fn.Slice, Seq.Of<Expr>(new Read(array), start, count), type.Form == ArrayForm.ReadOnlySpan ? type : ArrayType.SpanOf(type.Element));
    }
}
