using Backprop.Generator.Diagnostics;
using Backprop.Generator.Ir;
using Backprop.Generator.Normalise;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Generator.Frontend;

/// <summary>Calls of somebody else's methods that put passengers into variables of the method: table.TryGetValue(name, out var i).</summary>
internal sealed partial class ExpressionReader
{
    private static IEnumerable<IArgumentOperation> OutsOf(IInvocationOperation call) => call.Arguments.Where(argument => argument.Parameter?.RefKind == RefKind.Out && !IsDiscarded(argument.Value));

    private static bool IsDiscarded(IOperation target) => target is IDiscardOperation or IDeclarationExpressionOperation { Expression: IDiscardOperation };

    private bool GivesOut(IInvocationOperation call) => call.Syntax is InvocationExpressionSyntax && IsPlainOut(call.TargetMethod.ReturnType) && OutsOf(call).Any()
        && OutsOf(call).All(argument => IsPlainOut(argument.Parameter!.Type) && argument.Value is ILocalReferenceOperation or IParameterReferenceOperation or IDeclarationExpressionOperation { Expression: ILocalReferenceOperation });

    private bool IsPlainOut(ITypeSymbol type) => type.SpecialType != SpecialType.System_Void && !composites.Is(type) && !composites.IsObject(type) && TypeReader.ReadArray(type) is null && !type.IsRefLikeType && !IsOfItems(type) && !collections.Is(type);

    private Value? ReadOuts(IInvocationOperation call)
    {
        if (!GivesOut(call)) return null;
        var outs = OutsOf(call).ToArray();
        var targets = outs.Select(argument => argument.Value is IDeclarationExpressionOperation { Expression: ILocalReferenceOperation { Local: var declared } } ? Declare(declared)
            : Ref(argument.Value) is null && FindVariable(argument.Value) is { Local: not null } variable ? variable
            : throw Refuse(Descriptors.Expression, argument.Value, "A ref or out argument that is no local variable and no element of an array")).ToArray();
        var text = quoted.ReadOuts((InvocationExpressionSyntax)call.Syntax, outs.Zip(targets, (argument, target) => ((ArgumentSyntax)argument.Syntax, TypeReader.Spell(argument.Parameter!.Type), target.Local!.Name)).ToArray());
        var result = writer.NewLocal(TemporaryNames.Camel(call.TargetMethod.Name), TypeReader.Read(call.TargetMethod.ReturnType), LocalRole.Temporary);
        var given = targets.Select(target => writer.NewLocal(target.Local!.Name, target.Local.Type, LocalRole.Temporary)).ToArray();
        writer.Unpack(given.Prepend(result), text);
        for (int i = 0; i < given.Length; i++) AssignTo(targets[i], new Value(new Read(given[i])));
        return new Value(new Read(result));
    }
}
