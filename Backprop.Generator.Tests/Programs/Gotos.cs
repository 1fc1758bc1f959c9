using System;
using Backprop;

/// <summary>goto: forwards, where what stands between is left out; backwards, where it is a loop.</summary>
public static partial class Gotos
{
    [Differentiable, At(1.2), At(0.3)]
    public static double Forwards(double x)
    {
        if (x > Math.Cos(x)) goto found;
        x = Math.Sin(x);
    found:
        return Math.Cos(x) * x;
    }

    [Differentiable, At(1.2, 3), At(0.3, 0), At(0.7, 1)]
    public static double Backwards(double x, int n)
    {
        int i = 0;
        double s = x;
    again:
        s = s * x + 1;
        if (++i < n) goto again;
        return s;
    }

    [Differentiable, At(1.2), At(0.3), At(7)]
    public static double OutOfLoops(double x)
    {
        double s = 0;
        for (int i = 0; i < 4; i++)
            for (int j = 0; j < 4; j++)
            {
                s += x * i * j;
                if (s > 10) goto done;
            }
        s *= 2;
    done:
        return s * x;
    }

    [Differentiable, At(1.2), At(0.3)]
    public static double TwoLabels(double x)
    {
        int n = 0;
        double s = x;
    start:
        n++;
        if (n > 4) goto end;
        s *= x;
        if (n == 2) goto start;
        if (s > 100) goto skip;
        s += 1;
    skip:
        s *= 1.5;
        goto start;
    end:
        return s;
    }

    [Differentiable, At(1.2, 0.5), At(0.3, 2), At(4, 0.1)]
    public static double OutOfSwitch(double x, double y)
    {
    retry:
        switch (x)
        {
            case > 3:
                x *= y;
                goto retry;
            case > 1:
                x += y;
                goto finish;
            default:
                y *= x;
                break;
        }
        y += 1;
    finish:
        return x * y;
    }
}
