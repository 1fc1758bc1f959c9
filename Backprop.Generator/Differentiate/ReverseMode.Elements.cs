using Backprop.Generator.Analysis;
using Backprop.Generator.Ir;
using Backprop.Generator.Normalise;

namespace Backprop.Generator.Differentiate;

/// <summary>
/// The shadow of a written parameter of which only the first elements are touched (<see cref="FixedElements"/>): a local for each, that
/// begins with the seed. The adjoints of all other elements go from the seed to the buffer as they are.
/// </summary>
internal sealed partial class ReverseMode
{
    private readonly Dictionary<int, (Local[] Adjoints, Local Seed)> elements = [];

    /// <summary>The adjoint of an element that has one of its own.</summary>
    private Local? ElementAdjoint(Local array, Seq<Expr> indices) =>
        elements.TryGetValue(array.Id, out var own) ? own.Adjoints[FixedElements.NumberOf(indices)!.Value] : null;

    private void BeginElements(Local array, Local seed, int count)
    {
        var type = ((ArrayType)array.Type).Element;
        var adjoints = Enumerable.Range(0, count).Select(i => new Local(nextId++, TemporaryNames.Prefixed("shadow", array.Name) + i, type, LocalRole.Adjoint)).ToArray();
        elements.Add(array.Id, (adjoints, seed));
        foreach (var adjoint in adjoints) Sweep.Add(new Assign(adjoint, Algebra.Number(0, type), -1));

        var isEmpty = new Local(nextId++, "isEmpty", IrType.Bool, LocalRole.Temporary);
        Sweep.Add(new Assign(isEmpty, Integers.IsEmpty(new Read(seed)), -1));
        var begin = new List<Stmt>();
        for (int i = 0; i < count; i++)
        {
            var element = new Local(nextId++, "element", type, LocalRole.Temporary);
            begin.Add(new Assign(element, new Element(new Read(seed), Seq.Of<Expr>(Integers.Number(i)), type), -1));
            begin.Add(new Accumulate(adjoints[i], new Read(element), Negative: false, -1));
        }
        Sweep.Add(new If(new Read(isEmpty), Seq<Stmt>.Empty, begin.ToSeq(), -1));
    }

    private void EndElements(Local array, Local buffer)
    {
        var (adjoints, seed) = elements[array.Id];
        for (int i = 0; i < adjoints.Length; i++)
            if (!fixedElements.IsOverwritten(array, i))
                Sweep.Add(new AccumulateAt(new Read(buffer), Seq.Of<Expr>(Integers.Number(i)), new Read(adjoints[i]), Negative: false, -1));
        Sweep.AddRange(Elementwise.Add(seed, seed, buffer, array, ref nextId, first: adjoints.Length));
    }
}
