using Backprop.Generator.Tests.Testing;

namespace Backprop.Generator.Tests.Frontend;

/// <summary>Arrays that objects hold may be arrays that are given: then it is refused on entry, or what was read of one is recorded.</summary>
public class HeldArraysTests
{
    private const string Program = """
        using System;
        using System.Linq;
        using Backprop;

        public sealed class Model
        {
            public double[] W { get; init; }
            public double[] V { get; set; }
            public Model Inner { get; init; }
            public Model Next;
            public double[][] Rows = new double[1][];
            public double[,] Table = new double[1, 1];
            public System.Collections.Generic.List<double> List = new() { 2 };
            public double[] Found() => W;
            public double Run(double[] y, double x) { double s = 0; for (int i = 0; i < V.Length; i++) { s += V[i] * x; y[i] = x; } return s + this.V[0]; }
            public void Scale() { for (int i = 0; i < W.Length; i++) W[i] *= 10; }
        }

        public interface IHolder { double[] Get(int i); }
        public sealed class Holder : IHolder { public double[] A; public double[] Get(int i) => A; public double[] this[int i] => A; }

        public sealed class Keeper { private double[] kept; public Keeper(double[] a) => kept = a; public double[] Kept() => kept; public double First() => kept[0]; public double Sum() { double s = 0; foreach (double v in Again) s += v; return s; } public double[] Again => Kept(); public double[] this[int i] => Again; }

        public sealed class Nodes { private static readonly double[] all = { 2, 3 }; private readonly double[] copy; public Nodes(double[] a) { copy = (double[])a.Clone(); } public static double At(int i) => all[i]; public double Copied(int i) => copy[i]; }

        public sealed partial class Owner(double[] header)
        {
            public double[] Field = header;
            [Differentiable] public void OfField(double[] x, double[] y) { for (int i = 0; i < x.Length; i++) y[i] = Field[i] * x[i]; }
            [Differentiable] public void OfHeader(double[] x, double[] y) { for (int i = 0; i < x.Length; i++) y[i] = header[i] * x[i]; }
        }

        public sealed class Points { public System.Numerics.Vector2[] All = new System.Numerics.Vector2[1]; }

        public static partial class P
        {
            [Differentiable] static double Looked(Keeper k, double[] y, double x) { y[0] = x; return k.First() * x; }
            [Differentiable] static double LookedDeep(Keeper k, double[] y, double x) { double s = 0; for (int i = 0; i < 2; i++) { y[i] = x; s += k.Sum() * x; } return s; }
            [Differentiable] static double LookedOwn(Nodes n, double[] y, double x) { y[0] = x; return n.Copied(0) * Nodes.At(1) * x; }
            [Differentiable] static double Passed(Model m, double[] y, double x) => m.Run(y, x);
            [Differentiable] static void Named(double[] x, Model m, double[] y) { var w = m.W; for (int i = 0; i < x.Length; i++) y[i] = w[i] * x[i]; }
            [Differentiable] static void Text(double[] x, Model m, double[] y) { for (int i = 0; i < x.Length; i++) y[i] = m.Inner.W[i] * x[i]; }
            [Differentiable] static void Settable(double[] x, Model m, double[] y) { for (int i = 0; i < x.Length; i++) y[i] = m.V[i] * x[i]; }
            [Differentiable] static void Found(double[] x, Model m, double[] y) { var w = m.Found(); for (int i = 0; i < x.Length; i++) y[i] = w[i] * x[i]; }
            [Differentiable] static void Linked(double[] x, Model m, double[] y) { var w = m.Next.W; for (int i = 0; i < x.Length; i++) y[i] = w[i] * x[i]; }
            [Differentiable] static void Several(double[] x, Model m, Model[] all, double[] y) { for (int i = 0; i < x.Length; i++) y[i] = m.W[all[0].W[i] > 0 ? i : 0] * x[i]; }
            [Differentiable] static void Row(double[] x, Model m, double[] y) { for (int i = 0; i < x.Length; i++) y[i] = m.Rows[0][i] * x[i]; }
            [Differentiable] static double EachRow(double x, Model m, double[] y) { y[0] = x; double s = 0; foreach (var row in m.Rows) foreach (var v in row) s += v * x; return s; }
            [Differentiable] static double OfRows(double x, Model m, double[][] y) { y[0][0] = x; return m.Rows[0][0] * x; }
            [Differentiable] static double OfTable(double x, Model m, double[,] y) { y[0, 0] = x; return m.Table[0, 0] * x; }
            [Differentiable] static double OfList(double x, Model m, System.Collections.Generic.List<double> y) { y[0] = x; return m.List[0] * x; }
            [Differentiable] static double NoRows(double x, Model m, double[] y) { y[0] = x; return m is null || m.Rows == null ? x * x : m.Rows[0][0] * x; }
            [Differentiable] static double Foreign(double x, Model m) { var w = m.W; double r = x * w[0]; w[0] = 3; return r * x; }
            [Differentiable] static double Between(double[] x, Model m, double[] y) { var w = m.Found(); double t = w[0]; y[0] = 5; return t * x[0] + w[0]; }
            [Differentiable] static double Mutated(double x, Model m) { double s = 0; for (int i = 0; i < m.W.Length; i++) s += m.W[i] * x * x; m.Scale(); return s; }
            [Differentiable] static double Reassigned(double[] x, Model m) { double s = 0; for (int i = 0; i < x.Length; i++) { s += m.W[i] * x[i] * x[i]; if (m.Inner is not null) m = m.Inner; } return s; }
            [Differentiable] static double Put(double[] y, Model[] all, double x) { var kept = new System.Collections.Generic.List<double>(); y[0] = x; kept.Add(all[0].W[0]); return kept[0] * x; }
            [Differentiable] static double PutPlain(double[] y, Model m, double x) { var kept = new System.Collections.Generic.Stack<double>(); y[0] = x; kept.Push(m.W[0]); return kept.Pop() * x; }
            [Differentiable] static double PutByName(double[] y, Model[] all, double x) { var kept = new System.Collections.Generic.Dictionary<string, double>(); y[0] = x; kept["a"] = all[0].W[0]; return kept["a"] * x; }
            [Differentiable] static double PutInASet(double[] y, Model[] all, double x) { var kept = new System.Collections.Generic.HashSet<double>(); y[0] = x; kept.Add(all[0].W[0]); double s = 0; foreach (var v in kept) s += v * x; return s; }
            [Differentiable] static double Absent(double[] x, Model m, double[] y) { y[0] = 1; return x.Length > 5 ? m.W[0] * x[0] : x[0] * x[0]; }
            static double Sum(double[] x, Model m, int n) { if (n == 0) return 0; double s = 0; for (int i = 0; i < n; i++) s += m.W[i] * x[i] * x[i]; return s + Sum(x, m, n - 1); }
            [Differentiable] static double Called(double[] x, Model m, double[] y) { double s = Sum(x, m, 2); y[0] = 100; y[1] = 100; return s; }

            [Differentiable] static double Element(double[] y, Model[] all, double x) { y[0] = x * x; return all[0].W[0] * x; }
            [Differentiable] static double Before(double[] y, Model[] all, double x) { double s = all[0].W[0] * x; y[0] = x * x; return s; }
            [Differentiable] static double Cast(double[] y, object o, double x) { y[0] = x * x; return ((Model)o).W[0] * x; }
            [Differentiable] static double Swapped(double[] y, Model m, Model other, bool c, double x) { y[0] = x * x; if (c) m = other; return m.W[0] * x; }
            [Differentiable] static double At(double[] y, IHolder h, double x) { y[0] = x * x; return h.Get(0)[0] * x; }
            [Differentiable] static double Indexer(double[] y, Holder h, double x) { y[0] = x * x; return h[0][0] * x; }
            [Differentiable] static double Delegate(double[] y, Func<double[]> f, double x) { y[0] = x * x; return f()[0] * x; }
            [Differentiable] static double Linq(double[] y, Model[] all, double x) { y[0] = x * x; double s = 0; foreach (var v in all.Select(m => m.W[0])) s += v * x; return s + all.Sum(m => m.W[0]) * x; }
            [Differentiable] static double Whole(double[] y, Model m, double x) { y[0] = x * x; return m.W.Sum() * x; }
            [Differentiable] static double WholeOf(double[] y, Model[] all, double x) { y[0] = x * x; return all[0].W.Max() * x; }
            [Differentiable] static double Passenger(double[] y, Model[] all, double x) { y[0] = x * x; var v = new System.Numerics.Vector2((float)all[0].W[0], 1); return v.X * x; }
            [Differentiable] static double Chosen(double[] y, Model[] all, double x) { y[0] = x * x; double w = all.Length > 0 ? all[0].W[0] : 1; return w * x; }
            [Differentiable] static double InLoops(double[] y, Model[] all, int from, int n, double x)
            {
                double s = 0;
                for (int i = from; i <= all.Length; i++)
                    for (int j = 0; j < n; j++) { y[0] = x * x; s += all[i].V[j] * y[0]; }
                return s;
            }
            [Differentiable] static double OfAll(double[] y, System.Collections.Generic.List<Model> all, double x) { double s = 0; foreach (var m in all) { y[0] = s * x; foreach (var w in m.V) s += w * x; } return s; }
            [Differentiable] static double Rows(double[][] y, Model[] all, double x) { y[0][0] = x * x; return all[0].W[0] * x; }
            [Differentiable] static double Points(System.Numerics.Vector2[] y, Points p, float x) { y[0].X = x * x; return p.All[0].X * x; }
            [Differentiable] static double Kept(double[] y, Keeper k, double x) { y[0] = x * x; var t = k.Kept(); if (k.Again[0] < 0) x = 0; return t[0] * x; }
            [Differentiable] static double KeptBy(double[] y, Keeper k, double x) { y[0] = x * x; return k[3][0] * x; }
            static double Deep(Model m, double[] y, double x, int n) { if (n == 0) return x; y[0] = x * x; return Deep(m, y, m.W[0] * x, n - 1); }
            [Differentiable] static double Recursion(Model m, double[] y, double x) => Deep(m, y, x, 2);

            static double Read(Model m, double[] y, double[] z, double x, int n) { if (n == 0) return x * z[0]; y[0] = x; return Read(m, y, z, m.W[0] * x, n - 1); }
            [Differentiable] static double GivenBoth(Model m, double[] y, double[] z, double x) { z[0] = x * x; return Read(m, y, z, x, 2); }

            static double[] X => new double[] { 7, 11, 13 };
            static double[] W => new double[] { 2, 3, 5 };
            static string S(double[] a) => string.Join(" ", a);

            public static string Run(string which)
            {
                var y = W;
                var m = new Model { W = y, V = y, Inner = new Model { W = y }, Next = new Model { W = y } };
                var ones = new double[] { 1, 1, 1 };
                switch (which)
                {
                    case "Named": { NamedForward(X, m, y, out var t); return S(NamedBackward(t, ones).x); }
                    case "Text": { TextForward(X, m, y, out var t); return S(TextBackward(t, ones).x); }
                    case "TextApart": { var other = new Model { Inner = new Model { W = W } }; TextForward(X, other, y, out var t); return S(TextBackward(t, ones).x); }
                    case "Settable": { SettableForward(X, m, y, out var t); return S(SettableBackward(t, ones).x); }
                    case "Found": { FoundForward(X, m, y, out var t); return S(FoundBackward(t, ones).x); }
                    case "Linked": { LinkedForward(X, m, y, out var t); return S(LinkedBackward(t, ones).x); }
                    case "Several": { SeveralForward(X, m, new[] { new Model { W = W } }, y, out var t); return S(SeveralBackward(t, ones).x); }
                    case "Row": { m.Rows[0] = y; RowForward(X, m, y, out var t); return S(RowBackward(t, ones).x); }
                    case "EachRow": { m.Rows[0] = y; return EachRowGradient(7, m, y).x.ToString(); }
                    case "RowApart": { m.Rows[0] = W; RowForward(X, m, y, out var t); return S(RowBackward(t, ones).x); }
                    case "OfRows": { m.Rows[0] = y; return OfRowsGradient(7, m, m.Rows).x.ToString(); }
                    case "OfTable": return OfTableGradient(7, m, m.Table).x.ToString();
                    case "OfTableApart": { m.Table[0, 0] = 2; return OfTableGradient(7, m, new double[1, 1]).x.ToString(); }
                    case "OfList": return OfListGradient(7, m, m.List).x.ToString();
                    case "OfListApart": return OfListGradient(7, m, new() { 1 }).x.ToString();
                    case "NoRows": { m.Rows = null; return (NoRowsGradient(7, m, y).x + NoRowsGradient(7, null, y).x).ToString(); }
                    case "Put": return PutGradient(y, new[] { m }, 7).x.ToString();
                    case "PutApart": return PutGradient(y, new[] { new Model { W = W } }, 7).x.ToString();
                    case "PutPlain": return PutPlainGradient(y, m, 7).x.ToString();
                    case "PutPlainApart": return PutPlainGradient(y, new Model { W = W }, 7).x.ToString();
                    case "PutByName": return PutByNameGradient(y, new[] { m }, 7).x.ToString();
                    case "PutInASet": return PutInASetGradient(y, new[] { m }, 7).x.ToString();
                    case "PutInASetApart": return PutInASetGradient(y, new[] { new Model { W = W } }, 7).x.ToString();
                    case "Looked": return LookedGradient(new Keeper(y), y, 7).x.ToString();
                    case "LookedApart": return LookedGradient(new Keeper(W), y, 7).x.ToString();
                    case "LookedDeep": return LookedDeepGradient(new Keeper(y), y, 7).x.ToString();
                    case "LookedDeepApart": return LookedDeepGradient(new Keeper(W), y, 7).x.ToString();
                    case "LookedOwn": return LookedOwnGradient(new Nodes(y), y, 7).x.ToString();
                    case "Passed": return PassedGradient(m, y, 7).x.ToString();
                    case "OwnField": { var o = new Owner(y); o.OfFieldForward(X, y, out var t); return S(o.OfFieldBackward(t, ones).x); }
                    case "OwnHeader": { var o = new Owner(y); o.OfHeaderForward(X, y, out var t); return S(o.OfHeaderBackward(t, ones).x); }
                    case "OwnApart": { var o = new Owner(W); o.OfFieldForward(X, y, out var t); return S(o.OfFieldBackward(t, ones).x); }
                    case "Foreign": return ForeignGradient(7, m).ToString();
                    case "Between": return BetweenValueAndGradient(X, m, y).value.ToString();
                    case "Mutated": return MutatedGradient(7, m).ToString();
                    case "Reassigned": return S(ReassignedGradient(X, new Model { W = W, Inner = new Model { W = ones } }));
                    case "Absent": return S(AbsentGradient(X, null, y).x);
                    case "Called": return S(CalledGradient(X, m, y).x);
                    case "Buffer": { var other = new Model { Inner = new Model { W = W } }; TextForward(X, other, y, out var t); TextBackward(t, ones, other.Inner.W, new double[3]); return "accepted"; }
                    case "Element": return ElementGradient(y, new[] { m }, 7).x.ToString();
                    case "ElementApart": return ElementGradient(y, new[] { new Model { W = W } }, 7).x.ToString();
                    case "Before": return BeforeGradient(y, new[] { m }, 7).x.ToString();
                    case "Cast": return CastGradient(y, m, 7).x.ToString();
                    case "Swapped": return SwappedGradient(y, new Model { W = W }, m, true, 7).x.ToString();
                    case "NotSwapped": return SwappedGradient(y, new Model { W = W }, m, false, 7).x.ToString();
                    case "At": return AtGradient(y, new Holder { A = y }, 7).x.ToString();
                    case "Indexer": return IndexerGradient(y, new Holder { A = y }, 7).x.ToString();
                    case "Delegate": return DelegateGradient(y, () => y, 7).x.ToString();
                    case "DelegateApart": return DelegateGradient(y, () => W, 7).x.ToString();
                    case "Linq": return LinqGradient(y, new[] { new Model { W = W }, m }, 7).x.ToString();
                    case "LinqApart": return LinqGradient(y, new[] { new Model { W = W } }, 7).x.ToString();
                    case "Whole": return WholeGradient(y, m, 7).x.ToString();
                    case "WholeApart": return WholeGradient(y, new Model { W = W }, 7).x.ToString();
                    case "WholeOf": return WholeOfGradient(y, new[] { m }, 7).x.ToString();
                    case "Passenger": return PassengerGradient(y, new[] { m }, 7).x.ToString();
                    case "Chosen": return ChosenGradient(y, new[] { m }, 7).x.ToString();
                    case "NotChosen": return ChosenGradient(y, new Model[0], 7).x.ToString();
                    case "InLoops": return InLoopsGradient(y, new[] { m }, 0, 2, 7).x.ToString();
                    case "InLoopsApart": { var other = new[] { new Model { V = W }, null }; other[1] = other[0]; return InLoopsGradient(y, other[..1], 1, 0, 7).x + " " + InLoopsGradient(y, other[..1], 2, 1, 7).x; }
                    case "OfAll": return OfAllGradient(y, new() { new Model { V = W }, m }, 7).x.ToString();
                    case "OfAllApart": return OfAllGradient(y, new() { new Model { V = W } }, 7).x.ToString();
                    case "Rows": return RowsGradient(new[] { y }, new[] { m }, 7).x.ToString();
                    case "Points": { var p = new Points(); return PointsGradient(p.All, p, 7).x.ToString(); }
                    case "Kept": return KeptGradient(y, new Keeper(y), 7).x.ToString();
                    case "KeptApart": return KeptGradient(y, new Keeper(W), 7).x.ToString();
                    case "KeptBy": return KeptByGradient(y, new Keeper(y), 7).x.ToString();
                    case "KeptByApart": return KeptByGradient(y, new Keeper(W), 7).x.ToString();
                    case "Recursion": return RecursionGradient(m, y, 7).x.ToString();
                    case "GivenBoth": return GivenBothGradient(m, W, y, 7).x.ToString();
                    case "GivenBothOther": return GivenBothGradient(m, y, W, 7).x.ToString();
                    case "GivenBothApart": return GivenBothGradient(new Model { W = W }, y, W, 7).x.ToString();
                    case "RecursionApart": return RecursionGradient(new Model { W = W }, y, 7).x.ToString();
                    default: return "unknown";
                }
            }
        }
        """;

    private const string Refused = "ArgumentException";

    [Theory]
    [InlineData("Named", Refused)]
    [InlineData("Text", Refused)]
    [InlineData("TextApart", "2 3 5")]
    [InlineData("Settable", Refused)]
    [InlineData("Found", Refused)]
    [InlineData("Linked", Refused)]
    [InlineData("Several", Refused)]
    [InlineData("Row", Refused)]
    [InlineData("EachRow", Refused)]
    [InlineData("RowApart", "2 3 5")]
    [InlineData("OfRows", Refused)]
    [InlineData("OfTable", Refused)]
    [InlineData("OfTableApart", "2")]
    [InlineData("OfList", Refused)]
    [InlineData("OfListApart", "2")]
    [InlineData("NoRows", "28")]
    [InlineData("Put", Refused)]
    [InlineData("PutApart", "2")]
    [InlineData("PutPlain", Refused)]
    [InlineData("PutPlainApart", "2")]
    [InlineData("PutByName", Refused)]
    [InlineData("PutInASet", Refused)]
    [InlineData("PutInASetApart", "2")]
    [InlineData("Passed", Refused)]
    [InlineData("OwnField", Refused)]
    [InlineData("OwnHeader", Refused)]
    [InlineData("OwnApart", "2 3 5")]
    [InlineData("Foreign", "28")]
    [InlineData("Between", Refused)]
    [InlineData("Mutated", "140")]
    [InlineData("Reassigned", "28 22 26")]
    [InlineData("Absent", "14 0 0")]
    [InlineData("Called", "56 66 0")]
    [InlineData("Buffer", Refused)]
    [InlineData("Element", Refused)]
    [InlineData("ElementApart", "2")]
    [InlineData("Before", Refused)]
    [InlineData("Cast", Refused)]
    [InlineData("Swapped", Refused)]
    [InlineData("NotSwapped", "2")]
    [InlineData("At", Refused)]
    [InlineData("Indexer", Refused)]
    [InlineData("Delegate", Refused)]
    [InlineData("DelegateApart", "2")]
    [InlineData("Linq", Refused)]
    [InlineData("LinqApart", "4")]
    [InlineData("Whole", Refused)]
    [InlineData("WholeApart", "10")]
    [InlineData("WholeOf", Refused)]
    [InlineData("Passenger", Refused)]
    [InlineData("Chosen", Refused)]
    [InlineData("NotChosen", "1")]
    [InlineData("InLoops", Refused)]
    [InlineData("InLoopsApart", "0 0")]
    [InlineData("OfAll", Refused)]
    [InlineData("OfAllApart", "10")]
    [InlineData("Rows", Refused)]
    [InlineData("Points", Refused)]
    [InlineData("Kept", Refused)]
    [InlineData("KeptApart", "2")]
    [InlineData("KeptBy", Refused)]
    [InlineData("KeptByApart", "2")]
    [InlineData("Looked", Refused)]
    [InlineData("LookedApart", "2")]
    [InlineData("LookedDeep", Refused)]
    [InlineData("LookedDeepApart", "20")]
    [InlineData("LookedOwn", "6")]
    [InlineData("Recursion", Refused)]
    [InlineData("RecursionApart", "4")]
    [InlineData("GivenBoth", Refused)]
    [InlineData("GivenBothOther", Refused)]
    [InlineData("GivenBothApart", "588")]
    public void Is_refused_or_right(string which, string expected)
    {
        var loaded = new LoadedAssembly(GeneratorHarness.Run(Program).Succeeded().Output);
        string actual;
        try
        {
            actual = (string)loaded.Assembly.GetType("P")!.GetMethod("Run")!.Invoke(null, [which])!;
        }
        catch (System.Reflection.TargetInvocationException thrown)
        {
            actual = thrown.InnerException!.GetType().Name;
        }
        Assert.Equal(expected, actual);
        loaded.Unload();
    }
}
