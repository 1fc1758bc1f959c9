using System;
using System.Collections.Generic;
using Backprop;

/// <summary>Objects of the method's own: iterators, steps, and those that are there unless there is an exception.</summary>
public static partial class ObjectForms
{
    public class Spring
    {
        private double stiffness;

        public Spring(double stiffness) => this.stiffness = stiffness;

        public double Force(double x) => -stiffness * x;

        public void Harden(double by) => stiffness += by;

        /// <summary>What the loop does to the object is seen in the next trip.</summary>
        public IEnumerable<double> Forces(double x, int n)
        {
            for (int i = 0; i < n; i++) yield return Force(x * i);
            stiffness *= x;
            yield return stiffness;
        }
    }

    public record Rate(double Value)
    {
        public static Rate operator ++(Rate rate) => new(rate.Value * 2);

        public static Rate operator --(Rate rate) => new(Math.Sin(rate.Value));

        public IEnumerable<double> Powers(int n)
        {
            double power = 1;
            for (int i = 0; i < n; i++) yield return power *= Value;
        }
    }

    [Differentiable, At(1.3, 3), At(-0.4, 0)]
    public static double Iterators(double x, int n)
    {
        var spring = new Spring(x * x);
        double sum = 0;
        foreach (double force in spring.Forces(x, n))
        {
            sum += force * spring.Force(2);
            spring.Harden(sum);
        }
        return sum * spring.Force(x);
    }

    /// <summary>The iterator belongs to the object that the variable named first.</summary>
    [Differentiable, At(1.3, 3)]
    public static double OfWhatIsReplaced(double x, int n)
    {
        var rate = new Rate(x);
        double sum = 0;
        foreach (double power in rate.Powers(n))
        {
            sum += power * rate.Value;
            rate = new Rate(rate.Value + power);
        }
        return sum * rate.Value;
    }

    [Differentiable, At(1.3, 3), At(-0.4, 2)]
    public static double Steps(double x, int n)
    {
        var rate = new Rate(x * x);
        var first = rate;
        for (int i = 0; i < n; i++)
            if (i % 2 == 0) rate++;
            else --rate;
        return rate.Value * x + first.Value;
    }

    private static Rate Positive(double x) => x > 0 ? new Rate(x * x) : throw new ArgumentOutOfRangeException(nameof(x));

    [Differentiable, At(1.3, 0.7)]
    public static double OrAnException(double x, double y)
    {
        var rate = y < 0 ? throw new ArgumentException("negative: " + y) : new Rate(x * y);
        var other = new Rate(x > 9 ? throw new ArgumentException("large") : x);
        return rate.Value * other.Value + Positive(x).Value * Positive(y).Value;
    }
}
