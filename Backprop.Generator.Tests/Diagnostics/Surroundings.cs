namespace Backprop.Generator.Tests.Diagnostics;

/// <summary>The healthy code around a refused method, which must not suffer.</summary>
internal static class Surroundings
{
    public const string OtherFile = """


        public static partial class Well
        {
            [Backprop.Differentiable] public static double Healthy(double x) => x * x;
        }

        public static class User
        {
            public static double Slope => Well.HealthyGradient(3);
        }
        """;

    public const string InCSharp8 = """
        public static partial class C
        {
            [Backprop.Differentiable] public static double [|F|](double x) => x * x;
        }
        """;

    public static string Around(string member) => $$"""
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading.Tasks;
        using Backprop;
        using static System.Math;

        public static partial class C
        {
            private static double field;
            private static double Property { get; set; }
            private static readonly double[] weights = { 1, 2, 3 };
            private static double Own(double v) => v * v;
            private static double Twice(Func<double, double> f, double v) => f(f(v));
            private sealed class Cell { public double Value; public double this[int i] { get => Value; set => Value = value; } }

            {{member}}

            [Differentiable] public static double Healthy(double x) => x * x;
            public static double Slope => HealthyGradient(3);
        }
        """;
}
