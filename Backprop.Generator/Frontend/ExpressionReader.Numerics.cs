using Backprop.Generator.Diagnostics;
using Backprop.Generator.Ir;
using Backprop.Generator.Normalise;
using Backprop.Generator.Rules;
using Backprop.Generator.Rules.Numerics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Generator.Frontend;

/// <summary>Vector3.Dot(v, w) ⇒ the value that it gives, with the derivative that the table has for it; v + w ⇒ the sums of the numbers.</summary>
internal sealed partial class ExpressionReader
{
    /// <summary>Whether a method belongs to a type of <c>System.Numerics</c> that is read as its numbers.</summary>
    private bool IsNumeric(IMethodSymbol method) => NumericTypes.Is(method.ContainingType) && composites.Is(method.ContainingType);

    private Value? ReadNumeric(IOperation operation) => operation switch
    {
        IInvocationOperation { TargetMethod: { Name: "Invert", ContainingType.Name: "Matrix4x4" } invert } call when IsNumeric(invert) => throw Refuse(Descriptors.Call, call, invert.Name, NumericsBook.Instead("Matrix4x4", invert.Name)),
        IInvocationOperation call when IsNumeric(call.TargetMethod) => Applied(call.TargetMethod, OperandsOf(call.Instance, call.Arguments), call),
        IObjectCreationOperation { Constructor: { } constructor } creation when IsNumeric(constructor) && creation.Initializer is null && creation.Arguments.Length > 0 => Applied(constructor, OperandsOf(null, creation.Arguments), creation),
        IMemberReferenceOperation { Instance: null, Member: { IsStatic: true } member } when NumericTypes.Is(member.ContainingType) && composites.Is(member.ContainingType) => Constant(member),
        _ => null,
    };

    /// <summary>What is called on, then the arguments in the order of the parameters.</summary>
    private Value[] OperandsOf(IOperation? instance, IReadOnlyList<IArgumentOperation> arguments)
    {
        if (arguments.FirstOrDefault(argument => argument.Parameter!.RefKind is RefKind.Ref or RefKind.Out) is { } reference) throw Refuse(Descriptors.Expression, reference, "A ref or out argument");
        var values = InOrder(arguments.Select(argument => argument.Value).Prepend(instance).OfType<IOperation>(), Read);
        int first = values.Length - arguments.Count;
        var ordered = values.ToArray();
        for (int i = 0; i < arguments.Count; i++) ordered[first + arguments[i].Parameter!.Ordinal] = values[first + i];
        return ordered;
    }

    private Value? Constant(ISymbol member) => NumericsBook.Find(NumericTypes.NameOf(member.ContainingType), member.Name, []) is { } known
        ? new Value(known.Formula(new Operands([], NumericsBook.NumberOf(member.ContainingType.Name), Held)).Select(number => new Value((Atom)number)).ToArray())
        : null;

    /// <summary>What a member gives.</summary>
    private Value Applied(IMethodSymbol method, IReadOnlyList<Value> operands, IOperation use)
    {
        var types = method.Parameters.Select(parameter => parameter.Type).Prepend(method.IsStatic || method.MethodKind == MethodKind.Constructor ? null : method.ContainingType).OfType<ITypeSymbol>().ToArray();
        var result = method.MethodKind == MethodKind.Constructor ? method.ContainingType : method.ReturnType;
        foreach (var type in types.Append(result))
            if (NumericTypes.Is(type) && !composites.Is(type)) throw RefuseWhole(use, type, "A '" + type.Name + "' here");
        if (method.MethodKind == MethodKind.Conversion && (TypeReader.IsReal(types[0]) || TypeReader.IsIntegral(types[0]))) return new Value([new Value(Convert(operands[0].Atom!, IrType.Double)), new Value(Algebra.Number(0, IrType.Double))]);

        var call = new NumericCall(writer, speller, method, types, operands);
        string owner = NumericTypes.NameOf(method.ContainingType), name = NameOf(method);
        if (NumericsBook.Find(owner, TableNameOf(method), types.Select(NumericTypes.NameOf)) is not { } member) return Unknown(method, call, result, use);
        var formula = member.Formula(new Operands(operands.Select(operand => operand.Atoms.Cast<Expr>().ToArray()).ToArray(), NumericsBook.NumberOf(owner), Held));
        if (member.IsExact) return ValueOf(result, formula.Select(number => (Atom)Held(number)));
        var whole = writer.Temporary(name, call.Value(TypeReader.Read(result)));
        var values = NumericTypes.Is(result) ? PartsOf(whole, result, use.Syntax.GetLocation()).Atoms.ToArray() : [whole];
        return ValueOf(result, Derived(values, formula, name));
    }

    private static Value ValueOf(ITypeSymbol type, IEnumerable<Atom> numbers) => NumericTypes.Is(type) ? new Value(numbers.Select(number => new Value(number)).ToArray()) : new Value(numbers.Single());

    private Value Unknown(IMethodSymbol method, NumericCall call, ITypeSymbol result, IOperation use)
    {
        if (method.ReturnsVoid) throw Refuse(Descriptors.Call, use, method.AssociatedSymbol?.Name ?? method.Name, "it is no function of its operands");
        bool isDiscrete = result.SpecialType is SpecialType.System_Boolean or SpecialType.System_Int32, isText = result.SpecialType == SpecialType.System_String;
        int site = isDiscrete || isText ? -1 : writer.Site(new Refusal(Descriptors.Call, use.Syntax.GetLocation(), method.AssociatedSymbol?.Name ?? method.Name, NumericsBook.Instead(NumericTypes.NameOf(method.ContainingType), method.Name)));
        var kind = isDiscrete ? HoleKind.Cut : isText ? HoleKind.Text : TypeReader.HoldsReals(result) ? HoleKind.Revealed : HoleKind.Exposed;
        var whole = writer.Temporary(NameOf(method), call.Exposed(TypeReader.Read(result), kind, site));
        return NumericTypes.Is(result) ? PartsOf(whole, result, use.Syntax.GetLocation()) : new Value(whole);
    }

    /// <summary>The values, with the derivatives of a formula.</summary>
    private IEnumerable<Atom> Derived(Atom[] values, IReadOnlyList<Expr> formula, string name) =>
        formula.Count < values.Length ? Derived(values, formula[0], name) : values.Zip(formula, (value, meaning) => Derived([value], meaning, name)[0]).ToArray();

    private Atom[] Derived(Atom[] values, Expr meaning, string name)
    {
        if (meaning is Const) return values;
        var root = meaning as Apply ?? new Apply(Fn.Plus, Seq.Of(meaning), meaning.Type);
        var given = root with { Function = Rules.Numerics.Given.Of(root.Function), Args = values.Concat(root.Args.Select(Held)).ToSeq() };
        if (values.Length == 1) return [writer.Temporary(name, given)];
        var results = values.Select(value => writer.NewLocal(name, value.Type, LocalRole.Temporary)).ToArray();
        writer.Unpack(results, given);
        return results.Select(result => (Atom)new Read(result)).ToArray();
    }

    /// <summary>An expression as statements, one for each operation.</summary>
    private Expr Held(Expr value) => value switch
    {
        Apply apply => apply with { Args = apply.Args.Select(Held).ToSeq() } is var flat ? writer.Temporary(TemporaryNames.Of(flat), flat) : value,
        _ => value,
    };

    private static string TableNameOf(IMethodSymbol method) => method.MethodKind == MethodKind.Constructor ? "new" : method.AssociatedSymbol?.Name ?? method.Name;

    private static string NameOf(IMethodSymbol method) => method.AssociatedSymbol is { } property ? TemporaryNames.Camel(property.Name) : method.Name switch
    {
        "op_Multiply" => "product",
        "op_Division" => "quotient",
        "op_UnaryNegation" => "minus",
        _ => TemporaryNames.Camel(method.Name),
    };
}
