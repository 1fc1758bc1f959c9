using Microsoft.CodeAnalysis;

namespace Backprop.Generator.Tests.Fuzz.Arrays;

/// <summary>C# that calls a random program, its twin and all that was generated for it with arguments of one kind.</summary>
internal static class ArrayBridge
{
    private const string Arguments = "double[][] a, double x, int n, int d, int[] idx";

    public static string Text(ArrayProgram program, Compilation generated, Func<int, bool> isMissing)
    {
        var names = program.Given.Select(array => array.Name).ToArray();
        string called = "Programs." + program.Name, given = string.Join(", ", names.Select((_, i) => $"a[{i}]")) + ", x, n, d, idx";
        string buffers = string.Join(", ", names.Select((_, i) => $"b[{i}]"));
        var seeds = Seeded(program, generated).Select(i => $", w[{i}]").ToArray();
        string seed = "in tape, s" + string.Concat(seeds);
        string gradient = "object[] { " + string.Concat(names.Select(name => $"g.{name}, ")) + "g.x }";
        return $$"""
            #nullable disable
            #pragma warning disable
            public static class Bridge{{program.Name}}
            {
                public static readonly int[] Written = { {{string.Join(", ", Seeded(program, generated))}} };
                public static object Plain({{Arguments}}) => {{called}}({{given}});
                public static object Gradient({{Arguments}}) { var g = {{called}}Gradient({{given}}); return new {{gradient}}; }
                public static object Both({{Arguments}}) { var (v, g) = {{called}}ValueAndGradient({{given}}); return new object[] { v, new {{gradient}} }; }
                public static object Into({{Arguments}})
                {
                    var b = System.Array.ConvertAll(a, array => new double[array.Length]);
                    foreach (var buffer in b) System.Array.Fill(buffer, 7);
                    var g = {{called}}Gradient({{given}}, {{buffers}});
                    return new object[] { b, g };
                }
                public static object Sweep({{Arguments}}, double s, double[][] w)
                {
                    double v = {{called}}Forward({{given}}, out var tape);
                    try
                    {
                        var g = {{called}}Backward({{seed}});
                        var first = new {{gradient}};
                        var b = System.Array.ConvertAll(a, array => new double[array.Length]);
                        var into = new object[] { b, {{called}}Backward({{seed}}, {{buffers}}) };
                        g = {{called}}Backward({{seed}});
                        return new object[] { v, first, into, new {{gradient}} };
                    }
                    finally { tape.Dispose(); }
                }
                public static object Twin({{Arguments}})
                {
                    int all = 1;
                    foreach (var array in a) all += array.Length;
                    var duals = Dual.Inputs(a, all);
                    var value = Twins.{{program.Name}}({{given.Replace("a[", "duals[").Replace(" x,", " Dual.Input(x, all - 1, all),")}});
                    return (value, duals);
                }
            {{string.Concat(program.Fewer.Select((_, i) => $"    public static object By{i}({Arguments}) => {(isMissing(i) ? "null" : $"{called}By{i}({given})")};\n"))}}
            }

            """;
    }

    /// <summary>Which arrays Backward takes seeds for.</summary>
    private static IEnumerable<int> Seeded(ArrayProgram program, Compilation generated)
    {
        var parameters = generated.GetTypeByMetadataName("Programs")!.GetMembers(program.Name + "Backward").OfType<IMethodSymbol>()
            .SelectMany(method => method.Parameters).Select(parameter => parameter.Name).ToHashSet();
        return program.Given.Select((array, i) => (array, i)).Where(p => parameters.Contains("seed" + p.array.Name.ToUpperInvariant())).Select(p => p.i);
    }
}
