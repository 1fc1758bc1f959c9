namespace Backprop.Benchmarks.Harness;

/// <summary>What one trip of a timed loop does.</summary>
public interface IVariant<T>
{
    static abstract double Run(in T point);
}

public readonly struct Primal<TProgram, T> : IVariant<T> where TProgram : struct, IProgram<T>
{
    public static double Run(in T point) => TProgram.Primal(point);
}

public readonly struct HandWritten<TProgram, T> : IVariant<T> where TProgram : struct, IProgram<T>
{
    public static double Run(in T point) => TProgram.Consume(TProgram.HandWritten(point));
}

public readonly struct Generated<TProgram, T> : IVariant<T> where TProgram : struct, IProgram<T>
{
    public static double Run(in T point) => TProgram.Consume(TProgram.Generated(point));
}
