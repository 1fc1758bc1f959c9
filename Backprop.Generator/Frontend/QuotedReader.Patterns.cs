using Backprop.Generator.Diagnostics;
using Backprop.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backprop.Generator.Frontend;

/// <summary>o is string s ⇒ (matches, s) = o is string sMatch ? (true, sMatch) : default.</summary>
internal sealed partial class QuotedReader
{
    private readonly Dictionary<ISymbol, string> matched = new(SymbolEqualityComparer.Default);

    /// <summary>Whether the value matches, if it was found to match before; and what the pattern declares.</summary>
    public Quoted ReadMatch(Atom value, SyntaxNode pattern, Atom before, IReadOnlyList<ILocalSymbol> declared) => Read(pattern, new Passive("var"), () =>
    {
        foreach (var symbol in declared) matched[symbol] = writer.ReserveNew(symbol.Name + "Match");
        if (before is not Const)
        {
            AddHole(before, Context.Cut);
            text.Append(" && ");
        }
        var refusal = new Refusal(Descriptors.Choice, pattern.GetLocation(), "A pattern");
        AddHole(value, new Context(declared.Any(symbol => TypeReader.HoldsReals(symbol.Type)) ? HoleKind.Revealed : HoleKind.Exposed, writer.Site(refusal)));
        text.Append(" is ");
        Walk(pattern, Context.Cut);
        text.Space();
        text.Append("? (true, " + string.Join(", ", declared.Select(symbol => matched[symbol])) + ") : default");
    }, Binding.Loose);

    /// <summary>left &amp;&amp; right.</summary>
    public Quoted ReadLink(Atom left, ExpressionSyntax right, bool isAnd) => Read(right, IrType.Bool, () =>
    {
        AddHole(left, Context.Cut);
        Linked(right, isAnd);
    }, isAnd ? Binding.And : Binding.Or);

    private void Linked(ExpressionSyntax right, bool isAnd)
    {
        bool isTruth = Model.GetTypeInfo(right).Type?.SpecialType == SpecialType.System_Boolean, simple = isTruth && QuotedForm.BindingOf(right) >= Binding.Equality;
        text.Space();
        text.Append((isAnd ? "&& " : "|| ") + (simple ? "" : "("));
        bool before = lazy;
        lazy = true;
        Walk(right, Context.Unknown);
        lazy = before;
        if (!isTruth) Truth();
        text.Append(simple ? "" : ")");
    }

    /// <summary>value ? true : false, for a value that its own operator 'true' makes a condition of.</summary>
    public Quoted ReadTruth(ExpressionSyntax syntax) => Read(syntax, IrType.Bool, () =>
    {
        Walk(syntax, Context.Unknown);
        Truth();
    }, Binding.Conditional) with
    { Movable = false, Pure = false, Repeatable = false };

    private void Truth()
    {
        text.Space();
        text.Append("? true : false");
    }

    private void Designation(SingleVariableDesignationSyntax designation)
    {
        var symbol = Model.GetDeclaredSymbol(designation) ?? throw new UnreadableException(null);
        if (matched.TryGetValue(symbol, out string? name)) text.Append(name);
        else if (IsOwn(designation))
        {
            writer.Reserve(designation.Identifier.ValueText);
            text.Append(designation.Identifier.Text);
        }
        else throw Refuse(Descriptors.Expression, designation, "A variable declared here");
    }

    private void IsPattern(IsPatternExpressionSyntax node, Context context)
    {
        if (Runs(node))
        {
            Run(node, context);
            return;
        }
        bool declares = !IsOwn(node) && node.Pattern.DescendantNodesAndSelf().OfType<SingleVariableDesignationSyntax>().Any();
        if (declares)
        {
            // It goes before the expression, so that nothing there may change what it sees.
            bool isFixed = IsMovable(node.Expression) && !node.Pattern.DescendantNodesAndSelf().Any(part => part is RecursivePatternSyntax or ListPatternSyntax);
            if (!isFixed) throw Refuse(Descriptors.Expression, node, "A pattern that declares a variable in the middle of an expression");
            AddHole(expressions.ReadAtom(Model.GetOperation(node) ?? throw new UnreadableException(null)), Context.Cut);
            return;
        }
        var type = Model.GetTypeInfo(node.Expression).Type;
        Walk(node.Expression, TypeReader.IsReal(type) || expressions.IsComposite(type) || LooksAtShape(node.Pattern) ? Context.Cut : Exposed(Descriptors.Choice, node, "A pattern"));
        text.Append(" is ");
        Walk(node.Pattern, context);
    }

    /// <summary>Whether a pattern asks of an array no more than whether it is there, and how long it is.</summary>
    private static bool LooksAtShape(PatternSyntax pattern) => pattern switch
    {
        ConstantPatternSyntax constant => constant.Expression.IsKind(SyntaxKind.NullLiteralExpression),
        UnaryPatternSyntax negated => LooksAtShape(negated.Pattern),
        ParenthesizedPatternSyntax inner => LooksAtShape(inner.Pattern),
        BinaryPatternSyntax both => LooksAtShape(both.Left) && LooksAtShape(both.Right),
        RecursivePatternSyntax { Type: null, PositionalPatternClause: null, Designation: null, PropertyPatternClause: { } members } =>
            members.Subpatterns.All(member => member.NameColon is { Name.Identifier.ValueText: var name } && Lengths.IsMember(name)),
        _ => false,
    };

    /// <summary>Whether what is declared here is known in the quoted text alone.</summary>
    private bool IsOwn(SyntaxNode node) => node.Ancestors().TakeWhile(outer => outer != root?.Parent)
        .Any(outer => outer is SwitchExpressionArmSyntax or AnonymousFunctionExpressionSyntax or QueryExpressionSyntax);
}
