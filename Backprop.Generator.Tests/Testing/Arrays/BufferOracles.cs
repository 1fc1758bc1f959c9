namespace Backprop.Generator.Tests.Testing.Arrays;

/// <summary>What must hold of the overloads that take buffers.</summary>
internal static class BufferOracles
{
    public static void Gradient_overwrites_its_buffers(ArraySubject s, Point p)
    {
        if (!s.Has("GradientInto")) return;
        var gradient = s.Gradient(p);
        foreach (string member in new[] { "GradientInto", "ValueAndGradientInto" })
        {
            var buffers = s.Buffers(p, double.NaN);
            var result = s.Call(member, ArraySubject.Arguments(p), buffers);
            if (member[0] == 'V' && s.Method.Scalars.Any()) result = ((System.Runtime.CompilerServices.ITuple)result!)[1];
            Reals.AssertClose(gradient, s.Pulled(p, result, buffers), ArrayOracles.Order(s, p), $"{member} after NaN, against Gradient");
        }
    }

    public static void Backward_adds_to_its_buffers(ArraySubject s, Point p)
    {
        if (!s.Method.Containers.Any()) return;
        var seed = Directions.Direction(s.CountOutputs(p), 5);
        var buffers = s.Buffers(p, 0);
        var filled = s.Buffers(p, 0);
        foreach (var (buffer, k) in filled.Select((b, k) => (b, k))) Cells.Fill(buffer, Directions.Direction(Cells.Values(buffer).Length, 6 + k));
        double[] before = filled.SelectMany(Cells.Values).ToArray();
        var adjoints = s.Sweep(p, [seed, seed], [null, buffers]).Adjoints;
        Reals.AssertClose(adjoints[0], adjoints[1], ArrayOracles.Order(s, p), "Backward into zeros", adjoints[0].Select(Math.Abs).DefaultIfEmpty().Max());

        s.Sweep(p, [seed], [filled]);
        double[] after = filled.SelectMany(Cells.Values).ToArray(), zeros = buffers.SelectMany(Cells.Values).ToArray();
        Reals.AssertClose(before.Zip(zeros, (a, b) => a + b).ToArray(), after, ArrayOracles.Exactness(s, p), "Backward into filled buffers", 1);
    }

    public static void Buffers_of_another_shape_are_refused(ArraySubject s, Point p)
    {
        int count = s.Method.Containers.Count();
        var seed = Directions.Direction(s.CountOutputs(p), 5);
        for (int k = 0; k < count; k++)
            foreach (var wrong in OtherShapes(s.Buffers(p, 0.25)[k]))
            {
                string shape = $"a buffer {ContainerText.Show(wrong)} for {ContainerText.Show(s.Buffers(p, 0.25)[k])}";
                var buffers = s.Buffers(p, 0.25);
                buffers[k] = wrong;
                foreach (string member in new[] { "GradientInto", "ValueAndGradientInto" }.Where(s.Has))
                {
                    var arguments = ArraySubject.Arguments(p);
                    AssertRefused(() => s.Call(member, arguments, buffers), $"{member} with {shape}");
                    ArrayOracles.AssertLeft(new Outcome(null, p.Arguments), arguments, $"{member} with {shape}");
                }
                AssertRefused(() => s.Sweep(p, [seed], [buffers]), $"Backward with {shape}");
                Assert.All(buffers.SelectMany(Cells.Values), value => Assert.Equal(0.25, value));
            }
    }

    public static void Overlaps_are_refused(ArraySubject s, Point p)
    {
        var seed = Directions.Direction(s.CountOutputs(p), 5);
        var parameters = s.Method.Parameters;
        var containers = Enumerable.Range(0, parameters.Count).Where(i => parameters[i].IsActive && parameters[i].IsContainer).ToArray();
        for (int k = 0; k < containers.Length; k++)
        {
            if (p.Arguments[containers[k]] is not Array { Length: > 0, Rank: 1 } array || array.GetType().GetElementType()!.IsArray) continue;
            foreach (string member in new[] { "GradientInto", "ValueAndGradientInto" }.Where(s.Has))
            {
                var arguments = ArraySubject.Arguments(p);
                var buffers = s.Buffers(p, 0);
                buffers[k] = arguments[containers[k]]!;
                AssertRefused(() => s.Call(member, arguments, buffers), $"{member} with a buffer that is its own parameter");
                ArrayOracles.AssertLeft(new Outcome(null, p.Arguments), arguments, member + ", refused,");
            }
            foreach (int other in containers.Where(i => i != containers[k] && (parameters[i].IsWritten || parameters[containers[k]].IsWritten)))
            {
                var arguments = ArraySubject.Arguments(p);
                if (arguments[other]?.GetType() != array.GetType() || ((Array)arguments[other]!).Length == 0) continue;
                arguments[other] = arguments[containers[k]];
                AssertRefused(() => s.Sweep(p, [seed], arguments: arguments), $"Forward with one array for {parameters[containers[k]].Name} and {parameters[other].Name}");
                if (s.Has("Gradient")) AssertRefused(() => s.Call("Gradient", [arguments]), $"Gradient with one array for {parameters[containers[k]].Name} and {parameters[other].Name}");
            }
        }
    }

    /// <summary>Of parameters that are only read, each has its own part of the gradient, whether or not they are the same array.</summary>
    public static void One_array_may_be_read_as_two(ArraySubject s, Point p)
    {
        if (!s.Method.IsScalar || s.Method.Written.Any()) return;
        var parameters = s.Method.Parameters;
        for (int i = 0; i < parameters.Count; i++)
            for (int j = 0; j < i; j++)
            {
                if (!(parameters[i].IsActive && parameters[j].IsActive && p.Arguments[i] is Array { Rank: 1 } one && p.Arguments[j] is Array other)) continue;
                if (one.GetType() != other.GetType() || one.Length != other.Length || one.GetType().GetElementType()!.IsArray) continue;
                var arguments = ArraySubject.Arguments(p);
                arguments[j] = Cells.Copy(arguments[i]);
                var asTwo = p with { Arguments = arguments.ToArray() };
                arguments[j] = arguments[i];
                if (s.Method.MayTakeForAnother) Assert.Throws<ArgumentException>(() => s.Call("Gradient", [arguments]));
                else Reals.AssertSameBits(s.Gradient(asTwo), s.Pulled(asTwo, s.Call("Gradient", [arguments])), $"one array for {parameters[j].Name} and {parameters[i].Name}");
            }
    }

    /// <summary>A method that makes arrays, or allocates otherwise in its plain call, is not held to it.</summary>
    public static void Gradient_into_buffers_allocates_nothing(ArraySubject s, Point p)
    {
        if (p.Allocates || s.Method.MakesArrays || !s.Method.IsScalar) return;
        long Allocated(bool plain) => (long)s.Call("Allocated", () => ArraySubject.Arguments(p), s.Buffers(p, 0), plain)!;
        if (Allocated(plain: true) > 0) return;
        Assert.Equal(0, Allocated(plain: false));
    }

    /// <summary>What the plain call makes, the way back does not; but passengers may be evaluated there again.</summary>
    public static void Backward_into_buffers_allocates_nothing(ArraySubject s, Point p)
    {
        if (p.Allocates || !s.Method.Parameters.Any(parameter => parameter.IsActive && parameter.IsContainer)) return;
        Assert.Equal(0, s.AllocatedBackward(p, Directions.Direction(s.CountOutputs(p), 2)));
    }

    private static IEnumerable<object> OtherShapes(object buffer)
    {
        var element = buffer.GetType().GetElementType() is { } item && Parts.Has(item) ? item : Cells.Element(buffer.GetType())!;
        Array Of(params int[] lengths)
        {
            var array = Array.CreateInstance(element, lengths);
            Cells.Fill(array, 0.25);
            return array;
        }
        switch (buffer)
        {
            case Array { Rank: 1 } rows when rows.GetType().GetElementType()!.IsArray:
                if (rows.Length == 0) yield break;
                yield return Rows(rows, rows.Length - 1, null);
                yield return Rows(rows, rows.Length, Of(((Array)rows.GetValue(rows.Length - 1)!).Length + 1));
                break;
            case Array { Rank: 1 } array:
                yield return Of(array.Length + 1);
                if (array.Length > 0) yield return Of(array.Length - 1);
                break;
            case Array array:
                for (int d = 0; d < array.Rank; d++)
                    yield return Of(Enumerable.Range(0, array.Rank).Select(i => array.GetLength(i) + (i == d ? 1 : 0)).ToArray());
                break;
        }
    }

    private static Array Rows(Array rows, int length, Array? last)
    {
        var changed = Array.CreateInstance(rows.GetType().GetElementType()!, length);
        Array.Copy(rows, changed, length);
        if (last is not null) changed.SetValue(last, length - 1);
        return changed;
    }

    private static void AssertRefused(Action call, string what)
    {
        try { call(); }
        catch (ArgumentException) { return; }
        Assert.Fail(what + " is not refused");
    }
}
