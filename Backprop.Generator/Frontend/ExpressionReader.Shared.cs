using Backprop.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Generator.Frontend;

/// <summary>ref var r = ref (c ? ref a : ref b) ⇒ a is shared[0], b is shared[1], and r an element of that: variables of which a ref is one or another.</summary>
internal sealed partial class ExpressionReader
{
    private readonly Dictionary<SyntaxNode, ISet<ISymbol>> referred = [];

    /// <summary>From here on a variable of which a ref may be chosen goes by the name of an element; <paramref name="isAssigned"/>: it has a value already.</summary>
    public void Share(ISymbol symbol, bool isAssigned)
    {
        if (writer.Find(symbol) is not { Local: { IsReal: true } local } || !IsReferred(symbol)) return;
        var place = refs.TryGetValue(symbol, out var known) ? known : refs[symbol] = Shared(local.Type);
        if (isAssigned) writer.Add(new Store(place.Array, place.Indices, new Ir.Read(local), writer.Quote));
        writer.Forget(symbol);
    }

    private Place Shared(IrType type)
    {
        var (array, number) = writer.Share(type);
        return new Place(new Ir.Read(array), Seq.Of<Expr>(Integers.Number(number)), type);
    }

    private bool IsReferred(ISymbol symbol)
    {
        if (symbol is ILocalSymbol local && (local.RefKind != RefKind.None || IsCaptured(local)) || symbol is IParameterSymbol { RefKind: not RefKind.None }) return false;
        if (symbol.ContainingSymbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) is not { } body) return false;
        return ReferredIn(body).Contains(symbol);
    }

    /// <summary>The variables and parameters of a body that are only one of those that a reference may be, there or in what they are passed to.</summary>
    private ISet<ISymbol> ReferredIn(SyntaxNode body)
    {
        if (referred.TryGetValue(body, out var known)) return known;
        var symbols = referred[body] = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var model = source.ModelOf(body);
        var chosen = body.DescendantNodes().OfType<RefExpressionSyntax>().Where(IsOneOfSeveral).Select(named => named.Expression);
        var passed = body.DescendantNodes().OfType<ArgumentSyntax>().Where(argument => argument.RefKindKeyword.RawKind != 0 && model.GetOperation(argument, cancellation) is IArgumentOperation { Parameter: { } parameter } && IsReferredBehind(parameter));
        symbols.UnionWith(chosen.Concat(passed.Select(argument => argument.Expression)).Select(named => model.GetSymbolInfo(named, cancellation).Symbol).OfType<ISymbol>());
        return symbols;
    }

    private bool IsReferredBehind(IParameterSymbol parameter) => parameter.OriginalDefinition is { ContainingSymbol: IMethodSymbol method } definition
        && Callees.Declaration(method, Model.Compilation.Assembly) is { } body && ReferredIn(body).Contains(definition);

    /// <summary>Whether what is referred to is only one of those that a ref may be: by a choice, or because the ref is moved.</summary>
    private bool IsOneOfSeveral(RefExpressionSyntax named) => named.Parent switch
    {
        ConditionalExpressionSyntax or AssignmentExpressionSyntax => true,
        ReturnStatementSyntax => named.Ancestors().First(node => node is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax or AccessorDeclarationSyntax).DescendantNodes().OfType<ReturnStatementSyntax>().Skip(1).Any(),
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax declared } => named.FirstAncestorOrSelf<MemberDeclarationSyntax>()!.DescendantNodes().OfType<AssignmentExpressionSyntax>()
            .Any(assignment => assignment.Right is RefExpressionSyntax && assignment.Left is IdentifierNameSyntax moved && moved.Identifier.ValueText == declared.Identifier.ValueText),
        _ => false,
    };

    /// <summary>c ? ref a : ref b: the variable or element that it is now.</summary>
    private Place Chosen(IConditionalOperation choice)
    {
        var place = NewRef("chosen", Shape(choice) ?? throw RefuseRef(choice), [choice]);
        MoveRef(place, choice);
        return place;
    }
}
