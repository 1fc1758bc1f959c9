using System;
using Backprop;

/// <summary>List patterns on passengers, which are newer than C# 9.</summary>
public static partial class ListPatterns
{
    private static readonly int[] Numbers = [1, 2, 3];

    [Differentiable]
    [At(1.3, "abc", Allocates = true), At(1.3, "xb", Allocates = true)]
    public static double Ends(double x, string s)
    {
        if (s is ['a', .., var last]) x *= last - 'a';
        return Numbers is [var first, .. { Length: var rest }] ? first * x + rest * x * x : x;
    }
}
