using System.Numerics;
using System.Reflection;
using System.Runtime.CompilerServices;
using Backprop.Generator.Ir;
using Backprop.Generator.Rules;

namespace Backprop.Generator.Tests.Rules;

/// <summary>Calls functions of the vocabulary as generated code would: operators as themselves, all others as they are spelled.</summary>
internal static class Called
{
    private static readonly Dictionary<(string, IrType, int), MethodInfo> methods = [];

    /// <summary>All the results; null where the function throws, as Clamp does for crossed bounds.</summary>
    public static object[]? Results(string function, IrType type, params object[] args)
    {
        if (function == Fn.Convert) return [Converted(args[0], type)];
        if (Operator(function, args) is { } result) return [result];
        try
        {
            object value = Method(function, type, args).Invoke(null, args)!;
            return value is ITuple tuple ? [.. Enumerable.Range(0, tuple.Length).Select(i => tuple[i]!)] : [value];
        }
        catch (TargetInvocationException)
        {
            return null;
        }
    }

    public static Type TypeNamed(string name) => name switch
    {
        "System.Math" => typeof(Math),
        "System.MathF" => typeof(MathF),
        "System.Double" => typeof(double),
        "System.Single" => typeof(float),
        "Backprop.Activations" => typeof(Activations),
        "Backprop.Differentiation" => typeof(Differentiation),
        _ => throw new ArgumentException("no such type in the tests: " + name),
    };

    private static MethodInfo Method(string function, IrType type, object[] args)
    {
        lock (methods)
        {
            var key = (function, type, args.Length);
            if (methods.TryGetValue(key, out var known)) return known;
            var (typeName, member) = Spelling.Of(function, type);
            return methods[key] = TypeNamed(typeName).GetMethod(member, [.. args.Select(arg => arg.GetType())])
                ?? throw new MissingMethodException(typeName, member);
        }
    }

    private static object Converted(object value, IrType type) =>
        type == IrType.Single ? (object)Convert.ToSingle(value) : Convert.ToDouble(value);

    private static object? Operator(string function, object[] args) => args switch
    {
        [bool condition, var a, var b] when function == Fn.Select => condition ? a : b,
        [bool a, bool b] when function == Fn.And => a & b,
        [bool a] when function == Fn.Not => !a,
        [double, ..] => Arithmetic<double>(function, args),
        [float, ..] => Arithmetic<float>(function, args),
        _ => null,
    };

    private static object? Arithmetic<T>(string function, object[] args) where T : INumber<T> => (function, args) switch
    {
        (Fn.Add, [T a, T b]) => a + b,
        (Fn.Sub, [T a, T b]) => a - b,
        (Fn.Mul, [T a, T b]) => a * b,
        (Fn.Div, [T a, T b]) => a / b,
        (Fn.Rem, [T a, T b]) => a % b,
        (Fn.Neg, [T a]) => -a,
        (Fn.Plus, [T a]) => a,
        (Fn.Greater, [T a, T b]) => a > b,
        (Fn.Less, [T a, T b]) => a < b,
        (Fn.Equal, [T a, T b]) => a == b,
        _ => null,
    };
}
