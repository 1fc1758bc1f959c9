using Backprop.Generator.Diagnostics;
using Backprop.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backprop.Generator.Frontend;

/// <summary>The arrays of real numbers that a text reaches through objects: one of them may be an array that is given.</summary>
internal sealed partial class QuotedReader
{
    /// <summary>An array that the text is about to name: through an object, if it is no variable.</summary>
    private void Reached(SyntaxNode array)
    {
        if (array is not ExpressionSyntax expression || TypeOfArray(expression) is not { } type || IsMade(expression) || Model.GetOperation(expression) is { } operation && expressions.IsOwnArray(operation) && array != root) return;
        // A row is one of those of its table, whichever.
        bool isRow = false;
        while (expression is ElementAccessExpressionSyntax row && TypeReader.ReadArray(Model.GetTypeInfo(row.Expression).Type) is { } rows) (expression, type, isRow) = (row.Expression, rows, true);
        bool isNamed = type is { Form: ArrayForm.Array or ArrayForm.List } && !expression.DescendantNodes().Any(node => Model.GetOperation(node) is { } part && expressions.Element(part) is not null);
        var path = isNamed ? ObjectMembers.PathOf(expression, Model, speller.Of, callees.Reaches, Self) : null;
        // What a lambda is given is no variable of the method.
        if (path?.Owner is { } owner && (Model.GetSymbolInfo(owner).Symbol is not { } symbol || expressions.Find(symbol) is null)) path = null;
        reached.Add(new Reach(path is null or { Owner: null, IsOfReceiver: false } ? -1 : holes.Count, path?.Path, type, !isRow && type.Element is not ArrayType && path?.IsKept is true)
        {
            Site = IsCut(array) ? -1 : writer.Site(Unnamed(array, type)),
        });
    }

    /// <summary>Something of which more is asked than how long it is.</summary>
    private void WalkArray(ExpressionSyntax array, Context context)
    {
        Reached(array);
        Walk(array, context);
    }

    private ArrayType? TypeOfArray(ExpressionSyntax array)
    {
        var type = Model.GetTypeInfo(array).Type;
        if (TypeReader.ReadArray(type) is { } numbers) return numbers;
        if (ItemArrays.ItemOf(type) is not { } item) return null;
        return (ArrayType.Of(TypeReader.Read(ItemArrays.NumbersOf(item).First())) with { Part = new ItemPart(speller.OfStruct(item), "") }).As(ItemArrays.FormOf(type!));
    }

    /// <summary>Whether an array is made where it stands.</summary>
    private bool IsMade(ExpressionSyntax array) => array is ArrayCreationExpressionSyntax or ImplicitArrayCreationExpressionSyntax or BaseObjectCreationExpressionSyntax or CollectionExpressionSyntax or InitializerExpressionSyntax
        || array is InvocationExpressionSyntax && Model.GetSymbolInfo(array).Symbol is IMethodSymbol { Name: "ToArray" or "ToList" or "Clone" or "Empty", ContainingType: { DeclaringSyntaxReferences.Length: 0 } };

    /// <summary>Whether nothing but a count, a truth, a text or an order comes of what is read there.</summary>
    private bool IsCut(SyntaxNode array) => array.Ancestors().TakeWhile(node => node != root!.Parent).Any(node => node is ArgumentListSyntax { Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.Text: "OrderBy" or "OrderByDescending" or "ThenBy" or "ThenByDescending" or "MinBy" or "MaxBy" or "DistinctBy" } } }
        || node is ExpressionSyntax && !IsPut(node) && Model.GetTypeInfo(node).Type is { } type && (type.SpecialType == SpecialType.System_Void || TypeReader.IsDiscrete(type)));

    /// <summary>Whether what is read there is given to something that may keep it: numbers.Add(model.Weights[i]).</summary>
    private bool IsPut(SyntaxNode call) => call is InvocationExpressionSyntax && Model.GetSymbolInfo(call).Symbol is IMethodSymbol method
        && (method.ReturnsVoid ? !method.IsStatic || method.DeclaringSyntaxReferences.Length > 0 : !method.IsStatic && method.ContainingNamespace.ToDisplayString().StartsWith("System.Collections", StringComparison.Ordinal) && method.Name.Contains("Add"));

    /// <summary>What is said of an array that has to have a name. Inside of a function it may get one where the call is read that the function is given to.</summary>
    private Refusal Unnamed(SyntaxNode array, ArrayType type)
    {
        var function = array.AncestorsAndSelf().TakeWhile(node => node != root).LastOrDefault(node => node is AnonymousFunctionExpressionSyntax or QueryExpressionSyntax) ?? root as AnonymousFunctionExpressionSyntax;
        bool isAsked = lazy || array.DescendantNodesAndSelf().OfType<MemberBindingExpressionSyntax>().Any();
        bool gainsName = array != root && type.Part is null;
        return new Refusal(Descriptors.Expression, array.GetLocation(), "An array that may be one that is written here", (gainsName ? "give it a name before (" + type.Text + " t = …), or " : "") + "pass it as a parameter too")
        {
            Array = gainsName && function is null && !isAsked ? array : null,
            Call = function?.FirstAncestorOrSelf<InvocationExpressionSyntax>(),
        };
    }
}
