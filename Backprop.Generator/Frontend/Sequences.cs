using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Generator.Frontend;

/// <summary>Mean(IReadOnlyList&lt;double&gt; v), called with an array ⇒ the body of Mean as it is for arrays.</summary>
internal static class Sequences
{
    public static readonly IReadOnlyDictionary<ISymbol, ITypeSymbol> None = new Dictionary<ISymbol, ITypeSymbol>(SymbolEqualityComparer.Default);

    /// <summary>What a call gives for parameters that are interfaces of arrays and lists of real numbers.</summary>
    /// <param name="call">The call.</param>
    /// <param name="isOfCells">Whether a value is a collection of cells, which is read by the names of its interfaces.</param>
    public static IReadOnlyDictionary<ISymbol, ITypeSymbol> GivenTo(IInvocationOperation call, Func<IOperation, bool> isOfCells)
    {
        var given = new Dictionary<ISymbol, ITypeSymbol>(SymbolEqualityComparer.Default);
        foreach (var argument in call.Arguments)
            if (argument is { ArgumentKind: ArgumentKind.Explicit, Parameter: { RefKind: RefKind.None } parameter } && IsInterface(parameter.Type) && Given(argument.Value).Type is { } type && IsGiven(type) && !isOfCells(argument.Value))
                given[call.TargetMethod.OriginalDefinition.Parameters[parameter.Ordinal]] = type;
        return given.Count == 0 ? None : given;
    }

    /// <summary>The arrays and lists that local variables of the types of interfaces begin with: IReadOnlyList&lt;double&gt; v = a.</summary>
    /// <param name="declaration">The method.</param>
    /// <param name="model">What the compiler knows of its file.</param>
    /// <param name="given">What a call gives for its parameters.</param>
    public static IReadOnlyDictionary<ISymbol, ITypeSymbol> WithLocals(SyntaxNode declaration, SemanticModel model, IReadOnlyDictionary<ISymbol, ITypeSymbol> given)
    {
        var all = given.ToDictionary(pair => pair.Key, pair => pair.Value, SymbolEqualityComparer.Default);
        foreach (var variable in declaration.DescendantNodes().OfType<VariableDeclaratorSyntax>())
            if (variable is { Initializer.Value: var value, Parent: VariableDeclarationSyntax { Type: GenericNameSyntax or QualifiedNameSyntax, Variables.Count: 1 } } && model.GetDeclaredSymbol(variable) is ILocalSymbol { RefKind: RefKind.None } local && IsInterface(local.Type)
                && (model.GetSymbolInfo(value).Symbol is { } other && all.TryGetValue(other, out var type) || (type = model.GetTypeInfo(value).Type) is not null) && IsGiven(type)) all[local] = type;
        foreach (var (variable, list) in MadeArrays.In(declaration, model)) all[variable] = list;
        return all.Count == given.Count ? given : all;
    }

    /// <summary>What is given, before it is converted to the interface.</summary>
    public static IOperation Given(IOperation argument) => argument is IConversionOperation { OperatorMethod: null, IsImplicit: true, Operand: { Type: { } type } operand } && IsInterface(argument.Type) && IsGiven(type) ? operand : argument;

    /// <summary>Whether an array or list has taken the place of an interface that it implements, or a list that of an array.</summary>
    public static bool Stands(ITypeSymbol given, ITypeSymbol type) => MadeArrays.Stands(given, type) || IsGiven(given) && IsInterface(type) && given.AllInterfaces.Contains(type, SymbolEqualityComparer.Default);

    private static bool IsGiven(ITypeSymbol type) => TypeReader.ReadArray(type) is { IsFlat: true, Form: Ir.ArrayForm.Array or Ir.ArrayForm.List };

    public static bool IsInterface(ITypeSymbol? type) => type is INamedTypeSymbol { TypeKind: TypeKind.Interface, TypeArguments: { Length: 1 } items } face && TypeReader.IsReal(items[0]) && face.OriginalDefinition.SpecialType
        is SpecialType.System_Collections_Generic_IEnumerable_T or SpecialType.System_Collections_Generic_IReadOnlyList_T or SpecialType.System_Collections_Generic_IReadOnlyCollection_T or SpecialType.System_Collections_Generic_IList_T or SpecialType.System_Collections_Generic_ICollection_T;
}
