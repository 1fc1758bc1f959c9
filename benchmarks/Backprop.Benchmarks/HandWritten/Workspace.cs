namespace Backprop.Benchmarks.HandWritten;

/// <summary>Scratch numbers that a thread keeps between calls, so that the calls allocate nothing. What they hold is undefined.</summary>
public sealed class Workspace
{
    private double[] _numbers = [];
    private int _taken;

    /// <summary>Begins a call that takes <paramref name="total"/> numbers in all.</summary>
    public void Begin(int total)
    {
        if (_numbers.Length < total)
            _numbers = new double[total];
        _taken = 0;
    }

    public Span<double> Take(int length)
    {
        var taken = _numbers.AsSpan(_taken, length);
        _taken += length;
        return taken;
    }
}
