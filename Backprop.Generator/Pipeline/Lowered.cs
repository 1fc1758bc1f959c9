using Backprop.Generator.Ir;

namespace Backprop.Generator.Pipeline;

/// <summary>One method as the machine keeps it: equal when nothing that matters to the generated code has changed.</summary>
internal sealed record Lowered(Signature Signature, Function Function, Seq<Helper> Helpers)
{
    /// <summary>Whether the sweeps of helpers take or give what only the type around them may name: then nobody else may name those either.</summary>
    public bool HidesCalls => Helpers.SelectMany(helper => helper.Function.Parameters.Select(parameter => parameter.Type).Concat(helper.Function.Results.Select(result => result.Type))).Any(Signature.Hides);
}

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
    /// <summary>The types of variables that not everybody may name who is given the tape.</summary>
    public Seq<string> Hidden { get; init; } = Seq<string>.Empty;

    /// <summary>Whether no field of the tape can be of a type.</summary>
    public bool Hides(IrType type) => Hidden.Contains((type is Tape tape ? tape.Element : type).Text);

    /// <summary>What the struct goes by that records the calls of helpers.</summary>
    public string Calls => Beside(Tape, Method, "Calls");

    /// <summary>What the class goes by that names what other classes keep to themselves.</summary>
    public string Access => Beside(Tape, Method, "Access");

    /// <summary>The members of other classes that generated code may not name.</summary>
    public Seq<Accessor> Accessors { get; init; } = Seq<Accessor>.Empty;

    /// <summary>The name of a type that is declared beside the tape.</summary>
    public static string Beside(string tape, string method, string what) => method + what + tape.Substring(method.Length + "Tape".Length);

    /// <summary>Whether what is returned is put together from several numbers: a tuple, or a struct.</summary>
    public bool ReturnsTuple => ReturnForm[0] != '{';

    /// <summary>Whether there is one real result, so that there is a gradient.</summary>
    public bool IsScalar => !ReturnsTuple && Results.Count == 1 && Results[0].Type.IsReal;

    public bool IsPrivate => Accessibility == "private";

    /// <summary>How the class is declared of the extension methods that call the members, which are given the object of the method; null for none.</summary>
    public string? Extensions { get; init; }

    /// <summary>The parameters that are passed.</summary>
    public IEnumerable<Parameter> Given => Parameters.Where(parameter => !parameter.IsField);

    public IEnumerable<Parameter> ActiveArrays => Active.Where(parameter => parameter.Local.Type is ArrayType);

    public IEnumerable<Parameter> Active => Parameters.Where(parameter => parameter.IsActive);

    /// <summary>The active parameters whose derivatives are returned: numbers, and structs of them.</summary>
    public IEnumerable<Parameter> ActiveNumbers => Active.Where(parameter => parameter.Local.Type is not ArrayType);

    /// <summary>The variables with respect to which the function is differentiated.</summary>
    public IEnumerable<Local> ActiveLocals => Active.SelectMany(parameter => parameter.Leaves).Where(leaf => leaf.IsActive).Select(leaf => leaf.Local);

    /// <summary>The parameters that are taken apart, by how their numbers would be put together again.</summary>
    public IReadOnlyDictionary<string, string> Wholes => Parameters.Where(parameter => parameter.IsComposite && parameter.Leaves.All(leaf => leaf.IsActive))
        .GroupBy(parameter => string.Format(System.Globalization.CultureInfo.InvariantCulture, parameter.GradientForm, parameter.Leaves.Select(leaf => (object)leaf.Text).ToArray())).ToDictionary(form => form.Key, form => form.First().Text);

    /// <summary>How a parameter of the function is written: by its own name, or as a member of what is passed.</summary>
    public string TextOf(Local local) => Parameters.SelectMany(parameter => parameter.Leaves).FirstOrDefault(leaf => leaf.Local.Id == local.Id)?.Text ?? local.Name;
}

/// <summary>
/// A parameter as it is declared, and its variables in the function: one, or those of the parts of a struct. <see cref="GradientForm"/>: how its
/// derivatives are put together, <c>{0}</c> for a number.
/// </summary>
internal sealed record Parameter(string Name, string Modifier, string Type, string? Default, bool IsActive, Seq<Leaf> Leaves, string GradientForm)
{
    /// <summary>Whether it is a field of the object, which nobody passes.</summary>
    public bool IsField { get; init; }

    public Local Local => Leaves[0].Local;

    /// <summary>Whether it is taken apart.</summary>
    public bool IsComposite => GradientForm != "{0}";

    /// <summary>How it is written as a whole.</summary>
    public string Text => IsField ? Leaves[0].Text : Frontend.Speller.Escape(Name);

    /// <summary>How many numbers its derivatives are.</summary>
    public int Count => Leaves.Count(leaf => leaf.IsActive);
}

/// <summary>A variable of the function that a parameter, or a part of it, becomes; and how it is written.</summary>
internal sealed record Leaf(Local Local, string Text, bool IsHeld = false)
{
    public bool IsActive => Local.Type.CarriesReals && !IsHeld;
}

/// <summary>One number, or passenger, of what the method returns.</summary>
internal sealed record Result(string? Name, IrType Type);

/// <summary>A member of another class, as the runtime knows it, and how the method that gives it is declared.</summary>
internal sealed record Accessor(string Name, string Kind, string Member, string Type, string Parameters);

internal sealed record GeneratedFile(string HintName, string Text);
