using System.Runtime.CompilerServices;
using DiffEngine;

namespace Backprop.Generator.Tests.Testing;

/// <summary>
/// Approved text in Verify's conventions: <c>Class.Method#hint.verified.cs</c> beside the test, <c>.received.cs</c> after a
/// mismatch, a missing approval is a failure. BACKPROP_ACCEPT=1 approves. Verify itself can take this file's place.
/// </summary>
internal static class Snapshot
{
    private static bool Accepting => Environment.GetEnvironmentVariable("BACKPROP_ACCEPT") == "1";

    public static void Verify(
        string text, string? hint = null, string extension = "cs",
        [CallerFilePath] string file = "", [CallerMemberName] string method = "")
    {
        var name = Path.GetFileNameWithoutExtension(file) + "." + method;
        if (Compare(text, PathOf(Path.GetDirectoryName(file)!, name, hint, "verified", extension)) is { } difference)
            Assert.Fail(difference);
    }

    /// <summary>All the outputs of one input: each one approved, and no approval left over from an output that is gone.</summary>
    public static void VerifyAll(string folder, string name, IEnumerable<(string Hint, string Text)> outputs, string extension = "cs")
    {
        var failures = new List<string>();
        var current = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (hint, text) in outputs)
        {
            var verified = PathOf(folder, name, hint, "verified", extension);
            current.Add(verified);
            if (Compare(text, verified) is { } difference) failures.Add(difference);
        }
        foreach (var stale in Directory.GetFiles(folder, $"{name}#*.verified.{extension}").Where(path => !current.Contains(path)))
        {
            if (Accepting) File.Delete(stale);
            else failures.Add($"nothing generates {stale} any more: delete it, or run with BACKPROP_ACCEPT=1");
        }
        if (failures.Count > 0) Assert.Fail(string.Join("\n\n", failures));
    }

    public static string Normalise(string text) => text.TrimStart('\uFEFF').Replace("\r\n", "\n");

    private static string PathOf(string folder, string name, string? hint, string state, string extension) =>
        Path.Combine(folder, $"{name}{(hint is null ? "" : "#" + hint)}.{state}.{extension}");

    private static string? Compare(string text, string verified)
    {
        var received = verified.Replace(".verified.", ".received.");
        text = Normalise(text);
        var approved = File.Exists(verified) ? Normalise(File.ReadAllText(verified)) : null;
        if (text == approved || Accepting)
        {
            if (text != approved) File.WriteAllText(verified, text);
            File.Delete(received);
            return null;
        }
        File.WriteAllText(received, text);
        if (!BuildServerDetector.Detected) DiffRunner.Launch(received, verified);
        return approved is null
            ? $"{verified} is missing.\nRead {received} aloud; if it is right, run with BACKPROP_ACCEPT=1.\n\n{text}"
            : $"{received} differs from what was approved.\n{FirstDifference(approved, text)}";
    }

    private static string FirstDifference(string approved, string received)
    {
        string[] old = approved.Split('\n'), now = received.Split('\n');
        int line = 0;
        while (line < old.Length && line < now.Length && old[line] == now[line]) line++;
        var above = line > 0 ? $"      {old[line - 1]}\n" : "";
        return $"first difference in line {line + 1}:\n{above}    - {At(old, line)}\n    + {At(now, line)}";
    }

    private static string At(string[] lines, int line) => line < lines.Length ? lines[line] : "(end)";
}
