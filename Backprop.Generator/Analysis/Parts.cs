using Backprop.Generator.Ir;

namespace Backprop.Generator.Analysis;

/// <summary>Parts of one buffer, for which something holds that does not of what is outside of them. Many are as good as the whole buffer.</summary>
internal sealed class Parts
{
    private const int Most = 8;

    private readonly IReadOnlyList<Local> parts;

    private Parts(IReadOnlyList<Local> parts) => this.parts = parts;

    public static Parts None { get; } = new([]);

    public bool IsEmpty => parts.Count == 0;

    public static Parts Of(IEnumerable<Local> parts, AdjointBuffers buffers)
    {
        var all = new Dictionary<int, Local>();
        foreach (var part in parts) all[part.Id] = part;
        if (all.Count == 0) return None;
        if (all.Count <= Most) return new(all.Values.ToArray());
        var whole = all.Values.First();
        while (buffers.WholeOf(whole) is { } around) whole = around;
        return new([whole]);
    }

    public Parts And(Parts others, AdjointBuffers buffers) => others.IsEmpty ? this : IsEmpty ? others : Of(parts.Concat(others.parts), buffers);

    /// <summary>Without those that lie within others.</summary>
    public Parts Without(Parts others, AdjointBuffers buffers) =>
        IsEmpty || others.IsEmpty ? this : Of(parts.Where(part => !others.parts.Any(other => buffers.IsWithin(part, other))), buffers);

    /// <summary>As they are known outside of a loop: each trip may cut out others.</summary>
    public Parts Outside(Touch loop, Trips trips, AdjointBuffers buffers)
    {
        return parts.All(IsOutside) ? this : Of(parts.Select(Around).OfType<Local>(), buffers);

        bool IsOutside(Local part) => !loop.Holds(trips.DefinedAt(part));

        Local? Around(Local part)
        {
            Local? around = part;
            while (around is not null && !IsOutside(around)) around = buffers.WholeOf(around);
            return around;
        }
    }
}
