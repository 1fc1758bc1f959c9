using System;
using Backprop;

/// <summary>Patterns on passengers: the user's own text finds whether one matches and what it declares, at once.</summary>
public static partial class PassengerPatterns
{
    public sealed record Part(int Count, string Name)
    {
        public Part Inner => new(Witness.Sees(Count - 1), Name + "+");
    }

    [Differentiable]
    [At(1.3, "abc"), At(1.3, 5), At(1.3, 2), At(1.3, null)]
    public static double Types(double x, object o)
    {
        if (o is string text) return text.Length * x;
        if (o is int n && n > 3) return n * x * x;
        return o is not int m ? x : m * x;
    }

    [Differentiable]
    [At(1.3, "abc"), At(1.3, null)]
    public static double Nulls(double x, object o)
    {
        if (o is null) return x;
        return o == null || o is not object ? 1 : x * x;
    }

    [Differentiable]
    [At(1.3, "abc"), At(1.3, "a"), At(1.3, null)]
    public static double Properties(double x, string s)
    {
        if (s is { Length: > 2 }) return x * x;
        return s is { Length: var n } && n > 0 ? n * x : -x;
    }

    [Differentiable]
    [At(1.3, "abc"), At(1.3, "a"), At(1.3, 5), At(1.3, null), At(1.3, 'c')]
    public static double Arms(double x, object o) => o switch
    {
        null => x,
        int n => n * x,
        string { Length: var n } s when n > 2 => n * x * x + s.Length,
        char and >= 'b' => x * x,
        _ => 1,
    };

    [Differentiable]
    [At(1.3, "abc"), At(1.3, 3), At(1.3, 5), At(1.3, null)]
    public static double Sections(double x, object o)
    {
        switch (o)
        {
            case null: return x;
            case int n when n > 4: return n * x * x;
            case string s: return s.Length * x;
            default: return 3 * x;
        }
    }

    [Differentiable]
    [At(1.3, "abc"), At(1.3, 4)]
    public static double InNumbers(double x, object o)
    {
        int length = 1 + (o is string s ? s.Length : 0);
        int size = 2 * o switch { string t => t.Length, int n when n > 3 => n, _ => 0 };
        return length * x + size * x * x;
    }

    [Differentiable]
    [At(1.3, 3, Allocates = true), At(1.3, 1, Allocates = true)]
    public static double Records(double x, int k)
    {
        var part = new Part(k, "p");
        if (part is (> 2, var name) { Inner: { Count: var inner } } same) return name.Length * x * same.Count + inner * x;
        return part is { Inner.Name: "p+" } ? x * x : x;
    }

    [Differentiable]
    [At(1.3, 3), At(1.3, -3)]
    public static double Nullables(double x, int k)
    {
        int? n = k > 0 ? k : null;
        double? scale = k > 0 ? 2.5 : null;
        var r = n is int m ? x * m : x;
        return scale is { } factor ? factor * r * x : r;
    }

    [Differentiable]
    [At(1.3, "a", 2), At(1.3, null, 2), At(-1.3, "a", 2)]
    public static double Mixed(double x, object o, int k) => (x * x * x, o, k) switch
    {
        (> 0 and var cube, string s, var n) => cube * s.Length * n,
        (var cube, null, > 1) => cube * k,
        _ => x,
    };

    [Differentiable]
    [At(1.3, 3, Allocates = true)]
    public static double InLambdas(double x, int k)
    {
        Func<object, int> measure = o => o is string s ? s.Length : o is int n ? n : 0;
        return measure("abc") * x + measure(k) * x * x;
    }

    [Differentiable]
    [At(1.3, "abc", Allocates = true), At(1.3, 5, Allocates = true)]
    public static double OnceInOrder(double x, object o)
    {
        var r = x;
        if (Witness.Sees(o) is string s && Witness.Sees(s.Length) is var n and > 2) r *= n * x;
        return r;
    }

    [Differentiable]
    [At(1.3, "abc", 2), At(1.3, 5, 2)]
    public static double NamesThatAreTaken(double x, object o, int sMatch)
    {
        int matches = sMatch + 1;
        return o is string s ? s.Length * x * matches : x * x * sMatch;
    }

    [Differentiable]
    [At(1.3, 0), At(1.3, 1), At(1.3, 2)]
    public static double TwiceByGoto(double x, int k)
    {
        object o = k > 1 ? "abc" : null;
        switch (k)
        {
            case 0: goto case 1;
            case 1:
                if (o is string s) x *= s.Length;
                x *= x;
                break;
            default: goto case 1;
        }
        return x;
    }
}
