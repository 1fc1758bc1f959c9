namespace Backprop.Generator.Tests.Runtime;

/// <summary>Shadows are zero, of exactly the wanted length, and nobody else's; what is given back is used again, within bounds.</summary>
public class ShadowsTests
{
    [Theory, InlineData(0), InlineData(1), InlineData(10), InlineData(64), InlineData(100_000)]
    public void They_are_zero_and_of_the_wanted_length(int length)
    {
        for (int round = 0; round < 3; round++)
        {
            var shadow = Shadows.Rent<double>(length);
            Assert.Equal(length, shadow.Length);
            Assert.All(shadow.AsSpan(0, Math.Min(length, 100)).ToArray(), value => Assert.Equal(0, value));
            Array.Fill(shadow, 7);
            Shadows.Release(shadow);
        }
    }

    [Fact]
    public void What_was_given_back_is_rented_again() => OnOwnThread(() =>
    {
        var shadow = Shadows.Rent<double>(12);
        Shadows.Release(shadow);
        Assert.Same(shadow, Shadows.Rent<double>(12));
        Assert.NotSame(shadow, Shadows.Rent<double>(12));
    });

    [Fact]
    public void Types_are_kept_apart() => OnOwnThread(() =>
    {
        Shadows.Release(new int[12]);
        Shadows.Release(new long[12]);
        Shadows.Release<object>(new string[12]);
        Assert.Equal(typeof(uint[]), Shadows.Rent<uint>(12).GetType());
        Assert.Equal(typeof(double[]), Shadows.Rent<double>(12).GetType());
        Assert.Equal(typeof(object[]), Shadows.Rent<object>(12).GetType());
        Assert.Equal(typeof(int[]), Shadows.Rent<int>(12).GetType());
    });

    [Fact]
    public void Given_back_twice_it_has_still_one_renter() => OnOwnThread(() =>
    {
        double[] shadow = Shadows.Rent<double>(12), other = Shadows.Rent<double>(12);
        Shadows.Release(shadow);
        Shadows.Release(other);
        Shadows.Release(shadow);
        var rented = Enumerable.Range(0, 4).Select(_ => Shadows.Rent<double>(12)).ToArray();
        Assert.Equal(4, rented.Distinct().Count());
    });

    [Fact]
    public void Null_and_nothing_are_ignored()
    {
        Shadows.Release<double>(null);
        Shadows.Release(Array.Empty<double>());
        Assert.Throws<ArgumentOutOfRangeException>(() => Shadows.Rent<double>(-1));
    }

    [Fact]
    public void The_shelf_keeps_what_came_last() => OnOwnThread(() =>
    {
        var shadows = Enumerable.Range(1, 100).Select(Shadows.Rent<float>).ToArray();
        foreach (var shadow in shadows) Shadows.Release(shadow);
        for (int i = 0; i < 100; i++)
        {
            var again = Shadows.Rent<float>(i + 1);
            if (i < 36) Assert.NotSame(shadows[i], again);
            else Assert.Same(shadows[i], again);
        }
    });

    [Fact]
    public void The_shelf_keeps_64_megabytes() => OnOwnThread(() =>
    {
        double[] small = new double[10], first = new double[5 << 20], second = new double[6 << 20], third = new double[1 << 20], tooLarge = new double[9 << 20];
        Shadows.Release(small);
        Shadows.Release(first);
        Shadows.Release(tooLarge);
        Shadows.Release(second);
        Shadows.Release(third);
        Assert.NotSame(tooLarge, Shadows.Rent<double>(9 << 20));
        Assert.NotSame(first, Shadows.Rent<double>(5 << 20));
        Assert.NotSame(small, Shadows.Rent<double>(10));
        Assert.Same(second, Shadows.Rent<double>(6 << 20));
        Assert.Same(third, Shadows.Rent<double>(1 << 20));
    });

    [Fact]
    public void No_object_is_kept_alive() => OnOwnThread(() =>
    {
        var shadow = Shadows.Rent<object>(3);
        shadow[1] = new object();
        Shadows.Release(shadow);
        Assert.Null(shadow[1]);
    });

    /// <summary>Against a list of who has what.</summary>
    [Fact]
    public void Nobody_shares() => OnOwnThread(() =>
    {
        var random = new Random(1);
        var rented = new List<double[]>();
        for (int step = 0; step < 20_000; step++)
        {
            if (rented.Count < 90 && random.Next(2) == 0)
            {
                var shadow = Shadows.Rent<double>(random.Next(1, 40));
                Assert.All(shadow, value => Assert.Equal(0, value));
                Array.Fill(shadow, step + 1);
                rented.Add(shadow);
            }
            else if (rented.Count > 0)
            {
                int i = random.Next(rented.Count);
                Assert.Equal(rented[i][0], rented[i][^1]);
                Shadows.Release(rented[i]);
                if (random.Next(5) == 0) Shadows.Release(rented[i]);
                rented.RemoveAt(i);
            }
        }
        Assert.Equal(rented.Count, rented.Distinct().Count());
    });

    [Fact]
    public void In_the_steady_state_nothing_is_allocated() => OnOwnThread(() =>
    {
        long allocated = long.MaxValue;
        for (int round = 0; round < 5; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < 50; i++)
            {
                double[] a = Shadows.Rent<double>(10), b = Shadows.Rent<double>(10), c = Shadows.Rent<double>(784);
                var d = Shadows.Rent<float>(10);
                Shadows.Release(a);
                Shadows.Release(b);
                Shadows.Release(c);
                Shadows.Release(d);
            }
            allocated = Math.Min(allocated, GC.GetAllocatedBytesForCurrentThread() - before);
        }
        Assert.Equal(0, allocated);
    });

    /// <summary>With an empty shelf.</summary>
    private static void OnOwnThread(Action test)
    {
        Exception? thrown = null;
        var thread = new Thread(() =>
        {
            try
            {
                test();
            }
            catch (Exception exception)
            {
                thrown = exception;
            }
        });
        thread.Start();
        thread.Join();
        if (thrown is not null) throw new InvalidOperationException(thrown.Message, thrown);
    }
}
