using System;
using Backprop;

/// <summary>try … finally, using and lock around active code: entered and left once, in order, on every path.</summary>
public static partial class Regions
{
    private sealed class Watched : IDisposable
    {
        public int Count { get; } = Witness.Sees(3);

        public void Dispose() => Witness.Sees("disposed");
    }

    private static readonly object Gate = new();

    [Differentiable]
    [At(1.3, Allocates = true)]
    public static double Finally(double x)
    {
        double s = x;
        try
        {
            s *= x;
            Witness.Sees(1);
        }
        finally
        {
            Witness.Sees(2);
        }
        return s * x;
    }

    [Differentiable]
    [At(1.3)]
    public static double NothingThatThrows(double x)
    {
        double s = x;
        try { s *= x; }
        finally { s += 1; }
        return s * x;
    }

    [Differentiable]
    [At(1.3, 0.7, Allocates = true), At(0.3, 0.7, Allocates = true)]
    public static double ActiveFinally(double x, double y)
    {
        double s = x, t = y;
        try
        {
            Witness.Sees(1);
            if (x > 1) s *= x * x;
        }
        finally
        {
            t = x * x + y * t;
        }
        return s * t;
    }

    [Differentiable]
    [At(1.3, Allocates = true), At(0.3, Allocates = true)]
    public static double ReturnInTry(double x)
    {
        double s = x;
        try
        {
            s *= Witness.Sees(2) * x;
            if (s > 1) return s * s;
            s += Witness.Sees(3);
        }
        finally
        {
            Witness.Sees(4);
        }
        Witness.Sees(5);
        return s * x;
    }

    [Differentiable]
    [At(1.3, 3, Allocates = true)]
    public static double Thrown(double x, int k)
    {
        double y;
        try
        {
            if (k < Witness.Sees(2)) throw new ArgumentException("k");
            y = Math.Log(x) * k;
        }
        finally
        {
            Witness.Sees("left");
        }
        return x * y;
    }

    [Differentiable]
    [At(1.3, Allocates = true)]
    public static double Using(double x)
    {
        double s = x;
        using (var watched = new Watched())
        {
            s *= watched.Count * x;
        }
        Witness.Sees("after");
        return s * x;
    }

    [Differentiable]
    [At(1.3, 0.7, Allocates = true), At(0.3, 0.7, Allocates = true)]
    public static double UsingDeclarations(double x, double y)
    {
        var s = x * y;
        using Watched first = new(), second = new();
        if (x > 1) return s * first.Count;
        s *= x;
        Witness.Sees("on");
        return s * y * second.Count;
    }

    [Differentiable]
    [At(1.3, Allocates = true)]
    public static double UsingValues(double x)
    {
        using (new Watched()) x *= x;
        using ((IDisposable)null) return x * x;
    }

    [Differentiable]
    [At(1.3, 0.7), At(0.3, 0.7)]
    public static double Lock(double x, double y)
    {
        lock (Gate)
        {
            if (x > 1)
            {
                y *= y;
                return x * y;
            }
            x *= x;
        }
        return x * y;
    }

    [Differentiable]
    [At(1.3, 0.7, 1, Allocates = true), At(0.3, 0.7, 1, Allocates = true), At(0.3, 0.7, 2, Allocates = true), At(0.3, 0.7, 3, Allocates = true)]
    public static double Nested(double x, double y, int k)
    {
        try
        {
            switch (k)
            {
                case 1:
                    lock (Gate)
                    {
                        if (x > 1) break;
                        y = 3 * x;
                    }
                    x *= y;
                    break;
                case 2: return y;
            }
            y *= Witness.Sees(k);
        }
        finally
        {
            try { Witness.Sees("inner"); }
            finally { Witness.Sees("outer"); }
        }
        return x * y;
    }

    [Differentiable]
    [At(1.3, 0.7, Allocates = true), At(-1.3, 0.7, Allocates = true)]
    public static double ComputedAgain(double x, double y)
    {
        double r = y;
        try
        {
            r = x * x;
            Witness.Sees(1);
        }
        finally
        {
            double square = x * x;
            Witness.Sees(square > 1 ? 2 : 3);
        }
        return r * (x * x) * y;
    }
}
