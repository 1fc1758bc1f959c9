using Backprop.Generator.Diagnostics;
using Backprop.Generator.Ir;
using Backprop.Generator.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Generator.Frontend;

/// <summary>The operations that decide what becomes of an active value: comparisons and casts cut it, calls and stores expose it.</summary>
internal sealed partial class QuotedReader
{
    private void Binary(BinaryExpressionSyntax binary, Context context)
    {
        if (Runs(binary))
        {
            Run(binary, context);
            return;
        }
        bool compares = binary.Kind() is SyntaxKind.LessThanExpression or SyntaxKind.LessThanOrEqualExpression or SyntaxKind.GreaterThanExpression
            or SyntaxKind.GreaterThanOrEqualExpression or SyntaxKind.EqualsExpression or SyntaxKind.NotEqualsExpression;
        bool concatenates = Model.GetTypeInfo(binary).Type?.SpecialType == SpecialType.System_String;
        bool isOwn = Model.GetSymbolInfo(binary).Symbol is IMethodSymbol { MethodKind: MethodKind.UserDefinedOperator } method && !TypeReader.IsReal(method.ContainingType);
        var inside = isOwn ? new(HoleKind.Exposed, Site(new Refusal(Descriptors.Call, binary.GetLocation(), binary.OperatorToken.Text, "it is an operator of a type") { Struct = Composites.Candidate(Model.GetSymbolInfo(binary).Symbol!.ContainingType) })) : compares ? Context.Cut : concatenates ? AsText(context) : context;
        bool choosesRight = binary.Kind() is SyntaxKind.LogicalAndExpression or SyntaxKind.LogicalOrExpression or SyntaxKind.CoalesceExpression;
        if (binary.IsKind(SyntaxKind.CoalesceExpression)) inside = Exposed(Descriptors.Choice, binary, "'??'");

        // A long chain leans to the left.
        var spine = new Stack<BinaryExpressionSyntax>();
        ExpressionSyntax first = binary;
        while (!choosesRight && first is BinaryExpressionSyntax next && next.RawKind == binary.RawKind)
        {
            spine.Push(next);
            first = next.Left;
        }
        if (spine.Count == 0) (first, spine) = (binary.Left, new Stack<BinaryExpressionSyntax>([binary]));
        Operand(first, inside);
        while (spine.Count > 0)
        {
            var link = spine.Pop();
            text.Space();
            text.Append(link.OperatorToken.Text + " ");
            bool before = lazy;
            lazy |= choosesRight;
            Operand(link.Right, inside);
            lazy = before;
        }
    }

    private void Cast(CastExpressionSyntax cast, Context context)
    {
        var type = TypeOf(cast.Type);
        var from = Model.GetTypeInfo(cast.Expression).Type;
        var inside = context;
        if (TypeReader.IsReal(from) && !TypeReader.IsReal(type) && context.Kind != HoleKind.Cut)
            inside = TypeReader.IsIntegral(type)
                ? new Context(HoleKind.Cast, writer.Site(new Refusal(Descriptors.CutByCast, cast.GetLocation(), type.ToDisplayString())))
                : Exposed(Descriptors.Number, cast, type.ToDisplayString());
        text.Append("(" + TypeReader.Spell(type) + ")");
        Walk(cast.Expression, inside);
    }

    private void Call(InvocationExpressionSyntax call, Context context)
    {
        if (Model.GetSymbolInfo(call).Symbol is not IMethodSymbol method)
        {
            if (Model.GetConstantValue(call) is { HasValue: true, Value: string name }) text.Append(SymbolDisplay.FormatLiteral(name, quote: true));
            else throw new UnreadableException(null);
            return;
        }
        if (Runs(call)) Run(call, context);
        else Call(call, method, context);
    }

    private void Call(InvocationExpressionSyntax call, IMethodSymbol method, Context context)
    {
        if (ExpressionReader.KnownFunction(method) is null) KeepOrder(call);
        var inside = CallContext(call, method, context);
        int outer = demand;
        if (demand < 0 && inside.Site >= 0 && writer.Sites[inside.Site].Call == call) demand = inside.Site;
        try
        {
            Call(call, method, context, inside);
        }
        finally
        {
            demand = outer;
        }
    }

    private void Call(InvocationExpressionSyntax call, IMethodSymbol method, Context context, Context inside)
    {
        if (call.Expression is SimpleNameSyntax or MemberAccessExpressionSyntax && Named(call.Expression) is var named && IsOutOfReach(named, method))
        {
            if (!callees.CanCall(method)) throw OutOfReach(call, method);
            OpenAccessor(named, method, inside);
            foreach (var argument in call.ArgumentList.Arguments)
            {
                text.Append(", ");
                Walk(argument, inside);
            }
            text.Append(")");
            return;
        }
        if (method is { MethodKind: MethodKind.ReducedExtension, ReducedFrom: { } extension } && call.Expression is MemberAccessExpressionSyntax access)
        {
            text.Append(speller.Of(extension.ContainingType) + ".");
            Walk(access.Name, context);
            text.Append("(");
            WalkArray(access.Expression, inside);
            foreach (var argument in call.ArgumentList.Arguments)
            {
                text.Append(", ");
                Walk(argument, inside);
            }
            Told(call);
            text.Append(")");
            return;
        }
        Walk(call.Expression, inside);
        WalkParts(call.ArgumentList, inside, skip: call.ArgumentList.CloseParenToken);
        Told(call);
        text.Append(")");
    }

    /// <summary>Where the user's call stands, in words: F() ⇒ F(line: 12). What names a variable as it is named here may stay away.</summary>
    private void Told(InvocationExpressionSyntax call)
    {
        bool isFirst = call.ArgumentList.Arguments.Count == 0 && Model.GetOperation(call) is not IInvocationOperation { TargetMethod.IsExtensionMethod: true };
        foreach (var argument in CallerInfo.Of(Model.GetOperation(call)))
        {
            if (CallerInfo.Value(argument) is string name && call.ArgumentList.Arguments.Any(given => given.Expression is IdentifierNameSyntax variable && variable.Identifier.Text == name && Model.GetSymbolInfo(variable).Symbol is { } symbol && writer.Find(symbol)?.Local?.Name == name)) continue;
            text.Append((isFirst ? "" : ", ") + Speller.Escape(argument.Parameter!.Name) + ": " + CallerInfo.Text(argument));
            isFirst = false;
        }
    }

    private Context CallContext(InvocationExpressionSyntax call, IMethodSymbol method, Context context)
    {
        // An array that it is given, it may write.
        if (DeclarationReader.IsHeldConstant(method.OriginalDefinition) && !method.Parameters.Any(parameter => TypeReader.ReadArray(parameter.Type) is { Form: not ArrayForm.ReadOnlySpan })) return Context.Cut;
        if (IsGuard(method)) return Context.Cut;
        // A part of an array means what the array does where it stands.
        if (method.Name is "AsSpan" or "AsMemory" && method.ContainingType.DeclaringSyntaxReferences.Length == 0 && !context.IsUnknown) return context;
        // Whether all numbers are positive, or how many: a truth or a count has no derivative.
        if (ExpressionReader.IsLinq(method) && method.ReturnType.SpecialType is SpecialType.System_Boolean or SpecialType.System_Int32) return Context.Cut;
        bool isRuled = callees.HasOwnRule(method);
        if (!isRuled && ExpressionReader.KnownFunction(method) is { } known)
        {
            if (known.Kind == MathMemberKind.Refused) return Exposed(Descriptors.Member, call, method.ContainingType.Name + "." + method.Name, known.Text!);
            if (method.ReturnType.SpecialType == SpecialType.System_String) return AsText(context);
            if (known.Kind == MathMemberKind.Passenger && TypeReader.IsReal(method.ReturnType)) return Revealed(call, method);
            if (known.Kind != MathMemberKind.Rule) return Context.Cut;
            if (!context.IsUnknown) return context;
        }
        if (!isRuled && !context.IsUnknown && TypeReader.IsReal(method.ReturnType) && RoutineReader.Read(method, speller) is not null) return context;
        bool prints = method.ContainingType?.ToDisplayString() is "System.Console" or "System.Diagnostics.Debug" or "System.Diagnostics.Trace" or "string";
        if (prints && !TypeReader.IsReal(method.ReturnType)) return AsText(context);
        return new(TypeReader.HoldsReals(method.ReturnType) ? HoleKind.Revealed : HoleKind.Exposed, CallSite(call, method));
    }

    /// <summary>ArgumentNullException.ThrowIfNull(a) and its like: they look, and do nothing else.</summary>
    public static bool IsGuard(IMethodSymbol method) => method is { IsStatic: true, ReturnsVoid: true, ContainingType: { Name: "ArgumentNullException" or "ArgumentOutOfRangeException" or "ArgumentException", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } }
        && method.Name.StartsWith("ThrowIf", StringComparison.Ordinal);

    private Context Revealed(InvocationExpressionSyntax call, IMethodSymbol method) => new(HoleKind.Revealed, CallSite(call, method));

    private int CallSite(InvocationExpressionSyntax call, IMethodSymbol method)
    {
        var invocation = Model.GetOperation(call) as IInvocationOperation;
        string? reason = invocation is not null && (expressions.IsLoopOverSequence(invocation) || expressions.IsIterated(invocation) || expressions.IsStepOfALoop(invocation)) ? null
            : invocation?.Parent is IForEachLoopOperation or IConversionOperation { Parent: IForEachLoopOperation } && callees.IsIterator(method) ? callees.WhyNotIterated(invocation.TargetMethod, invocation.Instance) : callees.WhyNot(invocation?.TargetMethod ?? method.ReducedFrom ?? method, invocation?.Instance);
        var loop = reason is null || invocation is null ? null : expressions.LoopOver(invocation);
        if (loop is not null) reason = null;
        bool isElsewhere = method.ContainingType.TypeKind == TypeKind.Class && IsElsewhere(invocation?.Instance);
        var owner = method.IsStatic || expressions.IsOwner(invocation?.Instance) ? NumericTypes.Candidate(method.ContainingType) : reason is null || isElsewhere ? null : Composites.Candidate(method.ContainingType);
        string name = method.MethodKind == MethodKind.DelegateInvoke && call.Expression is IdentifierNameSyntax function ? function.Identifier.ValueText : method.Name;
        return Site(new Refusal(Descriptors.Call, call.GetLocation(), name, reason ?? "its body is not read here") { Call = reason is null ? loop ?? call : null, Struct = owner ?? Nullable() ?? ListOf(call) });
    }

    /// <summary>Whether an object is certainly none that the method creates.</summary>
    private bool IsElsewhere(IOperation? instance) => instance switch
    {
        ILocalReferenceOperation or IObjectCreationOperation or IInstanceReferenceOperation => false,
        IParameterReferenceOperation { Parameter: var given } => writer.Find(given) is { Local.Role: LocalRole.Parameter },
        IMemberReferenceOperation { Instance: { } owner } => expressions.IsOwner(owner) || IsElsewhere(owner),
        _ => true,
    };

    private static Context AsText(Context context) => context.Kind == HoleKind.Revealed ? context : Context.Text;

    private void Choice(ExpressionSyntax node, Context context)
    {
        string what = node switch
        {
            ConditionalExpressionSyntax => "'?:'",
            SwitchExpressionSyntax => "A switch expression",
            _ => "'?.'",
        };
        var inside = context.IsUnknown || context.Kind == HoleKind.Exposed
            ? new(HoleKind.Exposed, Site(new Refusal(Descriptors.Choice, node.GetLocation(), what) { Struct = context.Site >= 0 ? writer.Sites[context.Site].Struct : Nullable() }))
            : context;
        bool before = lazy;
        if (node is ConditionalAccessExpressionSyntax access)
        {
            // What is asked whether it is there is always read.
            WalkArray(access.Expression, inside);
            text.Append("?");
            lazy = true;
            Walk(access.WhenNotNull, inside);
        }
        else
        {
            lazy = true;
            WalkParts(node, inside);
        }
        lazy = before;
    }

    private void Assignment(ExpressionSyntax node, Context context)
    {
        var operation = Model.GetOperation(node) ?? throw new UnreadableException(null);
        if (operation is ICoalesceAssignmentOperation && Runs(node))
        {
            Run(node, context);
            return;
        }
        if (operation is ICoalesceAssignmentOperation { Target.Type: var type }) throw new UnreadableException(new Refusal(Descriptors.Choice, node.GetLocation(), "'??='") { Struct = Composites.IsNullable(type) ? type : null });
        var target = operation switch
        {
            IAssignmentOperation assignment => assignment.Target,
            IIncrementOrDecrementOperation increment => increment.Target,
            _ => operation,
        };
        if (node is AssignmentExpressionSyntax initializer
            && node.Parent is InitializerExpressionSyntax { RawKind: (int)SyntaxKind.ObjectInitializerExpression or (int)SyntaxKind.WithInitializerExpression })
        {
            Walk(initializer.Left, context);
            text.Append(" = ");
            Walk(initializer.Right, context);
        }
        else if (expressions.IsVariable(target))
        {
            if (lazy) throw Refuse(Descriptors.Choice, node, "An assignment that may not be reached");
            if (operation is IAssignmentOperation { Value: { } value } && !TypeReader.IsReal(value.Type) && !IsMovable(value.Syntax))
                throw Refuse(Descriptors.Expression, node, "An assignment inside this expression");
            AddHole(expressions.ReadAtom(operation), Settled(context, node));
        }
        else if (node is AssignmentExpressionSyntax store)
        {
            // A call that returns a reference is one obstacle, whatever stands on which side.
            int referred = target is IInvocationOperation { Syntax: InvocationExpressionSyntax named } call ? CallSite(named, call.TargetMethod) : -1;
            int outer = demand;
            if (referred >= 0) demand = referred;
            Walk(store.Left, context);
            demand = outer;
            text.Space();
            text.Append(store.OperatorToken.Text + " ");
            Walk(store.Right, target switch
            {
                IParameterReferenceOperation { Parameter: var parameter } when PrimaryParameters.Is(parameter) => Stored(store.Right, parameter.ContainingType, "'" + parameter.Name + "', a parameter of a primary constructor"),
                ILocalReferenceOperation or IParameterReferenceOperation => context,
                IArrayElementReferenceOperation element => new(HoleKind.Exposed, Site(new Refusal(Descriptors.Array, store.Right.GetLocation()) { Struct = Composites.Candidate((element.ArrayReference as IMemberReferenceOperation)?.Instance?.Type) })),
                IMemberReferenceOperation { Member: var member } when DeclarationReader.IsHeldConstant(member) => Context.Cut,
                _ when referred >= 0 => new(HoleKind.Exposed, referred),
                _ => Stored(store.Right, (target as IMemberReferenceOperation)?.Instance?.Type, Owner(target)),
            });
        }
        else WalkParts(node, context);
    }

    private static string Owner(IOperation target) => target switch
    {
        IMemberReferenceOperation { Member: IFieldSymbol field } => "the field '" + field.Name + "'",
        IMemberReferenceOperation member => "the property '" + member.Member.Name + "'",
        _ => "an object",
    };
}
