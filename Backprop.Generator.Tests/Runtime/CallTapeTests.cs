namespace Backprop.Generator.Tests.Runtime;

/// <summary>What the last call recorded is taken first, as often as from copies.</summary>
public class CallTapeTests
{
    [Theory, InlineData(1), InlineData(7), InlineData(1000), InlineData(50_000)]
    public void The_last_is_taken_first(int calls)
    {
        var tape = new CallTape<(int, double)>();
        for (int i = 0; i < calls; i++) tape.Push((i, Math.Sin(i)));
        Assert.Equal(calls, tape.Count);
        for (int i = calls - 1; i >= 0; i--) Assert.Equal((i, Math.Sin(i)), tape.Pop());
        Assert.Equal((0, calls), (tape.Count, tape.Recorded));
        tape.Dispose();
    }

    [Fact]
    public void A_copy_is_taken_for_itself()
    {
        var tape = new CallTape<int>();
        for (int i = 0; i < 5; i++) tape.Push(i * i);
        for (int round = 0; round < 2; round++)
        {
            var copy = tape;
            for (int i = 4; i >= 0; i--) Assert.Equal(i * i, copy.Pop());
        }
        Assert.Equal(5, tape.Count);
        tape.Dispose();
    }

    [Fact]
    public void Every_call_that_is_recorded_can_be_looked_at()
    {
        var tape = new CallTape<int>();
        for (int i = 0; i < 5; i++) tape.Push(i + 10);
        tape.Pop();
        Assert.Equal(14, tape[4]);
        tape[4] = 3;
        Assert.Equal(3, tape[4]);
        Assert.Throws<IndexOutOfRangeException>(() => tape[5]);
        Assert.Throws<IndexOutOfRangeException>(() => tape[-1]);
        tape.Dispose();
    }

    [Fact]
    public void What_is_not_there_cannot_be_taken()
    {
        var tape = new CallTape<int>();
        Assert.Throws<NullReferenceException>(() => { tape.Pop(); });
        tape.Push(1);
        tape.Pop();
        Assert.Throws<IndexOutOfRangeException>(() => { tape.Pop(); });
        tape.Dispose();
        Assert.Throws<NullReferenceException>(() => { tape.Pop(); });
    }

    [Fact]
    public void It_can_be_written_anew_after_it_was_disposed()
    {
        var tape = new CallTape<string>();
        tape.Push("a");
        tape.Dispose();
        tape.Dispose();
        Assert.Equal((0, 0), (tape.Count, tape.Recorded));
        tape.Push("b");
        Assert.Equal("b", tape.Pop());
    }

    [Theory, InlineData(1), InlineData(9), InlineData(3000)]
    public void Stretches_are_taken_in_the_opposite_order_with_single_values_between_them(int trips)
    {
        var tape = new CallTape<int>();
        for (int round = 0; round < 5; round++)
        {
            var slots = tape.PushSlots(trips);
            for (int i = 0; i < trips; i++) slots[i] = round * trips + i;
            tape.Push(-round);
        }
        Assert.Equal(5 * (trips + 1), tape.Count);
        for (int round = 4; round >= 0; round--)
        {
            Assert.Equal(-round, tape.Pop());
            var slots = tape.PopSlots(trips);
            for (int i = 0; i < trips; i++) Assert.Equal(round * trips + i, slots[i]);
        }
        Assert.Equal(0, tape.Count);
        tape.Dispose();
    }

    [Fact]
    public void No_trips_take_no_slots()
    {
        var tape = new CallTape<double>();
        tape.PushSlots(0);
        tape.PushSlots(-3);
        Assert.Equal((0, 0), (tape.Count, tape.Recorded));
        tape.Push(2);
        tape.PopSlots(0);
        tape.PopSlots(-3);
        Assert.Equal(1, tape.Count);
        Assert.Throws<InvalidOperationException>(() => { tape.PopSlots(2); });
        tape.Dispose();
    }
}
