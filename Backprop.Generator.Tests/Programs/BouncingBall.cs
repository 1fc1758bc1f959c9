using System;
using Backprop;

/// <summary>From bounce to bounce: how many there are depends on where it starts and how bouncy it is.</summary>
public static partial class BouncingBall
{
    /// <summary>The height at a time: 0, 1, 2, 3 and 7 bounces.</summary>
    [Differentiable]
    [At(1.2, 9.8, 0.8, 0.3), At(1.2, 9.8, 0.8, 0.8), At(1.2, 9.8, 0.8, 1.7), At(1.2, 9.8, 0.8, 2.2), At(1.2, 9.8, 0.8, 3.55)]
    public static double Height(double height, double gravity, double bounce, double time)
    {
        double speed = 0, y = height;
        while (true)
        {
            double flight = (speed + Math.Sqrt(speed * speed + 2 * gravity * y)) / gravity;
            if (time < flight) return y + time * (speed - 0.5 * gravity * time);
            time -= flight;
            speed = bounce * (gravity * flight - speed);
            y = 0.001;
        }
    }

    [Differentiable]
    [At(1.2, 0.0, 0.7), At(0.5, 1.0, 0.7), At(1.8, 2.0, 0.9)]
    public static (double position, double speed) InSteps(double x, double v, double bounce)
    {
        for (double t = 0; t < 1; t += 0.0625)
        {
            v -= 9.8 * 0.0625;
            x += v * 0.0625;
            if (x < 0) { x *= -bounce; v *= -bounce; }
        }
        return (x, v);
    }

    /// <summary>Until it hardly moves.</summary>
    [Differentiable]
    [At(1.5, 0.5), At(1.5, 0.8), At(0.1, 0.5)]
    public static double WayGone(double height, double bounce)
    {
        double way = 0;
        for (double h = height; h > 0.13; h *= bounce * bounce) way += h * (1 + bounce);
        return way;
    }
}
