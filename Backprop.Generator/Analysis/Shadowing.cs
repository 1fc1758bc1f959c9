using Backprop.Generator.Ir;

namespace Backprop.Generator.Analysis;

/// <summary>Which arrays have no fixed name: those assigned more than once, or put into other arrays. Their shadows are found by the array.</summary>
internal sealed class Shadowing
{
    private readonly Dictionary<int, Expr> definitions = [];
    private readonly HashSet<int> mapped = [];

    public Shadowing(Function function, Aliases aliases)
    {
        var several = new HashSet<int>();
        foreach (var stmt in IrWalk.All(function.Body))
        {
            if (stmt is Store { Array: Read { Local: var holder }, Value.Type: ArrayType }) mapped.Add(aliases.NumbersOf(holder));
            foreach (var target in IrWalk.OwnTargets(stmt).Where(target => target.Type is ArrayType))
            {
                if (stmt is not Assign { Value: not Quoted } assign || definitions.ContainsKey(target.Id)) several.Add(target.Id);
                else definitions.Add(target.Id, assign.Value);
                if (several.Contains(target.Id)) mapped.Add(aliases.NumbersOf(target));
            }
        }
        foreach (int id in several) definitions.Remove(id);
        foreach (var parameter in function.Parameters)
            if (parameter.Type is ArrayType { Element: ArrayType } && aliases.IsWritten(parameter)) mapped.Add(aliases.NumbersOf(parameter));
    }

    /// <summary>What each array variable is assigned that is assigned once.</summary>
    public IReadOnlyDictionary<int, Expr> Definitions => definitions;

    /// <summary>The classes whose shadows are found by the array itself.</summary>
    public ICollection<int> Mapped => mapped;
}
