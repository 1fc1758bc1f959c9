using Backprop.Generator.Ir;

namespace Backprop.Generator.Analysis;

/// <summary>
/// Written parameters of which the function touches nothing but a[0], …, a[n − 1], by these numbers, outside of loops: their adjoints fit in n
/// locals. That a[n − 1] is touched on all paths says that the array is so long.
/// </summary>
internal sealed class FixedElements
{
    private const int Most = 8;

    private readonly Dictionary<int, Touched> arrays = [];

    public FixedElements(Function primal, Aliases aliases)
    {
        foreach (var parameter in primal.Parameters)
            if (parameter.Type is ArrayType { IsFlat: true } && aliases.IsWritten(parameter)) arrays.Add(parameter.Id, new Touched());
        if (arrays.Count == 0) return;
        var shared = new HashSet<int>(IrWalk.Targets(primal.Body).Where(local => local.Type is ArrayType).Select(aliases.ClassOf).Concat(aliases.WithinReach));
        foreach (var parameter in primal.Parameters)
            if (shared.Contains(aliases.ClassOf(parameter))) arrays.Remove(parameter.Id);
        foreach (var stmt in primal.Body) Visit(stmt, isCertain: true, isInLoop: false);
        Lose(primal.Results.SelectMany(IrWalk.Reads));
    }

    /// <summary>How many elements are touched; 0 if that is not so simple.</summary>
    public int CountOf(Local parameter) => arrays.TryGetValue(parameter.Id, out var touched) && touched.AreTheFirst ? touched.All.Count : 0;

    /// <summary>Whether the first that is done to an element is to overwrite it, so that what it held has no adjoint.</summary>
    public bool IsOverwritten(Local parameter, int element) => arrays[parameter.Id].Overwriting.ContainsKey(element);

    /// <summary>Whether this is what overwrites an element first.</summary>
    public bool IsFirst(Local parameter, Store store) => arrays[parameter.Id].Overwriting.TryGetValue(NumberOf(store.Indices)!.Value, out var first) && ReferenceEquals(first, store);

    private void Visit(Stmt stmt, bool isCertain, bool isInLoop)
    {
        switch (stmt)
        {
            case Store store:
                Lose(store.Indices.SelectMany(IrWalk.Reads).Concat(IrWalk.Reads(store.Value)));
                Touch(store.Array, store.Indices, isCertain, isInLoop, store);
                break;
            case AccumulateAt update:
                Lose(update.Indices.SelectMany(IrWalk.Reads).Concat(IrWalk.Reads(update.Value)));
                Touch(update.Array, update.Indices, isCertain, isInLoop);
                break;
            case Assign { Value: Element element }:
                Lose(element.Indices.SelectMany(IrWalk.Reads));
                Touch(element.Array, element.Indices, isCertain, isInLoop);
                break;
            case Assign { Value: Quoted text }:
                Lose(text.Holes.Where((hole, i) => !Lengths.AsksOnly(text, i)).SelectMany(hole => IrWalk.Reads(hole.Value)));
                break;
            case Call { Routine.IsCheck: true }:
                break;
            default:
                Lose(IrWalk.OwnReads(stmt));
                foreach (var inner in IrWalk.Blocks(stmt).SelectMany(block => block)) Visit(inner, isCertain: false, isInLoop || stmt is Loop);
                break;
        }
    }

    private void Lose(IEnumerable<Local> locals)
    {
        foreach (var local in locals) arrays.Remove(local.Id);
    }

    private void Touch(Atom array, Seq<Expr> indices, bool isCertain, bool isInLoop, Store? store = null)
    {
        if (array is not Read { Local.Id: var id } || !arrays.TryGetValue(id, out var touched)) return;
        if (isInLoop || NumberOf(indices) is not { } number)
        {
            arrays.Remove(id);
            return;
        }
        if (touched.All.Add(number) && isCertain && store is not null) touched.Overwriting.Add(number, store);
        if (isCertain) touched.Certain.Add(number);
    }

    /// <summary>The element that indices name; null if they are not one small number.</summary>
    public static int? NumberOf(Seq<Expr> indices) => indices.Count == 1 && indices[0] is Const { Value: >= 0 and < Most } number && number.Type == IrType.Int ? (int)number.Value : null;

    private sealed class Touched
    {
        public HashSet<int> All { get; } = [];

        public HashSet<int> Certain { get; } = [];

        public Dictionary<int, Store> Overwriting { get; } = [];

        public bool AreTheFirst => All.Count > 0 && All.Max() == All.Count - 1 && Certain.Contains(All.Count - 1);
    }
}
