using Backprop.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backprop.Generator.Frontend;

/// <summary>The labels of a switch as conditions on its value.</summary>
internal sealed partial class QuotedReader
{
    public Quoted ReadMatch(Value value, IReadOnlyList<SyntaxNode> labels)
    {
        var binding = labels.Count > 1 ? Binding.Or : labels[0] is CasePatternSwitchLabelSyntax { WhenClause: not null } or SwitchExpressionArmSyntax { WhenClause: not null } ? Binding.And : Binding.Relational;
        var match = Read(labels[0] is SwitchExpressionArmSyntax { WhenClause: null, Pattern: var asked } ? asked : labels[0], IrType.Bool, () =>
        {
            for (int i = 0; i < labels.Count; i++)
            {
                if (i > 0) text.Append(" || ");
                Match(value, labels[i]);
            }
        }, binding);
        bool simple = labels.All(label => label is CaseSwitchLabelSyntax constant && Model.GetConstantValue(constant.Value).HasValue);
        return match with { Movable = simple, Binding = simple && labels.Count == 1 ? Binding.Equality : match.Binding };
    }

    private void Match(Value value, SyntaxNode label)
    {
        switch (label)
        {
            case CaseSwitchLabelSyntax constant:
                ValueHole(value);
                text.Append(constant.Value.IsKind(SyntaxKind.NullLiteralExpression) ? " is " : " == ");
                Walk(constant.Value, Context.Cut);
                break;
            case CasePatternSwitchLabelSyntax pattern:
                Pattern(value, pattern.Pattern, pattern.WhenClause);
                break;
            case SwitchExpressionArmSyntax arm:
                Pattern(value, arm.Pattern, arm.WhenClause);
                break;
            case PatternSyntax pattern:
                Pattern(value, pattern, null);
                break;
        }
    }

    private void Pattern(Value value, PatternSyntax pattern, WhenClauseSyntax? when)
    {
        if (pattern is DiscardPatternSyntax) text.Append("true");
        else
        {
            ValueHole(value);
            text.Append(" is ");
            Walk(pattern, Context.Cut);
        }
        if (when is null) return;
        Linked(when.Condition, isAnd: true);
    }

    private void ValueHole(Value value)
    {
        if (value.Atom is { } atom)
        {
            AddHole(atom, Context.Cut);
            return;
        }
        for (int i = 0; i < value.Elements.Length; i++)
        {
            text.Append(i == 0 ? "(" : ", ");
            ValueHole(value.Elements[i]);
        }
        text.Append(")");
    }
}
