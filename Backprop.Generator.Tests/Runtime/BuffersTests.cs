namespace Backprop.Generator.Tests.Runtime;

/// <summary>What overlaps is refused, whichever begins first and at whichever place it is given; what only touches, or is empty, is not.</summary>
public class BuffersTests
{
    [Fact]
    public void The_parts_of_complex_numbers_are_where_they_are()
    {
        var numbers = new[] { new System.Numerics.Complex(1, 2), new System.Numerics.Complex(3, 4) };
        Assert.Equal([1.0, 2, 3, 4], Buffers.Parts(numbers).ToArray());
        Buffers.Parts(numbers)[2 * 1 + 1] += 5;
        Assert.Equal(new System.Numerics.Complex(3, 9), numbers[1]);
    }

    private static readonly double[] array = new double[12];

    [Fact]
    public void Sections_are_refused_exactly_where_they_overlap()
    {
        var sections = Enumerable.Range(0, 7).SelectMany(start => Enumerable.Range(0, 5).Select(length => (start, length))).ToArray();
        foreach (var (start, length) in sections)
            foreach (var (other, size) in sections)
            {
                bool expected = length > 0 && size > 0 && start < other + size && other < start + length;
                for (int place = 0; place < 8; place++)
                    foreach (bool checksLength in new[] { false, true })
                        Assert.True(expected == IsRefused(start, length, other, size, place, checksLength), $"{start}+{length}, {other}+{size} at {place}");
            }
    }

    private static bool IsRefused(int start, int length, int other, int size, int place, bool checksLength)
    {
        ReadOnlySpan<double> buffer = array.AsSpan(start, length), section = array.AsSpan(other, size), apart = new double[3];
        var (a, b, c, d) = (new double[2], new double[2], Array.Empty<double>(), new double[1]);
        try
        {
            switch (place, checksLength)
            {
                case (0, false): Buffers.Apart("buffer", buffer, section, b, c, d); break;
                case (1, false): Buffers.Apart("buffer", buffer, a, section); break;
                case (2, false): Buffers.Apart("buffer", buffer, a, b, section); break;
                case (3, false): Buffers.Apart("buffer", buffer, a, b, c, section); break;
                case (4, _): Buffers.AlsoApart("buffer", buffer, section, b); break;
                case (5, _): Buffers.AlsoApart("buffer", buffer, a, section); break;
                case (6, _): Buffers.AlsoApart("buffer", buffer, a, b, section, d); break;
                case (7, _): Buffers.AlsoApart("buffer", buffer, a, b, c, section); break;
                case (0, true): Buffers.Check("buffer", buffer, length, section); break;
                case (1, true): Buffers.Check("buffer", buffer, length, apart, section); break;
                case (2, true): Buffers.Check("buffer", buffer, length, a, b, section, d); break;
                case (3, true): Buffers.Check("buffer", buffer, length, a, b, apart, section); break;
            }
            return false;
        }
        catch (ArgumentException refusal)
        {
            Assert.Equal("buffer", refusal.ParamName);
            return true;
        }
    }

    [Fact]
    public void Lengths_are_said()
    {
        var wrong = Assert.Throws<ArgumentException>(() => Buffers.Check<double>("dX", new double[3], 2, default));
        Assert.StartsWith("The buffer is 3 long, and has to be 2.", wrong.Message);
        wrong = Assert.Throws<ArgumentException>(() => Buffers.CheckSeed<double>("seed", new double[3], 2));
        Assert.StartsWith("The seed is 3 long, and has to be 2, or empty for zero.", wrong.Message);
        Buffers.CheckSeed<double>("seed", default, 2);
    }

    [Fact]
    public void What_is_added_to_few_elements_or_many_has_the_bits_of_a_loop()
    {
        for (int length = 0; length < 20; length++)
        {
            double scale = 0.1 * length - 0.7;
            var x = Enumerable.Range(0, length).Select(i => Math.Sin(i + length)).ToArray();
            var y = Enumerable.Range(0, length).Select(i => Math.Cos(3 * i)).ToArray();
            var (singleX, singleY) = (x.Select(value => (float)value).ToArray(), y.Select(value => (float)value).ToArray());
            var expected = y.Select((value, i) => value + scale * x[i]).ToArray();
            var singleExpected = singleY.Select((value, i) => value + (float)scale * singleX[i]).ToArray();
            Buffers.AddScaled(scale, x, y);
            Buffers.AddScaled((float)scale, singleX, singleY);
            Assert.Equal(expected, y);
            Assert.Equal(singleExpected, singleY);
            Assert.Throws<ArgumentException>(() => Buffers.AddScaled(1, x, new double[length + 1]));
            Assert.Throws<ArgumentException>(() => Buffers.AddScaled(1, singleX, new float[length + 1]));
        }
    }
}
