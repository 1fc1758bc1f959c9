using Backprop.Generator.Diagnostics;
using Backprop.Generator.Ir;
using Backprop.Generator.Normalise;
using Backprop.Generator.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Generator.Frontend;

/// <summary>Calls: of functions that have a rule, of routines over spans, of methods with a body.</summary>
internal sealed partial class ExpressionReader
{
    private Value? ReadCall(IInvocationOperation call)
    {
        if (callees.HasOwnRule(call.TargetMethod)) return ReadInlined(call);
        if (ReadRoutine(call) is { } result) return result.Count > 0 ? new Value(new Read(result[0])) : null;
        if (ReadSequence(call) is { } folded) return folded;
        return KnownFunction(call.TargetMethod) is null ? ReadInlined(call) : ReadKnown(call.TargetMethod, call) ?? ReadOuts(call);
    }

    /// <summary>A call of a function that has a rule, by its own name or by that of a delegate.</summary>
    private Value? ReadKnown(IMethodSymbol method, IInvocationOperation call)
    {
        if (KnownFunction(method) is not { Kind: MathMemberKind.Rule or MathMemberKind.Constant } known) return null;
        if (!TypeReader.IsReal(call.Type) && !composites.Is(call.Type)) return null;
        int mark = writer.Pending;
        foreach (var argument in call.Arguments) writer.Wait(new Value(ReadAtom(argument.Value)));
        return Applied(method, known, ArgumentsInOrder(call, writer.Resume(mark)), call);
    }

    /// <summary>Arguments are evaluated as they are written; a function takes them in the order of its parameters.</summary>
    private static Atom[] ArgumentsInOrder(IInvocationOperation call, Atom[] inSourceOrder)
    {
        var args = new Atom[inSourceOrder.Length];
        for (int i = 0; i < args.Length; i++) args[call.Arguments[i].Parameter!.Ordinal] = inSourceOrder[i];
        return args;
    }

    /// <summary>A function that has a rule, of what it is given.</summary>
    private Value Applied(IMethodSymbol method, MathMember known, IEnumerable<Expr> args, IOperation use)
    {
        var type = method.ReturnType;
        Apply Of(IrType result) => new(known.Text ?? method.Name, args.ToSeq(), result, speller.Of(method.ContainingType) + "." + method.Name);
        return TypeReader.IsReal(type) ? Operation(Of(TypeReader.Read(type))) : Unpack((INamedTypeSymbol)type, Of(new Passive(TypeReader.Spell(type))), use);
    }

    /// <summary>Reads a call of a function over spans that has a pullback: its results; null for any other call.</summary>
    private Seq<Local>? ReadRoutine(IInvocationOperation call)
    {
        if (callees.HasOwnRule(call.TargetMethod) || RoutineReader.Read(call.TargetMethod, speller) is not { } routine) return null;
        int mark = writer.Pending;
        foreach (var argument in call.Arguments) writer.Wait(new Value(ReadCount(Plain(argument.Value))));
        var args = InOrderOfParameters(call, writer.Resume(mark));
        var targets = call.TargetMethod.ReturnsVoid ? Seq<Local>.Empty : Seq.Of(writer.NewLocal(TemporaryNames.Camel(call.TargetMethod.Name), TypeReader.Read(call.TargetMethod.ReturnType), LocalRole.Temporary));
        writer.Add(new Call(targets, routine, args.Cast<Expr>().ToSeq(), writer.Quote) { Site = StoreSite(call) });
        return targets;
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
