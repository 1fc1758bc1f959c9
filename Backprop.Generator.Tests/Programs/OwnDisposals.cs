using System;
using System.Collections.Generic;
using Backprop;

/// <summary>using and lock of objects that the method makes: their Dispose is a call, and nobody else waits for them.</summary>
public static partial class OwnDisposals
{
    public sealed class Log
    {
        public double Sum;
    }

    public class Entry : IDisposable
    {
        private readonly Log log;

        public Entry(Log log, double value)
        {
            this.log = log;
            Value = value;
        }

        public double Value { get; set; }

        public virtual void Dispose() => log.Sum = log.Sum * 0.5 + 1;
    }

    public sealed class Weighted(Log log, double value) : Entry(log, value)
    {
        private readonly Log own = log;

        public override void Dispose()
        {
            base.Dispose();
            own.Sum *= 1.5;
        }
    }

    public sealed class Counter
    {
        private readonly object gate = new();
        private double sum;

        public double Sum
        {
            get
            {
                lock (this) return sum;
            }
        }

        public void Add(double x)
        {
            lock (gate)
            {
                if (x < 0) return;
                sum += x;
            }
        }
    }

    public sealed class Nothing(double x) : IDisposable
    {
        public double Square => x * x;

        void IDisposable.Dispose()
        {
        }
    }

    private static void DoNothing()
    {
    }

    [Differentiable, At(1.3)]
    public static double Declared(double x)
    {
        var log = new Log { Sum = x };
        double inside;
        {
            using var entry = new Weighted(log, x * x);
            inside = entry.Value * log.Sum;
        }
        return inside * log.Sum;
    }

    /// <summary>What is returned is computed before the object is disposed of.</summary>
    [Differentiable, At(1.3), At(-0.7)]
    public static double Returned(double x)
    {
        var log = new Log { Sum = x };
        using (Entry entry = new Weighted(log, x * x), other = new Entry(log, x))
        {
            if (x < 0) return log.Sum * entry.Value;
            other.Value *= log.Sum;
            return other.Value * log.Sum + entry.Value;
        }
    }

    [Differentiable, At(1.3, 3, Allocates = true), At(-0.7, 4, Allocates = true), At(1.3, 0, Allocates = true)]
    public static double InLoops(double x, int n)
    {
        var log = new Log();
        double sum = x;
        for (int i = 0; i < n; i++)
        {
            using var entry = new Entry(log, x * i);
            if (i == 1) continue;
            sum += entry.Value * log.Sum;
            if (sum > 3) break;
        }
        return sum * log.Sum;
    }

    [Differentiable, At(1.3, Allocates = true), At(-0.7, Allocates = true)]
    public static double Locked(double x)
    {
        var counter = new Counter();
        counter.Add(x);
        counter.Add(x * x);
        lock (counter)
        {
            counter.Add(3 * x);
            return counter.Sum * counter.Sum;
        }
    }

    /// <summary>What does nothing in the end is not there.</summary>
    [Differentiable, At(1.3)]
    public static double Empty(double x)
    {
        using var nothing = new Nothing(x);
        try
        {
            return nothing.Square * Math.Clamp(x, 0, 2);
        }
        finally
        {
            DoNothing();
        }
    }
}
