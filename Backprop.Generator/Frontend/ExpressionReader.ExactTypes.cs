using Backprop.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Generator.Frontend;

/// <summary>Shape s = new Circle(r) ⇒ s is a Circle wherever it goes, for the object is made here: which body a virtual call runs is known, and what 'is' says.</summary>
internal sealed partial class ExpressionReader
{
    /// <summary>The class of which an object was created here; null for anything else.</summary>
    private INamedTypeSymbol? ExactType(IOperation? value) => value switch
    {
        { Type.IsReferenceType: false } => null,
        IParenthesizedOperation parenthesized => ExactType(parenthesized.Operand),
        IObjectCreationOperation creation => composites.IsObject(creation.Type) ? (INamedTypeSymbol)creation.Type! : null,
        IWithOperation with => ExactType(with.Operand),
        IConversionOperation conversion => ExactType(conversion.Operand) is { } type && IsUpcast(conversion, type) ? type : null,
        not null when FindVariable(value) is { Local: null, Type: INamedTypeSymbol { TypeKind: TypeKind.Class } type } => type,
        _ => null,
    };

    /// <summary>Whether a conversion of an object of a class only gives it another type.</summary>
    private bool IsUpcast(IConversionOperation conversion, ITypeSymbol type) => conversion.OperatorMethod is null && conversion.Type is { } to && IsOf(type, to);

    private bool IsOf(ITypeSymbol type, ITypeSymbol other) => source.Model.Compilation.ClassifyCommonConversion(type, other) is { IsImplicit: true, IsReference: true } or { IsIdentity: true };

    /// <summary>The member that a name means of an object of a known class.</summary>
    private ISymbol MemberOf(IMemberReferenceOperation member)
    {
        if (member is not IPropertyReferenceOperation { Property: var property } || (property.GetMethod ?? property.SetMethod) is not { } accessor) return member.Member;
        return callees.Exact(accessor, member.Instance).AssociatedSymbol ?? property;
    }

    private IMethodSymbol? Accessor(IMethodSymbol? accessor, IOperation? instance) => accessor is null ? null : callees.Exact(accessor, instance);

    /// <summary>Whether an operation asks what is known of an object.</summary>
    private bool AsksType(IOperation operation) => operation switch
    {
        IIsTypeOperation test => ExactType(test.ValueOperand) is not null || IsNothing(test.ValueOperand),
        IIsPatternOperation match => ExactType(match.Value) is not null || IsNothing(match.Value),
        IBinaryOperation { OperatorMethod: null, OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } binary => AsksSame(binary),
        _ => false,
    };

    /// <summary>s is Circle c ⇒ true, and c is another name for the object.</summary>
    private Value? ReadTypeTest(IOperation operation) => operation switch
    {
        IIsTypeOperation test when ExactType(test.ValueOperand) is { } type => new Value(Truth.Of(IsOf(type, test.TypeOperand) != test.IsNegated)),
        IIsPatternOperation match when ExactType(match.Value) is { } type => new Value(Truth.Of(Matches(match.Value, type, match.Pattern))),
        IIsTypeOperation test when !IsConstant(test.ValueOperand) && IsNothing(test.ValueOperand) => new Value(Truth.Of(test.IsNegated)),
        IIsPatternOperation match when !IsConstant(match.Value) && IsNothing(match.Value) => new Value(Truth.Of(MatchesNull(match.Pattern))),
        _ => null,
    };

    private static bool MatchesNull(IPatternOperation pattern) => pattern switch
    {
        INegatedPatternOperation negated => !MatchesNull(negated.Pattern),
        IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: null } } => true,
        ITypePatternOperation or IRecursivePatternOperation or IDeclarationPatternOperation { MatchesNull: false } => false,
        _ => throw Refuse(Diagnostics.Descriptors.Choice, pattern, "This pattern on an object"),
    };

    private bool Matches(IOperation value, ITypeSymbol type, IPatternOperation pattern)
    {
        switch (pattern)
        {
            case INegatedPatternOperation negated:
                return !Matches(value, type, negated.Pattern);
            case IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: null } }:
                return false;
            case ITypePatternOperation test:
                return IsOf(type, test.MatchedType);
            case IRecursivePatternOperation { DeconstructionSubpatterns.Length: 0, PropertySubpatterns.Length: 0 } test:
                return Named(test.DeclaredSymbol, IsOf(type, test.MatchedType));
            case IDeclarationPatternOperation test:
                return Named(test.DeclaredSymbol, test.MatchesNull || IsOf(type, test.MatchedType!));
            default:
                throw Refuse(Diagnostics.Descriptors.Choice, pattern, "This pattern on an object");
        }

        bool Named(ISymbol? symbol, bool matches)
        {
            if (symbol is not null && matches) writer.Alias(symbol, Settled(ObjectOf(value)));
            return matches;
        }
    }
}
