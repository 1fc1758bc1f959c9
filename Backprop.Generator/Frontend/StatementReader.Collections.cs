using Backprop.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Generator.Frontend;

/// <summary>foreach (var v in xs), foreach (var (key, v) in map): over collections of cells.</summary>
internal sealed partial class StatementReader
{
    private void ReadCells(IForEachLoopOperation loop, CommonForEachStatementSyntax syntax, IReadOnlyList<ILocalSymbol?> items)
    {
        Begin(syntax.Expression, "foreach (" + (syntax is ForEachStatementSyntax { Identifier.Text: var name } ? name : ((ForEachVariableStatementSyntax)syntax).Variable.ToString()) + " in ", ")");
        var source = expressions.CollectionIn(loop.Collection);
        var (next, begin) = expressions.EachOf(loop.Collection, items);
        ReadLoop(loop, LoopShape.ForEach, () =>
        {
            writer.Add(new Next(next, source, writer.Quote));
            return Truth.True;
        }, () =>
        {
            begin();
            ReadTrip(loop);
            return Truth.True;
        });
    }

    /// <summary>The variable of a loop, or those of a key and its value; null for any other form.</summary>
    private static IReadOnlyList<ILocalSymbol?>? ItemsOf(IForEachLoopOperation loop)
    {
        if (loop.Syntax is ForEachStatementSyntax) return loop.Locals.Length == 1 && !loop.Locals[0].IsRef ? [loop.Locals[0]] : null;
        var target = loop.LoopControlVariable is IDeclarationExpressionOperation declaration ? declaration.Expression : loop.LoopControlVariable;
        if (target is not ITupleOperation { Elements: { Length: 2 } elements }) return null;
        var items = elements.Select(element => element is IDeclarationExpressionOperation { Expression: var inner } ? inner : element).ToArray();
        return items.All(item => item is ILocalReferenceOperation or IDiscardOperation) ? items.Select(item => (item as ILocalReferenceOperation)?.Local).ToArray() : null;
    }
}
