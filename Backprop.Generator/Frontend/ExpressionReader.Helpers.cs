using Backprop.Generator.Diagnostics;
using Backprop.Generator.Ir;
using Backprop.Generator.Normalise;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Generator.Frontend;

/// <summary>f(x), where f calls itself ⇒ a call of a function of its own. What is passed by reference goes in and comes back.</summary>
internal sealed partial class ExpressionReader
{
    private Value ReadHelper(Callee callee, IInvocationOperation call)
    {
        var method = callee.Method.OriginalDefinition;
        int mark = writer.Pending;
        bool takesObject = callees.TakesObject(method);
        if (takesObject) writer.Wait(new Value(Object(call) ?? OwnObject(method.ContainingType)));
        var references = new Dictionary<IParameterSymbol, Variable>(SymbolEqualityComparer.Default);
        var given = new List<IParameterSymbol>();
        foreach (var argument in call.Arguments)
        {
            var parameter = method.Parameters[argument.Parameter!.Ordinal];
            if (parameter.RefKind is RefKind.Ref or RefKind.Out)
            {
                references.Add(parameter, Referred(parameter, argument.Value));
                continue;
            }
            var value = Given(argument);
            if (DeclarationReader.IsHeldConstant(parameter)) value = value.With(new Queue<Atom>(value.Atoms.Select(atom => HeldConstant(atom, parameter, argument))));
            writer.Wait(Fitting(value, parameter));
            given.AddRange(value.Atoms.Select(_ => parameter));
        }
        var waited = writer.Resume(mark);
        var values = waited.Skip(takesObject ? 1 : 0).Zip(given, (value, parameter) => (value, parameter)).ToLookup(pair => pair.parameter, pair => pair.value, (IEqualityComparer<IParameterSymbol>)SymbolEqualityComparer.Default);
        var captured = callees.Captured(method);
        if (captured.Any(capture => writer.Find(capture.Symbol) is { Local.Type: Passive { HoldsCells: true } })) throw Refuse(Descriptors.Call, call, callee.Name, Callees.Says(method) + ", and uses a collection of real numbers; let it return what is to be put there");
        if (captured.FirstOrDefault(capture => writer.Find(capture.Symbol) is { Local: null, Type: { TypeKind: TypeKind.Class } type } && !(SymbolEqualityComparer.Default.Equals(type, capture.Type) && callees.IsOnlyRead(method, capture))) is { } known) throw Refuse(Descriptors.Call, call, callee.Name, Callees.Says(method) + ", and uses the object '" + known.Symbol.Name + "' of the method around it; let it take and return numbers");
        if (references.Values.Any(one => references.Values.Count(other => other == one) > 1 || captured.Any(capture => writer.Find(capture.Symbol) == one)))
            throw Refuse(Descriptors.Expression, call, "A variable that such a method gets under two names");

        var args = waited.Take(takesObject ? 1 : 0).Concat(method.Parameters.SelectMany(parameter => parameter.RefKind switch
        {
            RefKind.Out => [],
            RefKind.Ref => references[parameter].Value.Atoms,
            _ => values[parameter],
        })).Concat(captured.SelectMany(capture => Variable(capture.Symbol, call).Atoms)).ToArray();
        return Call(callee, captured, call, args, references);
    }

    private Value Call(Callee callee, IReadOnlyList<Capture> captured, IInvocationOperation call, IReadOnlyList<Atom> args, IReadOnlyDictionary<IParameterSymbol, Variable> references)
    {
        var method = callee.Method.OriginalDefinition;
        var result = writer.NewVariable(TemporaryNames.Camel(callee.Name), method.ReturnType, LocalRole.Temporary);
        var changed = method.Parameters.Where(references.ContainsKey).Select(parameter => (Variable: references[parameter], parameter.Name, parameter.Type))
            .Concat(captured.Where(capture => capture.IsChanged).Select(capture => (Variable: writer.Find(capture.Symbol)!, capture.Symbol.Name, capture.Type)))
            .Select(pair => (pair.Variable, After: writer.NewVariable(pair.Name, Plain(pair.Type), LocalRole.Temporary))).ToArray();
        int number = callees.Helpers.NumberOf(callee, captured, Original(call.Syntax));
        var routine = new Routine(callees.Helpers.All[number].Name, args.Select(UseOf).ToSeq()) { Helper = new HelperCall(number, HelperSweep.Value), Recomputes = Callees.IsCheckpoint(method) };
        var targets = result.Value.Atoms.Concat(changed.SelectMany(pair => pair.After.Value.Atoms)).Select(atom => ((Read)atom).Local).ToSeq();
        int site = writer.Site(new Refusal(Descriptors.Call, call.Syntax.GetLocation(), callee.Name, Callees.IsCheckpoint(method)
            ? "it is a checkpoint, and writes an array that may be another one that it is given, or that is not the method's own"
            : "it calls itself, and is given an array that may be another one that it is given, or that is not the method's own"));
        writer.Add(new Call(targets, routine, args.Cast<Expr>().ToSeq(), writer.Quote) { Site = site });
        foreach (var (variable, after) in changed) AssignTo(variable, after.Value);
        return result.Value;
    }

    /// <summary>The object that the differentiated method belongs to.</summary>
    private Atom OwnObject(INamedTypeSymbol type) =>
        writer.Temporary(TemporaryNames.Camel(type.Name), new Quoted(Seq.Of("this"), Seq<Hole>.Empty, new Passive(TypeReader.Spell(type)), Binding.Primary, Movable: true));

    /// <summary>The body of the generic method that is differentiated, for the types that it has here.</summary>
    public Value RunItself(IMethodSymbol method, MethodDeclarationSyntax syntax)
    {
        if (callees.WhyNot(method, instance: null) is { } reason) throw new UnreadableException(new Refusal(Descriptors.MethodKind, syntax.Identifier.GetLocation(), "'" + method.Name + "' (" + reason + ")"));
        return Run(callees.WithBody(method), method, syntax);
    }

    /// <summary>A body that stands for that of the method that is differentiated.</summary>
    public Value Run(Callee callee, IMethodSymbol method, MethodDeclarationSyntax syntax)
    {
        var values = callee.Method.Parameters.Zip(method.Parameters, (parameter, given) => (parameter, writer.Find(given)!.Value)).ToArray();
        Value? result = null;
        var self = callees.Self is { } own ? new Variable(own, []) : null;
        writer.Labeled(StatementReader.Return, writer.Body(() => result = Inline(callee, Model.GetOperation(syntax, cancellation)!, self, values, [])));
        return result!;
    }

    /// <summary>A helper whose parameters the method itself has: the method that is differentiated is one.</summary>
    public Value CallItself(IMethodSymbol method, SyntaxNode syntax)
    {
        var result = writer.NewVariable(TemporaryNames.Camel(method.Name), method.ReturnType, LocalRole.Temporary);
        var args = (callees.TakesObject(method) ? [OwnObject(method.ContainingType)] : Enumerable.Empty<Atom>()).Concat(method.Parameters.SelectMany(parameter => writer.Find(parameter)!.Value.Atoms)).ToArray();
        int number = callees.Helpers.NumberOf(callees.WithBody(method), [], syntax);
        var routine = new Routine(callees.Helpers.All[number].Name, args.Select(UseOf).ToSeq()) { Helper = new HelperCall(number, HelperSweep.Value) };
        writer.Add(new Call(result.Value.Atoms.Select(atom => ((Read)atom).Local).ToSeq(), routine, args.Cast<Expr>().ToSeq(), writer.Quote));
        return result.Value;
    }

    /// <summary>Whether a function inside the method is given the variable, which must have a value then.</summary>
    public bool IsCaptured(ILocalSymbol symbol) => callees.IsCaptured(symbol);

    /// <summary>An array may be changed, until <see cref="Analysis.HelperLinks"/> knows better.</summary>
    private static Use UseOf(Atom atom) => atom.Type is ArrayType ? Use.Updated : atom.Type.IsReal ? Use.Number : Use.Passenger;

    /// <summary>A value as a parameter takes it: an array as the span that it becomes, and under a name.</summary>
    private Value Fitting(Value value, IParameterSymbol parameter)
    {
        if (value.Atom is not { } atom || atom.Type == TypeReader.Read(parameter.Type) && (atom is Read || atom.Type is not ArrayType)) return value;
        var fitting = writer.NewVariable(parameter.Name, Plain(parameter.Type), LocalRole.Temporary);
        AssignTo(fitting, value);
        return fitting.Value;
    }

    /// <summary>The variable that is passed by reference.</summary>
    private Variable Referred(IParameterSymbol parameter, IOperation argument)
    {
        if (argument is IDeclarationExpressionOperation { Expression: ILocalReferenceOperation { Local: var declared } }) Declare(declared);
        if (IsDiscarded(argument))
            return writer.NewVariable(parameter.Name, Plain(parameter.Type), LocalRole.Temporary);
        if (Ref(argument) is null && FindVariable(argument) is { } variable) return variable;
        throw RefuseWhole(argument, OwnerOf(argument), "A ref or out argument that is no local variable, of a method that calls itself or is a checkpoint,");
    }
}
