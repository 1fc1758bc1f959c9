namespace Backprop;

/// <summary>
/// A method that is computed again on the way back instead of recorded: of a call only what it was given is kept. That trades time, one more
/// run of the method, for memory. A loop of n steps that calls it for √n steps at a time keeps what 2·√n steps record.
/// </summary>
/// <remarks>
/// The method must do nothing but compute: what it did besides would be done twice. It may read arrays, which are copied where they
/// change later, and write those that it is given, which are copied before. A loop need not be split by hand: see
/// <see cref="Differentiation.Checkpointed(int)"/>. For the idea see A. Griewank, Achieving logarithmic growth of temporal and spatial
/// complexity in reverse automatic differentiation, Optimization Methods and Software 1, 1992.
/// </remarks>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class CheckpointAttribute : Attribute;
