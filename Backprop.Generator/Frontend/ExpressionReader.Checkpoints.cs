using Backprop.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Generator.Frontend;

/// <summary>What a loop needs that becomes a function of its own: its range, a name, and the object under a name.</summary>
internal sealed partial class ExpressionReader
{
    private const string RangeType = "Backprop.CheckpointedRange";

    /// <summary>Whether a loop goes through what <c>Differentiation.Checkpointed</c> returns.</summary>
    public static bool IsRange(IOperation collection) => CollectionType(collection)?.ToDisplayString() == RangeType;

    /// <summary>Differentiation.Checkpointed(n): a value like any other integer, for it does nothing but keep its bounds.</summary>
    public Atom ReadRange(IOperation collection)
    {
        if (Plain(collection) is not IInvocationOperation { TargetMethod: { Name: "Checkpointed", ContainingType.Name: "Differentiation" } method } call) return writer.Copy(ReadAtom(Plain(collection)));
        int mark = writer.Pending;
        foreach (var argument in call.Arguments) writer.Wait(new Value(ReadAtom(argument.Value)));
        var bounds = ArgumentsInOrder(call, writer.Resume(mark));
        var pieces = bounds.Skip(1).Select(_ => ", ").Prepend(speller.Of(method) + "(").Append(")");
        return writer.Temporary("range", new Quoted(pieces.ToSeq(), bounds.Select(bound => new Hole(bound, HoleKind.Cut, -1)).ToSeq(), new Passive("global::" + RangeType), Binding.Primary, Movable: true));
    }

    /// <summary>A name for a function that is no method.</summary>
    public string NewFunction(string wish) => callees.Helpers.NewName(wish);

    /// <summary>Whether what is read stands elsewhere in the end, where 'this' would be something else.</summary>
    public bool IsApart { get; private set; }

    /// <summary>Reads what becomes a function of its own: the object gets a name, unless fields of it are variables.</summary>
    public void WithNamedObject(IOperation where, Action read)
    {
        var method = Model.GetEnclosingSymbol(where.Syntax.SpanStart, cancellation);
        while (method is IMethodSymbol { MethodKind: MethodKind.LocalFunction or MethodKind.AnonymousFunction }) method = method.ContainingSymbol;
        var (outer, wasApart) = (callees.Receiver, IsApart);
        IsApart = true;
        if (outer is null && callees.OwnFields.Count == 0 && method is IMethodSymbol { IsStatic: false, ContainingType.TypeKind: TypeKind.Class } own) callees.Receiver = new Variable(((Read)OwnObject(own.ContainingType)).Local, []);
        try
        {
            read();
        }
        finally
        {
            (callees.Receiver, IsApart) = (outer, wasApart);
        }
    }
}
