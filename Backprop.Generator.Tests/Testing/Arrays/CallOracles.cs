namespace Backprop.Generator.Tests.Testing.Arrays;

/// <summary>What must hold of calls among each other, and of what the user's own pieces see of them.</summary>
internal static class CallOracles
{
    public static void Calls_do_not_disturb_each_other(ArraySubject s, Point p)
    {
        var seed = Directions.Direction(s.CountOutputs(p), 4);
        double[] Once() => s.Method.IsScalar ? s.Gradient(p) : s.Sweep(p, [seed]).Adjoints[0];
        var expected = Once();
        Reals.AssertSameBits(expected, Once(), "the second call");
        Parallel.For(0, 32, _ =>
        {
            Reals.AssertSameBits(expected, Once(), "a concurrent call");
            Witness(s);
        });
        Witness(s);
    }

    public static void Passengers_are_evaluated_once_and_in_order(ArraySubject s, Point p)
    {
        Witness(s);
        s.Plain(p);
        string expected = Witness(s);
        if (s.Method.IsScalar)
        {
            s.Call("Gradient", [ArraySubject.Arguments(p)]);
            Assert.Equal(expected, Witness(s));
            s.Call("ValueAndGradient", [ArraySubject.Arguments(p)]);
            Assert.Equal(expected, Witness(s));
        }
        var seed = new double[s.CountOutputs(p)];
        Witness(s);
        s.Sweep(p, [seed]);
        // A sweep asks for the plain call first, to know what its seeds look like.
        Assert.Equal(expected + expected, Witness(s));
    }

    private static string Witness(ArraySubject s) => (string)s.Assembly.GetType("Witness")!.GetMethod("Take")!.Invoke(null, null)!;
}
