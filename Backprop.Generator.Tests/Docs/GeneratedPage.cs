using System.Runtime.CompilerServices;

namespace Backprop.Generator.Tests.Docs;

/// <summary>A page of docs/ that the code itself writes: it must be what is there. BACKPROP_ACCEPT=1 writes it.</summary>
internal static class GeneratedPage
{
    private static readonly string folder = Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", "..", "docs");

    /// <summary>A page as it is, for one of which the code writes a part.</summary>
    public static string Read(string name) => File.ReadAllText(Path.Combine(folder, name)).Replace("\r\n", "\n");

    public static void Verify(string name, string text)
    {
        var path = Path.Combine(folder, name);
        if (Environment.GetEnvironmentVariable("BACKPROP_ACCEPT") == "1") File.WriteAllText(path, text);
        Assert.True(File.Exists(path), name + " is missing: run with BACKPROP_ACCEPT=1");
        Assert.Equal(text, Read(name));
    }

    private static string ThisFile([CallerFilePath] string file = "") => file;
}
