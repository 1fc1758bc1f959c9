using System.Collections;

namespace Backprop.Generator.Ir;

/// <summary>An immutable sequence compared by value; its hash is computed once.</summary>
internal sealed class Seq<T>(T[] items) : IReadOnlyList<T>, IEquatable<Seq<T>>
{
    public static readonly Seq<T> Empty = new([]);

    private int? hash;

    public int Count => items.Length;

    public T this[int index] => items[index];

    public bool Equals(Seq<T>? other)
    {
        if (ReferenceEquals(this, other)) return true;
        if (other is null || other.Count != Count || other.GetHashCode() != GetHashCode()) return false;
        for (int i = 0; i < items.Length; i++)
            if (!EqualityComparer<T>.Default.Equals(items[i], other[i])) return false;
        return true;
    }

    public override bool Equals(object? obj) => Equals(obj as Seq<T>);

    public override int GetHashCode()
    {
        if (hash is { } known) return known;
        int computed = 17;
        foreach (var item in items) computed = unchecked(computed * 31 + (item?.GetHashCode() ?? 0));
        hash = computed;
        return computed;
    }

    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => items.GetEnumerator();
}

internal static class Seq
{
    public static Seq<T> Of<T>(params T[] items) => items.Length == 0 ? Seq<T>.Empty : new(items);

    public static Seq<T> ToSeq<T>(this IEnumerable<T> items) => Of(items.ToArray());
}
