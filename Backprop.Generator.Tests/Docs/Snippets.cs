using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backprop.Generator.Tests.Docs;

/// <summary>Makes a compilation unit of a code block: statements go into a method, methods into a class.</summary>
internal static class Snippets
{
    private const string Usings = """
        global using System;
        global using Backprop;
        """;

    public static string Prelude => Usings;

    /// <summary>The method that holds the statements of a block.</summary>
    public static string MethodOf(int block) => "Block" + block;

    public static string Wrap(CodeBlock block, int number)
    {
        var root = (CompilationUnitSyntax)CSharpSyntaxTree.ParseText(block.Code).GetRoot();
        var text = new StringBuilder();
        foreach (var directive in root.Usings) text.Append(directive.ToFullString()).Append('\n');
        var methods = root.Members.Where(IsMethod).ToArray();
        var statements = root.Members.OfType<GlobalStatementSyntax>().Except(methods).ToArray();
        if (methods.Length > 0 || statements.Length > 0)
        {
            text.Append("public static partial class Snippets\n{\n");
            foreach (var method in methods) text.Append(method.ToFullString()).Append('\n');
            if (statements.Length > 0)
                text.Append($"public static void {MethodOf(number)}()\n{{\n{string.Concat(statements.Select(s => s.ToFullString()))}\n}}\n");
            text.Append("}\n");
        }
        foreach (var member in root.Members.Where(m => m is not GlobalStatementSyntax && !IsMethod(m))) text.Append(member.ToFullString()).Append('\n');
        return text.ToString();
    }

    /// <summary>A method shown without its class; C# takes it for a local function.</summary>
    private static bool IsMethod(MemberDeclarationSyntax member) =>
        member is MethodDeclarationSyntax
        || member is GlobalStatementSyntax { Statement: LocalFunctionStatementSyntax { Modifiers: var modifiers } } && modifiers.Any(IsAccess);

    private static bool IsAccess(SyntaxToken modifier) =>
        modifier.Kind() is SyntaxKind.PublicKeyword or SyntaxKind.PrivateKeyword or SyntaxKind.InternalKeyword or SyntaxKind.ProtectedKeyword;
}
