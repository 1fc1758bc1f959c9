using System.Reflection;
using Backprop.Generator.Tests.Testing.Arrays;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Backprop.Generator.Tests.Testing;

/// <summary>One program of the corpus, generated, compiled with its forward-mode oracles, and loaded.</summary>
internal sealed class CorpusProgram
{
    private readonly Lazy<LoadedAssembly> loaded;
    private readonly Lazy<LoadedArrays> arrays;

    public CorpusProgram(string name)
    {
        Name = name;
        Run = Generate(Options.Default);
        loaded = new Lazy<LoadedAssembly>(() => new LoadedAssembly(WithOracles(Run.Succeeded())));
        arrays = new Lazy<LoadedArrays>(() => new LoadedArrays(WithOracles(Run.Succeeded())));
    }

    public string Name { get; }

    public GeneratorRun Run { get; }

    public GeneratorRun Generate(Options options) => GeneratorHarness.Run([Corpus.Text(Name), CorpusVocabulary.Text], options);

    public Subject Method(string key) => Find(loaded.Value, key);

    public ArraySubject ArrayMethod(string key) => arrays.Value.Method(key);

    public static Subject Find(LoadedAssembly loaded, string key) => new(FindMethod(loaded, key));

    public static MethodInfo FindMethod(LoadedAssembly loaded, string key)
    {
        var number = NumberTypes.Of(key);
        var candidates = loaded.Assembly.GetTypes().Select(type => Closed(type, number)).SelectMany(type => type.GetMethods(Subject.Any))
            .Where(method => Point.IsOn(method) && Key(method) == key.Replace(NumberTypes.OfSingle, "", StringComparison.Ordinal)).ToArray();
        Assert.True(candidates.Length == 1, $"there are {candidates.Length} methods {key}");
        return NumberTypes.Closed(candidates[0], number);
    }

    public static CSharpCompilation WithOracles(GeneratorRun run)
    {
        var output = run.Output;
        foreach (var (hint, text) in ForwardMode.Files(run))
            output = output.AddSyntaxTrees(GeneratorHarness.Parse(text, Options.Default, hint));
        return output;
    }

    private static string Key(MethodInfo method) =>
        $"{method.DeclaringType!.Name.Split('`')[0]}.{method.Name}({string.Join(", ", method.GetParameters().Select(p => p.Name))})";

    /// <summary>A generic type, closed with any type that its constraints allow.</summary>
    private static Type Closed(Type type, Type number) => !type.IsGenericTypeDefinition ? type : type.MakeGenericType(
        type.GetGenericArguments()
            .Select(t => NumberTypes.Is(t) ? number : t.GenericParameterAttributes.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint) ? typeof(string) : typeof(int))
            .ToArray());
}
