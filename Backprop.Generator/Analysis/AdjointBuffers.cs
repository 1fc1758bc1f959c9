using Backprop.Generator.Ir;

namespace Backprop.Generator.Analysis;

/// <summary>
/// The arrays of adjoints that a function makes for itself, or is given, all zero, and of which it knows every name: each is the array, or a part
/// of it that was cut out once, and nobody else gets hold of it.
/// </summary>
internal sealed class AdjointBuffers
{
    private const int Deepest = 16;

    private readonly Definitions definitions;
    private readonly Aliases aliases;
    private readonly HashSet<int> made = [];
    private readonly HashSet<int> adjoint = [];
    private readonly HashSet<int> refused = [];
    private readonly Dictionary<int, int> depths = [];

    private AdjointBuffers(Function function)
    {
        definitions = new Definitions(function.Body);
        aliases = new Aliases(function.Body);
        Given = function.Cleared.Where(cleared => cleared.Buffer.Type is ArrayType { IsFlat: true }).Select(cleared => cleared.Buffer).ToArray();
        foreach (var buffer in Given)
        {
            depths[buffer.Id] = 0;
            adjoint.Add(aliases.ClassOf(buffer));
            made.Add(aliases.ClassOf(buffer));
        }
        Refuse(function.Parameters.Except(Given).Concat(function.Results.SelectMany(IrWalk.Reads)));
        foreach (var stmt in IrWalk.All(function.Body)) Look(stmt);
        made.IntersectWith(adjoint);
        made.ExceptWith(refused);
    }

    /// <summary>Those of a function; null if it has none.</summary>
    public static AdjointBuffers? Of(Function function) =>
        (function.Cleared.Count > 0 || IrWalk.All(function.Body).Any(stmt => stmt is Assign { Target: { Role: LocalRole.Adjoint, Type: ArrayType } })) && new AdjointBuffers(function) is { made.Count: > 0 } buffers ? buffers : null;

    /// <summary>Those that are parameters: what they hold in the end is the caller's.</summary>
    public IReadOnlyList<Local> Given { get; }

    /// <summary>What stands for the buffer that an array is or is a part of; null for any other array.</summary>
    public int? BufferOf(Local array) => array.Type is ArrayType && aliases.ClassOf(array) is var key && made.Contains(key) ? key : null;

    /// <summary>The variable that stands for all names of a part.</summary>
    public Local PartOf(Local array)
    {
        while (definitions.Of(array)?.Value is Read { Local: var same }) array = same;
        return array;
    }

    /// <summary>What a part was cut out of; null for the whole buffer.</summary>
    public Local? WholeOf(Local part) => definitions.Of(part)?.Value is Apply { Function: Fn.Slice } slice ? PartOf(((Read)slice.Args[0]).Local) : null;

    /// <summary>Whether all elements of a part are elements of another one, by how they were cut out.</summary>
    public bool IsWithin(Local part, Local whole)
    {
        for (Local? around = part; around is not null; around = WholeOf(around))
            if (around.Id == whole.Id) return true;
        return false;
    }

    private void Look(Stmt stmt)
    {
        switch (stmt)
        {
            case Assign { Target: { Type: ArrayType type } target } assign:
                bool isPlain = type.IsFlat && type.Form is ArrayForm.Array or ArrayForm.Span && target.Role is LocalRole.Adjoint or LocalRole.Temporary && definitions.Of(target) is not null;
                // What the user has no name for, has a shadow without a name; but what it is called then tells.
                if (target.Role == LocalRole.Adjoint) adjoint.Add(aliases.ClassOf(target));
                if (isPlain && assign.Value is Apply { Function: Fn.NewArray, Args.Count: 1 } && made.Add(aliases.ClassOf(target))) depths[target.Id] = 0;
                else if (isPlain && Source(assign.Value) is { } source && depths.TryGetValue(source.Id, out int depth) && depth < Deepest) depths[target.Id] = depth + 1;
                else Refuse([target, .. IrWalk.Reads(assign.Value)]);
                break;
            case Assign { Value: Element { Array: Read } element }:
                Refuse(element.Indices.SelectMany(IrWalk.Reads));
                break;
            case Assign { Value: Quoted text }:
                Refuse(text.Holes.Where((hole, i) => !Lengths.AsksOnly(text, i)).SelectMany(hole => IrWalk.Reads(hole.Value)));
                break;
            case Store { Array: Read } store:
                Refuse(store.Indices.Append(store.Value).SelectMany(IrWalk.Reads));
                break;
            case AccumulateAt { Array: Read } update:
                Refuse(update.Indices.Append(update.Value).SelectMany(IrWalk.Reads));
                break;
            case Call call:
                Refuse(call.Targets);
                break;
            default:
                Refuse(IrWalk.OwnReads(stmt).Concat(IrWalk.OwnTargets(stmt)));
                break;
        }
    }

    private static Local? Source(Expr value) => value switch
    {
        Read { Local: var same } => same,
        Apply { Function: Fn.Slice } slice => (slice.Args[0] as Read)?.Local,
        _ => null,
    };

    private void Refuse(IEnumerable<Local> arrays)
    {
        foreach (var array in arrays)
            if (array.Type is ArrayType) refused.Add(aliases.ClassOf(array));
    }
}
