using System.Reflection;
using Backprop.Generator.Tests.Testing;
using Microsoft.CodeAnalysis;

namespace Backprop.Generator.Tests.Pipeline;

/// <summary>What the driver keeps between edits must not keep a compilation alive.</summary>
public class CacheKeyTests
{
    public static TheoryData<string> Programs() => new(Corpus.AllNames);

    [Theory, MemberData(nameof(Programs))]
    public void Models_hold_nothing_of_Roslyn(string program)
    {
        var result = Corpus.Load(program).Run.Result;
        foreach (var (name, steps) in TrackedSteps.Own(result))
            foreach (var output in steps.SelectMany(step => step.Outputs))
                if (Forbidden(output.Value) is { } path) Assert.Fail($"step {name}: {path}");
    }

    [Fact]
    public void So_do_those_of_refused_methods()
    {
        var run = GeneratorHarness.Run("""
            using Backprop;
            public class NotPartial { [Differentiable] public static double F(double x) => x; }
            public static partial class C
            {
                [Differentiable] public static double Fine(double x) => x * x;
                [Differentiable] public static double Loop(double x) { while (x > 1) x /= 2; return x; }
                [Differentiable] public static double Odd(decimal x) => 1;
                [Differentiable] public static double Broken(double x) => x * nonsense;
            }
            """);
        foreach (var (name, steps) in TrackedSteps.Own(run.DidNotThrow().Result))
            foreach (var output in steps.SelectMany(step => step.Outputs))
                if (Forbidden(output.Value) is { } path) Assert.Fail($"step {name}: {path}");
    }

    [Fact]
    public void The_walk_finds_what_is_hidden_deep() =>
        Assert.NotNull(Forbidden(new Dictionary<string, object[]> { ["a"] = [1, new Lazy<object>(Location.None)] }));

    private static string? Forbidden(object? root)
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var rest = new Stack<(object Value, string Path)>();
        if (root is not null) rest.Push((root, root.GetType().Name));
        while (rest.TryPop(out var next))
        {
            var (value, path) = next;
            if (value is ISymbol or SyntaxNode or SyntaxTree or SyntaxReference or Location or Compilation or SemanticModel or IOperation)
                return $"{path} is a {value.GetType()}";
            if (value is string or Type or MemberInfo || value.GetType().IsPrimitive || !seen.Add(value)) continue;
            if (value is Array array)
            {
                foreach (var element in array)
                    if (element is not null) rest.Push((element, path + "[]"));
            }
            foreach (var field in Fields(value.GetType()))
                if (field.GetValue(value) is { } held) rest.Push((held, $"{path}.{field.Name}"));
        }
        return null;
    }

    private static IEnumerable<FieldInfo> Fields(Type? type)
    {
        for (; type is not null && type != typeof(object); type = type.BaseType)
            foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                if (!field.FieldType.IsPointer) yield return field;
    }
}
