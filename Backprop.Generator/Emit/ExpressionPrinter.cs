using System.Globalization;
using System.Text;
using Backprop.Generator.Beautify;
using Backprop.Generator.Frontend;
using Backprop.Generator.Ir;
using Backprop.Generator.Rules;

namespace Backprop.Generator.Emit;

/// <summary>Expressions with the fewest parentheses that keep their order of evaluation.</summary>
/// <param name="names">The names of the variables.</param>
/// <param name="wellKnown">How the well-known types are spelled.</param>
/// <param name="wholes">What is there as a whole, by how it would be put together.</param>
internal sealed class ExpressionPrinter(Names names, Seq<(string Type, string Text)> wellKnown, IReadOnlyDictionary<string, string> wholes)
{
    private readonly ArrayExpressions arrays = new(names);

    public string Print(Expr expr, Binding least = Binding.Loose)
    {
        var (text, binding) = Form(expr);
        return binding < least ? "(" + text + ")" : text;
    }

    public string Name(Local local) => Speller.Escape(names.Of(local));

    /// <summary>A sweep of a helper, as it is called here.</summary>
    public string Callee(Routine routine) => routine.Helper is null ? routine.Callee : Owner(OwnerOf(routine, routine.Helper.Sweep)) + HelpersPrinter.MethodName(routine);

    private string OwnerOf(Routine routine, HelperSweep sweep) =>
        sweep == HelperSweep.Gradient ? names.CallsType :
        routine.Recomputes && sweep != HelperSweep.Value ? names.Recomputed ?? names.Calls :
        names.Calls;

    /// <summary>What helpers are methods of that are computed again; null where nothing else is.</summary>
    public string? Recomputed => names.Recomputed;

    /// <summary>Where arrays are rented.</summary>
    public string Workspace => names.Workspace;

    private static string Owner(string name) => name.Length == 0 ? "" : name + ".";

    /// <summary>The type as it is spelled here.</summary>
    public string Known(string type) => TypeNames.Known(type, wellKnown);

    public string TypeName(IrType type) => TypeNames.Of(type, wellKnown);

    /// <summary>Whether the text of the expression has the type of the expression by itself, so that <c>var</c> infers it.</summary>
    public static bool IsPlainlyReal(Expr expr) => expr switch
    {
        Read read => read.Type.IsReal,
        Const { Text: { } text } => text.IndexOfAny(['.', 'e', 'E', 'f', 'F', 'd', 'D']) >= 0,
        Const number => number.Type == IrType.Double && Numbers.Text(number.Value, isSingle: false).Contains('.'),
        Apply { Function: Fn.Select } apply => IsPlainlyReal(apply.Args[1]) || IsPlainlyReal(apply.Args[2]),
        Apply { Function: Fn.Convert or Fn.NewTape or Fn.NewArray or Fn.Slice or Fn.ShadowOf or Fn.Snapshot } => false,
        Apply { Function: not Fn.Library } apply => apply.Args.Any(IsPlainlyReal),
        Apply or Quoted or Element => expr.Type.IsReal,
        _ => false,
    };

    private (string Text, Binding Binding) Form(Expr expr) => expr switch
    {
        Const constant => OfConstant(constant),
        Read read => (Name(read.Local), Binding.Primary),
        Apply apply => Form(apply),
        Quoted quoted => (Fill(quoted), quoted.Binding),
        Element element => (Place(element.Array, element.Indices), Binding.Primary),
        _ => throw new InvalidOperationException("unknown expression " + expr.GetType().Name),
    };

    /// <summary>a[i, j].</summary>
    public string Place(Atom array, Seq<Expr> indices) => Print(array, Binding.Primary) + "[" + string.Join(", ", indices.Select(index => Index(array, index))) + "]" + (array.Type as ArrayType)?.Part?.Member;

    /// <summary>An array may be asked by any integer, a span by an int alone: that it is one, the forward sweep has shown.</summary>
    private string Index(Atom array, Expr index) =>
        array.Type is ArrayType { Form: not ArrayForm.Array } && index.Type.Text is "long" or "uint" or "ulong" or "nint" or "nuint" ? "(int)" + Print(index, Binding.Unary) : Print(index);

    /// <summary>a[i, j], to be written.</summary>
    public string Target(Atom array, Seq<Expr> indices) => array.Type is ArrayType { Part: { Position: { } position, Count: var count, Numbers: var numbers } }
        ? Known("Backprop.Buffers") + "." + numbers + "(" + Print(array) + ")[" + count.ToString(CultureInfo.InvariantCulture) + " * " + Print(indices[0], Binding.Unary) + (position > 0 ? " + " + position.ToString(CultureInfo.InvariantCulture) : "") + "]"
        : Place(array, indices);

    private static (string, Binding) OfConstant(Const constant)
    {
        if (constant.Text is { } own) return (own, constant.Binding);
        string text = Numbers.Text(constant.Value, constant.Type == IrType.Single);
        return (text, text[0] == '-' ? Binding.Unary : Binding.Primary);
    }

    private (string, Binding) Form(Apply apply)
    {
        var args = apply.Args;
        switch (apply.Function)
        {
            case Fn.Add or Fn.Sub:
                return (Operand(args[0], args[1], Binding.Additive) + " " + apply.Function + " " + Operand(args[1], args[0], Binding.Multiplicative), Binding.Additive);
            case Fn.Mul or Fn.Div or Fn.Rem:
                return (Operand(args[0], args[1], Binding.Multiplicative) + " " + apply.Function + " " + Operand(args[1], args[0], Binding.Unary), Binding.Multiplicative);
            case Fn.Neg when args[0] is Apply { Function: Fn.Mul or Fn.Div } && TakesSign(args[0]) && Print(args[0]) is var product && product[0] != '-':
                return ("-" + product, Binding.Multiplicative);
            case Fn.Neg:
                return (Sign("-", Print(args[0], Binding.Unary)), Binding.Unary);
            case Fn.Plus:
                return (Sign("+", Print(args[0], Binding.Unary)), Binding.Unary);
            case Fn.Not:
                return ("!" + Print(args[0], Binding.Unary), Binding.Unary);
            case Fn.Greater or Fn.Less:
                return (Print(args[0], Binding.Additive) + " " + apply.Function + " " + Print(args[1], Binding.Additive), Binding.Relational);
            case Fn.Equal:
                return (Print(args[0], Binding.Relational) + " == " + Print(args[1], Binding.Relational), Binding.Equality);
            case Fn.And:
                return (Print(args[0], Binding.And) + " && " + Print(args[1], Binding.Equality), Binding.And);
            case Fn.Select:
                return (Print(args[0], Binding.Or) + " ? " + Print(args[1], Binding.Or) + " : " + Print(args[2], Binding.Conditional), Binding.Conditional);
            case Fn.NewTape or Fn.NewArray when apply.Type is Tape or ArrayType { Form: ArrayForm.Cells }:
                return ("new " + TypeName(apply.Type) + "(" + string.Concat(args.Select(arg => Print(arg))) + ")", Binding.Primary);
            case Fn.NewArray or Fn.Slice or Fn.ShadowOf or Fn.Snapshot:
                return (arrays.Of(apply, arg => Print(arg, Binding.Primary), arg => Print(arg)), Binding.Primary);
            case Fn.Convert:
                return ("(" + apply.Type.Text + ")" + Print(args[0], Binding.Unary), Binding.Unary);
            case Fn.Library when Whole(apply) is { } whole:
                return (whole, Binding.Primary);
            case Fn.Library when apply.Callee is { } form && form.Contains("{0}"):
                return (string.Format(CultureInfo.InvariantCulture, form, args.Select(arg => (object)Print(arg, Binding.Primary)).ToArray()), form.StartsWith("{0}.", StringComparison.Ordinal) ? Binding.Primary : Binding.Multiplicative);
            default:
                return ((apply.Callee ?? Callee(apply)) + "(" + string.Join(", ", args.Select(arg => Print(arg))) + ")", Binding.Primary);
        }
    }

    /// <summary>new Vector3(v.X, v.Y, v.Z) ⇒ v.</summary>
    private string? Whole(Apply apply) => wholes.TryGetValue(apply.Callee + "(" + string.Join(", ", apply.Args.Select(arg => Print(arg))) + ")", out string? whole) ? whole : null;

    /// <summary>An operand; a conversion to the type that the other operand has anyway is left to C#.</summary>
    private string Operand(Expr operand, Expr other, Binding least) =>
        operand is Apply { Function: Fn.Convert } conversion && IsImplicit(conversion) && other.Type == conversion.Type && IsPlainlyReal(other)
            ? Print(conversion.Args[0], least)
            : Print(operand, least);

    /// <summary>-(a * b) is (-a) * b to the last bit, if a is a real number.</summary>
    private static bool TakesSign(Expr expr) => expr switch
    {
        Apply { Function: Fn.Mul or Fn.Div } product => TakesSign(product.Args[0]),
        Apply { Function: Fn.Convert } => false,
        _ => expr.Type.IsReal,
    };

    /// <summary>A conversion that C# makes without being asked: from integers, and from float to double.</summary>
    public static bool IsImplicit(Apply conversion) => conversion.Type == IrType.Double || conversion.Args[0].Type is Passive;

    private static string Sign(string sign, string operand) => operand[0] == sign[0] ? sign + "(" + operand + ")" : sign + operand;

    private string Callee(Apply apply)
    {
        var type = apply.Type.IsReal ? apply.Type : apply.Args[0].Type;
        var (owner, member) = Spelling.Of(apply.Function, type);
        string text = owner switch
        {
            "System.Double" => "double",
            "System.Single" => "float",
            _ => Known(owner),
        };
        return text + "." + member;
    }

    /// <summary>{ 1, 2 } ⇒ new int[] { 1, 2 }: an initializer says what it makes only where that is declared.</summary>
    public string Typed(Quoted value) => Print(value) is var text && text.StartsWith("{", StringComparison.Ordinal) ? "new " + TypeName(value.Type) + " " + text : text;

    /// <summary>What is done for its effect; a collection expression, too, says what it makes only where that is declared or assigned.</summary>
    public string Discarded(Quoted value) => value.Type == IrType.Void ? Print(value)
        : "_ = " + (Typed(value) is var text && text.StartsWith("[", StringComparison.Ordinal) ? "(" + TypeName(value.Type) + ")" : "") + text;

    private string Fill(Quoted quoted)
    {
        var text = new StringBuilder();
        for (int i = 0; i < quoted.Pieces.Count; i++)
        {
            text.Append(quoted.Pieces[i]);
            if (i < quoted.Holes.Count) text.Append(Print(quoted.Holes[i].Value, Binding.Primary));
        }
        return text.ToString();
    }
}
