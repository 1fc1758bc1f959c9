using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Backprop.Generator.Tests.Testing.Arrays;

/// <summary>A compilation with all that was generated, and a bridge for each method with points.</summary>
internal sealed class LoadedArrays
{
    private readonly Dictionary<string, ArraySubject> subjects;
    private readonly LoadedAssembly loaded;

    public LoadedArrays(CSharpCompilation compilation, params string[] variants)
        : this(compilation, (method, name) => Bridge.Text(method, name, variants)) { }

    private LoadedArrays(CSharpCompilation compilation, Func<ArrayMethod, string, string> bridge)
    {
        var methods = ArrayMethod.In(compilation).Select((method, i) => (Method: method, Bridge: "Bridge" + i)).ToArray();
        var bridged = compilation.AddSyntaxTrees(methods.Select(m =>
            GeneratorHarness.Parse(bridge(m.Method, m.Bridge), Options.Default, m.Bridge + ".cs")));
        loaded = new LoadedAssembly(bridged);
        subjects = methods.ToDictionary(
            m => m.Method.Key,
            m => new ArraySubject(m.Method, CorpusProgram.FindMethod(loaded, m.Method.Key), loaded.Assembly.GetType(m.Bridge)!));
    }

    /// <summary>The methods alone, nothing generated.</summary>
    public static LoadedArrays PlainOnly(CSharpCompilation compilation) => new(compilation, Bridge.PlainText);

    public IEnumerable<ArraySubject> Subjects => subjects.Values;

    public ArraySubject Method(string key) => subjects[key];

    public void Unload() => loaded.Unload();
}
