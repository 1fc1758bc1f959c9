using System.Runtime.CompilerServices;

namespace Backprop.Generator.Tests.Docs;

/// <summary>A page of docs/ that the code itself writes: it must be what is there. BACKPROP_ACCEPT=1 writes it.</summary>
internal static class GeneratedPage
{
    public static void Verify(string name, string text, [CallerFilePath] string file = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(file)!, "..", "..", "docs", name);
        if (Environment.GetEnvironmentVariable("BACKPROP_ACCEPT") == "1") File.WriteAllText(path, text);
        Assert.True(File.Exists(path), name + " is missing: run with BACKPROP_ACCEPT=1");
        Assert.Equal(text, File.ReadAllText(path).Replace("\r\n", "\n"));
    }
}
