using Backprop.Generator.Tests.Testing;

namespace Backprop.Generator.Tests.Frontend;

/// <summary>Marked methods that may be overridden: the gradient is that of what a call runs, an exception, or refused. Refusals are in <c>RefusedConstructs</c> and here.</summary>
public class VirtualEntriesTests
{
    private const string Usings = "using System; using System.Numerics; using Backprop;\n";

    [Theory]
    [InlineData("public partial class A { [Differentiable] public virtual double F(double x) => x * x; } public class B : A { }", "new B().FGradient(3)", "6")]
    [InlineData("public partial class A { public virtual double F(double x) => x; } public partial class B : A { [Differentiable] public override double F(double x) => x * x; }", "new B().FGradient(3)", "6")]
    [InlineData("public partial class A { [Differentiable] double w = 2; [Differentiable] public virtual double F(double x) => w * x * x; }", "new A().FGradient(3).x", "12")]
    [InlineData("public partial class A<T> where T : INumber<T> { [Differentiable] T w = T.One; [Differentiable] public virtual T F(T x) => w * x * x; }", "new A<double>().FGradient(3).x", "6")]
    [InlineData("public partial interface I { [Differentiable] double F(double x) => x * x; } public class A : I { }", "((I)new A()).FGradient(3)", "6")]
    [InlineData("public partial class A { protected virtual double Of(double x) => x * x; [Differentiable] public double F(double x) => Of(x) + this.Of(x); } public class B : A { protected override double Of(double x) => 5 * x; } public class C : B { protected override double Of(double x) => base.Of(x) * x; }", "(new A().FGradient(3), new B().FGradient(3), new C().FGradient(3))", "(12, 10, 60)")]
    public void What_a_call_runs_is_differentiated(string types, string call, string expected)
    {
        var loaded = new LoadedAssembly(GeneratorHarness.Run(Usings + types + " public static class Use { public static string Of() => " + call + ".ToString(); }").Succeeded().Output);
        Assert.Equal(expected, loaded.Assembly.GetType("Use")!.GetMethod("Of")!.Invoke(null, null));
        loaded.Unload();
    }

    [Theory]
    [InlineData("public partial class A", true)]
    [InlineData("internal partial class A", false)]
    [InlineData("public sealed partial class A", false)]
    public void Objects_of_types_of_other_projects_are_an_exception(string type, bool isAsked)
    {
        string virtually = type.Contains("sealed", StringComparison.Ordinal) ? "" : "virtual ";
        string text = GeneratorHarness.Run(Usings + type + " { [Differentiable] public " + virtually + "double F(double x) => x * x; }").Succeeded().AllText;
        Assert.Equal(isAsked, text.Contains("if (GetType() != typeof(A))", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("public partial class A { [Differentiable] public virtual double F(double x) => x * x; } public class B : A { } public class C : B { public override double F(double x) => x; }")]
    [InlineData("public partial class A { [Differentiable] public virtual double F(double x) => x * x; } public class B<T> : A { public override double F(double x) => x; }")]
    [InlineData("public partial class A<T> where T : INumber<T> { [Differentiable] public virtual T F(T x) => x * x; } public class B : A<double> { public override double F(double x) => x; }")]
    [InlineData("public partial class A<T> where T : INumber<T> { [Differentiable] public virtual T F(T x) => x * x; } public class B<T> : A<T> where T : INumber<T> { public override T F(T x) => x; }")]
    [InlineData("public partial interface I { [Differentiable] double F(double x) => x * x; } public class A : I { public double F(double x) => x; }")]
    [InlineData("public abstract partial class A { [Differentiable] public virtual double F(double x) => x * x; }")]
    public void What_may_run_another_body_is_refused(string types)
    {
        var run = GeneratorHarness.Run(Usings + types).GeneratedCleanly();
        Assert.Equal("BP0002", Assert.Single(GeneratorHarness.Analyze(run.Output).Select(one => one.Id).Distinct()));
        Assert.DoesNotContain(" FGradient", run.AllText);
    }
}
