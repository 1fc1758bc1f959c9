namespace Backprop.Generator.Tests.Diagnostics;

/// <summary>What is refused, by identifier; the marked span is where the user is told.</summary>
internal static partial class Refusals
{
    public static readonly (string Id, string Text)[] Files =
    [
        ("BP0001", "public class [|C|] { [Backprop.Differentiable] public static double F(double x) => x; }"),
        ("BP0001", "public struct [|S|] { [Backprop.Differentiable] public static double F(double x) => x; }"),
        ("BP0001", "public class [|Outer|] { public partial class C { [Backprop.Differentiable] public static double F(double x) => x; } }"),
        ("BP0001", "public record [|R|](double A) { [Backprop.Differentiable] public static double F(double x) => x; }"),
        ("BP0007", "file partial class C { [Backprop.Differentiable] public static double [|F|](double x) => x; }"),
        ("BP0007", "file partial class C { public partial class D { [Backprop.Differentiable] public static double [|F|](double x) => x; } }"),
        ("BP0007", "public partial interface I<out T> { [Backprop.Differentiable] static double [|F|](double x) => x; }"),
        ("BP0002", "public partial interface I { [Backprop.Differentiable] double [|F|](double x); }"),
        ("BP0002", "public abstract partial class C { [Backprop.Differentiable] public abstract double [|F|](double x); }"),
    ];

    public static readonly (string Id, string Text)[] Members =
        [.. Signatures, .. ControlFlow, .. Patterns, .. Calls, .. Recursion, .. OfCheckpointedLoops, .. Generics, .. Unnamed, .. Values, .. Objects, .. OfCollections];
}
