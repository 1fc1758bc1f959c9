using Backprop.Generator.Ir;
using Backprop.Generator.Normalise;

namespace Backprop.Generator.Differentiate;

/// <summary>
/// v = a[i] ⇒ dA[i] += dV; a[i] = v ⇒ dV += dA[i]; dA[i] = 0; a[i] += v ⇒ dV += dA[i]. An array has a shadow of adjoints with the same
/// aliasing: what is a part of an array has the same part of its shadow.
/// </summary>
internal sealed partial class ReverseMode
{
    private readonly Dictionary<int, Local> shadows = [];
    private readonly List<Local> buffers = [];

    private bool ReverseElement(Stmt stmt)
    {
        switch (stmt)
        {
            case Assign { Target: { IsReal: true } target, Value: Element { Array: Read { Local: { Type: ArrayType } array } } element }:
                if (!activity.IsActive(array) || !adjoints.TryGetValue(target.Id, out var incoming)) return true;
                if (ElementAdjoint(array, element.Indices) is { } read) Sweep.Add(new Accumulate(read, new Read(incoming), Negative: false, stmt.Quote));
                else Sweep.Add(new AccumulateAt(new Read(Shadow(array)), element.Indices, new Read(incoming), Negative: false, stmt.Quote));
                return true;
            case Store { Array: Read { Local: { Type: ArrayType { Element.IsReal: true } } array } } store:
                if (!activity.IsActive(array)) return true;
                if (ElementAdjoint(array, store.Indices) is { } written)
                {
                    Hand(store.Value, new Read(written), isNegative: false, stmt.Quote, () =>
                    {
                        if (!fixedElements.IsFirst(array, store)) Sweep.Add(new Assign(written, Algebra.Number(0, written.Type), stmt.Quote));
                    });
                    return true;
                }
                var shadow = new Read(Shadow(array));
                Hand(store.Value, new Element(shadow, store.Indices, store.Value.Type), isNegative: false, stmt.Quote, () =>
                {
                    // Nobody has read a cell before it is written.
                    if (array.Type is not ArrayType { Form: ArrayForm.Cells }) Sweep.Add(new Store(shadow, store.Indices, Algebra.Number(0, store.Value.Type), stmt.Quote));
                });
                return true;
            case AccumulateAt { Array: Read { Local: var array } } update:
                if (!activity.IsActive(array)) return true;
                Hand(update.Value, ElementAdjoint(array, update.Indices) is { } updated ? new Read(updated) : new Element(new Read(Shadow(array)), update.Indices, update.Value.Type), update.Negative, stmt.Quote, () => { });
                return true;
            case Call { Routine.Helper: { } helper } call:
                Reverse(call, helper);
                return true;
            case Call call:
                Reverse(call);
                return true;
            default:
                return stmt is Store;
        }
    }

    /// <summary>Takes the adjoint of an element, and hands it on to the value that was put there.</summary>
    private void Hand(Expr value, Expr adjoint, bool isNegative, int quote, Action taken)
    {
        if (value is not Read { Local: var local } || !activity.IsActive(local))
        {
            taken();
            return;
        }
        var handed = new Local(nextId++, TemporaryNames.Prefixed("d", local.Name), adjoint.Type, LocalRole.Temporary);
        Sweep.Add(new Assign(handed, adjoint, quote));
        taken();
        Contribute(Sweep, local, isNegative ? Algebra.Neg(new Read(handed)) : new Read(handed), quote);
    }

    /// <summary>The shadow of an array. It is found, or made, where the body begins that the variable belongs to.</summary>
    private Local Shadow(Local array)
    {
        if (shadows.TryGetValue(array.Id, out var known)) return known;
        var frame = ShadowFrame(array);
        var (value, type) = ShadowValue(array);
        string prefix = array.Role == LocalRole.Parameter ? "shadow" : "d";
        var shadow = new Local(nextId++, TemporaryNames.Prefixed(prefix, array.Name), type, array.Role == LocalRole.Temporary ? LocalRole.Temporary : LocalRole.Adjoint);
        frame.Shadows.Add(new Assign(shadow, value, -1));
        frame.Begun.Add(array.Id);
        return shadows[array.Id] = shadow;
    }

    private (Expr Value, ArrayType Type) ShadowValue(Local array)
    {
        var type = (ArrayType)array.Type;
        var definition = DefinitionOf(array);
        switch (definition)
        {
            case Read { Local: var same }:
                return (new Read(Shadow(same)), (ArrayType)Shadow(same).Type);
            case Apply { Function: Fn.Slice } slice:
                var whole = Shadow(((Read)slice.Args[0]).Local);
                return SpanOf(slice with { Args = slice.Args.Skip(1).Prepend(new Read(whole)).ToSeq() }, whole);
            case Apply { Function: Fn.Select } choice:
                var shadows = choice.Args.Skip(1).Select(arg => Shadow(((Read)arg).Local)).ToArray();
                return SpanOf(choice with { Args = shadows.Select(shadow => (Expr)new Read(shadow)).Prepend(choice.Args[0]).ToSeq() }, shadows[0]);
        }
        if (IsMapped(array) && (type.Form == ArrayForm.Array ? type : type.Own) is var found) return (new Apply(Fn.ShadowOf, Seq.Of<Expr>(new Read(array)), found), found);
        return definition switch
        {
            // Nobody sees the shadow of an array that the caller gets.
            Apply { Function: Fn.NewArray } creation when (type.Part is null ? type : type.Own) is var made => (creation with { Type = made, Callee = null }, made),
            Element row => (row with { Array = new Read(Shadow(((Read)row.Array).Local)) }, type),
            _ => (Elementwise.Like(array), type.Own),
        };

        (Expr, ArrayType) SpanOf(Apply value, Local shadow) => type.IsRow && ((ArrayType)shadow.Type).Room is var span ? (value with { Type = span }, span) : (value with { Type = type }, type);
    }

    /// <summary>What an array variable is assigned, if it is assigned once.</summary>
    private Expr? DefinitionOf(Local array) => arrayDefinitions.TryGetValue(array.Id, out var definition) ? definition : null;

    /// <summary>
    /// Whether the shadow is found by the array itself: what is assigned on several paths or from trip to trip, or put into other arrays, has
    /// no name of its own in the backward sweep.
    /// </summary>
    private bool IsMapped(Local array) => mapped.Contains(aliases.NumbersOf(array));

    /// <summary>The innermost branch or trip in which the variable holds one array.</summary>
    private Frame ShadowFrame(Local local)
    {
        for (int i = frames.Count - 1; i > 0; i--)
            if (frames[i].Owns(local) || frames[i].Carries(local)) return frames[i];
        return frames[0];
    }

    /// <summary>
    /// What the caller gives and takes: a buffer for each active array. An array that the method writes has a shadow of its own, which begins
    /// with the adjoint of what it holds in the end, and is added to the buffer when all is done.
    /// </summary>
    private void BeginBuffers(IEnumerable<Local> active)
    {
        foreach (var parameter in active.Where(parameter => parameter.Type is ArrayType))
        {
            var type = (ArrayType)parameter.Type;
            var buffer = new Local(nextId++, TemporaryNames.Prefixed("d", parameter.Name), type.Room, LocalRole.Adjoint);
            buffers.Add(buffer);
            if (isHelper || !aliases.IsWritten(parameter) && !IsMapped(parameter)) shadows[parameter.Id] = buffer;
        }
    }

    private Local Seeded(Local array, string name)
    {
        var type = (ArrayType)array.Type;
        var seed = new Local(nextId++, name, type.Seed, LocalRole.Seed);
        if (type.IsFlat && activity.IsActive(array) && name == "seed") frames[0].Sweep.Add(new Call(Seq<Local>.Empty, Routine.CheckSeed, Seq.Of<Expr>(new Read(seed), new Read(Shadow(array))), -1));
        if (activity.IsActive(array) && fixedElements.CountOf(array) is > 0 and var count) BeginElements(array, seed, count);
        else if (activity.IsActive(array)) frames[0].Sweep.AddRange(Elementwise.Add(seed, seed, IsByRows(array) ? null : Shadow(array), array, ref nextId));
        return seed;
    }

    private void EndBuffers(IReadOnlyList<Local> active)
    {
        int next = 0;
        foreach (var parameter in active.Where(parameter => parameter.Type is ArrayType))
        {
            var buffer = buffers[next++];
            if (elements.ContainsKey(parameter.Id))
            {
                EndElements(parameter, buffer);
                continue;
            }
            if (!activity.IsActive(parameter) || shadows.TryGetValue(parameter.Id, out var own) && own.Id == buffer.Id) continue;
            frames[0].Sweep.AddRange(Elementwise.Add(buffer, IsByRows(parameter) ? null : Shadow(parameter), buffer, parameter, ref nextId));
        }
    }

    /// <summary>Whether only the rows have shadows, each found by the row.</summary>
    private bool IsByRows(Local array) => array.Type is ArrayType { Element: ArrayType } && IsMapped(array);
}
