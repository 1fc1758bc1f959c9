using Backprop.Generator.Diagnostics;
using Backprop.Generator.Ir;
using Backprop.Generator.Pipeline;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Generator.Frontend;

/// <summary>What came of reading a method: something to compile, unless it was refused; and what there is to say.</summary>
internal sealed record Reading(Lowered? Lowered, IReadOnlyList<Refusal> Refusals);

/// <summary>Reads one annotated method. Nothing of Roslyn survives in what it returns but the locations of its refusals.</summary>
internal static class MethodReader
{
    public static Reading Read(MethodDeclarationSyntax syntax, IMethodSymbol method, SemanticModel model, CancellationToken cancellation)
    {
        if (DeclarationReader.IsBroken(method)) return new Reading(null, []);
        var refusals = DeclarationReader.Check(syntax, method).ToList();
        if (refusals.Any(refusal => refusal.IsError)) return new Reading(null, refusals);
        try
        {
            if (SyntaxSize.IsTooLarge(syntax)) throw new InsufficientExecutionStackException();
            return ReadBody(syntax, method, model, cancellation);
        }
        catch (UnreadableException unreadable)
        {
            return new Reading(null, unreadable.Refusal is { } refusal ? [refusal] : []);
        }
        catch (InsufficientExecutionStackException)
        {
            return new Reading(null, [new Refusal(Descriptors.TooLarge, syntax.Identifier.GetLocation(), method.Name)]);
        }
    }

    /// <summary>The body alone, as it is read, before any pass: for the tests that watch the passes.</summary>
    public static Function ReadFunction(MethodDeclarationSyntax syntax, IMethodSymbol method, SemanticModel model, CancellationToken cancellation) =>
        ReadStatements(syntax, method, model, new Demands(), cancellation).Function;

    private static Reading ReadBody(MethodDeclarationSyntax syntax, IMethodSymbol method, SemanticModel model, CancellationToken cancellation)
    {
        var demands = new Demands();
        while (true)
        {
            try
            {
                var reading = ReadBody(syntax, method, model, demands, cancellation);
                if (!demands.Add(reading.Refusals)) return reading;
            }
            catch (UnreadableException unreadable) when (unreadable.Refusal is { } refusal && demands.Add([refusal]))
            {
                // Once more, with what it asks for.
            }
        }
    }

    private static Reading ReadBody(MethodDeclarationSyntax syntax, IMethodSymbol method, SemanticModel model, Demands demands, CancellationToken cancellation)
    {
        var (read, writer, speller) = ReadStatements(syntax, method, model, demands, cancellation);
        var function = new Compiler().Normalise(read);
        var signature = DeclarationReader.Describe(method, function.Parameters, speller, QuotedNames(syntax).Union(writer.Reserved), syntax.DescendantNodes().Any(node => node is QueryExpressionSyntax));
        var active = signature.Active.Select(parameter => parameter.Local).ToSeq();
        var refusals = ActivityCheck.Run(function, active, writer.Sites).ToList();
        if (refusals.Any(refusal => refusal.IsError)) return new Reading(null, refusals);
        var activity = new Analysis.Activity(function, active);
        foreach (var span in MovedSpans(function).Where(activity.IsActive))
            refusals.Add(new Refusal(Descriptors.Expression, Declaration(syntax, span.Name), "The span '" + span.Name + "', which is assigned again,"));
        if (refusals.Any(refusal => refusal.IsError)) return new Reading(null, refusals);
        foreach (var number in function.Results)
            if (number.Type.IsReal && !activity.IsVaried(number))
                refusals.Add(new Refusal(Descriptors.Independent, syntax.Identifier.GetLocation(), method.Name));
        return new Reading(new Lowered(signature, function), refusals);
    }

    /// <summary>Spans that are assigned on several paths, or from trip to trip: they have no adjoints that one could name.</summary>
    private static IEnumerable<Local> MovedSpans(Function function)
    {
        var once = new HashSet<int>();
        return IrWalk.All(function.Body).SelectMany(IrWalk.OwnTargets)
            .Where(target => target.Type is ArrayType { Form: not (ArrayForm.Array or ArrayForm.List) } && !once.Add(target.Id))
            .GroupBy(target => target.Name).Select(group => group.First()).ToArray();
    }

    private static Location Declaration(MethodDeclarationSyntax syntax, string name) =>
        syntax.DescendantNodes().OfType<VariableDeclaratorSyntax>().FirstOrDefault(declarator => declarator.Identifier.ValueText == name)?.Identifier.GetLocation() ?? syntax.Identifier.GetLocation();

    private static (Function Function, BodyWriter Writer, Speller Speller) ReadStatements(
        MethodDeclarationSyntax syntax, IMethodSymbol method, SemanticModel model, Demands demands, CancellationToken cancellation)
    {
        if (Callee.Body(syntax, model, cancellation) is not { } body) throw new UnreadableException(null);
        var identifiers = Identifiers(syntax);
        var composites = new Composites(demands.Structs);
        var writer = new BodyWriter(identifiers, composites);
        var speller = new Speller(model, (syntax.Body ?? (SyntaxNode)syntax.ExpressionBody!).SpanStart + 1, method.ContainingType, identifiers);
        var locals = method.Parameters.Select(writer.DeclareParameter).ToSeq();

        var result = writer.NewVariable("result", method.ReturnType, LocalRole.Temporary);
        var source = new Source(model);
        var callees = new Callees(source, method.ContainingType, composites, demands);
        var expressions = new ExpressionReader(writer, speller, source, callees, composites, cancellation);
        foreach (var parameter in method.Parameters.Where(parameter => composites.Is(parameter.Type) && !composites.IsObject(parameter.Type))) expressions.TakeApart(parameter);
        callees.Within(syntax, () => new StatementReader(writer, expressions, result, StatementReader.Return).ReadBody(body));

        return (new Function(locals, writer.Statements.ToSeq(), result.Value.Atoms.Cast<Expr>().ToSeq(), writer.Quotes.ToSeq()), writer, speller);
    }

    private static ISet<string> Identifiers(MethodDeclarationSyntax syntax) => new HashSet<string>(syntax.DescendantTokens()
        .Where(token => token.Parent is ParameterSyntax or VariableDeclaratorSyntax or SingleVariableDesignationSyntax)
        .Select(token => token.ValueText));

    /// <summary>The names that lambdas and queries declare: they stay as they are, so that nothing else may have them.</summary>
    private static IEnumerable<string> QuotedNames(MethodDeclarationSyntax syntax) => syntax.DescendantNodes()
        .Where(node => node is LambdaExpressionSyntax or AnonymousMethodExpressionSyntax or QueryExpressionSyntax)
        .SelectMany(node => node.DescendantTokens()).Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText)
        .Distinct().OrderBy(name => name, StringComparer.Ordinal);
}
