namespace Backprop.Generator.Ir;

/// <summary>The type of a value: a real number, which has a derivative, or a passenger of any other C# type.</summary>
internal abstract record IrType(string Text)
{
    public static readonly Real Double = new("double");
    public static readonly Real Single = new("float");
    public static readonly IrType Bool = new Passive("bool");
    public static readonly IrType Int = new Passive("int");
    public static readonly IrType Long = new Passive("long");
    public static readonly IrType Void = new Passive("void");

    public bool IsReal => this is Real;

    /// <summary>Whether values of the type carry derivatives, themselves or in what they refer to.</summary>
    public bool CarriesReals => this is Real or ArrayType;

    /// <summary>Whether a value has to give memory back.</summary>
    public bool IsRented => this is Tape or OtherTape;
}

internal sealed record Real(string Text) : IrType(Text);

/// <summary>Any type that carries no derivative, spelled so that it binds anywhere.</summary>
internal sealed record Passive(string Text) : IrType(Text)
{
    /// <summary>Whether it is a collection, or an entry of one, that holds the numbers of <see cref="ArrayForm.Cells"/> in the place of real numbers.</summary>
    public bool HoldsCells { get; init; }
}

/// <summary>A reference to real numbers, or to arrays of them: what has a shadow of adjoints.</summary>
internal sealed record ArrayType(string Text, IrType Element, ArrayForm Form, int Rank) : IrType(Text)
{
    /// <summary>The numbers that it holds in the end.</summary>
    public IrType Scalar => Element is ArrayType inner ? inner.Scalar : Element;

    public bool IsSpan => Form is ArrayForm.Span or ArrayForm.ReadOnlySpan;

    /// <summary>Of an array of structs that is read as its numbers: which number of each struct this is; null for an array of numbers.</summary>
    public ItemPart? Part { get; init; }

    /// <summary>Whether its elements stand in one row, so that a span can hold it.</summary>
    public bool IsFlat => IsRow && Part is null;

    /// <summary>Whether its elements, or the structs that they are numbers of, stand in one row.</summary>
    public bool IsRow => Rank == 1 && Element.IsReal && Form != ArrayForm.Cells;

    /// <summary>Whether a tape can hold the reference.</summary>
    public bool CanBeRecorded => Form is ArrayForm.Array or ArrayForm.List or ArrayForm.Cells;

    /// <summary>What stands in the row, as C# writes its type.</summary>
    public string Item => Part?.Type ?? Element.Text;

    /// <summary>What adjoints of the elements are added to: a span wherever that can be.</summary>
    public ArrayType Room => IsRow ? As(ArrayForm.Span) : this;

    /// <summary>What adjoints of the elements are read from.</summary>
    public ArrayType Seed => IsRow ? As(ArrayForm.ReadOnlySpan) : this;

    /// <summary>Whether arrays of two types could share elements, in a way that can be asked.</summary>
    public bool MayOverlap(ArrayType other) => Scalar == other.Scalar && Part?.Type == other.Part?.Type
        && (IsRow ? other.IsRow || other.Element is ArrayType { IsRow: true } : other.IsRow ? Element is ArrayType { IsRow: true } : Text == other.Text);

    /// <summary>A row of the same elements as an array or a span.</summary>
    public ArrayType As(ArrayForm form) => new(form switch { ArrayForm.Array => Item + "[]", ArrayForm.Span => SpanPrefix + Item + ">", _ => "global::System.ReadOnlySpan<" + Item + ">" }, Element, form, 1) { Part = Part };

    /// <summary>A new array of adjoints, of the machine's own.</summary>
    public ArrayType Own => IsRow ? Of(Element) : this;

    public static ArrayType Of(IrType element) => new(element.Text + "[]", element, ArrayForm.Array, 1);

    public static ArrayType CellsOf(IrType element) => new(CellsPrefix + element.Text + ">", element, ArrayForm.Cells, 1);

    public const string CellsPrefix = "global::Backprop.Cells<";

    public static ArrayType SpanOf(IrType element) => new(SpanPrefix + element.Text + ">", element, ArrayForm.Span, 1);

    public const string SpanPrefix = "global::System.Span<";
}

/// <summary>
/// A number of a struct, among those of its kind in an array of such structs: <c>.Place.X</c>. Where it cannot be set by that name: its place among the
/// numbers of the struct, and what gives them.
/// </summary>
internal sealed record ItemPart(string Type, string Member, int? Position = null, int Count = 0, string Numbers = "");

internal enum ArrayForm
{
    Array,
    Span,
    ReadOnlySpan,
    Memory,
    List,
    /// <summary>As long as anybody asks for; a parameter is none, nor a type of the user's.</summary>
    Cells,
}

/// <summary>What a forward sweep of another project has recorded.</summary>
internal sealed record OtherTape(string Text) : IrType(Text);

/// <summary>What one value of a loop was in each of its trips. Truths take a bit each.</summary>
internal sealed record Tape(IrType Element) : IrType(Element == Bool ? BitTape : Prefix + Element.Text + ">")
{
    public const string BitTape = "global::Backprop.BitTape";
    public const string Prefix = "global::Backprop.Tape<";
}

/// <summary>The slots of a tape that one entry of a loop writes or reads.</summary>
internal sealed record Stretch(IrType Element) : IrType("global::Backprop.Slots<" + Element.Text + ">")
{
    /// <summary>tape.member(arguments): the slots that are taken.</summary>
    public static Quoted Of(Local tape, string member, params Atom[] arguments)
    {
        var element = tape.Type is Tape own ? own.Element : ((CallStack)tape.Type).Element;
        return CallStack.Member(tape, member, new Stretch(element), arguments);
    }

    /// <summary>tape.Room(end): all slots before one.</summary>
    public static Quoted Room(Local tape, Expr end)
    {
        if (end is Atom atom) return Of(tape, "Room", atom);
        var call = Of(tape, "Room", Integers.Number(0));
        var text = (Quoted)end;
        var pieces = text.Pieces.ToList();
        pieces[0] = call.Pieces[1] + pieces[0];
        pieces[pieces.Count - 1] += call.Pieces[call.Pieces.Count - 1];
        return call with { Pieces = pieces.Prepend(call.Pieces[0]).ToSeq(), Holes = text.Holes.Prepend(call.Holes[0]).ToSeq() };
    }

    /// <summary>The tape, the slot and the count of the slots that a statement takes; null for any other statement.</summary>
    public static (Local Tape, Local Slot, Atom Count)? TakenBy(Stmt stmt) =>
        stmt is Assign { Target.Type: Stretch, Value: Quoted { Holes: { Count: 3 } holes } } && holes[0].Value is Read { Local: var tape } && holes[1].Value is Read { Local: var slot }
            ? (tape, slot, holes[2].Value) : null;
}

/// <summary>What all calls of a helper record of one value: the last that was put there is the first to be taken.</summary>
internal sealed record CallStack(IrType Element) : IrType(Prefix + Element.Text + ">")
{
    public const string Prefix = "global::Backprop.CallTape<";

    /// <summary>stack.member(arguments), in its order.</summary>
    public static Quoted Member(Local stack, string member, IrType type, params Atom[] arguments)
    {
        var pieces = arguments.Skip(1).Select(_ => ", ").Prepend("." + member + "(").ToList();
        if (arguments.Length == 0) pieces[0] += ")";
        else pieces.Add(")");
        return new Quoted(pieces.Prepend("").ToSeq(), arguments.Prepend(new Read(stack)).Select(atom => new Hole(atom, HoleKind.Cut, -1)).ToSeq(), type, Binding.Primary, Movable: false);
    }
}
