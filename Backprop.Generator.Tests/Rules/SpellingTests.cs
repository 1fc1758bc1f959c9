using Backprop.Generator.Ir;
using Backprop.Generator.Rules;
using Xunit;

namespace Backprop.Generator.Tests.Rules;

public class SpellingTests
{
    public static TheoryData<string> Names =>
        [.. RuleBook.All.Except(OperatorRules.All).Select(rule => rule.Name).Append(Fn.StopGradient)];

    [Theory, MemberData(nameof(Names))]
    public void What_is_spelled_exists(string name)
    {
        foreach (var type in new IrType[] { IrType.Double, IrType.Single })
        {
            var real = type == IrType.Single ? typeof(float) : typeof(double);
            Type[] parameters = [.. Signature.Of(RuleBook.Of(name)).Select(kind => kind == ArgumentKind.Integer ? typeof(int) : real)];
            var (typeName, member) = Spelling.Of(name, type);
            var method = Called.TypeNamed(typeName).GetMethod(member, parameters);
            Assert.NotNull(method);
            Assert.All(method.ReturnType.IsGenericType ? method.ReturnType.GetGenericArguments() : [method.ReturnType], result => Assert.Equal(real, result));
        }
    }

    /// <summary>Reading what was spelled finds the row again: generated code can be differentiated in turn.</summary>
    [Theory, MemberData(nameof(Names))]
    public void What_is_spelled_is_read_as_itself(string name)
    {
        var (typeName, member) = Spelling.Of(name, IrType.Double);
        var found = MathMembers.Find(typeName, member, [.. Signature.Of(RuleBook.Of(name)).Select(kind => kind == ArgumentKind.Integer ? "int" : "double")]);
        Assert.Equal(name == Fn.StopGradient ? MathMember.Constant : MathMember.Rule(name), found);
    }

    [Theory]
    [InlineData("Cos", "double", "System.Math", "Cos")]
    [InlineData("Cos", "float", "System.MathF", "Cos")]
    [InlineData("Clamp", "float", "System.Math", "Clamp")]
    [InlineData("LogBase", "double", "System.Math", "Log")]
    [InlineData("SinPi", "float", "System.Single", "SinPi")]
    [InlineData("Sigmoid", "double", "Backprop.Activations", "Sigmoid")]
    [InlineData("Tanh", "double", "System.Math", "Tanh")]
    public void Some_spellings(string function, string type, string typeName, string member) =>
        Assert.Equal((typeName, member), Spelling.Of(function, type == "float" ? IrType.Single : IrType.Double));
}
