using Backprop.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Generator.Frontend;

/// <summary>goto L; … L: ⇒ what stands between is left; L: … goto L; ⇒ while (true) { …; break; }, which a goto continues.</summary>
internal sealed partial class StatementReader
{
    private void ReadList(IReadOnlyList<IOperation> statements)
    {
        var parts = new List<IReadOnlyList<IOperation>>();
        for (int i = 0; i < statements.Count; i += parts[parts.Count - 1].Count)
            parts.Add(statements.Skip(i).Take(LastTo(statements, i) - i + 1).ToArray());
        var labeled = Enumerable.Range(0, parts.Count).Where(i => parts[i][0] is ILabeledOperation).ToArray();
        foreach (int i in labeled) exits[((ILabeledOperation)parts[i][0]).Label] = writer.NewLabel();
        Read(labeled.Length - 1, parts.Count);

        // What goes to a label leaves everything before it, that before other labels too.
        void Read(int last, int end)
        {
            int start = last < 0 ? 0 : labeled[last];
            if (last >= 0)
            {
                writer.Labeled(exits[((ILabeledOperation)parts[start][0]).Label], writer.Body(() => Read(last - 1, start)));
                ReadLabeled(parts[start]);
                start++;
            }
            ReadInOrder(parts.Skip(start).Take(end - start).SelectMany(part => part).ToArray());
        }
    }

    private void ReadLabeled(IReadOnlyList<IOperation> part)
    {
        var head = (ILabeledOperation)part[0];
        IReadOnlyList<IOperation> statements = head.Operation is { } own ? [own, .. part.Skip(1)] : part.Skip(1).ToArray();
        if (!Names(part, head.Label))
        {
            ReadList(statements);
            return;
        }
        int exit = writer.NewLabel(), again = exits[head.Label] = writer.NewLabel();
        var trip = writer.Body(() => writer.Labeled(again, writer.Body(() =>
        {
            ReadList(statements);
            writer.Leave(exit);
        })));
        writer.Labeled(exit, Seq.Of<Stmt>(new Loop(new LoopForm(writer.NewLabel(), exit, LoopShape.While, -1), Seq<Stmt>.Empty, Truth.True, trip, Truth.True, -1)));
    }

    /// <summary>The last statement that goes back to a label, or to one that stands before the last that does.</summary>
    private static int LastTo(IReadOnlyList<IOperation> statements, int first)
    {
        int last = first;
        if (statements[first] is not ILabeledOperation head || !Names(statements.Skip(first), head.Label)) return last;
        for (int i = first; i <= last; i++)
            if (statements[i] is ILabeledOperation { Label: var label })
                for (int j = last + 1; j < statements.Count; j++)
                    if (Names([statements[j]], label)) last = j;
        return last;
    }

    private static bool Names(IEnumerable<IOperation> statements, ILabelSymbol label) => statements.Any(statement => statement.DescendantsAndSelf()
        .Any(inner => inner is IBranchOperation { BranchKind: BranchKind.GoTo } jump && SymbolEqualityComparer.Default.Equals(jump.Target, label)));
}
