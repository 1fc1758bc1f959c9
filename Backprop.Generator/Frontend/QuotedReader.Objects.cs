using Backprop.Generator.Diagnostics;
using Backprop.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backprop.Generator.Frontend;

/// <summary>'this' and objects of the method's own in a text: what has a name there, and what has none.</summary>
internal sealed partial class QuotedReader
{
    /// <summary>The object that a body belongs to: that of the method itself, or the passenger that it was called on.</summary>
    private void This(SyntaxNode node, Context context)
    {
        if (callees.Receiver is { Local: null }) throw PassedOn(node, "An object", context);
        if (expressions.Passenger is not { } passenger)
        {
            if (expressions.IsApart) throw StatementReader.NoObject(node);
            text.Append(node is BaseExpressionSyntax ? "base" : "this");
        }
        else if (node is BaseExpressionSyntax) throw new UnreadableException(new Refusal(Descriptors.Expression, node.GetLocation(), "'base' of another object") { Call = demand >= 0 ? writer.Sites[demand].Call : null });
        else AddHole(new Read(passenger), Context.Cut);
    }

    /// <summary>A parameter of a header: of the object that the method itself belongs to generated members can read it too, where nothing else goes by its name.</summary>
    private void OfTheHeader(IdentifierNameSyntax name, IParameterSymbol parameter)
    {
        bool isOwn = callees.Receiver is null && !expressions.IsApart && callees.IsOfOwnHeader(parameter);
        if (isOwn && writer.IsDeclared(parameter.Name))
            throw Refuse(Descriptors.Statement, name, "'" + parameter.Name + "', a parameter of a primary constructor whose name the method gives to something else,", "rename one of the two");
        if (!isOwn && (callees.Receiver is { Local: null } || expressions.IsApart && callees.Receiver is null || !callees.Accessors.CanName(parameter)))
            throw new UnreadableException(new Refusal(Descriptors.Statement, name.GetLocation(), "'" + parameter.Name + "', a parameter of a primary constructor, which can be read by the object's own methods alone,", "keep it in a field of '" + parameter.ContainingType.Name + "'") { Struct = Composites.Candidate(parameter.ContainingType) });
        KeepOrder(name);
        if (!isOwn)
        {
            OpenAccessor(name, parameter, Context.Cut);
            text.Append(")");
            return;
        }
        writer.Reserve(parameter.Name);
        text.Append(name.Identifier.Text);
    }

    /// <summary>The class of the object that a text puts something into, if that could be read as its fields.</summary>
    private ITypeSymbol? OwnerIn(Context context) => context.Site >= 0 && writer.Sites[context.Site].Struct is { TypeKind: TypeKind.Class } owner && !expressions.IsComposite(owner) ? owner : null;

    /// <summary>An object that is known, in one that is not yet.</summary>
    private void KeepKnown(ExpressionSyntax creation, Context context)
    {
        if (Model.GetTypeInfo(creation).Type is { TypeKind: TypeKind.Class } type && expressions.IsComposite(type) && (OwnerIn(context) is not null || IsPutIntoCollection(creation)))
            throw PassedOn(creation, "An object", context);
    }
}
