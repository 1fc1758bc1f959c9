using System.Globalization;
using System.Text;

namespace Backprop.Generator.Ir;

/// <summary>The machine's own view of a function, a statement a line: for tests, traces and docs/passes.md.</summary>
internal static class IrText
{
    public static string Of(Function function)
    {
        var text = new StringBuilder();
        text.Append('(').Append(string.Join(", ", function.Parameters.Select(Of))).Append(")\n");
        foreach (var stmt in function.Body) Append(text, stmt, "  ");
        text.Append("  return ").Append(string.Join(", ", function.Results.Select(Of))).Append('\n');
        return text.ToString();
    }

    public static string Of(Expr expr) => expr switch
    {
        Const number => number.Text ?? number.Value.ToString("R", CultureInfo.InvariantCulture),
        Read read => Of(read.Local),
        Apply apply => apply.Function + "(" + string.Join(", ", apply.Args.Select(Of)) + ")",
        Quoted quoted => "«" + string.Concat(quoted.Pieces.Select((piece, i) => piece + (i < quoted.Holes.Count ? "{" + Of(quoted.Holes[i].Value) + "}" : ""))) + "»",
        Element element => Of(element.Array) + Of(element.Indices),
        _ => expr.ToString(),
    };

    private static string Of(Seq<Expr> indices) => "[" + string.Join(", ", indices.Select(Of)) + "]";

    private static string Of(Local local) =>
        local.Name + "." + local.Id.ToString(CultureInfo.InvariantCulture) + (local.Role == LocalRole.Tape ? "ᵗ" : "");

    private static void Append(StringBuilder text, Stmt stmt, string indent)
    {
        text.Append(indent);
        switch (stmt)
        {
            case Assign assign: text.Append(Of(assign.Target)).Append(" = ").Append(Of(assign.Value)); break;
            case Unpack unpack: text.Append('(').Append(string.Join(", ", unpack.Targets.Select(Of))).Append(") = ").Append(Of(unpack.Value)); break;
            case Accumulate accumulate: text.Append(Of(accumulate.Target)).Append(accumulate.Negative ? " -= " : " += ").Append(Of(accumulate.Value)); break;
            case Effect effect: text.Append(Of(effect.Value)); break;
            case Note note: text.Append("-- ").Append(note.Text); break;
            case Store store: text.Append(Of(store.Array)).Append(Of(store.Indices)).Append(" = ").Append(Of(store.Value)); break;
            case AccumulateAt deposit: text.Append(Of(deposit.Array)).Append(Of(deposit.Indices)).Append(deposit.Negative ? " -= " : " += ").Append(Of(deposit.Value)); break;
            case Call call: text.Append(string.Concat(call.Targets.Select(target => Of(target) + ", "))).Append("<- ").Append(call.Routine.Callee).Append(string.Concat(call.Args.Select(arg => " " + Of(arg)))); break;
            case Next next: text.Append(Of(next.Item)).Append(" = next of ").Append(Of(next.Source)); break;
            case Release release: text.Append("release ").Append(Of(release.Rented)); break;
            case Guard guard:
                text.Append("unless zero ").Append(string.Join(", ", guard.Adjoints.Select(Of))).Append('\n');
                foreach (var inner in guard.Body) Append(text, inner, indent + "  ");
                return;
            case Loop loop:
                text.Append("loop ").Append(loop.Form.Id).Append('\n');
                foreach (var inner in loop.Test) Append(text, inner, indent + "  ");
                text.Append(indent).Append("while ").Append(Of(loop.Condition)).Append('\n');
                foreach (var inner in loop.Body) Append(text, inner, indent + "  ");
                if (loop.Stays is not Const) text.Append(indent).Append("again if ").Append(Of(loop.Stays)).Append('\n');
                return;
            case Repeat repeat:
                text.Append("reversed trips of loop ").Append(repeat.Loop).Append('\n');
                foreach (var inner in repeat.Body) Append(text, inner, indent + "  ");
                return;
            case Leave leave: text.Append("leave ").Append(leave.Label); break;
            case Labeled labeled:
                text.Append(labeled.Label).Append(":\n");
                foreach (var inner in labeled.Body) Append(text, inner, indent + "  ");
                return;
            case Region region:
                text.Append(Of(region.Head)).Append('\n');
                foreach (var inner in region.Body) Append(text, inner, indent + "  ");
                if (region.Finally.Count > 0) text.Append(indent).Append("finally\n");
                foreach (var inner in region.Finally) Append(text, inner, indent + "  ");
                return;
            case If choice:
                text.Append("if ").Append(Of(choice.Condition)).Append('\n');
                foreach (var inner in choice.Then) Append(text, inner, indent + "  ");
                if (choice.Else.Count > 0) text.Append(indent).Append("else\n");
                foreach (var inner in choice.Else) Append(text, inner, indent + "  ");
                return;
            default: throw IrWalk.Unknown(stmt);
        }
        text.Append('\n');
    }
}
