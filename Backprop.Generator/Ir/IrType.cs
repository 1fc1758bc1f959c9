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
}

internal sealed record Real(string Text) : IrType(Text);

/// <summary>Any type that carries no derivative, spelled so that it binds anywhere.</summary>
internal sealed record Passive(string Text) : IrType(Text);

/// <summary>What one value of a loop was in each of its trips. Truths take a bit each.</summary>
internal sealed record Tape(IrType Element) : IrType(Element == Bool ? BitTape : Prefix + Element.Text + ">")
{
    public const string BitTape = "global::Backprop.BitTape";
    public const string Prefix = "global::Backprop.Tape<";
}
