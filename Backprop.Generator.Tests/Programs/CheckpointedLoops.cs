using System;
using Backprop;

/// <summary>Loops that are computed again on the way back, a block at a time.</summary>
public static partial class CheckpointedLoops
{
    [Differentiable, At(0.7, 0.3, 7), At(1.2, -0.2, 0), At(1.2, -0.2, 1), At(0.4, 0.2, -3), At(0.4, 0.2, 16)]
    public static double Steps(double s, double rate, int n)
    {
        foreach (int i in Differentiation.Checkpointed(n)) s += Math.Sin(s) * rate / (i + 1);
        return s * rate;
    }

    [Differentiable, At(0.5, 0.1, 3, 10), At(0.5, 0.1, 4, 4), At(0.5, 0.1, 4, -4)]
    public static double FromTo(double angle, double step, int from, int to)
    {
        double speed = 0, energy = 0;
        foreach (var i in Differentiation.Checkpointed(from, to))
        {
            double force = Math.Sin(angle) * i;
            speed -= step * force;
            angle += step * speed;
            energy += speed * speed;
        }
        return angle * energy;
    }

    [Differentiable, At(0.7, 9), At(1.4, 9), At(-0.5, 9), At(0.7, 0)]
    public static double Jumps(double x, int n)
    {
        double s = x;
        int skipped = 0;
        foreach (int i in Differentiation.Checkpointed(n))
        {
            if (i % 3 == 1)
            {
                skipped += i;
                continue;
            }
            s = s * x + Math.Cos(s);
            if (s > 4) break;
        }
        return s * (1 + skipped);
    }

    [Differentiable, At(0.7, 9), At(1.4, 9), At(-0.5, 9), At(0.7, 0)]
    public static double Returns(double x, int n)
    {
        double s = x;
        foreach (int i in Differentiation.Checkpointed(n))
        {
            s = s * x + Math.Cos(s);
            if (s > 2.5) return s * i;
        }
        return s * s;
    }

    [Differentiable, At(0.7, 5), At(1.2, 2), At(0.4, 0)]
    public static double Nested(double x, int n)
    {
        double sum = 0;
        foreach (int i in Differentiation.Checkpointed(n))
        {
            double s = x;
            foreach (int j in Differentiation.Checkpointed(i, n)) s = Math.Sin(s * x) + j;
            for (int k = 0; k < 2; k++) s *= x;
            sum += s * sum + s;
        }
        return sum;
    }

    private static double Damped(double x, double rate, int n)
    {
        foreach (int i in Differentiation.Checkpointed(n)) x -= rate * x * x;
        return x;
    }

    [Differentiable, At(0.7, 0.3, 3), At(1.2, -0.2, 5)]
    public static double InCalls(double x, double rate, int n)
    {
        double total = 0;
        for (int i = 0; i < n; i++) total += Damped(x, rate, i) * Damped(total, rate, 2);
        return total;
    }

    [Checkpoint]
    private static double Outer(double x, int n)
    {
        foreach (int i in Differentiation.Checkpointed(n)) x = Math.Sin(x) + 0.1 * i * x;
        return x;
    }

    [Differentiable, At(0.7, 5), At(1.2, 1)]
    public static double InACheckpoint(double x, int n) => Outer(x, n) * Outer(x * x, n);

    [Differentiable, At(0.7f, 0.2, 6), At(1.1f, 0.5, 2)]
    public static double Mixed(float x, double y, int n)
    {
        float s = x;
        (double Slow, double Fast) state = (0, y);
        foreach (int i in Differentiation.Checkpointed(n))
        {
            s = s * x + (float)y;
            state.Slow += state.Fast * s;
            state = (state.Slow, state.Fast * Math.Cos(y));
        }
        return s * state.Slow;
    }

    [Differentiable, At(0.7, 4), At(1.2, 2)]
    public static double Passengers(double x, int n)
    {
        long digits = 0;
        bool odd = false;
        double last = 0, s = 1;
        foreach (int i in Differentiation.Checkpointed(n * 2))
        {
            digits = 10 * digits + i;
            odd = digits % 2 == 1;
            if (odd && x > 1) s *= x;
            else s += x * s;
            last = s * s;
        }
        return last + digits * s * (odd ? 2 : 3);
    }
}

/// <summary>Such loops in a method of an object.</summary>
public partial class CheckpointedSpring
{
    private readonly double stiffness = 3;
    private readonly double rest = 0.5;

    private double Force(double x) => stiffness * (x - rest);

    [Differentiable, At(0.7, 0.1, 6), At(0.3, 0.1, 1)]
    public double Swing(double x, double step, int n)
    {
        double speed = 0;
        double Damped(double v) => v * rest;
        foreach (int i in Differentiation.Checkpointed(n))
        {
            speed -= step * Force(x);
            x += step * (speed + this.rest * Damped(speed));
        }
        return x * speed;
    }

    [Differentiable, At(0.7, 7)]
    public double Guarded(double x, int n)
    {
        double s = x;
        int power = n % 2 == 0 ? 1 : 3;
        foreach (int i in Differentiation.Checkpointed(n))
        {
            if (s > 100) throw new System.InvalidOperationException("It grows: " + i);
            s = Math.Sin(s * power) + stiffness * x;
        }
        return s * power;
    }
}
