using Backprop.GradBench.Verification;

namespace Backprop.Benchmarks.Tests.GradBench;

/// <summary>The vectors that lie beside this file.</summary>
public static class TestVectors
{
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "GradBench", "Vectors");

    public static TheoryData<string> Names => [.. VectorFolder.Cases(Folder).Select(vector => vector.Name)];

    public static TheoryData<string> Of(string eval) =>
        [.. VectorFolder.Cases(Folder).Where(vector => vector.Eval == eval).Select(vector => vector.Name)];

    public static VectorCase Load(string name) => new(Folder, name);
}
