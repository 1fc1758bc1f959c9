using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Backprop.Generator.Frontend;

/// <summary>from x in a where x > 0 select x * x ⇒ a.Where(x => x > 0).Select(x => x * x): the calls that C# makes of a query.</summary>
internal sealed class QueryText
{
    private readonly SemanticModel model;
    private readonly QueryExpressionSyntax query;
    private readonly string together;
    private readonly List<Argument> arguments = [];
    private readonly List<string> variables;
    private string close = "";
    private int at;

    /// <param name="query">The query.</param>
    /// <param name="model">What the compiler knows of its file.</param>
    /// <param name="together">What all variables of it go by where there are several: a name that nothing has.</param>
    public QueryText(QueryExpressionSyntax query, SemanticModel model, string together)
    {
        (this.query, this.model, this.together) = (query, model, together);
        variables = [query.FromClause.Identifier.Text];
        at = query.SpanStart;
        IsSupported = query is { FromClause.Type: null, Body: { Continuation: null, SelectOrGroup: SelectClauseSyntax } } && query.Body.Clauses.All(clause => clause is WhereClauseSyntax or LetClauseSyntax or OrderByClauseSyntax or FromClauseSyntax { Type: null });
        if (IsSupported) Write();
    }

    /// <summary>Whether it is one of those that are read.</summary>
    public bool IsSupported { get; }

    /// <summary>What is written in the place of all that is no expression of the query.</summary>
    public List<(TextSpan Span, string Text)> Edits { get; } = [];

    /// <summary>What names a variable of the query that is a part of all of them, and what it becomes.</summary>
    public List<(SyntaxNode Name, string Text)> Names { get; } = [];

    /// <summary>The expressions of the query, and what they are in the calls.</summary>
    public IEnumerable<(SyntaxNode Old, SyntaxNode Now)> Pairs(SyntaxNode calls)
    {
        foreach (var argument in Enumerable.Reverse(arguments).Where(argument => argument.Call >= 0))
        {
            var call = CallAt(calls, argument.Call);
            var body = ((LambdaExpressionSyntax)call.ArgumentList.Arguments[argument.Number].Expression).Body;
            yield return (argument.Expression, argument.IsLast ? ((TupleExpressionSyntax)body).Arguments.Last().Expression : body);
        }
        var source = ((MemberAccessExpressionSyntax)CallAt(calls, 0).Expression).Expression;
        yield return (query.FromClause.Expression, IsPrimary(query.FromClause.Expression) ? source : ((ParenthesizedExpressionSyntax)source).Expression);
    }

    /// <summary>The call of a number, counted from the source.</summary>
    private InvocationExpressionSyntax CallAt(SyntaxNode calls, int number)
    {
        for (int from = count - 1; from > number; from--) calls = ((MemberAccessExpressionSyntax)((InvocationExpressionSyntax)calls).Expression).Expression;
        return (InvocationExpressionSyntax)calls;
    }

    private int count;

    private string Parameter => variables.Count == 1 ? variables[0] : together;

    private void Write()
    {
        bool isPrimary = IsPrimary(query.FromClause.Expression);
        Expression(query.FromClause.Expression, isPrimary ? "" : "(", call: -1);
        close = isPrimary ? "" : ")";
        var clauses = query.Body.Clauses;
        var selected = ((SelectClauseSyntax)query.Body.SelectOrGroup).Expression;
        for (int i = 0; i < clauses.Count; i++)
            switch (clauses[i])
            {
                case WhereClauseSyntax where:
                    Call("Where", where.Condition);
                    break;
                case OrderByClauseSyntax order:
                    for (int j = 0; j < order.Orderings.Count; j++)
                        Call((j == 0 ? "OrderBy" : "ThenBy") + (order.Orderings[j].AscendingOrDescendingKeyword.IsKind(SyntaxKind.DescendingKeyword) ? "Descending" : ""), order.Orderings[j].Expression);
                    break;
                case LetClauseSyntax let:
                    Expression(let.Expression, close + ".Select(" + Parameter + " => (" + All() + ", " + let.Identifier.Text + ": ", count, isLast: true);
                    variables.Add(let.Identifier.Text);
                    close = "))";
                    count++;
                    break;
                case FromClauseSyntax from:
                    Expression(from.Expression, close + ".SelectMany(" + Parameter + " => ", count);
                    string both = ", (" + Parameter + ", " + from.Identifier.Text + ") => ";
                    if (i == clauses.Count - 1)
                    {
                        Expression(selected, both, count++, number: 1);
                        End(")");
                        return;
                    }
                    close = both + "(" + All() + ", " + from.Identifier.Text + ": " + from.Identifier.Text + "))";
                    variables.Add(from.Identifier.Text);
                    count++;
                    break;
            }
        if (clauses.Count > 0 && variables.Count == 1 && selected is IdentifierNameSyntax { Identifier.Text: var same } && same == variables[0]) End(close);
        else
        {
            Call("Select", selected);
            End(close);
        }
    }

    private string All() => string.Join(", ", variables.Select(name => name + ": " + (variables.Count == 1 ? name : together + "." + name)));

    private void Call(string method, ExpressionSyntax body)
    {
        Expression(body, close + "." + method + "(" + Parameter + " => ", count++);
        close = ")";
    }

    private void Expression(ExpressionSyntax expression, string before, int call, int number = 0, bool isLast = false)
    {
        Edits.Add((TextSpan.FromBounds(at, expression.SpanStart), before));
        at = expression.Span.End;
        arguments.Add(new Argument(expression, call, number, isLast));
        if (variables.Count > 1)
            Names.AddRange(expression.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Where(name => model.GetSymbolInfo(name).Symbol is IRangeVariableSymbol variable && IsOwn(variable)).Select(name => ((SyntaxNode)name, together + "." + name.Identifier.Text)));
    }

    private bool IsOwn(IRangeVariableSymbol variable) => variables.Contains(variable.Name) && variable.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax().FirstAncestorOrSelf<QueryExpressionSyntax>() == query);

    private void End(string text) => Edits.Add((TextSpan.FromBounds(at, query.Span.End), text));

    private static bool IsPrimary(ExpressionSyntax expression) => expression is IdentifierNameSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax or ElementAccessExpressionSyntax or ParenthesizedExpressionSyntax;

    private sealed record Argument(ExpressionSyntax Expression, int Call, int Number, bool IsLast);
}
