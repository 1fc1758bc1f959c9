using Backprop.Generator.Normalise;
using Microsoft.CodeAnalysis;

namespace Backprop.Generator.Frontend;

/// <summary>The methods that call themselves and so become functions of their own, in the order in which they are met.</summary>
internal sealed class Helpers(INamedTypeSymbol within)
{
    private readonly Dictionary<ISymbol, int> numbers = new(SymbolEqualityComparer.Default);
    private readonly HashSet<string> names = [];

    public List<HelperSource> All { get; } = [];

    /// <summary>The number of a helper, which is its place in <see cref="All"/>.</summary>
    public int NumberOf(Callee callee, IReadOnlyList<Capture> captured, SyntaxNode call)
    {
        if (numbers.TryGetValue(callee.Method, out int known)) return known;
        string wish = TemporaryNames.Capital(callee.Name);
        if ((IsTaken(wish) || names.Contains(wish)) && !callee.Method.IsStatic && !callee.IsInside) wish = callee.Method.ContainingType.Name + wish;
        All.Add(new HelperSource(NewName(wish), callee, captured, call));
        return numbers[callee.Method] = All.Count - 1;
    }

    /// <summary>A name that no other function has.</summary>
    public string NewName(string wish)
    {
        string name = wish;
        for (int number = 2; IsTaken(name) || !names.Add(name); number++) name = wish + number;
        return name;
    }

    /// <summary>Whether a sweep of that name would hide a member that the user's text may mean.</summary>
    private bool IsTaken(string name) => within.GetMembers().Any(member => !Callees.IsOurs(member) && member.Name.StartsWith(name, StringComparison.Ordinal) && member.Name.Length > name.Length);
}

/// <summary>A helper before it is read. <see cref="Captured"/>: the variables of the method around it that it uses, which it is given.</summary>
internal sealed record HelperSource(string Name, Callee Callee, IReadOnlyList<Capture> Captured, SyntaxNode Call);

/// <summary>A variable of the method around a local function that this uses. A changed one goes in and comes back, as if by reference.</summary>
internal sealed record Capture(ISymbol Symbol, bool IsChanged)
{
    public ITypeSymbol Type => Symbol is ILocalSymbol local ? local.Type : ((IParameterSymbol)Symbol).Type;
}
