using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backprop.Generator.Frontend;

/// <summary>
/// How large and how deep a method is, before it is bound: the binder can be neither cancelled nor kept from overflowing the
/// stack. Chains of binary operators lean to the left and are bound in a loop, so that their length is no depth.
/// </summary>
internal static class SyntaxSize
{
    private const int MostNodes = 400_000;
    private const int Deepest = 1_000;

    public static bool IsTooLarge(SyntaxNode root)
    {
        var open = new Stack<(SyntaxNode Node, int Depth)>();
        open.Push((root, 0));
        for (int count = 0; open.Count > 0; count++)
        {
            var (node, depth) = open.Pop();
            if (count > MostNodes || depth > Deepest) return true;
            foreach (var child in node.ChildNodes())
                open.Push((child, node is BinaryExpressionSyntax binary && binary.Left == child ? depth : depth + 1));
        }
        return false;
    }
}
