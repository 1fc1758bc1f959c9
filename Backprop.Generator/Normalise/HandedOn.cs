using Backprop.Generator.Analysis;
using Backprop.Generator.Ir;

namespace Backprop.Generator.Normalise;

/// <summary>
/// Which of the arrays that a method writes each helper has by a name of its own: what it finds through objects can be held against these, against the others it
/// cannot.
/// </summary>
internal sealed class HandedOn
{
    private readonly IReadOnlyList<Local> written;
    private readonly IReadOnlyList<Function> helpers;

    /// <summary>The array that a parameter is at each call; null where it is one or another, or none of them.</summary>
    private readonly Dictionary<(int Helper, int Parameter), Local?> arrays = [];

    /// <param name="entry">The method.</param>
    /// <param name="written">Its parameters that are written.</param>
    /// <param name="helpers">The functions of the helpers, by their numbers.</param>
    public HandedOn(Function entry, IReadOnlyList<Local> written, IReadOnlyList<Function> helpers)
    {
        (this.written, this.helpers) = (written, helpers);
        Follow(entry, local => written.FirstOrDefault(array => array.Id == local.Id));
        bool any;
        do
        {
            any = false;
            for (int i = 0; i < helpers.Count; i++)
            {
                int helper = i;
                any |= Follow(helpers[i], local => IndexOf(helper, local) is >= 0 and var index && arrays.TryGetValue((helper, index), out var array) ? array : null);
            }
        }
        while (any);
    }

    /// <summary>The parameters of a helper that are such arrays.</summary>
    public IReadOnlyList<Local> Of(int helper) => helpers[helper].Parameters.Where((_, i) => arrays.TryGetValue((helper, i), out var array) && array is not null).ToArray();

    /// <summary>The types of those that it does not have.</summary>
    public IReadOnlyList<ArrayType> MissingIn(int helper) =>
        written.Where(array => !Enumerable.Range(0, helpers[helper].Parameters.Count).Any(i => arrays.TryGetValue((helper, i), out var known) && known == array)).Select(array => (ArrayType)array.Type).ToArray();

    private int IndexOf(int helper, Local local)
    {
        for (int i = 0; i < helpers[helper].Parameters.Count; i++)
            if (helpers[helper].Parameters[i].Id == local.Id) return i;
        return -1;
    }

    /// <summary>Whether anything new is known of what the calls of a function are given.</summary>
    private bool Follow(Function caller, Func<Local, Local?> arrayOf)
    {
        var definitions = new Definitions(caller.Body);
        bool any = false;
        foreach (var call in IrWalk.All(caller.Body).OfType<Call>())
            for (int i = 0; call.Routine.Helper is { } helper && i < call.Args.Count; i++)
            {
                if (call.Args[i] is not Read { Local: { Type: ArrayType } given }) continue;
                while (definitions.Of(given)?.Value is Read { Local: var source }) given = source;
                var (place, array) = ((helper.Helper, i), arrayOf(given));
                bool isKnown = arrays.TryGetValue(place, out var known);
                if (isKnown && (known is null || known == array)) continue;
                arrays[place] = isKnown ? null : array;
                any = true;
            }
        return any;
    }
}
