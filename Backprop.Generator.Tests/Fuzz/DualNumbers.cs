namespace Backprop.Generator.Tests.Fuzz;

/// <summary>An oracle that holds no code of ours, as text: values with their derivatives by x and y along the path that is taken.</summary>
internal static class DualNumbers
{
    public const string Text = """
        #nullable disable

        public readonly struct Dual
        {
            public readonly double Value, X, Y;

            /// <summary>What the derivatives would be if nothing cancelled: how exact they can be.</summary>
            public readonly double Size;

            public Dual(double value, double x, double y, double size) { Value = value; X = x; Y = y; Size = size; }

            public static implicit operator Dual(double value) => new Dual(value, 0, 0, 0);

            private static Dual Of(double value, Dual a, double slope) =>
                slope == 0 ? value : new Dual(value, slope * a.X, slope * a.Y, System.Math.Abs(slope) * a.Size);

            private static Dual Of(double value, Dual a, double byA, Dual b, double byB) =>
                new Dual(value, byA * a.X + byB * b.X, byA * a.Y + byB * b.Y, System.Math.Abs(byA) * a.Size + System.Math.Abs(byB) * b.Size);

            public static Dual operator +(Dual a, Dual b) => Of(a.Value + b.Value, a, 1, b, 1);
            public static Dual operator -(Dual a, Dual b) => Of(a.Value - b.Value, a, 1, b, -1);
            public static Dual operator *(Dual a, Dual b) => Of(a.Value * b.Value, a, b.Value, b, a.Value);
            public static Dual operator /(Dual a, Dual b) => Of(a.Value / b.Value, a, 1 / b.Value, b, -a.Value / (b.Value * b.Value));
            public static Dual operator -(Dual a) => Of(-a.Value, a, -1);
            public static Dual operator +(Dual a) => a;
            public static Dual operator ++(Dual a) => a + 1;
            public static Dual operator --(Dual a) => a - 1;

            public static bool operator <(Dual a, Dual b) => a.Value < b.Value;
            public static bool operator >(Dual a, Dual b) => a.Value > b.Value;
            public static bool operator <=(Dual a, Dual b) => a.Value <= b.Value;
            public static bool operator >=(Dual a, Dual b) => a.Value >= b.Value;

            public static Dual Sin(Dual a) => Of(System.Math.Sin(a.Value), a, System.Math.Cos(a.Value));
            public static Dual Cos(Dual a) => Of(System.Math.Cos(a.Value), a, -System.Math.Sin(a.Value));
            public static Dual Exp(Dual a) => Of(System.Math.Exp(a.Value), a, System.Math.Exp(a.Value));
            public static Dual Tanh(Dual a) => Of(System.Math.Tanh(a.Value), a, 1 - System.Math.Tanh(a.Value) * System.Math.Tanh(a.Value));
            public static Dual Atan(Dual a) => Of(System.Math.Atan(a.Value), a, 1 / (1 + a.Value * a.Value));
            public static Dual Abs(Dual a) => Of(System.Math.Abs(a.Value), a, System.Math.Sign(a.Value));

            public static Dual Max(Dual a, Dual b) => Chosen(System.Math.Max(a.Value, b.Value), a, b);
            public static Dual Min(Dual a, Dual b) => Chosen(System.Math.Min(a.Value, b.Value), a, b);

            /// <summary>There is nothing to compare at a tie.</summary>
            private static Dual Chosen(double value, Dual a, Dual b) =>
                a.Value == b.Value && (a.Size != 0 || b.Size != 0) ? new Dual(value, double.NaN, double.NaN, double.NaN) : Of(value, value == a.Value ? a : b, 1);
        }
        """;
}
