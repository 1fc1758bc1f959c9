using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Backprop.Generator.Frontend;

/// <summary>T F&lt;T&gt;(T v) => T.Sqrt(v) + T.One ⇒ double F(double v) => double.Sqrt(v) + 1.0: the text of a generic method for given types.</summary>
internal sealed class SpecialisedText
{
    private readonly SyntaxNode declaration;
    private readonly IMethodSymbol method;
    private readonly SemanticModel model;
    private readonly TypeArguments types;
    private readonly IReadOnlyDictionary<ISymbol, ITypeSymbol> given;
    private readonly List<(TextSpan Span, string Text)> edits = [];
    private readonly HashSet<SyntaxNode> replaced = [], qualified = [];
    private readonly Dictionary<SyntaxNode, int> conversions = [];
    private readonly Dictionary<SyntaxNode, Func<SyntaxNode, IEnumerable<(SyntaxNode Old, SyntaxNode Now)>>> paraphrased = [];
    /// <summary>The struct or object that a method belongs to, where it is a parameter.</summary>
    private readonly string self;
    private readonly List<ISymbol> members = [];

    public SpecialisedText(SyntaxNode declaration, IMethodSymbol method, SemanticModel model, TypeArguments types, IReadOnlyDictionary<ISymbol, ITypeSymbol> given)
    {
        (this.declaration, this.method, this.model, this.types, this.given) = (declaration, method, model, types, given);
        self = HasSelf(method) && declaration.DescendantTokens().Any(token => token.ValueText == "self") ? "__self" : "self";
        Parts = declaration switch
        {
            MethodDeclarationSyntax ordinary => [ordinary.ReturnType, ordinary.ParameterList, ordinary.Body ?? (SyntaxNode)ordinary.ExpressionBody!],
            OperatorDeclarationSyntax function => [function.ReturnType, function.ParameterList, function.Body ?? (SyntaxNode)function.ExpressionBody!],
            ConstructorDeclarationSyntax { Initializer: null } constructor => [constructor.ParameterList, constructor.Body ?? (SyntaxNode)constructor.ExpressionBody!],
            LocalFunctionStatementSyntax function => [function.ReturnType, function.ParameterList, function.Body ?? (SyntaxNode)function.ExpressionBody!],
            ArrowExpressionClauseSyntax { Parent: PropertyDeclarationSyntax property } getter => [property.Type, getter],
            AccessorDeclarationSyntax { Keyword.RawKind: (int)SyntaxKind.GetKeyword, Parent.Parent: PropertyDeclarationSyntax property } getter => [property.Type, getter.Body ?? (SyntaxNode)getter.ExpressionBody!],
            _ => [],
        };
        var open = new Stack<SyntaxNode>(Parts);
        while (open.Count > 0)
        {
            var node = open.Pop();
            Edit(node);
            if (replaced.Contains(node)) continue;
            foreach (var child in conversions.ContainsKey(node) ? ((InvocationExpressionSyntax)node).ArgumentList.ChildNodes() : node.ChildNodes()) open.Push(child);
        }
    }

    /// <summary>What is the same in both texts, but for what is replaced: result type, parameters, body.</summary>
    public IReadOnlyList<SyntaxNode> Parts { get; }

    /// <summary>Whether a method of a generic type is given what it belongs to as its last parameter: no 'this' is of the type that it has for a call.</summary>
    public static bool HasSelf(IMethodSymbol method) => !method.IsStatic && TypeArguments.IsGiven(method.ContainingType);

    /// <summary>The members that a constructor names: each is a parameter, for no other function may assign those that are readonly.</summary>
    public IReadOnlyList<ISymbol> Members => members;

    /// <summary>The method as a local function.</summary>
    public string Write()
    {
        if (Parts.Count == 0) return "";
        edits.Sort((a, b) => a.Span.CompareTo(b.Span));
        string given = Parts.FirstOrDefault(part => part is ParameterListSyntax) is { } list ? Text(list) : "()";
        var parameters = new List<string> { given.Substring(1, given.Length - 2) };
        parameters.AddRange(members.Select(member => TypeReader.Spell(ObjectMembers.KeptType(member)!) + " " + NameOf(member)));
        if (HasSelf(method)) parameters.Add((method.IsReadOnly ? "in " : "") + TypeReader.Spell(method.ContainingType) + " " + self);
        var body = Parts[Parts.Count - 1];
        return (method.IsStatic || HasSelf(method) ? "static " : "") + (Parts[0] is ParameterListSyntax ? "void" : Text(Parts[0])) + " __" + method.Name.TrimStart('.') + "(" + string.Join(", ", parameters.Where(parameter => parameter.Length > 0)) + ") " + Text(body) + (body is ArrowExpressionClauseSyntax ? ";" : "");
    }

    /// <summary>What stands for the parts in the new text.</summary>
    public IReadOnlyList<SyntaxNode> PartsOf(LocalFunctionStatementSyntax function)
    {
        var body = function.Body ?? (SyntaxNode)function.ExpressionBody!;
        return Parts.Count == 3 ? [function.ReturnType, function.ParameterList, body] : Parts[0] is ParameterListSyntax ? [function.ParameterList, body] : [function.ReturnType, body];
    }

    /// <summary>How many parts a node has in the new text that it had not.</summary>
    public int Added(SyntaxNode old) => HasSelf(method) && old is ParameterListSyntax && Parts.Contains(old) ? 1 + members.Count : 0;

    private static string NameOf(ISymbol member) => "__" + member.Name;

    /// <summary>Names a member of the object that a constructor makes.</summary>
    private bool IsOfNew(SyntaxNode node, out ISymbol member)
    {
        member = null!;
        if (method.MethodKind != MethodKind.Constructor || !(node is SimpleNameSyntax name && !Callees.IsQualified(name) || node is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax })) return false;
        if (model.GetSymbolInfo(node).Symbol is not { IsStatic: false } symbol || !(symbol is IFieldSymbol || symbol is IPropertySymbol property && ObjectMembers.IsAuto(property))) return false;
        member = method.ContainingType.GetMembers(symbol.Name).FirstOrDefault(other => SymbolEqualityComparer.Default.Equals(other.OriginalDefinition, symbol.OriginalDefinition))!;
        return member is not null;
    }

    /// <summary>The node of the new text that stands for one of the old; null where another text has taken its place.</summary>
    public SyntaxNode? Counterpart(SyntaxNode old, SyntaxNode now)
    {
        if (replaced.Contains(old)) return null;
        if (qualified.Contains(old)) return now is MemberAccessExpressionSyntax member ? member.Name : now is QualifiedNameSyntax name ? name.Right : now;
        return now;
    }

    /// <summary>The operand of a conversion that was a call, in both texts; null for anything else.</summary>
    public (SyntaxNode Old, SyntaxNode Now)? Converted(SyntaxNode old, SyntaxNode now)
    {
        if (!conversions.TryGetValue(old, out int depth)) return null;
        for (; depth > 0; depth--) now = now is CastExpressionSyntax cast ? cast.Expression : ((ParenthesizedExpressionSyntax)now).Expression;
        return (((InvocationExpressionSyntax)old).ArgumentList.Arguments[0].Expression, now);
    }

    /// <summary>The expressions of what is said in other words, a query as calls, and what they are there; null for anything else.</summary>
    public IEnumerable<(SyntaxNode Old, SyntaxNode Now)>? Paraphrased(SyntaxNode old, SyntaxNode now) => paraphrased.TryGetValue(old, out var pairs) ? pairs(now) : null;

    private bool IsListed(ISymbol? symbol, out ITypeSymbol list)
    {
        list = null!;
        return symbol is ILocalSymbol { Type: IArrayTypeSymbol type } && given.TryGetValue(symbol, out list) && MadeArrays.Stands(list, type);
    }

    /// <summary>{ a, b } ⇒ new List&lt;T&gt; { a, b }, new T[n] ⇒ new List&lt;T&gt;(new T[n]).</summary>
    private void List(ExpressionSyntax value, ITypeSymbol type)
    {
        string made = "new " + TypeReader.Spell(type);
        if (MadeArrays.ToArray(value, model) is { } name) Replace(name, "ToList");
        else if (MadeArrays.Elements(value) is { } elements)
        {
            edits.Add((TextSpan.FromBounds(value.SpanStart, elements.SpanStart), made + " "));
            paraphrased[value] = now => elements.Expressions.Zip(((ObjectCreationExpressionSyntax)now).Initializer!.Expressions, (old, element) => ((SyntaxNode)old, (SyntaxNode)element));
        }
        else if (MadeArrays.Size(value) is { } size)
        {
            edits.Add((new TextSpan(value.SpanStart, 0), made + "("));
            edits.Add((new TextSpan(value.Span.End, 0), ")"));
            paraphrased[value] = now => [(size, MadeArrays.Size(((ObjectCreationExpressionSyntax)now).ArgumentList!.Arguments[0].Expression)!)];
        }
    }

    private string Unused(string name, int from)
    {
        var names = new HashSet<string>(declaration.DescendantTokens().Select(token => token.ValueText));
        return Enumerable.Range(from, int.MaxValue).Select(number => number == 0 ? name : name + (number + 1)).First(candidate => !names.Contains(candidate));
    }

    private string Text(SyntaxNode part)
    {
        var text = new StringBuilder();
        int at = part.SpanStart;
        var source = declaration.SyntaxTree.GetText();
        foreach (var (span, replacement) in edits.Where(edit => part.Span.Contains(edit.Span)))
        {
            text.Append(source.ToString(TextSpan.FromBounds(at, span.Start))).Append(replacement);
            at = span.End;
        }
        return text.Append(source.ToString(TextSpan.FromBounds(at, part.Span.End))).ToString();
    }

    private void Edit(SyntaxNode node)
    {
        switch (node)
        {
            case ExpressionSyntax when IsOfNew(node, out var member):
                if (!members.Contains(member, SymbolEqualityComparer.Default)) members.Add(member);
                Replace(node, NameOf(member));
                break;
            case TypeSyntax { Parent: ParameterSyntax parameter } when model.GetDeclaredSymbol(parameter) is { } symbol && given.TryGetValue(symbol, out var type):
                Replace(node, TypeReader.Spell(type));
                break;
            case TypeSyntax { Parent: VariableDeclarationSyntax { Variables: { Count: 1 } variables } } when model.GetDeclaredSymbol(variables[0]) is { } symbol && given.TryGetValue(symbol, out var type):
                Replace(node, TypeReader.Spell(type));
                break;
            case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Count", Parent: not InvocationExpressionSyntax, Expression: IdentifierNameSyntax list } when model.GetSymbolInfo(list).Symbol is { } symbol && given.TryGetValue(symbol, out var type) && type is IArrayTypeSymbol:
                Replace(node, list.ToString() + ".Length");
                break;
            case ExpressionSyntax { Parent: EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable } } value when IsListed(model.GetDeclaredSymbol(variable), out var list):
                List(value, list);
                break;
            case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Length", Expression: IdentifierNameSyntax array } when IsListed(model.GetSymbolInfo(array).Symbol, out _):
                Replace(node, array + ".Count");
                break;
            case QueryExpressionSyntax query when new QueryText(query, model, Unused("item", paraphrased.Count)) is { IsSupported: true } calls:
                paraphrased[query] = calls.Pairs;
                edits.AddRange(calls.Edits);
                foreach (var (name, now) in calls.Names) Replace(name, now);
                break;
            case ParameterSyntax parameter:
                foreach (var modifier in parameter.Modifiers.Where(modifier => modifier.IsKind(SyntaxKind.ThisKeyword))) edits.Add((modifier.Span, ""));
                break;
            // T? is Nullable<T> for structs alone.
            case NullableTypeSyntax { ElementType: var element } when model.GetSymbolInfo(element).Symbol is ITypeParameterSymbol { HasValueTypeConstraint: false } parameter && types.For(parameter) is { IsValueType: true } type:
                Replace(node, TypeReader.Spell(type));
                break;
            case InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } when model.GetConstantValue(node) is { HasValue: true, Value: string name }:
                Replace(node, SymbolDisplay.FormatLiteral(name, quote: true));
                break;
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax member, ArgumentList.Arguments: { Count: 1 } arguments } when IsConversion(member, arguments[0].Expression, out var type):
                Convert((InvocationExpressionSyntax)node, arguments[0].Expression, type);
                break;
            case MemberAccessExpressionSyntax { Parent: not InvocationExpressionSyntax } member when types.For(model.GetSymbolInfo(member.Expression).Symbol) is { SpecialType: not SpecialType.None } type && Identity(member.Name.Identifier.ValueText, type) is { } number:
                Replace(node, number);
                break;
            case IdentifierNameSyntax when types.For(model.GetSymbolInfo(node).Symbol) is { } type:
                Replace(node, TypeReader.Spell(type));
                break;
            case SimpleNameSyntax name when !Callees.IsQualified(name) && model.GetSymbolInfo(name).Symbol is INamedTypeSymbol { ContainingType: not null } nested && TypeArguments.IsGiven(types.Of(nested).ContainingType):
                Replace(node, TypeReader.Spell(types.Of(nested)));
                break;
            case ThisExpressionSyntax when HasSelf(method):
                Replace(node, self);
                break;
            case SimpleNameSyntax name when HasSelf(method) && !Callees.IsQualified(name) && model.GetSymbolInfo(name).Symbol is { IsStatic: false, ContainingType: { } owner } and (IFieldSymbol or IPropertySymbol or IEventSymbol or IMethodSymbol { MethodKind: MethodKind.Ordinary })
                && TypeChain.Bases(method.OriginalDefinition.ContainingType).Contains(owner, SymbolEqualityComparer.Default):
                qualified.Add(node);
                edits.Add((new TextSpan(node.SpanStart, 0), self + "."));
                break;
            case SimpleNameSyntax name when !Callees.IsQualified(name) && model.GetSymbolInfo(name).Symbol is { IsStatic: true, ContainingType: { } owner } and (IFieldSymbol or IPropertySymbol or IEventSymbol or IMethodSymbol { MethodKind: MethodKind.Ordinary })
                && TypeArguments.IsGiven(types.Of(owner)):
                qualified.Add(node);
                edits.Add((new TextSpan(node.SpanStart, 0), TypeReader.Spell(types.Of(owner)) + "."));
                break;
        }
    }

    private void Replace(SyntaxNode node, string text)
    {
        replaced.Add(node);
        edits.Add((node.Span, text));
    }

    /// <summary>T.CreateChecked(n) or double.CreateChecked(n), which gives what a cast gives to a real number.</summary>
    private bool IsConversion(MemberAccessExpressionSyntax member, ExpressionSyntax argument, out ITypeSymbol type)
    {
        type = model.GetSymbolInfo(member.Expression).Symbol is ITypeSymbol owner ? types.Of(owner) : null!;
        if (member.Name.Identifier.ValueText is not ("CreateChecked" or "CreateSaturating" or "CreateTruncating") || !TypeReader.IsReal(type)) return false;
        return model.GetTypeInfo(argument).Type is { } given && types.Of(given) is { TypeKind: not TypeKind.Enum } from && (TypeReader.IsReal(from) || TypeReader.IsIntegral(from));
    }

    private void Convert(InvocationExpressionSyntax call, ExpressionSyntax argument, ITypeSymbol type)
    {
        if (argument is LiteralExpressionSyntax { Token.Value: int number })
        {
            Replace(call, Literal(number, type));
            return;
        }
        bool isSimple = argument is IdentifierNameSyntax or LiteralExpressionSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax or ElementAccessExpressionSyntax or ParenthesizedExpressionSyntax;
        bool isInside = call.Parent is MemberAccessExpressionSyntax or ConditionalAccessExpressionSyntax;
        conversions[call] = 1 + (isSimple ? 0 : 1) + (isInside ? 1 : 0);
        edits.Add((TextSpan.FromBounds(call.SpanStart, argument.SpanStart), (isInside ? "((" : "(") + TypeReader.Spell(type) + (isSimple ? ")" : ")(")));
        edits.Add((TextSpan.FromBounds(argument.Span.End, call.Span.End), (isSimple ? "" : ")") + (isInside ? ")" : "")));
    }

    /// <summary>Numbers that a type has in no other name than that of an interface.</summary>
    private static string? Identity(string name, ITypeSymbol type) => name switch
    {
        "Zero" or "AdditiveIdentity" => Literal(0, type),
        "One" or "MultiplicativeIdentity" => Literal(1, type),
        "NegativeOne" => "(-" + Literal(1, type) + ")",
        _ => null,
    };

    private static string Literal(int number, ITypeSymbol type)
    {
        string text = number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return type.SpecialType switch
        {
            SpecialType.System_Double => text + ".0",
            SpecialType.System_Single => text + "f",
            SpecialType.System_Int32 => text,
            SpecialType.System_Int64 => text + "L",
            _ => "((" + TypeReader.Spell(type) + ")" + text + ")",
        };
    }
}
