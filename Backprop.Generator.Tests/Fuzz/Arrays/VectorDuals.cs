namespace Backprop.Generator.Tests.Fuzz.Arrays;

/// <summary>An oracle that holds no code of ours, as text: values with their derivatives by all inputs along the path that is taken.</summary>
internal static class VectorDuals
{
    public const string Text = """
        #nullable disable

        public readonly struct Dual
        {
            public readonly double Value;

            /// <summary>What the derivatives would be if nothing cancelled: how exact they can be.</summary>
            public readonly double Size;

            /// <summary>By each input; null: zero.</summary>
            public readonly double[] Slopes;

            public Dual(double value, double size, double[] slopes) { Value = value; Size = size; Slopes = slopes; }

            public static Dual Input(double value, int which, int of)
            {
                var slopes = new double[of];
                slopes[which] = 1;
                return new Dual(value, 1, slopes);
            }

            public static implicit operator Dual(double value) => new Dual(value, 0, null);

            private static Dual Of(double value, Dual a, double byA, Dual b, double byB)
            {
                var (ofA, ofB) = (byA == 0 ? null : a.Slopes, byB == 0 ? null : b.Slopes);
                if (ofA == null && ofB == null) return value;
                var slopes = new double[(ofA ?? ofB).Length];
                for (int i = 0; i < slopes.Length; i++) slopes[i] = (ofA == null ? 0 : byA * ofA[i]) + (ofB == null ? 0 : byB * ofB[i]);
                return new Dual(value, System.Math.Abs(byA) * a.Size + System.Math.Abs(byB) * b.Size, slopes);
            }

            private static Dual Of(double value, Dual a, double slope) => Of(value, a, slope, default, 0);

            public static Dual operator +(Dual a, Dual b) => Of(a.Value + b.Value, a, 1, b, 1);
            public static Dual operator -(Dual a, Dual b) => Of(a.Value - b.Value, a, 1, b, -1);
            public static Dual operator *(Dual a, Dual b) => Of(a.Value * b.Value, a, b.Value, b, a.Value);
            public static Dual operator /(Dual a, Dual b) => Of(a.Value / b.Value, a, 1 / b.Value, b, -a.Value / (b.Value * b.Value));

            public static bool operator <(Dual a, Dual b) => a.Value < b.Value;
            public static bool operator >(Dual a, Dual b) => a.Value > b.Value;

            public static Dual Sin(Dual a) => Of(System.Math.Sin(a.Value), a, System.Math.Cos(a.Value));
            public static Dual Cos(Dual a) => Of(System.Math.Cos(a.Value), a, -System.Math.Sin(a.Value));
            public static Dual Exp(Dual a) => Of(System.Math.Exp(a.Value), a, System.Math.Exp(a.Value));
            public static Dual Tanh(Dual a) => Of(System.Math.Tanh(a.Value), a, 1 - System.Math.Tanh(a.Value) * System.Math.Tanh(a.Value));
            public static Dual Atan(Dual a) => Of(System.Math.Atan(a.Value), a, 1 / (1 + a.Value * a.Value));
            public static Dual Abs(Dual a) => Of(System.Math.Abs(a.Value), a, System.Math.Sign(a.Value));

            /// <summary>There is nothing to compare at a tie.</summary>
            public static Dual Max(Dual a, Dual b) =>
                a.Value == b.Value && (a.Size != 0 || b.Size != 0) ? new Dual(a.Value, double.NaN, a.Slopes ?? b.Slopes)
                : Of(System.Math.Max(a.Value, b.Value), a.Value > b.Value ? a : b, 1);

            public static Dual[][] Inputs(double[][] arrays, int all)
            {
                int at = 0;
                return System.Array.ConvertAll(arrays, array => System.Array.ConvertAll(array, value => Input(value, at++, all)));
            }
        }
        """;
}
