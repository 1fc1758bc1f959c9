using Backprop.Generator.Diagnostics;
using Backprop.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Generator.Frontend;

/// <summary>v switch { p => a, _ => b } ⇒ if (v is p) t = a else t = b.</summary>
internal sealed partial class ExpressionReader
{
    /// <summary>The value that a switch asks about, evaluated once.</summary>
    public Value ReadGoverning(IOperation value)
    {
        var governing = Read(value);
        int mark = writer.Pending;
        writer.Wait(governing);
        writer.Hold();
        return governing.With(new Queue<Atom>(writer.Resume(mark)));
    }

    /// <summary>Whether the value is that of one of the labels.</summary>
    public Atom Matches(Value value, IEnumerable<SyntaxNode> labels) => writer.Temporary("isCase", quoted.ReadMatch(value, labels.ToArray()));

    private Value? ReadSwitch(ISwitchExpressionOperation choice)
    {
        var type = choice.Type!;
        if (!TypeReader.IsReal(type) && !TypeReader.IsRealTuple(type)) return null;
        if (choice.Arms.Any(arm => arm.Locals.Length > 0)) throw Refuse(Descriptors.Choice, choice, "A pattern that declares a variable");
        if (Assigns(choice)) writer.Hold();
        var chosen = writer.NewVariable("chosen", type, LocalRole.Temporary);
        writer.Begin(chosen);
        var value = ReadGoverning(choice.Value);
        ReadArms(choice, 0, value, chosen);
        return chosen.Value;
    }

    private void ReadArms(ISwitchExpressionOperation choice, int i, Value value, Variable chosen)
    {
        if (i == choice.Arms.Length)
        {
            writer.Effect(new Quoted(Seq.Of("throw new global::System.Runtime.CompilerServices.SwitchExpressionException()"), Seq<Hole>.Empty, new Passive("void"), Binding.Loose, false));
            return;
        }
        var arm = choice.Arms[i];
        if (arm is { Pattern: IDiscardPatternOperation, Guard: null })
        {
            foreach (var stmt in Branch(chosen, arm.Value)) writer.Add(stmt);
            return;
        }
        var condition = Matches(value, [arm.Syntax]);
        writer.Choose(condition, Branch(chosen, arm.Value), writer.Body(() => ReadArms(choice, i + 1, value, chosen)));
    }
}
