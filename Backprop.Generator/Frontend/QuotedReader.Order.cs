using Backprop.Generator.Diagnostics;
using Backprop.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Generator.Frontend;

/// <summary>
/// n + f(x) where the body of f is read: it runs before the text that stands around the call, and so must what stands before it.
/// </summary>
internal sealed partial class QuotedReader
{
    /// <summary>Where the last call begins whose body is read in place of it; null until something asks.</summary>
    private int? lastCall;

    /// <summary>The same, but for arrays that only get a name: what does nothing but read may stand before these.</summary>
    private int? lastBody;

    private IEnumerable<SyntaxNode> Bodies(SyntaxNode syntax) => syntax.DescendantNodesAndSelf().Where(node => node is ExpressionSyntax and not (LiteralExpressionSyntax or TypeSyntax and not IdentifierNameSyntax) && Runs(node));

    /// <summary>Whether a body is read in place of a node.</summary>
    private bool Runs(SyntaxNode node) => node != root && callees.IsNamedFirst(node) || Model.GetOperation(node) is { } operation && (operation is IInvocationOperation call ? expressions.IsInlined(call) : expressions.RunsBody(operation));

    private void Run(ExpressionSyntax node, Context context)
    {
        if (lazy) throw Refuse(Descriptors.Choice, node, "A call that may not be reached");
        var operation = Model.GetOperation(node)!;
        if (expressions.IsComposite(operation.Type) && operation.Type is { IsTupleType: false } && !NumericTypes.Is(operation.Type)) throw PassedOn(node, operation.Type.TypeKind == TypeKind.Class ? "An object" : "A struct", context);
        if (NumericTypes.Is(operation.Type)) Whole(operation.Type!, expressions.Read(operation), Settled(context, node));
        else AddHole(expressions.ReadAtom(operation), Settled(context, node));
    }

    /// <summary>An operand or argument: evaluated first if a body runs after it.</summary>
    private void Operand(ExpressionSyntax operand, Context context)
    {
        if (IsMovable(operand) || !IsEarlier(operand) || Bodies(operand).Any())
        {
            Walk(operand, context);
            return;
        }
        if (lazy || Model.GetOperation(operand) is not { } operation) throw Refuse(Descriptors.Expression, operand, "What stands before a call in the same expression");
        AddHole(expressions.ReadAtom(operation), Settled(context, operand));
    }

    /// <summary>Refuses what would be evaluated after a body that comes after it.</summary>
    private void KeepOrder(SyntaxNode node)
    {
        if (!IsEarlier(node) || QuotedForm.IsPure(node, Model) && !IsBefore(node, lastBody ??= Last(Bodies(root!).Where(body => !callees.IsNamedFirst(body) || !QuotedForm.IsPure(body, Model))))) return;
        // What stands there may be read in its place too.
        var call = node as InvocationExpressionSyntax;
        var owner = (Model.GetOperation(node) ?? Model.GetOperation(node.Parent!)) switch
        {
            IInvocationOperation { Instance.Type: var type } => type,
            IMemberReferenceOperation { Instance: ILocalReferenceOperation { Type: var type } } => type,
            _ => null,
        };
        throw new UnreadableException(new Refusal(Descriptors.Expression, node.GetLocation(), "What stands before a call in the same expression") { Call = call, Struct = Composites.Candidate(owner) });
    }

    /// <summary>Whether a body could change what a member gives: all but the length of what never grows.</summary>
    private static bool MayChange(ISymbol member) => member switch
    {
        IParameterSymbol parameter => PrimaryParameters.Is(parameter),
        IFieldSymbol field => !field.IsConst && !field.IsReadOnly,
        IPropertySymbol property => !(Lengths.IsMember(property.Name) && (property.ContainingType.SpecialType is SpecialType.System_Array or SpecialType.System_String || property.ContainingType.IsRefLikeType)),
        _ => false,
    };

    private bool IsEarlier(SyntaxNode node) => IsBefore(node, lastCall ??= Last(Bodies(root!)));

    private static bool IsBefore(SyntaxNode node, int? last) => node.Span.End <= last;

    private static int Last(IEnumerable<SyntaxNode> bodies) => bodies.Select(body => body.SpanStart).DefaultIfEmpty(-1).Max();
}
