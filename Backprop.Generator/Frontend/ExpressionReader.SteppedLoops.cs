using Backprop.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Generator.Frontend;

/// <summary>foreach (var v in a.Where(p).Select(f)) … ⇒ for (…) if (p(a[i])) { v = f(a[i]); … }: LINQ makes an item when its trip begins, and so does the loop.</summary>
internal sealed partial class ExpressionReader
{
    /// <summary>The call that gives a foreach its items, if its steps are to be read as a part of the loop.</summary>
    public IInvocationOperation? Stepped(IForEachLoopOperation loop) =>
        CanBeStepped(loop) && Plain(loop.Collection) is IInvocationOperation call && Steps(call).Any(step => callees.IsWanted(step) || CannotStand(step) || IsOverCollection(step) || composites.Is(ItemOf(step))) ? call : null;

    /// <summary>Whether what gives a foreach its items is being read: its body may change what they are made of.</summary>
    private bool isStepped;

    /// <param name="call">What the loop goes through.</param>
    /// <param name="item">The variable of the loop; null for several.</param>
    /// <param name="exit">What a break leaves for.</param>
    /// <param name="trip">What is done with an item.</param>
    public void ForEachStep(IInvocationOperation call, string? item, int exit, Action<Value> trip)
    {
        isStepped = true;
        var sequence = SequenceOf(call, item);
        isStepped = false;
        writer.Hold();
        ForEach(sequence, exit, trip);
    }

    /// <summary>Whether a call is one of the steps of a foreach that may be read as a part of the loop.</summary>
    public bool IsStepOfALoop(IInvocationOperation call)
    {
        IOperation? around = call;
        while (around is IInvocationOperation or IArgumentOperation or IConversionOperation { IsImplicit: true } or IParenthesizedOperation) around = around.Parent;
        return around is IForEachLoopOperation loop && loop.Collection.Syntax.Span.Contains(call.Syntax.Span) && CanBeStepped(loop);
    }

    private bool CanBeStepped(IForEachLoopOperation loop)
    {
        if (Plain(loop.Collection) is not IInvocationOperation call || !IsStep(call) || !StaysTheSame(call, loop.Body) || ItemOf(call) is not { } item) return false;
        return loop.Syntax switch
        {
            ForEachStatementSyntax { AwaitKeyword.RawKind: 0 } => loop.Locals.Length == 1 && !loop.Locals[0].IsRef && SymbolEqualityComparer.Default.Equals(loop.Locals[0].Type, item) && !composites.IsObject(item),
            ForEachVariableStatementSyntax { AwaitKeyword.RawKind: 0 } apart => item.IsTupleType && TakenApart(loop, apart) is not null,
            _ => false,
        };
    }

    private static IEnumerable<IInvocationOperation> Steps(IInvocationOperation call) =>
        call.Arguments.Select(argument => Plain(argument.Value)).OfType<IInvocationOperation>().Where(IsLinq).SelectMany(Steps).Prepend(call);

    /// <summary>Whether what a sequence is made of is the same before each trip: an array keeps its length, and of a list the body knows nothing.</summary>
    private bool StaysTheSame(IOperation source, IOperation body) => Plain(source) switch
    {
        IInvocationOperation { TargetMethod.Name: "Range" or "Repeat" } made when IsLinq(made) => true,
        IInvocationOperation { TargetMethod.Name: var name } step when IsLinq(step) => Gathers(step) ? TypeReader.IsReal(ItemOf(step)) || IsCount(step.Arguments[0].Value) : step.Arguments.Take(name is "Zip" or "Concat" ? 2 : 1).All(argument => StaysTheSame(argument.Value, body)) && (name != "SelectMany" || StaysTheSame(Selected(step.Arguments[1])!, body)),
        { Type: IArrayTypeSymbol } => true,
        IParameterReferenceOperation { Type.Name: "List", Parameter: var list } => !body.Descendants().OfType<IParameterReferenceOperation>().Any(use => SymbolEqualityComparer.Default.Equals(use.Parameter, list)),
        _ => false,
    };
}
