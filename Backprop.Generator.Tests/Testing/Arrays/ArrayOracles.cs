namespace Backprop.Generator.Tests.Testing.Arrays;

/// <summary>What must hold of a method with containers at a point, whoever wrote its derivatives: values and derivatives.</summary>
internal static class ArrayOracles
{
    public static readonly IReadOnlyDictionary<string, Action<ArraySubject, Point>> All = new Dictionary<string, Action<ArraySubject, Point>>
    {
        [nameof(Values_and_written_containers_are_those_of_the_plain_call)] = Values_and_written_containers_are_those_of_the_plain_call,
        [nameof(All_ways_to_the_gradient_agree)] = All_ways_to_the_gradient_agree,
        [nameof(The_gradient_is_the_one_known_by_hand)] = The_gradient_is_the_one_known_by_hand,
        [nameof(Reverse_agrees_with_central_differences)] = Reverse_agrees_with_central_differences,
        [nameof(Reverse_agrees_with_forward_mode)] = Reverse_agrees_with_forward_mode,
        [nameof(Seeds_and_directions_commute)] = Seeds_and_directions_commute,
        [nameof(Backward_can_be_called_again_and_is_linear)] = Backward_can_be_called_again_and_is_linear,
        [nameof(Forward_over_reverse_agrees_with_differences_of_the_gradient)] = Forward_over_reverse_agrees_with_differences_of_the_gradient,
        [nameof(BufferOracles.Gradient_overwrites_its_buffers)] = BufferOracles.Gradient_overwrites_its_buffers,
        [nameof(BufferOracles.Backward_adds_to_its_buffers)] = BufferOracles.Backward_adds_to_its_buffers,
        [nameof(BufferOracles.Buffers_of_another_shape_are_refused)] = BufferOracles.Buffers_of_another_shape_are_refused,
        [nameof(BufferOracles.Overlaps_are_refused)] = BufferOracles.Overlaps_are_refused,
        [nameof(BufferOracles.One_array_may_be_read_as_two)] = BufferOracles.One_array_may_be_read_as_two,
        [nameof(BufferOracles.Gradient_into_buffers_allocates_nothing)] = BufferOracles.Gradient_into_buffers_allocates_nothing,
        [nameof(BufferOracles.Backward_into_buffers_allocates_nothing)] = BufferOracles.Backward_into_buffers_allocates_nothing,
        [nameof(CallOracles.Calls_do_not_disturb_each_other)] = CallOracles.Calls_do_not_disturb_each_other,
        [nameof(CallOracles.Passengers_are_evaluated_once_and_in_order)] = CallOracles.Passengers_are_evaluated_once_and_in_order,
    };

    /// <summary>Differences and duals say the same as the reverse mode only as exactly as the precision allows.</summary>
    public static double Exactness(ArraySubject s, Point p) => s.IsSingle(p) ? 1e-4 : 1e-11;

    /// <summary>How exactly the same sum in another order gives the same.</summary>
    public static double Order(ArraySubject s, Point p) => s.IsSingle(p) ? 1e-6 : 1e-15;

    public static void AssertLeft(Outcome expected, object?[] left, string by)
    {
        for (int i = 0; i < left.Length; i++)
            Assert.True(Cells.Same(expected.Left[i], left[i]), $"{by} leaves argument {i} as {ContainerText.Show(left[i])}, the plain call as {ContainerText.Show(expected.Left[i])}");
    }

    private static void Values_and_written_containers_are_those_of_the_plain_call(ArraySubject s, Point p)
    {
        var plain = s.Plain(p);
        for (int i = 0; i < s.Method.Parameters.Count; i++)
            if (s.Method.Parameters[i] is { IsActive: true, IsContainer: true, IsWritten: false } parameter)
                Assert.True(Cells.Same(p.Arguments[i], plain.Left[i]), $"{parameter.Name} is written, but Backward has no {parameter.Seed}");

        var recorded = s.Sweep(p, []).Outcome;
        Reals.AssertSameBits(Cells.Numbers(plain.Value), Cells.Numbers(recorded.Value), "Forward");
        AssertLeft(plain, recorded.Left, "Forward");
        AssertLeft(plain, s.Sweep(p, [Directions.Direction(s.CountOutputs(p), 2)]).Outcome.Left, "Backward");
        AssertLeft(plain, s.Sweep(p, s.Has("GradientInto") ? [Directions.Direction(s.CountOutputs(p), 2)] : [], s.Has("GradientInto") ? [s.Buffers(p, 0)] : []).Outcome.Left, "Backward into buffers");

        foreach (string member in new[] { "Gradient", "ValueAndGradient", "GradientInto", "ValueAndGradientInto" }.Where(s.Has))
        {
            var arguments = ArraySubject.Arguments(p);
            object? result = member.EndsWith("Into", StringComparison.Ordinal) ? s.Call(member, arguments, s.Buffers(p, 0)) : s.Call(member, [arguments]);
            AssertLeft(plain, arguments, member);
            if (member.StartsWith("Value", StringComparison.Ordinal)) Reals.AssertSameBits(Cells.Numbers(plain.Value), Cells.Numbers(result)[..1], member);
        }
    }

    private static void All_ways_to_the_gradient_agree(ArraySubject s, Point p)
    {
        if (!s.Method.IsScalar) return;
        var gradient = s.Gradient(p);
        Assert.Equal(s.Inputs(p).Length, gradient.Length);
        var both = (System.Runtime.CompilerServices.ITuple)s.Call("ValueAndGradient", [ArraySubject.Arguments(p)])!;
        Reals.AssertClose(gradient, s.Pulled(p, both[1]), Order(s, p), "ValueAndGradient against Gradient");
        var seed = Directions.Unit(s.CountOutputs(p), 0);
        Reals.AssertClose(gradient, s.Sweep(p, [seed]).Adjoints[0], Order(s, p), "Backward against Gradient", gradient.Select(Math.Abs).DefaultIfEmpty().Max());
        if (!s.Has("GradientInto")) return;
        var buffers = s.Buffers(p, 0);
        var result = s.Call("ValueAndGradientInto", ArraySubject.Arguments(p), buffers);
        if (s.Method.Scalars.Any()) result = ((System.Runtime.CompilerServices.ITuple)result!)[1];
        Reals.AssertClose(gradient, s.Pulled(p, result, buffers), Order(s, p), "ValueAndGradient into buffers against Gradient");
    }

    private static void The_gradient_is_the_one_known_by_hand(ArraySubject s, Point p)
    {
        if (p.Gradient is not { } known) return;
        var actual = s.Gradient(p);
        Assert.Equal(known.Length, actual.Length);
        var compared = Enumerable.Range(0, known.Length).Where(i => !double.IsNaN(known[i])).ToArray();
        Reals.AssertClose(compared.Select(i => known[i]).ToArray(), compared.Select(i => actual[i]).ToArray(), s.IsSingle(p) ? 1e-6 : 1e-12, "Gradient");
    }

    private static void Reverse_agrees_with_central_differences(ArraySubject s, Point p)
    {
        if (p.Kink) return;
        var rows = s.Jacobian(p);
        var inputs = s.Inputs(p);
        double scale = 1 + s.Outputs(s.Plain(p)).Select(Math.Abs).DefaultIfEmpty().Max();
        for (int i = 0; i < inputs.Length; i++)
        {
            var column = Differences.Along(x => s.Outputs(s.Plain(s.With(p, x))), inputs, Directions.Unit(inputs.Length, i), s.IsSingle(p));
            Reals.AssertClose(column, rows.Select(row => row[i]).ToArray(), s.IsSingle(p) ? 3e-3 : 1e-7, $"derivatives by input {i}", scale);
        }
    }

    private static void Reverse_agrees_with_forward_mode(ArraySubject s, Point p)
    {
        var rows = s.Jacobian(p);
        var plain = s.Plain(p);
        int n = s.Inputs(p).Length;
        for (int i = 0; i < n; i++)
        {
            var (outputs, tangents, outcome) = s.Jvp(p, Directions.Unit(n, i));
            Reals.AssertSameBits(s.Outputs(plain), outputs, "the value of forward mode");
            AssertLeft(plain, outcome.Left, "forward mode");
            Assert.Equal(rows.Length, tangents.Length);
            for (int r = 0; r < rows.Length; r++)
            {
                if (p.Kink && !(double.IsFinite(rows[r][i]) && double.IsFinite(tangents[r]))) continue;
                Reals.AssertClose([tangents[r]], [rows[r][i]], Exactness(s, p), $"output {r} by input {i}", 1e-3);
            }
        }
    }

    private static void Seeds_and_directions_commute(ArraySubject s, Point p)
    {
        if (p.Kink) return;
        for (int k = 0; k < 4; k++)
        {
            double[] seed = Directions.Direction(s.CountOutputs(p), 10 + k), direction = Directions.Direction(s.Inputs(p).Length, k);
            var pushed = s.Jvp(p, direction).Tangents;
            var pulled = s.Sweep(p, [seed]).Adjoints[0];
            double scale = seed.Zip(pushed, (a, b) => Math.Abs(a * b)).Sum() + pulled.Zip(direction, (a, b) => Math.Abs(a * b)).Sum();
            Reals.AssertClose([Reals.Dot(seed, pushed)], [Reals.Dot(pulled, direction)], Exactness(s, p), "<seed, J v> = <J' seed, v>", scale);
        }
    }

    private static void Backward_can_be_called_again_and_is_linear(ArraySubject s, Point p)
    {
        int count = s.CountOutputs(p);
        var seed = Directions.Direction(count, 3);
        var one = Enumerable.Range(0, count).Select(r => Directions.Unit(count, r, seed[r]));
        double[][] seeds = [seed, seed, new double[count], [], seed.Select(v => -4 * v).ToArray(), .. one, seed];
        var adjoints = s.Sweep(p, seeds).Adjoints;
        var once = adjoints[0];
        Reals.AssertSameBits(once, adjoints[1], "the second Backward");
        Assert.All(adjoints[2], adjoint => Assert.Equal(0.0, adjoint));
        Assert.All(adjoints[3], adjoint => Assert.Equal(0.0, adjoint));
        Reals.AssertSameBits(once, adjoints[^1], "the last Backward");
        double magnitude = adjoints.SelectMany(row => row).Select(Math.Abs).DefaultIfEmpty().Max();
        Reals.AssertClose(once.Select(v => -4 * v).ToArray(), adjoints[4], Exactness(s, p), "-4 times the seed", magnitude);
        if (p.Kink) return;
        var sum = adjoints[5..^1].Aggregate(new double[once.Length], (a, b) => a.Zip(b, (x, y) => x + y).ToArray());
        Reals.AssertClose(sum, once, Exactness(s, p), "the seeds one by one", magnitude);
    }

    private static void Forward_over_reverse_agrees_with_differences_of_the_gradient(ArraySubject s, Point p)
    {
        if (!s.Method.IsScalar) return;
        var inputs = s.Inputs(p);
        var direction = Directions.Direction(inputs.Length, 1);
        var (inside, tangents) = s.GradientJvp(p, direction);
        if (p.Kink) return;
        var gradient = s.Gradient(p);
        double scale = 1 + gradient.Select(Math.Abs).DefaultIfEmpty().Max();
        Reals.AssertClose(gradient, inside, Exactness(s, p), "the gradient inside GradientJvp", scale);
        var differences = Differences.Along(x => s.Pulled(p, s.Call("Gradient", [s.With(p, x)])), inputs, direction, s.IsSingle(p));
        Reals.AssertClose(differences, tangents, s.IsSingle(p) ? 1e-2 : 1e-6, "GradientJvp", scale);
    }
}
