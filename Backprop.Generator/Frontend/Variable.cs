using Backprop.Generator.Ir;
using Microsoft.CodeAnalysis;

namespace Backprop.Generator.Frontend;

/// <summary>A variable of the user's; one of a tuple or struct is the variables of its parts.</summary>
internal sealed record Variable(Local? Local, Variable[] Elements)
{
    public bool IsTuple { get; init; }

    /// <summary>Of a tuple or struct: its type.</summary>
    public ITypeSymbol? Type { get; init; }

    /// <summary>Where an object of the method's own may be kept: which one.</summary>
    public Slot? Slot { get; init; }

    /// <summary>Whether it is an object that stands for others: which of them is not known, only what it holds.</summary>
    public bool IsCopy => Copied is not null;

    /// <summary>Of what a method returns that gives an object.</summary>
    public Several? Several { get; init; }

    /// <summary>Of an object that stands for others: what is known of it.</summary>
    public Copied? Copied { get; init; }

    /// <summary>Of an object: the path on which it was created.</summary>
    public object? Path { get; init; }

    public Value Value => Several is { } several ? new Value([]) { Object = several.One } : Local is { } local ? new Value(new Read(local)) : new Value(Elements.Select(element => element.Value).ToArray());
}

/// <summary>The value of an expression: an atom, or a tuple of values.</summary>
internal sealed record Value(Atom? Atom, Value[] Elements)
{
    public Value(Atom atom) : this(atom, []) { }

    public Value(Value[] elements) : this(null, elements) { }

    /// <summary>The object of the method's own, or none, that it is.</summary>
    public Variable? Object { get; init; }

    public IEnumerable<Atom> Atoms => Atom is { } atom ? [atom] : Elements.SelectMany(element => element.Atoms);

    /// <summary>The same shape with other atoms, in order.</summary>
    public Value With(Queue<Atom> atoms) =>
        Atom is null ? this with { Elements = Elements.Select(element => element.With(atoms)).ToArray() } : new Value(atoms.Dequeue());
}

/// <summary>An object that stands for others.</summary>
internal sealed class Copied
{
    /// <summary>Whether it is known yet which objects its fields hold.</summary>
    public bool IsGiven { get; set; }
}

/// <summary>Which object of the method's own a field holds now.</summary>
internal sealed class Slot
{
    public Variable? Object { get; set; }

    /// <summary>A name or place that holds none.</summary>
    public static Variable Empty() => new(null, []) { Slot = new Slot() };
}
