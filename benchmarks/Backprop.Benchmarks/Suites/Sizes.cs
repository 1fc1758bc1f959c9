namespace Backprop.Benchmarks.Suites;

/// <summary>A size of a program, as a type: each size is a program of its own.</summary>
public interface ISize
{
    static abstract int Value { get; }
}

public readonly struct Size1 : ISize
{
    public static int Value => 1;
}

public readonly struct Size10 : ISize
{
    public static int Value => 10;
}

public readonly struct Size64 : ISize
{
    public static int Value => 64;
}

public readonly struct Size100 : ISize
{
    public static int Value => 100;
}

public readonly struct Size1000 : ISize
{
    public static int Value => 1000;
}

public readonly struct Size100000 : ISize
{
    public static int Value => 100_000;
}
