namespace Backprop.Generator.Tests.Diagnostics;

internal static partial class Refusals
{
    private static (string, string)[] Generics =>
    [
        // Another overload, operator or member would be chosen for the type than for its parameter.
        ("BP0103", "private static double Kind(double v) => v * 3; private static T Kind<T>(T v) => v; private static T Through<T>(T v) => Kind(v); [Differentiable] public static double F(double x) => [|Through(x)|];"),
        ("BP0103", "private static double Kind(object v) => 2; private static double Kind(double v) => v; private static double Through<T>(T v) => Kind(v!); [Differentiable] public static double F(double x) => [|Through(x)|];"),
        ("BP0103", "private static double Eq<T>(T a, T b, double x) where T : class => a == b ? x * x : x; [Differentiable] public static double F(double x) => [|Eq(\"a\", \"b\", x)|];"),
        ("BP0103", "private static T NotZero<T>(T v) where T : System.Numerics.INumber<T> => T.IsZero(v) ? T.One : v; [Differentiable] public static double F(double x) => [|NotZero(x)|];"),
        ("BP0103", "public interface IArea { double Area(double r); } public struct Disc : IArea { public double K; double IArea.Area(double r) => r * K; public double Area(double r) => r; } private static double AreaOf<T>(T t, double r) where T : IArea => t.Area(r); [Differentiable] public static double F(double x) => [|AreaOf(new Disc { K = 2 }, x)|];"),
        // Types that a body is not read for.
        ("BP0103", "public class Shape { public virtual double Area(double r) => r; } private static double AreaOf<T>(T t, double r) where T : Shape => t.Area(r); [Differentiable] public static double F(double x) => [|AreaOf(new Shape(), x)|];"),
        ("BP0103", "private static double Chosen<T>(double v, T w) => v; [Differentiable] public static double F(double x) => [|Chosen(x, (Half)1)|];"),
        ("BP0103", "private static U Second<T, U>(T a, U b) => b; [Differentiable] public static double F<T>(double x, T t) => [|Second(t, x)|] * x;"),
        ("BP0103", "private static U Second<T, U>(T a, U b) => b; [Differentiable] public static double F(double x) { var a = new { X = 1 }; return [|Second(a, x)|] * x; }"),
        // Types without end.
        ("BP0103", "private static double Grow<T>(T a, double x, int n) => n == 0 ? x * x : Grow(new[] { a }, x, n - 1) * x; [Differentiable] public static double F(double x) => [|Grow(x, x, 2)|];"),
        ("BP0103", "private static double A<T>(T a, double x, int n) => n == 0 ? x * x : B((a, a), x, n - 1); private static double B<T>(T a, double x, int n) => n == 0 ? x * x : A(a, x, n - 1) * x; [Differentiable] public static double F(double x) => [|A(x, x, 2)|];"),
        ("BP0103", "public static class Ops<T> { public static double Grow(T a, double x, int n) => n == 0 ? x * x : Ops<List<T>>.Grow(new List<T> { a }, x, n - 1) * x; } [Differentiable] public static double F(double x) => [|Ops<double>.Grow(x, x, 2)|];"),
        // What is refused of any method.
        ("BP0108", "private static T Boxed<T>(T v) => (T)[|(object)v!|]; [Differentiable] public static double F(double x) => Boxed(x) * x;"),
        ("BP0103", "public class Scaler { public virtual T Scaled<T>(T v) where T : System.Numerics.INumber<T> => v * v; } [Differentiable] public static double F(double x) { var s = new Scaler(); return [|s.Scaled(x)|]; }"),
        ("BP0103", "private static T Nest<T>(T v) where T : System.Numerics.INumber<T> { U In<U>(U u) where U : System.Numerics.INumber<U> => u * u; return In(v) + In(T.One); } [Differentiable] public static double F(double x) => [|Nest(x)|];"),
        ("BP0101", "private static T Back<T>(T v) where T : System.Numerics.INumber<T> { if (v > T.One) [|goto middle;|] again: v *= v; middle: v += v; if (v < T.One) goto again; return v; } [Differentiable] public static double F(double x) => Back(x);"),
        ("BP0103", "private static T Twice<T>(Func<T, T> f, T v, int n) => n == 0 ? v : f(Twice(f, v, n - 1)); [Differentiable] public static double F(double x) => [|Twice(v => v * v, x, 2)|];"),
        ("BP0103", "private static T Inner<T>(T v) where T : System.Numerics.INumber<T> => v * T.CreateChecked([|double.Parse(v.ToString()!)|]); private static T Outer<T>(T v) where T : System.Numerics.INumber<T> => Inner(v) * v; [Differentiable] public static double F(double x) => Outer(x);"),
        ("BP0103", "public struct Pair<T> { public T A; public T B; public Pair(T a, T b) { A = a; B = b; } public Pair(T a) : this(a, a) { } } [Differentiable] public static double F(double x) { var p = [|new Pair<double>(x)|]; return p.A * p.B; }"),
        ("BP0103", "public struct Pair<T> where T : System.Numerics.INumber<T> { public T A; public T Power(int n) => n == 0 ? A : A * Power(n - 1); } [Differentiable] public static double F(double x) { var p = new Pair<double> { A = x }; return [|p.Power(2)|]; }"),
        ("BP0106", "public static class Last<T> { public static T? Value; public static T Keep(T v) { Value = [|v|]; return v; } } [Differentiable] public static double F(double x) => Last<double>.Keep(x) * x;"),
        // Methods that are differentiated, for types that nobody knows, or for none.
        ("BP0008", "[Differentiable] public static T F<T>(T [|x|]) where T : System.Numerics.IBinaryInteger<T> => x * x;"),
        ("BP0008", "[Differentiable] public static T F<T>(T [|x|]) where T : class, System.Numerics.INumber<T> => x * x;"),
        ("BP0008", "[Differentiable] public static T F<T, M>(T [|x|], M m) where T : System.Numerics.INumber<T> => x * x;"),
        ("BP0008", "public partial struct Scale<T> where T : System.Numerics.INumber<T> { [Differentiable] public T Of(T [|x|]) => x * x; }"),
        ("BP0103", "public interface IScale<T> { T Times(T v); } public class Squared<T> : IScale<T> where T : System.Numerics.INumber<T> { public T Times(T v) => v * v; } public class Thrice : IScale<double> { public double Times(double v) => 3 * v; } [Differentiable] public static double F(IScale<double> s, double x) => [|s.Times(x)|];"),
        ("BP0103", "public interface IScale { double Times(double v); } public class Of<T> : IScale { public double Times(double v) => v * typeof(T).Name.Length; } [Differentiable] public static double F(IScale s, double x) => [|s.Times(x)|];"),
        ("BP0103", "public class Scale<T> where T : System.Numerics.INumber<T> { public T By; public T Times(T v) => v * By; } public class Doubled : Scale<double> { public double Twice(double v) => [|Times(v)|]; } [Differentiable] public static double F(Doubled s, double x) => s.Twice(x);"),
        ("BP0103", "public class Scale<T> where T : System.Numerics.INumber<T> { public T By; public T Times(T v) => v * By; } public partial class Doubled : Scale<double> { [Differentiable] public double Twice(double v) => [|Times(v)|]; } "),
        ("BP0103", "public class Scale<T> where T : System.Numerics.INumber<T> { private T by; public T Times(T v) => v * by; } [Differentiable] public static double F(Scale<double> s, double x) => [|s.Times(x)|];"),
    ];
}
