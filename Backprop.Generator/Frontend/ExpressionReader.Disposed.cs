using Backprop.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Generator.Frontend;

/// <summary>What lock and using do with an object of the method's own: nobody else can wait for it, and its Dispose is a call.</summary>
internal sealed partial class ExpressionReader
{
    /// <summary>Whether an operation names an object that the method has made.</summary>
    public bool IsOwnObject(IOperation value) => ExactType(value) is not null && !IsNothing(value) && (value is IInstanceReferenceOperation || NameOrKeeper(value) is { Local: null });

    /// <summary>What using calls in the end.</summary>
    public void Dispose(ILocalSymbol symbol, IOperation use)
    {
        if (Held(writer.Find(symbol)) is not { Type: INamedTypeSymbol type } one) return;
        var member = (IMethodSymbol)Model.Compilation.GetSpecialType(SpecialType.System_IDisposable).GetMembers("Dispose").Single();
        if (Callees.Implementation(member, type) is not { } method) throw Refuse(Descriptors.Statement, use, "'using' of an object without a Dispose of its own", "declare it, and call what it has instead");
        if (callees.WhyNot(method, instance: null) is { } reason) throw Refuse(Descriptors.Call, use, method.Name, reason);
        Inline(callees.Of(method), use, one, [], []);
    }
}
