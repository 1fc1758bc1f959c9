using System.Reflection;
using Backprop.Generator.Rules;
using Xunit;

namespace Backprop.Generator.Tests.Rules;

/// <summary>Every member of the numeric types of this framework has its place.</summary>
public class MathMembersTests
{
    private static readonly Type[] types = [typeof(Math), typeof(MathF), typeof(double), typeof(float), typeof(Activations), typeof(Differentiation)];

    [Fact]
    public void Every_member_is_placed()
    {
        var missing = Members().Where(member => TakesReals(member) && Find(member) is null);
        Assert.Empty(missing.Select(member => $"{member.DeclaringType}.{member}"));
    }

    [Fact]
    public void A_member_without_reals_is_a_passenger_or_discrete()
    {
        var wrong = Members().Where(member => !TakesReals(member)
            && Find(member)?.Kind is not (MathMemberKind.Passenger or MathMemberKind.Cut or MathMemberKind.Refused));
        Assert.Empty(wrong.Select(member => $"{member.DeclaringType}.{member}"));
    }

    [Fact]
    public void Every_rule_of_a_member_is_in_the_book_and_fits_it()
    {
        foreach (var member in Members())
        {
            if (Find(member) is not { Kind: MathMemberKind.Rule } found) continue;
            var rule = RuleBook.Of(found.Text!);
            int results = member.ReturnType.IsGenericType ? member.ReturnType.GetGenericArguments().Length : 1;
            Assert.Equal(results, rule.Results);
            Assert.True(member.GetParameters().Length == rule.Arity || rule.Name == "Round", $"{member.DeclaringType}.{member}");
        }
    }

    [Fact]
    public void Every_rule_of_the_book_is_an_operator_or_some_member()
    {
        var reachable = Members().Select(Find).Where(found => found?.Kind == MathMemberKind.Rule).Select(found => found!.Text!)
            .Concat(OperatorRules.All.Select(rule => rule.Name)).ToHashSet();
        Assert.All(RuleBook.All, rule => Assert.Contains(rule.Name, reachable));
    }

    [Fact]
    public void A_cut_member_returns_no_real_number()
    {
        foreach (var member in Members())
            if (Find(member)?.Kind == MathMemberKind.Cut) Assert.False(IsReal(member.ReturnType), member.ToString());
    }

    [Theory]
    [InlineData("System.Math", "Log", "double", "Log")]
    [InlineData("System.Math", "Log", "double double", "LogBase")]
    [InlineData("System.Single", "Log", "float float", "LogBase")]
    [InlineData("System.Double", "Ieee754Remainder", "double double", "IEEERemainder")]
    [InlineData("System.MathF", "IEEERemainder", "float float", "IEEERemainder")]
    [InlineData("System.Math", "Round", "double int System.MidpointRounding", "Round")]
    [InlineData("System.Math", "ScaleB", "double int", "ScaleB")]
    [InlineData("System.Math", "Max", "float float", "Max")]
    [InlineData("Backprop.Activations", "Tanh", "double", "Tanh")]
    [InlineData("Backprop.Activations", "Gelu", "float", "Gelu")]
    public void Some_rules(string type, string method, string parameters, string rule) =>
        Assert.Equal(MathMember.Rule(rule), MathMembers.Find(type, method, parameters.Split(' ')));

    [Theory]
    [InlineData("System.Math", "Abs", "int", MathMemberKind.Passenger)]
    [InlineData("System.Math", "Clamp", "decimal decimal decimal", MathMemberKind.Passenger)]
    [InlineData("System.Math", "DivRem", "int int", MathMemberKind.Passenger)]
    [InlineData("System.Math", "BigMul", "long long", MathMemberKind.Passenger)]
    [InlineData("System.Double", "Parse", "string", MathMemberKind.Passenger)]
    [InlineData("System.Math", "Sign", "double", MathMemberKind.Cut)]
    [InlineData("System.Double", "CompareTo", "double", MathMemberKind.Cut)]
    [InlineData("System.Double", "ToString", "", MathMemberKind.Cut)]
    [InlineData("System.Math", "ReciprocalEstimate", "double", MathMemberKind.Refused)]
    [InlineData("System.Math", "BitIncrement", "double", MathMemberKind.Refused)]
    [InlineData("System.Double", "ConvertToInteger", "double", MathMemberKind.Refused)]
    [InlineData("System.Double", "CreateChecked", "TOther", MathMemberKind.Refused)]
    [InlineData("Backprop.Differentiation", "StopGradient", "double", MathMemberKind.Constant)]
    public void Some_others(string type, string method, string parameters, object kind) =>
        Assert.Equal(kind, MathMembers.Find(type, method, parameters.Split(' ', StringSplitOptions.RemoveEmptyEntries))?.Kind);

    [Theory]
    [InlineData("System.Math", "Gelu", "double")]
    [InlineData("System.Math", "Sin", "double double")]
    [InlineData("System.Double", "Unheard", "")]
    [InlineData("Backprop.Activations", "Relu", "System.Span<double>")]
    [InlineData("Backprop.Activations", "Softmax", "double")]
    [InlineData("System.Random", "NextDouble", "")]
    public void None_of_ours(string type, string method, string parameters) =>
        Assert.Null(MathMembers.Find(type, method, parameters.Split(' ', StringSplitOptions.RemoveEmptyEntries)));

    /// <summary>Not our own functions over spans: their derivatives stand beside them.</summary>
    /// <summary>But for the functions over spans and OnBackward, which have pullbacks.</summary>
    private static IEnumerable<MethodInfo> Members() => types
        .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly))
        .Where(member => member.DeclaringType != typeof(Activations) || !member.GetParameters().Any(parameter => parameter.ParameterType.IsByRefLike))
        .Where(member => !member.Name.StartsWith(nameof(Differentiation.OnBackward), StringComparison.Ordinal));

    private static MathMember? Find(MethodInfo method) =>
        MathMembers.Find(method.DeclaringType!.FullName!, method.Name, [.. method.GetParameters().Select(parameter => Spelled(parameter.ParameterType))]);

    private static bool TakesReals(MethodInfo method) => !method.IsStatic || method.GetParameters().Any(parameter => IsReal(parameter.ParameterType));

    private static bool IsReal(Type type) => type == typeof(double) || type == typeof(float);

    private static string Spelled(Type type) =>
        type == typeof(double) ? "double" : type == typeof(float) ? "float" : type == typeof(int) ? "int" : type.ToString();
}
