using Backprop.Generator.Tests.Diagnostics;
using Backprop.Generator.Tests.Testing;

namespace Backprop.Generator.Tests.Frontend;

/// <summary>
/// Marked fields of an object: a method has the same derivatives, to the last bit, as a static one that is given them as parameters; and those are
/// held against everything in the corpus.
/// </summary>
public class OwnFieldsTests
{
    private const string Program = """
        using System;
        using Backprop;

        public abstract class Scaled
        {
            [Differentiable] protected double scale = 1.5;
        }

        public sealed partial class Layer : Scaled
        {
            [Differentiable] private readonly double[] weights = { 0.3, -0.2, 0.5, 0.7, 0.1, -0.4 };
            [Differentiable] private readonly double[] bias = { 0.1, -0.3 };
            [Differentiable] public float Rate { get; set; } = 0.25f;
            public int Count => bias.Length;
            private readonly int power = 2;

            [Differentiable]
            public double Forward(double[] x, double t)
            {
                double s = 0;
                for (int i = 0; i < Count; i++)
                {
                    double y = this.bias[i];
                    for (int j = 0; j < x.Length; j++) y += weights[i * x.Length + j] * x[j];
                    s += Activation(y) * t;
                }
                return s * scale;
            }

            private double Activation(double y)
            {
                double weights = y * Rate;
                for (int i = 0; i < power; i++) weights *= Math.Tanh(y);
                return weights;
            }

            [Differentiable]
            public double Steps(double x, int n)
            {
                int times = power;
                foreach (int i in Differentiation.Checkpointed(n)) x = Math.Tanh(scale * x + weights[i % 6] * times) + this.scale * i;
                return x * power;
            }

            [Differentiable]
            public double Norm()
            {
                double sum = 0;
                foreach (double weight in weights) sum += weight * weight;
                return sum * scale * this.scale + Rate;
            }

            [Differentiable] private double Hidden(double x) { double scale = x * 2; return scale * this.scale; }
        }

        public static partial class Twin
        {
            private static double Activation(double y, float rate)
            {
                double weights = y * rate;
                for (int i = 0; i < 2; i++) weights *= Math.Tanh(y);
                return weights;
            }

            [Differentiable]
            public static double Forward(double[] x, double t, double scale, double[] weights, double[] bias, float rate)
            {
                double s = 0;
                for (int i = 0; i < bias.Length; i++)
                {
                    double y = bias[i];
                    for (int j = 0; j < x.Length; j++) y += weights[i * x.Length + j] * x[j];
                    s += Activation(y, rate) * t;
                }
                return s * scale;
            }

            [Differentiable]
            public static double Steps(double x, int n, double scale, double[] weights)
            {
                for (int i = 0; i < n; i++) x = Math.Tanh(scale * x + weights[i % 6] * 2) + scale * i;
                return x * 2;
            }

            public static string Compare()
            {
                double[] x = { 1.2, -0.7, 0.4 }, weights = { 0.3, -0.2, 0.5, 0.7, 0.1, -0.4 }, bias = { 0.1, -0.3 };
                var layer = new Layer();
                var (value, own) = layer.ForwardValueAndGradient(x, 0.9);
                var (same, given) = ForwardValueAndGradient(x, 0.9, 1.5, weights, bias, 0.25f);
                Span<double> dX = new double[3], dWeights = new double[6], dBias = new double[2];
                var (t, scale, rate) = layer.ForwardGradient(x, 0.9, dX, dWeights, dBias);
                double forward = layer.ForwardForward(x, 0.9, out var recorded);
                var back = layer.ForwardBackward(recorded, 2);
                string Text(params object[] all) => string.Join(" ", Array.ConvertAll(all, one => one is double[] array ? string.Join(",", array) : one.ToString()));
                string expected = Text(same, given.x, given.t, given.scale, given.weights, given.bias, given.rate);
                string actual = Text(value, own.x, own.t, own.scale, own.weights, own.bias, own.Rate);
                string into = Text(forward, dX.ToArray(), t, scale, dWeights.ToArray(), dBias.ToArray(), rate);
                string twice = Text(2 * given.t, 2 * given.weights[3]) == Text(back.t, back.weights[3]) ? "" : "; backward differs";
                var norm = layer.NormGradient();
                var (steps, all) = (layer.StepsGradient(0.3, 7), StepsGradient(0.3, 7, 1.5, weights));
                if (Text(steps.x, steps.scale, steps.weights, layer.StepsValueAndGradient(0.3, 7).value) != Text(all.x, all.scale, all.weights, Steps(0.3, 7, 1.5, weights))) twice += "; steps " + Text(steps, steps.weights, all, all.weights);
                return (expected == actual && expected == into ? "" : expected + " | " + actual + " | " + into) + twice
                    + (norm.weights[2] == 2 * 0.5 * 1.5 * 1.5 && norm.Rate == 1 && norm.bias[0] == 0 && Math.Abs(norm.scale - 2 * 1.5 * 1.04) < 1e-12 ? "" : "; norm " + norm.scale);
            }
        }
        """;

    [Fact]
    public void A_method_has_the_derivatives_of_its_static_twin()
    {
        var run = GeneratorHarness.Run(Program).Succeeded();
        var loaded = new LoadedAssembly(run.Output);
        Assert.Equal("", loaded.Assembly.GetType("Twin")!.GetMethod("Compare")!.Invoke(null, null));
        loaded.Unload();
    }

    [Fact]
    public void What_a_sequence_of_passengers_leads_to_is_read_with_the_fields()
    {
        var run = GeneratorHarness.Run("""
            using System.Collections.Generic;
            using System.Linq;
            using Backprop;

            public sealed record Sample(double[] Input, double Target);

            public sealed partial class Model
            {
                [Differentiable] private readonly double[] w = { 0.5, -0.25 };
                private double Predict(double[] x) => w[0] * x[0] + w[1] * x[1] * x[1];
                [Differentiable] public double Mean(List<Sample> samples) => samples.Average(s => (Predict(s.Input) - s.Target) * Predict(s.Input));
                [Differentiable] public double Sum(Sample[] samples) { double s = samples.Select(s => Predict(s.Input) - s.Target).Sum(e => e * e); foreach (var one in samples.ToList()) s += Predict(one.Input); return s; }
                public double[] Now => w;
            }

            public static class Differences
            {
                public static string Compare()
                {
                    var samples = new List<Sample> { new(new[] { 1.0, 2 }, 3), new(new[] { -0.5, 0.3 }, 1) };
                    var model = new Model();
                    var found = model.MeanGradient(samples).Concat(model.SumGradient(samples.ToArray())).ToArray();
                    for (int i = 0; i < 4; i++)
                    {
                        double Value(double h) { var other = new Model(); other.Now[i % 2] += h; return i < 2 ? other.Mean(samples) : other.Sum(samples.ToArray()); }
                        double difference = (Value(1e-5) - Value(-1e-5)) / 2e-5;
                        if (System.Math.Abs(difference - found[i]) > 1e-8) return i + ": " + found[i] + ", by differences " + difference;
                    }
                    return "";
                }
            }
            """).Succeeded();
        var loaded = new LoadedAssembly(run.Output);
        Assert.Equal("", loaded.Assembly.GetType("Differences")!.GetMethod("Compare")!.Invoke(null, null));
        loaded.Unload();
    }

    [Fact]
    public void The_text()
    {
        var run = GeneratorHarness.Run(Program).Succeeded();
        Snapshot.Verify(run.Files.Single(file => file.Hint.StartsWith("Layer.Forward", StringComparison.Ordinal)).Text);
    }

    [Theory]
    [InlineData("[Differentiable] private static double [|w|];", "BP0011")]
    [InlineData("[Differentiable] private List<double> [|w|];", "BP0011")]
    [InlineData("[Differentiable] private int [|n|];", "BP0011")]
    [InlineData("[Differentiable] private double [|W|] => 2;", "BP0011")]
    [InlineData("[Differentiable] private double w; [Differentiable] double [|F|](double x) { return w = x; }", "BP0011")]
    [InlineData("[Differentiable] private double w; [Differentiable] double [|F|](double x) { w += x; return w * x; }", "BP0011")]
    [InlineData("[Differentiable] private double w; void Set() { w = 3; Console.Out.Flush(); } [Differentiable] double [|F|](double x) { Set(); return w * x; }", "BP0011")]
    [InlineData("[Differentiable] private double w; double Set(double x) { w = 3; return x; } [Differentiable] double [|F|](double x) { double s = Set(x); return w * s; }", "BP0011")]
    [InlineData("[Differentiable] private double w; public Action Done; [Differentiable] double [|F|](double x) { Done(); return w * x; }", "BP0011")]
    [InlineData("[Differentiable] private double w; public virtual void Done() { } [Differentiable] double F(double x) { [|Done()|]; return w * x; }", "BP0103")]
    [InlineData("[Differentiable] private double w; int Steps { get { w = 2; return 1; } } [Differentiable] double [|F|](double x) { x *= Steps; return w * x; }", "BP0011")]
    [InlineData("[Differentiable] private double w; void A() => B(); void B() => System.Threading.Interlocked.Exchange([|ref w|], 2); [Differentiable] double F(double x) { A(); return w * x; }", "BP0109")]
    [InlineData("[Differentiable] private double w; sealed class Setter { public Setter(C c) { c.w = 3; } } [Differentiable] double F(double x) { _ = new Setter([|this|]); return w * x; }", "BP0011")]
    [InlineData("[Differentiable] private readonly double[] w = { 1 }; void Set() { w[0] = 2; Console.Out.Flush(); } [Differentiable] double [|F|](double x) { Set(); return w[0] * x; }", "BP0011")]
    [InlineData("[Differentiable] private readonly double[] w = { 1 }; void Set() { var v = w; v[0] = 2; Console.Out.Flush(); } [Differentiable] double [|F|](double x) { Set(); return w[0] * x; }", "BP0011")]
    [InlineData("[Differentiable] private double w; double P => [|w|]; double Q() => P; [Differentiable] double F(double x) => w * Q() * x;", "BP0011", "F")]
    [InlineData("[Differentiable] private double[] W = { 1 }; double this[int i] => [|W[i]|]; [Differentiable] double F(double x) => x * this[0];", "BP0011", "this")]
    [InlineData("[Differentiable] private double w; [Differentiable] double F(double x) { var me = [|this|]; return me.w * x; }", "BP0011")]
    [InlineData("[Differentiable] private double w; static double Ex(C c, double x) => c.w * x; [Differentiable] double F(double x) => Ex([|this|], x);", "BP0011")]
    [InlineData("[Differentiable] private double w; [Differentiable] double F(C other, double x) => other.[|w|] * x;", "BP0011")]
    [InlineData("[Differentiable] private double w; [Differentiable] double F(C other, double x) => other is { [|w|]: > 2 } ? x : 2 * x;", "BP0011")]
    [InlineData("[Differentiable] private double w; sealed class D : IDisposable { public C O; public void Dispose() => O.w++; } D opened; [Differentiable] double [|F|](double x) { using (var d = opened) x *= 2; return w * x; }", "BP0011")]
    [InlineData("[Differentiable] private readonly double[] w = { 1, 2 }; double[] v; [Differentiable] double [|F|](double x) { double s = w[0] * x; v[0] = 4; return s * w[0]; }", "BP0011")]
    [InlineData("sealed partial class D(double[] w) { [Differentiable] private readonly double[] v = w; [Differentiable] public double [|F|](double x) { double s = v[0] * x; w[0] = 4; return s * v[0]; } }", "BP0011")]
    [InlineData("public class B { [Differentiable] private double w; } public partial class D : B { [Differentiable] double [|F|](double x) => x; }", "BP0011")]
    [InlineData("public class B { [Differentiable] protected double w; } public partial class D : B { [Differentiable] private new double w; [Differentiable] double [|F|](double x) => x; }", "BP0011")]
    [InlineData("[Differentiable] private double x; [Differentiable] double F(double [|x|]) => this.x * x;", "BP0008")]
    [InlineData("[Differentiable] private double w; double Scaled(double x) => w * x; [Differentiable] double F(C other, double x) => [|other.Scaled(x)|];", "BP0103")]
    [InlineData("[Differentiable] private double w; interface I { double Of(double x); } partial class D : C, I { public double Of(double x) => w * x; } [Differentiable] double F(double x) { I other = null; return [|other.Of(x)|]; }", "BP0103")]
    [InlineData("[Differentiable] private double w; internal static C Last; internal interface I { double Of(double x); } sealed class D : I { public double Of(double x) => Last.w * x; } internal I Held; [Differentiable] double [|F|](double x) => Held.Of(x);", "BP0011")]
    [InlineData("[Differentiable] private double w; internal static C Last; internal interface I { double Of(double x); } sealed class D : I { internal static void Set() => Last.w = 3; public double Of(double x) { Set(); return x; } } internal I Held; [Differentiable] double [|F|](double x) => Held.Of(x);", "BP0011")]
    public void What_cannot_be(string members, string id, string at = "")
    {
        // What stands in a property is said where the method is, or where the object is used.
        if (at.Length > 0) members = members.Replace("[|", "").Replace("|]", "").Replace(at == "this" ? "x * this[0]" : "double " + at + "(", at == "this" ? "x * [|this|][0]" : "double [|" + at + "|](");
        var (text, spans) = Marked.Parse("using System; using System.Collections.Generic; using Backprop; public partial class C { " + members + " [Differentiable] public static double Healthy(double x) => x * x; }");
        var run = GeneratorHarness.Run(text).GeneratedCleanly();
        var reported = Assert.Single(GeneratorHarness.Analyze(run.Output));
        Assert.Equal((id, spans[0].Start, spans[0].End), (reported.Id, reported.Location.SourceSpan.Start, reported.Location.SourceSpan.End));
        Assert.DoesNotContain(" FGradient", run.AllText);
        Assert.Contains(" HealthyGradient", run.AllText);
    }

    [Theory]
    [InlineData("[Differentiable] private readonly double w = 2; [Differentiable] public double F(double x) { Console.WriteLine(3); return w * x; }")]
    [InlineData("[Differentiable] private double w; [Differentiable] public double F(double x) { Console.WriteLine(3); return w * x; }")]
    [InlineData("[Differentiable] private readonly double[] w = { 1 }; int Count => w.Length; void Log() { foreach (var v in w) Console.WriteLine(v + w[0]); } [Differentiable] public double F(double x) { Log(); return w[Count - 1] * x; }")]
    [InlineData("[Differentiable] private double w; [Differentiable] public double F(double x) { if (x < 0) throw new ArgumentException(nameof(x)); return w * x; }")]
    [InlineData("[Differentiable] private double w; public string Name = \"a\"; [Differentiable] public double F() => w * Name.Length;")]
    [InlineData("[Differentiable] private double w = 2; double Squared() => w * w; double Cost(int i, double x) => i * Squared() * x; [Differentiable] public double F(double x) => Squared() * Cost(1, 2.0) * x;")]
    [InlineData("[Differentiable] private readonly double[] w = { 1 }; void Set() => Array.Clear(w, 0, 1); [Differentiable] public double F(double x) { Set(); return w[0] * x; }")]
    [InlineData("[Differentiable] private double[][] rows = new double[2][]; [Differentiable] public double F(int i) => rows[i][0] * rows[0][i];")]
    [InlineData("[Differentiable] private readonly double[] w = { 1 }; internal interface I { double Of(double x); } sealed class D : I { public double Of(double x) => x * x; } internal I Held = new D(); [Differentiable] public double F(double x) => Held.Of(w[0] * x) * w[0];")]
    [InlineData("[Differentiable] private double w; double Mix(double x) => x * w; [Differentiable] public double F(double[] xs) => xs.Aggregate(0.0, (s, x) => s + Mix(x) * w) + xs.Sum(x => Mix(x));")]
    public void What_can_be(string members)
    {
        var run = GeneratorHarness.Run("using System; using System.Linq; using Backprop; public partial class C { " + members + " }").Succeeded();
        Assert.Contains(" FGradient", run.AllText);
    }
}
