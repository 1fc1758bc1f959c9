using Backprop.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Generator.Frontend;

/// <summary>foreach (var v in passenger), foreach (var (a, b) in passenger) ⇒ foreach (var item in passenger) { var (a, b) = item; … }.</summary>
internal sealed partial class StatementReader
{
    /// <summary>A loop over a passenger whose items are taken apart; false for any other.</summary>
    private bool ReadApart(IForEachLoopOperation loop)
    {
        if (loop.Syntax is ForEachVariableStatementSyntax { AwaitKeyword.RawKind: 0 } apart && expressions.TakenApart(loop, apart) is var (item, targets))
        {
            ReadItems(loop, apart, "foreach (" + apart.Variable + " in ", () => NewItem("item", item), whole => writer.Unpack(
                targets.Select(target => target.Symbol is { } symbol ? Declare(symbol).Local! : writer.NewLocal("discarded", TypeReader.Read(target.Type), LocalRole.Temporary)).ToArray(), new Read(whole)));
            return true;
        }
        if (loop.Syntax is ForEachStatementSyntax { AwaitKeyword.RawKind: 0, Identifier.Text: var name } named && loop.Locals.Length == 1 && loop.Locals[0] is { IsRef: false, Type: INamedTypeSymbol tuple } symbol && TypeReader.IsRealTuple(tuple) && expressions.Iterated(loop.Collection) is null)
        {
            ReadItems(loop, named, "foreach (" + name + " in ", () => NewItem(name, tuple), whole => expressions.TakeApart(symbol, whole, loop));
            return true;
        }
        return false;
    }

    private void ReadSteps(IForEachLoopOperation loop, IInvocationOperation steps)
    {
        var apart = loop.Syntax as ForEachVariableStatementSyntax;
        Begin(((CommonForEachStatementSyntax)loop.Syntax).Expression, "foreach (" + (apart?.Variable.ToString() ?? loop.Locals[0].Name) + " in ", ")");
        int exit = exits[loop.ExitLabel] = writer.NewLabel();
        exits[loop.ContinueLabel] = writer.NewLabel();
        var targets = apart is null ? [loop.Locals[0]] : expressions.TakenApart(loop, apart)!.Value.Targets.Select(target => target.Symbol).ToArray();
        expressions.ForEachStep(steps, apart is null ? targets[0]!.Name : null, exit, item =>
        {
            if (apart is null) expressions.AssignTo(Declare(targets[0]!), item);
            else
                foreach (var (symbol, atom) in targets.Zip(item.Atoms, (symbol, atom) => (symbol, atom)))
                    if (symbol is not null) expressions.AssignTo(Declare(symbol), new Value(atom));
            ReadTrip(loop);
        });
    }

    private Local NewItem(string name, ITypeSymbol type) => writer.NewLocal(name, new Passive(TypeReader.Spell(type)), LocalRole.Primal);

    private void ReadItems(IForEachLoopOperation loop, CommonForEachStatementSyntax syntax, string head, Func<Local> declare, Action<Local> begin)
    {
        Begin(syntax.Expression, head, ")");
        var source = expressions.ReadSource(loop.Collection);
        var item = declare();
        int site = writer.Site(Refuse(Keyword(loop.Syntax), "This kind of 'foreach'", "write a 'for' over indices").Refusal!);
        ReadLoop(loop, LoopShape.ForEach, () =>
        {
            writer.Add(new Next(item, source, writer.Quote) { Site = site });
            return Truth.True;
        }, () =>
        {
            begin(item);
            ReadTrip(loop);
            return Truth.True;
        });
    }
}
