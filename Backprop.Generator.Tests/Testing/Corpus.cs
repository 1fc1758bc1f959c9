using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backprop.Generator.Tests.Testing;

/// <summary>The programs in Programs/: read from disk, compiled once each, on first use.</summary>
internal static class Corpus
{
    private static readonly ConcurrentDictionary<string, Lazy<CorpusProgram>> programs = new();

    public static string Folder { get; } = Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", "Programs");

    public static IEnumerable<string> Names => In("");

    /// <summary>The programs whose parameters or results are containers: Arrays/Name.</summary>
    public static IEnumerable<string> ArrayNames => In("Arrays");

    public static IEnumerable<string> AllNames => Names.Concat(ArrayNames);

    public static string Text(string name) => PendingMethods.LeftOut(WholeText(name));

    public static string WholeText(string name) => File.ReadAllText(Path.Combine(Folder, name + ".cs"));

    public static CorpusProgram Load(string name) =>
        programs.GetOrAdd(name, n => new Lazy<CorpusProgram>(() => new CorpusProgram(n))).Value;

    /// <summary>Every (program, method) pair, found without compiling anything.</summary>
    public static IEnumerable<(string Program, string Method)> Methods => MethodsOf(Names);

    public static IEnumerable<(string Program, string Method)> ArrayMethods => MethodsOf(ArrayNames).Where(pair => NumberTypes.Of(pair.Method) == typeof(double));

    public static IEnumerable<(string Program, string Method)> AllMethods => Methods.Concat(ArrayMethods);

    private static IEnumerable<string> In(string folder) =>
        Directory.GetFiles(Path.Combine(Folder, folder), "*.cs")
            .Select(path => Path.GetFileName(path)!)
            .Where(file => !file.EndsWith(".verified.cs", StringComparison.Ordinal) && !file.EndsWith(".received.cs", StringComparison.Ordinal))
            .Select(file => (folder == "" ? "" : folder + "/") + Path.GetFileNameWithoutExtension(file))
            .Order(StringComparer.Ordinal);

    private static IEnumerable<(string Program, string Method)> MethodsOf(IEnumerable<string> names) =>
        names.SelectMany(name => CSharpSyntaxTree.ParseText(Text(name)).GetRoot().DescendantNodes()
            .OfType<MethodDeclarationSyntax>()
            .Where(method => method.AttributeLists.SelectMany(list => list.Attributes).Any(a => a.Name.ToString() == "At"))
            .SelectMany(method => NumberTypes.Keys(method, Key(method)).Select(key => (name, key))));

    /// <summary>How a method is named in the tests: Type.Method(parameter, names).</summary>
    private static string Key(MethodDeclarationSyntax method) =>
        $"{((TypeDeclarationSyntax)method.Parent!).Identifier.ValueText}.{method.Identifier.ValueText}({string.Join(", ", method.ParameterList.Parameters.Select(p => p.Identifier.ValueText))})";

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
