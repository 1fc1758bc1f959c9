using CsCheck;

namespace Backprop.Generator.Tests.Runtime;

/// <summary>Buffers.Order: to the last bit where Array.Sort leaves each number, zeros of either sign and what is no number too.</summary>
public class OrderTests
{
    private static readonly double[] special = [0.0, -0.0, double.NaN, 1, double.NegativeInfinity];

    private static readonly Gen<double[]> numbers = Gen.OneOf(Gen.Double, Gen.Int[0, special.Length - 1].Select(i => special[i])).Array[0, 70];

    [Fact]
    public void It_is_that_of_sort() => numbers.Sample(values =>
    {
        var sorted = (double[])values.Clone();
        Array.Sort(sorted);
        var order = Buffers.Order<double>(values);
        Assert.Equal(Enumerable.Range(0, values.Length), order.Order());
        Assert.Equal(sorted.Select(BitConverter.DoubleToInt64Bits), order.Select(i => BitConverter.DoubleToInt64Bits(values[i])));
    }, iter: 3000);

    [Fact]
    public void By_keys_it_is_that_of_OrderBy()
    {
        double[] keys = [2, -0.0, 1, double.NaN, 0, 1, 2, double.NegativeInfinity, 1, double.NaN];
        int[] all = Enumerable.Range(0, keys.Length).ToArray();
        Assert.Equal(all.OrderBy(i => keys[i]), Buffers.Order<double>(keys, isDescending: false));
        Assert.Equal(all.OrderByDescending(i => keys[i]), Buffers.Order<double>(keys, isDescending: true));
    }
}
