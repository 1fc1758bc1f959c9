using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Generator.Frontend;

/// <summary>
/// Finds the bodies of the methods that a method calls. A call that concerns nothing active stays the user's own text: the body of a method is read
/// where it is called only if that turns out to be wanted, or if the call cannot stand as it is.
/// </summary>
internal sealed partial class Callees
{
    private const int MostStatements = 20_000;

    private readonly Dictionary<ISymbol, Callee> functions = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, string?> reasons = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<SyntaxNode, Flow> flows = [];
    private readonly HashSet<SyntaxNode> open = [];
    private readonly Source source;
    private readonly INamedTypeSymbol within;
    private readonly Composites composites;
    private readonly Demands demands;
    private readonly GenericBodies generics;
    private readonly CallGraph calls;
    private readonly CancellationToken cancellation;
    private int statements;

    /// <param name="source">The file that is being read.</param>
    /// <param name="within">The type that the generated code will stand in.</param>
    /// <param name="composites">The structs that are read as their fields.</param>
    /// <param name="demands">The calls that take or give what is active.</param>
    /// <param name="accessors">What other classes keep to themselves.</param>
    /// <param name="cancellation">Whether anybody still waits.</param>
    public Callees(Source source, INamedTypeSymbol within, Composites composites, Demands demands, Accessors accessors, CancellationToken cancellation)
    {
        this.source = source;
        this.within = within;
        this.composites = composites;
        this.demands = demands;
        Accessors = accessors;
        this.cancellation = cancellation;
        generics = demands.Generics;
        calls = new CallGraph(source, BodiesOf, cancellation);
        Helpers = new Helpers(within);
        ByHand = OwnRules.Of(source.Model.Compilation);
    }

    public SemanticModel Model => source.Model;

    /// <summary>The methods that call themselves: what is read of them is a function of its own.</summary>
    public Helpers Helpers { get; }

    /// <summary>What 'this' is in the body that is read; null where it is the object of the method itself.</summary>
    public Variable? Receiver { get; set; }

    /// <summary>Lets a variable or parameter of delegate type stand for a function.</summary>
    public void Bind(ISymbol symbol, Callee function) => functions[symbol] = function;

    public void Unbind(ISymbol symbol) => functions.Remove(symbol);

    public bool IsBound(ISymbol symbol) => functions.ContainsKey(symbol);

    /// <summary>Whether the body of a lambda is being read.</summary>
    public bool IsRead(IMethodSymbol lambda) => lambda.DeclaringSyntaxReferences.Any(reference => open.Contains(reference.GetSyntax()));

    /// <summary>The method whose body is read in place of the call; null for a call that stays as it is.</summary>
    /// <param name="call">The call.</param>
    /// <param name="cannotStand">Whether the text of the call would not do.</param>
    public Callee? Of(IInvocationOperation call, Func<IInvocationOperation, bool> cannotStand)
    {
        if (call.TargetMethod.MethodKind == MethodKind.DelegateInvoke) return call.Instance is { } value && Function(value) is { } function && !(function.Syntax is { } body && open.Contains(body)) ? function : null;
        var method = call.TargetMethod;
        if (DeclarationReader.IsHeldConstant(method.OriginalDefinition)) return null;
        bool mayReadFields = OwnFields.Count > 0 && (call.Instance is IInstanceReferenceOperation || IsSelf(call.Instance)) && Declaration(method) is not null;
        if (mayReadFields && WhyNot(method, call.Instance) is { } reason) throw new UnreadableException(new Refusal(Diagnostics.Descriptors.Call, call.Syntax.GetLocation(), method.Name, reason));
        bool isDemanded = mayReadFields || method.MethodKind == MethodKind.LocalFunction || IsWanted(call) || cannotStand(call) || IsOutOfReach(method);
        return isDemanded && WhyNot(method, call.Instance) is null ? ForSequences(Of(Exact(method, call.Instance)), call) : null;
    }

    /// <summary>A method that has a body to read.</summary>
    public Callee Of(IMethodSymbol method) => HasOwnRule(method) ? new Callee(method, null) : WithBody(method);

    /// <summary>Whether an array gets a name before anything is read of it.</summary>
    public bool IsNamedFirst(SyntaxNode array) => demands.Arrays.Contains(array);

    /// <summary>Whether a call takes or gives what is active.</summary>
    public bool IsWanted(IInvocationOperation call) => demands.Calls.Contains(call.Syntax) || demands.IsEager && MayConcern(call.TargetMethod);

    private static bool MayConcern(IMethodSymbol method) => ExpressionReader.KnownFunction(method) is null && method.Parameters.Any(parameter => TypeReader.HoldsReals(parameter.Type));

    /// <summary>The function that a value of delegate type is known to be.</summary>
    public Callee? Function(IOperation value) => value switch
    {
        IConversionOperation conversion => Function(conversion.Operand),
        IParenthesizedOperation parenthesized => Function(parenthesized.Operand),
        IDelegateCreationOperation creation => Function(creation.Target),
        IAnonymousFunctionOperation lambda => WhyNot(lambda.Symbol) is null ? new Callee(lambda.Symbol, lambda.Syntax) { IsFunction = true, Receiver = Receiver } : null,
        IMethodReferenceOperation { Method: var method } when !HasOwnRule(method) && ExpressionReader.KnownFunction(method) is { Kind: Rules.MathMemberKind.Rule } => new Callee(method, null),
        IMethodReferenceOperation { Method: var method, Instance: var on } when on is null or IInstanceReferenceOperation && (on is null || !IsVirtual(method, on) && !SpecialisedText.HasSelf(method)) => WhyNot(method) is null ? Of(method) with { IsFunction = true, Receiver = Receiver } : null,
        ILocalReferenceOperation { Local: var local } when functions.TryGetValue(local, out var known) => known,
        IParameterReferenceOperation { Parameter: var parameter } when functions.TryGetValue(parameter, out var known) => known,
        _ => null,
    };

    /// <summary>Reads the body of a method, which must not call itself meanwhile.</summary>
    public T Within<T>(SyntaxNode syntax, Func<T> read)
    {
        statements += syntax.DescendantNodes().Count(node => node is StatementSyntax or ArrowExpressionClauseSyntax);
        if (statements > MostStatements) throw new InsufficientExecutionStackException();
        open.Add(syntax);
        try
        {
            return source.Within(syntax, read);
        }
        finally
        {
            open.Remove(syntax);
        }
    }

    /// <summary>The variables and parameters that a body assigns, or passes by reference.</summary>
    public ISet<ISymbol> Changed(SyntaxNode syntax) => FlowOf(syntax).Written;

    /// <summary>Whether a function inside a method uses a variable of it.</summary>
    public bool IsCaptured(ILocalSymbol symbol) =>
        symbol.ContainingSymbol is IMethodSymbol method && Declaration(method) is { } syntax && FlowOf(syntax).Captured.Contains(symbol);

    private string? WhyNot(IMethodSymbol method)
    {
        if (ByHand.For(method) is { Count: > 0 } own) return WhyNoRule(method, own);
        if (HasOwnRule(method)) return GeneratedMembers.WhyNot(method, Reaches);
        if (!reasons.TryGetValue(method, out string? reason))
        {
            // What it calls may call it.
            reasons[method] = null;
            reasons[method] = reason = Obstacle(method);
        }
        if (reason is not null) return reason;
        var callee = WithBody(method);
        return IsHelper(method) ? WhyNoHelper(callee.Method) : open.Contains(callee.Syntax!) ? "it calls itself" : null;
    }

    /// <summary>Why the body of an iterator cannot be read where its items are gone through: words to put in brackets; null if it can.</summary>
    public string? WhyNotIterated(IMethodSymbol method, IOperation? instance)
    {
        if (Declaration(method) is not { } syntax || !IsIterator(syntax) || method.IsAsync) return "it does not run from begin to end";
        if (TypeArguments.AreGiven(method)) return "it is a generic iterator; write one for the type of its items";
        if (CallsItself(method)) return "it is an iterator that calls itself; fill an array instead";
        if (instance is { Type.IsValueType: true } && IsWhole(instance)) return "it is an iterator of a struct; make it static, and pass it what it needs";
        if (instance is not null && IsVirtual(method, instance)) return "it is a virtual iterator; let another method go through its items";
        if (instance is not (null or IInstanceReferenceOperation) && WhyNotOn(method, instance.Type) is { } why) return why;
        return open.Contains(syntax) ? "it calls itself" : Obstacle(method, isIterated: true);
    }

    /// <summary>Whether a method of the project gives its items one by one.</summary>
    public bool IsIterator(IMethodSymbol method) => Declaration(method) is { } syntax && IsIterator(syntax);

    private string? Obstacle(IMethodSymbol method, bool isIterated = false)
    {
        if (method.MethodKind is not (MethodKind.DelegateInvoke or MethodKind.Ordinary or MethodKind.ExplicitInterfaceImplementation or MethodKind.LocalFunction or MethodKind.AnonymousFunction or MethodKind.Constructor or MethodKind.UserDefinedOperator
            or MethodKind.Conversion or MethodKind.PropertyGet or MethodKind.PropertySet)) return "it is no ordinary method";
        if (ExpressionReader.IsLinq(method)) return "of LINQ, only plain loops are read; write the loop that it runs";
        if (Collections.CanBe(method.ContainingType)) return "a collection of real numbers is read where the method makes it for a local variable; keep it in one, or use an array";
        if (method.MethodKind == MethodKind.DelegateInvoke) return "it is not known which function it is; choose between calls instead";
        if (Declaration(method) is not { } syntax) return "its source is not in this project; mark it [Differentiable] there, or give it a [DerivativeOf] here";
        if (SyntaxSize.IsTooLarge(syntax)) return "it is too large";
        if (Callee.Body(syntax, source.ModelOf(syntax), default) is null) return "its source is not in this project";
        if (method.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "ConditionalAttribute")) return "it is called under a condition of the build";
        if (method.IsAbstract) return "it is abstract";
        if (method.IsAsync) return "it is asynchronous";
        if (!isIterated && IsIterator(syntax)) return "it is an iterator; go through its items in a 'foreach' over the call";
        if (WhyNotQuery(method, syntax) is { } query) return query;
        if (WhyNotGeneric(method, syntax) is { } generic) return generic;
        return WhyOutOfReach(WithBody(method).Syntax!);
    }

    private SyntaxNode? Declaration(IMethodSymbol method) => Declaration(method, within.ContainingAssembly);

    /// <summary>Where a method of the project is declared; null for any other, which may have a declaration too, but one that the compiler cannot be asked about.</summary>
    public static SyntaxNode? Declaration(IMethodSymbol method, IAssemblySymbol project)
    {
        if (!SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, project)) return null;
        var references = (method.PartialImplementationPart ?? method.OriginalDefinition).DeclaringSyntaxReferences;
        return references.Length == 1 && !IsOurs(references[0]) ? references[0].GetSyntax() : null;
    }

    /// <summary>The analyzer sees what the generator has added.</summary>
    public static bool IsOurs(ISymbol member) => member.DeclaringSyntaxReferences.All(IsOurs);

    private static bool IsOurs(SyntaxReference reference) => reference.SyntaxTree.FilePath.Contains(typeof(BackpropGenerator).FullName!);

    public static bool IsIterator(SyntaxNode syntax) =>
        syntax.DescendantNodes(node => node == syntax || node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)).Any(node => node is YieldStatementSyntax);
}
