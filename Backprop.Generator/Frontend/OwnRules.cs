using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backprop.Generator.Frontend;

/// <summary>The form of a derivative that was written by hand, as the runtime's <c>DerivativeKind</c> numbers them.</summary>
internal enum RuleKind
{
    Pullback,
    Tangent,
    Partial,
}

/// <summary>The derivatives that a project has written by hand: which methods say of themselves that they are the derivative of which.</summary>
internal sealed class OwnRules
{
    public const string AttributeName = "Backprop.DerivativeOfAttribute";

    private static readonly ConditionalWeakTable<Compilation, OwnRules> known = new();
    private static readonly ConditionalWeakTable<SyntaxTree, RuleSyntax> read = new();

    private readonly Dictionary<(ISymbol Type, string Name), List<OwnRule>> rules = new(ByTypeAndName.Instance);

    private OwnRules(Compilation compilation)
    {
        var trees = compilation.SyntaxTrees.Select(tree => (Tree: tree, Syntax: read.GetValue(tree, RuleSyntax.Of))).ToArray();
        var aliases = new HashSet<string>(trees.SelectMany(tree => tree.Syntax.GlobalAliases));
        foreach (var (tree, syntax) in trees)
        {
            var methods = aliases.Count == 0 ? syntax.Methods : RuleSyntax.MethodsWith(tree, aliases);
            if (methods.Count == 0) continue;
            var model = compilation.GetSemanticModel(tree);
            foreach (var method in methods)
                if (model.GetDeclaredSymbol(method) is IMethodSymbol derivative)
                    foreach (var rule in RulesOf(derivative)) Add(rule);
        }
    }

    public static OwnRules Of(Compilation compilation) => known.GetValue(compilation, compilation => new OwnRules(compilation));

    /// <summary>What a method says that it is the derivative of.</summary>
    public static IEnumerable<OwnRule> RulesOf(IMethodSymbol derivative) =>
        from attribute in derivative.GetAttributes()
        where attribute.AttributeClass?.ToDisplayString() == AttributeName && attribute.ConstructorArguments.Length > 0
        let type = attribute.ConstructorArguments.Skip(1).FirstOrDefault().Value as INamedTypeSymbol ?? derivative.ContainingType
        let kind = (RuleKind)(attribute.NamedArguments.FirstOrDefault(argument => argument.Key == "Kind").Value.Value as int? ?? 0)
        select new OwnRule(derivative, type, attribute.ConstructorArguments[0].Value as string ?? "", kind) { Attribute = attribute.ApplicationSyntaxReference?.GetSyntax() };

    /// <summary>The derivatives that are meant for a function, whether or not they fit it.</summary>
    public IReadOnlyList<OwnRule> For(IMethodSymbol function) =>
        function.MethodKind is MethodKind.Ordinary && function.ContainingType is { } type && rules.TryGetValue((type.OriginalDefinition, function.Name), out var all) ? all.Where(rule => rule.IsMeantFor(function.OriginalDefinition)).ToArray() : [];

    private void Add(OwnRule rule)
    {
        var key = (rule.Type.OriginalDefinition, rule.Name);
        if (!rules.TryGetValue(key, out var all)) rules[key] = all = [];
        all.Add(rule);
    }

    private sealed class ByTypeAndName : IEqualityComparer<(ISymbol Type, string Name)>
    {
        public static readonly ByTypeAndName Instance = new();

        public bool Equals((ISymbol Type, string Name) x, (ISymbol Type, string Name) y) => x.Name == y.Name && SymbolEqualityComparer.Default.Equals(x.Type, y.Type);

        public int GetHashCode((ISymbol Type, string Name) key) => key.Name.GetHashCode();
    }
}

/// <summary>A method that says that it is the derivative of a function.</summary>
internal sealed record OwnRule(IMethodSymbol Derivative, INamedTypeSymbol Type, string Name, RuleKind Kind)
{
    /// <summary>Where it says so; null for a method of another project.</summary>
    public SyntaxNode? Attribute { get; init; }

    /// <summary>The functions of that name.</summary>
    public IEnumerable<IMethodSymbol> Functions => Type.OriginalDefinition.GetMembers(Name).OfType<IMethodSymbol>().Where(method => method.MethodKind is MethodKind.Ordinary && !SymbolEqualityComparer.Default.Equals(method, Derivative));

    /// <summary>The functions that it fits; those of that name, if it fits none: then nobody may call them as if there were no rule.</summary>
    public bool IsMeantFor(IMethodSymbol function) => Fits(function) || !Functions.Any(Fits);

    public bool Fits(IMethodSymbol function) => RuleSignature.Of(function, Derivative) is { } signature && signature.Fits(Derivative, Kind);
}
