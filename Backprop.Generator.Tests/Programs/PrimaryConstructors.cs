using System;
using Backprop;

/// <summary>Objects and structs whose members read a parameter of the header: a field that nobody else can name.</summary>
public static partial class PrimaryConstructors
{
    public class Disc(double s)
    {
        public double S => s;

        public double Area(double r) => r * r * s;

        public void Grow(double k) => s *= k;
    }

    public abstract class Shape(double scale)
    {
        protected double Scaled(double v) => v * scale;

        public abstract double Area();

        public virtual void Bump(double d) => scale += d;
    }

    public class Circle(double scale) : Shape(2 * scale)
    {
        public double R = scale + 1;

        public override double Area() => Scaled(R) * scale;

        public override void Bump(double d) { base.Bump(d * scale); scale -= d; }
    }

    public sealed class Ring(double r, double hole) : Circle(r * hole)
    {
        public double Hole { get; set; } = hole * 2;

        public override double Area() => base.Area() - hole * Hole + r;
    }

    public class Steps(double s)
    {
        public double First = s++, Second = s *= 2;
        private readonly double once = Half(s);

        public Steps() : this(0.5) => Second *= 3;

        public double this[int i] { get => s * i + once; set => s = value * First; }

        public double Take(double x)
        {
            double Pull(double v) { s += v; return v * s; }
            Func<double, double> scaled = v => v * s;
            return scaled(x) + Pull(x) * scaled(s);
        }

        private static double Half(double v) => v / 2;
    }

    public class Net(double[] w, double bias, int times = 2)
    {
        public double Forward(double x) { double z = bias; for (int k = 0; k < times; k++) for (int i = 0; i < w.Length; i++) z += w[i] * Math.Pow(x, i); return Math.Tanh(z); }

        public void Train(double g) { for (int i = 0; i < w.Length; i++) w[i] -= g * bias; times--; }

        public void Shift(double[] to) => Array.Copy(w, 0, to, 1, w.Length - 1);
    }

    public struct Spot(double x)
    {
        public double Y = x * x;

        public double X => x;

        public void Move(double d) => x += d;

        public static Spot operator +(Spot a, Spot b) => new(a.X + b.X * a.Y);
    }

    public readonly struct Fixed(double a, Spot spot)
    {
        public readonly double C = a;

        public double Sum => a + spot.X * a;

        public double Moved { get { spot.Move(1); return spot.X; } }

        public Fixed Scale(double k) => new(a * k, spot);
    }

    [Differentiable, At(1.3, 0.7), At(-0.4, 2.1)]
    public static double Area(double x, double y) => new Disc(x).Area(y);

    [Differentiable, At(1.3, 0.7), At(-0.4, 2.1)]
    public static double TwoObjects(double x, double y) { var a = new Disc(x); var b = new Disc(y); var c = a; a.Grow(y); b.Grow(a.S); c.Grow(b.S); return a.Area(x) * b.Area(y) + c.S; }

    [Differentiable, At(1.3, 0.7, 4), At(-0.4, 2.1, 0), At(0.4, 1.1, 1)]
    public static double InALoop(double x, double y, int n)
    {
        var a = new Disc(x);
        double t = y;
        for (int i = 0; i < n; i++)
        {
            var b = new Disc(y + i);
            b.Grow(a.S);
            if (i % 2 == 0) a.Grow(Math.Sin(b.Area(x)));
            t += b.S;
        }
        return t * a.S;
    }

    [Differentiable, At(1.3, 0.7), At(-0.4, 2.1)]
    public static double Bases(double x, double y) { Shape c = new Circle(x); c.Bump(y); return c.Area() * x; }

    [Differentiable, At(1.3, 0.7), At(-0.4, 2.1)]
    public static double TwoBases(double x, double y) { var c = new Ring(x, y) { R = y }; c.Bump(y); c.Hole *= x; return c.Area() * x; }

    [Differentiable, At(1.3, 0.7), At(-0.4, 2.1)]
    public static double InitialValues(double x, double y) { var a = new Steps(x); a[2] += y; var b = new Steps(); b[1] = a[3]; return a.Take(y) * a.Second + b.Take(x) * a.First; }

    [Differentiable, At(1.3, 0.7), At(-0.4, 2.1)]
    public static double Weights(double x, double y) { var w = new[] { x, y, x * y }; var n = new Net(w, y); n.Train(x); w[0] *= 2; n.Shift(w); return n.Forward(x) * n.Forward(y) + w[2]; }

    [Differentiable, At(1.3, 0.7), At(-0.4, 2.1)]
    public static double Copies(double x, double y) { var p = new Spot(x); var q = p; p.Move(y); q.Move(x * y); var zero = default(Spot); zero.Move(x); var none = new Spot(); none.Move(y); q = (q + none) with { Y = p.X }; return p.X * q.X + zero.X * none.X + p.Y * q.Y + zero.Y; }

    [Differentiable, At(1.3, 0.7, 3), At(-0.4, 2.1, 1)]
    public static double Elements(double x, double y, int n) { var all = new Spot[3]; for (int i = 0; i < n; i++) all[i] = new Spot(x + i); all[1].Move(all[0].X * y); double s = 0; foreach (var p in all) s += p.X * p.Y; return s; }

    [Differentiable, At(1.3, 0.7), At(-0.4, 2.1)]
    public static double Readonly(double x, double y) { var r = new Fixed(x, new Spot(y)); r = r.Scale(x).Scale(y); return r.Sum * r.C + r.Moved * r.Moved; }
}

/// <summary>Marked methods of such objects: what they read of the header is a passenger.</summary>
public partial class HeaderOfAClass(double rate, int n, double[] weights)
{
    private double kept = rate / 2;

    public HeaderOfAClass() : this(0.75, 3, [0.5, -0.25, 2]) { }

    [Differentiable, At(1.3), At(-0.4)]
    public double Plain(double x) => x * rate + Other(x * x) * kept;

    [Differentiable, At(1.3), At(-0.4)]
    public double InALoop(double x) { double rate2 = 1; for (int i = 0; i < n; i++) { x = Math.Sin(x * rate); rate2 *= x + weights[i]; } return rate2; }

    [Differentiable, At(1.3, Alone = true), At(-0.4, Alone = true)]
    public double Changed(double x) { double before = x * rate; rate += 1; double after = x * x * rate; rate -= 1; return before * after; }

    private double Other(double v) => n > 2 ? v * rate : v;
}

public partial struct HeaderOfAStruct(double seed, double tape)
{
    public HeaderOfAStruct() : this(0.75, 2) { }

    [Differentiable, At(1.3), At(-0.4)]
    public double Named(double x) => x * x * seed + Math.Exp(x * tape);
}
