using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Generator.Frontend;

/// <summary>
/// The bodies of generic methods as they are called. Each is its own text with types in the place of its type parameters, which the compiler binds where the
/// generic one stands: so it is read as any other. They stay the same however often a method is read: demands name calls in them.
/// </summary>
internal sealed class GenericBodies
{
    private const int Most = 300;

    /// <summary>The method that is differentiated: whatever overrides it, this is its own body.</summary>
    public IMethodSymbol? Entry { get; set; }

    private readonly Dictionary<ISymbol, (GenericBody? Body, string? Obstacle)> known = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<(ISymbol Method, string Types), GenericBody?> ofSequences = new(new ByMethod());
    private readonly Dictionary<SyntaxTree, GenericBody> trees = [];

    /// <summary>The body that a node stands in; null for one that the user wrote.</summary>
    public GenericBody? Around(SyntaxNode syntax) => trees.TryGetValue(syntax.SyntaxTree, out var body) ? body : null;

    /// <summary>The method that the user wrote.</summary>
    public IMethodSymbol DefinitionOf(IMethodSymbol method) =>
        method.DeclaringSyntaxReferences.Length == 1 && trees.TryGetValue(method.DeclaringSyntaxReferences[0].SyntaxTree, out var body) && SymbolEqualityComparer.Default.Equals(body.Method, method) ? body.Generic.OriginalDefinition : method;

    public GenericBody? Of(IMethodSymbol method) => known.TryGetValue(method, out var found) ? found.Body : null;

    /// <summary>Why the body of a generic method cannot be read; null if it can.</summary>
    /// <param name="method">The method, with its type arguments.</param>
    /// <param name="declaration">Its declaration.</param>
    /// <param name="model">What the compiler knows of the file of that.</param>
    public string? WhyNot(IMethodSymbol method, SyntaxNode declaration, SemanticModel model)
    {
        if (!known.TryGetValue(method, out var found)) known[method] = found = known.Count < Most ? Read(method, declaration, model, Sequences.None) : (null, "so are too many others");
        if (found.Body is { } body) trees[body.Syntax.SyntaxTree] = body;
        return found.Obstacle;
    }

    /// <summary>The body of a method that is given arrays or lists for parameters which are interfaces of such; null where it cannot be read for them.</summary>
    /// <param name="method">The method.</param>
    /// <param name="given">The types that are given.</param>
    /// <param name="declaration">Its declaration.</param>
    /// <param name="model">What the compiler knows of the file of that.</param>
    public GenericBody? Of(IMethodSymbol method, IReadOnlyDictionary<ISymbol, ITypeSymbol> given, SyntaxNode declaration, SemanticModel model)
    {
        string types = string.Join(", ", method.OriginalDefinition.Parameters.Select(parameter => given.TryGetValue(parameter, out var type) ? TypeReader.Spell(type) : "").Append(given.Count.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        if (!ofSequences.TryGetValue((method, types), out var body)) ofSequences[(method, types)] = body = ofSequences.Count < Most ? Read(method, declaration, model, given).Body : null;
        if (body is not null) trees[body.Syntax.SyntaxTree] = body;
        return body;
    }

    /// <summary>What the user wrote of a node.</summary>
    public SyntaxNode Original(SyntaxNode syntax)
    {
        if (Around(syntax) is not { } body) return syntax;
        for (SyntaxNode? node = syntax; node is not null; node = node.Parent)
            if (body.Originals.TryGetValue(node, out var original)) return original;
        return body.Originals[body.Syntax];
    }

    /// <summary>What is refused in such a body is said of the text of the user.</summary>
    public Refusal AtHome(Refusal refusal) => refusal.Location.SourceTree is { } tree && trees.ContainsKey(tree)
        ? refusal with { Location = Original(tree.GetRoot().FindNode(refusal.Location.SourceSpan, getInnermostNodeForTie: false)).GetLocation() }
        : refusal;

    private (GenericBody? Body, string? Obstacle) Read(IMethodSymbol method, SyntaxNode declaration, SemanticModel model, IReadOnlyDictionary<ISymbol, ITypeSymbol> given)
    {
        var types = new TypeArguments(method, model.Compilation);
        if (types.WhyNot() is { } reason) return (null, reason);
        if (SpecialisedText.HasSelf(method) && !method.ContainingType.IsValueType && (method.IsVirtual || method.IsAbstract || method.IsOverride) && !SymbolEqualityComparer.Default.Equals(method, Entry)) return (null, "it is a virtual one of an object of a generic type");
        if (method.OriginalDefinition.PartialImplementationPart is not null || method.OriginalDefinition.PartialDefinitionPart is not null) return (null, "it is partial");
        if (declaration.DescendantNodes().Any(node => node is LocalFunctionStatementSyntax { TypeParameterList: not null })) return (null, "a generic local function stands in it");
        var text = new SpecialisedText(declaration, method, model, types, given);
        string written = text.Write();
        if (written.Length == 0) return (null, "it is no ordinary method");
        var block = SyntaxFactory.ParseStatement("{" + written + "}", options: declaration.SyntaxTree.Options) as BlockSyntax;
        var end = text.Parts[text.Parts.Count - 1];
        int position = end is ArrowExpressionClauseSyntax arrow ? arrow.Expression.SpanStart : end.SpanStart + 1;
        if (block is not { Statements: { Count: 1 } statements } || statements[0] is not LocalFunctionStatementSyntax function || !model.TryGetSpeculativeSemanticModel(position, block, out var specialised)
            || specialised.GetDeclaredSymbol(function) is not IMethodSymbol symbol) return (null, "its text cannot be read for other types");
        var meaning = new SpecialisedMeaning(text, model, specialised, types);
        if (meaning.Difference(text.PartsOf(function)) is { } difference)
            return (null, "'" + difference + (meaning.IsMistake(difference) ? "' cannot be written for " : "' means something else for ") + types.Names);
        if (specialised.GetOperation(function) is not { } body || body.Descendants().Any(operation => operation.Kind == OperationKind.Invalid || operation is IConversionOperation { Conversion.Exists: false })) return (null, "its text cannot be read for other types");
        meaning.Originals[function] = declaration;
        return (new GenericBody(method, symbol, function, specialised, meaning.Originals, meaning.Variables, text.Members), null);
    }

    private sealed class ByMethod : IEqualityComparer<(ISymbol Method, string Types)>
    {
        public bool Equals((ISymbol Method, string Types) one, (ISymbol Method, string Types) other) => one.Types == other.Types && SymbolEqualityComparer.Default.Equals(one.Method, other.Method);

        public int GetHashCode((ISymbol Method, string Types) key) => SymbolEqualityComparer.Default.GetHashCode(key.Method);
    }
}

/// <summary>The body of a generic method for given types.</summary>
/// <param name="Generic">The method, with its type arguments.</param>
/// <param name="Method">The method of the body.</param>
/// <param name="Syntax">The declaration of that.</param>
/// <param name="Model">What the compiler knows of it.</param>
/// <param name="Originals">The nodes of it, and what they are in the text of the user.</param>
/// <param name="Variables">The variables in the text of the user, and what they are here.</param>
/// <param name="Members">Of a constructor: the members that are parameters of the body, in front of the object itself.</param>
internal sealed record GenericBody(
    IMethodSymbol Generic, IMethodSymbol Method, LocalFunctionStatementSyntax Syntax, SemanticModel Model, IReadOnlyDictionary<SyntaxNode, SyntaxNode> Originals, IReadOnlyDictionary<ISymbol, ISymbol> Variables,
    IReadOnlyList<ISymbol> Members);
