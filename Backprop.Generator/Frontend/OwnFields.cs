using Backprop.Generator.Analysis;
using Backprop.Generator.Diagnostics;
using Backprop.Generator.Ir;
using Backprop.Generator.Pipeline;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backprop.Generator.Frontend;

/// <summary>
/// The fields of an object that are marked [Differentiable]: an instance method is differentiated with respect to them as well, as if they were
/// parameters behind its own.
/// </summary>
internal static class OwnFields
{
    /// <summary>The marked fields and properties that the method's object has, those of its bases first.</summary>
    public static IReadOnlyList<ISymbol> Of(IMethodSymbol method)
    {
        if (method.IsStatic) return [];
        var fields = new List<ISymbol>();
        for (var type = method.ContainingType; type is not null && type.SpecialType == SpecialType.None; type = type.BaseType)
            fields.InsertRange(0, type.GetMembers().Where(member => member is IFieldSymbol or IPropertySymbol && IsMarked(member)));
        return fields;
    }

    public static ITypeSymbol TypeOf(ISymbol field) => field is IFieldSymbol own ? own.Type : ((IPropertySymbol)field).Type;

    /// <summary>Why a marked member cannot be differentiated with respect to: words that go on from its name; null if it can.</summary>
    /// <param name="field">The member.</param>
    /// <param name="isOfAnyType">Whether it is asked of the declaration alone: the type parameters of a generic type may stand for numbers.</param>
    public static string? WhyNot(ISymbol field, bool isOfAnyType = false)
    {
        if (field.IsStatic) return "is static; mark fields of objects, or pass it as a parameter";
        if (field is IPropertySymbol property && !ObjectMembers.IsAuto(property)) return "is computed; mark what it is computed from";
        if (field is IFieldSymbol { RefKind: not RefKind.None }) return "is a reference";
        var type = TypeReader.Read(TypeOf(field));
        if (type.IsReal || type is ArrayType { Form: ArrayForm.Array, CarriesReals: true }) return null;
        string has = "has a type '" + TypeOf(field).ToDisplayString() + "' ";
        if (!IsGenericNumber(TypeOf(field))) return has + "that is no number and no array of numbers";
        return isOfAnyType ? null : has + "of a generic type; let each of its type parameters be the number type of a marked field or an argument, as IFloatingPointIeee754<T>";
    }

    /// <summary>Whether a member of a generic type is a number, or an array of numbers, for the types of numbers that this is generic over.</summary>
    public static bool IsGenericNumber(ITypeSymbol type) => type is IArrayTypeSymbol array ? IsGenericNumber(array.ElementType) : type is ITypeParameterSymbol && TypeReader.HoldsReals(type);

    /// <summary>Whether a member of a generic type may be an array of numbers, of whatever type.</summary>
    public static bool IsGenericArray(ITypeSymbol type) => type is IArrayTypeSymbol && IsGenericNumber(type);

    /// <summary>What stands in the way of taking the fields for parameters of a method.</summary>
    public static IEnumerable<Refusal> Check(MethodDeclarationSyntax syntax, IMethodSymbol method)
    {
        var fields = Of(method);
        // What is wrong with the field itself is said there.
        foreach (var field in fields)
            if (method.Parameters.FirstOrDefault(parameter => parameter.Name == field.Name) is { } same)
                yield return new Refusal(Descriptors.Parameter, same.Locations[0], same.Name, "has the name of a [Differentiable] field; rename one of the two");
            else if (field.DeclaredAccessibility == Accessibility.Private && !SymbolEqualityComparer.Default.Equals(field.ContainingType, method.ContainingType))
                yield return new Refusal(Descriptors.OwnField, syntax.Identifier.GetLocation(), field.Name, "is private to '" + field.ContainingType.Name + "'; make it protected");
            else if (!SymbolEqualityComparer.Default.Equals(fields.First(other => other.Name == field.Name), field))
                yield return new Refusal(Descriptors.OwnField, syntax.Identifier.GetLocation(), field.Name, "has the name of another one in a base; rename one of the two");
            else if (WhyNot(field) is { } why)
                yield return new Refusal(Descriptors.OwnField, syntax.Identifier.GetLocation(), field.Name, why);
    }

    /// <summary>What may change a field while the method runs, so that it is no parameter.</summary>
    /// <param name="syntax">The method.</param>
    /// <param name="function">What was read of it.</param>
    /// <param name="fields">The fields, and the variables that stand for them.</param>
    /// <param name="dispatched">The virtual calls of which it is known what they may run.</param>
    /// <param name="compilation">The project.</param>
    public static IEnumerable<Refusal> CheckUnchanged(MethodDeclarationSyntax syntax, Function function, IReadOnlyList<(ISymbol Field, Local Local)> fields, IReadOnlyDictionary<SyntaxNode, IReadOnlyList<Callee>> dispatched, Compilation compilation)
    {
        if (fields.Count == 0) yield break;
        if (new FieldReads(compilation, fields.Select(pair => pair.Field).ToArray()).Find(Bodies(syntax, dispatched)) is { } found)
        {
            yield return new Refusal(Descriptors.OwnField, syntax.Contains(found.Node) ? found.Node.GetLocation() : syntax.Identifier.GetLocation(), found.Field.Name, found.Why);
            yield break;
        }
        var changes = new FieldChanges(compilation, dispatched);
        var assigned = new HashSet<int>(IrWalk.Targets(function.Body).Select(target => target.Id));
        bool runsMore = IrWalk.HasEffects(function.Body) || IrWalk.All(function.Body).Any(stmt => IrWalk.Impure(stmt) is { } text && !ExpressionReader.IsNoDerivative(text) && stmt is not Effect { Boundary: Boundary.End } || stmt is Region or Next { Source.Type: not ArrayType });
        var aliases = new Aliases(function.Body);
        bool writesOthers = IrWalk.All(function.Body).SelectMany(IrWalk.AllWritten).Any(aliases.IsForeign);
        foreach (var (field, local) in fields)
            if (assigned.Contains(local.Id))
                yield return new Refusal(Descriptors.OwnField, syntax.Identifier.GetLocation(), field.Name, "is assigned in the method; return what it is to become, and assign it elsewhere");
            else if (writesOthers && local.Type is ArrayType)
                yield return new Refusal(Descriptors.OwnField, syntax.Identifier.GetLocation(), field.Name, "may be an array that the method writes under another name; mark that one too");
            else if (runsMore && (local.Type is ArrayType || field is IFieldSymbol { IsReadOnly: false } or IPropertySymbol { SetMethod: not null }) && changes.MayHappen(syntax, field))
                yield return new Refusal(Descriptors.OwnField, syntax.Identifier.GetLocation(), field.Name, "may be changed by something that the method calls; take that call out of it");
    }

    /// <summary>The method, and what its virtual calls may run.</summary>
    public static IEnumerable<SyntaxNode> Bodies(SyntaxNode method, IReadOnlyDictionary<SyntaxNode, IReadOnlyList<Callee>> dispatched) =>
        dispatched.Values.SelectMany(bodies => bodies).Select(body => body.Syntax!).Prepend(method);

    /// <summary>Whether a member is marked [Differentiable].</summary>
    public static bool IsMarked(ISymbol member) => member.GetAttributes().Any(attribute => attribute.AttributeClass?.ToDisplayString() == Names.Differentiable);
}
