using System.Reflection;
using Backprop.Generator.Tests.Testing;

namespace Backprop.Generator.Tests;

/// <summary>Every method of the corpus against every oracle.</summary>
public class ProgramTests
{
    public static TheoryData<string, string> Methods()
    {
        var data = new TheoryData<string, string>();
        foreach (var (program, method) in Corpus.Methods) data.Add(program, method);
        return data;
    }

    private static void AtEachPoint(string program, string method, Action<Subject, Point> check)
    {
        var subject = Corpus.Load(program).Method(method);
        foreach (var point in subject.Points)
        {
            try { check(subject, point); }
            catch (Exception e) { throw new Xunit.Sdk.XunitException($"{method} {point}: {e.Message}\n\n{Corpus.Load(program).Run.AllText}", e); }
        }
    }

    /// <summary>Differences and duals say the same as the reverse mode only as exactly as the precision allows.</summary>
    private static double Exactness(Subject s, Point p) => s.IsSingle(p) ? 1e-4 : 1e-11;

    private static double[] Unit(int length, int at, double value = 1)
    {
        var unit = new double[length];
        unit[at] = value;
        return unit;
    }

    private static double[] Directions(int count, int which) =>
        Enumerable.Range(0, count).Select(i => Math.Round(Math.Cos(1 + 3 * i + 7 * which), 3)).ToArray();

    [Theory, MemberData(nameof(Methods))]
    public void The_value_is_that_of_the_plain_call_bit_for_bit(string program, string method) => AtEachPoint(program, method, (s, p) =>
    {
        Reals.AssertSameBits(s.Value(p), s.Record(p).Value, "Forward");
        if (s.ValueAndGradient is { } both) Reals.AssertSameBits(s.Value(p), s.Call(both, p.Arguments.ToArray())[..1], "ValueAndGradient");
    });

    [Theory, MemberData(nameof(Methods))]
    public void The_members_are_as_promised(string program, string method)
    {
        var s = Corpus.Load(program).Method(method);
        Assert.Equal(s.IsScalar, s.Gradient is not null);
        Assert.Equal(s.IsScalar, s.ValueAndGradient is not null);
        foreach (var generated in new[] { s.Forward, s.Backward, s.Gradient, s.ValueAndGradient }.OfType<MethodInfo>())
            Assert.Equal(s.Plain.Attributes & MethodAttributes.MemberAccessMask, generated.Attributes & MethodAttributes.MemberAccessMask);
        var tape = Subject.ValueType(s.Forward.GetParameters()[^1]);
        Assert.True(tape.IsValueType && typeof(IDisposable).IsAssignableFrom(tape));
    }

    [Theory, MemberData(nameof(Methods))]
    public void Backward_and_Gradient_and_ValueAndGradient_agree(string program, string method) => AtEachPoint(program, method, (s, p) =>
    {
        if (s.Gradient is null) return;
        var gradient = s.Call(s.Gradient, p.Arguments.ToArray());
        Assert.Equal(s.Active.Length, gradient.Length);
        Reals.AssertClose(gradient, s.Reverse(s.Record(p).Tape, 1), s.IsSingle(p) ? 1e-6 : 1e-15, "Backward against Gradient");
        Reals.AssertClose(gradient, s.Call(s.ValueAndGradient!, p.Arguments.ToArray())[1..], s.IsSingle(p) ? 1e-6 : 1e-15, "ValueAndGradient against Gradient");
    });

    [Theory, MemberData(nameof(Methods))]
    public void The_gradient_is_the_one_known_by_hand(string program, string method) => AtEachPoint(program, method, (s, p) =>
    {
        if (p.Gradient is not { } known) return;
        var actual = s.Call(s.Gradient!, p.Arguments.ToArray());
        Assert.Equal(known.Length, actual.Length);
        var compared = Enumerable.Range(0, known.Length).Where(i => !double.IsNaN(known[i])).ToArray();
        Reals.AssertClose(compared.Select(i => known[i]).ToArray(), compared.Select(i => actual[i]).ToArray(), s.IsSingle(p) ? 1e-6 : 1e-12, "Gradient");
    });

    [Theory, MemberData(nameof(Methods))]
    public void The_reverse_mode_agrees_with_central_differences(string program, string method) => AtEachPoint(program, method, (s, p) =>
    {
        if (p.Kink) return;
        double scale = 1 + s.Value(p).Max(Math.Abs), tolerance = s.IsSingle(p) ? 3e-3 : 1e-7;
        for (int i = 0; i < s.Active.Length; i++)
        {
            var column = Differences.Along(x => s.Call(s.Plain, s.With(p, x)), s.Inputs(p), Unit(s.Active.Length, i), s.IsSingle(p));
            var reverse = Enumerable.Range(0, s.Results).Select(r => s.Reverse(s.Record(p).Tape, Unit(s.Results, r))[i]).ToArray();
            Reals.AssertClose(column, reverse, tolerance, $"derivative by input {i}", scale);
        }
    });

    [Theory, MemberData(nameof(Methods))]
    public void The_reverse_mode_agrees_with_forward_mode(string program, string method) => AtEachPoint(program, method, (s, p) =>
    {
        Assert.True(s.Jvp is not null, "there is no Jvp");
        for (int i = 0; i < s.Active.Length; i++)
        {
            var dual = s.Call(s.Jvp!, s.WithTangents(p, Unit(s.Active.Length, i)));
            Reals.AssertSameBits(s.Value(p), dual[..s.Results], "the value of forward mode");
            for (int r = 0; r < s.Results; r++)
            {
                double reverse = s.Reverse(s.Record(p).Tape, Unit(s.Results, r))[i], forward = dual[s.Results + r];
                if (p.Kink && !(double.IsFinite(reverse) && double.IsFinite(forward))) continue;
                Reals.AssertClose([forward], [reverse], Exactness(s, p), $"result {r} by input {i}", 1e-3);
            }
        }
    });

    [Theory, MemberData(nameof(Methods))]
    public void Seeds_and_directions_commute(string program, string method) => AtEachPoint(program, method, (s, p) =>
    {
        if (p.Kink) return;
        for (int k = 0; k < 4; k++)
        {
            double[] seed = Directions(s.Results, 10 + k), direction = Directions(s.Active.Length, k);
            var pushed = s.Call(s.Jvp!, s.WithTangents(p, direction))[s.Results..];
            var pulled = s.Reverse(s.Record(p).Tape, seed);
            double scale = seed.Zip(pushed, (a, b) => Math.Abs(a * b)).Sum() + pulled.Zip(direction, (a, b) => Math.Abs(a * b)).Sum();
            Reals.AssertClose([Reals.Dot(seed, pushed)], [Reals.Dot(pulled, direction)], Exactness(s, p), "<seed, J v> = <J' seed, v>", scale);
        }
    });

    [Theory, MemberData(nameof(Methods))]
    public void Backward_can_be_called_again_and_is_linear_in_its_seeds(string program, string method) => AtEachPoint(program, method, (s, p) =>
    {
        var tape = s.Record(p).Tape;
        var seed = Directions(s.Results, 3);
        var once = s.Reverse(tape, seed);
        Reals.AssertSameBits(once, s.Reverse(tape, seed), "the second Backward");
        Assert.All(s.Reverse(tape, new double[s.Results]), adjoint => Assert.Equal(0.0, adjoint));
        Reals.AssertClose(once.Select(v => -4 * v).ToArray(), s.Reverse(tape, seed.Select(v => -4 * v).ToArray()), Exactness(s, p), "-4 times the seed");
        if (p.Kink) return;
        var sum = new double[s.Active.Length];
        var magnitude = 0.0;
        for (int r = 0; r < s.Results; r++)
        {
            var row = s.Reverse(tape, Unit(s.Results, r, seed[r]));
            sum = sum.Zip(row, (a, b) => a + b).ToArray();
            magnitude = Math.Max(magnitude, row.Max(Math.Abs));
        }
        Reals.AssertClose(sum, once, Exactness(s, p), "the seeds one by one", magnitude);
        Reals.AssertSameBits(once, s.Reverse(tape, seed), "the last Backward");
    });

    [Theory, MemberData(nameof(Methods))]
    public void Calls_do_not_disturb_each_other(string program, string method) => AtEachPoint(program, method, (s, p) =>
    {
        var called = s.Gradient ?? s.Plain;
        var expected = s.Call(called, p.Arguments.ToArray());
        Reals.AssertSameBits(expected, s.Call(called, p.Arguments.ToArray()), "the second call");
        if (p.Alone) return;
        Parallel.For(0, 32, _ =>
        {
            Reals.AssertSameBits(expected, s.Call(called, p.Arguments.ToArray()), "a concurrent call");
            Witness(s);
        });
    });

    [Theory, MemberData(nameof(Methods))]
    public void Passengers_are_evaluated_once_and_in_order(string program, string method) => AtEachPoint(program, method, (s, p) =>
    {
        Witness(s);
        s.Value(p);
        var expected = Witness(s);
        foreach (var generated in new[] { s.Gradient, s.ValueAndGradient }.OfType<MethodInfo>())
        {
            s.Call(generated, p.Arguments.ToArray());
            Assert.Equal(expected, Witness(s));
        }
        var tape = s.Record(p).Tape;
        Assert.Equal(expected, Witness(s));
        s.Reverse(tape, Unit(s.Results, 0));
        Assert.Equal("", Witness(s));
    });

    private static string Witness(Subject s) => (string)s.Plain.Module.Assembly.GetType("Witness")!.GetMethod("Take")!.Invoke(null, null)!;

    [Theory, MemberData(nameof(Methods))]
    public void Gradient_allocates_nothing(string program, string method) => AtEachPoint(program, method, (s, p) =>
    {
        if (p.Allocates || s.Gradient is null) return;
        var call = s.Compiled(s.Gradient, p);
        Assert.Equal(0, Enumerable.Range(0, 8).Min(_ => Allocated(call)));
    });

    /// <summary>Pools fill on the first calls, and may be emptied by a collection at any time.</summary>
    private static long Allocated(Action call)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        call();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    [Theory, MemberData(nameof(Methods))]
    public void Forward_over_reverse_agrees_with_differences_of_the_gradient(string program, string method) => AtEachPoint(program, method, (s, p) =>
    {
        if (s.Gradient is null) return;
        Assert.True(s.GradientJvp is not null, "there is no GradientJvp");
        int n = s.Active.Length;
        var direction = Directions(n, 1);
        var both = s.Call(s.GradientJvp!, s.WithTangents(p, direction));
        Assert.Equal(2 * n, both.Length);
        var gradient = s.Call(s.Gradient, p.Arguments.ToArray());
        if (p.Kink) return;
        Reals.AssertClose(gradient, both[..n], Exactness(s, p), "the gradient inside GradientJvp");
        var differences = Differences.Along(x => s.Call(s.Gradient, s.With(p, x)), s.Inputs(p), direction, s.IsSingle(p));
        Reals.AssertClose(differences, both[n..], s.IsSingle(p) ? 1e-2 : 1e-6, "GradientJvp", 1 + gradient.Max(Math.Abs));
    });
}
