using Backprop;

/// <summary>Passengers are read when the method reads them, not later, when they have changed.</summary>
public static partial class PassengersInOrder
{
    [System.ThreadStatic] private static double field;

    private static double Property { get => field; set => field = value; }

    private static double Bump() => field += 1;

    [Differentiable]
    [At(1.3)]
    public static double FieldsThatChange(double x)
    {
        field = 2;
        var before = field;
        field = 5;
        return before * x * x + field * x;
    }

    [Differentiable]
    [At(1.3)]
    public static double FieldsThatACallChanges(double x)
    {
        field = 2;
        var before = field;
        Bump();
        return before * x * x + field * x;
    }

    [Differentiable]
    [At(1.3)]
    public static double PropertiesThatChange(double x)
    {
        Property = 2;
        var before = Property;
        Property = 5;
        return before * x * x + Property * x;
    }

    [Differentiable]
    [At(1.3, Allocates = true)]
    public static double ElementsThatChange(double x)
    {
        int[] v = { 1, 2 };
        var before = v[0];
        v[0] = 5;
        v[1] += v[0];
        return before * x * x + v[0] * x + v[1];
    }

    [Differentiable]
    [At(1.3, 1, Allocates = true)]
    public static double IndicesThatMove(double x, int n)
    {
        int[] v = { 3, 5, 7 };
        return v[n++] * x + v[n--] * x * x + v[n] * x;
    }

    [Differentiable]
    [At(1.3, 0.4, 3, Allocates = true)]
    public static double SeenUnderAStrongZero(double x, double y, int n)
    {
        var t = x / (2 + Witness.Sees(n));
        return t * y - t * y;
    }

    private static double SeenOnSomePaths(double x, int k, int n)
    {
        if (n > 2) Witness.Sees(k);
        return k * x + (k + 1) * x * x;
    }

    [Differentiable]
    [At(1.3, 2, Allocates = true), At(0.7, 4, Allocates = true)]
    public static double ComputedBefore(double x, int n)
    {
        double s = 0;
        for (int i = 0; i < 3; i++) s += SeenOnSomePaths(x, i + 1, n);
        return s * x;
    }

    private static double NeededOnEachPath(double x, int k, double[] rates) => x > 0.5 ? x * rates[k % 2] : k * x;

    [Differentiable]
    [At(1.3, 2, Allocates = true), At(0.3, 4, Allocates = true)]
    public static double ComputedForBoth(double x, int n) => NeededOnEachPath(x, n * 2, [3, 5]) * x;
}
