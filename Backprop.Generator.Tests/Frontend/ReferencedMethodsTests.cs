using Backprop.Generator.Tests.Diagnostics;
using Backprop.Generator.Tests.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Backprop.Generator.Tests.Frontend;

/// <summary>[Differentiable] methods of another project: their sweeps are called, and held against differences. What has none is refused.</summary>
public class ReferencedMethodsTests
{
    private const string Library = """
        using System;
        using System.Collections.Generic;
        using Backprop;

        [assembly: System.Runtime.CompilerServices.InternalsVisibleTo("UserCode")]

        namespace Elsewhere;

        public enum Mode { Sine, Square }

        public struct Point
        {
            public double X, Y;
            public Point(double x, double y) { X = x; Y = y; }
            public double Product => X * Y;
            public static Point operator +(Point a, Point b) => new Point(a.X + b.X, a.Y + b.Y);
        }

        public sealed class Counter { public double Sum; public void Add(double x) => Sum += x; }

        public static partial class Lib
        {
            public static int Calls;

            [Differentiable] public static double Price(double apple, double num, double tax) { Calls++; var applePrice = apple * num; return applePrice * tax; }

            [Differentiable]
            public static double Power(double x, int n, bool negate = false, string name = "p", Mode mode = Mode.Sine)
            {
                double y = 1;
                for (int i = 0; i < n; i++) y = y * x + Math.Sin(y);
                return name.Length > 1 ? y * y : negate ? -y : mode == Mode.Square ? y * x : y;
            }

            [Differentiable] public static float Single(float x, in float y) => x * y * MathF.Sin(x);
            [Differentiable] public static (double S, float C) Both(double x, float y) => (Math.Sin(x * y), y * y);
            [Differentiable] public static double Sum(double[] a, double[] b, double scale) { double s = 0; for (int i = 0; i < a.Length; i++) s += Math.Sin(a[i] * b[i]) * scale; return s; }
            [Differentiable] public static double Norm(float[] a) { double s = 0; foreach (float one in a) s += one * one; return Math.Sqrt(s); }
            [Differentiable] public static double Shifted(double x, [NoDerivative] double shift, Mode mode = Mode.Square, char c = 'c', [NoDerivative] float? f = null, long l = 7) => mode == Mode.Square && c == 'c' && f is null ? (x + shift) * x : x;
            [Differentiable] internal static double OfFriends(double x, int n) { double y = x; for (int i = 0; i < n; i++) y = Math.Sin(y) * x; return y; }
            [Differentiable] public static double OfFriends(double x, double n) => x * n;
            [Differentiable] public static double Twice(this double x) => 2 * x * x;
            [Differentiable] public static T Cubed<T>(T x) where T : System.Numerics.INumber<T> => x * x * x;
            [Differentiable] public static double Recursive(double x, int n) => n == 0 ? x : Math.Sin(Recursive(x, n - 1) * x) + x;
            public static double Unmarked(double x) => x * x;

            [Differentiable] public static double OfSpan(ReadOnlySpan<double> a) => a[0] * a[0];
            [Differentiable] public static double Writes(double[] a, double x) { a[0] = x * x; return a[0] * a[1]; }
            [Differentiable] public static double[] Many(double x) => new[] { x, x * x };
            [Differentiable] public static double OfList(List<double> a) => a[0] * a[0];
            [Differentiable] public static double OfRows(double[][] a) => a[0][0] * a[0][0];
            [Differentiable] public static double OfPair((double X, double Y) p) => p.X * p.Y;
            [Differentiable] public static double Indexed(double x, int[] index) => x * x * index[0];
            [Differentiable] public static double Generic<T>(double x, T t) => x * x;
        }

        public static partial class Ops<T> where T : System.Numerics.INumber<T>
        {
            [Differentiable] public static T Scaled(T[] a, T x) { var s = T.Zero; foreach (var v in a) s += v * x; return s; }
        }

        public sealed partial class Layer
        {
            public readonly double Rate = 2;
            [Differentiable] public double Of(double x) => x * x * Rate;
        }
        """;

    private const string User = """
        using System;
        using System.Linq;
        using Backprop;
        using Elsewhere;
        using static Elsewhere.Lib;

        public static partial class User
        {
            [Differentiable] static double Straight(double x, double y) => Price(x, y, 1.1) * y + Lib.Price(num: y, apple: 2, tax: x);
            [Differentiable] static double Nested(double x, double y) => Price(Price(x, y, x), Math.Sin(y), y) * Power(Power(x, 2), 3, negate: true);
            [Differentiable] static double Passengers(double x, double y) { int n = (int)Power(2, 2); return Power(x, n) + Power(x, 2, name: "square") * Power(y, 1, mode: Mode.Square) * Power(3, 2); }
            [Differentiable] static double InLoops(double x, double y) { double s = x; for (int i = 0; i < 4; i++) { s = Power(Math.Sin(s), i) * y; if (i % 2 == 0) s += Price(x, s, y); } return s; }
            [Differentiable] static double FreeLoop(double x, double y) { double s = 0; for (int i = 0; i < 4; i++) s += Power(x * i / 4, i) * y; return s; }
            [Differentiable] static double WhileLoop(double x, double y) { double s = x; while (s < 20) s = Price(s, 1.5, 1 + y * y); return s; }
            [Differentiable] static double Branches(double x, double y) => x > 1 ? Power(x, 3) * y : y > 100 ? Price(x, y, x) : x;
            [Differentiable] static double Best(double x, double y) { double best = 0; for (int i = 0; i < 4; i++) { double v = Power(Math.Sin(x * i), 2) * y; if (v > best) best = v; } return best; }
            [Differentiable] static double Unused(double x, double y) { Price(x, y, x); double dead = Power(x, 3); var (s, _) = Both(x, (float)y); return s * y; }
            [Differentiable] static double Tuples(double x, double y) { var (s, c) = Both(x * y, 0.5f * (float)x); double t = Both(x, 2).C; return s * c + t * x + Both(y, (float)x).S; }
            [Differentiable] static double Floats(double x, double y) => Single((float)x, (float)(x * y)) * y;
            [Differentiable] static double Generic(double x, double y) => Cubed(x) * y + Cubed((float)x) + Ops<double>.Scaled(new[] { x, y }, y);
            [Differentiable] static double Held(double x, double y) => Shifted(x, 0.3) * Shifted(y, Differentiation.StopGradient(0.5));
            [Differentiable] static double Arrays(double x, double y) { var a = new[] { x, y, x * y }; var b = new[] { 0.5, y, x }; return Sum(a, b, y) * x + Sum(b, new[] { 0.1, 0.2, 0.3 }, 2); }
            [Differentiable] static double Overwritten(double x, double y) { var a = new[] { x, y, x * y }; var b = new[] { 0.5, y, x }; double s = Sum(a, b, y); a[1] = s * x; b[0] = a[1]; s += Sum(a, b, x); a[0] = 0; return s * a[1]; }
            [Differentiable] static double ArraysInLoops(double x, double y) { var a = new[] { x, y }; var b = new[] { y, 0.5 }; double s = 0; for (int i = 0; i < 3; i++) { s += Sum(a, b, x); a[i % 2] = Math.Sin(s) * y; } return s; }
            static double Deep(double[] a, double x, int n) => n == 0 ? x : Sum(a, new[] { 0.3, x }, Deep(a, Math.Sin(x), n - 1)) + a[0];
            static double DeepWrites(double[] a, double x, int n) { if (n == 0) return x; double s = Sum(a, new[] { 0.3, x }, x); a[n % 2] = s * x; return DeepWrites(a, s, n - 1) * a[0]; }
            [Differentiable] static double ArraysInRecursions(double x, double y) { var a = new[] { x, y }; double s = Deep(a, y, 3); a[0] = s; s += Deep(a, x, 2); return s + DeepWrites(a, y, 3); }
            private static readonly double[] table = { 0.3, -0.7 };
            [Differentiable] static double Tables(double x, double y) { double s = Sum(table, table.Length > 1 ? table : null, x); var b = new double[2]; for (int i = 0; i < 2; i++) { b[i] = x * i; s += Sum(table, b, y); b[i] += s; if (s > 3) break; } return s * b[0] + b[1]; }
            [Differentiable] static double Rows(double x, double y) { var rows = new double[2][]; for (int i = 0; i < 2; i++) rows[i] = new[] { x * i, y }; double s = Sum(rows[0], rows[1].ToArray(), x); var row = rows[1]; row[0] = s; s *= Sum(rows[1], table, y); rows[0] = row; return s + Sum(rows[0], table, x) * row[1]; }
            [Differentiable] static double Chosen(double x, double y) { var a = new[] { x, y }; var b = new[] { y, x * x }; double s = 0; for (int i = 0; i < 3; i++) { var c = i % 2 == 0 ? a : b; s += Sum(c, table, x); c[0] = s; } return s; }
            [Differentiable] static double Parameters(double[] a, double[] b, double y) { double s = Sum(a, b, y); a[0] = s * y; b[1] += a[0]; s += Sum(b, table, s); return s * a[1]; }
            public static double Parameters(double x, double y) => Parameters(new[] { x, x * x }, new[] { y, x }, y);
            public static (double, double) ParametersGradient(double x, double y) { var (dA, dB, dY) = ParametersGradient(new[] { x, x * x }, new[] { y, x }, y); return (dA[0] + 2 * x * dA[1] + dB[1], dY + dB[0]); }
            [Differentiable] static double FloatArrays(double x, double y) { var a = new float[2]; a[0] = (float)x; a[1] = (float)(x * y); return Norm(a) * y; }
            [Differentiable] static double Recursion(double x, double y) { double s = 0; for (int i = 0; i < 3; i++) s += Recursive(x * y, i) * x; return s; }
            static double Inner(double x, int n) => n == 0 ? x : Power(Inner(Math.Sin(x), n - 1), 2) * x;
            [Differentiable] static double InARecursion(double x, double y) => Inner(x, 3) * Inner(y, 2);
            static double Twice(Func<double, double> f, double x) => f(f(x));
            [Differentiable] static double Lambdas(double x, double y) => Twice(v => Shifted(v, 0.1), x) * y;
            [Differentiable] static double Regions(double x, double y) { double s; try { s = Price(x, y, x); } finally { x = Power(y, 2); } return s * x; }
            [Differentiable] public static double Friends(double x, double y) { double s = OfFriends(y, 2) + OfFriends(y, x) * x.Twice(); for (int i = 0; i < 3; i++) s += OfFriends(x * Math.Sin(s), i); return s; }
            [Differentiable] static double OfParameters(double[] a, double y) => Sum(a, new[] { 0.3, y }, y);
            public static double OfParameters(double x, double y) => OfParameters(new[] { x, x * x }, y);
            public static (double, double) OfParametersGradient(double x, double y) { var (dA, dY) = OfParametersGradient(new[] { x, x * x }, y); return (dA[0] + 2 * x * dA[1], dY); }
        }

        public static partial class User
        {
            public static string Compare()
            {
                var wrong = new System.Text.StringBuilder();
                Check("Straight", Straight, StraightGradient); Check("Nested", Nested, NestedGradient); Check("Passengers", Passengers, PassengersGradient); Check("InLoops", InLoops, InLoopsGradient); Check("FreeLoop", FreeLoop, FreeLoopGradient); Check("WhileLoop", WhileLoop, WhileLoopGradient); Check("Branches", Branches, BranchesGradient); Check("Best", Best, BestGradient);
                Check("Unused", Unused, UnusedGradient, 1e-3); Check("Tuples", Tuples, TuplesGradient, 1e-3); Check("Floats", Floats, FloatsGradient, 1e-3); Check("Generic", Generic, GenericGradient, 1e-3); Check("Held", Held, HeldGradient); Check("Arrays", Arrays, ArraysGradient); Check("Overwritten", Overwritten, OverwrittenGradient); Check("ArraysInLoops", ArraysInLoops, ArraysInLoopsGradient); Check("FloatArrays", FloatArrays, FloatArraysGradient, 1e-3);
                Check("Recursion", Recursion, RecursionGradient); Check("InARecursion", InARecursion, InARecursionGradient); Check("Lambdas", Lambdas, LambdasGradient); Check("Regions", Regions, RegionsGradient); Check("ArraysInRecursions", ArraysInRecursions, ArraysInRecursionsGradient); Check("Tables", Tables, TablesGradient); Check("Rows", Rows, RowsGradient); Check("Chosen", Chosen, ChosenGradient); Check("Parameters", Parameters, ParametersGradient);
                Check("Friends", Friends, FriendsGradient); Check("OfParameters", OfParameters, OfParametersGradient);
                Same("InLoops", InLoops, InLoopsValueAndGradient, (double x, double y, out InLoopsTape t) => InLoopsForward(x, y, out t), (in InLoopsTape t, double seed) => InLoopsBackward(t, seed));
                Same("Overwritten", Overwritten, OverwrittenValueAndGradient, (double x, double y, out OverwrittenTape t) => OverwrittenForward(x, y, out t), (in OverwrittenTape t, double seed) => OverwrittenBackward(t, seed));
                Same("ArraysInLoops", ArraysInLoops, ArraysInLoopsValueAndGradient, (double x, double y, out ArraysInLoopsTape t) => ArraysInLoopsForward(x, y, out t), (in ArraysInLoopsTape t, double seed) => ArraysInLoopsBackward(t, seed));
                Same("Recursion", Recursion, RecursionValueAndGradient, (double x, double y, out RecursionTape t) => RecursionForward(x, y, out t), (in RecursionTape t, double seed) => RecursionBackward(t, seed));
                Same("InARecursion", InARecursion, InARecursionValueAndGradient, (double x, double y, out InARecursionTape t) => InARecursionForward(x, y, out t), (in InARecursionTape t, double seed) => InARecursionBackward(t, seed));
                Same("ArraysInRecursions", ArraysInRecursions, ArraysInRecursionsValueAndGradient, (double x, double y, out ArraysInRecursionsTape t) => ArraysInRecursionsForward(x, y, out t), (in ArraysInRecursionsTape t, double seed) => ArraysInRecursionsBackward(t, seed));
                Same("Rows", Rows, RowsValueAndGradient, (double x, double y, out RowsTape t) => RowsForward(x, y, out t), (in RowsTape t, double seed) => RowsBackward(t, seed));
                Same("Friends", Friends, FriendsValueAndGradient, (double x, double y, out FriendsTape t) => FriendsForward(x, y, out t), (in FriendsTape t, double seed) => FriendsBackward(t, seed));
                Same("Branches", Branches, BranchesValueAndGradient, (double x, double y, out BranchesTape t) => BranchesForward(x, y, out t), (in BranchesTape t, double seed) => BranchesBackward(t, seed));
                Same("Straight", Straight, StraightValueAndGradient, (double x, double y, out StraightTape t) => StraightForward(x, y, out t), (in StraightTape t, double seed) => StraightBackward(t, seed));
                Lib.Calls = 0; StraightGradient(1, 2); if (Lib.Calls != 2) wrong.Append("called " + Lib.Calls + " times; ");
                return wrong.ToString();

                void Check(string name, Func<double, double, double> f, Func<double, double, (double, double)> gradient, double tolerance = 1e-7)
                {
                    foreach (var (x, y) in new[] { (1.3, 0.7), (0.6, 1.2) })
                    {
                        double h = tolerance > 1e-5 ? 1e-2 : 1e-5;
                        double byX = (f(x - 2 * h, y) - 8 * f(x - h, y) + 8 * f(x + h, y) - f(x + 2 * h, y)) / (12 * h), byY = (f(x, y - 2 * h) - 8 * f(x, y - h) + 8 * f(x, y + h) - f(x, y + 2 * h)) / (12 * h);
                        for (int time = 0; time < 2; time++)
                        {
                            var (dX, dY) = gradient(x, y);
                            if (Far(dX, byX) || Far(dY, byY)) wrong.Append(name + " at " + (x, y) + ": " + (dX, dY) + ", expected " + (byX, byY) + "; ");
                        }
                    }
                    bool Far(double a, double b) => !(Math.Abs(a - b) <= tolerance * (1 + Math.Abs(b)));
                }

                void Same<T>(string name, Func<double, double, double> f, Func<double, double, (double, (double, double))> both, Sweep<T> forward, Back<T> backward) where T : IDisposable
                {
                    double value = f(1.3, 0.7);
                    var (again, gradient) = both(1.3, 0.7);
                    double recorded = forward(1.3, 0.7, out T first), other = forward(0.6, 1.2, out T second);
                    var twice = backward(first, 1);
                    if (value != again || value != recorded || other != f(0.6, 1.2)) wrong.Append(name + ": " + (value, again, recorded) + "; ");
                    if (gradient != twice || backward(first, 1) != twice || backward(second, 1) != both(0.6, 1.2).Item2) wrong.Append(name + ": " + (gradient, twice) + "; ");
                    first.Dispose();
                    second.Dispose();
                    for (int i = 0; i < 3; i++) if (both(1.3, 0.7) != (again, gradient)) wrong.Append(name + ": another one after Dispose; ");
                }
            }

            delegate double Sweep<T>(double x, double y, out T tape);
            delegate (double, double) Back<T>(in T tape, double seed);
        }
        """;

    private static readonly Lazy<CSharpCompilation> library = new(() => GeneratorHarness.Run(GeneratorHarness.Compile([Library]).WithAssemblyName("Elsewhere"), Options.Default).Succeeded().Output);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Has_the_derivatives_that_differences_have(bool isImage)
    {
        var run = GeneratorHarness.Run(Using(library.Value, isImage, User), Options.Default).Succeeded();
        var loaded = new LoadedAssembly(run.Output, library.Value);
        Assert.Equal("", loaded.Assembly.GetType("User")!.GetMethod("Compare")!.Invoke(null, null));
    }

    [Fact]
    public void The_text()
    {
        var run = GeneratorHarness.Run(Using(library.Value, isImage: true, """
            using Backprop;
            using Elsewhere;

            public static partial class User
            {
                [Differentiable] public static double Twice(double x, double y) => Lib.Price(x, y, 1.1) * Lib.Power(y, 2);
                [Differentiable] public static double InALoop(double[] a, double x, int n) { double s = 0; for (int i = 0; i < n; i++) s = Lib.Sum(a, new[] { 0.3, 0.4 }, s * x); return s; }
            }
            """), Options.Default).Succeeded();
        Snapshot.Verify(string.Concat(run.Files.Select(file => file.Text)));
    }

    [Theory]
    [InlineData("[|Lib.Unmarked(x)|]", "BP0103", "its source is not in this project; mark it [Differentiable] there, or give it a [DerivativeOf] here")]
    [InlineData("[|Lib.OfSpan(a)|]", "BP0103", "its tape holds spans")]
    [InlineData("[|Lib.Writes(a, x)|]", "BP0103", "it writes an array")]
    [InlineData("[|Lib.Many(x)|][0]", "BP0103", "returns something else than numbers")]
    [InlineData("[|Lib.OfList(list)|]", "BP0103", "takes 'a', an object")]
    [InlineData("[|Lib.OfRows(rows)|]", "BP0103", "takes 'a', an object")]
    [InlineData("[|Lib.OfPair((x, x))|]", "BP0103", "takes 'p', which is neither a number nor an array of numbers")]
    [InlineData("[|Lib.Indexed(x, new[] { 1 })|]", "BP0103", "takes 'index', an object")]
    [InlineData("[|Lib.Generic(x, 1)|]", "BP0103", "is generic")]
    [InlineData("[|layer.Of(x)|]", "BP0103", "is not static")]
    [InlineData("[|Lib.Sum(a, a, x)|]", "BP0103", "is given one array twice")]
    [InlineData("Lib.Shifted(x, [|x|])", "BP0112", "'shift'")]
    public void Is_refused(string call, string id, string said)
    {
        foreach (bool isImage in new[] { true, false })
        {
            var (text, spans) = Marked.Parse("using Backprop; using Elsewhere; public static partial class User { [Differentiable] public static double F(double x, System.Collections.Generic.List<double> list, double[][] rows, Layer layer) { var a = new[] { x, 2 }; return a[0] * " + call + "; } [Differentiable] public static double Healthy(double x) => Lib.Power(x, 2); }");
            var run = GeneratorHarness.Run(Using(library.Value, isImage, text), Options.Default).GeneratedCleanly();
            var reported = Assert.Single(GeneratorHarness.Analyze(run.Output));
            Assert.Equal((id, spans[0].Start, spans[0].End), (reported.Id, reported.Location.SourceSpan.Start, reported.Location.SourceSpan.End));
            Assert.Contains(said, reported.GetMessage());
            Assert.DoesNotContain(" FGradient", run.AllText);
            Assert.Contains(" HealthyGradient", run.AllText);
        }
    }

    /// <summary>An editor knows the source of the projects of its solution.</summary>
    [Theory]
    [InlineData("public static double F(Point p) => p.X * p.Y;")]
    [InlineData("public static double F(double x) { var p = new Point(x, 2); return p.Product; }")]
    [InlineData("public static double F(double x) { Point p; p.X = x; p.Y = x; return (p + p).X; }")]
    [InlineData("public static double F(Point[] ps) => ps[0].X * ps[0].Product;")]
    [InlineData("public static double F(double x) { var c = new Counter(); c.Add(x); return c.Sum; }")]
    public void Types_of_another_project_are_the_same_to_an_editor(string member)
    {
        string[] Reported(bool isImage)
        {
            var run = GeneratorHarness.Run(Using(library.Value, isImage, "using Backprop; using Elsewhere; public static partial class User { [Differentiable] " + member + " [Differentiable] public static double Healthy(double x) => x * x; }"), Options.Default).GeneratedCleanly();
            Assert.Contains(" HealthyGradient", run.AllText);
            return GeneratorHarness.Analyze(run.Output).Select(reported => reported.Id + reported.Location).Order().ToArray();
        }
        Assert.NotEmpty(Reported(isImage: true));
        Assert.Equal(Reported(isImage: true), Reported(isImage: false));
    }

    [Theory]
    [InlineData("")]
    [InlineData("public struct PriceTape { } public static double PriceForward(double apple, out PriceTape tape) { tape = default; return apple; } public static double PriceBackward(PriceTape tape, double seed = 1) => 1;")]
    [InlineData("public struct PriceTape { } public static double PriceForward(double apple, out PriceTape tape) { tape = default; return apple; } public static double PriceBackward(in PriceTape tape) => 1;")]
    [InlineData("public struct PriceTape { } public static double PriceForward(float apple, out PriceTape tape) { tape = default; return apple; } public static double PriceBackward(in PriceTape tape, double seed = 1) => 1;")]
    [InlineData("public struct PriceTape { } internal static double PriceForward(double apple, out PriceTape tape) { tape = default; return apple; } public static double PriceBackward(in PriceTape tape, double seed = 1) => 1;")]
    public void Members_of_another_version(string members)
    {
        var old = GeneratorHarness.Compile(["using Backprop; public static partial class Old { [Differentiable] public static double Price(double apple) => apple * apple; " + members + " }"]).WithAssemblyName("Old");
        var run = GeneratorHarness.Run(Using(old, isImage: true, "using Backprop; public static partial class User { [Differentiable] public static double F(double x) => Old.Price(x); }"), Options.Default).GeneratedCleanly();
        var reported = Assert.Single(GeneratorHarness.Analyze(run.Output));
        Assert.Equal("BP0103", reported.Id);
        Assert.Matches("has no 'PriceForward' that can be called here|'PriceBackward' does not take one seed", reported.GetMessage());
    }

    private static CSharpCompilation Using(CSharpCompilation library, bool isImage, string source)
    {
        if (!isImage) return GeneratorHarness.Compile([source]).AddReferences(library.ToMetadataReference());
        using var image = new MemoryStream();
        Assert.True(library.Emit(image).Success);
        return GeneratorHarness.Compile([source]).AddReferences(MetadataReference.CreateFromImage(image.ToArray()));
    }
}
