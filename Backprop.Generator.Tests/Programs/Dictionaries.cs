using System.Collections.Generic;
using System.Linq;
using Backprop;

/// <summary>Dictionaries whose values are real numbers, and whose keys are passengers.</summary>
public static partial class Dictionaries
{
    [Differentiable]
    [At(1.3, Allocates = true), At(-0.4, Allocates = true)]
    public static double Changed(double x)
    {
        var map = new Dictionary<string, double> { { "a", x }, { "bb", x * x } };
        map["c"] = map["a"] + 1;
        map["a"] += map["bb"] * x;
        if (map.ContainsKey("c")) map["c"] *= 2;
        map.TryAdd("c", 100);
        map.TryAdd("d", x * 5);
        map.Remove("d", out double gone);
        map.Remove("bb");
        map["a"]--;
        return map["a"] * map["c"] * map.Count + gone * map.GetValueOrDefault("e", x);
    }

    [Differentiable]
    [At(1.3, Allocates = true), At(-0.4, Allocates = true)]
    public static double GoneThrough(double x)
    {
        var map = new Dictionary<string, double> { ["a"] = x, ["bb"] = x * x, ["ccc"] = 2 };
        double sum = 0;
        foreach (var pair in map) sum += pair.Value * pair.Key.Length * x;
        foreach (string key in map.Keys) sum += map[key] * key.Length;
        foreach (double v in map.Values) sum += v * v;
        foreach (var (key, v) in map)
            if (key != "a") sum *= v;
        return sum * map.Values.Sum();
    }

    [Differentiable]
    [At(1.1, 6, Allocates = true), At(1.1, 1, Allocates = true)]
    public static double Remembered(double x, int n)
    {
        var known = new Dictionary<int, double>();
        double Of(int k)
        {
            if (known.TryGetValue(k, out double before)) return before;
            double value = k < 2 ? x + k : known[k - 1] * 0.5 + known[k - 2] * x;
            known[k] = value;
            return value;
        }
        double sum = 0;
        for (int k = 0; k <= n; k++) sum += Of(k) * Of(k / 2);
        return sum;
    }

    [Differentiable]
    [At(1.1, 3, Allocates = true)]
    public static double Table(double x, int n)
    {
        var paths = new Dictionary<(int Row, int Column), double>();
        for (int i = 0; i < n; i++)
            for (int j = 0; j < n; j++) paths[(i, j)] = i == 0 || j == 0 ? x : paths[(i - 1, j)] * paths[(i, j - 1)] + x;
        return paths[(n - 1, n - 1)];
    }

    [Differentiable]
    [At(1.1, Allocates = true)]
    public static double Sorted(double x)
    {
        var map = new SortedDictionary<int, double> { [3] = x, [1] = x * x };
        map.TryAdd(2, x + 1);
        double sum = 0;
        foreach (var (key, v) in map) sum = sum * x + key * v;
        return sum;
    }

    [Differentiable]
    [At(1.1, "a b a c a b", Allocates = true)]
    public static double Counted(double x, string text)
    {
        var weights = new Dictionary<string, double>();
        foreach (string word in text.Split(' '))
        {
            if (!weights.ContainsKey(word)) weights[word] = 1;
            weights[word] *= x;
        }
        return weights["a"] + weights["b"] * weights["c"];
    }
}
