using Backprop.Generator.Diagnostics;
using Backprop.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Generator.Frontend;

/// <summary>p.Move() ⇒ the variable p; where p must not change, C# calls it on a copy.</summary>
internal sealed partial class ExpressionReader
{
    /// <summary>What a method of a struct is called on: its own variable, or a new one for a value that has none.</summary>
    private Variable Receiver(IOperation value, IMethodSymbol? method) => ByName(value, isNeeded: true, () => ReceiverOf(value, method));

    private Variable ReceiverOf(IOperation value, IMethodSymbol? method)
    {
        if (composites.IsObject(value.Type) || ExactType(value) is not null) return Settled(ObjectOf(value));
        bool mayChange = method is { IsReadOnly: false };
        bool isCopied = mayChange && IsHeld(value);
        if (!isCopied && ArraysOf(value) is { Local: null } && (method is null || !IsNumeric(method))) return Borrow(value);
        if (isCopied) return CopyOf(Read(value), value.Type!, QuotedNames.Of(value));
        if (FindVariable(value) is { } own) return own;
        if (mayChange && IsElsewhere(value)) throw Refuse(Descriptors.Expression, value, "A struct that is no local variable, with a member that is not readonly,");
        return CopyOf(Read(value), value.Type!, QuotedNames.Of(value));
    }

    private Variable CopyOf(Value value, ITypeSymbol type, string name)
    {
        var copy = writer.NewVariable(name, type, LocalRole.Temporary);
        AssignTo(copy, value);
        return copy;
    }

    /// <summary>Whether a struct stands where nothing may change it.</summary>
    private bool IsHeld(IOperation value) => value switch
    {
        IParenthesizedOperation parenthesized => IsHeld(parenthesized.Operand),
        IParameterReferenceOperation { Parameter: var parameter } when PrimaryParameters.Is(parameter) => Around(value) is { IsReadOnly: true },
        IParameterReferenceOperation { Parameter.RefKind: var kind } => kind is RefKind.In or RefKind.RefReadOnlyParameter,
        ILocalReferenceOperation { Local: var local } => local.RefKind == RefKind.RefReadOnly || local is { IsForEach: true, IsRef: false } || local.IsUsing,
        IInstanceReferenceOperation => Around(value) is { IsReadOnly: true },
        IPropertyReferenceOperation { Property.ReturnsByRef: false } or IInvocationOperation { TargetMethod.ReturnsByRefReadonly: true } => true,
        IFieldReferenceOperation { Field.IsReadOnly: true, Instance: IInstanceReferenceOperation } => Around(value) is not ({ MethodKind: MethodKind.Constructor } or { IsInitOnly: true }),
        IFieldReferenceOperation { Field.IsReadOnly: true } => true,
        IFieldReferenceOperation { Instance: { Type.IsValueType: true } whole } => IsHeld(whole),
        _ => false,
    };

    /// <summary>Whether what is no variable of the method is one of somebody else's, which a copy must not stand for.</summary>
    private static bool IsElsewhere(IOperation value) => value switch
    {
        IParenthesizedOperation parenthesized => IsElsewhere(parenthesized.Operand),
        IFieldReferenceOperation { Field: { IsReadOnly: true } or { IsConst: true } } => false,
        IFieldReferenceOperation { Instance: { Type.IsValueType: true } whole } => IsElsewhere(whole),
        IPropertyReferenceOperation { Property: var property } => property.ReturnsByRef,
        IInvocationOperation { TargetMethod: var method } => method.ReturnsByRef,
        IConditionalOperation choice => choice.IsRef,
        _ => value is IFieldReferenceOperation or IArrayElementReferenceOperation or ILocalReferenceOperation or IParameterReferenceOperation or IInstanceReferenceOperation,
    };

    /// <summary>A property gives a copy, even one that is a part of its struct.</summary>
    private static bool IsProperty(IOperation value) => value switch
    {
        IParenthesizedOperation parenthesized => IsProperty(parenthesized.Operand),
        IPropertyReferenceOperation { Property: { ReturnsByRef: false, ReturnsByRefReadonly: false } } => true,
        IFieldReferenceOperation { Instance: { } whole } => IsProperty(whole),
        _ => false,
    };

    /// <summary>The method of a struct in which an operation stands.</summary>
    private IMethodSymbol? Around(IOperation operation) => Model.GetEnclosingSymbol(operation.Syntax.SpanStart, cancellation) as IMethodSymbol;
}
