using Backprop.Generator.Differentiate;
using Backprop.Generator.Ir;

namespace Backprop.Generator.Pipeline;

/// <summary>
/// One of the functions that a helper becomes. <see cref="Frame"/> is what a call of it records, or finds recorded: the last of the results of a
/// forward sweep, the first of the parameters of a backward sweep.
/// </summary>
internal sealed record HelperForm(Function Function, Seq<Local> Frame)
{
    /// <summary>What is returned, and not recorded.</summary>
    public int Values(HelperSweep sweep) => Function.Results.Count - (sweep == HelperSweep.Forward ? Frame.Count : 0);
}

/// <summary>The functions that helpers become: themselves, their sweeps, and all of these with tangents.</summary>
internal sealed class HelperForms(Compiler compiler, Seq<Helper> helpers, (string Vectors, string Buffers)? names = null)
{
    /// <summary>What needs more rounds is recorded.</summary>
    private const int MostRounds = 4;

    private readonly Dictionary<int, Split> splits = [];
    private readonly Dictionary<HelperCall, HelperForm> forms = [];
    private Dictionary<int, Function>? atOnce;

    /// <summary>The forms that a function calls, and those that they call: each once, a helper's together.</summary>
    public IReadOnlyList<HelperCall> CalledBy(IEnumerable<Function> functions)
    {
        var met = new HashSet<HelperCall>();
        var open = new Stack<Function>(functions);
        while (open.Count > 0)
            foreach (var call in IrWalk.HelperCalls(open.Pop().Body))
                if (met.Add(call)) open.Push(Of(call).Function);
        return met.OrderBy(call => call.Helper).ThenBy(call => call.Sweep).ToArray();
    }

    public HelperForm Of(HelperCall call) => forms.TryGetValue(call, out var form) ? form : forms[call] = call.HasTangents ? WithTangents(call) : Plain(call);

    /// <summary>The sweeps of a function for a gradient whose calls of helpers are at once; null where none of them may be.</summary>
    public Sweeps? ReverseAtOnce(Function function, Seq<Local> active) =>
        helpers.Count > 0 && CallsAtOnce.Marked(function, AtOnce.ContainsKey) is { } marked ? compiler.Reverse(marked, active) : null;

    /// <summary>The helpers that give value and adjoints at once: those whose own calls are of such helpers.</summary>
    private Dictionary<int, Function> AtOnce => atOnce ??= FindAtOnce();

    private Dictionary<int, Function> FindAtOnce()
    {
        var candidates = Enumerable.Range(0, helpers.Count).Where(i => CallsAtOnce.MayBe(helpers[i].Function)).ToArray();
        for (int round = 0; round < MostRounds; round++)
        {
            var found = new Dictionary<int, Function>();
            foreach (int number in candidates)
                if (GradientOf(helpers[number], candidates) is { } gradient) found[number] = gradient;
            if (found.Count == candidates.Length) return found;
            candidates = [.. found.Keys];
        }
        return [];
    }

    private Function? GradientOf(Helper helper, ICollection<int> candidates) =>
        CallsAtOnce.Marked(helper.Function with { IsHelper = false, WrittenLater = Seq<Local>.Empty }, candidates.Contains) is { } marked && !IrWalk.HasEffects(marked.Body)
            ? compiler.HelperAtOnce(compiler.Reverse(marked, helper.Active, isHelper: true), names) : null;

    private HelperForm Plain(HelperCall call) => call.Sweep switch
    {
        HelperSweep.Value => new HelperForm(helpers[call.Helper].Function, Seq<Local>.Empty),
        HelperSweep.Forward => new HelperForm(SplitOf(call.Helper).Forward, SplitOf(call.Helper).Recorded),
        HelperSweep.Backward => new HelperForm(SplitOf(call.Helper).Backward, SplitOf(call.Helper).Recorded),
        _ => new HelperForm(AtOnce[call.Helper], Seq<Local>.Empty),
    };

    private Split SplitOf(int number)
    {
        if (splits.TryGetValue(number, out var split)) return split;
        var helper = helpers[number];
        return splits[number] = compiler.Split(compiler.Reverse(helper.Function, helper.Active, isHelper: true), names, helper.Passed);
    }

    private HelperForm WithTangents(HelperCall call)
    {
        var (function, frame) = Of(call with { HasTangents = false });
        var recorded = frame.Where(HasTangent).ToArray();
        if (call.Sweep is HelperSweep.Value or HelperSweep.Forward)
        {
            var forward = compiler.Forward(function, helpers[call.Helper].Active);
            int values = function.Results.Count - frame.Count;
            int tangents = function.Results.Take(values).Count(result => result.Type.CarriesReals);
            // The tangents of the values stand behind the frame: they are returned.
            var results = forward.Results.Take(values).Concat(forward.Results.Skip(function.Results.Count).Take(tangents))
                .Concat(forward.Results.Skip(values).Take(frame.Count)).Concat(forward.Results.Skip(function.Results.Count + tangents)).ToSeq();
            return new HelperForm(forward with { Results = results }, frame.Concat(recorded.Select(Tangent)).ToSeq());
        }
        var given = function.Parameters.Where(HasTangent).ToSeq();
        var backward = compiler.Forward(function, given);
        int all = function.Parameters.Count;
        var parameters = backward.Parameters.Take(frame.Count).Concat(backward.Parameters.Skip(all).Take(recorded.Length))
            .Concat(backward.Parameters.Skip(frame.Count).Take(all - frame.Count)).Concat(backward.Parameters.Skip(all + recorded.Length)).ToSeq();
        return new HelperForm(backward with { Parameters = parameters }, parameters.Take(frame.Count + recorded.Length).ToSeq());
    }

    private static bool HasTangent(Local local) => local.Type.CarriesReals || local.Type is Tape { Element.CarriesReals: true };

    /// <summary>A member of the frame that the forward sweep fills in: it has no other identity than its place.</summary>
    private static Local Tangent(Local recorded) => recorded with { Id = -1 - recorded.Id, Name = Normalise.TemporaryNames.Prefixed("t", recorded.Name) };
}
