using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Generator.Frontend;

/// <summary>Bodies that return references: what is done with each is up to who reads them.</summary>
internal sealed partial class StatementReader
{
    /// <summary>What is done with what the method returns; null in one that returns a value.</summary>
    private Action<IOperation>? referred;

    public void ReadReferring(IReadOnlyList<IOperation> statements, Action<IOperation> refer)
    {
        referred = refer;
        if (ReturnsOnce(statements)) ReadToEnd(statements, refer);
        else writer.Labeled(exit, writer.Body(() => Read(statements)));
    }

    /// <summary>What a statement returns of the method that it belongs to.</summary>
    public static IEnumerable<IOperation> ReturnsOf(IOperation statement) =>
        statement.DescendantsAndSelf().OfType<IReturnOperation>().Where(inner => inner.ReturnedValue is not null && IsOfBody(inner, statement)).Select(inner => inner.ReturnedValue!);
}
