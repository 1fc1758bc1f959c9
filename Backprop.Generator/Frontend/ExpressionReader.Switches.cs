using Backprop.Generator.Diagnostics;
using Backprop.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Generator.Frontend;

/// <summary>v switch { p => a, _ => b } ⇒ if (v is p) t = a else t = b.</summary>
internal sealed partial class ExpressionReader
{
    /// <summary>The value that a switch asks about, evaluated once; one that a guard may change is copied.</summary>
    public Value ReadGoverning(IOperation value, IEnumerable<IOperation?> guards)
    {
        if (IsNullable(value.Type)) throw Refuse(Descriptors.Choice, value, "A 'switch' on a number that may be missing");
        var governing = Read(value);
        if (!guards.Any(guard => guard is not null && Changes(guard))) return governing;
        int mark = writer.Pending;
        writer.Wait(governing);
        writer.Hold();
        return governing.With(new Queue<Atom>(writer.Resume(mark)));
    }

    /// <summary>Whether the value is that of one of the labels.</summary>
    private Atom Matches(Value value, IEnumerable<SyntaxNode> labels) => writer.Temporary("isCase", quoted.ReadMatch(value, labels.ToArray()));

    /// <summary>Whether the value is that of one of the clauses of a section.</summary>
    public Atom Match(Value value, IReadOnlyList<ICaseClauseOperation> clauses)
    {
        if (clauses.All(clause => clause is not IPatternCaseClauseOperation pattern || !Assigns(pattern.Pattern, pattern.Guard)))
            return Matches(value, clauses.Select(clause => clause.Syntax));
        Atom OneOf(int i)
        {
            var matches = clauses[i] is IPatternCaseClauseOperation clause ? Match(value, clause.Pattern, clause.Guard, clause.Syntax) : Matches(value, [clauses[i].Syntax]);
            return i == clauses.Count - 1 ? matches : Choose("either", matches, clauses.Skip(i + 1), () => Truth.True, () => OneOf(i + 1));
        }
        return OneOf(0);
    }

    /// <summary>Whether the value matches, and the guard holds then.</summary>
    private Atom Match(Value value, IPatternOperation pattern, IOperation? guard, SyntaxNode label)
    {
        if (!Assigns(pattern, guard)) return Matches(value, [label]);
        var matches = Match(value, pattern, Truth.True);
        if (guard is { Syntax: ExpressionSyntax syntax } && matches is not Const && !Assigns(guard)) return writer.Temporary("both", quoted.ReadLink(matches, syntax, isAnd: true));
        return guard is null ? matches : Choose("both", matches, [guard], () => ReadCondition(guard), () => Truth.False);
    }

    private bool Assigns(IPatternOperation pattern, IOperation? guard) => Declared(pattern).Any() || guard is not null && Assigns(guard);

    private Value? ReadSwitch(ISwitchExpressionOperation choice)
    {
        var type = choice.Type!;
        bool isText = !HasReals(type) && !HasReals(choice.Value.Type) && !Assigns(choice);
        if (isText || TypeReader.Spell(type) == "var" || type.IsRefLikeType && TypeReader.ReadArray(type) is null) return null;
        if (Assigns(choice)) writer.Hold();
        var chosen = NewResult("chosen", type);
        writer.Begin(chosen);
        var value = ReadGoverning(choice.Value, choice.Arms.Select(arm => arm.Guard));
        var arms = writer.Body(() => ReadArms(choice, 0, value, chosen), isCertain: true);
        BeginCopies(chosen);
        foreach (var stmt in arms) writer.Add(stmt);
        return chosen.Value;
    }

    private bool HasReals(ITypeSymbol? type) => TypeReader.IsReal(type) || composites.Is(type) || TypeReader.ReadArray(type) is not null;

    private void ReadArms(ISwitchExpressionOperation choice, int i, Value value, Variable chosen)
    {
        if (i == choice.Arms.Length)
        {
            ThrowNew("global::System.Runtime.CompilerServices.SwitchExpressionException()");
            return;
        }
        var arm = choice.Arms[i];
        if (arm is { Pattern: IDiscardPatternOperation, Guard: null })
        {
            foreach (var stmt in Branch(chosen, arm.Value)) writer.Add(stmt);
            return;
        }
        var condition = Match(value, arm.Pattern, arm.Guard, arm.Syntax);
        writer.Choose(condition, Branch(chosen, arm.Value), writer.Body(() => ReadArms(choice, i + 1, value, chosen)));
    }
}
