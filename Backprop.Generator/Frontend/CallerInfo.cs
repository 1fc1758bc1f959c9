using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Generator.Frontend;

/// <summary>Arguments that the compiler fills in with where the call stands: [CallerLineNumber] and its like. In generated code it stands elsewhere.</summary>
internal static class CallerInfo
{
    /// <summary>The arguments of a call that are filled in so.</summary>
    public static IEnumerable<IArgumentOperation> Of(IOperation? call) => call switch
    {
        IInvocationOperation invocation => invocation.Arguments.Where(Is),
        IObjectCreationOperation creation => creation.Arguments.Where(Is),
        IPropertyReferenceOperation indexer => indexer.Arguments.Where(Is),
        _ => [],
    };

    public static bool Is(IArgumentOperation argument) => argument is { ArgumentKind: ArgumentKind.DefaultValue, Parameter: { } parameter } && parameter.GetAttributes().Any(attribute =>
        attribute.AttributeClass is { Name: "CallerLineNumberAttribute" or "CallerFilePathAttribute" or "CallerMemberNameAttribute" or "CallerArgumentExpressionAttribute" } type && type.ContainingNamespace.ToDisplayString() == "System.Runtime.CompilerServices");

    /// <summary>What the compiler fills in.</summary>
    public static object? Value(IArgumentOperation argument) => argument.Value.ConstantValue.Value;

    public static string Text(IArgumentOperation argument) => Value(argument) is { } value ? SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false) : "default";
}
