using System.Runtime.CompilerServices;

namespace Backprop;

/// <summary>Which way a branch of a loop went in each of its trips, one bit a trip. Otherwise like <see cref="Tape{T}"/>.</summary>
public struct BitTape : IDisposable
{
    private uint[]? words;

    /// <summary>A tape for a known number of trips; it grows where there are more.</summary>
    /// <param name="trips">The number of trips; zero or less: not known.</param>
    public BitTape(int trips) => words = trips > 0 ? TapePool<uint>.RentFor((int)(((uint)trips + 31) >> 5)) : null;

    /// <summary>The number of slots that there is room for.</summary>
    public readonly long Capacity => 32L * (words?.Length ?? 0);

    /// <summary>Whether it was so in a trip.</summary>
    /// <param name="trip">The number of the trip, from 0.</param>
    /// <exception cref="IndexOutOfRangeException">A slot is read that has never had room.</exception>
    public bool this[int trip]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        readonly get => (words![trip >> 5] >> trip & 1) != 0;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        set
        {
            var room = words;
            int word = trip >> 5;
            if (room is null || (uint)word >= (uint)room.Length) room = words = TapePool<uint>.Grow(words, word);
            uint bit = 1u << trip;
            room[word] = value ? room[word] | bit : room[word] & ~bit;
        }
    }

    /// <summary>Gives the memory back; the tape is empty then, and may be written anew.</summary>
    public void Dispose()
    {
        if (words is { } rented) TapePool<uint>.Return(rented);
        words = null;
    }
}
