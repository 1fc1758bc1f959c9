using Backprop.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backprop.Generator.Frontend;

/// <summary>payoff.strike ⇒ PriceAccess.Strike(payoff), where the text would stand outside of the class that keeps it to itself.</summary>
internal sealed partial class QuotedReader
{
    private static SimpleNameSyntax Named(ExpressionSyntax expression) => expression is MemberAccessExpressionSyntax access ? access.Name : (SimpleNameSyntax)expression;

    private bool IsOutOfReach(SimpleNameSyntax name, ISymbol member)
    {
        var whole = Callees.Whole(name);
        // Protected members are those of the object itself, and of others of its class.
        var through = whole is MemberAccessExpressionSyntax { Expression: not (ThisExpressionSyntax or BaseExpressionSyntax) and var owner } ? Model.GetTypeInfo(owner).Type : expressions.Passenger is null ? null : member.ContainingType;
        return !callees.Reaches(member is IMethodSymbol { ReducedFrom: { } extension } ? extension : member, whole, through);
    }

    private bool ByAccessor(MemberAccessExpressionSyntax access, Context context)
    {
        if (Model.GetSymbolInfo(access).Symbol is not { } member || member is not (IFieldSymbol or IPropertySymbol or IMethodSymbol or IEventSymbol) || !IsOutOfReach(access.Name, member)) return false;
        ByAccessor(access.Name, member, context);
        return true;
    }

    private void ByAccessor(SimpleNameSyntax name, ISymbol member, Context context)
    {
        if (member is IMethodSymbol or IEventSymbol || !callees.CanName(member, name)) throw OutOfReach(name, member);
        if (MayChange(member)) KeepOrder(name);
        OpenAccessor(name, member, context);
        text.Append(")");
    }

    /// <summary>The accessor, and the object that it is of.</summary>
    private void OpenAccessor(SimpleNameSyntax name, ISymbol member, Context context)
    {
        text.Append(callees.Accessors.Of(member) + "(");
        if (member.IsStatic) text.Append("null");
        else if (Callees.Whole(name) is MemberAccessExpressionSyntax access) Walk(access.Expression, context);
        else This(name, Context.Cut);
    }

    private UnreadableException OutOfReach(SyntaxNode node, ISymbol member) => new(new Refusal(Descriptors.Expression, node.GetLocation(),
        member is IMethodSymbol { MethodKind: MethodKind.Constructor } ? "A constructor of '" + member.ContainingType.Name + "' that keeps it to itself" : "'" + member.Name + "', which '" + member.ContainingType.Name + "' keeps to itself,", "make it internal")
    { Struct = Composites.Candidate(member.ContainingType) });
}
