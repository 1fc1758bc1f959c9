using Backprop.Generator.Tests.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backprop.Generator.Tests.Fuzz.Arrays;

/// <summary>Makes a program that fails smaller as long as it fails in the same way.</summary>
internal sealed class ArrayMinimiser(TimeSpan most, string duals)
{
    public ArrayMinimiser(TimeSpan most) : this(most, VectorDuals.Text) { }

    public (ArrayProgram Program, string Problem) Smaller(ArrayProgram program, string problem)
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();
        for (bool better = true; better;)
        {
            better = false;
            foreach (var candidate in Candidates(program).DistinctBy(candidate => candidate.Body))
            {
                if (clock.Elapsed > most) return (program, problem);
                if (Length(candidate) >= Length(program) || !IsCSharp(candidate)) continue;
                var found = new ArrayBatch([candidate], duals).Problems().ToArray();
                if (found.Length == 0 || Kind(found[0].Problem) != Kind(problem)) continue;
                (program, problem) = found[0];
                better = true;
                break;
            }
        }
        return (program, problem);
    }

    private static int Length(ArrayProgram program) => program.Body.Count(c => !char.IsWhiteSpace(c));

    /// <summary>The first words after the point that say what is wrong, without numbers.</summary>
    public static string Kind(string problem)
    {
        var line = problem.StartsWith("at (", StringComparison.Ordinal) ? problem.Split('\n')[1] : problem;
        return string.Concat(line.TakeWhile(c => c is not ('(' or ':')).Where(c => !char.IsDigit(c)));
    }

    private static bool IsCSharp(ArrayProgram program) =>
        !GeneratorHarness.Compile([ArrayProgram.Sources([program]).Replace("[Differentiable]", ""), ArrayProgram.Twins([program]), VectorDuals.Text]).GetDiagnostics().Any(d => d.Severity == DiagnosticSeverity.Error);

    private static IEnumerable<ArrayProgram> Candidates(ArrayProgram program)
    {
        var root = (BlockSyntax)SyntaxFactory.ParseStatement("{\n" + program.Body + "}");
        ArrayProgram With(SyntaxNode changed)
        {
            var text = changed.NormalizeWhitespace().ToFullString();
            return program with { Body = text[(text.IndexOf('{') + 1)..text.LastIndexOf('}')].TrimStart('\n') };
        }
        foreach (var statement in root.DescendantNodes().OfType<StatementSyntax>().ToArray())
        {
            if (statement.Parent is BlockSyntax) yield return With(root.RemoveNode(statement, SyntaxRemoveOptions.KeepNoTrivia)!);
            IEnumerable<StatementSyntax> inside = statement switch
            {
                BlockSyntax block when statement.Parent is BlockSyntax => block.Statements,
                IfStatementSyntax choice => [choice.Statement],
                ForStatementSyntax loop => [loop.Statement],
                ForEachStatementSyntax loop => [loop.Statement],
                WhileStatementSyntax loop => [loop.Statement],
                _ => [],
            };
            var kept = inside.ToArray();
            if (kept.Length > 0 && statement.Parent is BlockSyntax) yield return With(root.ReplaceNode(statement, kept));
            else if (kept.Length == 1) yield return With(root.ReplaceNode(statement, kept[0]));
            if (statement is BlockSyntax { Statements: [var single], Parent: not BlockSyntax }) yield return With(root.ReplaceNode(statement, single));
            if (statement is IfStatementSyntax { Else: { } other }) yield return With(root.RemoveNode(other, SyntaxRemoveOptions.KeepNoTrivia)!);
        }
        foreach (var expression in root.DescendantNodes().OfType<ExpressionSyntax>().Where(e => e is not (IdentifierNameSyntax or LiteralExpressionSyntax or TypeSyntax)).ToArray())
        {
            foreach (var part in expression.DescendantNodes().OfType<ExpressionSyntax>().Where(e => e is not TypeSyntax or IdentifierNameSyntax).Take(12))
                yield return With(root.ReplaceNode(expression, part.WithTriviaFrom(expression)));
            foreach (var simple in new[] { "0", "1", "x", "a[0]" })
                yield return With(root.ReplaceNode(expression, SyntaxFactory.ParseExpression(simple).WithTriviaFrom(expression)));
        }
    }
}
