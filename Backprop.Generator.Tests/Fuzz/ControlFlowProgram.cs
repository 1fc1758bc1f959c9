using System.Reflection;
using Backprop.Generator.Tests.Testing;

namespace Backprop.Generator.Tests.Fuzz;

/// <summary>One random program, all that was generated for it, and its twin.</summary>
internal sealed class ControlFlowProgram(Assembly assembly, int seed)
{
    private readonly Type type = assembly.GetType("Programs")!;

    /// <summary>What is wrong at a point. What cancels too much, or overflows, is not compared with the twin.</summary>
    public string? Problem(double x, double y, int n, out bool compared)
    {
        compared = false;
        Seen();
        double value = (double)Call("P" + seed, x, y, n)!;
        var seen = Seen();
        var (twin, expected, size) = Expected(x, y, n);
        if (Seen() != seen || !Reals.SameBits(value, twin)) return $"the twin gives {twin:R}, the method {value:R}";

        var gradient = Reals.Flatten(Call($"P{seed}Gradient", x, y, n));
        if (Seen() is var inGradient && inGradient != seen) return $"Gradient evaluates {inGradient}, the method {seen}";
        var both = Reals.Flatten(Call($"P{seed}ValueAndGradient", x, y, n));
        if (Seen() is var inBoth && inBoth != seen) return $"ValueAndGradient evaluates {inBoth}, the method {seen}";
        object?[] arguments = [x, y, n, null];
        var forward = Reals.Flatten(Call($"P{seed}Forward", arguments))[0];
        if (Seen() is var inForward && inForward != seen) return $"Forward evaluates {inForward}, the method {seen}";
        var backward = Reals.Flatten(Call($"P{seed}Backward", arguments[3], 1.0));
        var again = Reals.Flatten(Call($"P{seed}Backward", arguments[3], 1.0));
        ((IDisposable)arguments[3]!).Dispose();
        if (Seen() is var inBackward && inBackward != "") return $"Backward evaluates {inBackward}";

        if (!Reals.SameBits(value, both[0])) return $"ValueAndGradient gives {both[0]:R}, the method {value:R}";
        if (!Reals.SameBits(value, forward)) return $"Forward gives {forward:R}, the method {value:R}";
        if (!backward.Zip(again, Reals.SameBits).All(same => same)) return $"Backward is {Reals.Show(backward)}, when called again {Reals.Show(again)}";
        if (!Reals.AllFinite([value, size, .. expected]) || size > 1e6 || Math.Abs(value) > 1e6) return null;
        compared = true;
        foreach (var (name, actual) in new[] { ("Gradient", gradient), ("ValueAndGradient", both[1..]), ("Backward", backward) })
            if (!expected.Zip(actual).All(pair => Reals.Close(pair.First, pair.Second, 1e-12, 1e-2 + size)))
                return $"{name} is {Reals.Show(actual)}, expected {Reals.Show(expected)}";
        return null;
    }

    private (double Value, double[] Derivatives, double Size) Expected(double x, double y, int n)
    {
        var dual = assembly.GetType("Dual")!;
        var twin = Call("Twin" + seed, Activator.CreateInstance(dual, x, 1.0, 0.0, 1.0), Activator.CreateInstance(dual, y, 0.0, 1.0, 1.0), n)!;
        double Part(string name) => (double)dual.GetField(name)!.GetValue(twin)!;
        return (Part("Value"), [Part("X"), Part("Y")], Part("Size"));
    }

    private object? Call(string name, params object?[] arguments) => type.GetMethod(name)!.Invoke(null, BindingFlags.DoNotWrapExceptions, null, arguments, null);

    private string Seen() => (string)assembly.GetType("Witness")!.GetMethod("Take")!.Invoke(null, null)!;
}
