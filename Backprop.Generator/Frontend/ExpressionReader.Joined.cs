using Backprop.Generator.Diagnostics;
using Backprop.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Generator.Frontend;

/// <summary>
/// a.Concat(b) ⇒ i &lt; a.Length ? a[i] : b[i - a.Length]. LINQ begins with b behind the last item of a; where it asks for all of b's items then, nothing may change them
/// until then, for here they are asked for before the first.
/// </summary>
internal sealed partial class ExpressionReader
{
    private Sequence Joined(IInvocationOperation call, Sequence first, Sequence second, Begun? begun = null)
    {
        var type = ItemOf(call)!;
        return new Sequence(writer.Temporary("count", Integers.Plus(first.Count, second.Count)), (index, emit) =>
        {
            if (begun is null)
            {
                Emit();
                return;
            }
            int texts = writer.Opaque.Count;
            var trip = writer.Body(Emit, isCertain: true);
            if (begun.IsChangedBy(trip) || writer.Opaque.Skip(texts).Any(new TextEffects(Model.Compilation).MayHappen)) throw RefuseLate(call);
            foreach (var stmt in trip) writer.Add(stmt);

            void Emit()
            {
                var item = writer.NewVariable("item", type, LocalRole.Primal);
                writer.Begin(item);
                var isFirst = writer.Temporary("isFirst", Integers.Compare(index, "<", first.Count));
                writer.Choose(isFirst, writer.Body(() => first.Each(index, given => AssignTo(item, given))), writer.Body(() => second.Each(writer.Temporary("index", Integers.Minus(index, first.Count)), given => AssignTo(item, given))));
                emit(item.Value);
            }
        });
    }

    /// <summary>The second of two sequences, and what it has read already, if LINQ would ask for all of its items only behind the first.</summary>
    private (Sequence Sequence, Begun? Begun) Second(IOperation source, Func<Sequence> read)
    {
        if (!GathersAnywhere(source)) return (read(), null);
        int before = writer.NewLocal("before", IrType.Int, LocalRole.Temporary).Id;
        Sequence? second = null;
        var beginning = writer.Body(() => second = read(), isCertain: true);
        foreach (var stmt in beginning) writer.Add(stmt);
        return (second!, new Begun(before, new HashSet<int>(IrWalk.All(beginning).SelectMany(IrWalk.OwnReads).Select(local => local.Id))));
    }

    private bool GathersAnywhere(IOperation source) => Plain(source) is IInvocationOperation call && IsStep(call) && (Gathers(call) || call.Arguments.Any(argument => GathersAnywhere(argument.Value)));

    private static UnreadableException RefuseLate(IInvocationOperation call) =>
        Refuse(Descriptors.Statement, call, "'" + call.TargetMethod.Name + "' in front of items that are put in order when it comes to them, where the loop may have changed them by then,", "make an array of them before the loop, by 'ToArray()'");

    /// <param name="Before">What was there when it began has smaller numbers.</param>
    /// <param name="Read">The variables that it has read.</param>
    private sealed record Begun(int Before, HashSet<int> Read)
    {
        /// <summary>Whether a trip writes a variable that was read, or an array that it has not made itself.</summary>
        public bool IsChangedBy(Seq<Stmt> trip)
        {
            var inside = new HashSet<int>(IrWalk.Targets(trip).Select(local => local.Id));
            var made = new HashSet<int>();
            foreach (var assign in IrWalk.All(trip).OfType<Assign>())
                if (assign.Value is Apply { Function: Fn.NewArray or Fn.Snapshot } || assign.Value is Read { Local.Id: var source } && made.Contains(source)) made.Add(assign.Target.Id);
                else made.Remove(assign.Target.Id);
            return IrWalk.All(trip).Any(stmt => IrWalk.OwnTargets(stmt).Any(target => target.Id < Before && Read.Contains(target.Id))
                || IrWalk.AllWritten(stmt).Any(array => array.Id < Before || inside.Contains(array.Id) && !made.Contains(array.Id)));
        }
    }
}
