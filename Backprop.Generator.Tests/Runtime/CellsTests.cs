namespace Backprop.Generator.Tests.Runtime;

/// <summary>Cells begin with zero, and there are as many as anybody asks for.</summary>
public class CellsTests
{
    [Fact]
    public void What_was_written_is_read()
    {
        var cells = new Cells<double>();
        for (int i = 0; i < 1000; i++) cells[i] = Math.Sin(i);
        for (int i = 0; i < 1000; i++) Assert.Equal(Math.Sin(i), cells[i]);
    }

    [Theory, InlineData(0), InlineData(15), InlineData(16), InlineData(1_000_000)]
    public void What_was_not_is_zero(int cell)
    {
        var cells = new Cells<float>();
        Assert.Equal(0, cells[cell]);
        cells[cell] += 2;
        Assert.Equal(2, cells[cell]);
        Assert.Equal(0, cells[cell + 1]);
        Assert.Equal(0, cells[Math.Max(0, cell - 1)] - (cell == 0 ? 2 : 0));
    }

    [Fact]
    public void There_is_none_before_the_first() => Assert.Throws<IndexOutOfRangeException>(() => new Cells<double>()[-1]);
}
