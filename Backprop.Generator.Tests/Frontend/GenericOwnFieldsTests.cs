using Backprop.Generator.Tests.Diagnostics;
using Backprop.Generator.Tests.Testing;

namespace Backprop.Generator.Tests.Frontend;

/// <summary>
/// Methods of the objects of generic classes over numbers: they have the derivatives of a class that is written for the type of the numbers, to the last bit; and
/// those are held against static methods, and these against everything in the corpus.
/// </summary>
public class GenericOwnFieldsTests
{
    /// <summary>The classes, as generic ones; and, with numbers in the place of T, as others.</summary>
    private const string Classes = """
        public abstract class Module<T> where T : IFloatingPointIeee754<T>
        {
            [Differentiable] protected readonly T[] shared = { T.CreateChecked(0.4), T.CreateChecked(-1.1) };
            protected T Mix(T x) => x * shared[0] + shared[1];
            public virtual T Run(T x) => Mix(x) * x;
        }

        public partial class Dense<T> : Module<T> where T : IFloatingPointIeee754<T>
        {
            [Differentiable] private readonly T[] weights = { T.CreateChecked(0.3), T.CreateChecked(-0.2), T.CreateChecked(0.5), T.CreateChecked(0.7), T.CreateChecked(0.1), T.CreateChecked(-0.4) };
            [Differentiable] public T Rate { get; set; } = T.CreateChecked(0.25);
            [Differentiable] private T gain = T.CreateChecked(0.75);
            private readonly T[] table = { T.One, T.CreateChecked(2.5) };
            private readonly int power = 2;
            private int calls;
            public int Count => table.Length;
            public int Calls => calls;

            [Differentiable]
            public T Forward(T[] x, T t)
            {
                T s = T.Zero;
                for (int i = 0; i < Count; i++)
                {
                    T y = this.shared[i];
                    for (int j = 0; j < x.Length; j++) y += weights[i * x.Length + j] * x[j];
                    s += Activation(y) * t;
                }
                calls++;
                return s * gain;
            }

            private T Activation(T y)
            {
                T weights = y * Rate;
                for (int i = 0; i < power; i++) weights *= T.Tanh(y);
                return weights;
            }

            [Differentiable]
            public override T Run(T x)
            {
                Func<T, T> act = v => T.Tanh(v * gain) + table[1];
                T s = act(Mix(x)), gain2 = this.gain;
                foreach (T w in shared) s += w * act(x * gain2) * table[1];
                return s;
            }

            [Differentiable] public T Norm(int n = 2) { T sum = T.Zero; foreach (T w in weights) sum += w * w; return sum * gain * T.CreateChecked(n); }
            [Differentiable] public (T, T) Pair(T x) => (x * gain, Mix(x));
            [Differentiable] public void Fill(T[] xs, T[] ys) { for (int i = 0; i < xs.Length; i++) ys[i] = xs[i] * gain + shared[0]; }
            [Differentiable] public T Sum(T[] xs) => xs.Aggregate(T.Zero, (s, x) => s + Mix(x) * gain);
            [Differentiable] public T Made(T x) { var cell = new Cell<T>(x * gain); cell.Add(x); return cell.Value * gain; }
            [Differentiable] internal T Hidden(T x, int n = 2) { T gain = x; for (int i = 0; i < n; i++) gain *= this.gain; return gain; }
        }

        public sealed class Cell<T> where T : IFloatingPointIeee754<T>
        {
            public T Value;
            public Cell(T value) { Value = value; }
            public void Add(T value) { Value += value; }
        }

        public readonly partial struct Spring<T> where T : IFloatingPointIeee754<T>
        {
            [Differentiable] private readonly T stiffness;
            public Spring(T stiffness) { this.stiffness = stiffness; }
            [Differentiable] public T Energy(T x) => stiffness * x * x;
            [Differentiable] public T Work() => stiffness * stiffness;
        }

        public partial record Neuron<T>([property: Differentiable] T Weight, [property: Differentiable] T Bias) where T : IFloatingPointIeee754<T>
        {
            [Differentiable] public T Of(T x) => T.Tanh(Weight * x + Bias);
        }

        public static partial class Outer<T> where T : IFloatingPointIeee754<T>
        {
            public partial class Inner
            {
                [Differentiable] public T factor = T.CreateChecked(3);
                [Differentiable] public T Of(T x) => factor * x * x;
            }
        }

        /// <summary>No field is marked: the object is a passenger, and so are others of its class.</summary>
        public partial class Plain<T> where T : IFloatingPointIeee754<T>
        {
            public T Rate { get; init; } = T.CreateChecked(1.5);
            private readonly T[] taps = { T.One, T.CreateChecked(3) };
            private int count;
            public int Count => count;
            [Differentiable] public T Power(T x) { count++; return Of(x, 3) * Rate; }
            [Differentiable] public T With(Plain<T> other, T x) => other.Twice(x) * Rate + other.taps[1] * x;
            private T Twice(T x) => x + x * taps[1];
            private T Of(T x, int n) { T p = T.One; for (int i = 0; i < n; i++) p *= x; return p; }
        }

        """;

    private const string Usings = "using System; using System.Linq; using System.Numerics; using Backprop;\n";

    private const string Report = """
        public static class Report
        {
            public static string Of()
            {
                T[] xs = { (T)1.25, (T)(-0.75), (T)0.5 };
                var dense = new Dense<T>();
                var (value, all) = dense.ForwardValueAndGradient(xs, (T)0.9);
                T[] dXs = new T[3], dShared = new T[2], dWeights = new T[6], ys = new T[3];
                var into = dense.ForwardGradient(xs, (T)0.9, dXs, dShared, dWeights);
                T forward = dense.ForwardForward(xs, (T)0.9, out var tape);
                var back = dense.ForwardBackward(tape, 2);
                var run = dense.RunGradient((T)0.8);
                dense.PairForward((T)0.8, out var pairs);
                var pair = dense.PairBackward(pairs, 1, 2);
                dense.FillForward(xs, ys, out var filled);
                var fill = dense.FillBackward(filled, new T[] { 1, 2, 3 });
                var sum = dense.SumGradient(xs);
                var made = dense.MadeGradient((T)0.8);
                var plain = new Plain<T>();
                return Text(value, all.x, all.t, all.shared, all.weights, all.Rate, all.gain, "|", dXs, into.t, dShared, dWeights, into.Rate, into.gain, "|", forward, back.x, back.t, back.shared, back.weights, back.Rate, back.gain, dense.Calls,
                    "|", run.x, run.shared, run.weights, run.Rate, run.gain, "|", dense.NormGradient().weights, dense.NormGradient(3).gain, "|", pair.x, pair.shared, pair.gain, "|", ys, fill.xs, fill.shared, fill.gain, "|", sum.xs, sum.shared, sum.gain, "|", made.x, made.gain, dense.HiddenGradient((T)0.8).gain,
                    "|", new Spring<T>(3).EnergyGradient((T)1.5), new Neuron<T>((T)0.4, (T)0.1).OfGradient((T)1.5), new Outer<T>.Inner().OfGradient((T)1.5), "|", plain.PowerGradient((T)1.5), plain.Count, plain.WithGradient(new Plain<T> { Rate = 2 }, 2));
            }

            private static string Text(params object[] all) => string.Join(" ", all.Select(one => one is T[] array ? string.Join(",", array) : one.ToString()));
        }
        """;

    [Theory]
    [InlineData("double")]
    [InlineData("float")]
    public void They_have_the_derivatives_of_classes_for_the_type(string number)
    {
        string own = For(number, Classes.Replace("<T>", "", StringComparison.Ordinal).Replace("where T : IFloatingPointIeee754", "", StringComparison.Ordinal), "") + For(number, Report, "");
        string generic = Classes + For(number, Report, "<" + number + ">");
        Assert.Equal(Result(own), Result(generic));
    }

    [Fact]
    public void They_are_for_the_numbers_that_the_object_is_of()
    {
        var loaded = new LoadedAssembly(GeneratorHarness.Run(Usings + Classes + "public static class Use { public static string Of() => (new Spring<double>(3).EnergyGradient(2), new Spring<float>(3).EnergyGradient(2), new Spring<float>(3).WorkGradient()).ToString(); }").Succeeded().Output);
        Assert.Equal("((12, 4), (12, 4), 6)", loaded.Assembly.GetType("Use")!.GetMethod("Of")!.Invoke(null, null));
        loaded.Unload();
        var mixed = GeneratorHarness.Run(Usings + Classes + "public static class Use { public static object Of() => new Spring<float>(3).EnergyGradient(1.5); }");
        Assert.Contains("EnergyGradient", Assert.Single(mixed.Output.GetDiagnostics(), one => one.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error).GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("public", "public", "public")]
    [InlineData("public", "internal", "public")]
    [InlineData("internal", "public", "internal")]
    [InlineData("public", "private", "")]
    public void Extension_methods_are_for_whoever_may_call_the_method(string type, string method, string expected)
    {
        string text = GeneratorHarness.Run(Usings + $"namespace Of {{ public class CGradients {{ }} {type} partial class C<T> where T : INumber<T> {{ [Differentiable] T w = T.One; [Differentiable] {method} T F(T x) => w * x; }} }}").Succeeded().AllText;
        Assert.Equal(expected, text.Split('\n').FirstOrDefault(line => line.Contains(" static partial class CGradients2", StringComparison.Ordinal))?.Trim().Split(' ')[0] ?? "");
        Assert.Contains(method + " static (double x, double w) FGradient(global::Of.C<double> c, double x)", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[Differentiable] T w; [Differentiable] public T F(C<T> other, T x) => [|other.w|] * x;", "BP0011")]
    [InlineData("[Differentiable] T w; T Of(T x) => w * x; [Differentiable] public T F(C<T> other, T x) => [|other.Of(x)|];", "BP0103")]
    [InlineData("[Differentiable] T w; [Differentiable] public T F(T x) { var me = this; return [|me.w|] * x; }", "BP0011")]
    [InlineData("[Differentiable] T w; [Differentiable] public T [|F|](T x) { w = x; return x * x; }", "BP0011")]
    [InlineData("[Differentiable] T w; void Set() { w = T.One; Console.Out.Flush(); } [Differentiable] public T [|F|](T x) { Set(); return w * x; }", "BP0011")]
    [InlineData("[Differentiable] readonly T[] w = { T.One }; T[] v; void Set() { v[0] = T.One; Console.Out.Flush(); } [Differentiable] public T F(T x) { v = [|w|]; Set(); return w[0] * x; }", "BP0106")]
    [InlineData("[Differentiable] readonly T[] w = { T.One }; T[] v; [Differentiable] public T F(T x) { T s = w[0] * x; v[0] = [|x|]; return s * w[0]; }", "BP0105")]
    [InlineData("T[] v; void Set() { v[0] = T.One; Console.Out.Flush(); } [Differentiable] public T F(T[] a) { T s = a[0] * a[0]; [|Set()|]; return s * a[0]; }", "BP0008")]
    [InlineData("static T[] v; static void Set() { v[0] = T.One; Console.Out.Flush(); } static T Twice(T x) { [|Set()|]; return x + x; } [Differentiable] public static T F(T[] a) { T s = a[0] * a[0]; s = Twice(s); return s * a[0]; }", "BP0008")]
    [InlineData("public sealed partial class D<U, V> where U : INumber<U> where V : INumber<V> { [Differentiable] U w = U.One; [Differentiable] public double [|F|](double x) => x; }", "BP0011")]
    [InlineData("[Differentiable] public T F(T [|x|]) => x * x;", "BP0008", "struct")]
    [InlineData("[Differentiable] T w; public virtual T Of(T x) => w * x; [Differentiable] public T F(T x) => [|Of(x)|];", "BP0103")]
    public void What_cannot_be(string members, string id, string further = "")
    {
        var (text, spans) = Marked.Parse(Usings + "public partial " + (further == "struct" ? further : "class") + " C<T> where T : IFloatingPointIeee754<T> { " + members + " [Differentiable] public static T Healthy(T x) => x * x; }");
        var run = GeneratorHarness.Run(text).GeneratedCleanly();
        var reported = GeneratorHarness.Analyze(run.Output).GroupBy(one => (one.Id, one.Location.SourceSpan)).ToArray();
        Assert.Equal((id, spans[0].Start, spans[0].End), (Assert.Single(reported).Key.Id, reported[0].Key.SourceSpan.Start, reported[0].Key.SourceSpan.End));
        Assert.DoesNotContain(" FGradient", run.AllText);
        Assert.Contains(" HealthyGradient", run.AllText);
    }

    private static string For(string number, string text, string given) => System.Text.RegularExpressions.Regex.Replace(
        text.Replace("<T>", given, StringComparison.Ordinal).Replace("T.CreateChecked(", "(" + number + ")(", StringComparison.Ordinal).Replace("T.One", "1f", StringComparison.Ordinal).Replace("T.Zero", "(" + number + ")0", StringComparison.Ordinal), @"\bT\b", number);

    private static string Result(string program)
    {
        var loaded = new LoadedAssembly(GeneratorHarness.Run(Usings + program).Succeeded().Output);
        string said = (string)loaded.Assembly.GetType("Report")!.GetMethod("Of")!.Invoke(null, null)!;
        loaded.Unload();
        return said;
    }
}
