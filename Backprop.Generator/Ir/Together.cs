namespace Backprop.Generator.Ir;

/// <summary>The numbers of an array of structs are arrays of their own to the machine; they are declared and passed as the one that they are.</summary>
internal static class Together
{
    /// <summary>The variables, those of one array of structs together.</summary>
    public static IReadOnlyList<Local[]> In(IEnumerable<Local> locals)
    {
        var groups = new List<List<Local>>();
        foreach (var local in locals)
            if (groups.Count > 0 && AreOne(groups[groups.Count - 1][0], local)) groups[groups.Count - 1].Add(local);
            else groups.Add([local]);
        return groups.Select(group => group.ToArray()).ToArray();
    }

    /// <summary>An array with those that are numbers of the same structs.</summary>
    public static IEnumerable<Local> With(Local array, IEnumerable<Local> all) => all.Where(other => AreOne(other, array));

    /// <summary>Whether two arrays are one, or numbers of the same structs.</summary>
    public static bool AreOne(Local array, Local other) =>
        array.Id == other.Id || array.Type is ArrayType { Part.Type: var type } && other.Type is ArrayType { Part.Type: var otherType } && type == otherType && array.Name == other.Name && array.Role == other.Role
        && array.Whole == other.Whole && (array.Whole is not null || array.Role is not (LocalRole.Primal or LocalRole.Temporary));
}
