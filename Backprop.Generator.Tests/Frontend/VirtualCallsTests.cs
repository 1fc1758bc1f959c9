using Backprop.Generator.Tests.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Backprop.Generator.Tests.Frontend;

/// <summary>Objects of types that another project has made: no body of this project is theirs, whatever they inherit from.</summary>
public class VirtualCallsTests
{
    private const string Library = """
        using System;
        using Backprop;

        public interface IShape { double Area(double s); }
        public class Square : IShape { public virtual double Area(double s) => s * s; }
        public class Doubled : Square { public override double Area(double s) => 2 * base.Area(s); }
        public class Plain : Square { }
        public sealed class Disk : IShape { public double Area(double s) => 3 * s * s; }

        public static partial class Shapes
        {
            [Differentiable] public static double ByClass(double x, Square shape) => shape.Area(x);
            [Differentiable] public static double ByInterface(double x, IShape shape) => shape.Area(x);
        }
        """;

    private const string User = """
        using System;

        public class Mine : Square { public override double Area(double s) => 100 * s; }
        public class Other : Doubled, IShape { double IShape.Area(double s) => 100 * s; }

        public static class Run
        {
            public static string Of(string which)
            {
                try { return Gradient(which).ToString(); }
                catch (NotSupportedException) { return "refused"; }
            }

            private static double Gradient(string which) => which switch
            {
                "Square" => Shapes.ByClassGradient(3, new Square()) + Shapes.ByInterfaceGradient(3, new Square()),
                "Doubled" => Shapes.ByClassGradient(3, new Doubled()) + Shapes.ByInterfaceGradient(3, new Doubled()),
                "Plain" => Shapes.ByClassGradient(3, new Plain()) + Shapes.ByInterfaceGradient(3, new Plain()),
                "Disk" => Shapes.ByInterfaceGradient(3, new Disk()),
                "MineByClass" => Shapes.ByClassGradient(3, new Mine()),
                "MineByInterface" => Shapes.ByInterfaceGradient(3, new Mine()),
                _ => Shapes.ByInterfaceGradient(3, new Other()),
            };
        }
        """;

    [Theory]
    [InlineData("Square", "12")]
    [InlineData("Doubled", "24")]
    [InlineData("Plain", "12")]
    [InlineData("Disk", "18")]
    [InlineData("MineByClass", "refused")]
    [InlineData("MineByInterface", "refused")]
    [InlineData("Other", "refused")]
    public void Is_right_or_refused(string which, string expected)
    {
        // One project, as far as the tests load it; the generator has seen the library alone.
        var library = GeneratorHarness.Run(Library).Succeeded().Output;
        var options = (CSharpParseOptions)library.SyntaxTrees.First().Options;
        var loaded = new LoadedAssembly(library.AddSyntaxTrees(CSharpSyntaxTree.ParseText(User, options)));
        Assert.Equal(expected, loaded.Assembly.GetType("Run")!.GetMethod("Of")!.Invoke(null, [which]));
        loaded.Unload();
    }
}
