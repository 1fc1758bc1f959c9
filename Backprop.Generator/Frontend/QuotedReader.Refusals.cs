using Backprop.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Generator.Frontend;

/// <summary>What is refused in a text, and what to write instead.</summary>
internal sealed partial class QuotedReader
{
    /// <summary>What is read as its parts, where a text would need it as a whole: if that is a call, what stands in its way is the obstacle.</summary>
    private UnreadableException PassedOn(SyntaxNode node, string what, Context context)
    {
        var owner = OwnerIn(context);
        if (IsPutIntoCollection(node)) return new(new Refusal(Descriptors.Expression, node.GetLocation(), what + " with real numbers in a collection", "keep its numbers in arrays, or in collections of numbers") { Struct = owner ?? CollectionFor(node) });
        if (context.Site >= 0 && writer.Sites[context.Site] is { Call: null } known && known.Descriptor == Descriptors.Call) return new(known with { Struct = known.Struct ?? owner });
        return new(new Refusal(Descriptors.Expression, node.GetLocation(), what + " that is passed on as a whole", "pass on the numbers that it holds") { Struct = owner });
    }

    /// <summary>xs.Add(p), new List&lt;P&gt; { p }, [p].</summary>
    private bool IsPutIntoCollection(SyntaxNode node) => CollectionsAround(node).Any(Collections.IsOfTheLibrary);

    /// <summary>The collection that something is put into, if that could be one of cells.</summary>
    private ITypeSymbol? CollectionFor(SyntaxNode node) => CollectionsAround(node).FirstOrDefault(Collections.CanBe);

    private IEnumerable<INamedTypeSymbol> CollectionsAround(SyntaxNode node) => node.AncestorsAndSelf().TakeWhile(around => around is not (StatementSyntax or MemberDeclarationSyntax)).Select(around => around switch
    {
        InvocationExpressionSyntax call => (Model.GetSymbolInfo(call).Symbol as IMethodSymbol)?.ContainingType,
        BaseObjectCreationExpressionSyntax creation => Model.GetTypeInfo(creation).Type,
        CollectionExpressionSyntax collection => ExpressionReader.MadeBy(collection, Model),
        _ => null,
    }).OfType<INamedTypeSymbol>();

    /// <summary>A function that is written here and uses no variables of the method: its parameter may be what a collection holds that could be one of cells.</summary>
    private void Function(SyntaxNode node, Context context)
    {
        try
        {
            WalkParts(node, context);
        }
        catch (UnreadableException unreadable) when (unreadable.Refusal is { Struct: null, Call: null } refusal && ListThrough(node) is { } collection)
        {
            throw new UnreadableException(refusal with { Struct = collection });
        }
        catch (UnreadableException unreadable) when (unreadable.Refusal is { Struct: null, Call: null } refusal && LoopAround(node) is { } loop)
        {
            throw new UnreadableException(refusal with { Call = loop });
        }
    }

    /// <summary>The call of LINQ that runs a function, if it can be read as the loop that it is.</summary>
    private SyntaxNode? LoopAround(SyntaxNode function) => function.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } && Model.GetOperation(call) is IInvocationOperation step
        ? expressions.IsLoopOverSequence(step) ? call : expressions.LoopOver(step)
        : null;

    /// <summary>The local list whose items a chain of calls gives to a function.</summary>
    private ITypeSymbol? ListThrough(SyntaxNode function)
    {
        var at = function.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } call ? Model.GetOperation(call) : null;
        while (at is IInvocationOperation { TargetMethod.IsExtensionMethod: true, Arguments: { Length: > 0 } arguments } || at is IConversionOperation) at = at is IConversionOperation conversion ? conversion.Operand : ((IInvocationOperation)at).Arguments[0].Value;
        return at is ILocalReferenceOperation && Collections.CanBe(at.Type) ? at.Type : null;
    }

    /// <summary>The list that a chain of calls ends in, if its numbers could be kept in cells.</summary>
    private ITypeSymbol? ListOf(InvocationExpressionSyntax step) => step.AncestorsAndSelf().OfType<InvocationExpressionSyntax>()
        .Select(call => Model.GetOperation(call) as IInvocationOperation).Where(call => call is { TargetMethod.Name: "ToList" } && ExpressionReader.IsLinq(call.TargetMethod)).Select(call => call!.Type).FirstOrDefault(Collections.CanBe);

    /// <summary>A value that goes into something else than a number, array or struct.</summary>
    private Refusal Unsuited(SyntaxNode node)
    {
        bool isSequence = TypeOfAll is INamedTypeSymbol { TypeKind: TypeKind.Interface, TypeArguments: { Length: 1 } numbers } && TypeReader.IsReal(numbers[0]);
        if (TypeReader.IsReal(TypeOfAll) && node.Parent is ArgumentSyntax { Parent: BracketedArgumentListSyntax { Parent: ElementAccessExpressionSyntax access } } && Model.GetSymbolInfo(access).Symbol is IPropertySymbol)
            return new Refusal(Descriptors.Expression, node.GetLocation(), "An indexer that is given a number which has a derivative", "make a method of it");
        string type = TypeOfAll?.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat) ?? "this";
        return new Refusal(Descriptors.Expression, node.GetLocation(), "A value of the type '" + type + "'", isSequence ? "take an array, a span or a list instead" : Descriptors.Instead(Descriptors.Expression)!) { Call = isSequence ? CallGiven(node) : null, Struct = Nullable() ?? NumericTypes.Candidate(TypeOfAll) };
    }

    /// <summary>The call that an argument is of, or what it is called on.</summary>
    private static SyntaxNode? CallGiven(SyntaxNode argument) => argument.Parent switch
    {
        ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } => call,
        MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access when access.Expression == argument => call,
        _ => null,
    };

    /// <summary>The class of an object that an expression stands in which could be read as its fields.</summary>
    private ITypeSymbol? ObjectAround(SyntaxNode node) => node.Ancestors().TakeWhile(around => around is not (StatementSyntax or MemberDeclarationSyntax)).OfType<ExpressionSyntax>().Select(around => Composites.Candidate(Model.GetTypeInfo(around).Type)).FirstOrDefault(type => type is not null);

    /// <summary>A function that has a name, given to what is not read; of LINQ, the loop may be.</summary>
    private UnreadableException GivenOn(SimpleNameSyntax name, string what)
    {
        var loop = name.FirstAncestorOrSelf<ArgumentSyntax>()?.Parent?.Parent is InvocationExpressionSyntax call && Model.GetOperation(call) is IInvocationOperation step ? expressions.LoopOver(step) : null;
        return new(Refuse(Descriptors.Closure, name, what).Refusal! with { Call = loop });
    }

    /// <summary>A function that is written here and uses variables of the method, given to what is not read.</summary>
    private Refusal Captured(SyntaxNode node)
    {
        var call = node.FirstAncestorOrSelf<ArgumentSyntax>()?.Parent?.Parent as InvocationExpressionSyntax;
        bool isElsewhere = call is not null && Model.GetSymbolInfo(call).Symbol is IMethodSymbol { DeclaringSyntaxReferences.Length: 0, MethodKind: not MethodKind.DelegateInvoke };
        string what = node is QueryExpressionSyntax ? "A query" : isElsewhere ? "'" + ((IMethodSymbol)Model.GetSymbolInfo(call!).Symbol!).Name + "' with a lambda" : "A lambda";
        string instead = node is QueryExpressionSyntax || isElsewhere ? "write the loop that it runs" : "write its body where it is called";
        return new Refusal(Descriptors.Closure, node.GetLocation(), what + " that uses variables of the method", instead) { Call = (demand >= 0 ? writer.Sites[demand].Call : null) ?? (call is not null && Model.GetOperation(call) is IInvocationOperation step ? expressions.LoopOver(step) : null), Struct = CollectionAround(node) ?? (call is null ? null : ListOf(call)) };
    }
}
