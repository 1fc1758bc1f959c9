using Backprop.Generator.Tests.Diagnostics;
using Backprop.Generator.Tests.Testing;
using Microsoft.CodeAnalysis;

namespace Backprop.Generator.Tests.Frontend;

/// <summary>Generic methods over numbers beside other overloads. What their members compute is held against the oracles in the programs GenericNumbers.</summary>
public class GenericEntriesTests
{
    [Fact]
    public void An_overload_of_the_users_own_is_what_is_generated_for_its_type()
    {
        var members = Gradients("[Differentiable] public static T F<T>(T x) where T : System.Numerics.INumber<T> => x * x; [Differentiable] public static double F(double x) => x * x * x;");
        Assert.Equal(["double", "float"], members);
    }

    [Fact]
    public void Types_that_the_constraints_do_not_allow_are_left_out()
    {
        var members = Gradients("public interface IHalf<T> { } [Differentiable] public static T F<T>(T x) where T : System.Numerics.INumber<T>, System.IComparable<float> => x * x;");
        Assert.Equal(["float"], members);
    }

    [Fact]
    public void A_passenger_of_any_number_type_stays_generic()
    {
        var run = GeneratorHarness.Run(Surroundings.Around("[Differentiable] public static double F<T>(double x, [NoDerivative] T n) where T : System.Numerics.INumber<T> => x * double.CreateChecked(n);"));
        Assert.Contains("public static double FGradient<T>(double x, T n)", run.Succeeded().AllText, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_refused_is_said_once()
    {
        var run = GeneratorHarness.Run(Surroundings.Around("[Differentiable] public static T F<T>(T x) where T : System.Numerics.INumber<T> { try { return x; } catch (Exception) { return T.Zero; } }"));
        Assert.Single(GeneratorHarness.Analyze(run.Output));
    }

    [Fact]
    public void Two_that_are_the_same_for_a_type_clash()
    {
        var run = GeneratorHarness.Run(Surroundings.Around("[Differentiable] public static T F<T>(T x, T y) where T : System.Numerics.INumber<T> => x * y; [Differentiable] public static T F<T, U>(T x, U y) where T : System.Numerics.INumber<T> where U : System.Numerics.INumber<U> => x * x;"));
        Assert.Equal("BP0006", Assert.Single(GeneratorHarness.Analyze(run.GeneratedCleanly().Output)).Id);
    }

    private static IEnumerable<string> Gradients(string members)
    {
        var run = GeneratorHarness.Run(Surroundings.Around(members)).Succeeded();
        return run.Output.GetSymbolsWithName("FGradient", SymbolFilter.Member).OfType<IMethodSymbol>().Select(method => method.ReturnType.ToDisplayString()).Order(StringComparer.Ordinal);
    }
}
