namespace Backprop;

/// <summary>The arrays that one thread gave back, of all types: 64 places, chained by a hash of the length.</summary>
internal sealed class ShadowShelf
{
    private const int Places = 64;
    private const long MostBytes = 64L << 20;

    private readonly Place[] places = new Place[Places];

    /// <summary>Where the chain of a hash begins, plus one: 0 for an empty chain.</summary>
    private readonly int[] heads = new int[Places];
    private int free; // the chain of the free places
    private long bytes;
    private long clock;

    public ShadowShelf()
    {
        for (int i = 0; i < Places; i++) places[i].Next = i + 1 < Places ? i + 2 : 0;
        free = 1;
    }

    /// <summary>An array of this length, the one given back last; none: null.</summary>
    public T[]? Take<T>(int length)
    {
        ref int link = ref heads[Hash(length)];
        while (link != 0)
        {
            ref var place = ref places[link - 1];
            if (place.Length == length && Exactly.As<T>(place.Items) is { } items)
            {
                Empty(ref link);
                return items;
            }
            link = ref place.Next;
        }
        return null;
    }

    /// <summary>Puts an array on the shelf, unless it is there already or too large for it.</summary>
    public void Put(Array items, int length, long size)
    {
        ref int head = ref heads[Hash(length)];
        for (int link = head; link != 0; link = places[link - 1].Next)
            if (ReferenceEquals(places[link - 1].Items, items)) return;

        if (size > MostBytes) return;
        while (free == 0 || bytes + size > MostBytes) EmptyOldest();
        int to = free;
        ref var place = ref places[to - 1];
        free = place.Next;
        place.Items = items;
        place.Length = length;
        place.Bytes = size;
        place.Time = ++clock;
        place.Next = head;
        head = to;
        bytes += size;
    }

    private static int Hash(int length) => (int)((uint)length * 0x9E3779B1 >> 26);

    private void EmptyOldest()
    {
        int oldest = -1;
        for (int i = 0; i < Places; i++)
            if (places[i].Items is not null && (oldest < 0 || places[i].Time < places[oldest].Time)) oldest = i;

        ref int link = ref heads[Hash(places[oldest].Length)];
        while (link != oldest + 1) link = ref places[link - 1].Next;
        Empty(ref link);
    }

    /// <summary>Frees the place that the link leads to.</summary>
    private void Empty(ref int link)
    {
        int emptied = link;
        ref var place = ref places[emptied - 1];
        place.Items = null;
        bytes -= place.Bytes;
        link = place.Next;
        place.Next = free;
        free = emptied;
    }

    private struct Place
    {
        public Array? Items;
        public int Length;

        /// <summary>The next place of its chain, plus one.</summary>
        public int Next;
        public long Bytes;
        public long Time;
    }
}
