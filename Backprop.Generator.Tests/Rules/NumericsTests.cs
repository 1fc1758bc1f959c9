using System.Numerics;
using System.Reflection;
using Backprop.Generator.Ir;
using Backprop.Generator.Rules;
using Backprop.Generator.Rules.Numerics;
using Backprop.Generator.Tests.Testing;

namespace Backprop.Generator.Tests.Rules;

/// <summary>The tables of System.Numerics against its members: exact ones to the last bit, at the edges too; the others in what they mean.</summary>
public class NumericsTests
{
    private const int Points = 300;

    public static TheoryData<string, string> Members()
    {
        var data = new TheoryData<string, string>();
        foreach (string type in NumericsBook.Types)
            foreach (var member in NumericsBook.MembersOf(type)) data.Add(type, member.Signature);
        return data;
    }

    [Theory, MemberData(nameof(Members))]
    public void A_formula_says_what_the_member_does(string type, string signature)
    {
        var member = NumericsBook.MembersOf(type).Single(member => member.Signature == signature);
        // A newer runtime has it.
        if (Called(type, signature) is not { } called) return;
        var operands = OperandsOf(signature).Select(TypeOf).ToArray();
        var random = new Random(7);
        for (int point = 0; point < Points; point++)
        {
            bool atEdge = member.IsExact && point % 3 == 0;
            var given = operands.Select(operand => Enumerable.Range(0, Reals.Count(operand)).Select(_ => atEdge ? Edge(random) : Ordinary(random)).Select(number => Rounded(number, operand)).ToArray()).ToArray();
            double[] expected = Reals.Flatten(called([.. operands.Zip(given, Made)])), actual = Computed(type, member, given);
            if (actual.Length == 0) continue;
            if (member.IsExact) Reals.AssertSameBits(expected, actual, signature + " of " + string.Join("; ", given.Select(Reals.Show)));
            else Reals.AssertClose(expected, actual, type == "Complex" ? 1e-12 : 3e-4, signature + " of " + string.Join("; ", given.Select(Reals.Show)), 1);
        }
    }

    [Fact]
    public void Parts_are_in_the_order_of_the_constructor()
    {
        foreach (string type in NumericsBook.Types)
        {
            double[] numbers = [.. NumericsBook.PartsOf(type)!.Select((_, i) => (double)i)];
            object value = Made(TypeOf(type), numbers);
            Assert.Equal(numbers, NumericsBook.PartsOf(type)!.Select(name => Convert.ToDouble(TypeOf(type).GetField(name)?.GetValue(value) ?? TypeOf(type).GetProperty(name)!.GetValue(value))));
        }
    }

    private static double[] Computed(string type, NumericsMember member, double[][] given)
    {
        var number = NumericsBook.NumberOf(type);
        int next = 0;
        var values = new Dictionary<int, object>();
        var operands = given.Select(numbers => numbers.Select(value =>
        {
            values[next] = number == IrType.Single ? (object)(float)value : value;
            return (Expr)new Read(new Local(next++, "x", number, LocalRole.Parameter));
        }).ToArray()).ToArray();
        var formula = member.Formula(new Operands(operands, number, expr => expr)).Select(Plain).ToArray();
        // What has a row of its own is held against differences, in programs.
        return formula.Any(expr => expr is Apply { Function: var function } && NumericsRules.All.Any(rule => rule.Name == function)) ? [] : [.. formula.Select(expr => Convert.ToDouble(Evaluate.Of(expr, values)))];
    }

    /// <summary>Given values stand for themselves.</summary>
    private static Expr Plain(Expr expr) => expr switch
    {
        Apply { Function: var function } apply when Given.Is(function) => Plain(apply.Args[0]),
        Apply apply => apply with { Args = apply.Args.Select(Plain).ToSeq() },
        _ => expr,
    };

    private static Func<object?[], object?>? Called(string type, string signature)
    {
        const BindingFlags Any = BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance;
        string name = signature[..signature.IndexOf('(')];
        var (owner, operands) = (TypeOf(type), OperandsOf(signature).Select(TypeOf).ToArray());
        if (name == "new") return owner.GetConstructor(operands) is { } constructor ? constructor.Invoke : null;
        if (owner.GetMethod(name, BindingFlags.Public | BindingFlags.Static, operands) is { } method) return args => method.Invoke(null, args);
        if (operands.Length > 0 && operands[0] == owner && owner.GetMethod(name, BindingFlags.Public | BindingFlags.Instance, operands[1..]) is { } own) return args => own.Invoke(args[0], args[1..]);
        if (owner.GetProperty(name, Any) is { } property) return args => property.GetValue(args.FirstOrDefault());
        return owner.GetField(name, Any) is { } field ? _ => field.GetValue(null) : null;
    }

    private static string[] OperandsOf(string signature) => signature[(signature.IndexOf('(') + 1)..^1].Split(", ", StringSplitOptions.RemoveEmptyEntries);

    private static Type TypeOf(string name) => name switch { "float" => typeof(float), "double" => typeof(double), _ => typeof(Complex).Assembly.GetType("System.Numerics." + name) ?? typeof(Vector3).Assembly.GetType("System.Numerics." + name)! };

    private static object Made(Type type, double[] numbers) => Reals.IsReal(type)
        ? Convert.ChangeType(numbers[0], type)
        : Activator.CreateInstance(type, [.. numbers.Select(number => type == typeof(Complex) ? (object)number : (float)number)])!;

    private static double Rounded(double number, Type operand) => operand == typeof(double) || operand == typeof(Complex) ? number : (float)number;

    private static double Ordinary(Random random) => Math.Round(4 * random.NextDouble() - 2, 3);

    private static double Edge(Random random) => random.Next(9) switch
    {
        0 => 0.0,
        1 => -0.0,
        2 => double.PositiveInfinity,
        3 => double.NegativeInfinity,
        4 => double.NaN,
        5 => 1e38,
        6 => -1e-40,
        7 => 1e-320,
        _ => random.NextDouble(),
    };
}
