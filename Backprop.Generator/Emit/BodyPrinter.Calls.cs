using Backprop.Generator.Ir;

namespace Backprop.Generator.Emit;

/// <summary>Calls of functions over spans.</summary>
internal sealed partial class BodyPrinter
{
    /// <summary>How long an array is, or a number that says it.</summary>
    private string Length(Expr array) => array.Type == IrType.Int ? expressions.Print(array) : expressions.Print(array, Binding.Primary) + (array.Type is ArrayType { Form: ArrayForm.List } ? ".Count" : ".Length");

    private void PrintCall(Call call)
    {
        if (call.Routine == Routine.Clear)
        {
            string array = expressions.Print(call.Args[0], Binding.Primary);
            code.Line(array + (call.Args[0].Type is ArrayType { IsSpan: true } ? ".Clear();" : ".AsSpan().Clear();"));
            return;
        }
        if (call.Routine == Routine.CheckSeed)
        {
            string seed = expressions.Print(call.Args[0]);
            code.Line(expressions.Known("Backprop.Buffers") + ".CheckSeed(nameof(" + seed + "), " + seed + ", " + Length(call.Args[1]) + ");");
            return;
        }
        if (call.Routine == Routine.CheckRange)
        {
            code.Line(expressions.Known("Backprop.Buffers") + ".CheckRange(" + Length(call.Args[0]) + ", " + expressions.Print(call.Args[1]) + ", " + expressions.Print(call.Args[2]) + ");");
            return;
        }
        if (call.Routine == Routine.CheckApart)
        {
            code.Line(Apartness.Call(expressions.Known("Backprop.Buffers"), (ArrayType)call.Args[0].Type, expressions.Print(call.Args[0], Binding.Primary), (ArrayType)call.Args[1].Type, expressions.Print(call.Args[1], Binding.Primary)));
            return;
        }
        string results = call.Results.Count == 0 ? "" : Declared(call.Results) + " = ";
        var args = call.Args.Select(arg => expressions.Print(arg));
        if (call.Tape is { } tape) args = args.Append("out " + (!read.Contains(tape.Id) ? "_" : Declared(Seq.Of(tape))));
        if (call.Routine.IsLent) args = args.Append(expressions.Workspace);
        code.Line(results + expressions.Callee(call.Routine) + "(" + string.Join(", ", args) + ");");
        // What was computed again is not wanted any more.
        if (call.Routine is { Recomputes: true, Helper.Sweep: HelperSweep.Backward } && expressions.Recomputed is { } again) code.Line(again + ".Dispose();");
    }

    /// <summary>What several results are assigned to at once.</summary>
    private string Declared(Seq<Local> targets)
    {
        // Only in a declaration is '_' never a variable of the user's.
        bool discards = targets.Count > 1 && !targets.Any(target => read.Contains(target.Id) && declared.Contains(target.Id));
        bool IsWanted(Local target) => !discards || read.Contains(target.Id);
        var fresh = targets.Where(target => IsWanted(target) && declared.Add(target.Id)).ToArray();
        bool isNew = fresh.Length == targets.Count(IsWanted);
        // C# 9 declares all of them or none.
        if (!isNew) foreach (var local in fresh) code.Line(local.Type.Text + " " + expressions.Name(local) + ";");
        string names = string.Join(", ", targets.Select(target => IsWanted(target) ? expressions.Name(target) : "_"));
        return (isNew ? "var " : "") + (targets.Count > 1 ? "(" + names + ")" : names);
    }
}
