using System;
using Backprop;

/// <summary>Objects that hold other objects: which one a field holds is known at every moment.</summary>
public static partial class ObjectsInObjects
{
    public class Shaft
    {
        public double Speed = 1;

        public void Turn(double d) => Speed += d * Speed;
    }

    public class Engine(double power)
    {
        public Shaft Shaft { get; } = new();

        public double Power => power * Shaft.Speed;

        public void Tune(double k) { power *= k; Shaft.Turn(k); }
    }

    public class Car
    {
        private readonly Engine engine;
        public double Mass = 2;

        public Car(Engine engine) { this.engine = engine; Mass += engine.Power; }

        public Car(double power) : this(new Engine(power)) { }

        public Engine Engine => engine;

        public void Drive(double d) { engine.Shaft.Speed += d; engine.Tune(Mass); }
    }

    public sealed class Lease(Car car, double rate)
    {
        public double Cost(double months) => car.Mass * rate * months;

        public void Raise(double d) { rate += d; car.Drive(d); }
    }

    public class Node(double v, Node? next = null)
    {
        public double V = v;
        public Node? Next = next;
    }

    public class Pair
    {
        public Node? A, B;
    }

    public interface ILayer
    {
        double Of(double x);
    }

    public sealed class Scale(double k) : ILayer
    {
        public double Of(double x) => k * x;
    }

    public sealed class Bend(double bias) : ILayer
    {
        public double Bias = bias;

        public double Of(double x) => Math.Tanh(x + Bias);
    }

    public class Net(ILayer first, ILayer second)
    {
        public ILayer Last { get; set; } = new Scale(2);

        public double Forward(double x) => Last.Of(second.Of(first.Of(x)));
    }

    [Differentiable, At(1.3, 0.7), At(-0.4, 2.1)]
    public static double Composed(double x, double y) { var c = new Car(new Engine(x)); c.Drive(y); return c.Mass * c.Drawn(x) + new Car(y).Mass; }

    [Differentiable, At(1.3, 0.7), At(-0.4, 2.1)]
    public static double Shared(double x, double y)
    {
        var engine = new Engine(x);
        var a = new Car(engine);
        var b = new Car(engine) { Mass = y };
        a.Drive(y);
        b.Drive(x);
        var lease = new Lease(b, x);
        lease.Raise(a.Mass);
        return lease.Cost(y) * engine.Power + a.Mass;
    }

    [Differentiable, At(1.3, 0.7), At(-0.4, 2.1)]
    public static double Linked(double x, double y)
    {
        var last = new Node(x * y);
        var first = new Node(x, new Node(y, last));
        last.V *= first.Next!.V;
        first.Next.Next!.V += first.V;
        last.Next = first;
        last.Next.V *= 2;
        return first.V * first.Next.Next.V + (first.Next.Next.Next == first ? last.V : y);
    }

    [Differentiable, At(1.3, 0.7), At(-0.4, 2.1)]
    public static double GivenAnother(double x, double y)
    {
        var p = new Pair { A = new Node(x), B = new Node(y) };
        var old = p.A;
        (old.V, p.B.V) = (p.B.V * x, old.V);
        p.A = p.B;
        p.B = new Node(p.A.V * y) { Next = old };
        p.A.V += old.V;
        double s = p.A == p.B ? 0 : p.A.V * p.B.Next.V;
        p.B = null;
        if (p.B is null) s *= p.A.V;
        if (p.A != null) s += old.V * x;
        return s;
    }

    [Differentiable, At(1.3, 0.7, 3), At(-0.4, 2.1, 0), At(0.4, 1.1, 1)]
    public static double InALoop(double x, double y, int n)
    {
        var engine = new Engine(y);
        double s = x;
        for (int i = 0; i < n; i++)
        {
            var car = new Car(engine) { Mass = s };
            if (i == 1) continue;
            var p = new Pair { A = new Node(x, new Node(i)) };
            p.B = p.A.Next;
            p.B!.V *= s;
            car.Drive(0.01 * p.A.Next!.V);
            s += Math.Sin(car.Mass * engine.Power);
        }
        return s * engine.Shaft.Speed;
    }

    [Differentiable, At(1.3, 0.7), At(-0.4, 2.1)]
    public static double Layers(double x, double y)
    {
        var bend = new Bend(x);
        var net = new Net(bend, new Scale(y));
        double before = net.Forward(x);
        bend.Bias *= y;
        double between = net.Forward(y);
        net.Last = bend;
        return before * between + net.Forward(x * y);
    }

    private static double Drawn(this Car car, double x) { var engine = car.Engine.Shaft; engine.Turn(x); return engine.Speed * car.Mass; }
}
