using Backprop.Generator.Diagnostics;
using Backprop.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backprop.Generator.Frontend;

/// <summary>
/// model.Total() ⇒ its body is read here, if it looks into arrays of numbers that fields hold, and the method writes one that it is given: they could be the same, and what
/// it gives would be no constant. In the body each array is held against those that are written.
/// </summary>
/// <param name="compilation">The project.</param>
/// <param name="written">The arrays that get what carries a derivative.</param>
internal sealed class HeldArrayReads(Compilation compilation, IReadOnlyList<ArrayType> written)
{
    private readonly Dictionary<ISymbol, bool> known = new(SymbolEqualityComparer.Default);
    private readonly ArraysOfTheirOwn own = new(compilation);

    /// <summary>What the texts of a method name that would have to be read with it.</summary>
    /// <param name="writer">What the method was read with.</param>
    public IEnumerable<Refusal> Check(BodyWriter writer)
    {
        if (written.Count == 0) yield break;
        foreach (var text in writer.Opaque.Where(text => compilation.ContainsSyntaxTree(text.SyntaxTree)))
        {
            var model = compilation.GetSemanticModel(text.SyntaxTree);
            foreach (var name in text.DescendantNodesAndSelf().OfType<SimpleNameSyntax>())
                if (model.GetSymbolInfo(name).Symbol is (IMethodSymbol or IPropertySymbol) and var member && GivesNumbers(member) && !IsCut(name, text, model) && Looks(member))
                    yield return new Refusal(Descriptors.Expression, name.GetLocation(), "'" + member.Name + "', which looks into an array that may be one that is written here,", member is IPropertySymbol ? "let it be a method, or pass what it gives" : "pass that array as a parameter, or what is asked of it") { Call = CallOf(name) };
        }
    }

    /// <summary>Whether a member gives real numbers; an array that one gives is checked where the method gets it.</summary>
    private static bool GivesNumbers(ISymbol member) => (member is IPropertySymbol property ? property.Type : ((IMethodSymbol)member).ReturnType) is var type && TypeReader.HoldsReals(type) && type is not IArrayTypeSymbol && TypeReader.ReadArray(type) is null;

    /// <summary>Whether nothing but a truth, a count or a text comes of it, which have no derivative.</summary>
    private static bool IsCut(SyntaxNode name, SyntaxNode text, SemanticModel model) => name.Ancestors().TakeWhile(node => node != text.Parent)
        .Any(node => node is ExpressionSyntax && model.GetTypeInfo(node).Type is { } type && TypeReader.IsDiscrete(type));

    private static SyntaxNode? CallOf(SimpleNameSyntax name) => Callees.Whole(name) is { Parent: InvocationExpressionSyntax call } whole && call.Expression == whole ? call : null;

    /// <summary>Whether a member of the project leads to an element of an array that a field holds.</summary>
    private bool Looks(ISymbol member)
    {
        if (known.TryGetValue(member.OriginalDefinition, out bool looks)) return looks;
        var bodies = member is IPropertySymbol property && ObjectMembers.IsAuto(property) ? [] : member.OriginalDefinition.DeclaringSyntaxReferences.Where(reference => compilation.ContainsSyntaxTree(reference.SyntaxTree)).Select(reference => reference.GetSyntax()).ToArray();
        return known[member.OriginalDefinition] = Reachable.From(bodies, compilation).Any(reached => reached.Node is SimpleNameSyntax name && IsHeld(reached.Symbol) && !own.IsOne(reached.Symbol!) && !IsOnlyMeasured(name));
    }

    private bool IsHeld(ISymbol? symbol) => ObjectMembers.KeptType(symbol) is { } type
        && (OwnFields.IsGenericArray(type) || TypeReader.ReadArray(type) is { } array && written.Any(other => other.MayOverlap(array)));

    /// <summary>a.Length, a == null.</summary>
    private static bool IsOnlyMeasured(SimpleNameSyntax name) => Callees.Whole(name) is var whole
        && (whole.Parent is MemberAccessExpressionSyntax { Name.Identifier.Text: "Length" or "Count" or "GetLength" } measured && measured.Expression == whole || FieldChanges.IsOnlyAsked(whole));
}
