using System.Runtime.CompilerServices;

namespace Backprop.Generator.Ir;

/// <summary>Statements told apart by where they stand, not by what they say.</summary>
internal sealed class ByReference : IEqualityComparer<Stmt>
{
    public static readonly ByReference Instance = new();

    public bool Equals(Stmt x, Stmt y) => ReferenceEquals(x, y);

    public int GetHashCode(Stmt stmt) => RuntimeHelpers.GetHashCode(stmt);
}
