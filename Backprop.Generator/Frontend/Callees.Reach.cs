using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Generator.Frontend;

/// <summary>What generated code may name: what the type may that it stands in; of what others keep to themselves, what an accessor names or is read itself.</summary>
internal sealed partial class Callees
{
    /// <summary>The members of other classes that are named by accessors.</summary>
    public Accessors Accessors { get; }

    /// <summary>Whether generated code may name a member.</summary>
    public bool Reaches(ISymbol member) => source.Model.Compilation.IsSymbolAccessibleWithin(member, within);

    /// <summary>Whether generated code may do with a member what stands there.</summary>
    /// <param name="member">The member.</param>
    /// <param name="whole">Its name, and what stands before it.</param>
    /// <param name="through">The type of the object, unless that is the method's own.</param>
    public bool Reaches(ISymbol member, ExpressionSyntax whole, ITypeSymbol? through = null) => IsReached(member, through)
        && (member is not IPropertySymbol property || (property.GetMethod is not { } getter || IsReached(getter, through)) && (!IsAssigned(whole) || property.SetMethod is not { } setter || IsReached(setter, through)));

    private bool IsReached(ISymbol member, ITypeSymbol? through) => source.Model.Compilation.IsSymbolAccessibleWithin(member, within, member.IsStatic ? null : through);

    /// <summary>Whether an accessor can be written in the place of a name.</summary>
    public bool CanName(ISymbol member, SimpleNameSyntax name) =>
        name.Parent is not (MemberBindingExpressionSyntax or NameColonSyntax or NameEqualsSyntax or BaseExpressionColonSyntax or AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax }) && Accessors.CanName(member, IsAssigned(Whole(name)));

    /// <summary>Whether an accessor can be called in the place of a method, which is called with its object, if it has one, and all arguments.</summary>
    public bool CanCall(IMethodSymbol method) => method.MethodKind == MethodKind.Ordinary && Accessors.CanName(method);

    /// <summary>Whether a call can be no text, for nothing in the text may name the method.</summary>
    private bool IsOutOfReach(IMethodSymbol method) => method.MethodKind is MethodKind.Ordinary or MethodKind.ReducedExtension && !Reaches(method) && !CanCall(method);

    /// <summary>Whether a parameter is one of the header of the type that the generated code stands in.</summary>
    public bool IsOfOwnHeader(IParameterSymbol parameter) => SymbolEqualityComparer.Default.Equals(parameter.ContainingType, within);

    /// <summary>A name, and what stands before it.</summary>
    public static ExpressionSyntax Whole(SimpleNameSyntax name) => name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;

    /// <summary>The first thing in a body that generated code may not name: words to put in brackets.</summary>
    private string? WhyOutOfReach(SyntaxNode syntax)
    {
        var model = source.ModelOf(syntax);
        return syntax.DescendantNodes().OfType<SimpleNameSyntax>().Select(name => WhyOutOfReach(name, model)).FirstOrDefault(why => why is not null);
    }

    private string? WhyOutOfReach(SimpleNameSyntax name, SemanticModel model)
    {
        if (model.GetSymbolInfo(name).Symbol is not { } member || member is not (IFieldSymbol { HasConstantValue: false } or IPropertySymbol or IMethodSymbol { MethodKind: MethodKind.Ordinary } or INamedTypeSymbol or IEventSymbol)) return null;
        if (Reaches(member, Whole(name)) || !member.IsStatic && composites.Is(member.ContainingType)) return null;
        if (member is IFieldSymbol or IPropertySymbol && CanName(member, name)) return null;
        if (member is IMethodSymbol && Whole(name).Parent is InvocationExpressionSyntax syntax && model.GetOperation(syntax) is IInvocationOperation call)
            return CanCall(call.TargetMethod) ? null : WhyNot(call.TargetMethod, call.Instance) is { } why ? "it calls '" + call.TargetMethod.Name + "', which cannot be reached from '" + within.Name + "', and " + why : null;
        return "it uses '" + member.Name + "', which cannot be reached from '" + within.Name + "'; make it internal";
    }
}
