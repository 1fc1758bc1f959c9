using Backprop.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Generator.Frontend;

/// <summary>Calls of iterators that a foreach goes through: their bodies run between the trips of the loop.</summary>
internal sealed partial class ExpressionReader
{
    /// <summary>Whether a call gives the items of a foreach, by a body that can be read there.</summary>
    public bool IsIterated(IInvocationOperation call)
    {
        IOperation collection = call;
        while (collection.Parent is IConversionOperation { IsImplicit: true } conversion) collection = conversion;
        return collection.Parent is IForEachLoopOperation { Locals: { Length: 1 } locals } loop && loop.Collection == collection && !locals[0].IsRef && callees.WhyNotIterated(call.TargetMethod, call.Instance) is null
            && ElementType(call) is { } item && (SymbolEqualityComparer.Default.Equals(item, locals[0].Type) || TypeReader.IsReal(item) && TypeReader.IsReal(locals[0].Type));
    }

    /// <summary>The call of an iterator that a foreach goes through, if its body is to be read there.</summary>
    public IInvocationOperation? Iterated(IOperation collection) => collection switch
    {
        IConversionOperation { IsImplicit: true } conversion => Iterated(conversion.Operand),
        IInvocationOperation call when (call.TargetMethod.MethodKind == MethodKind.LocalFunction || callees.IsWanted(call) || CannotStand(call) || composites.Is(ElementType(call))) && IsIterated(call) => call,
        _ => null,
    };

    /// <param name="call">The call.</param>
    /// <param name="read">Reads the body of what it calls.</param>
    public void ReadIterator(IInvocationOperation call, Action<IReadOnlyList<IOperation>> read)
    {
        var callee = callees.WithBody(call.TargetMethod);
        var whole = callees.IsWhole(call.Instance) && !callee.IsInside ? Receiver(call.Instance!, callee.Method) : null;
        var (target, values, names) = EvaluateCall(call, callee);
        Inline(callee, call, Passed(target) ?? whole, values, names, () =>
        {
            read(Callee.Body(callee.Syntax!, Model, cancellation)!);
            return new Value([]);
        });
    }

    /// <summary>Whether a variable that a call is given may change before its body has run: that of an iterator runs between the trips of the loop.</summary>
    private bool ChangesMeanwhile(Local local, SyntaxNode body, IOperation use)
    {
        if (!Callees.IsIterator(body)) return false;
        if (use is not IInvocationOperation call || Method(call).Syntax is not BaseMethodDeclarationSyntax method) return true;
        var changed = callees.Changed(method);
        return changed.Any(IsNamed) || !call.Arguments.Any(argument => argument.Value is IParameterReferenceOperation { Parameter: var given } && IsNamed(given));

        bool IsNamed(ISymbol symbol) => writer.Find(symbol)?.Local?.Id == local.Id;
    }

    /// <summary>What reads again as it is read here: in the same file, of the same object.</summary>
    public Action<Action> Here(SyntaxNode syntax)
    {
        var outer = callees.Receiver;
        return read =>
        {
            var inner = callees.Receiver;
            callees.Receiver = outer;
            try
            {
                callees.Within(syntax, () =>
                {
                    read();
                    return true;
                });
            }
            finally
            {
                callees.Receiver = inner;
            }
        };
    }
}
