using Backprop.Generator.Analysis;
using Backprop.Generator.Diagnostics;
using Backprop.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backprop.Generator.Frontend;

/// <summary>
/// Arrays of numbers that fields and properties hold: one of them could be an array that the method is given. Parameters are held against each other on
/// entry, fields are not, so that none of them may be written.
/// </summary>
internal sealed class HeldArrayWrites(Compilation compilation)
{
    private readonly Dictionary<ISymbol, bool> written = new(SymbolEqualityComparer.Default);

    /// <summary>What stands in the way of the active arrays among the parameters.</summary>
    /// <param name="function">What was read of the method, or of one that it calls.</param>
    /// <param name="active">The active parameters of the method.</param>
    /// <param name="writer">What it was read with: its sites, and the texts that stay what they are.</param>
    public IEnumerable<Refusal> Check(Function function, Seq<Local> active, BodyWriter writer)
    {
        foreach (var type in active.Select(local => local.Type).OfType<ArrayType>().Select(array => array.Scalar).Distinct())
        {
            var array = active.First(local => local.Type is ArrayType own && own.Scalar.Equals(type));
            if (Find(function, type, writer) is { } found)
                yield return new Refusal(Descriptors.Parameter, found, array.Name, "may be the array that is written here; pass that one as a parameter too, or write into an array that the method creates");
        }
    }

    private Location? Find(Function function, IrType number, BodyWriter writer)
    {
        var aliases = new Aliases(function.Body);
        foreach (var stmt in IrWalk.All(function.Body))
            if (SiteOf(stmt) is >= 0 and var site && IrWalk.AllWritten(stmt).Any(array => array.Type is ArrayType own && own.Scalar.Equals(number) && aliases.IsForeign(array)))
                return writer.Sites[site].Location;
        foreach (var text in writer.Opaque.Where(text => compilation.ContainsSyntaxTree(text.SyntaxTree)))
        {
            var reached = Reachable.From([text], compilation).ToArray();
            foreach (var (node, within, _, symbol) in reached)
                if (node is SimpleNameSyntax name && Holds(symbol, number) && FieldChanges.Whole(name) != text && MayWrite(FieldChanges.Whole(name), within, text, reached, []))
                    return (within == text ? node : text).GetLocation();
        }
        return null;
    }

    /// <summary>Whether an array may get other elements where it stands: not where it is all that a member gives, and a variable gets it where that is called.</summary>
    private bool MayWrite(ExpressionSyntax array, SyntaxNode within, SyntaxNode text, IReadOnlyList<Reached> reached, HashSet<SyntaxNode> met)
    {
        if (array == text) return TypeReader.ReadArray(compilation.GetSemanticModel(array.SyntaxTree).GetTypeInfo(array).Type) is null;
        if (!IsReturned(array, within)) return IsWritten(array);
        return met.Add(within) && CallsOf(within, reached).Any(call => MayWrite(call, reached.FirstOrDefault(one => one.Node == call || call is InvocationExpressionSyntax { Expression: var called } && one.Node == called)?.Within ?? text, text, reached, met));
    }

    private static bool IsReturned(ExpressionSyntax array, SyntaxNode within) => array.Parent is ArrowExpressionClauseSyntax or ReturnStatementSyntax && within is MethodDeclarationSyntax or BasePropertyDeclarationSyntax
        && array.FirstAncestorOrSelf<SyntaxNode>(node => node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax || node == within) == within;

    private static IEnumerable<ExpressionSyntax> CallsOf(SyntaxNode member, IEnumerable<Reached> reached) =>
        reached.Where(one => one.Node is SimpleNameSyntax or ElementAccessExpressionSyntax && one.Symbol is { } symbol && symbol.OriginalDefinition.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax() == member))
            .Select(one => one.Node is SimpleNameSyntax name ? FieldChanges.Whole(name) is { Parent: InvocationExpressionSyntax call } whole && call.Expression == whole ? call : FieldChanges.Whole(name) : (ExpressionSyntax)one.Node);

    private static int SiteOf(Stmt stmt) => stmt switch
    {
        Store store => store.Site,
        AccumulateAt update => update.Site,
        Call call => call.Site,
        _ => -1,
    };

    private static bool Holds(ISymbol? symbol, IrType number) => ObjectMembers.KeptType(symbol) is { } kept && (TypeReader.ReadArray(kept) is { } type && type.Scalar.Equals(number) || OwnFields.IsGenericArray(kept));

    /// <summary>Whether what the name stands for may get other elements: anything that is not known to look into it alone.</summary>
    public bool IsWritten(SimpleNameSyntax name) => IsWritten(FieldChanges.Whole(name));

    private bool IsWritten(ExpressionSyntax whole)
    {
        if (whole.Parent is ArgumentSyntax { RefKindKeyword.RawKind: 0, Parent: ArgumentListSyntax } argument && ParameterOf(argument) is { } parameter)
            return IsWritten(parameter);
        if (whole.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } called && called.Expression == whole && compilation.GetSemanticModel(call.SyntaxTree).GetSymbolInfo(call).Symbol is IMethodSymbol method)
            return method.ReducedFrom is { } extension ? IsWritten(extension.Parameters[0]) : method.Name is not ("Clone" or "CopyTo" or "Contains" or "IndexOf" or "GetLength" or "ToArray");
        return FieldChanges.IsElementChanged(whole);
    }

    private IParameterSymbol? ParameterOf(ArgumentSyntax argument) =>
        compilation.GetSemanticModel(argument.SyntaxTree).GetOperation(argument) is Microsoft.CodeAnalysis.Operations.IArgumentOperation { Parameter: { } parameter } ? parameter.OriginalDefinition : null;

    private bool IsWritten(IParameterSymbol parameter)
    {
        if (parameter.Type is INamedTypeSymbol { Name: "ReadOnlySpan" or "ReadOnlyMemory" or "IEnumerable" or "IReadOnlyList" }) return false;
        if (parameter.ContainingSymbol is { ContainingType.SpecialType: SpecialType.System_Array, Name: "BinarySearch" or "IndexOf" or "LastIndexOf" or "Exists" or "TrueForAll" or "Find" or "FindIndex" or "FindLast" or "FindLastIndex" or "ConvertAll" }) return false;
        if (written.TryGetValue(parameter, out bool known)) return known;
        written[parameter] = false;
        var bodies = parameter.ContainingSymbol.DeclaringSyntaxReferences;
        return written[parameter] = bodies.Length == 0 || bodies.Any(body => body.GetSyntax().DescendantNodes().OfType<SimpleNameSyntax>().Any(name =>
            name.Identifier.Text == parameter.Name && SymbolEqualityComparer.Default.Equals(compilation.GetSemanticModel(name.SyntaxTree).GetSymbolInfo(name).Symbol, parameter) && IsWritten(name)));
    }
}
