using System.Reflection;
using System.Runtime.CompilerServices;

namespace Backprop.Generator.Tests.Testing.Arrays;

/// <summary>What a call gave, and what its arguments hold after it.</summary>
internal sealed record Outcome(object? Value, object?[] Left);

/// <summary>A method with containers, called through its bridge. Numbers of inputs, outputs and gradients are flat vectors.</summary>
internal sealed class ArraySubject
{
    private readonly Type bridge;
    private readonly int[] active, written;

    public ArraySubject(ArrayMethod method, MethodInfo plain, Type bridge)
    {
        (Method, this.bridge, Assembly) = (method, bridge, plain.Module.Assembly);
        active = Positions(p => p.IsActive);
        written = Positions(p => p.IsWritten);
        Points = Point.Of(plain).ToArray();
    }

    public ArrayMethod Method { get; }

    public Assembly Assembly { get; }

    public IReadOnlyList<Point> Points { get; }

    public bool IsSingle(Point p) => p.Single || Method.Results.Contains("float") || Method.Parameters.Any(x => x.IsSingle);

    private int[] Positions(Predicate<ArrayParameter> which) => Enumerable.Range(0, Method.Parameters.Count).Where(i => which(Method.Parameters[i])).ToArray();

    // Arguments

    public static object?[] Arguments(Point p) => p.Arguments.Select(Cells.Copy).ToArray();

    public double[] Inputs(Point p) => active.SelectMany(i => Cells.Numbers(p.Arguments[i])).ToArray();

    public object?[] With(Point p, double[] inputs)
    {
        var arguments = Arguments(p);
        int at = 0;
        foreach (int i in active) arguments[i] = Filled(arguments[i]!, inputs, ref at);
        return arguments;
    }

    /// <summary>Tangents, one for each active parameter and of its type.</summary>
    public object?[] Tangents(Point p, double[] direction)
    {
        int at = 0;
        return active.Select(i => Filled(Cells.Copy(p.Arguments[i])!, direction, ref at)).ToArray<object?>();
    }

    private static object Filled(object argument, double[] numbers, ref int at)
    {
        int length = Cells.Numbers(argument).Length, from = at;
        at += length;
        if (!Cells.AreReal(argument)) return System.Convert.ChangeType(numbers[from], argument.GetType());
        Cells.Fill(argument, numbers[from..at]);
        return argument;
    }

    /// <summary>A buffer for each active container, all of one number.</summary>
    public object[] Buffers(Point p, double value)
    {
        var buffers = active.Where(i => Method.Parameters[i].IsContainer).Select(i => Cells.Zeros(p.Arguments[i]!)).ToArray();
        foreach (var buffer in buffers) Cells.Fill(buffer, value);
        return buffers;
    }

    // Calls

    public object? Call(string member, params object?[] arguments) =>
        (bridge.GetMethod(member) ?? throw new InvalidOperationException($"the bridge has no {member}")).Invoke(null, BindingFlags.DoNotWrapExceptions, null, arguments, null);

    public bool Has(string member) => bridge.GetMethod(member) is not null;

    public Outcome Plain(object?[] arguments) => new(Call("Plain", [arguments]), arguments);

    public Outcome Plain(Point p) => Plain(Arguments(p));

    /// <summary>The results, then what the written containers hold at the end.</summary>
    public double[] Outputs(Outcome outcome) => [.. Cells.Numbers(outcome.Value), .. written.SelectMany(i => Cells.Values(outcome.Left[i]!))];

    public int CountOutputs(Point p) => Outputs(Plain(p)).Length;

    public double[] Gradient(Point p) => Pulled(p, Call("Gradient", [Arguments(p)]));

    /// <summary>The adjoints of all inputs out of a gradient: bare or a tuple, some of it in buffers.</summary>
    public double[] Pulled(Point p, object? gradient, object[]? buffers = null)
    {
        var given = active.Where(i => buffers is null || !Method.Parameters[i].IsContainer).ToArray();
        var parts = new Queue<object?>(given.Length == 0 ? [] : given.Length == 1 ? [gradient] : Parts(gradient));
        var filled = new Queue<object>(buffers ?? []);
        return active.SelectMany(i =>
            !Method.Parameters[i].IsContainer ? Reals.Flatten(parts.Dequeue())
            : Cells.Pull(p.Arguments[i]!, buffers is null ? parts.Dequeue() : filled.Dequeue())).ToArray();
    }

    /// <summary>The gradient and its tangents out of what GradientJvp gives.</summary>
    public (double[] Gradient, double[] Tangents) GradientJvp(Point p, double[] direction)
    {
        var parts = Parts(Call("GradientJvp", Arguments(p), Tangents(p, direction)));
        Assert.Equal(2 * active.Length, parts.Length);
        double[] Half(object?[] half) => active.Zip(half, (i, part) => Method.Parameters[i].IsContainer ? Cells.Pull(p.Arguments[i]!, part) : Reals.Flatten(part)).SelectMany(v => v).ToArray();
        return (Half(parts[..active.Length]), Half(parts[active.Length..]));
    }

    /// <summary>The outputs and their tangents by forward mode, and what it leaves of its arguments.</summary>
    public (double[] Outputs, double[] Tangents, Outcome Outcome) Jvp(Point p, double[] direction)
    {
        object?[] arguments = Arguments(p), tangents = Tangents(p, direction);
        var both = Cells.Numbers(Call("Jvp", arguments, tangents));
        double[] Ends(IEnumerable<object?> containers) => containers.SelectMany(c => Cells.Values(c!)).ToArray();
        int half = both.Length / 2;
        return (
            [.. both[..half], .. Ends(written.Select(i => arguments[i]))],
            [.. both[half..], .. Ends(written.Select(i => tangents[Array.IndexOf(active, i)]))],
            new Outcome(null, arguments));
    }

    private static object?[] Parts(object? tuple)
    {
        var parts = (ITuple)tuple!;
        return Enumerable.Range(0, parts.Length).Select(i => parts[i]).ToArray();
    }

    // Sweeps

    /// <summary>Forward and, from the one tape, a Backward for each seed; where buffers are given, into them.</summary>
    public (Outcome Outcome, double[][] Adjoints) Sweep(Point p, double[][] seeds, object[]?[]? buffers = null, object?[]? arguments = null)
    {
        arguments ??= Arguments(p);
        buffers ??= new object[]?[seeds.Length];
        var results = new object?[seeds.Length];
        var plain = Plain(p);
        var value = Call("Sweep", arguments, seeds.Select(seed => Seeds(plain, seed)).ToArray(), buffers, results);
        return (new Outcome(value, arguments), seeds.Select((_, k) => Pulled(p, results[k], buffers[k])).ToArray());
    }

    /// <summary>The bytes that a backward sweep into buffers allocates.</summary>
    public long AllocatedBackward(Point p, double[] seed) => (long)Call("AllocatedBackward", Arguments(p), Seeds(Plain(p), seed), Buffers(p, 0))!;

    /// <summary>Seeds as Backward takes them. An empty vector: none, which means zero, for the containers.</summary>
    private object?[] Seeds(Outcome shape, double[] flat)
    {
        var seeds = new List<object?>();
        int at = 0;
        object? Next(object container)
        {
            if (flat.Length == 0) return null;
            int length = Cells.Values(container).Length;
            at += length;
            return Cells.Push(container, flat[(at - length)..at]);
        }
        if (Method.ReturnsArray) seeds.Add(Next(shape.Value!));
        else foreach (string type in Method.Results) seeds.Add(type == "float" ? (object)(flat.Length == 0 ? 0f : (float)flat[at++]) : flat.Length == 0 ? 0.0 : flat[at++]);
        foreach (int i in written) seeds.Add(Next(shape.Left[i]!));
        Assert.Equal(flat.Length, at);
        return seeds.ToArray();
    }

    /// <summary>The matrix of derivatives: a row for each output, by unit seeds.</summary>
    public double[][] Jacobian(Point p)
    {
        int rows = CountOutputs(p);
        return Sweep(p, Enumerable.Range(0, rows).Select(r => Directions.Unit(rows, r)).ToArray()).Adjoints;
    }
}
