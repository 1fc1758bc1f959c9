using Backprop.Generator.Ir;

namespace Backprop.Generator.Pipeline;

/// <summary>One method as the machine keeps it: equal when nothing that matters to the generated code has changed.</summary>
internal sealed record Lowered(Signature Signature, Function Function, Seq<Helper> Helpers);

/// <summary>
/// How the method and the types around it are declared. <see cref="WellKnown"/>: how the static classes that derivatives call are
/// spelled here. <see cref="Reserved"/>: names that the quoted pieces declare themselves.
/// </summary>
internal sealed record Signature(
    string HintName,
    string? Namespace,
    Seq<string> Types,
    string Method,
    string Tape,
    string Accessibility,
    bool IsStatic,
    bool IsReadOnly,
    string TypeParameters,
    Seq<string> Constraints,
    Seq<Parameter> Parameters,
    Seq<Result> Results,
    string ReturnType,
    string ReturnForm,
    Seq<(string Type, string Text)> WellKnown,
    bool HasQuery,
    Seq<string> Reserved)
{
    /// <summary>What the struct goes by that records the calls of helpers.</summary>
    public string Calls => Tape.Substring(0, Method.Length) + "Calls" + Tape.Substring(Method.Length + "Tape".Length);

    public bool ReturnsTuple => ReturnForm[0] == '(';

    /// <summary>Whether there is one real result, so that there is a gradient.</summary>
    public bool IsScalar => !ReturnsTuple && Results.Count == 1 && Results[0].Type.IsReal;

    public IEnumerable<Parameter> ActiveArrays => Active.Where(parameter => parameter.Local.Type is ArrayType);

    public IEnumerable<Parameter> Active => Parameters.Where(parameter => parameter.IsActive);
}

/// <summary>A parameter as it is declared, and its variable in the function.</summary>
internal sealed record Parameter(string Name, string Modifier, string Type, string? Default, bool IsActive, Local Local);

/// <summary>One number, or passenger, of what the method returns.</summary>
internal sealed record Result(string? Name, IrType Type);

internal sealed record GeneratedFile(string HintName, string Text);
