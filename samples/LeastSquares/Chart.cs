using ScottPlot;

namespace LeastSquares;

/// <summary>The picture of a fit: the data, the curve at the start and the fitted one.</summary>
public static class Chart
{
    /// <summary>Draws it into <paramref name="file"/>; says why if this machine has not what drawing needs.</summary>
    public static string Save(string file, Measurements data, double[] start, double[] found)
    {
        try
        {
            return "plot: " + Draw(data, start, found).SavePng(file, 900, 500).Path;
        }
        catch (Exception e) when (e is DllNotFoundException or TypeInitializationException or BadImageFormatException)
        {
            return $"no plot: the native library of SkiaSharp could not be loaded ({e.GetBaseException().Message.Split('\n')[0]})";
        }
    }

    private static Plot Draw(Measurements data, double[] start, double[] found)
    {
        var plot = new Plot();
        plot.Add.ScatterPoints(data.Times, data.Values, Colors.Gray).LegendText = "data";
        Curve(plot, data, start, Colors.Orange, "start").LinePattern = LinePattern.Dashed;
        Curve(plot, data, found, Colors.Navy, "fitted");
        plot.XLabel("time");
        plot.YLabel("displacement");
        plot.ShowLegend(Alignment.UpperRight);
        return plot;
    }

    private static ScottPlot.Plottables.Scatter Curve(Plot plot, Measurements data, double[] parameters, Color color, string name)
    {
        const int points = 600;
        var times = Enumerable.Range(0, points).Select(i => data.Times[^1] * i / (points - 1)).ToArray();
        var curve = plot.Add.ScatterLine(times, [.. times.Select(t => RingDown.Displacement(parameters, t))], color);
        curve.LineWidth = 2;
        curve.LegendText = name;
        return curve;
    }
}
