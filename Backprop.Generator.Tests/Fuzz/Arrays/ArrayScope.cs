namespace Backprop.Generator.Tests.Fuzz.Arrays;

/// <summary>How long an array is at least. A to C: as long as the parameter of that name, whatever that is.</summary>
internal enum Size
{
    N,
    OneMore,
    D,
    Rows,
    Two,
    Four,
    A,
    B,
    C,
}

internal enum Form
{
    Array,
    Span,
    ReadOnly,
}

/// <summary>An array in scope. Exact: no longer than its size says.</summary>
internal sealed record Arr(string Name, Size Size, Form Form, bool Writable, bool Assignable, bool Exact)
{
    public string Type => Form switch { Form.Array => "R[]", Form.Span => "Span<R>", _ => "ReadOnlySpan<R>" };

    public string Part(string start, string? length) => $"{Name}.{(Form == Form.Array ? "AsSpan" : "Slice")}({start}{(length is null ? "" : ", " + length)})";
}

/// <summary>A counter in scope, from Low on, that stays High below the size, or below the length of one array.</summary>
internal sealed record Counter(string Name, Size? Below, string? Of, int Low, int High)
{
    public bool Fits(Arr array) => Of == array.Name || Below is { } below && Sizes.Within(below, array.Size);
}

internal static class Sizes
{
    /// <summary>Whether what is as long as the one can be indexed by what stays below the other.</summary>
    public static bool Within(Size below, Size size) => below == size || (below, size) switch
    {
        (Size.N, Size.OneMore or Size.Rows or Size.A or Size.B or Size.C) => true,
        (Size.OneMore, Size.A) => true,
        (Size.D, Size.Rows or Size.B) => true,
        (Size.Rows, Size.B) => true,
        (Size.Two, Size.Four) => true,
        _ => false,
    };

    public static string Text(Size size) => size switch
    {
        Size.N => "n",
        Size.OneMore => "n + 1",
        Size.D => "d",
        Size.Rows => "n * d",
        Size.Two => "2",
        Size.Four => "4",
        Size.A => "a.Length",
        Size.B => "b.Length",
        _ => "c.Length",
    };
}
