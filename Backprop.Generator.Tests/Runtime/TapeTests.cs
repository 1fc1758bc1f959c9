namespace Backprop.Generator.Tests.Runtime;

/// <summary>Tapes hold what was written, whatever their room, and give their memory back.</summary>
public class TapeTests
{
    [Theory, InlineData(0), InlineData(-5), InlineData(1), InlineData(7), InlineData(1000), InlineData(50_000)]
    public void What_was_written_is_read(int trips)
    {
        var tape = new Tape<double>(trips);
        for (int i = 0; i < 1000; i++) tape[i] = Math.Sin(i);
        for (int i = 999; i >= 0; i--) Assert.Equal(Math.Sin(i), tape[i]);
        Assert.InRange(tape.Capacity, Math.Max(1000, trips), 1 << 21);
        tape.Dispose();
        Assert.Equal(0, tape.Capacity);
    }

    [Fact]
    public void Trips_that_are_only_announced_take_no_memory_beyond_a_million()
    {
        var tape = new Tape<double>(int.MaxValue);
        Assert.InRange(tape.Capacity, 1, 1 << 21);
        tape.Dispose();
    }

    [Theory, InlineData(0), InlineData(3), InlineData(5000)]
    public void Room_for_slots_before_one_keeps_those_that_were_written(int trips)
    {
        var tape = new Tape<double>(trips);
        for (int i = 0; i < 10; i++) tape[i] = i;
        var slots = tape.Room(1000);
        for (int i = 10; i < 1000; i++) slots[i] = i;
        for (int i = 0; i < 1000; i++) Assert.Equal(i, tape[i]);
        int room = tape.Capacity;
        Assert.Equal(999, tape.Room(1000)[999]);
        Assert.Equal(room, tape.Capacity);
        tape.Dispose();
    }

    [Theory, InlineData(0), InlineData(-1), InlineData(int.MinValue)]
    public void No_room_is_made_where_none_is_asked_for(int end)
    {
        var tape = new Tape<double>(0);
        _ = tape.Room(end);
        Assert.Equal(0, tape.Capacity);
    }

    [Theory, InlineData(0), InlineData(-5), InlineData(1), InlineData(64), InlineData(1000)]
    public void Bits_too(int trips)
    {
        var tape = new BitTape(trips);
        for (int round = 0; round < 2; round++)
        {
            for (int i = 0; i < 1000; i++) tape[i] = (i * 7 + round) % 3 == 0;
            for (int i = 999; i >= 0; i--) Assert.Equal((i * 7 + round) % 3 == 0, tape[i]);
        }
        Assert.True(tape.Capacity >= 1000);
        tape.Dispose();
        Assert.Equal(0, tape.Capacity);
    }

    [Fact]
    public void A_tape_can_be_written_anew_after_it_was_disposed()
    {
        var tape = new Tape<string>(3);
        tape[0] = "a";
        tape.Dispose();
        tape.Dispose();
        tape[20] = "b";
        Assert.Equal("b", tape[20]);
    }

    [Fact]
    public void An_array_given_back_keeps_no_object_alive()
    {
        for (int i = 0; i < 10; i++)
        {
            var tape = new Tape<object>(4);
            for (int slot = 0; slot < 4; slot++) Assert.Null(tape[slot]);
            for (int slot = 0; slot < 4; slot++) tape[slot] = new object();
            tape.Dispose();
        }
    }

    [Fact]
    public void Two_tapes_never_share_their_memory()
    {
        var tapes = new Tape<int>[40];
        for (int round = 0; round < 3; round++)
        {
            for (int k = 0; k < tapes.Length; k++)
                for (int i = 0; i < 20 + k; i++) tapes[k][i] = 1000 * k + i + round;
            for (int k = 0; k < tapes.Length; k++)
            {
                for (int i = 0; i < 20 + k; i++) Assert.Equal(1000 * k + i + round, tapes[k][i]);
                if (k % 3 == round) tapes[k].Dispose();
            }
        }
    }

    [Fact]
    public void No_slot_before_the_first()
    {
        var tape = new Tape<double>();
        Assert.Throws<IndexOutOfRangeException>(() => tape[-1] = 1);
        var bits = new BitTape();
        Assert.Throws<IndexOutOfRangeException>(() => bits[-1] = true);
    }

    [Fact]
    public void In_the_steady_state_nothing_is_allocated()
    {
        long allocated = long.MaxValue;
        for (int round = 0; round < 5; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int k = 0; k < 100; k++)
            {
                Tape<double> a = new(200), b = default, c = default;
                var d = new BitTape(200);
                for (int i = 0; i < 200; i++) (a[i], b[i], c[i], d[i]) = (i, i, i, true);
                a.Dispose();
                b.Dispose();
                c.Dispose();
                d.Dispose();
            }
            allocated = Math.Min(allocated, GC.GetAllocatedBytesForCurrentThread() - before);
        }
        Assert.Equal(0, allocated);
    }

    [Fact]
    public void Nor_for_thousands_of_tapes_at_once()
    {
        var tapes = new Tape<double>[5000];
        long allocated = long.MaxValue;
        for (int round = 0; round < 5; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int k = 0; k < tapes.Length; k++)
                for (int i = 0; i <= k % 30; i++) tapes[k][i] = i;
            for (int k = 0; k < tapes.Length; k++) tapes[k].Dispose();
            allocated = Math.Min(allocated, GC.GetAllocatedBytesForCurrentThread() - before);
        }
        Assert.Equal(0, allocated);
    }
}
