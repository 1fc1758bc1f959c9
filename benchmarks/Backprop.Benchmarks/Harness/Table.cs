using System.Globalization;

namespace Backprop.Benchmarks.Harness;

/// <summary>One line for each program, printed as soon as it is measured.</summary>
public static class Table
{
    private static readonly string[] s_columns =
        ["program", "primal ns", "hand ns", "generated ns", "generated/hand", "gradient/primal", "bytes per call"];

    public static void Print(IEnumerable<ISuite> suites, TextWriter output)
    {
        output.WriteLine(Row(s_columns));
        output.WriteLine(Row([.. s_columns.Select((column, i) => i == 0 ? new string('-', Width(i)) : new string('-', Width(i) - 1) + ':')]));
        foreach (var suite in suites)
        {
            var measured = suite.Measure();
            output.WriteLine(Row(
                suite.Name, Number(measured.Primal), Number(measured.HandWritten), Number(measured.Generated),
                Number(measured.GeneratedOverHand), Number(measured.GradientOverPrimal),
                measured.BytesPerCall.ToString("0.#", CultureInfo.InvariantCulture)));
        }
    }

    private static string Row(params string[] cells) =>
        "| " + string.Join(" | ", cells.Select((cell, i) => i == 0 ? cell.PadRight(Width(i)) : cell.PadLeft(Width(i)))) + " |";

    private static int Width(int column) => Math.Max(column == 0 ? 16 : 14, s_columns[column].Length);

    private static string Number(double number) =>
        number.ToString(number < 10 ? "0.00" : number < 1000 ? "0.0" : "0", CultureInfo.InvariantCulture);
}
