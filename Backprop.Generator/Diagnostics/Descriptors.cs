using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Backprop.Generator.Diagnostics;

/// <summary>Everything that Backprop can say. Each message says what is wrong and what to do instead.</summary>
internal static class Descriptors
{
    private const string Category = "Backprop";
    private const string Pages = "https://github.com/backprop-net/backprop/blob/main/docs/diagnostics/";

    public static readonly DiagnosticDescriptor NotPartial = new("BP0001", "The containing type is not partial",
        "'{0}' contains a [Differentiable] method but is not partial; declare it 'partial' so that its gradient can be added",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "BP0001.md");
    public static readonly DiagnosticDescriptor MethodKind = new("BP0002", "This kind of method cannot be differentiated",
        "{0} cannot be differentiated; move the computation to an ordinary method with a body",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "BP0002.md");
    public static readonly DiagnosticDescriptor NothingActive = new("BP0003", "There is nothing to differentiate with respect to",
        "'{0}' has no active parameter; give it a parameter of type double or float, or an array of them, that is not marked [NoDerivative]",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "BP0003.md");
    public static readonly DiagnosticDescriptor NoRealResult = new("BP0004", "There is nothing to differentiate",
        "'{0}' returns no real number; return a double, a float, a tuple or an array of them, or write into an array",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "BP0004.md");
    public static readonly DiagnosticDescriptor LanguageVersion = new("BP0005", "The language version is too low",
        "The generated code needs C# 9 or later and this project uses C# {0}; raise <LangVersion>",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "BP0005.md");
    public static readonly DiagnosticDescriptor NameClash = new("BP0006", "A generated member already exists",
        "'{0}' already has a member '{1}', which Backprop would generate; rename one of the two",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "BP0006.md");
    public static readonly DiagnosticDescriptor CannotExtend = new("BP0007", "The containing type cannot be extended",
        "'{0}' {1}",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "BP0007.md");
    public static readonly DiagnosticDescriptor Parameter = new("BP0008", "This parameter is not supported",
        "Parameter '{0}' {1}",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "BP0008.md");
    public static readonly DiagnosticDescriptor Result = new("BP0009", "This result type is not supported",
        "A result of type '{0}' cannot be differentiated yet; return a double, a float, a tuple or an array of them",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "BP0009.md");

    public static readonly DiagnosticDescriptor OwnRule = new("BP0010", "This is not the derivative of the function",
        "'{0}' is not {1} of '{2}': {3}",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "BP0010.md");

    public static readonly DiagnosticDescriptor OwnField = new("BP0011", "There is no derivative with respect to this field",
        "The [Differentiable] field '{0}' {1}",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "BP0011.md");

    public static readonly DiagnosticDescriptor Statement = new("BP0101", "This statement is not supported yet",
        "{0} cannot be differentiated yet; {1}",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "BP0101.md");
    public static readonly DiagnosticDescriptor Choice = new("BP0102", "Control flow in an expression is not supported yet",
        "{0} cannot be differentiated yet when a value that depends on an active parameter goes through it; write an 'if' statement instead",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "BP0102.md");
    public static readonly DiagnosticDescriptor Call = new("BP0103", "This call has no derivative",
        "'{0}' has no known derivative ({1}) and takes a value that depends on an active parameter; write its formula out here, or pass Differentiation.StopGradient(…) to hold the value constant",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "BP0103.md");
    public static readonly DiagnosticDescriptor Member = new("BP0104", "This function has no derivative",
        "'{0}' cannot be differentiated: {1}",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "BP0104.md");
    public static readonly DiagnosticDescriptor Array = new("BP0105", "The array has no adjoints",
        "A value that depends on an active parameter is put into an array or collection that has no adjoints; put it into a parameter, or into an array that the method creates",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "BP0105.md");
    public static readonly DiagnosticDescriptor Store = new("BP0106", "The object has no adjoints",
        "A value that depends on an active parameter is stored in {0}, where its derivative would be lost; keep it in a local variable, or store Differentiation.StopGradient(…)",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "BP0106.md");
    public static readonly DiagnosticDescriptor Closure = new("BP0107", "This use of a function is not supported yet",
        "{0} cannot be differentiated yet; {1}",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "BP0107.md");
    public static readonly DiagnosticDescriptor Number = new("BP0108", "This numeric type carries no derivative",
        "A value that depends on an active parameter is converted to '{0}', where its derivative would be lost; compute in double or float, or convert Differentiation.StopGradient(…)",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "BP0108.md");
    public static readonly DiagnosticDescriptor Expression = new("BP0109", "This expression is not supported",
        "{0} cannot be differentiated; {1}",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "BP0109.md");
    public static readonly DiagnosticDescriptor TooLarge = new("BP0110", "The method is too large",
        "'{0}' is too long or too deeply nested to be differentiated; split it into several statements or methods",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "BP0110.md");

    public static readonly DiagnosticDescriptor Called = new("BP0111", "The method that is called cannot be differentiated",
        "In '{0}', which is differentiated where it is called: {1}",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "BP0111.md");

    public static readonly DiagnosticDescriptor HeldConstant = new("BP0112", "The parameter is held constant",
        "A value that depends on an active parameter is passed for '{0}', which is marked [NoDerivative]; pass Differentiation.StopGradient(…), or remove the mark",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "BP0112.md");

    public static readonly DiagnosticDescriptor CutByCast = new("BP0201", "The cast cuts the derivative",
        "The cast to '{0}' has derivative zero, so that nothing flows back through it; write Differentiation.StopGradient(…) inside the cast if that is meant",
        Category, DiagnosticSeverity.Warning, true, helpLinkUri: Pages + "BP0201.md");
    public static readonly DiagnosticDescriptor Independent = new("BP0202", "The result depends on no active parameter",
        "A result of '{0}' depends on no active parameter, so that its gradient is zero",
        Category, DiagnosticSeverity.Warning, true, helpLinkUri: Pages + "BP0202.md");

    public static readonly DiagnosticDescriptor Internal = new("BP0999", "Backprop failed",
        "Backprop failed on '{0}' and generated nothing for it; please report this: {1}",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "BP0999.md");

    /// <summary>What to do instead, where a refusal does not say.</summary>
    public static string? Instead(DiagnosticDescriptor descriptor) =>
        descriptor == Closure ? "write its body where it is called"
        : descriptor == Expression ? "use local variables, arithmetic and the functions of System.Math"
        : null;

    public static readonly ImmutableArray<DiagnosticDescriptor> All = ImmutableArray.Create(
        NotPartial, MethodKind, NothingActive, NoRealResult, LanguageVersion, NameClash, CannotExtend, Parameter, Result,
        OwnRule, OwnField, Statement, Choice, Call, Member, Array, Store, Closure, Number, Expression, TooLarge, Called, HeldConstant,
        CutByCast, Independent, Internal);
}
