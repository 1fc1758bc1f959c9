namespace Backprop.Generator.Ir;

/// <summary>The type of a value: a real number, which has a derivative, or a passenger of any other C# type.</summary>
internal abstract record IrType(string Text)
{
    public static readonly Real Double = new("double");
    public static readonly Real Single = new("float");
    public static readonly IrType Bool = new Passive("bool");
    public static readonly IrType Int = new Passive("int");
    public static readonly IrType Long = new Passive("long");

    public bool IsReal => this is Real;

    /// <summary>Whether values of the type carry derivatives, themselves or in what they refer to.</summary>
    public bool CarriesReals => this is Real or ArrayType;
}

internal sealed record Real(string Text) : IrType(Text);

/// <summary>Any type that carries no derivative, spelled so that it binds anywhere.</summary>
internal sealed record Passive(string Text) : IrType(Text);

/// <summary>A reference to real numbers, or to arrays of them: what has a shadow of adjoints.</summary>
internal sealed record ArrayType(string Text, IrType Element, ArrayForm Form, int Rank) : IrType(Text)
{
    /// <summary>The numbers that it holds in the end.</summary>
    public IrType Scalar => Element is ArrayType inner ? inner.Scalar : Element;

    public bool IsSpan => Form is ArrayForm.Span or ArrayForm.ReadOnlySpan;

    /// <summary>Whether its elements stand in one row, so that a span can hold it.</summary>
    public bool IsFlat => Rank == 1 && Element.IsReal;

    public static ArrayType Of(IrType element) => new(element.Text + "[]", element, ArrayForm.Array, 1);

    public static ArrayType SpanOf(IrType element) => new(SpanPrefix + element.Text + ">", element, ArrayForm.Span, 1);

    public const string SpanPrefix = "global::System.Span<";
}

internal enum ArrayForm
{
    Array,
    Span,
    ReadOnlySpan,
    Memory,
    List,
}

/// <summary>What one value of a loop was in each of its trips. Truths take a bit each.</summary>
internal sealed record Tape(IrType Element) : IrType(Element == Bool ? BitTape : Prefix + Element.Text + ">")
{
    public const string BitTape = "global::Backprop.BitTape";
    public const string Prefix = "global::Backprop.Tape<";
}
