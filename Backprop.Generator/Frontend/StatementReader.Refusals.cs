using Backprop.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Generator.Frontend;

/// <summary>What statements are refused as, and what to write instead of them.</summary>
internal sealed partial class StatementReader
{
    private static UnreadableException Refuse(SyntaxToken keyword, string what, string instead) =>
        new(new Refusal(Descriptors.Statement, keyword.GetLocation(), what, instead));

    private static UnreadableException Refuse(IOperation statement)
    {
        var (what, instead) = Named(statement.Syntax);
        return Refuse(Keyword(statement.Syntax), what, instead);
    }

    private static SyntaxToken Keyword(SyntaxNode syntax) => syntax.GetFirstToken();

    private static (string What, string Instead) Named(SyntaxNode statement) => statement switch
    {
        GotoStatementSyntax => ("A 'goto' into what another 'goto' repeats", "write the loop that it makes"),
        FixedStatementSyntax => ("'fixed'", "index the array instead"),
        UnsafeStatementSyntax => ("'unsafe'", "write the block without pointers"),
        _ => ("This statement", "write the method without it, or move what needs no derivative to a method of its own"),
    };
}
