using System;
using Backprop;

/// <summary>A switch in a loop and a loop in a switch: whose break it is.</summary>
public static partial class LoopsAndSwitches
{
    [Differentiable]
    [At(1.3, 0), At(1.3, 1), At(1.3, 2), At(1.3, 3), At(1.3, 7)]
    public static double BreakOfTheSwitch(double x, int n)
    {
        double s = x;
        for (int i = 0; i < n; i++)
        {
            switch (i % 3)
            {
                case 0: s *= x; break;
                case 1: if (s > 1) { s = Math.Sin(s); break; } s += x; break;
                default: s = Math.Exp(-s); break;
            }
            s += 0.1 * x;
        }
        return s;
    }

    [Differentiable]
    [At(1.3, 0), At(1.3, 1), At(1.3, 2), At(1.3, 3), At(1.3, 7)]
    public static double GotoCase(double x, int n)
    {
        double s = x;
        for (int i = 0; i < n; i++)
        {
            switch (i)
            {
                case 0: s += 1; goto case 3;
                case 3: s = Math.Sin(s); goto default;
                case 5: continue;
                default: s *= x; break;
            }
            s = s * 0.5 + x;
        }
        return s;
    }

    [Differentiable]
    [At(1.3, 0), At(1.3, 1), At(1.3, 3), At(1.3, 4), At(1.3, 7)]
    public static double ContinueAndReturn(double x, int n)
    {
        double s = x;
        while (n-- > 0)
        {
            switch (n)
            {
                case 5: s = Math.Cos(s); continue;
                case 3: s *= x; if (s > 100) return x; break;
                case 0: return s * s;
            }
            s = s * x * 0.5 + n * 0.1;
        }
        return s;
    }

    [Differentiable]
    [At(1.3, 0, 3), At(1.3, 1, 3), At(1.3, 2, 0), At(1.3, 2, 7)]
    public static double LoopInSection(double x, int k, int n)
    {
        double s = x;
        switch (k)
        {
            case 0: s *= x; break;
            case 1: for (int i = 0; i < n; i++) { if (i == 2) break; s = Math.Sin(s) * x; } s += 1; break;
            default: while (n > 0) { n--; if (n == 3) continue; s = Math.Cos(s) + 0.1 * n; } break;
        }
        return s * s;
    }

    [Differentiable]
    [At(1.3, 0), At(1.3, 1), At(1.3, 2), At(1.3, 3), At(1.3, 7)]
    public static double SwitchExpression(double x, int n)
    {
        double s = x;
        for (int i = 0; i < n; i++) s = (i % 4) switch { 0 => s * x, 1 => Math.Sin(s), 2 when s > 0.5 => s - 0.3 * x, _ => s * s + 0.1 };
        return s;
    }

    [Differentiable]
    [At(1.3, "up"), At(1.3, "down"), At(1.3, "updown"), At(1.3, "uuxdd"), At(1.3, "")]
    public static double StateMachine(double x, string word)
    {
        double s = x;
        int state = 0, at = 0;
        while (state >= 0)
        {
            char c = at < word.Length ? word[at] : '.';
            switch (state)
            {
                case 0 when c == 'u': state = 1; s *= x; break;
                case 0 when c == 'd': state = 2; s = Math.Sin(s); break;
                case 1: s += x * 0.5; state = c == 'x' ? 2 : 0; break;
                case 2: s = s * s * 0.5; state = 0; break;
                default: if (c == '.') { state = -1; break; } at++; continue;
            }
            at++;
        }
        return s + at * x;
    }
}
