using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backprop.Generator.Frontend;

/// <summary>class Disc(double s): the parameters of a header. Those that members read are fields of the object, which nobody but its own members can name.</summary>
internal static class PrimaryParameters
{
    private static readonly ConditionalWeakTable<INamedTypeSymbol, IReadOnlyList<IParameterSymbol>> known = new();

    public static bool Is(ISymbol? symbol) => symbol is IParameterSymbol { ContainingSymbol: IMethodSymbol constructor } && Header(constructor) is not null;

    /// <summary>The declaration whose header a constructor is; null for any other.</summary>
    public static TypeDeclarationSyntax? Header(IMethodSymbol method) =>
        method.MethodKind == MethodKind.Constructor ? method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() as TypeDeclarationSyntax : null;

    /// <summary>The parameters that the object keeps.</summary>
    public static IReadOnlyList<IParameterSymbol> KeptBy(INamedTypeSymbol type) => known.GetValue(type, Find);

    /// <summary>The first parameter of the header that a body reads; null if there is none.</summary>
    public static IParameterSymbol? ReadIn(SyntaxNode body, SemanticModel model) =>
        body.DescendantNodes().OfType<IdentifierNameSyntax>().Select(name => model.GetSymbolInfo(name).Symbol).OfType<IParameterSymbol>().FirstOrDefault(Is);

    /// <summary>Whether an initial value, or what the base is given, may assign a parameter of the header.</summary>
    public static bool IsAssigned(IParameterSymbol parameter) =>
        Assignments(parameter).Any(name => name.Ancestors().Any(node => IsInitialValue(node) || node is PrimaryConstructorBaseTypeSyntax));

    /// <summary>Whether anything in the type may assign a parameter of the header.</summary>
    public static bool IsChanged(IParameterSymbol parameter) => Assignments(parameter).Any();

    private static IEnumerable<IdentifierNameSyntax> Assignments(IParameterSymbol parameter) =>
        parameter.ContainingType.DeclaringSyntaxReferences.SelectMany(reference => reference.GetSyntax().DescendantNodes()).OfType<IdentifierNameSyntax>().Where(name => name.Identifier.ValueText == parameter.Name && Callees.IsAssigned(name));

    private static IReadOnlyList<IParameterSymbol> Find(INamedTypeSymbol type)
    {
        // The members of a record read its properties.
        if (type.IsRecord || type.ContainingAssembly is not ISourceAssemblySymbol { Compilation: var compilation } || type.InstanceConstructors.FirstOrDefault(one => Header(one) is not null) is not { } constructor) return [];
        var names = type.DeclaringSyntaxReferences.Select(reference => (TypeDeclarationSyntax)reference.GetSyntax()).SelectMany(declaration => declaration.Members).Where(member => member is not BaseTypeDeclarationSyntax)
            .SelectMany(member => member.DescendantNodes(node => !IsInitialValue(node))).OfType<IdentifierNameSyntax>().ToLookup(name => name.Identifier.ValueText);
        return constructor.Parameters.Where(parameter => names[parameter.Name].Any(name => SymbolEqualityComparer.Default.Equals(compilation.GetSemanticModel(name.SyntaxTree).GetSymbolInfo(name).Symbol, parameter))).ToArray();
    }

    private static bool IsInitialValue(SyntaxNode node) => node is EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax or VariableDeclaratorSyntax { Parent.Parent: BaseFieldDeclarationSyntax } };
}
