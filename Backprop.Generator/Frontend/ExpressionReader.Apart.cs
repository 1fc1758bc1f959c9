using Backprop.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Generator.Frontend;

/// <summary>foreach (var (a, b) in pairs): what the items of a passenger are taken apart into.</summary>
internal sealed partial class ExpressionReader
{
    /// <summary>The type of the items, and the variables, or what is discarded, with their types; null for what is no plain list of them, and where C# would convert.</summary>
    public (ITypeSymbol Item, IReadOnlyList<(ILocalSymbol? Symbol, ITypeSymbol Type)> Targets)? TakenApart(IForEachLoopOperation loop, ForEachVariableStatementSyntax syntax)
    {
        if (Model.GetForEachStatementInfo(syntax).ElementType is not { } item || IsIndexable(loop.Collection) || Iterated(loop.Collection) is not null) return null;
        var target = loop.LoopControlVariable is IDeclarationExpressionOperation declaration ? declaration.Expression : loop.LoopControlVariable;
        if (target is not ITupleOperation { Elements: var elements }) return null;
        var targets = elements.Select(element => element is IDeclarationExpressionOperation { Expression: var inner } ? inner : element)
            .Select(element => (Symbol: (element as ILocalReferenceOperation)?.Local, Type: element.Type!, IsPlain: element is ILocalReferenceOperation { IsDeclaration: true } or IDiscardOperation)).ToArray();
        var info = Model.GetDeconstructionInfo(syntax);
        var given = info.Method is { } method ? method.Parameters.Skip(method.IsExtensionMethod && method.ReducedFrom is null ? 1 : 0).Select(parameter => parameter.Type).ToArray() : (item as INamedTypeSymbol)?.TupleElements.Select(element => element.Type).ToArray();
        return given is not null && given.Length == targets.Length && targets.Zip(given, (one, type) => one.IsPlain && SymbolEqualityComparer.Default.Equals(one.Type, type) && !composites.Is(type)).All(fits => fits)
            ? (item, targets.Select(one => (one.Symbol, one.Type)).ToArray()) : null;
    }

    /// <summary>The variable of a loop, a tuple, as its elements.</summary>
    public void TakeApart(ILocalSymbol symbol, Local item, IOperation where) => AssignTo(writer.DeclareLocal(symbol), Unpack((INamedTypeSymbol)symbol.Type, new Read(item), where));
}
