using System.Collections.Immutable;
using Backprop.Generator.Diagnostics;
using Backprop.Generator.Frontend;
using Backprop.Generator.Pipeline;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Backprop.Generator;

/// <summary>Says, at the user's own code, what cannot be differentiated: it runs the same front end as the generator.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BackpropAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Descriptors.All;

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSyntaxNodeAction(Analyze, SyntaxKind.Attribute);
    }

    private static void Analyze(SyntaxNodeAnalysisContext context)
    {
        var attribute = (AttributeSyntax)context.Node;
        string? name = context.SemanticModel.GetTypeInfo(attribute, context.CancellationToken).Type?.ToDisplayString();
        if (name == OwnRules.AttributeName) Check(attribute, context);
        if (name != Names.Differentiable) return;
        switch (attribute.Parent?.Parent)
        {
            case MethodDeclarationSyntax method when context.SemanticModel.GetDeclaredSymbol(method, context.CancellationToken) is { } symbol:
                foreach (var refusal in Read(method, symbol, context)) context.ReportDiagnostic(refusal.ToDiagnostic());
                break;
            case FieldDeclarationSyntax field:
                foreach (var variable in field.Declaration.Variables) CheckField(variable, variable.Identifier, context);
                break;
            case PropertyDeclarationSyntax property:
                CheckField(property, property.Identifier, context);
                break;
            case ParameterSyntax { Parent.Parent: RecordDeclarationSyntax record } parameter when attribute.Parent is AttributeListSyntax { Target.Identifier.RawKind: (int)SyntaxKind.PropertyKeyword }:
                if (context.SemanticModel.GetDeclaredSymbol(record, context.CancellationToken)?.GetMembers(parameter.Identifier.ValueText).OfType<IPropertySymbol>().FirstOrDefault() is { } kept) CheckField(kept, parameter.Identifier, context);
                break;
            case { } target:
                context.ReportDiagnostic(Diagnostic.Create(Descriptors.MethodKind, attribute.GetLocation(), Kind(target)));
                break;
        }
    }

    private static void CheckField(SyntaxNode declaration, SyntaxToken name, SyntaxNodeAnalysisContext context)
    {
        if (context.SemanticModel.GetDeclaredSymbol(declaration, context.CancellationToken) is { } field) CheckField(field, name, context);
    }

    private static void CheckField(ISymbol field, SyntaxToken name, SyntaxNodeAnalysisContext context)
    {
        if (OwnFields.WhyNot(field, isOfAnyType: true) is { } why)
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.OwnField, name.GetLocation(), field.Name, why));
    }

    private static void Check(AttributeSyntax attribute, SyntaxNodeAnalysisContext context)
    {
        if (attribute.Parent?.Parent is not MethodDeclarationSyntax method)
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.OwnRule, attribute.GetLocation(), Kind(attribute.Parent?.Parent!), "the derivative", "a function", "write it as a method of a class"));
            return;
        }
        if (context.SemanticModel.GetDeclaredSymbol(method, context.CancellationToken) is not { } symbol) return;
        var refusals = OwnRules.RulesOf(symbol).Where(rule => rule.Attribute == attribute)
            .Select(rule => RuleCheck.Run(rule, OwnRules.Of(context.Compilation), attribute.GetLocation())).OfType<Refusal>();
        foreach (var refusal in refusals) context.ReportDiagnostic(refusal.ToDiagnostic());
    }

    private static IReadOnlyList<Refusal> Read(MethodDeclarationSyntax method, IMethodSymbol symbol, SyntaxNodeAnalysisContext context)
    {
        try
        {
            var readings = MethodReader.ReadAll(method, symbol, context.SemanticModel, context.CancellationToken).ToArray();
            bool saysNothing = readings.Any(reading => reading is { Lowered: null, Refusals.Count: 0 }) && !context.SemanticModel.GetDiagnostics(null, context.CancellationToken).Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
            return saysNothing ? [new Refusal(Descriptors.Internal, method.Identifier.GetLocation(), symbol.Name, "it could not be read, and the compiler finds no error in this file")] : Distinct(readings.SelectMany(reading => reading.Refusals));
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return [new Refusal(Descriptors.Internal, method.Identifier.GetLocation(), symbol.Name, exception.Message)];
        }
    }

    /// <summary>What is said of a generic method for one type of numbers is not said again for the other.</summary>
    private static IReadOnlyList<Refusal> Distinct(IEnumerable<Refusal> refusals) => refusals.GroupBy(refusal => (refusal.Descriptor.Id, refusal.Location)).Select(same => same.First()).ToArray();

    private static string Kind(SyntaxNode target) => target switch
    {
        LocalFunctionStatementSyntax => "A local function",
        LambdaExpressionSyntax => "A lambda",
        AccessorDeclarationSyntax => "An accessor",
        OperatorDeclarationSyntax or ConversionOperatorDeclarationSyntax => "An operator",
        _ => "This",
    };
}
