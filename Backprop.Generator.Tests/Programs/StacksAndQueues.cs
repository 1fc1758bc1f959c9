using System.Collections.Generic;
using Backprop;

/// <summary>Stacks and queues of real numbers that the method makes.</summary>
public static partial class StacksAndQueues
{
    [Differentiable]
    [At(1.3, 0.4, "xy*x+", Allocates = true), At(1.3, 0.4, "xx2+*yxy**+", Allocates = true)]
    public static double Calculator(double x, double y, string program)
    {
        var stack = new Stack<double>();
        foreach (char c in program)
            if (c == 'x') stack.Push(x);
            else if (c == 'y') stack.Push(y);
            else if (char.IsDigit(c)) stack.Push(c - '0');
            else
            {
                double right = stack.Pop(), left = stack.Pop();
                stack.Push(c == '*' ? left * right : left + right);
            }
        return stack.Pop();
    }

    [Differentiable]
    [At(1.3, 5, Allocates = true), At(0.4, 0, Allocates = true)]
    public static double Average(double x, int n)
    {
        var last = new Queue<double>();
        double sum = 0, all = 0;
        for (int i = 0; i < n; i++)
        {
            double v = x * i + sum * 0.1;
            last.Enqueue(v);
            sum += v;
            if (last.Count > 3) sum -= last.Dequeue();
            all += sum / last.Count * last.Peek();
        }
        return all;
    }

    [Differentiable]
    [At(1.3, Allocates = true), At(0.3, Allocates = true)]
    public static double Tried(double x)
    {
        var queue = new Queue<double>(new[] { x, x + 1 });
        var stack = new Stack<double>(queue);
        double sum = 0;
        int n = 0;
        while (queue.TryDequeue(out double v))
        {
            sum += v * v;
            if (n++ < 4) queue.Enqueue(v * x);
        }
        while (stack.TryPeek(out var top) && top < 2)
        {
            sum *= stack.Pop();
            if (stack.Count > 0 && stack.Peek() > 0.5) stack.Push(top * 3);
        }
        return stack.TryPop(out var left) ? sum * left : sum + left;
    }

    [Differentiable]
    [At(1.3, Allocates = true), At(-0.6, Allocates = true)]
    public static double InOrder(double x)
    {
        var first = new PriorityQueue<double, int>();
        first.Enqueue(x * x, 2);
        first.Enqueue(x, 1);
        double sum = first.Dequeue() * 3;
        var stack = new Stack<double>();
        foreach (int i in new[] { 1, 2, 3 }) stack.Push(x * i);
        foreach (double v in stack) sum = sum * 0.5 + v * v;
        return sum * first.Peek() - stack.Pop() * stack.Pop();
    }
}
