using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backprop.Generator.Tests.Testing;

/// <summary>Generic methods over numbers, T F&lt;T&gt;(T x) where T : INumber&lt;T&gt;: each is two methods of the corpus, that of double and that of float.</summary>
internal static class NumberTypes
{
    public const string OfSingle = " of float";

    /// <summary>What a method goes by in the tests: two names for one over numbers.</summary>
    public static IEnumerable<string> Keys(MethodDeclarationSyntax method, string key) =>
        method.ConstraintClauses.Concat(method.Ancestors().OfType<TypeDeclarationSyntax>().SelectMany(type => type.ConstraintClauses)).Any(IsOverNumbers) ? [key, key + OfSingle] : [key];

    private static bool IsOverNumbers(TypeParameterConstraintClauseSyntax clause) =>
        clause.Constraints.OfType<TypeConstraintSyntax>().Any(constraint => constraint.ToString().EndsWith("<" + clause.Name.Identifier.ValueText + ">", StringComparison.Ordinal));

    public static Type Of(string key) => key.EndsWith(OfSingle, StringComparison.Ordinal) ? typeof(float) : typeof(double);

    /// <summary>Whether a type parameter stands for numbers.</summary>
    public static bool Is(Type parameter) => parameter.IsGenericParameter && parameter.GetGenericParameterConstraints().Any(constraint => constraint.Namespace == "System.Numerics");

    public static bool IsOver(MethodInfo method) => method.IsGenericMethod && method.GetGenericMethodDefinition().GetGenericArguments().All(Is);

    public static MethodInfo Closed(MethodInfo method, Type number) =>
        method.IsGenericMethodDefinition && IsOver(method) ? method.MakeGenericMethod([.. method.GetGenericArguments().Select(_ => number)]) : method;

    public static IMethodSymbol Closed(IMethodSymbol method, Compilation compilation) =>
        method.IsGenericMethod ? method.Construct([.. method.TypeParameters.Select(_ => compilation.GetSpecialType(SpecialType.System_Double))]) : method;
}
