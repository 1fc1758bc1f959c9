using System;
using Backprop;

/// <summary>Objects that methods, operators and properties return.</summary>
public static partial class ReturnedObjects
{
    public record State(double X, double V)
    {
        public double Energy => V * V - Math.Cos(X);

        public State Damped => this with { V = 0.5 * V };

        public static State At(double x) => new(x, 1);

        public State Next(double dt) => this with { X = X + dt * V, V = V - dt * Math.Sin(X) };

        public static implicit operator State(double x) => new(x, 2);
    }

    public sealed record Run(State State, double Time, int Steps)
    {
        public Run Next(double dt) => this with { State = State.Next(dt), Time = Time + dt, Steps = Steps + 1 };
    }

    public sealed class Dual(double r, double d)
    {
        public double R => r;
        public double D => d;

        public static Dual operator +(Dual a, Dual b) => new(a.R + b.R, a.D + b.D);

        public static Dual operator *(Dual a, Dual b) => new(a.R * b.R, a.R * b.D + a.D * b.R);

        public static Dual operator -(Dual a) => new(-a.R, -a.D);

        public static implicit operator Dual(double x) => new(x, 0);
    }

    public class Line(double slope, double height)
    {
        public double Slope = slope, Height = height;

        public Line Scaled(double k) { Slope *= k; Height *= k; return this; }

        public Line Shifted(double d) { Height += d; return this; }

        public Line Turned(double d) { if (d < 0) return this; Slope += d; return this; }

        public static Line Through(double x) { var line = new Line(x, 1); line.Height *= x; return line; }

        public double Of(double x) => Slope * x + Height;
    }

    public abstract class Shape
    {
        public abstract double Area();

        public virtual Shape Grown(double k) => this;

        public static Shape Round(double r) => new Disc(r);
    }

    private sealed class Disc(double r) : Shape
    {
        public override double Area() => 3 * r * r;

        public override Shape Grown(double k) => new Disc(r * k);
    }

    public class Account
    {
        public double Sum;

        public virtual Account Self => this;

        public virtual Account Add(double v) { Sum += v; return this; }
    }

    public sealed class Bonus : Account
    {
        public double Rate;

        public override Account Self { get { Rate += 1; return base.Self; } }

        public override Account Add(double v) { Rate *= v; return base.Add(v * Rate); }
    }

    private static State Step(State s, double dt) => s with { X = s.X + dt * s.V };

    private static State After(State s, int n) { while (n-- > 0) s = s.Next(0.1); return s; }

    private static State Begun(double x, double y)
    {
        if (x > 1) return new State(x * y, y);
        if (y > 2) return new State(y, y * y);
        return State.At(x);
    }

    private static State Pushed(this State s, double d) => new(s.X, s.V + d);

    private static State Fallen(double x, int n)
    {
        var s = new State(x, 1);
        for (int i = 0; ; i++)
        {
            s = s.Next(0.1);
            if (i >= n) return s;
            if (s.X > 5) return s.Damped;
        }
    }

    [Differentiable, At(1.3, 0.7), At(-0.4, 2.1)]
    public static double Factories(double x, double y) { State s = x * y; return State.At(x * y).X * y + State.At(y).Energy * s.V * s.X; }

    [Differentiable, At(1.3, 0.7, 3), At(-0.4, 2.1, 0), At(0.4, 1.1, 1)]
    public static double InALoop(double x, double y, int n)
    {
        var s = new State(x, y);
        for (int i = 0; i < n; i++)
        {
            var old = s;
            s = Step(s, 0.1 * x);
            s = s with { V = s.V + old.X * s.X };
        }
        return s.X * s.V;
    }

    [Differentiable, At(1.3, 0.7, 3), At(-0.4, 2.1, 0), At(0.4, 1.1, 1)]
    public static double HoldingAnother(double x, double y, int n)
    {
        var run = new Run(new State(x, y), 0, 0);
        var first = run;
        for (int i = 0; i < n; i++) run = run.Next(0.1 * y);
        return run.State.Energy * run.Time + first.State.V * run.Steps * x;
    }

    [Differentiable, At(1.3, 0.7), At(-0.4, 2.1)]
    public static double Operators(double x, double y)
    {
        Dual a = new(x, 1), b = y;
        var c = a * b + -a * 3.0;
        c += a;
        c *= c;
        return c.R * c.D;
    }

    [Differentiable, At(1.3, 0.7), At(-0.4, 2.1)]
    public static double TheSame(double x, double y)
    {
        var line = Line.Through(x);
        var same = line.Scaled(y).Shifted(x).Turned(y);
        same.Height *= 2;
        return line.Of(y) * (same == line ? x : y) + new Line(x, y).Scaled(2).Of(y);
    }

    [Differentiable, At(1.3, 0.7), At(-0.4, 2.1), At(0.3, 0.4)]
    public static double OnSomePaths(double x, double y)
    {
        var s = x > y ? new State(x, y) : new State(y, x * x);
        var t = y switch { > 2 => s.Next(0.5), > 0.5 => s.Damped, _ => new State(x, x) };
        return Begun(x, y).X + Begun(y, x).V * s.X * t.V;
    }

    [Differentiable, At(1.3, 0.7), At(-0.4, 2.1)]
    public static double Chained(double x, double y) { var s = new State(x, y).Damped.Next(0.1).Pushed(x).Damped; return s.Energy * s.Next(y).X; }

    [Differentiable, At(1.3, 0.7), At(-0.4, 2.1)]
    public static double OfAClassThatInherits(double x, double y) { var shape = Shape.Round(x); return shape.Area() * shape.Grown(y).Grown(y).Area(); }

    [Differentiable, At(1.3, 0.7), At(-0.4, 2.1)]
    public static double ChainedOverrides(double x, double y)
    {
        Account account = new Bonus { Sum = x, Rate = y };
        var same = account.Add(x).Self.Add(y).Add(x);
        account.Self.Add(y).Self.Sum *= x;
        return same.Sum * account.Add(x).Add(y).Self.Sum;
    }

    [Differentiable, At(1.3, 0.7, 3), At(-0.4, 2.1, 0), At(4.9, 1.1, 2)]
    public static double OutOfALoop(double x, double y, int n)
    {
        double sum = 0;
        for (int i = 0; i < n; i++) sum += Fallen(x + sum, i).X * y;
        return sum;
    }

    [Differentiable, At(1.3, 0.7, 3), At(-0.4, 2.1, 0)]
    public static double GivenToOthers(double x, double y, int n)
    {
        var a = new State(x, y);
        var b = After(a, n);
        State Go() { b = b.Next(y); return b; }
        return Product(b, Go()) + a.X * b.V;
    }

    private static double Product(State a, State b) => a.X * b.V + a.V;

    [Differentiable, At(1.3, 0.7), At(-0.4, 2.1)]
    public static double TheBest(double x, double y)
    {
        var best = new State(x, y);
        for (int i = 1; i < 4; i++)
        {
            var next = new State(x * i, y - i);
            if (next.Energy > best.Energy) best = next;
        }
        return best.X * best.V;
    }
}
