using Backprop.Generator.Diagnostics;
using Backprop.Generator.Ir;
using Backprop.Generator.Normalise;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Generator.Frontend;

/// <summary>
/// p.F(x), p a passenger ⇒ the body of F, in which 'this' is p; of a virtual F: if (p is A) the body of A.F, else if (p is B) that of B.F, else an exception.
/// </summary>
internal sealed partial class ExpressionReader
{
    /// <summary>The passenger that 'this' is in the body that is read; null where it is none.</summary>
    public Local? Passenger => callees.Receiver?.Local;

    /// <summary>The object of a call, evaluated before the arguments.</summary>
    private Atom? Object(IInvocationOperation call) => call.Instance switch
    {
        null => null,
        { } instance when callees.IsWhole(instance) || call.TargetMethod.MethodKind is MethodKind.DelegateInvoke or MethodKind.LocalFunction => null,
        IInstanceReferenceOperation own when callees.Overrides(call).Count == 0 || FindReceiver(own) is not null => FindReceiver(own) is { Local: { } passenger } ? new Read(passenger) : null,
        IInstanceReferenceOperation { Type: INamedTypeSymbol type } => OwnObject(type),
        { } instance when callees.IsSelf(instance) => new Read(callees.Self!),
        var instance => writer.Copy(Read(instance).Atom!),
    };

    /// <summary>An object of another type may have another body for the method that is differentiated.</summary>
    public void ThrowForOthers(IMethodSymbol method, IReadOnlyList<INamedTypeSymbol> runners)
    {
        var isOther = writer.Temporary("isOther", OfTypes(callees.Self is { } self ? new Read(self) : null, runners, "!=", " && ", Binding.And));
        writer.Choose(isOther, writer.Body(() => NoDerivativeOf(method)), Seq<Stmt>.Empty);
    }

    /// <summary>Whether a text is nothing but such an exception.</summary>
    public static bool IsNoDerivative(Quoted text) => text.Holes.Count == 0 && text.Pieces[0].StartsWith("throw new global::System.NotSupportedException(\"There is no derivative", StringComparison.Ordinal);

    private void NoDerivativeOf(IMethodSymbol method) => ThrowNew("global::System.NotSupportedException(\"There is no derivative of '" + method.Name + "' of this object.\")");

    private Value Dispatch(IInvocationOperation call, Atom target, IReadOnlyList<(IParameterSymbol Parameter, Value Value)> values)
    {
        var method = call.TargetMethod;
        var result = writer.NewVariable(TemporaryNames.Camel(method.Name), method.ReturnType, LocalRole.Temporary);
        writer.Begin(result);
        writer.Hold();
        callees.Dispatched[call.Syntax] = callees.Overrides(call);
        Choose(callees.Overrides(call).ToArray(), 0);
        return result.Value;

        void Choose(Callee[] bodies, int i)
        {
            if (i == bodies.Length)
            {
                NoDerivativeOf(method);
                return;
            }
            var type = bodies[i].Method.ContainingType;
            var isOne = writer.Temporary("is" + type.Name, bodies[i].Exactly is { Count: > 0 } runners ? OfTypes(target, runners, "==", " || ", Binding.Or) : About("", " is " + speller.Of(type), IrType.Bool, Binding.Relational));
            writer.Choose(isOne, writer.Body(() =>
            {
                var given = bodies[i].Method.OriginalDefinition.Parameters.Select((parameter, at) => (parameter, values.First(value => value.Parameter.Ordinal == at).Value)).ToArray();
                AssignTo(result, callees.IsHelper(bodies[i].Method) ? Run(bodies[i], given) : Inline(bodies[i], call, As(type), given, []));
            }), writer.Body(() => Choose(bodies, i + 1)));
        }

        Value Run(Callee body, IEnumerable<(IParameterSymbol Parameter, Value Value)> given) => Call(body, [], call,
            (callees.TakesObject(body.Method) ? As(body.Method.ContainingType).Value.Atoms : []).Concat(given.SelectMany(pair => Fitting(pair.Value, pair.Parameter).Atoms)).ToArray(), new Dictionary<IParameterSymbol, Variable>(SymbolEqualityComparer.Default));

        Variable As(INamedTypeSymbol type)
        {
            var one = writer.Temporary(TemporaryNames.Camel(type.Name), About("(" + speller.Of(type) + ")", "", new Passive(TypeReader.Spell(type)), Binding.Unary));
            if (type.TypeKind == TypeKind.Class) return new Variable(((Read)one).Local, []);
            if (!composites.Is(type)) throw new UnreadableException(new Refusal(Descriptors.Call, call.Syntax.GetLocation(), method.Name, "it belongs to a struct") { Struct = type });
            return CopyOf(PartsOf(one, type, call.Syntax.GetLocation()), type, TemporaryNames.Camel(type.Name));
        }

        Quoted About(string before, string after, IrType what, Binding binding) => new(Seq.Of(before, after), Seq.Of(new Hole(target, HoleKind.Cut, -1)), what, binding, Movable: true);
    }

    /// <summary>target.GetType() == typeof(A) || …: another project may have types of its own, with other bodies. Without a target, that of 'this'.</summary>
    private Quoted OfTypes(Atom? target, IReadOnlyList<INamedTypeSymbol> types, string sign, string between, Binding several)
    {
        var tests = types.Select((type, at) => (target is null ? "" : ".") + "GetType() " + sign + " typeof(" + speller.Of(type) + ")" + (at < types.Count - 1 ? between : "")).ToArray();
        var pieces = target is null ? Seq.Of(string.Concat(tests)) : tests.Prepend("").ToSeq();
        return new Quoted(pieces, tests.Take(pieces.Count - 1).Select(_ => new Hole(target!, HoleKind.Cut, -1)).ToSeq(), IrType.Bool, tests.Length == 1 ? Binding.Equality : several, Movable: true);
    }
}
