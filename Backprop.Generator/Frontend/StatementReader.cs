using System.Text;
using Backprop.Generator.Diagnostics;
using Backprop.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Generator.Frontend;

/// <summary>Reads statements; names those that are not supported in their refusals.</summary>
internal sealed partial class StatementReader(BodyWriter writer, ExpressionReader expressions, Variable result, int exit)
{
    private const int LongestQuote = 120;

    /// <summary>The end of the method that is differentiated.</summary>
    public const int Return = 0;

    /// <summary>Reads a body: what it returns.</summary>
    public Value ReadBody(IReadOnlyList<IOperation> statements)
    {
        writer.Begin(result);
        var last = statements.Count > 0 ? statements[statements.Count - 1] : null;
        bool isCertain = !statements.Take(statements.Count - 1).Any(Leaves) && (last is null or IReturnOperation || !Leaves(last));
        int objects = writer.Objects.Count;
        var body = writer.Body(() => Read(statements), isCertain);
        // What is created behind a throw may be kept in another object, and read behind the end.
        if (isCertain && writer.Objects.Count > objects && statements.Any(statement => statement.DescendantsAndSelf().Any(inner => inner is IThrowOperation)))
            foreach (var created in writer.Objects.Skip(objects)) writer.Begin(created);
        expressions.BeginCopies(result);
        writer.Labeled(exit, body);
        return result.Value;
    }

    /// <summary>Reads the body of a method that is called: one that returns at its end alone needs no variable for that.</summary>
    public Value ReadCalled(IReadOnlyList<IOperation> statements)
    {
        if (!ReturnsOnce(statements)) return ReadBody(statements);
        Value? value = null;
        ReadToEnd(statements, returned => value = expressions.ReadReturned(returned));
        return value!;
    }

    /// <summary>Whether a body returns something at its end, and nowhere else.</summary>
    public static bool ReturnsOnce(IReadOnlyList<IOperation> statements) =>
        statements.Count > 0 && statements[statements.Count - 1] is IReturnOperation { ReturnedValue: not null } && !statements.Take(statements.Count - 1).Any(Leaves);

    private void ReadToEnd(IReadOnlyList<IOperation> statements, Action<IOperation> read)
    {
        // Nothing leaves it before its end but what is thrown, and that leaves all.
        exit = Return;
        Read(statements.Take(statements.Count - 1));
        var last = (IReturnOperation)statements[statements.Count - 1];
        Begin(last.Syntax, "return ");
        read(last.ReturnedValue!);
    }

    private static bool Leaves(IOperation statement) => statement is IUsingDeclarationOperation
        || statement is not ILocalFunctionOperation && statement.DescendantsAndSelf().Any(inner => inner is IReturnOperation && IsOfBody(inner, statement));

    private static bool IsOfBody(IOperation inner, IOperation statement)
    {
        for (var around = inner; around is not null && around != statement.Parent; around = around.Parent)
            if (around is IAnonymousFunctionOperation or ILocalFunctionOperation) return false;
        return true;
    }

    private void Read(IEnumerable<IOperation> statements) => ReadList(statements.ToArray());

    private void ReadInOrder(IReadOnlyList<IOperation> all)
    {
        for (int i = 0; i < all.Count; i++)
        {
            if (all[i] is IUsingDeclarationOperation use)
            {
                ReadUsing(use, all.Skip(i + 1));
                return;
            }
            Read(all[i]);
        }
    }

    private void Read(IOperation statement)
    {
        switch (statement)
        {
            case IBlockOperation { Syntax: not (UnsafeStatementSyntax or FixedStatementSyntax) } block:
                Read(block.Operations);
                break;
            case IVariableDeclarationGroupOperation { Syntax: LocalDeclarationStatementSyntax { UsingKeyword.RawKind: (int)SyntaxKind.None } } group:
                foreach (var declarator in group.Declarations.SelectMany(declaration => declaration.Declarators)) Declare(declarator, group.Syntax);
                break;
            case IExpressionStatementOperation { Operation: var expression }:
                Begin(statement.Syntax);
                DeclareVariables(expression);
                expressions.ReadStatement(expression);
                break;
            case IReturnOperation { Syntax: YieldStatementSyntax } yield:
                Yield(yield);
                break;
            case IReturnOperation { ReturnedValue: null }:
                writer.Leave(exit);
                break;
            case IReturnOperation { ReturnedValue: { } returned }:
                Begin(statement.Syntax, "return ");
                if (referred is not null) referred(returned);
                else if (result.Several is { } several) expressions.Give(several, returned);
                else expressions.AssignTo(result, expressions.Read(returned), returned);
                writer.Leave(exit);
                break;
            case IConditionalOperation { Syntax: IfStatementSyntax } choice:
                Begin(((IfStatementSyntax)choice.Syntax).Condition, "if (", ")");
                var condition = expressions.ReadCondition(choice.Condition);
                if (condition is Const { Value: var holds }) ReadIfAny(holds != 0 ? choice.WhenTrue : choice.WhenFalse);
                else writer.Choose(condition, writer.Body(() => Read(choice.WhenTrue)), writer.Body(() => ReadIfAny(choice.WhenFalse)));
                break;
            case ITryOperation attempt:
                ReadTry(attempt);
                break;
            case ILockOperation locked:
                ReadLock(locked);
                break;
            case IUsingOperation use:
                ReadUsing(use);
                break;
            case IForLoopOperation loop:
                ReadFor(loop);
                break;
            case IWhileLoopOperation loop:
                ReadWhile(loop);
                break;
            case IForEachLoopOperation loop:
                ReadForEach(loop);
                break;
            case ISwitchOperation choice:
                ReadSwitch(choice);
                break;
            case IBranchOperation jump:
                ReadJump(jump);
                break;
            case IThrowOperation { Syntax: ThrowStatementSyntax { Expression: { } } syntax }:
                Begin(syntax);
                expressions.Throw(syntax);
                writer.Leave(exit);
                break;
            case ILabeledOperation:
                ReadList([statement]);
                break;
            case IEmptyOperation:
            case ILocalFunctionOperation:
                break;
            case IInvalidOperation:
                throw new UnreadableException(null);
            default:
                throw Refuse(statement);
        }
    }

    private void ReadIfAny(IOperation? statement)
    {
        if (statement is not null) Read(statement);
    }

    private void Declare(IVariableDeclaratorOperation declarator, SyntaxNode statement)
    {
        var symbol = Declarable(declarator);
        Begin(statement);
        if (expressions.DeclareFunction(symbol, declarator) || expressions.DeclareObject(symbol, declarator) || expressions.DeclareCollection(symbol, declarator) || expressions.DeclareItems(symbol, declarator)) return;
        if (symbol.IsRef) expressions.DeclareRef(symbol, declarator.GetVariableInitializer()?.Value ?? throw new UnreadableException(null));
        else if (declarator.GetVariableInitializer() is not null)
        {
            Initialize(declarator);
            expressions.Share(symbol, isAssigned: true);
        }
        else
        {
            var variable = Declare(symbol);
            if (expressions.IsCaptured(symbol)) writer.Begin(variable);
            expressions.Share(symbol, isAssigned: false);
        }
    }

    private static ILocalSymbol Declarable(IVariableDeclaratorOperation declarator)
    {
        var symbol = declarator.Symbol;
        if (symbol.Type.TypeKind is TypeKind.Error) throw new UnreadableException(null);
        if (symbol.Type.TypeKind is TypeKind.Dynamic) throw ExpressionReader.Refuse(Descriptors.Expression, declarator, "A dynamic variable");
        return symbol;
    }

    private Variable Initialize(IVariableDeclaratorOperation declarator)
    {
        if (declarator.GetVariableInitializer() is not { Value: { } value }) throw new UnreadableException(null);
        DeclareVariables(value);
        var initial = expressions.Read(value);
        var variable = Declare(declarator.Symbol);
        expressions.AssignTo(variable, initial, value);
        return variable;
    }

    /// <summary>var (s, c) = …: the variables that an expression declares.</summary>
    private void DeclareVariables(IOperation expression)
    {
        if (expression is not IDeconstructionAssignmentOperation { Target: var target }) return;
        foreach (var declared in target.DescendantsAndSelf().OfType<ILocalReferenceOperation>().Where(local => local.IsDeclaration))
            Declare(declared.Local);
    }

    private Variable Declare(ILocalSymbol symbol) => writer.DeclareLocal(symbol);

    private void Begin(SyntaxNode syntax, string prefix = "", string suffix = ";")
    {
        syntax = expressions.Original(syntax);
        writer.BeginStatement(syntax is StatementSyntax ? Quote(syntax, "") : Quote(syntax, prefix) + suffix);
    }

    /// <summary>The statement on one line, without comments.</summary>
    private static string Quote(SyntaxNode syntax, string prefix)
    {
        var text = new StringBuilder(prefix);
        foreach (var token in syntax.DescendantTokens())
        {
            if (text.Length > LongestQuote) return text.ToString(0, LongestQuote) + " …";
            text.Append(token.Text.Contains('\n') ? "\"…\"" : token.Text);
            if (token.HasTrailingTrivia || token.GetNextToken().LeadingTrivia.Any()) text.Append(' ');
        }
        return text.ToString().TrimEnd();
    }
}
