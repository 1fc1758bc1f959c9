using System;
using System.Collections.Generic;
using System.Linq;
using Backprop;

/// <summary>Passengers of every kind: what has no derivative may be any C#.</summary>
public static partial class PassengerObjects
{
    [Differentiable]
    [At(1.25, 3, Allocates = true)]
    public static double Lists(double x, int n)
    {
        var list = new List<int> { 1, 2, n };
        list.Add(4);
        list[0] = 7;
        return list.Count * x + list[0] * x * x + list.Sum() * x;
    }

    [Differentiable]
    [At(1.25, Allocates = true)]
    public static double Dictionaries(double x)
    {
        var map = new Dictionary<string, int> { ["a"] = 1, ["b"] = 2 };
        return map["b"] * x;
    }

    [Differentiable]
    [At(1.25, Allocates = true)]
    public static double AnonymousTypes(double x)
    {
        var both = new { Count = 3, Name = "b" };
        return both.Count * x * x;
    }

    [Differentiable]
    [At(1.25, Allocates = true)]
    public static double Queries(double x)
    {
        var squares = from i in new[] { 1, 2, 3 } where i > 1 select i * i;
        return squares.Sum() * x;
    }

    [Differentiable]
    [At(1.25, 3, Allocates = true)]
    public static double Lambdas(double x, int n)
    {
        Func<int, Func<int, int>> add = a => b => a + b;
        Func<int, int> eight = a =>
        {
            int product = a;
            for (int i = 0; i < 3; i++) product *= 2;
            return product;
        };
        var t = x * x;
        return add(1)(n) * t * x * eight(n);
    }

    [Differentiable]
    [At(1.25, 3, Allocates = true)]
    public static double Choices(double x, int n)
    {
        string none = null;
        return (n > 2 ? 2.0 : 1.0) * x + (none?.Length ?? n) * x * x + (x > 1 ? 2 : 1) * x;
    }

    [Differentiable]
    [At(1.25, Allocates = true)]
    public static double Strings(double x)
    {
        var s = @"a""b
c" + $@"{1}" + $"{{}}{2,5:F1}" + "\t\u00e9";
        s += "d" + s.Length;
        return s.Length * x + (s[0] - 'A') * x;
    }

    [Differentiable]
    [At(1.25)]
    public static double Dates(double x)
    {
        var day = DayOfWeek.Friday;
        day++;
        var date = new DateTime(2000, 1, 2) + TimeSpan.FromDays(1);
        return (int)day * x + date.Day * x * x;
    }
}
