using System.Globalization;
using Backprop.GradBench.Evals;
using Backprop.GradBench.Protocol;

namespace Backprop.GradBench.Verification;

/// <summary>All test vectors in a folder against the tool, through its protocol.</summary>
public static class VectorFolder
{
    /// <summary>What a correct tool may be away from the expected outputs, relative.</summary>
    public const double Tolerance = 1e-9;

    private const string Suffix = ".expected.json";

    public static IEnumerable<VectorCase> Cases(string folder) =>
        from file in Directory.EnumerateFiles(folder, "*" + Suffix).Order(StringComparer.Ordinal)
        select new VectorCase(folder, Path.GetFileName(file)[..^Suffix.Length]);

    /// <summary>Prints a line for each function; whether all that the tool answers is right. What it lacks is no failure.</summary>
    public static bool Verify(string folder, TextWriter output)
    {
        var session = new Session(Catalogue.All);
        var (right, wrong, unanswered) = (0, 0, 0);
        foreach (var vector in Cases(folder))
            foreach (var role in vector.Roles)
            {
                var answer = vector.Answer(session, role);
                if (!answer.GetProperty("success").GetBoolean())
                {
                    unanswered++;
                    output.WriteLine($"{vector.Name} {vector.Function(role)}: {answer.GetProperty("error")}");
                    continue;
                }

                var difference = Difference.Relative(answer.GetProperty("output"), vector.Expected(role));
                var close = difference <= Tolerance;
                (right, wrong) = close ? (right + 1, wrong) : (right, wrong + 1);
                output.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{vector.Name} {vector.Function(role)}: {(close ? "right" : "WRONG")}, {difference:0.0e+0} away"));
            }

        output.WriteLine($"{right} right, {wrong} wrong, {unanswered} not answered");
        return wrong == 0;
    }
}
