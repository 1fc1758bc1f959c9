using Microsoft.CodeAnalysis;

namespace Backprop.Generator.Frontend;

/// <summary>What the compiler knows of the file that is being read: that of the method, or of a method that it calls.</summary>
internal sealed class Source(SemanticModel model)
{
    private readonly Dictionary<SyntaxTree, SemanticModel> models = new() { [model.SyntaxTree] = model };

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

    /// <summary>A text that stands in no file.</summary>
    public void Add(SyntaxNode syntax, SemanticModel model) => models[syntax.SyntaxTree] = model;

    public SemanticModel ModelOf(SyntaxNode syntax)
    {
        if (!models.TryGetValue(syntax.SyntaxTree, out var known)) models[syntax.SyntaxTree] = known = Model.Compilation.GetSemanticModel(syntax.SyntaxTree);
        return known;
    }
}
