using System.Collections.Immutable;
using Backprop.Generator.Diagnostics;
using Backprop.Generator.Ir;
using Backprop.Generator.Pipeline;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backprop.Generator.Frontend;

/// <summary>The declaration of a method: what it excludes from the start, and what the generated members repeat of it.</summary>
internal static class DeclarationReader
{
    private const string NoDerivative = "Backprop.NoDerivativeAttribute";

    /// <summary>The compiler says so itself.</summary>
    public static bool IsBroken(IMethodSymbol method) =>
        IsBroken(method.ReturnType) || method.Parameters.Any(parameter => parameter.Type.TypeKind == TypeKind.Error)
        || method.ContainingType.GetMembers(method.Name).OfType<IMethodSymbol>().Count(other => SameParameters(other, method)) > 1;

    private static bool IsBroken(ITypeSymbol type) =>
        type.TypeKind == TypeKind.Error || type is INamedTypeSymbol { IsTupleType: true } tuple && tuple.TupleElements.Any(element => IsBroken(element.Type));

    public static IEnumerable<Refusal> Check(MethodDeclarationSyntax syntax, IMethodSymbol method, Compilation compilation)
    {
        var name = syntax.Identifier.GetLocation();
        if (Kind(syntax, method) is { } kind) return [new Refusal(Descriptors.MethodKind, name, kind)];
        if (VirtualEntries.WhyNot(method, compilation) is { } reason) return [new Refusal(Descriptors.MethodKind, name, reason)];
        return CheckType(syntax, method, compilation).Concat(CheckSignature(syntax, method)).Concat(OwnFields.Check(syntax, method));
    }

    private static IEnumerable<Refusal> CheckType(MethodDeclarationSyntax syntax, IMethodSymbol method, Compilation compilation)
    {
        var name = syntax.Identifier.GetLocation();
        if (syntax.SyntaxTree.Options is CSharpParseOptions { LanguageVersion: < LanguageVersion.CSharp9 and var version })
            yield return new Refusal(Descriptors.LanguageVersion, name, version.ToDisplayString());
        foreach (var type in TypeChain.Outwards(method.ContainingType))
        {
            if (type.IsFileLocal)
                yield return new Refusal(Descriptors.CannotExtend, name, type.Name, "is local to its file, so that no generated file can extend it; remove the 'file' modifier");
            if (type.TypeParameters.Any(parameter => parameter.Variance != VarianceKind.None))
                yield return new Refusal(Descriptors.CannotExtend, name, type.Name, "has 'in' or 'out' type parameters, so that no tape can be declared in it; move the method to a class");
            foreach (var declaration in type.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax()).OfType<TypeDeclarationSyntax>())
                if (declaration.Contains(syntax) && !declaration.Modifiers.Any(SyntaxKind.PartialKeyword))
                    yield return new Refusal(Descriptors.NotPartial, declaration.Identifier.GetLocation(), type.Name);
        }
        foreach (var clash in Clashes(method, compilation)) yield return new Refusal(Descriptors.NameClash, name, method.ContainingType.Name, clash);
    }

    private static IEnumerable<Refusal> CheckSignature(MethodDeclarationSyntax syntax, IMethodSymbol method)
    {
        var name = syntax.Identifier.GetLocation();
        var unsupported = method.Parameters.Where(parameter => Unsupported(parameter) is not null).ToArray();
        foreach (var parameter in unsupported) yield return new Refusal(Descriptors.Parameter, parameter.Locations[0], parameter.Name, Unsupported(parameter)!);
        if (unsupported.Length == 0 && !method.Parameters.Any(IsActive) && OwnFields.Of(method).Count == 0) yield return new Refusal(Descriptors.NothingActive, name, method.Name);
        bool isWritten = method.ReturnsVoid && method.Parameters.Any(parameter => IsActive(parameter) && (TypeReader.ReadArray(parameter.Type) is not null || AreItems(parameter)));
        if (!isWritten && !IsResult(method.ReturnType, method.ContainingType) && !EntryTypes.IsComposite(method.ReturnType, method.ContainingType) && method.ReturnType.TypeKind != TypeKind.Error
            && !((unsupported.Length > 0 || OwnFields.Of(method).Any(field => OwnFields.WhyNot(field) is not null)) && TypeArguments.Mentions(method.ReturnType)))
            yield return TypeReader.HoldsReals(method.ReturnType)
                ? new Refusal(Descriptors.Result, syntax.ReturnType.GetLocation(), method.ReturnType.ToDisplayString())
                : new Refusal(Descriptors.NoRealResult, syntax.ReturnType.GetLocation(), method.Name);
    }

    private static bool IsResult(ITypeSymbol type, INamedTypeSymbol within) =>
        TypeReader.IsReal(type) || TypeReader.IsRealTuple(type) && !HoldsClosed(type, within) || TypeReader.ReadArray(type) is { Form: ArrayForm.Array } || type is IArrayTypeSymbol && ItemArrays.IsOpen(type, within);

    /// <summary>Whether a struct of numbers in a tuple cannot be put together.</summary>
    private static bool HoldsClosed(ITypeSymbol type, INamedTypeSymbol within) => type.IsTupleType
        ? ((INamedTypeSymbol)type).TupleElements.Any(element => HoldsClosed(element.Type, within))
        : !TypeReader.IsReal(type) && TypeReader.ReadArray(type) is null && type.TypeKind == TypeKind.Struct && TypeReader.HoldsReals(type) && !EntryTypes.IsComposite(type, within);

    public static Signature Describe(IMethodSymbol method, Compilation compilation, Seq<Local> locals, Speller speller, IEnumerable<string> reserved, bool hasQuery) => new(
        HintNames.Of(method),
        method.ContainingNamespace is { IsGlobalNamespace: false } space ? space.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat.WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted)) : null,
        TypeChain.Of(method.ContainingType),
        method.Name,
        TapeName(method, compilation),
        SyntaxFacts.GetText(method.DeclaredAccessibility),
        method.IsStatic || GenericEntries.HasSelf(method),
        method.IsReadOnly && !method.IsStatic && !GenericEntries.HasSelf(method) && method.ContainingType is { TypeKind: TypeKind.Struct, IsReadOnly: false },
        GenericEntries.IsOne(method) ? "" : TypeChain.Parameters(method.TypeParameters),
        GenericEntries.IsOne(method) ? Seq<string>.Empty : TypeChain.Constraints(method.TypeParameters),
        Describe(method, new Queue<Local>(locals), speller).ToSeq(),
        Results(method.ReturnType, null).ToSeq(),
        GenericEntries.HasSelf(method) ? TypeReader.Spell(method.ReturnType) : speller.OfStruct(method.ReturnType),
        ReturnForm(method.ReturnType, speller, new Counter()),
        speller.WellKnown.ToSeq(),
        hasQuery,
        reserved.ToSeq())
    { Extensions = ObjectExtensions.Of(method) };

    private static IEnumerable<Parameter> Describe(IMethodSymbol method, Queue<Local> locals, Speller speller)
    {
        var self = GenericEntries.HasSelf(method) ? locals.Dequeue() : null;
        if (self is not null) yield return new Parameter(self.Name, method.ContainingType.IsValueType ? "in " : "", self.Type.Text, null, IsActive: false, Seq.Of(new Leaf(self, Speller.Escape(self.Name))), "{0}");
        foreach (var parameter in method.Parameters)
        {
            var counter = new Counter();
            bool isComposite = IsComposite(parameter);
            yield return new Parameter(
                parameter.Name,
                parameter.RefKind == RefKind.In ? "in " : parameter.IsParams ? "params " : "",
                self is null ? speller.OfStruct(parameter.Type) : TypeReader.Spell(parameter.Type),
                parameter.HasExplicitDefaultValue ? Literals.Default(parameter) : null,
                IsActive(parameter),
                (AreItems(parameter) ? EntryTypes.Leaves(ItemArrays.ItemOf(parameter.Type)!, "").Select(_ => (Text: Speller.Escape(parameter.Name), IsHeld: false)) :
                    isComposite ? EntryTypes.Leaves(parameter.Type, Speller.Escape(parameter.Name)) : [(Text: parameter.Name, IsHeld: false)]).Select(leaf => new Leaf(locals.Dequeue(), leaf.Text, leaf.IsHeld)).ToSeq(),
                isComposite ? EntryTypes.Form(parameter.Type, speller, (type, isHeld) => TypeReader.IsReal(type) && !isHeld ? counter.Hole() : null) : "{0}");
        }
        foreach (var field in OwnFields.Of(method))
            yield return new Parameter(field.Name, "", TypeReader.Spell(OwnFields.TypeOf(field)), null, IsActive: true, Seq.Of(new Leaf(locals.Dequeue(), self is null ? speller.OfField(field.Name) : Speller.Escape(self.Name) + "." + Speller.Escape(field.Name))), "{0}") { IsField = true };
    }

    /// <summary>Whether a parameter is taken apart into its numbers.</summary>
    public static bool IsComposite(IParameterSymbol parameter) =>
        !IsHeldConstant(parameter) && EntryTypes.IsComposite(parameter.Type, parameter.ContainingType);

    /// <summary>Whether a parameter is an array of structs that is read as arrays of their numbers.</summary>
    public static bool AreItems(IParameterSymbol parameter) => !IsHeldConstant(parameter) && ItemArrays.IsOpen(parameter.Type, parameter.ContainingType);

    private static IEnumerable<Result> Results(ITypeSymbol type, string? name) =>
        TypeReader.IsRealTuple(type)
            ? ((INamedTypeSymbol)type).TupleElements.SelectMany(element => Results(element.Type, element.IsExplicitlyNamedTupleElement ? element.Name : null))
            : IsStruct(type) ? Composites.Parts(type).SelectMany(part => Results(part.Type, Normalise.TemporaryNames.Prefixed(name ?? "", part.Name)))
            : ItemArrays.ItemOf(type) is { } item ? EntryTypes.Leaves(item, "").Select(_ => new Result(name, new ArrayType(TypeReader.Spell(type), IrType.Double, ArrayForm.Array, 1)))
            : type.SpecialType == SpecialType.System_Void ? []
            : [new Result(name, TypeReader.Read(type))];

    /// <summary>How the numbers are put together to what the method returns: "({0}, ({1}, {2}))".</summary>
    private static string ReturnForm(ITypeSymbol type, Speller speller, Counter counter) => TypeReader.IsRealTuple(type) || IsStruct(type) ? EntryTypes.Form(type, speller, (_, _) => counter.Hole()) : counter.Hole();

    /// <summary>Whether a result is a struct of numbers; that it can be put together was checked before.</summary>
    private static bool IsStruct(ITypeSymbol type) => type.TypeKind == TypeKind.Struct && !type.IsTupleType && Composites.CanBe(type);

    private sealed class Counter
    {
        private int next;

        public string Hole() => "{" + (next++).ToString(System.Globalization.CultureInfo.InvariantCulture) + "}";
    }

    private static bool IsActive(IParameterSymbol parameter) => TypeReader.Read(parameter.Type).CarriesReals && !IsHeldConstant(parameter) || IsComposite(parameter) || AreItems(parameter);

    public static bool IsHeldConstant(ISymbol symbol) =>
        symbol.GetAttributes().Any(attribute => attribute.AttributeClass?.ToDisplayString() == NoDerivative);

    private static string? Unsupported(IParameterSymbol parameter)
    {
        if (parameter.RefKind is not (RefKind.None or RefKind.In)) return "is passed by reference, which is not supported yet; return what the method computes";
        if (TypeReader.Read(parameter.Type).CarriesReals || IsHeldConstant(parameter)) return null;
        if (parameter.Type.TypeKind is TypeKind.Pointer or TypeKind.FunctionPointer) return "is a pointer, which cannot be differentiated; pass the values";
        if (!TypeReader.HoldsReals(parameter.Type)) return null;
        string? reason = TypeArguments.Mentions(parameter.Type) ? GenericEntries.WhyNot(parameter.Type, (IMethodSymbol)parameter.ContainingSymbol) : EntryTypes.WhyNot(parameter.Type, parameter.ContainingType);
        return reason is { } why ? why + ", or mark it [NoDerivative] to hold it constant" : null;
    }

    private static string? Kind(MethodDeclarationSyntax syntax, IMethodSymbol method) =>
        method.IsAsync ? "An async method" :
        method.ReturnsByRef || method.ReturnsByRefReadonly ? "A method that returns by reference" :
        method.IsAbstract ? "An abstract method" :
        method.IsExtern ? "An extern method" :
        method.IsVararg ? "A method with __arglist" :
        method.ExplicitInterfaceImplementations.Length > 0 ? "An explicit implementation of an interface" :
        syntax.Body is null && syntax.ExpressionBody is null ? "A method without a body" :
        syntax.Body?.DescendantNodes(node => node is not (LambdaExpressionSyntax or LocalFunctionStatementSyntax)).Any(node => node is YieldStatementSyntax) == true ? "An iterator" :
        null;

    /// <summary>One tape for each overload: the first keeps the plain name.</summary>
    public static string TapeName(IMethodSymbol method, Compilation compilation)
    {
        int index = GenericEntries.OfOverloads(method, compilation).ToImmutableArray().IndexOf(method, 0, SymbolEqualityComparer.Default);
        return method.Name + "Tape" + (index > 0 ? (index + 1).ToString(System.Globalization.CultureInfo.InvariantCulture) : "");
    }

    private static IEnumerable<string> Clashes(IMethodSymbol method, Compilation compilation)
    {
        if (GenericEntries.IsOne(method) && !SymbolEqualityComparer.Default.Equals(GenericEntries.OfOverloads(method, compilation).FirstOrDefault(other => GenericEntries.TakeTheSame(other, method)), method)) yield return method.Name + "Forward";
        foreach (string suffix in new[] { "Tape", "Forward", "Backward", "Gradient", "ValueAndGradient" })
            foreach (var member in method.ContainingType.GetMembers(method.Name + suffix).Where(member => !Callees.IsOurs(member)))
                if (suffix == "Tape" || member is not IMethodSymbol other || SameParameters(other, method))
                {
                    yield return method.Name + suffix;
                    break;
                }
    }

    private static bool SameParameters(IMethodSymbol a, IMethodSymbol b) =>
        a.Arity == (GenericEntries.IsOne(b) ? 0 : b.Arity) && a.Parameters.Length == b.Parameters.Length
        && a.Parameters.Zip(b.Parameters, (p, q) => SymbolEqualityComparer.Default.Equals(p.Type, q.Type)).All(same => same);
}
