using Backprop.Generator.Diagnostics;
using Backprop.Generator.Ir;
using Backprop.Generator.Normalise;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Generator.Frontend;

/// <summary>f(x), of which the project has written a derivative, or another project has generated it ⇒ a call that stays, and has it.</summary>
internal sealed partial class ExpressionReader
{
    private Value ReadRuled(IMethodSymbol method, IInvocationOperation call)
    {
        var routine = callees.RoutineOf(method, speller);
        int mark = writer.Pending;
        foreach (var argument in call.Arguments)
        {
            var parameter = method.Parameters[argument.Parameter!.Ordinal];
            bool isSpan = TypeReader.ReadArray(parameter.Type) is not null;
            var atom = isSpan ? ReadAtom(Plain(argument.Value)) : Given(argument).Atom!;
            // A parameter that the derivative says nothing about is given what carries none.
            writer.Wait(new Value(!isSpan && routine.Uses[argument.Parameter.Ordinal] == Use.Passenger ? HeldConstant(atom, argument.Parameter, argument) : atom));
        }
        return Ruled(method, routine, ArgumentsInOrder(call, writer.Resume(mark)), call);
    }

    private Value Ruled(IMethodSymbol method, Routine routine, IReadOnlyList<Atom> args, IOperation call)
    {
        var result = writer.NewVariable(TemporaryNames.Camel(method.Name), method.ReturnType, LocalRole.Temporary);
        int site = writer.Site(new Refusal(Descriptors.Call, call.Syntax.GetLocation(), method.Name, routine.Tape is null
            ? "it has a derivative of its own, and writes an array that it reads or writes under another name too, or that is not the method's own"
            : "it belongs to another project, and is given one array twice; pass a copy"));
        var targets = result.Value.Atoms.Select(atom => ((Read)atom).Local);
        if (routine.Tape is { } tape) targets = targets.Append(writer.NewLocal(TemporaryNames.Camel(method.Name) + "Tape", tape, LocalRole.Temporary));
        writer.Add(new Call(targets.ToSeq(), routine, args.Cast<Expr>().ToSeq(), writer.Quote) { Site = site });
        return result.Value;
    }
}
