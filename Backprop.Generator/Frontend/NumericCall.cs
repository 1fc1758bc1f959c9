using Backprop.Generator.Ir;
using Microsoft.CodeAnalysis;

namespace Backprop.Generator.Frontend;

/// <summary>A member of <c>System.Numerics</c> as C# writes it, on values that are put together from their numbers: new Vector3(x, y, z).Length().</summary>
internal sealed class NumericCall(BodyWriter writer, Speller speller, IMethodSymbol method, IReadOnlyList<ITypeSymbol> types, IReadOnlyList<Value> operands)
{
    private static readonly Dictionary<string, string> operators = new()
    {
        ["op_Addition"] = "+",
        ["op_Subtraction"] = "-",
        ["op_Multiply"] = "*",
        ["op_Division"] = "/",
        ["op_UnaryNegation"] = "-",
        ["op_UnaryPlus"] = "+",
        ["op_Equality"] = "==",
        ["op_Inequality"] = "!=",
    };

    private string Owner => speller.OfStruct(method.ContainingType);

    /// <summary>The value alone.</summary>
    public Apply Value(IrType type)
    {
        var atoms = operands.Select((operand, i) => operand.Atom ?? writer.Temporary(Normalise.TemporaryNames.Camel(types[i].Name), new Apply(Fn.Library, operand.Atoms.Cast<Expr>().ToSeq(), new Passive(TypeReader.Spell(types[i])), "new " + speller.OfStruct(types[i])))).ToArray();
        string callee = method is { IsStatic: true, MethodKind: MethodKind.Ordinary } ? Owner + "." + method.Name : string.Concat(Form().Pieces.Select((piece, i) => i == 0 ? piece : "{" + (i - 1) + "}" + piece));
        return new Apply(Fn.Library, atoms.Cast<Expr>().ToSeq(), type, callee);
    }

    /// <summary>A value of which no derivative is known, so that no number in it may be active.</summary>
    public Quoted Exposed(IrType type, HoleKind kind, int site)
    {
        var (outer, binding) = Form();
        var pieces = new List<string> { outer[0] };
        for (int i = 0; i < operands.Count; i++)
        {
            string begin = "", end = "";
            if (operands[i].Atom is null) (begin, end) = ("new " + speller.OfStruct(types[i]) + "(", ")");
            pieces[pieces.Count - 1] += begin;
            int count = operands[i].Atoms.Count();
            for (int number = 0; number < count; number++) pieces.Add(number < count - 1 ? ", " : end);
            pieces[pieces.Count - 1] += outer[i + 1];
        }
        return new Quoted(pieces.ToSeq(), operands.SelectMany(operand => operand.Atoms).Select(atom => new Hole(atom, kind, site)).ToSeq(), type, binding, Movable: true);
    }

    /// <summary>What stands around the operands, and how tightly it binds.</summary>
    private (string[] Pieces, Binding Binding) Form()
    {
        if (operators.TryGetValue(method.Name, out string? sign)) return operands.Count == 1 ? ([sign, ""], Binding.Unary) : (["", " " + sign + " ", ""], method.Name is "op_Multiply" or "op_Division" ? Binding.Multiplicative : Binding.Loose);
        if (method.MethodKind == MethodKind.Conversion) return (["(" + TypeReader.Spell(method.ReturnType) + ")", ""], Binding.Unary);
        if (method.AssociatedSymbol is IPropertySymbol { IsIndexer: true }) return (["", "[", .. Enumerable.Repeat(", ", operands.Count - 2), "]"], Binding.Primary);
        if (method.AssociatedSymbol is IPropertySymbol property) return (["", "." + property.Name], Binding.Primary);
        string call = method.MethodKind == MethodKind.Constructor ? "new " + Owner : (method.IsStatic ? Owner : "") + "." + method.Name;
        var separators = Enumerable.Repeat(", ", Math.Max(0, method.Parameters.Length - 1));
        if (!method.IsStatic && method.MethodKind != MethodKind.Constructor) return (["", call + "(" + (operands.Count == 1 ? ")" : ""), .. separators, .. operands.Count > 1 ? [")"] : Array.Empty<string>()], Binding.Primary);
        return operands.Count == 0 ? ([call + "()"], Binding.Primary) : ([call + "(", .. separators, ")"], Binding.Primary);
    }
}
