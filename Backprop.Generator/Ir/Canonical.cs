namespace Backprop.Generator.Ir;

/// <summary>Texts compared by what they say, not by where they stand.</summary>
internal static class Canonical
{
    public static Expr Of(Expr expr) => expr is Quoted quoted
        ? quoted with { Holes = quoted.Holes.Select(hole => hole with { Kind = HoleKind.Cut, Site = -1 }).ToSeq(), Binding = Binding.Loose }
        : expr;
}
