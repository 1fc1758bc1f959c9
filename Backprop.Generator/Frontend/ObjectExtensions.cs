using Microsoft.CodeAnalysis;

namespace Backprop.Generator.Frontend;

/// <summary>
/// Layer&lt;double&gt;.ForwardGradient(layer, x) ⇒ layer.ForwardGradient(x): what is generated for the objects of a generic class is static, given the object, for inside of it there is none of
/// that type; extension methods make it look like what other objects have.
/// </summary>
internal static class ObjectExtensions
{
    /// <summary>How the class of the extension methods of a marked method is declared; null where there are none, or nobody outside could call them.</summary>
    public static string? Of(IMethodSymbol method)
    {
        if (!GenericEntries.HasSelf(method)) return null;
        var types = TypeChain.Outwards(method.ContainingType).ToArray();
        if (types.Append<ISymbol>(method).Any(one => one.DeclaredAccessibility is not (Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal))) return null;
        string wish = string.Concat(Enumerable.Reverse(types).Select(type => type.Name)) + "Gradients", name = wish;
        for (int number = 2; method.ContainingNamespace.GetTypeMembers(name).Any(type => !Callees.IsOurs(type)); number++) name = wish + number;
        return (types.All(type => type.DeclaredAccessibility == Accessibility.Public) ? "public" : "internal") + " static partial class " + name;
    }
}
