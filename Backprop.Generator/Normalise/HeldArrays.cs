using Backprop.Generator.Analysis;
using Backprop.Generator.Ir;

namespace Backprop.Generator.Normalise;

/// <summary>
/// model.Weights[i] ⇒ an array that is checked on entry: what a parameter leads to shares nothing with the parameters that are written. Where the members on
/// the way keep their value, that is known for as long as the method runs. weights = layers[k].Weights ⇒ the same is checked there, of the array that was found.
/// </summary>
internal sealed class HeldArrays
{
    private readonly Function function;
    private readonly IReadOnlyList<ArrayType>? around;
    private readonly Definitions definitions;
    private readonly HashSet<int> assigned;
    private readonly Local[] written;
    private readonly List<HeldArray> held = [];
    private readonly List<int> missing = [];

    private HeldArrays(Function function, IReadOnlyList<ArrayType>? around, IReadOnlyList<Local> handedOn)
    {
        (this.function, this.around) = (function, around);
        definitions = new Definitions(function.Body);
        assigned = new HashSet<int>(IrWalk.Targets(function.Body).Select(target => target.Id));
        written = Written(function, new Aliases(function.Body), handedOn).ToArray();
    }

    /// <param name="function">In the normal form.</param>
    /// <param name="around">Of a function that others call: the types of the arrays that these write, and that it is not given; null for the method itself, which has an entry to check on.</param>
    /// <param name="handedOn">Of a function that others call: its parameters that are arrays which these write.</param>
    /// <returns>The function with its checks, and the sites of the arrays that have none.</returns>
    public static (Function Function, IReadOnlyList<int> Unchecked) Run(Function function, IReadOnlyList<ArrayType>? around, IReadOnlyList<Local> handedOn)
    {
        var pass = new HeldArrays(function, around, handedOn);
        var body = pass.Block(function.Body);
        return (CheckedOnce.Run(function with { Body = body, Held = pass.held.Distinct().ToSeq() }), pass.missing);
    }

    /// <summary>The parameters into which a function puts what carries a derivative.</summary>
    public static IReadOnlyList<Local> WrittenBy(Function function, Activity activity)
    {
        var aliases = new Aliases(function.Body);
        var varied = new HashSet<int>(IrWalk.All(function.Body).Where(stmt => stmt is not Store store || activity.IsVaried(store.Value)).SelectMany(IrWalk.AllWritten).Select(aliases.NumbersOf));
        return Written(function, aliases, []).Where(parameter => varied.Contains(aliases.NumbersOf(parameter))).ToArray();
    }

    /// <summary>The parameters of which elements are written, each array of structs once.</summary>
    private static IEnumerable<Local> Written(Function function, Aliases aliases, IReadOnlyList<Local> handedOn) =>
        Together.In(function.Parameters.Where(parameter => parameter.Type is ArrayType { Form: not ArrayForm.Cells })).Where(parts => parts.Any(part => aliases.IsWritten(part) || handedOn.Contains(part))).Select(parts => parts[0]);

    private Seq<Stmt> Block(Seq<Stmt> body) => body.SelectMany(Checked).ToSeq();

    private IEnumerable<Stmt> Checked(Stmt stmt) => stmt switch
    {
        Assign { Value: Quoted { Reached.Count: > 0 } text } assign => Checked(assign, text),
        Unpack { Value: Quoted text } unpack => Checked(unpack, text),
        Effect { Value.Reached.Count: > 0 } effect => Checked(effect),
        Loop { Test: { Count: > 0 } test } loop when test[0] is Next { Item: { Type: ArrayType } item, Source.Type: not ArrayType } => [OfItems(loop, item)],
        _ => [IrWalk.MapBlocks(stmt, Block)],
    };

    private Stmt OfItems(Loop loop, Local item)
    {
        if (IsWrittenElsewhere(item)) missing.Add(-1);
        return loop with { Body = Checks(item).Concat(Block(loop.Body)).ToSeq() };
    }

    private bool IsWrittenElsewhere(Local array) => array.Type is ArrayType type && around?.Any(type.MayOverlap) == true;

    private IEnumerable<Stmt> Checked(Assign assign, Quoted text)
    {
        var found = text.Reached.Select(reach => Find(text, reach)).ToArray();
        held.AddRange(found.OfType<HeldArray>());
        if (found.All(array => array is not null)) return [text.Pure && text.Reached.All(reach => reach.IsKept) ? assign with { Value = text with { IsApart = true } } : assign];
        if (assign.Target.Type is not ArrayType type)
        {
            Refuse(text.Reached.Where((_, i) => found[i] is null));
            return [assign];
        }
        if (found[0] is not null) return [assign];
        var checks = Checks(assign.Target).ToArray();
        if (checks.Length == 0 || IsWrittenElsewhere(assign.Target)) Refuse(text.Reached.Take(1));
        return checks.Prepend(checks.Length > 0 && type.IsRow ? assign with { Value = text with { IsApart = true } } : assign);
    }

    private IEnumerable<Stmt> Checked(Unpack unpack, Quoted text)
    {
        var found = text.Reached.Select(reach => Find(text, reach)).ToArray();
        held.AddRange(found.OfType<HeldArray>());
        Refuse(text.Reached.Where((_, i) => found[i] is null));
        if (unpack.Targets.Any(IsWrittenElsewhere)) missing.AddRange(text.Reached.Select(reach => reach.Site).DefaultIfEmpty(-1).Take(1));
        return unpack.Targets.SelectMany(Checks).Prepend(unpack);
    }

    /// <summary>What is put elsewhere there comes back as a constant.</summary>
    private IEnumerable<Stmt> Checked(Effect effect)
    {
        var found = effect.Value.Reached.Select(reach => Find(effect.Value, reach)).ToArray();
        held.AddRange(found.OfType<HeldArray>());
        Refuse(effect.Value.Reached.Where((_, i) => found[i] is null));
        return [effect];
    }

    private IEnumerable<Stmt> Checks(Local array) => array.Type is not ArrayType type ? [] : written.Where(parameter => ((ArrayType)parameter.Type).MayOverlap(type))
        .Select(parameter => new Call(Seq<Local>.Empty, Routine.CheckApart, Seq.Of<Expr>(new Read(parameter), new Read(array)), -1));

    private void Refuse(IEnumerable<Reach> reached) => missing.AddRange(reached
        .Where(reach => reach.Site >= 0 && written.Select(parameter => (ArrayType)parameter.Type).Concat(around ?? []).Any(type => type.MayOverlap(reach.Type))).Select(reach => reach.Site));

    private HeldArray? Find(Quoted text, Reach reach) => around is not null || reach.Path is null ? null
        : reach.Hole < 0 ? new HeldArray(null, reach.Path, reach.Type)
        : OwnerIn(text.Holes[reach.Hole].Value) is { } owner ? new HeldArray(owner, reach.Path, reach.Type) : null;

    private Local? OwnerIn(Atom atom) => atom is not Read { Local: var local } ? null
        : function.Parameters.Contains(local) ? assigned.Contains(local.Id) ? null : local
        : definitions.Of(local)?.Value is Read source ? OwnerIn(source) : null;
}
