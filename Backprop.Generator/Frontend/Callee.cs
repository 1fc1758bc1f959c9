using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Generator.Frontend;

/// <summary>What a call goes to. <see cref="Syntax"/> is its declaration; null for a function that has a rule.</summary>
internal sealed record Callee(IMethodSymbol Method, SyntaxNode? Syntax)
{
    /// <summary>The generic method of which this is a body; null for any other.</summary>
    public IMethodSymbol? Generic { get; init; }

    /// <summary>Of the constructor of a generic class: the members that are its last parameters but one.</summary>
    public IReadOnlyList<ISymbol> Members { get; init; } = [];

    /// <summary>The parameter that stands for the struct or object that a generic method belongs to; null where that is 'this'.</summary>
    public IParameterSymbol? Self => Generic is { } generic && SpecialisedText.HasSelf(generic) ? Method.Parameters[Method.Parameters.Length - 1] : null;

    /// <summary>Whether it is the value of a delegate: then <see cref="Receiver"/> is what 'this' was where that was made.</summary>
    public bool IsFunction { get; init; }

    public Variable? Receiver { get; init; }

    /// <summary>Of a body that a virtual call may run: the types whose objects run it, where others that inherit from them may not. Empty: all that inherit from its type.</summary>
    public IReadOnlyList<INamedTypeSymbol> Exactly { get; init; } = [];

    public string Name => (Generic ?? Method).Name;

    /// <summary>Whether it stands in a method, and may use the variables of that.</summary>
    public bool IsInside => Generic is null ? Syntax is LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax : Generic.MethodKind == MethodKind.LocalFunction;

    /// <summary>The statements of the body; null where the compiler has none.</summary>
    public static IReadOnlyList<IOperation>? Body(SyntaxNode syntax, SemanticModel model, CancellationToken cancellation) => model.GetOperation(syntax, cancellation) switch
    {
        IMethodBodyOperation body => (body.BlockBody ?? body.ExpressionBody)?.Operations,
        IConstructorBodyOperation body when (body.BlockBody ?? body.ExpressionBody) is { } block => body.Initializer is { } other ? block.Operations.Insert(0, other) : block.Operations,
        IBlockOperation block => block.Operations,
        ILocalFunctionOperation function => function.Body?.Operations,
        IAnonymousFunctionOperation lambda => lambda.Body.Operations,
        _ => null,
    };
}
