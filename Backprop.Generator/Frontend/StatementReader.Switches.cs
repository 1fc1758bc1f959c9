using System.Runtime.CompilerServices;
using Backprop.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Generator.Frontend;

/// <summary>switch (v) { case a: A; break; default: B; break; } ⇒ if (v == a) A else B; a goto case is the other section again.</summary>
internal sealed partial class StatementReader
{
    private readonly Dictionary<ILabelSymbol, int> exits = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ILabelSymbol, ISwitchCaseOperation> sections = new(SymbolEqualityComparer.Default);
    private readonly Stack<ISwitchCaseOperation> entered = [];

    private void ReadSwitch(ISwitchOperation choice)
    {
        var syntax = (SwitchStatementSyntax)choice.Syntax;
        Begin(syntax.Expression, "switch (", ")");
        var value = expressions.ReadGoverning(choice.Value, choice.Cases.SelectMany(section => section.Clauses).Select(clause => (clause as IPatternCaseClauseOperation)?.Guard));
        exits[choice.ExitLabel] = writer.NewLabel();
        foreach (var section in choice.Cases)
            foreach (var clause in section.Clauses)
                if (clause.Label is { } label) sections[label] = section;
        foreach (var section in choice.Cases) depths[section] = depth;
        var fallback = choice.Cases.FirstOrDefault(section => section.Clauses.Any(clause => clause is IDefaultCaseClauseOperation));
        var asked = choice.Cases.Where(section => section != fallback).ToArray();
        writer.Labeled(exits[choice.ExitLabel], writer.Body(() => ReadSections(asked, 0, fallback, value)));
    }

    private void ReadSections(ISwitchCaseOperation[] asked, int i, ISwitchCaseOperation? fallback, Value value)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (i == asked.Length)
        {
            if (fallback is not null) ReadSection(fallback);
            return;
        }
        var condition = expressions.Match(value, asked[i].Clauses);
        writer.Choose(condition, writer.Body(() => ReadSection(asked[i])), writer.Body(() => ReadSections(asked, i + 1, fallback, value)));
    }

    private void ReadSection(ISwitchCaseOperation section)
    {
        if (entered.Contains(section)) throw Refuse(section.Syntax.GetFirstToken(), "'goto case' in a circle", "write a loop");
        entered.Push(section);
        Read(section.Body);
        entered.Pop();
    }

    private void ReadJump(IBranchOperation jump)
    {
        if (exits.TryGetValue(jump.Target, out int exit))
        {
            if (jump.BranchKind == BranchKind.GoTo) writer.Jump(exit);
            else writer.Leave(exit);
        }
        else if (sections.TryGetValue(jump.Target, out var section))
        {
            if (depths[section] != depth) throw Refuse(jump.Syntax.GetFirstToken(), "'goto case' out of a 'try', 'using' or 'lock'", "leave that statement first");
            ReadSection(section);
        }
        else
            throw Refuse(jump);
    }
}
