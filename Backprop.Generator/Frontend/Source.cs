using Microsoft.CodeAnalysis;

namespace Backprop.Generator.Frontend;

/// <summary>What the compiler knows of the file that is being read: that of the method, or of a method that it calls.</summary>
internal sealed class Source(SemanticModel model)
{
    public SemanticModel Model { get; private set; } = model;

    /// <summary>Reads in the file that the syntax stands in.</summary>
    public T Within<T>(SyntaxNode syntax, Func<T> read)
    {
        var outer = Model;
        try
        {
            Model = ModelOf(syntax);
            return read();
        }
        finally
        {
            Model = outer;
        }
    }

    public SemanticModel ModelOf(SyntaxNode syntax) => syntax.SyntaxTree == Model.SyntaxTree ? Model : Model.Compilation.GetSemanticModel(syntax.SyntaxTree);
}
