using Backprop.Generator.Ir;
using Backprop.Generator.Normalise;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Generator.Frontend;

/// <summary>try … finally, using, lock: the forward sweep keeps them, the backward sweep passes through.</summary>
internal sealed partial class StatementReader
{
    private readonly Dictionary<ISwitchCaseOperation, int> depths = [];
    private int depth;

    private void ReadTry(ITryOperation attempt)
    {
        var syntax = (TryStatementSyntax)attempt.Syntax;
        if (attempt.Catches.Length > 0) throw Refuse(syntax.Catches[0].CatchKeyword, "'catch'", "ask for what may go wrong before it does, or move what needs no derivative to a method of its own");
        if (attempt.Finally is null) throw new UnreadableException(null);
        var body = Within(() => Read(attempt.Body));
        Finally(body, Within(() => Read(attempt.Finally)), syntax.Finally!.FinallyKeyword, ("'finally'", "its 'try'"), "after the 'try' statement");
    }

    /// <summary>What runs in the end, however its body is left.</summary>
    private void Finally(Seq<Stmt> body, Seq<Stmt> last, SyntaxToken keyword, (string What, string Body) said, string instead)
    {
        var assigned = new HashSet<int>(IrWalk.Targets(body).Select(local => local.Id));
        var both = last.SelectMany(IrWalk.Reads).FirstOrDefault(local => assigned.Contains(local.Id));
        if (both is not null && body.Any(Regions.MayThrow))
            throw writer.IsOfCells(both)
                ? Refuse(keyword, said.What + " that puts numbers into a collection, as " + said.Body + " may,", "put them there " + instead)
                : Refuse(keyword, said.What + " that reads '" + both.Name + "', which " + said.Body + " assigns,", "read it " + instead);
        if (last.Count > 0) writer.Region(Regions.Text("try"), body, last);
        else foreach (var stmt in body) writer.Add(stmt);
    }

    private void ReadLock(ILockOperation locked)
    {
        if (expressions.IsOwnObject(locked.LockedValue))
        {
            Read(locked.Body);
            return;
        }
        Begin(((LockStatementSyntax)locked.Syntax).Expression, "lock (", ")");
        Enter("lock", expressions.ReadAtom(locked.LockedValue), () => Read(locked.Body));
    }

    private void ReadUsing(IUsingOperation use)
    {
        var syntax = (UsingStatementSyntax)use.Syntax;
        if (use.IsAsynchronous) throw Refuse(syntax.AwaitKeyword, "'await using'", "wait for it outside of the method");
        if (use.Resources is IVariableDeclarationGroupOperation group)
        {
            Begin(syntax.Declaration!, "using (", ")");
            Use(group, 0, syntax.UsingKeyword, () => Read(use.Body));
        }
        else if (use.Resources.ConstantValue is { HasValue: true, Value: null }) Read(use.Body);
        else
        {
            Begin(syntax.Expression!, "using (", ")");
            Enter("using", expressions.ReadAtom(use.Resources), () => Read(use.Body));
        }
    }

    /// <summary>using var r = …; rest ⇒ using (r) { rest }.</summary>
    private void ReadUsing(IUsingDeclarationOperation use, IEnumerable<IOperation> rest)
    {
        var syntax = (LocalDeclarationStatementSyntax)use.Syntax;
        if (use.IsAsynchronous) throw Refuse(syntax.AwaitKeyword, "'await using'", "wait for it outside of the method");
        Begin(syntax);
        Use(use.DeclarationGroup, 0, syntax.UsingKeyword, () => Read(rest));
    }

    private void Use(IVariableDeclarationGroupOperation group, int i, SyntaxToken keyword, Action body)
    {
        var declarators = group.Declarations.SelectMany(declaration => declaration.Declarators).ToArray();
        if (i == declarators.Length)
        {
            body();
            return;
        }
        var type = Declarable(declarators[i]).Type;
        // It is disposed of as it is at the end, not as it was at the beginning.
        if (type is { IsValueType: true, IsReadOnly: false }) throw Refuse(keyword, "'using' of a struct that is not readonly", "declare it before a 'try' and dispose of it in its 'finally'");
        if (expressions.DeclareObject(declarators[i].Symbol, declarators[i]))
        {
            var ended = Within(() => Use(group, i + 1, keyword, body));
            Finally(ended, Within(() => expressions.Dispose(declarators[i].Symbol, declarators[i])), keyword, ("'using' of an object with a Dispose", "the code in between"), "behind what it is used for, and call Dispose there");
            return;
        }
        Enter("using", Initialize(declarators[i]).Local is { } resource ? new Read(resource) : throw new UnreadableException(null), () => Use(group, i + 1, keyword, body));
    }

    private void Enter(string keyword, Atom value, Action body)
    {
        var hole = new Hole(value, HoleKind.Exposed, -1);
        var head = new Quoted(Seq.Of(keyword + " (", ")"), Seq.Of(hole), IrType.Void, Binding.Loose, Movable: false);
        writer.Region(head, Within(body), Seq<Stmt>.Empty);
    }

    private Seq<Stmt> Within(Action body)
    {
        depth++;
        var statements = writer.Body(body);
        depth--;
        return statements;
    }
}
