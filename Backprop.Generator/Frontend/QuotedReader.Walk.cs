using System.Runtime.CompilerServices;
using Backprop.Generator.Diagnostics;
using Backprop.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backprop.Generator.Frontend;

/// <summary>One case per form of expression: how its parts are written, and what becomes of an active value in them.</summary>
internal sealed partial class QuotedReader
{
    private void Walk(SyntaxNode node, Context context)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        cancellation.ThrowIfCancellationRequested();
        switch (node)
        {
            case IdentifierNameSyntax name:
                Name(name, context);
                break;
            case ThisExpressionSyntax or BaseExpressionSyntax:
                This(node, context);
                break;
            case GenericNameSyntax or QualifiedNameSyntax or AliasQualifiedNameSyntax or PredefinedTypeSyntax or ArrayTypeSyntax or NullableTypeSyntax or TupleTypeSyntax
                when node is not ArrayTypeSyntax { Parent: ArrayCreationExpressionSyntax } && Model.GetSymbolInfo(node).Symbol is ITypeSymbol type:
                text.Append(speller.Of(type));
                break;
            case GenericNameSyntax generic:
                if (Model.GetSymbolInfo(generic).Symbol is IMethodSymbol { MethodKind: MethodKind.LocalFunction } function) throw LocalFunction(generic, function);
                if (Model.GetSymbolInfo(generic).Symbol is { } method && IsOutOfReach(generic, method)) throw OutOfReach(generic, method);
                Qualify(generic);
                WalkParts(generic, context);
                break;
            case MemberAccessExpressionSyntax member:
                Member(member, context);
                break;
            case AssignmentExpressionSyntax or PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PostIncrementExpression or (int)SyntaxKind.PostDecrementExpression }
                or PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression }:
                Assignment((ExpressionSyntax)node, context);
                break;
            case BinaryExpressionSyntax binary:
                Binary(binary, context);
                break;
            case CastExpressionSyntax cast:
                Cast(cast, context);
                break;
            case InvocationExpressionSyntax call:
                Call(call, context);
                break;
            case ArgumentSyntax argument when outs.TryGetValue(argument, out string? given):
                text.Append((argument.NameColon is { } named ? named.Name.Identifier.Text + ": " : "") + given);
                break;
            case ArgumentSyntax { RefKindKeyword.RawKind: not (int)SyntaxKind.None and not (int)SyntaxKind.InKeyword } argument:
                if (argument.Expression is IdentifierNameSyntax { Identifier.Text: "_" } or DeclarationExpressionSyntax { Designation: DiscardDesignationSyntax }) WalkParts(argument, context);
                else throw new UnreadableException(new Refusal(Descriptors.Expression, argument.GetLocation(), "A ref or out argument") { Struct = CollectionAround(argument) });
                break;
            case ArgumentSyntax { NameColon: null, RefKindKeyword.RawKind: (int)SyntaxKind.None } argument:
                Reached(argument.Expression);
                Operand(argument.Expression, context);
                break;
            case ElementAccessExpressionSyntax or BaseObjectCreationExpressionSyntax when CallerInfo.Of(Model.GetOperation(node)).Any():
                throw Refuse(Descriptors.Expression, node, "What is told where it is called");
            case ElementAccessExpressionSyntax or PrefixUnaryExpressionSyntax when Runs(node):
                Run((ExpressionSyntax)node, context);
                break;
            case ElementAccessExpressionSyntax element:
                if (Model.GetSymbolInfo(element).Symbol is IPropertySymbol indexer && !callees.Reaches(indexer, element)) throw OutOfReach(element, indexer);
                KeepOrder(node);
                Reached(element.Expression);
                WalkParts(node, context);
                break;
            case LambdaExpressionSyntax or AnonymousMethodExpressionSyntax or QueryExpressionSyntax:
                if (Captures(node))
                    throw new UnreadableException(Captured(node));
                Function(node, context);
                break;
            case IsPatternExpressionSyntax pattern:
                IsPattern(pattern, context);
                break;
            case SingleVariableDesignationSyntax designation:
                Designation(designation);
                break;
            case ExpressionColonSyntax member:
                text.Append(member.ToString() + " ");
                break;
            case ConditionalExpressionSyntax or SwitchExpressionSyntax or ConditionalAccessExpressionSyntax:
                Choice((ExpressionSyntax)node, context);
                break;
            case InitializerExpressionSyntax { RawKind: (int)SyntaxKind.ObjectInitializerExpression or (int)SyntaxKind.WithInitializerExpression }:
                WalkParts(node, context);
                break;
            case InitializerExpressionSyntax or CollectionExpressionSyntax or StackAllocArrayCreationExpressionSyntax:
                var filled = node is CollectionExpressionSyntax collection ? ExpressionReader.MadeBy(collection, Model) : node.Parent is BaseObjectCreationExpressionSyntax created ? Model.GetTypeInfo(created).Type : null;
                WalkParts(node, new(HoleKind.Exposed, Site(new Refusal(Descriptors.Array, node.GetLocation()) { Struct = Composites.Candidate(filled) ?? (context.Site >= 0 ? writer.Sites[context.Site].Struct : null) })));
                break;
            case BaseObjectCreationExpressionSyntax creation when Model.GetSymbolInfo(creation).Symbol is IMethodSymbol constructor && !callees.Reaches(constructor):
                throw OutOfReach(creation, constructor);
            case ImplicitObjectCreationExpressionSyntax creation:
                KeepKnown(creation, context);
                text.Append("new " + speller.Of(TypeOf(creation)));
                WalkParts(creation, Stored(creation, Model.GetTypeInfo(creation).Type, "an object", context), skip: creation.NewKeyword);
                break;
            case ObjectCreationExpressionSyntax or AnonymousObjectCreationExpressionSyntax or WithExpressionSyntax:
                KeepKnown((ExpressionSyntax)node, context);
                WalkParts(node, Stored(node, Model.GetTypeInfo(node).Type, "an object", context));
                break;
            case AnonymousObjectMemberDeclaratorSyntax { NameEquals: null, Expression: IdentifierNameSyntax inferred } declarator:
                text.Append(inferred.Identifier.Text + " = ");
                WalkParts(declarator, context);
                break;
            case TupleExpressionSyntax tuple:
                TupleOf(tuple, context);
                break;
            case InterpolationSyntax interpolation:
                WalkParts(interpolation, AsText(context));
                break;
            case LiteralExpressionSyntax { RawKind: (int)SyntaxKind.DefaultLiteralExpression } literal:
                text.Append("default(" + TypeReader.Spell(TypeOf(literal)) + ")");
                break;
            case AwaitExpressionSyntax or RefExpressionSyntax or DeclarationExpressionSyntax or ThrowExpressionSyntax:
                throw new UnreadableException(new Refusal(Descriptors.Expression, node.GetLocation(), "'" + node.ToString() + "'") { Struct = node is ThrowExpressionSyntax ? ObjectAround(node) : null });
            default:
                WalkParts(node, context);
                break;
        }
    }

    private void WalkParts(SyntaxNode node, Context context, SyntaxToken skip = default)
    {
        foreach (var part in node.ChildNodesAndTokens())
        {
            if (part.AsNode() is { } child)
            {
                Walk(child, context);
                if (child.HasTrailingTrivia) text.Space();
            }
            else if (part.AsToken() is var token && token != skip)
            {
                text.Append(token.Text);
                if (token.HasTrailingTrivia) text.Space();
            }
        }
    }

    private ITypeSymbol TypeOf(ExpressionSyntax expression) =>
        Model.GetTypeInfo(expression) is { ConvertedType: { } type } ? type : throw new UnreadableException(null);

    private void Name(IdentifierNameSyntax name, Context context)
    {
        var symbol = Model.GetSymbolInfo(name).Symbol;
        switch (symbol)
        {
            case ILocalSymbol or IParameterSymbol when expressions.IsRef(symbol):
                AddHole(expressions.ReadRef(symbol), Settled(context, name));
                break;
            case ILocalSymbol or IParameterSymbol when expressions.IsItem(symbol):
                throw PassedOn(name, "A struct", context);
            case ILocalSymbol or IParameterSymbol when expressions.Find(symbol) is { } variable:
                if (ItemArrays.ItemOf(variable.Type) is not null && AsksWhetherThere(name))
                {
                    AddHole(variable.Value.Atoms.First(), Context.Cut);
                    break;
                }
                if (HoldsCells(variable) && !Collections.IsPassive(MemberOf(name))) throw expressions.RefuseCollection(name, MemberOf(name));
                Hole(variable, Settled(context, name));
                break;
            case ILocalSymbol or IParameterSymbol when callees.IsBound(symbol):
                throw GivenOn(name, "A function that is passed on");
            case IParameterSymbol parameter when PrimaryParameters.Is(parameter):
                OfTheHeader(name, parameter);
                break;
            case ITypeSymbol { TypeKind: TypeKind.Error }:
                throw new UnreadableException(null);
            case IFieldSymbol { HasConstantValue: true } constant when !callees.Reaches(constant):
                text.Append(Literals.Of(constant));
                break;
            case ITypeSymbol type:
                text.Append(speller.Of(type));
                break;
            case null when name.Identifier.Text != "_" && !name.IsVar && Model.GetSymbolInfo(name).CandidateReason != CandidateReason.LateBound:
                throw new UnreadableException(null);
            case IFieldSymbol or IPropertySymbol when !symbol.IsStatic && Model.GetOperation(name) is { } operation && expressions.Element(operation) is { } part:
                Hole(part, Settled(context, name));
                break;
            case IPropertySymbol when Runs(name):
                Run(name, context);
                break;
            case IMethodSymbol { MethodKind: MethodKind.LocalFunction } function:
                throw LocalFunction(name, function);
            case IFieldSymbol or IPropertySymbol or IMethodSymbol or IEventSymbol when IsOutOfReach(name, symbol):
                ByAccessor(name, symbol, context);
                break;
            default:
                if (symbol is not null && MayChange(symbol)) KeepOrder(name);
                Qualify(name);
                text.Append(name.Identifier.Text);
                break;
        }
    }

    private UnreadableException LocalFunction(SimpleNameSyntax name, IMethodSymbol function) => name.Parent is InvocationExpressionSyntax call && callees.WhyNot(function, instance: null) is { } why
        ? Refuse(Descriptors.Call, call, name.Identifier.Text, why)
        : GivenOn(name, name.Parent is InvocationExpressionSyntax ? "A call of a local function" : "A local function that is passed on");

    private void Hole(Variable variable, Context context)
    {
        if (variable.Local is { } local && variable.Slot?.Object is null)
        {
            AddHole(new Read(local), context);
            return;
        }
        bool isNumeric = NumericTypes.Is(variable.Type);
        if (!variable.IsTuple && !isNumeric)
            throw PassedOn(root!, variable.Slot is not null || variable.Type?.TypeKind == TypeKind.Class ? "An object" : ItemArrays.ItemOf(variable.Type) is null ? "A struct" : "An array of structs", context);
        if (isNumeric) Whole(variable.Type!, variable.Value, context);
        else
        {
            text.Append("(");
            for (int i = 0; i < variable.Elements.Length; i++)
            {
                if (i > 0) text.Append(", ");
                Hole(variable.Elements[i], context);
            }
            text.Append(")");
        }
    }

    /// <summary>new Vector3(x, y, z).</summary>
    private void Whole(ITypeSymbol type, Value value, Context context)
    {
        text.Append("new " + speller.OfStruct(type) + "(");
        foreach (var (atom, i) in value.Atoms.Select((atom, i) => (atom, i)))
        {
            if (i > 0) text.Append(", ");
            AddHole(atom, context);
        }
        text.Append(")");
    }

    /// <summary>A member named without its owner gets its owner written before it, so that no local can take its place.</summary>
    private void Qualify(SimpleNameSyntax name)
    {
        if (name.Parent is MemberAccessExpressionSyntax access && access.Name == name || name.Parent is QualifiedNameSyntax { Right: var last } && last == name || name.Parent is MemberBindingExpressionSyntax or NameColonSyntax or NameEqualsSyntax) return;
        if (name.Parent is AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax { RawKind: (int)SyntaxKind.ObjectInitializerExpression or (int)SyntaxKind.WithInitializerExpression } } assigned && assigned.Left == name) return;
        if (Model.GetSymbolInfo(name).Symbol is not { ContainingType: { } owner } symbol || symbol is not (IFieldSymbol or IPropertySymbol or IMethodSymbol or IEventSymbol)) return;
        if (symbol.IsStatic) text.Append(speller.Of(owner));
        else This(name, Context.Cut);
        text.Append(".");
    }

    private void Member(MemberAccessExpressionSyntax member, Context context)
    {
        if (Model.GetSymbolInfo(member).Symbol is ITypeSymbol type)
        {
            text.Append(speller.Of(type));
            return;
        }
        if (Model.GetSymbolInfo(member).Symbol is IFieldSymbol { HasConstantValue: true } constant && !callees.Reaches(constant))
        {
            text.Append(Literals.Of(constant));
            return;
        }
        if (Model.GetOperation(member) is { } operation && expressions.Element(operation) is { } element)
        {
            Hole(element, context);
            return;
        }
        if (Runs(member))
        {
            Run(member, context);
            return;
        }
        if (Item(member, context)) return;
        if (ByAccessor(member, context)) return;
        if (Model.GetTypeInfo(member.Expression).Type is { TypeKind: TypeKind.Dynamic }) throw Refuse(Descriptors.Expression, member, "A dynamic value");
        bool asksLength = Lengths.IsMember(member.Name.Identifier.Text) && (Model.GetTypeInfo(member.Expression).Type is IArrayTypeSymbol or { IsRefLikeType: true } || TypeReader.ReadArray(Model.GetTypeInfo(member.Expression).Type) is not null);
        if (asksLength && Model.GetOperation(member.Expression) is { } whole && expressions.AreItems(whole) && (!lazy || expressions.ItemsOf(whole) is not null)) AddHole(expressions.Read(whole).Atoms.First(), Context.Cut);
        else if (asksLength && !lazy && member.Expression is not IdentifierNameSyntax && Model.GetOperation(member.Expression) is { } array && expressions.IsOwnArray(array))
            AddHole(expressions.ReadAtom(array), Context.Cut);
        else if (asksLength) Walk(member.Expression, Context.Cut);
        else WalkArray(member.Expression, context);
        text.Append(member.OperatorToken.Text);
        Walk(member.Name, context);
    }

    private void TupleOf(TupleExpressionSyntax tuple, Context context)
    {
        for (int i = 0; i < tuple.Arguments.Count; i++)
        {
            text.Append(i == 0 ? "(" : ", ");
            if (tuple.Arguments[i] is { NameColon: null, Expression: IdentifierNameSyntax inferred }) text.Append(inferred.Identifier.Text + ": ");
            Walk(tuple.Arguments[i], context);
        }
        text.Append(")");
    }
}
