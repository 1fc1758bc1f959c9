using System;
using Backprop;

/// <summary>Where C# calls a method of a struct on a copy: what holds the struct must not change.</summary>
public static partial class StructCopies
{
    [Differentiable, At(1.3, 0.7), At(-0.4, 2.1)]
    public static double OfIn(double x, double y) { var v = new Moving(x, y); return Moved(in v, y) + v.Kept(x) + v.Way * y; }

    [Differentiable, At(1.3, 0.7), At(-0.4, 2.1)]
    public static double InReadonlyMembers(double x, double y) { var v = new Moving(x, y); return v.Peek(y) * v.Peek(x) + v.Way; }

    [Differentiable, At(1.3, 0.7), At(-0.4, 2.1)]
    public static double OfReadonlyFields(double x, double y) { var p = new Pinned(x, y); return p.Moved(y) * p.Moved(x) + p.Free.Move(2) * p.Start.Move(2) * p.Start.Way; }

    [Differentiable, At(1.3, 0.7), At(-0.4, 2.1)]
    public static double OfProperties(double x, double y) { var p = new Pinned(x, y) { Given = new Moving(y, x) }; return p.Given.Move(x) * p.Given.Move(y) + p.Given.Way + Before(p.Given, ref p); }

    [Differentiable, At(1.3, 0.7), At(-0.4, 2.1)]
    public static double OfPassengers(double x, double y) => Fixed.Kept(x) + Fixed.Kept(y) * Fixed.Way;

    [Differentiable, At(1.3, 0.7), At(-0.4, 2.1)]
    public static double InOrder(double x, double y)
    {
        Steps = 1;
        var v = new Counted { Way = x };
        int n = Steps * 10 + v.Next + Steps * 100;
        return v.Way * n + y * Steps;
    }

    [ThreadStatic]
    internal static int Steps;

    private static readonly Moving Fixed = new(2, 3);

    private static double Moved(in Moving v, double by) { v.Move(by); double once = v.Move(by); return once + v.Way * v.Next; }

    private static double Before(in Moving v, ref Pinned p) { p.Given = new Moving(2, 3); return v.Way * p.Given.Way; }
}

public struct Moving
{
    public double Way, Speed;

    public Moving(double way, double speed) { Way = way; Speed = speed; }

    public double Next { get { Way += Speed; return Way; } }

    public double Move(double by) { Way += Speed * by; return Way; }

    public double Kept(double by) { double now = Move(by); Way -= Speed * by * by; return now * Way; }

    public readonly double Peek(double by) { Move(by); return Way * by; }
}

public struct Pinned
{
    public readonly Moving Start;
    public Moving Free;

    public Moving Given { get; set; }

    public Pinned(double x, double y) { Start = new Moving(x, y); Free = Start; Start.Move(2); Given = Free; }

    public double Moved(double by) { Start.Move(by); Free.Move(by); return Start.Way * Free.Way; }
}

public struct Counted
{
    public double Way;

    public int Next { get { StructCopies.Steps++; Way *= 2; return StructCopies.Steps; } }
}
