using System.Collections.Generic;
using Backprop;

/// <summary>Stacks and queues of structs and tuples: what is taken from them if it is there.</summary>
public static partial class QueuesOfStructs
{
    public record struct Job(double Cost, double Gain);

    [Differentiable, At(1.3, Allocates = true), At(0.2, Allocates = true)]
    public static double Emptied(double x)
    {
        var open = new Stack<Job>();
        open.Push(new Job(x, 2));
        open.Push(new Job(x * x, x));
        double sum = 1;
        int left = 3;
        while (open.TryPop(out var job))
        {
            sum = sum * job.Cost + job.Gain;
            if (sum < 3 && left-- > 0) open.Push(job with { Cost = sum });
        }
        return sum;
    }

    /// <summary>What is not there is zero.</summary>
    [Differentiable, At(1.3, Allocates = true)]
    public static double Missing(double x)
    {
        var open = new Queue<Job>();
        open.Enqueue(new Job(x, x * x));
        var job = new Job(x, x);
        double sum = job.Cost;
        if (open.TryDequeue(out job)) sum += job.Cost * job.Gain;
        bool isThere = open.TryPeek(out job);
        return isThere ? 0 : sum * x + job.Cost;
    }

    [Differentiable, At(1.3, Allocates = true)]
    public static double Tuples(double x)
    {
        var open = new Queue<(double A, double B)>();
        open.Enqueue((x, x * x));
        bool isThere = open.TryPeek(out _);
        return open.TryDequeue(out (double A, double B) pair) && isThere ? pair.A * pair.B : 0;
    }
}
