using Backprop.Generator.Diagnostics;
using Backprop.Generator.Ir;
using Backprop.Generator.Normalise;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Generator.Frontend;

/// <summary>f(x) ⇒ the body of f, with the arguments assigned to its parameters.</summary>
internal sealed partial class ExpressionReader
{
    /// <summary>The parameters of the bodies that are read in place of calls.</summary>
    private readonly HashSet<ISymbol> called = new(SymbolEqualityComparer.Default);

    /// <summary>Whether the body of what is called is read in place of the call.</summary>
    public bool IsInlined(IInvocationOperation call) => IsNumeric(call.TargetMethod) || callees.Of(call, CannotStand) is not null || IsReadAsLoop(call) || UsesCells(call) || AsksNullable(call) || GivesOut(call);

    /// <summary>Whether a call cannot be quoted: what it passes or gives cannot go through its text.</summary>
    private bool CannotStand(IInvocationOperation call) =>
        (TypeReader.ReadArray(call.TargetMethod.ReturnType) is not null || IsOfItems(call.TargetMethod.ReturnType)) && KnownFunction(call.TargetMethod) is null
        || composites.Is(call.TargetMethod.ReturnType) && KnownFunction(call.TargetMethod) is null && !call.TargetMethod.ReturnType.IsTupleType
        || callees.IsWhole(call.Instance)
        || call.Arguments.Any(argument => AreItems(argument.Value) || IsCollection(argument.Value) || argument.Parameter is { } parameter && (parameter.RefKind is RefKind.Ref or RefKind.Out || (composites.Is(parameter.Type) || ExactType(argument.Value) is not null) && !parameter.Type.IsTupleType)
            || callees.Function(argument.Value) is { Syntax: { } function } && quoted.Captures(function));

    /// <summary>Whether a call gives an array that a passenger has, whichever: it knows none of the method's own.</summary>
    private bool GivesItsOwn(IInvocationOperation call) => TypeReader.ReadArray(call.TargetMethod.ReturnType) is not null && call.Instance is { } owner && !IsOwner(owner)
        && call.Arguments.All(argument => argument.Value.Type is { IsValueType: true, IsRefLikeType: false } type && !composites.Is(type) && argument.Parameter?.RefKind is RefKind.None or RefKind.In);

    private Value? ReadInlined(IInvocationOperation call)
    {
        if (call.Instance is { Type: { } type } && !callees.IsWhole(call.Instance) && Composites.CanBe(type) && CannotStand(call) && !GivesItsOwn(call) && callees.WhyNot(call.TargetMethod, call.Instance) is not null)
            throw new UnreadableException(new Refusal(Descriptors.Call, call.Syntax.GetLocation(), call.TargetMethod.Name, "it belongs to another object") { Struct = type });
        if (callees.Of(call, CannotStand) is not { } callee)
        {
            if ((callees.IsWhole(call.Instance) && (TypeArguments.IsGiven(call.TargetMethod.ContainingType) || ExactType(call.Instance) is not null) || call.Arguments.Any(argument => AreItems(argument.Value)) && !QuotedReader.IsGuard(call.TargetMethod)) && callees.WhyNot(call.TargetMethod, call.Instance) is { } reason) throw Refuse(Descriptors.Call, call, call.TargetMethod.Name, reason);
            return ReadOuts(call);
        }
        if (callees.HasOwnRule(callee.Method)) return ReadRuled(callee.Method, call);
        if (callee.Syntax is null) return ReadKnown(callee.Method, call);
        if (callees.Overrides(call).Count == 0 && callees.IsHelper(callee.Method)) return ReadHelper(callee, call);
        return Run(callee, call);
    }

    /// <param name="callee">What is called.</param>
    /// <param name="call">Where.</param>
    /// <param name="read">Reads the body otherwise than as that of a method.</param>
    private Value Run(Callee callee, IInvocationOperation call, Func<Value>? read = null)
    {
        var whole = callees.IsWhole(call.Instance) && !callee.IsInside ? Receiver(call.Instance!, callee.Method) : null;
        var (target, values, names) = EvaluateCall(call, callee);
        bool isVirtual = callees.Overrides(call).Count > 0;
        if (isVirtual && names.Count > 0) throw Refuse(Descriptors.Call, call, callee.Name, "it is virtual, and takes a reference, a function or an object");
        return isVirtual ? Dispatch(call, target!, values) : Inline(callee, call, Passed(target) ?? whole, values, names, read);
    }

    /// <summary>The object of a call, if that is a passenger, and its arguments, as they are when all are evaluated.</summary>
    private (Atom? Target, IReadOnlyList<(IParameterSymbol Parameter, Value Value)> Values, IReadOnlyList<Action> Names) EvaluateCall(IInvocationOperation call, Callee callee)
    {
        int mark = writer.Pending;
        var target = Object(call);
        if (target is not null) writer.Wait(new Value(target));
        var given = Evaluate(call.Arguments, callee.Method.OriginalDefinition.Parameters);
        var atoms = new Queue<Atom>(writer.Resume(mark));
        return (target is null ? null : atoms.Dequeue(), AsOfNow(given, atoms), given.Names);
    }

    private static Variable? Passed(Atom? target) => target is Read { Local: var passenger } ? new Variable(passenger, []) : null;

    /// <summary>Arguments as they are evaluated: values, which wait; and other names for what is passed by reference or is a function.</summary>
    private (List<(IParameterSymbol Parameter, Value Value)> Values, List<Action> Names) Evaluate(IEnumerable<IArgumentOperation> arguments, IReadOnlyList<IParameterSymbol> parameters) =>
        Evaluate(arguments.Select(argument => (parameters[argument.Parameter!.Ordinal], argument.Value, (IArgumentOperation?)argument)));

    private (List<(IParameterSymbol Parameter, Value Value)> Values, List<Action> Names) Evaluate(IEnumerable<(IParameterSymbol, IOperation, IArgumentOperation?)> arguments)
    {
        var values = new List<(IParameterSymbol Parameter, Value Value)>();
        var names = new List<Action>();
        foreach (var (parameter, passed, argument) in arguments)
        {
            var operand = Sequences.IsInterface(parameter.Type) ? passed : Sequences.Given(passed);
            if (IsCollection(operand)) names.Add(Given(parameter, operand));
            else if (AreItems(operand) && !IsOfItems(parameter.Type))
            {
                var taken = Bound(ReadItems(operand)!, Plain(operand).Type!);
                names.Add(() => writer.Alias(parameter, taken));
            }
            else if (parameter.RefKind is not (RefKind.Ref or RefKind.Out) && AreItems(operand))
            {
                var arrays = (ItemsOf(operand) is { } known ? known.Value : ReadItems(operand))!;
                writer.Wait(arrays);
                values.Add((parameter, arrays));
            }
            else if (composites.IsObject(parameter.Type) || ExactType(operand) is not null)
            {
                if (parameter.RefKind != RefKind.None && (Keeper(operand) is not null || FindVariable(operand) is { IsCopy: true })) throw Refuse(Descriptors.Expression, operand, "A reference to a variable of an object");
                var named = NamedObject(operand);
                names.Add(() => writer.Alias(parameter, named));
            }
            else if (callees.Function(operand) is { } function && Concerns(function)) names.Add(() => callees.Bind(parameter, function));
            else if (parameter.RefKind is RefKind.Ref or RefKind.Out || parameter.RefKind is RefKind.In or RefKind.RefReadOnlyParameter && IsReferred(operand, parameter)) names.Add(Reference(parameter, operand));
            else
            {
                if (parameter.RefKind is RefKind.In or RefKind.RefReadOnlyParameter && IsElsewhere(operand)) throw Refuse(Descriptors.Expression, operand, "An 'in' argument that is no local variable, but may change,");
                var value = argument is null || operand != passed ? Read(operand) : Given(argument);
                writer.Wait(DeclarationReader.IsHeldConstant(parameter) ? value.With(new Queue<Atom>(value.Atoms.Select(atom => HeldConstant(atom, parameter, operand)))) : value);
                values.Add((parameter, value));
            }
        }
        return (values, names);
    }

    private Value Given(IArgumentOperation argument)
    {
        if (CallerInfo.Is(argument)) return new Value(writer.Temporary(argument.Parameter!.Name, new Quoted(Seq.Of(CallerInfo.Text(argument)), Seq<Hole>.Empty, TypeReader.Read(argument.Parameter.Type), Binding.Primary, Movable: true)));
        return argument.ArgumentKind == ArgumentKind.DefaultValue ? Default(argument.Parameter!) : Read(argument.Value);
    }

    private static IReadOnlyList<(IParameterSymbol Parameter, Value Value)> AsOfNow((List<(IParameterSymbol Parameter, Value Value)> Values, List<Action> Names) given, Queue<Atom> atoms) =>
        given.Values.Select(pair => (pair.Parameter, pair.Value.With(atoms))).ToArray();

    /// <param name="callee">What is called.</param>
    /// <param name="call">Where.</param>
    /// <param name="whole">The struct that it belongs to; null for none.</param>
    /// <param name="values">What is passed by value.</param>
    /// <param name="names">What gives the other parameters their meaning, once all arguments are evaluated: one of them may call the same method.</param>
    /// <param name="read">Reads the body otherwise than as that of a method.</param>
    private Value Inline(Callee callee, IOperation call, Variable? whole, IReadOnlyList<(IParameterSymbol Parameter, Value Value)> values, IReadOnlyList<Action> names, Func<Value>? read = null)
    {
        var syntax = callee.Syntax!;
        bool changesMore = callee.IsInside || names.Count > 0 || whole is not null && !(whole.Local is { } passenger && passenger == callees.Self), areGivenItems = values.Any(given => given.Value.Atom is null && IsOfItems(given.Parameter.Type));
        // What waits may be changed on some paths of the body only.
        if (changesMore) writer.Hold();
        foreach (var parameter in callee.Method.OriginalDefinition.Parameters) Forget(parameter);
        foreach (var name in names) name();
        if (callee.Self is { } self) writer.Alias(self, whole!);
        NameMembers(callee, whole);
        var changed = callees.Changed(syntax);
        foreach (var parameter in callee.Method.OriginalDefinition.Parameters.Where(parameter => changed.Contains(parameter) && composites.IsObject(parameter.Type)))
        {
            if (parameter.RefKind != RefKind.None) throw Refuse(Descriptors.Expression, call, "A reference to a variable of an object");
            DeclareMoving(parameter, writer.Find(parameter)!, call);
        }
        foreach (var (parameter, value) in values)
        {
            // A variable that neither the body nor its caller changes meanwhile goes by its own name.
            bool isReferred = IsReferred(parameter);
            if (value.Object is { } one) writer.Alias(parameter, one);
            else if (value.Atom is null && IsOfItems(parameter.Type)) GiveItems(parameter, value, changed.Contains(parameter), call);
            else if (!isReferred && value.Atom is Read { Local: var local } && (local.Role == LocalRole.Temporary ? local.Name == parameter.Name : !changesMore && !ChangesMeanwhile(local, syntax, call)) && local.Type == TypeReader.Read(parameter.Type) && !changed.Contains(parameter)) writer.Alias(parameter, new Variable(local, []));
            else AssignTo(writer.Declare(parameter, parameter.Name, Plain(parameter.Type), changed.Contains(parameter) ? LocalRole.Primal : LocalRole.Temporary), value);
            if (isReferred) Share(parameter, isAssigned: true);
        }

        var outer = callees.Receiver;
        if (callee.IsFunction) callees.Receiver = callee.Receiver;
        else if (!callee.IsInside) callees.Receiver = whole;
        try
        {
            return whole is null or { Local: not null } ? ReadBody(callee, syntax, call, read) : InPlace(whole, names.Count > 0 || areGivenItems, () => ReadBody(callee, syntax, call, read));
        }
        finally
        {
            callees.Receiver = outer;
        }
    }

    private Value ReadBody(Callee callee, SyntaxNode syntax, IOperation call, Func<Value>? read) => ReadFor(call, callee.Name, () =>
    {
        if (read is not null) return callees.Within(syntax, read);
        var result = NewResult(callee.Name.Length == 0 ? "value" : TemporaryNames.Camel(callee.Name), callee.Method.ReturnType);
        return callees.Within(syntax, () => new StatementReader(writer, this, result, writer.NewLabel()).ReadCalled(Callee.Body(syntax, Model, cancellation)!));
    });

    /// <summary>Reads what a use of a member leads to; what is refused there in another file is said at the use.</summary>
    private T ReadFor<T>(IOperation use, string name, Func<T> read)
    {
        int quote = writer.Quote, sites = writer.Sites.Count;
        try
        {
            return read();
        }
        catch (UnreadableException unreadable) when (unreadable.Refusal is { } refusal && callees.At(refusal, use.Syntax, name) is var here && here != refusal)
        {
            throw new UnreadableException(here);
        }
        finally
        {
            writer.ResumeStatement(quote);
            writer.MoveSites(sites, refusal => callees.At(refusal, use.Syntax, name));
        }
    }

    /// <summary>What the user wrote of a node.</summary>
    public SyntaxNode Original(SyntaxNode syntax) => callees.Original(syntax);

    /// <summary>Func&lt;double, double&gt; f = x =&gt; …; ⇒ f is known wherever it is called.</summary>
    public bool DeclareFunction(ILocalSymbol symbol, IVariableDeclaratorOperation declarator)
    {
        if (symbol.Type.TypeKind != TypeKind.Delegate || declarator.GetVariableInitializer() is not { Value: { } value } || callees.Function(value) is not { } function || !Concerns(function) || !IsOnlyCalled(symbol, declarator)) return false;
        callees.Bind(symbol, function);
        return true;
    }

    /// <summary>Whether a function takes or gives real numbers, or uses variables of the method: any other stays as it is.</summary>
    private bool Concerns(Callee function) =>
        TypeReader.HoldsReals(function.Method.ReturnType) || function.Method.Parameters.Any(parameter => TypeReader.HoldsReals(parameter.Type)) || function.Syntax is { } syntax && quoted.Captures(syntax);

    /// <summary>Whether a variable is never assigned again, and passed to nothing but what is read where it is called.</summary>
    private bool IsOnlyCalled(ILocalSymbol symbol, IOperation where) => Method(where).Descendants().OfType<ILocalReferenceOperation>()
        .Where(use => SymbolEqualityComparer.Default.Equals(use.Local, symbol))
        .All(use => use.Parent is IInvocationOperation { TargetMethod.MethodKind: MethodKind.DelegateInvoke } call && call.Instance == use
            || use.Parent is IArgumentOperation { Parent: IInvocationOperation passed } && callees.WhyNot(passed.TargetMethod, passed.Instance) is null);

    private void Forget(IParameterSymbol parameter)
    {
        called.Add(parameter);
        refs.Remove(parameter);
        items.Remove(parameter);
        callees.Unbind(parameter);
    }

    /// <summary>A value that must not be active.</summary>
    private Atom HeldConstant(Atom atom, IParameterSymbol parameter, IOperation argument)
    {
        if (!atom.Type.CarriesReals) return atom;
        int site = writer.Site(new Refusal(Descriptors.HeldConstant, argument.Syntax.GetLocation(), parameter.Name));
        return writer.Temporary(parameter.Name, new Quoted(Seq.Of("", ""), Seq.Of(new Hole(atom, HoleKind.Exposed, site)), atom.Type, Binding.Primary, Movable: true));
    }

    /// <summary>Whether an argument for an 'in' parameter names a variable or element of the same type, and no value.</summary>
    private bool IsReferred(IOperation argument, IParameterSymbol parameter) =>
        SymbolEqualityComparer.Default.Equals(argument.Type, parameter.Type) && !IsProperty(argument) && (IsPlace(argument) || ArraysOf(argument) is not null || FindVariable(argument) is not null || Referring(argument, isNeeded: true) is not null);

    /// <summary>Another name for what is passed by reference.</summary>
    private Action Reference(IParameterSymbol parameter, IOperation argument)
    {
        if (argument is IDeclarationExpressionOperation { Expression: ILocalReferenceOperation { Local: var declared } }) Declare(declared);
        if (IsDiscarded(argument))
            return () => writer.Declare(parameter, parameter.Name, Plain(parameter.Type), LocalRole.Primal);
        return Naming(parameter, ReferentOf(argument) ?? throw RefuseWhole(argument, OwnerOf(argument), "A ref or out argument that is no local variable and no element of an array"));
    }

    /// <summary>What an argument is that is not written.</summary>
    private Value Default(IParameterSymbol parameter)
    {
        if (composites.Is(parameter.Type)) return NewStruct(parameter.Type).Value;
        var type = TypeReader.Read(parameter.Type);
        string text = Literals.Default(parameter) is var literal && literal == "default" ? "default(" + type.Text + ")" : literal;
        return parameter.ExplicitDefaultValue switch
        {
            bool holds => new Value(Truth.Of(holds)),
            int number when type == IrType.Int => new Value(Integers.Number(number)),
            { } number when type.IsReal => new Value(new Const(System.Convert.ToDouble(number, System.Globalization.CultureInfo.InvariantCulture), text, type)),
            _ => new Value(writer.Temporary(parameter.Name, new Quoted(Seq.Of(text), Seq<Hole>.Empty, type, Binding.Unary, Movable: true))),
        };
    }

    private static ITypeSymbol Plain(ITypeSymbol type) => type.WithNullableAnnotation(NullableAnnotation.NotAnnotated);
}
