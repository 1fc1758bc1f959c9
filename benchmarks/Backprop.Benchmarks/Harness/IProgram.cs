namespace Backprop.Benchmarks.Harness;

/// <summary>
/// A program, its gradient by hand and its gradient as generated. A gradient has the shape of the point it is taken at;
/// passengers and buffers belong to the program. Both gradients write into the same buffers, so that none is luckier with its
/// place in memory: read a gradient before asking for the next. Implemented by structs, so that the JIT inlines each variant where it is timed.
/// </summary>
public interface IProgram<T>
{
    static abstract double Primal(in T point);

    static abstract T HandWritten(in T point);

    static abstract T Generated(in T point);

    static abstract T Draw(Random random);

    /// <summary>How many points the table goes through: enough that no branch is learnt by heart, few enough to stay in the cache.</summary>
    static virtual int Points => 1024;

    /// <summary>How far central differences step: less where kinks lie close together.</summary>
    static virtual double Step => 6e-6;

    /// <summary>A number that takes every part of the gradient, so that none is optimised away. For arrays an element will do.</summary>
    static abstract double Consume(in T gradient);

    static abstract double[] Flatten(in T point);

    static abstract T Unflatten(double[] coordinates);
}
