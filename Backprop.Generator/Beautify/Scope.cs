using Backprop.Generator.Ir;

namespace Backprop.Generator.Beautify;

/// <summary>
/// A body as it is printed, between braces: what one name means in it. Scopes are numbered as their texts begin, so that those within it have
/// the numbers up to <see cref="Last"/>.
/// </summary>
internal sealed class Scope(Scope? parent, Stmt? owner, int number)
{
    public Scope? Parent => parent;

    /// <summary>The statement that the body belongs to.</summary>
    public Stmt? Owner => owner;

    public int Number { get; } = number;

    public int Last { get; set; } = number;

    private int Depth { get; } = parent is null ? 0 : parent.Depth + 1;

    /// <summary>The whole of a method.</summary>
    public static Scope Whole() => new(null, null, 0) { Last = int.MaxValue };

    /// <summary>Whether the other one is this one, or within it.</summary>
    public bool Encloses(Scope other) => Number <= other.Number && other.Number <= Last;

    /// <summary>The innermost one that encloses both.</summary>
    public static Scope Common(Scope a, Scope b)
    {
        while (a != b)
        {
            if (a.Depth >= b.Depth) a = a.Parent!;
            else b = b.Parent!;
        }
        return a;
    }
}
