using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backprop.Generator.Frontend;

/// <summary>Methods that call themselves: which can become functions of their own, and what these are given of the method around.</summary>
internal sealed partial class Callees
{
    private readonly Dictionary<ISymbol, string?> obstacles = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, Capture[]> captured = new(SymbolEqualityComparer.Default);

    /// <summary>Whether a method calls itself, straight away or by way of others.</summary>
    public bool CallsItself(IMethodSymbol method) => calls.CallsItself(generics.DefinitionOf(method));

    /// <summary>Whether it is computed again on the way back.</summary>
    public static bool IsCheckpoint(IMethodSymbol method) => method.OriginalDefinition.GetAttributes().Any(attribute => attribute.AttributeClass?.ToDisplayString() == "Backprop.CheckpointAttribute");

    /// <summary>Whether it becomes a function of its own.</summary>
    public bool IsHelper(IMethodSymbol method) => CallsItself(method) || IsCheckpoint(method);

    /// <summary>What makes a method a function of its own, in words.</summary>
    public static string Says(IMethodSymbol method) => IsCheckpoint(method) ? "it is a checkpoint" : "it calls itself";

    /// <summary>Why a method that calls itself cannot become a function of its own: words to put in brackets; null if it can.</summary>
    private string? WhyNoHelper(IMethodSymbol method)
    {
        if (obstacles.TryGetValue(method, out string? known)) return known;
        string? why = HelperObstacle(method);
        return obstacles[method] = why is null ? null : Says(method) + ", and " + why;
    }

    private string? HelperObstacle(IMethodSymbol method)
    {
        if (method.MethodKind is not (MethodKind.Ordinary or MethodKind.ExplicitInterfaceImplementation or MethodKind.LocalFunction)) return "is no ordinary method";
        if (IsCheckpoint(method) && CallsItself(method)) return "calls itself";
        if (composites.IsObject(method.ReturnType)) return "returns an object; let it return the numbers";
        if (HoldsArray(method.ReturnType)) return "returns an array; let it fill one that it is given";
        if (method.ReturnsByRef || method.ReturnsByRefReadonly) return "returns a reference; let it return an index";
        if (Around(method).Any(function => !SymbolEqualityComparer.Default.Equals(function, method) && Declaration(function)!.Span.Contains(Declaration(method)!.Span))) return "calls the function around it; put the two side by side";
        foreach (var parameter in method.Parameters)
        {
            if (parameter.Type.TypeKind == TypeKind.Delegate) return "takes a function";
            if (ItemArrays.ItemOf(parameter.Type) is { } item && composites.Is(item)) return "takes '" + parameter.Name + "', an array of structs; pass arrays of their numbers";
            if (composites.IsObject(parameter.Type)) return "takes an object with real numbers; pass the numbers";
            if (TypeReader.ReadArray(parameter.Type) is { } array && (!array.Element.IsReal || array.Form is Ir.ArrayForm.Memory or Ir.ArrayForm.List || parameter.RefKind is not (RefKind.None or RefKind.In)))
                return "takes '" + parameter.Name + "', which is no plain array or span of real numbers";
            if (!IsCheckpoint(method)) continue;
            if (TypeReader.ReadArray(parameter.Type) is { } given ? DeclarationReader.IsHeldConstant(parameter) || given.Rank > 3 : HoldsArray(parameter.Type) || parameter.Type.IsRefLikeType)
                return "takes '" + parameter.Name + "', whose elements could be others when it is computed again; pass a plain array of real numbers, without [NoDerivative]";
        }
        if (Captured(method).FirstOrDefault(one => ItemArrays.ItemOf(one.Type) is { } item && composites.Is(item)) is { } items) return "uses '" + items.Symbol.Name + "', an array of structs of the method around it; pass arrays of their numbers";
        if (UsesThis(method) && !TakesObject(method)) return "uses the object that it belongs to; make it static, and pass what it needs";
        return Captured(method).FirstOrDefault(one => one.IsChanged && !one.Type.IsValueType) is { } changed ? "changes '" + changed.Symbol.Name + "', a variable of the method around it" : null;
    }

    /// <summary>An array, or a tuple or struct with one in it.</summary>
    private static bool HoldsArray(ITypeSymbol type) => TypeReader.ReadArray(type) is not null
        || type is INamedTypeSymbol { TypeKind: TypeKind.Struct, SpecialType: SpecialType.None } whole && TypeReader.HoldsReals(whole) && !TypeReader.IsReal(whole) && Composites.Parts(whole).Any(part => !SymbolEqualityComparer.Default.Equals(part.Type, type) && HoldsArray(part.Type));

    /// <summary>Whether a method that becomes a function of its own is given the object that it belongs to, as a passenger.</summary>
    public bool TakesObject(IMethodSymbol method) => method is { MethodKind: not MethodKind.LocalFunction, IsStatic: false, ContainingType.TypeKind: TypeKind.Class } && !composites.Is(method.ContainingType) && OwnFields.Count == 0 && !IsCheckpoint(method) && UsesThis(method);

    private bool UsesThis(IMethodSymbol method) => Around(method).Any(function => !function.IsStatic && UsesObject(Declaration(function)!));

    /// <summary>Whether a body uses the object that it belongs to.</summary>
    public bool UsesObject(SyntaxNode syntax)
    {
        var model = source.ModelOf(syntax);
        return PrimaryParameters.ReadIn(syntax, model) is not null || syntax.DescendantNodes().Any(node => node is ThisExpressionSyntax or BaseExpressionSyntax
            || node is SimpleNameSyntax name && !IsQualified(name) && model.GetSymbolInfo(name, cancellation).Symbol is { IsStatic: false } member and (IFieldSymbol or IPropertySymbol or IEventSymbol or IMethodSymbol { MethodKind: MethodKind.Ordinary }));
    }

    public static bool IsQualified(SimpleNameSyntax name) =>
        name.Parent is MemberAccessExpressionSyntax access && access.Name == name || name.Parent is QualifiedNameSyntax qualified && qualified.Right == name || name.Parent is MemberBindingExpressionSyntax or NameColonSyntax or NameEqualsSyntax
        || name.Parent is AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } assignment && assignment.Left == name;

    /// <summary>The variables of the methods around that a local function uses, itself or in those that it calls.</summary>
    public IReadOnlyList<Capture> Captured(IMethodSymbol method)
    {
        if (captured.TryGetValue(method, out var known)) return known;
        var inside = Around(method).Select(function => Declaration(function)!).ToArray();
        var written = inside.SelectMany(Changed).ToImmutableHashSet(SymbolEqualityComparer.Default);
        return captured[method] = inside.SelectMany(Named)
            .Where(symbol => symbol is ILocalSymbol { IsConst: false } or IParameterSymbol && !PrimaryParameters.Is(symbol) && !inside.Any(syntax => symbol.DeclaringSyntaxReferences.Any(reference => reference.SyntaxTree == syntax.SyntaxTree && syntax.Span.Contains(reference.Span))))
            .Distinct(SymbolEqualityComparer.Default).Select(symbol => new Capture(symbol, written.Contains(symbol))).ToArray();
    }

    /// <summary>Whether a method does no more to an object of the method around it than read its fields.</summary>
    public bool IsOnlyRead(IMethodSymbol method, Capture capture) => Around(method).Select(function => Declaration(function)!).All(syntax => syntax.DescendantNodes().OfType<IdentifierNameSyntax>()
        .Where(name => SymbolEqualityComparer.Default.Equals(source.ModelOf(syntax).GetSymbolInfo(name, cancellation).Symbol, capture.Symbol))
        .All(name => name.Parent is MemberAccessExpressionSyntax member && member.Expression == name && source.ModelOf(syntax).GetSymbolInfo(member, cancellation).Symbol is IFieldSymbol { Type: var type } field
            && SymbolEqualityComparer.Default.Equals(field.ContainingType, capture.Type) && (TypeReader.IsReal(type) || TypeReader.ReadArray(type) is not null) && !IsAssigned(member)));

    public static bool IsAssigned(ExpressionSyntax member) => member.Parent is AssignmentExpressionSyntax assignment && assignment.Left == member
        || member.Parent is PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression } or PostfixUnaryExpressionSyntax or RefExpressionSyntax or ArgumentSyntax { RefKindKeyword.RawKind: not 0 }
        || member.Parent is ArgumentSyntax { Parent: TupleExpressionSyntax };

    /// <summary>A method, and the local functions that it calls without standing around them: what they use, it uses.</summary>
    private IReadOnlyCollection<IMethodSymbol> Around(IMethodSymbol method)
    {
        var met = new HashSet<IMethodSymbol>(SymbolEqualityComparer.Default) { method };
        if (method.MethodKind != MethodKind.LocalFunction) return met;
        var open = new Stack<IMethodSymbol>(met);
        while (open.Count > 0)
            foreach (var function in Named(Declaration(open.Pop())!).OfType<IMethodSymbol>().Where(function => function.MethodKind == MethodKind.LocalFunction))
                if (met.Add(function)) open.Push(function);
        return met;
    }

    private IEnumerable<ISymbol> Named(SyntaxNode syntax)
    {
        var model = source.ModelOf(syntax);
        return syntax.DescendantNodes().OfType<SimpleNameSyntax>().Where(name => name.Identifier.IsKind(SyntaxKind.IdentifierToken))
            .Select(name => model.GetSymbolInfo(name, cancellation).Symbol).OfType<ISymbol>();
    }
}
