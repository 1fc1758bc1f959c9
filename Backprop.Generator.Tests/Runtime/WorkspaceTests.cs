namespace Backprop.Generator.Tests.Runtime;

public class WorkspaceTests
{
    [Fact]
    public void Its_arrays_are_zero_and_of_the_wanted_length()
    {
        for (int round = 0; round < 4; round++)
        {
            using var workspace = Workspace.Rent();
            for (int length = 0; length < 40; length++)
            {
                var items = workspace.Zeros<double>(round == 2 ? 40 - length : length);
                Assert.Equal(new double[round == 2 ? 40 - length : length], items);
                Array.Fill(items, 1 + length);
            }
        }
    }

    [Fact]
    public void Types_are_kept_apart()
    {
        for (int round = 0; round < 4; round++)
        {
            using var workspace = Workspace.Rent();
            if (round % 2 == 0) Assert.Equal(new double[5], workspace.Zeros<double>(5));
            else Assert.Equal(new float[5], workspace.Zeros<float>(5));
            Assert.Equal(new string[3], workspace.Zeros<string>(3));
        }
    }

    [Fact]
    public void Nobody_shares()
    {
        for (int round = 0; round < 20; round++)
        {
            using Workspace outer = Workspace.Rent(), inner = Workspace.Rent();
            var arrays = new List<double[]>();
            for (int k = 0; k < 30; k++)
            {
                arrays.Add(outer.Zeros<double>(1 + k * round % 7));
                arrays.Add(inner.Zeros<double>(1 + k % (round + 1)));
                arrays.Add(Shadows.Rent<double>(1 + k % 5));
            }
            Assert.Equal(arrays.Count, arrays.Distinct().Count());
            foreach (var array in arrays.Where((_, i) => i % 3 == 2)) Shadows.Release(array);
        }
    }

    [Fact]
    public void No_object_is_kept_alive()
    {
        var reference = Fill();
        GC.Collect();
        Assert.False(reference.IsAlive);

        [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
        static WeakReference Fill()
        {
            using var workspace = Workspace.Rent();
            var kept = new object();
            workspace.Zeros<object>(4)[1] = kept;
            return new(kept);
        }
    }

    [Theory, InlineData(3), InlineData(5000)]
    public void What_a_trip_gives_back_the_next_one_gets(int length)
    {
        using var workspace = Workspace.Rent();
        var first = workspace.Zeros<double>(length);
        for (int trip = 0; trip < 100; trip++)
        {
            double[] outer = workspace.Zeros<double>(length), inner = workspace.Zeros<double>(length + 1);
            Assert.Equal(new double[length], outer);
            Assert.Equal(new double[length + 1], inner);
            Assert.NotSame(first, outer);
            Array.Fill(outer, 1);
            Array.Fill(inner, 2);
            workspace.Return(inner);
            workspace.Return(outer);
            Assert.Same(outer, workspace.Zeros<double>(length));
            workspace.Return(outer);
        }
    }

    [Fact]
    public void Nobody_gets_what_was_given_back_out_of_turn()
    {
        using var workspace = Workspace.Rent();
        double[] first = workspace.Zeros<double>(3), second = workspace.Zeros<double>(3);
        workspace.Return(first);
        workspace.Return(new double[3]);
        workspace.Return(Array.Empty<double>());
        Assert.Equal(3, new[] { first, second, workspace.Zeros<double>(3) }.Distinct().Count());
    }

    [Theory, InlineData(1), InlineData(5000)]
    public void In_the_steady_state_nothing_is_allocated(int arrays)
    {
        long allocated = long.MaxValue;
        for (int round = 0; round < 5; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            using (var workspace = Workspace.Rent())
                for (int k = 0; k < arrays; k++) workspace.Zeros<double>(1 + k % 50)[0] = 1;
            allocated = Math.Min(allocated, GC.GetAllocatedBytesForCurrentThread() - before);
        }
        Assert.Equal(0, allocated);
    }
}
