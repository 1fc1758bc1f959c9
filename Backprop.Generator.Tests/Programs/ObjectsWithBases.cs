using System;
using Backprop;

/// <summary>Objects of classes that inherit from others: which body a virtual call runs is known, for they are created here.</summary>
public static partial class ObjectsWithBases
{
    public interface IMeasured
    {
        double Label { get; set; }

        double Area();

        double Twice() => 2 * Area();
    }

    public abstract class Shape : IMeasured
    {
        protected double scale = 2;
        private double hidden;

        protected Shape() { hidden = scale * 3; Touch(); }

        protected Shape(double s) { scale = s; hidden = s * s; Touch(); }

        public int Count { get; private set; }

        public virtual double Label { get; set; } = 1.5;

        protected virtual void Touch() => Count++;

        public abstract double Area();

        public virtual double Scaled() => scale * Area() + hidden;

        public double Grow(double k) { scale *= k; hidden += scale; return Area(); }
    }

    public class Circle : Shape
    {
        public double R = 1;
        private double kept;

        public Circle() { }

        public Circle(double r) : base(r * 2) { R *= r; kept += scale; }

        public override double Label { get => base.Label * R; set => base.Label = value * value; }

        protected override void Touch() { base.Touch(); kept = R + Count; }

        public override double Area() => R * R + kept * scale;
    }

    public sealed class Disc : Circle
    {
        public new double R = 7;

        public Disc(double r, double hole) : base(r) => Hole += hole;

        public double Hole { get; set; } = 0.25;

        public override double Area() => base.Area() - Hole * Hole;

        public override double Scaled() => base.Scaled() * Hole;

        public double Sum() => R * base.R + ((Circle)this).R;
    }

    public class Square : Shape
    {
        public readonly double A;

        public Square(double a) : base(a) { A = a; }

        protected override void Touch() { }

        public override double Area() => A * A;
    }

    public abstract class Model
    {
        protected double[] w;

        protected Model(int n) { w = new double[n]; Begin(); }

        public ref double this[int i] => ref w[i];

        protected abstract void Begin();

        public virtual double Out(double x) { double s = 0; foreach (var v in w) s = s * x + v; return s; }
    }

    public class Polynomial : Model
    {
        private readonly double b;

        public Polynomial(double b) : base(3) { this.b = b; w[2] += b; }

        protected override void Begin() { w[0] = 1; w[1] = b + 2; }

        public override double Out(double x) => base.Out(x) * b;
    }

    [Differentiable, At(1.3, 0.7), At(-0.4, 2.1)]
    public static double Upcast(double x, double y) { Shape s = new Circle(x); s.Grow(y); return s.Scaled() * s.Count * y; }

    [Differentiable, At(1.3, 0.7), At(-0.4, 2.1)]
    public static double Initialised(double x, double y) { var s = new Circle { R = x, Label = y }; s.Grow(y); return s.Scaled() + s.Label; }

    [Differentiable, At(1.3, 0.7), At(-0.4, 2.1)]
    public static double ThreeLevels(double x, double y) { Circle s = new Disc(x, y); double before = s.Area() * s.Scaled() + s.R; var d = (Disc)s; d.Hole *= x; d.R += y; return before * d.Sum() + s.Scaled(); }

    [Differentiable, At(1.3, 0.7), At(-0.4, 2.1)]
    public static double ByInterface(double x, double y) { IMeasured s = new Circle(x); s.Label = y; s.Label *= x; return s.Area() * s.Twice() + s.Label; }

    [Differentiable, At(1.3, 0.7), At(-0.4, 2.1)]
    public static double ManyNames(double x, double y) { Circle c = new Circle(x); Shape s = c; IMeasured i = s; object o = i; c.R = y; s.Grow(x); ((Circle)o).R *= y; return i.Area() + (s as Circle).R * ((Shape)o).Scaled(); }

    private static double Measured(Shape s, double k) { s.Grow(k); return s.Area() + (s is Circle c ? c.R * k : 0) + (s is Square q ? q.A : k); }

    private static double Labelled(IMeasured m, double k) => m.Area() * k + m.Twice();

    [Differentiable, At(1.3, 0.7), At(-0.4, 2.1)]
    public static double PassedOn(double x, double y) => Measured(new Circle(x), y) * Measured(new Square(y), x) + Labelled(new Disc(y, x), x) * Labelled(new Square(x), y);

    [Differentiable, At(1.3, 0.7), At(-0.4, 2.1)]
    public static double Tested(double x, double y)
    {
        Shape s = new Circle(x);
        if (s is Square q) return q.A * y;
        else if (s is Circle c && c.R > 0.5) c.R *= y;
        if (s is not Disc && s is not null && s is { }) s.Grow(x);
        return s.Area() * (s is IMeasured ? x : y);
    }

    [Differentiable, At(1.3, 0.7, 3), At(-0.4, 2.1, 0)]
    public static double InALoop(double x, double y, int n) { double t = y; for (int i = 0; i < n; i++) { Shape s = new Disc(x, i * y); t += s.Scaled() * Math.Sin(t) + s.Grow(y); } return t; }

    [Differentiable, At(1.3, 0.7), At(-0.4, 2.1)]
    public static double WithArrays(double x, double y) { Model m = new Polynomial(x); m[0] *= y; return m.Out(y) * m[1]; }
}
