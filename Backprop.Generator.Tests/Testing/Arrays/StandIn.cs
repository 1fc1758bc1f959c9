namespace Backprop.Generator.Tests.Testing.Arrays;

/// <summary>Methods with containers and, written by hand after the contract, what would be generated for them.</summary>
internal static class StandIn
{
    /// <summary>Writes its array, and has an active number: everything that the contract promises.</summary>
    public const string Scaled = """
        using System;
        using Backprop;

        public static class Scaling
        {
            [Differentiable, At("1.5 -0.5 2", 0.7), At("0.3", -2), At("", 0.7)]
            public static double Scaled(double[] a, double x) { double s = 0; for (int i = 0; i < a.Length; i++) { a[i] *= x; s += a[i] * a[i]; } return s; }

            public readonly struct Tape : IDisposable
            {
                public double[] Array { get; init; }
                public double[] A { get; init; }
                public double X { get; init; }
                public void Dispose() { }
            }

            private static double Pull(ReadOnlySpan<double> a, double x, double seed, ReadOnlySpan<double> seedA, Span<double> dA, bool adds)
            {
                double dX = 0;
                for (int i = 0; i < a.Length; i++)
                {
                    double d = (seedA.IsEmpty ? 0 : seedA[i]) + 2 * (a[i] * x) * seed;
                    dA[i] = adds ? dA[i] + d * x : d * x;
                    dX += d * a[i];
                }
                return dX;
            }

            private static void Check(double[] a, Span<double> dA)
            {
                if (dA.Length != a.Length) throw new ArgumentException("length", nameof(dA));
                if (dA.Overlaps(a)) throw new ArgumentException("overlap", nameof(dA));
            }

            public static double ScaledForward(double[] a, double x, out Tape tape)
            {
                tape = new Tape { A = (double[])a.Clone(), Array = a, X = x };
                return Scaled(a, x);
            }

            public static (double[] a, double x) ScaledBackward(in Tape tape, double seed, ReadOnlySpan<double> seedA)
            {
                var dA = new double[tape.A.Length];
                return (dA, ScaledBackward(tape, seed, seedA, dA));
            }

            public static double ScaledBackward(in Tape tape, double seed, ReadOnlySpan<double> seedA, Span<double> dA)
            {
                Check(tape.A, dA);
                return Pull(tape.A, tape.X, seed, seedA, dA, adds: true);
            }

            public static (double[] a, double x) ScaledGradient(double[] a, double x)
            {
                var dA = new double[a.Length];
                return (dA, ScaledGradient(a, x, dA));
            }

            public static double ScaledGradient(double[] a, double x, Span<double> dA)
            {
                Check(a, dA);
                double dX = Pull(a, x, 1, default, dA, adds: false);
                Scaled(a, x);
                return dX;
            }

            public static (double value, (double[] a, double x) gradient) ScaledValueAndGradient(double[] a, double x)
            {
                var dA = new double[a.Length];
                var (value, dX) = ScaledValueAndGradient(a, x, dA);
                return (value, (dA, dX));
            }

            public static (double value, double gradient) ScaledValueAndGradient(double[] a, double x, Span<double> dA)
            {
                Check(a, dA);
                double dX = Pull(a, x, 1, default, dA, adds: false);
                return (Scaled(a, x), dX);
            }

            public static (double, double) ScaledJvp(double[] a, double x, double[] tA, double tX)
            {
                double t = 0;
                for (int i = 0; i < a.Length; i++)
                {
                    tA[i] = tA[i] * x + a[i] * tX;
                    t += 2 * (a[i] * x) * tA[i];
                }
                return (Scaled(a, x), t);
            }

            public static (double[], double, double[], double) ScaledGradientJvp(double[] a, double x, double[] tA, double tX)
            {
                double[] dA = new double[a.Length], tDA = new double[a.Length];
                double dX = Pull(a, x, 1, default, dA, adds: false), tDX = 0;
                for (int i = 0; i < a.Length; i++)
                {
                    tDA[i] = 2 * x * x * tA[i] + 4 * a[i] * x * tX;
                    tDX += 4 * a[i] * x * tA[i] + 2 * a[i] * a[i] * tX;
                }
                Scaled(a, x);
                return (dA, dX, tDA, tDX);
            }
        }
        """;

    /// <summary>Kinds of parameters and results: spans with a tape that is a ref struct, shared rows, a list and an array as the result, no result.</summary>
    public const string Kinds = """
        using System;
        using System.Collections.Generic;
        using Backprop;

        public static class Kinds
        {
            [Differentiable, At(new[] { 1.5, 2 }, 3.0, Gradient = new[] { 3.0, 3, 3.5 }), At("", 3.0)]
            public static double Sum(ReadOnlySpan<double> a, double x) { double s = 0; foreach (double v in a) s += v * x; return s; }

            public ref struct SumTape : IDisposable { public ReadOnlySpan<double> A; public double X; public void Dispose() { } }
            public static double SumForward(ReadOnlySpan<double> a, double x, out SumTape tape) { tape = new SumTape { A = a, X = x }; return Sum(a, x); }
            public static (double[] a, double x) SumBackward(in SumTape tape, double seed = 1) { var dA = new double[tape.A.Length]; return (dA, SumBackward(tape, seed, dA)); }
            public static double SumBackward(in SumTape tape, double seed, Span<double> dA) { Check(tape.A, dA); double d = 0; for (int i = 0; i < dA.Length; i++) { dA[i] += tape.X * seed; d += tape.A[i] * seed; } return d; }
            public static (double[] a, double x) SumGradient(ReadOnlySpan<double> a, double x) { var dA = new double[a.Length]; return (dA, SumGradient(a, x, dA)); }
            public static double SumGradient(ReadOnlySpan<double> a, double x, Span<double> dA) { Check(a, dA); dA.Fill(x); double d = 0; foreach (double v in a) d += v; return d; }
            public static (double value, (double[] a, double x) gradient) SumValueAndGradient(ReadOnlySpan<double> a, double x) => (Sum(a, x), SumGradient(a, x));
            public static (double value, double gradient) SumValueAndGradient(ReadOnlySpan<double> a, double x, Span<double> dA) { double d = SumGradient(a, x, dA); return (Sum(a, x), d); }
            public static (double, double) SumJvp(ReadOnlySpan<double> a, double x, ReadOnlySpan<double> tA, double tX) { double t = 0; for (int i = 0; i < a.Length; i++) t += tA[i] * x + a[i] * tX; return (Sum(a, x), t); }
            public static (double[], double, double[], double) SumGradientJvp(ReadOnlySpan<double> a, double x, ReadOnlySpan<double> tA, double tX) { var (dA, dX) = SumGradient(a, x); var t = new double[a.Length]; Array.Fill(t, tX); double s = 0; foreach (double v in tA) s += v; return (dA, dX, t, s); }
            private static void Check(ReadOnlySpan<double> a, ReadOnlySpan<double> dA) { if (dA.Length != a.Length || dA.Overlaps(a)) throw new ArgumentException("dA"); }

            [Differentiable, At("1 2", "3 4"), At("2", "3"), At("", "")]
            public static double Dot(double[] a, double[] b) { double s = 0; for (int i = 0; i < a.Length; i++) s += a[i] * b[i]; return s; }

            public struct DotTape : IDisposable { public double[] A, B; public void Dispose() { } }
            public static double DotForward(double[] a, double[] b, out DotTape tape) { tape = new DotTape { A = a, B = b }; return Dot(a, b); }
            public static (double[] a, double[] b) DotBackward(in DotTape tape, double seed = 1) { var (dA, dB) = (new double[tape.A.Length], new double[tape.A.Length]); DotBackward(tape, seed, dA, dB); return (dA, dB); }
            public static void DotBackward(in DotTape tape, double seed, Span<double> dA, Span<double> dB) { Check(tape.A, dA); Check(tape.B, dB); for (int i = 0; i < dA.Length; i++) { dA[i] += tape.B[i] * seed; dB[i] += tape.A[i] * seed; } }
            public static (double[] a, double[] b) DotGradient(double[] a, double[] b) { var (dA, dB) = (new double[a.Length], new double[a.Length]); DotGradient(a, b, dA, dB); return (dA, dB); }
            public static void DotGradient(double[] a, double[] b, Span<double> dA, Span<double> dB) { Check(a, dA); Check(b, dB); b.CopyTo(dA); a.CopyTo(dB); }
            public static (double value, (double[] a, double[] b) gradient) DotValueAndGradient(double[] a, double[] b) => (Dot(a, b), DotGradient(a, b));
            public static double DotValueAndGradient(double[] a, double[] b, Span<double> dA, Span<double> dB) { DotGradient(a, b, dA, dB); return Dot(a, b); }
            public static (double, double) DotJvp(double[] a, double[] b, double[] tA, double[] tB) => (Dot(a, b), Dot(tA, b) + Dot(a, tB));
            public static (double[], double[], double[], double[]) DotGradientJvp(double[] a, double[] b, double[] tA, double[] tB) { var (dA, dB) = DotGradient(a, b); return (dA, dB, (double[])tB.Clone(), (double[])tA.Clone()); }

            [Differentiable, At("1 2; 3; =0"), At("")]
            public static double Rows(double[][] a) { double s = 0; foreach (var row in a) foreach (double v in row) s += 3 * v; return s; }

            public struct RowsTape : IDisposable { public double[][] A; public void Dispose() { } }
            public static double RowsForward(double[][] a, out RowsTape tape) { tape = new RowsTape { A = a }; return Rows(a); }
            public static double[][] RowsBackward(in RowsTape tape, double seed = 1) { var d = RowsOf(tape.A); RowsBackward(tape, seed, d); return d; }
            public static void RowsBackward(in RowsTape tape, double seed, double[][] dA) { CheckRows(tape.A, dA); foreach (var row in dA) for (int j = 0; j < row.Length; j++) row[j] += 3 * seed; }
            public static double[][] RowsGradient(double[][] a) { var d = RowsOf(a); RowsGradient(a, d); return d; }
            public static void RowsGradient(double[][] a, double[][] dA) { CheckRows(a, dA); for (int i = 0; i < dA.Length; i++) Array.Fill(dA[i], 3); }
            public static (double value, double[][] gradient) RowsValueAndGradient(double[][] a) => (Rows(a), RowsGradient(a));
            public static double RowsValueAndGradient(double[][] a, double[][] dA) { RowsGradient(a, dA); return Rows(a); }
            public static (double, double) RowsJvp(double[][] a, double[][] tA) => (Rows(a), Rows(tA));
            public static (double[][], double[][]) RowsGradientJvp(double[][] a, double[][] tA) => (RowsGradient(a), RowsOf(a));
            private static double[][] RowsOf(double[][] a) => Array.ConvertAll(a, row => new double[row.Length]);
            private static void CheckRows(double[][] a, double[][] dA) { if (dA.Length != a.Length) throw new ArgumentException("dA"); for (int i = 0; i < a.Length; i++) if (dA[i].Length != a[i].Length) throw new ArgumentException("dA"); }

            [Differentiable, At("1 2 3"), At("")]
            public static double[] Squares(List<double> a) { var y = new double[a.Count]; for (int i = 0; i < y.Length; i++) y[i] = a[i] * a[i]; return y; }

            public struct SquaresTape : IDisposable { public List<double> A; public void Dispose() { } }
            public static double[] SquaresForward(List<double> a, out SquaresTape tape) { tape = new SquaresTape { A = a }; return Squares(a); }
            public static double[] SquaresBackward(in SquaresTape tape, ReadOnlySpan<double> seed) { var d = new double[tape.A.Count]; SquaresBackward(tape, seed, d); return d; }
            public static void SquaresBackward(in SquaresTape tape, ReadOnlySpan<double> seed, Span<double> dA) { if (dA.Length != tape.A.Count) throw new ArgumentException("dA"); for (int i = 0; i < seed.Length; i++) dA[i] += 2 * tape.A[i] * seed[i]; }
            public static (double[], double[]) SquaresJvp(List<double> a, List<double> tA) { var t = new double[a.Count]; for (int i = 0; i < t.Length; i++) t[i] = 2 * a[i] * tA[i]; return (Squares(a), t); }

            [Differentiable, At("1 2; 3 4", 3.0), At("1 2 3", -1.0)]
            public static void Multiples(double[,] y, double x) { int k = 0; for (int i = 0; i < y.GetLength(0); i++) for (int j = 0; j < y.GetLength(1); j++) y[i, j] = x * k++; }

            public struct MultiplesTape : IDisposable { public int N, M; public void Dispose() { } }
            public static void MultiplesForward(double[,] y, double x, out MultiplesTape tape) { tape = new MultiplesTape { N = y.GetLength(0), M = y.GetLength(1) }; Multiples(y, x); }
            public static (double[,] y, double x) MultiplesBackward(in MultiplesTape tape, double[,] seedY) { var d = new double[tape.N, tape.M]; return (d, MultiplesBackward(tape, seedY, d)); }
            public static double MultiplesBackward(in MultiplesTape tape, double[,] seedY, double[,] dY) { if (dY.GetLength(0) != tape.N || dY.GetLength(1) != tape.M) throw new ArgumentException("dY"); double d = 0; int k = 0; if (seedY != null) foreach (double v in seedY) d += v * k++; return d; }
            public static void MultiplesJvp(double[,] y, double x, double[,] tY, double tX) { Multiples(y, x); Multiples(tY, tX); }
        }
        """;
}
