using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Generator.Frontend;

/// <summary>Make(x).F() ⇒ the object that Make returns, read first, so that it is known of what class it is; meanwhile the call is a name for it.</summary>
internal sealed partial class ExpressionReader
{
    /// <summary>Reads what is asked of an object that something else makes; null where nothing does.</summary>
    private Value? OfMade(IOperation operation, Func<Value> read)
    {
        var all = new List<IOperation>();
        try
        {
            while (Made(InstanceOf(operation)) is { } made)
            {
                referents[made] = new Reference(ObjectOf(made));
                all.Add(made);
            }
            return all.Count == 0 ? null : read();
        }
        finally
        {
            foreach (var made in all) referents.Remove(made);
        }
    }

    private static IOperation? InstanceOf(IOperation? operation) => Target(operation!) switch
    {
        IMemberReferenceOperation member => member.Instance,
        IInvocationOperation call => call.Instance,
        _ => null,
    };

    /// <summary>What in an operation makes an object that has no name yet: of a chain the innermost, which is read first.</summary>
    private IOperation? Made(IOperation? operation)
    {
        IOperation? made = null;
        for (var at = operation; at is not null && !referents.ContainsKey(at); at = Within(at))
            if (Makes(at)) made = at;
        return made;
    }

    private static IOperation? Within(IOperation operation) => operation switch
    {
        IParenthesizedOperation parenthesized => parenthesized.Operand,
        IConversionOperation { OperatorMethod: null } conversion => conversion.Operand,
        IMemberReferenceOperation or IInvocationOperation => InstanceOf(operation),
        _ => null,
    };

    private bool Makes(IOperation operation) => composites.IsObject(operation.Type) && operation switch
    {
        IMemberReferenceOperation member => member is IPropertyReferenceOperation property && FindVariable(property) is null && (IsComputed(property) || UsesCells(property)),
        IImplicitIndexerReferenceOperation => UsesCells(operation),
        IInvocationOperation or IConditionalOperation or ISwitchExpressionOperation => true,
        _ => Operator(operation) is not null,
    };

    /// <summary>The object that a call, a property, an operator or a choice gives; null for anything else.</summary>
    private Variable? MadeObject(IOperation operation) => !composites.IsObject(operation.Type) ? null : operation switch
    {
        _ when UsesCells(operation) => (OfMade(operation, () => ReadCollection(operation)!) ?? ReadCollection(operation))!.Object,
        IInvocationOperation call => ((OfMade(call, () => ReadCall(call)!) ?? ReadCall(call))
            ?? (callees.WhyNot(call.TargetMethod, call.Instance) is { } why ? throw Refuse(Diagnostics.Descriptors.Call, call, call.TargetMethod.Name, why) : null))?.Object,
        IPropertyReferenceOperation property when IsComputed(property) => (OfMade(property, () => Got(property)) ?? Got(property)).Object,
        IConditionalOperation { IsRef: false, WhenFalse: not null } choice => ChooseObject(choice),
        ISwitchExpressionOperation choice => ReadSwitch(choice)?.Object,
        _ when Operator(operation) is { } function => Operate(function, operation).Object,
        _ => null,
    };

    private Value Got(IPropertyReferenceOperation property) => Get(property, Receiver(property.Instance!, Accessor(property.Property.GetMethod, property.Instance)), [.. Arguments(property)]);
}
