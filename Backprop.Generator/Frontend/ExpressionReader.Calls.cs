using Backprop.Generator.Diagnostics;
using Backprop.Generator.Ir;
using Backprop.Generator.Normalise;
using Backprop.Generator.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Generator.Frontend;

/// <summary>Calls of functions that have a rule.</summary>
internal sealed partial class ExpressionReader
{
    private Value? ReadCall(IInvocationOperation call)
    {
        if (KnownFunction(call.TargetMethod) is not { Kind: MathMemberKind.Rule or MathMemberKind.Constant } known) return null;
        string function = known.Text ?? call.TargetMethod.Name;
        if (!TypeReader.IsReal(call.Type) && !TypeReader.IsRealTuple(call.Type)) return null;
        int mark = writer.Pending;
        foreach (var argument in call.Arguments) writer.Wait(new Value(ReadAtom(argument.Value)));
        var inSourceOrder = writer.Resume(mark);
        var args = new Expr[inSourceOrder.Length];
        for (int i = 0; i < args.Length; i++) args[call.Arguments[i].Parameter!.Ordinal] = inSourceOrder[i];

        string callee = speller.Of(call.TargetMethod.ContainingType) + "." + call.TargetMethod.Name;
        if (TypeReader.IsReal(call.Type)) return Operation(new Apply(function, Seq.Of(args), TypeReader.Read(call.Type!), callee));
        return Unpack((INamedTypeSymbol)call.Type!, new Apply(function, Seq.Of(args), new Passive(TypeReader.Spell(call.Type!)), callee), call);
    }

    public static MathMember? KnownFunction(IMethodSymbol method)
    {
        if (method.ContainingType is not { } type) return null;
        string name = type.SpecialType switch
        {
            SpecialType.System_Double => "System.Double",
            SpecialType.System_Single => "System.Single",
            _ => type.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat),
        };
        return MathMembers.Find(name, method.Name, method.Parameters.Select(parameter => parameter.Type.ToDisplayString()).ToArray());
    }
}
