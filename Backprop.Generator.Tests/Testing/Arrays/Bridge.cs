using System.Text;

namespace Backprop.Generator.Tests.Testing.Arrays;

/// <summary>
/// C# that calls a method and what was generated for it with arguments in an object[]: reflection can pass neither spans nor a
/// tape that is a ref struct. It is written from the contract alone: where the generated code differs, it does not compile.
/// </summary>
internal static class Bridge
{
    /// <summary>A bridge to everything. Variants: suffixes of further oracles that take the same parameters.</summary>
    public static string Text(ArrayMethod method, string name, IReadOnlyList<string> variants) => Class(name, Plain(method) + Generated(method, variants));

    /// <summary>A bridge to the method alone.</summary>
    public static string PlainText(ArrayMethod method, string name) => Class(name, Plain(method));

    private static string Class(string name, string members) => $"#nullable disable\n#pragma warning disable\npublic static class {name}\n{{\n{members}}}\n";

    private static string Member(string signature, string? type, string call) =>
        type is null ? $"    public static object {signature} {{ {call}; return null; }}\n" : $"    public static object {signature} {{ {type} r = {call}; return r; }}\n";

    private static string Called(ArrayMethod method) => method.Type + "." + method.Name;

    private static string Arguments(ArrayMethod method) => List(method.Parameters.Select((p, i) => p.From($"a[{i}]")));

    private static string? ResultOf(ArrayMethod method) => method.IsVoid ? null : "var";

    private static string Plain(ArrayMethod method) => Member("Plain(object[] a)", ResultOf(method), $"{Called(method)}({Arguments(method)})");

    private static string Generated(ArrayMethod method, IReadOnlyList<string> variants)
    {
        var text = new StringBuilder();
        string called = Called(method), arguments = Arguments(method);
        string tangents = List(method.Active.Select((p, k) => p.From($"t[{k}]")));
        string buffers = List(method.Containers.Select((p, k) => p.BufferFrom($"b[{k}]")));

        void Add(string signature, string? type, string call) => text.Append(Member(signature, type, call));

        Add("Jvp(object[] a, object[] t)", ResultOf(method), $"{called}Jvp({List(arguments, tangents)})");
        if (method.IsScalar)
        {
            string value = method.Results[0], gradient = Tuple(method.Active)!;
            Add("Gradient(object[] a)", gradient, $"{called}Gradient({arguments})");
            Add("ValueAndGradient(object[] a)", $"({value} value, {gradient} gradient)", $"{called}ValueAndGradient({arguments})");
            Add("GradientJvp(object[] a, object[] t)", "var", $"{called}GradientJvp({List(arguments, tangents)})");
            if (method.Containers.Any())
            {
                Add("GradientInto(object[] a, object[] b)", Tuple(method.Scalars), $"{called}Gradient({List(arguments, buffers)})");
                Add("ValueAndGradientInto(object[] a, object[] b)",
                    Tuple(method.Scalars) is { } scalars ? $"({value} value, {scalars} gradient)" : value, $"{called}ValueAndGradient({List(arguments, buffers)})");
            }
            foreach (string variant in variants) Add($"{variant}(object[] a)", "var", $"{called}{variant}({arguments})");
            text.Append(Allocated(method, called, buffers));
        }
        text.Append(Sweep(method, called, arguments, buffers));
        if (method.Containers.Any()) text.Append(AllocatedBackward(method, called, buffers));
        return text.ToString();
    }

    /// <summary>Forward, and a Backward for each entry: one that allocates where there are no buffers.</summary>
    private static string Sweep(ArrayMethod method, string called, string arguments, string buffers)
    {
        string seeds = List(Seeds(method, "seeds[k]"));
        string into = !method.Containers.Any() ? "throw new System.InvalidOperationException();"
            : $"{(method.Scalars.Any() ? $"{{ {Tuple(method.Scalars)} r = " : "")}{called}Backward({List("in tape", seeds, buffers)});{(method.Scalars.Any() ? " results[k] = r; }" : "")}";
        return $$"""
                public static object Sweep(object[] a, object[][] seeds, object[][] buffers, object[] results)
                {
                    {{(method.IsVoid ? "" : "object value = ")}}{{called}}Forward({{List(arguments, "out var tape")}});
                    try
                    {
                        for (int k = 0; k < seeds.Length; k++)
                        {
                            var b = buffers[k];
                            if (b is null) { {{Tuple(method.Active)}} g = {{called}}Backward({{List("in tape", seeds)}}); results[k] = g; }
                            else {{into}}
                        }
                    }
                    finally { tape.Dispose(); }
                    return {{(method.IsVoid ? "null" : "value")}};
                }

            """;
    }

    private static IEnumerable<string> Seeds(ArrayMethod method, string given) =>
        method.Results.Select((element, i) => ArrayParameter.ResultSeed(element, method.ReturnsArray, $"{given}[{i}]"))
            .Concat(method.Written.Select((p, i) => p.SeedFrom($"{given}[{method.Results.Count + i}]")));

    /// <summary>The fewest bytes that a backward sweep into buffers allocates, of some in which everything is warm.</summary>
    private static string AllocatedBackward(ArrayMethod method, string called, string buffers)
    {
        var seeds = Seeds(method, "seeds").ToArray();
        return $$"""
                public static long AllocatedBackward(object[] a, object[] seeds, object[] b)
                {
                    {{Locals(method)}}
                    {{string.Join(" ", seeds.Select((seed, i) => $"var s{i} = {seed};"))}}
                    {{called}}Forward({{List(Given(method), "out var tape")}});
                    long least = long.MaxValue;
                    for (int trip = 0; trip < 8; trip++)
                    {
                        {{Measured($"{called}Backward({List("in tape", List(seeds.Select((_, i) => "s" + i)), buffers)});")}}
                    }
                    tape.Dispose();
                    return least;
                }

            """;
    }

    /// <summary>The fewest bytes that a call allocates, of some in which everything is warm.</summary>
    private static string Allocated(ArrayMethod method, string called, string buffers)
    {
        string given = Given(method);
        return $$"""
                public static long Allocated(System.Func<object[]> fresh, object[] b, bool plain)
                {
                    long least = long.MaxValue;
                    for (int trip = 0; trip < 8; trip++)
                    {
                        var a = fresh();
                        {{Locals(method)}}
                        {{Measured($"if (plain) {called}({given}); else {called}Gradient({List(given, buffers)});")}}
                    }
                    return least;
                }

            """;
    }

    /// <summary>The arguments in variables, so that what makes spans of them is not measured.</summary>
    private static string Locals(ArrayMethod method) => string.Join(" ", method.Parameters.Select((p, i) => $"var p{i} = {p.From($"a[{i}]")};"));

    private static string Given(ArrayMethod method) => List(method.Parameters.Select((_, i) => "p" + i));

    private static string Measured(string call) =>
        $"long before = System.GC.GetAllocatedBytesForCurrentThread(); {call} least = System.Math.Min(least, System.GC.GetAllocatedBytesForCurrentThread() - before);";

    /// <summary>Bare if it is one, nothing if there is none.</summary>
    private static string? Tuple(IEnumerable<ArrayParameter> parameters) => parameters.ToArray() switch
    {
        [] => null,
        [var one] => one.GradientType,
        var several => "(" + List(several.Select(p => $"{p.GradientType} @{p.Name}")) + ")",
    };

    private static string List(IEnumerable<string> items) => List(items.ToArray());

    private static string List(params string[] items) => string.Join(", ", items.Where(item => item != ""));
}
