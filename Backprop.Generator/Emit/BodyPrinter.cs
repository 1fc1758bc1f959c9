using System.Globalization;
using Backprop.Generator.Ir;

namespace Backprop.Generator.Emit;

/// <summary>The statements of a method. In the backward sweep each group is headed by the statement that it reverses.</summary>
internal sealed partial class BodyPrinter(CodeWriter code, ExpressionPrinter expressions, Declarations declarations, Function function, bool startsBackward, (Seq<Stmt> Block, string Line)? opening = null)
{
    private readonly Seq<string> quotes = function.Quotes;
    private readonly HashSet<int> declared = [];
    private readonly HashSet<int> read = [.. function.Body.SelectMany(IrWalk.Reads).Concat(function.Results.SelectMany(IrWalk.Reads)).Select(local => local.Id)];
    private bool quoting = startsBackward;
    private bool any;
    private int lastQuote = -1;

    public void Print(Seq<Stmt> body)
    {
        any = false;
        bool around = quoting;
        bool hasOwnSweep = body.Any(stmt => stmt is Note);
        if (hasOwnSweep) (quoting, lastQuote) = (false, -1);
        if (opening is var (block, line) && ReferenceEquals(block, body)) code.Line(line);
        for (int i = 0; i < body.Count; i++)
        {
            var stmt = body[i];
            Head(stmt);
            foreach (var local in declarations.Before(stmt)) Declare(local, stmt);
            if (OwnLoop(body, i) is { } loop)
            {
                PrintLoop(loop, (Assign)stmt);
                i++;
            }
            else Print(stmt);
            any = true;
            if (Throws(stmt)) break;
        }
        if (hasOwnSweep) quoting = around;
    }

    /// <summary>Whether nothing of the block is reached behind a statement.</summary>
    private static bool Throws(Stmt stmt) => stmt is Effect { Value: Quoted { Pieces: var pieces } } && pieces[0].StartsWith("throw ", StringComparison.Ordinal);

    private void Head(Stmt stmt)
    {
        if (stmt is Note)
        {
            if (any) code.Line();
            quoting = true;
        }
        else if (quoting && stmt.Quote is >= 0 and not LoopForm.SilentStep && stmt.Quote != lastQuote)
        {
            if (any && lastQuote >= 0) code.Line();
            code.Line("// " + quotes[stmt.Quote]);
            lastQuote = stmt.Quote;
        }
    }

    private void Print(Stmt stmt)
    {
        switch (stmt)
        {
            case Note note:
                code.Line("// " + note.Text);
                break;
            case Assign assign:
                code.Line(Declaration(assign) + ";");
                break;
            case Unpack unpack:
                code.Line(Declared(unpack.Targets) + " = " + expressions.Print(unpack.Value) + ";");
                break;
            case Accumulate accumulate:
                code.Line(expressions.Name(accumulate.Target) + (accumulate.Negative ? " -= " : " += ") + expressions.Print(Unconverted(accumulate.Value)) + ";");
                break;
            case Effect effect:
                code.Line(expressions.Discarded(effect.Value) + ";");
                break;
            case Guard guard:
                code.Open("if (" + string.Join(" || ", guard.Adjoints.Select(adjoint => expressions.Print(adjoint) + " != 0")) + ")");
                Block(guard.Body);
                break;
            case Region region:
                code.Open(expressions.Print(region.Head));
                Block(region.Body);
                if (region.Finally.Count == 0) break;
                code.Open("finally");
                Block(region.Finally);
                break;
            case Leave:
                code.Line("break;");
                break;
            case Loop loop:
                PrintLoop(loop);
                break;
            case Store store:
                code.Line(Written(expressions.Target(store.Array, store.Indices), new Element(store.Array, store.Indices, store.Value.Type), store.Value) + ";");
                break;
            case AccumulateAt update:
                code.Line(expressions.Target(update.Array, update.Indices) + (update.Negative ? " -= " : " += ") + expressions.Print(Unconverted(update.Value)) + ";");
                break;
            case Call call:
                PrintCall(call);
                break;
            case Release { Rented: Read { Local: { Type: ArrayType } array } }:
                code.Line(expressions.Workspace + ".Return(" + expressions.Name(array) + ");");
                break;
            case Release release:
                code.Line(expressions.Print(release.Rented) + ".Dispose();");
                break;
            case If { Then.Count: 0 } choice:
                code.Open("if (!" + expressions.Print(choice.Condition, Binding.Unary) + ")");
                Block(choice.Else);
                break;
            case If choice:
                code.Open("if (" + expressions.Print(choice.Condition) + ")");
                Block(choice.Then);
                Otherwise(choice.Else);
                break;
            default:
                throw IrWalk.Unknown(stmt);
        }
    }

    private void Block(Seq<Stmt> body)
    {
        Print(body);
        code.Close();
    }

    private void Otherwise(Seq<Stmt> body)
    {
        if (body.Count == 0) return;
        if (body.Count == 1 && body[0] is If { Then.Count: > 0 } ladder && declarations.Before(ladder).All(local => declared.Contains(local.Id)))
        {
            code.Open("else if (" + expressions.Print(ladder.Condition) + ")");
            Block(ladder.Then);
            Otherwise(ladder.Else);
            return;
        }
        code.Open("else");
        Block(body);
    }

    /// <summary>A variable that a body assigns and something outside it reads.</summary>
    private void Declare(Local local, Stmt stmt)
    {
        if (!declared.Add(local.Id)) return;
        string initial = Declarations.Assigns([stmt], local) ? "" :
            local.IsReal ? " = 0" : local.Type.Text == "bool" ? " = false" : " = default";
        code.Line(expressions.TypeName(local.Type) + " " + expressions.Name(local) + initial + ";");
    }

    private string Declaration(Assign assign)
    {
        string name = expressions.Name(assign.Target);
        if (!declared.Add(assign.Target.Id)) return Assignment(assign);
        bool inferred = assign.Target.IsReal && ExpressionPrinter.IsPlainlyReal(assign.Value) || assign.Target.Type is Tape or Stretch
            || assign is { Target.Type: Passive { HoldsCells: true, Text: var made }, Value: Quoted { Pieces: var pieces } } && pieces[0].StartsWith("new " + made + "(", StringComparison.Ordinal)
            || assign.Target.Type is ArrayType && assign.Value.Type == assign.Target.Type && assign.Value is not (Quoted or Apply { Function: Fn.Slice });
        return (inferred ? "var" : expressions.TypeName(assign.Target.Type)) + " " + name + " = " + expressions.Print(inferred ? assign.Value : Unconverted(assign.Value));
    }

    /// <summary>x = x + 1 ⇒ x++; x = x + 2 ⇒ x += 2; x = x * y ⇒ x *= y.</summary>
    private string Assignment(Assign assign)
    {
        return Written(expressions.Name(assign.Target), new Read(assign.Target), assign.Value);
    }

    private string Written(string name, Expr target, Expr value)
    {
        switch (value)
        {
            case Quoted { Type.Text: "int" or "long" } quoted when target is Read { Local: var counter } && Integers.ShiftOf(quoted, counter) is { } step:
                string sign = step < 0 ? "-" : "+";
                return Math.Abs(step) == 1 ? name + sign + sign : name + " " + sign + "= " + Math.Abs(step).ToString(CultureInfo.InvariantCulture);
            case Quoted { Holes.Count: 2, Type.Text: "int" or "long" } quoted when IsTarget(quoted.Holes[0].Value) && quoted.Pieces[0].Length + quoted.Pieces[2].Length == 0 && quoted.Pieces[1] is " + " or " - ":
                return name + quoted.Pieces[1].TrimEnd() + "= " + expressions.Print(quoted.Holes[1].Value);
            case Apply { Function: Fn.Add or Fn.Sub or Fn.Mul or Fn.Div } apply when IsTarget(apply.Args[0]):
                return name + " " + apply.Function + "= " + expressions.Print(apply.Args[1]);
            case Apply { Function: Fn.Add or Fn.Mul } apply when IsTarget(apply.Args[1]):
                return name + " " + apply.Function + "= " + expressions.Print(apply.Args[0]);
            default:
                return name + " = " + (value is Quoted text ? expressions.Typed(text) : expressions.Print(target is Element ? Unconverted(value) : value));
        }

        bool IsTarget(Expr expr) => target.Equals(expr);
    }

    /// <summary>What is assigned to a variable of known type needs no conversion that C# makes by itself.</summary>
    private static Expr Unconverted(Expr value) =>
        value is Apply { Function: Fn.Convert } conversion && ExpressionPrinter.IsImplicit(conversion) ? conversion.Args[0] : value;
}
