namespace Backprop.Generator.Tests.Fuzz;

/// <summary>Forward mode by hand, as text for the compilations of random programs: numbers that carry two derivatives.</summary>
internal static class Duals
{
    public const string Text = """
        public readonly struct Dual
        {
            public readonly double V, X, Y;
            public Dual(double v, double x, double y) { V = v; X = x; Y = y; }
            private static Dual Of(double v, Dual a, double da) => new Dual(v, da * a.X, da * a.Y);
            private static Dual Of(double v, Dual a, double da, Dual b, double db) => new Dual(v, da * a.X + db * b.X, da * a.Y + db * b.Y);
            public static implicit operator Dual(double v) => new Dual(v, 0, 0);
            public static Dual operator +(Dual a, Dual b) => Of(a.V + b.V, a, 1, b, 1);
            public static Dual operator -(Dual a, Dual b) => Of(a.V - b.V, a, 1, b, -1);
            public static Dual operator *(Dual a, Dual b) => Of(a.V * b.V, a, b.V, b, a.V);
            public static Dual operator /(Dual a, Dual b) => Of(a.V / b.V, a, 1 / b.V, b, -a.V / (b.V * b.V));
            public static bool operator <(Dual a, Dual b) => a.V < b.V;
            public static bool operator >(Dual a, Dual b) => a.V > b.V;
            public static Dual Sin(Dual a) => Of(System.Math.Sin(a.V), a, System.Math.Cos(a.V));
            public static Dual Cos(Dual a) => Of(System.Math.Cos(a.V), a, -System.Math.Sin(a.V));
            public static Dual Tanh(Dual a) => Of(System.Math.Tanh(a.V), a, 1 - System.Math.Tanh(a.V) * System.Math.Tanh(a.V));
            public static Dual Exp(Dual a) => Of(System.Math.Exp(a.V), a, System.Math.Exp(a.V));
        }
        """;
}
