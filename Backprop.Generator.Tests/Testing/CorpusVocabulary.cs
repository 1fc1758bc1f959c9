namespace Backprop.Generator.Tests.Testing;

/// <summary>The types that a program of the corpus may use, given to each compilation as text.</summary>
internal static class CorpusVocabulary
{
    public const string Text = """
        #nullable disable

        /// <summary>A point at which a program is held against the oracles: its arguments, in order.</summary>
        [System.AttributeUsage(System.AttributeTargets.Method, AllowMultiple = true)]
        public sealed class AtAttribute : System.Attribute
        {
            public AtAttribute(params object[] arguments) { Arguments = arguments; }

            public object[] Arguments { get; }

            /// <summary>Not smooth here: no differences.</summary>
            public bool Kink { get; set; }

            /// <summary>Computes in single precision although parameters and result are doubles.</summary>
            public bool Single { get; set; }

            /// <summary>Changes its object while it runs: not to be called twice at once.</summary>
            public bool Alone { get; set; }

            /// <summary>Passengers of the program allocate.</summary>
            public bool Allocates { get; set; }

            /// <summary>The gradient known by hand; NaN: not compared.</summary>
            public double[] Gradient { get; set; }
        }

        /// <summary>Not generated yet: left out of the corpus until it is.</summary>
        [System.AttributeUsage(System.AttributeTargets.Method)]
        public sealed class PendingAttribute : System.Attribute
        {
            public PendingAttribute(string why) { Why = why; }

            public string Why { get; }
        }

        /// <summary>A variable of the method may hold either of two parameters, so that they must not be one array.</summary>
        [System.AttributeUsage(System.AttributeTargets.Method)]
        public sealed class TakesForAnotherAttribute : System.Attribute { }

        /// <summary>Sees in which order, and how often, passengers are evaluated.</summary>
        public static class Witness
        {
            [System.ThreadStatic] private static System.Text.StringBuilder seen;

            public static T Sees<T>(T value)
            {
                seen ??= new System.Text.StringBuilder();
                seen.Append(System.FormattableString.Invariant($"{value} "));
                return value;
            }

            public static string Take()
            {
                var all = seen?.ToString() ?? "";
                seen = null;
                return all;
            }
        }
        """;
}
