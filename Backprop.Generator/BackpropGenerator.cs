using System.Text;
using Backprop.Generator.Diagnostics;
using Backprop.Generator.Emit;
using Backprop.Generator.Frontend;
using Backprop.Generator.Ir;
using Backprop.Generator.Pipeline;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Backprop.Generator;

/// <summary>Adds the derivatives of every [Differentiable] method that can be differentiated.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class BackpropGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var lowered = context.SyntaxProvider
            .ForAttributeWithMetadataName(Names.Differentiable, static (node, _) => node is MethodDeclarationSyntax, Lower)
            .SelectMany(static (lowered, _) => lowered)
            .WithTrackingName(Names.LoweredStep);
        context.RegisterSourceOutput(lowered, Add);
    }

    private static Seq<Lowered> Lower(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        try
        {
            return MethodReader.ReadAll((MethodDeclarationSyntax)context.TargetNode, (IMethodSymbol)context.TargetSymbol, context.SemanticModel, cancellation).Select(reading => reading.Lowered).OfType<Lowered>().ToSeq();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The analyzer reads the same method, fails the same way, and says so at its place.
            return Seq<Lowered>.Empty;
        }
    }

    private static void Add(SourceProductionContext context, Lowered lowered)
    {
        try
        {
            var file = MembersPrinter.File(new Compiler(), lowered);
            context.AddSource(file.HintName, SourceText.From(file.Text, Encoding.UTF8));
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.Internal, Location.None, lowered.Signature.Method, exception.Message));
        }
    }
}
