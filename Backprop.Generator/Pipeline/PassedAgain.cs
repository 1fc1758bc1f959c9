using Backprop.Generator.Analysis;
using Backprop.Generator.Ir;

namespace Backprop.Generator.Pipeline;

/// <summary>
/// Which numbers the backward sweep of a helper is given once more, as it is given its arrays, so that no frame need hold them: those that it reads, or
/// computes something from that it reads, if whoever reverses a call has them, or computes them again from what it is given itself: node in
/// Worth(weights, 2 * node + 1).
/// </summary>
internal sealed class PassedAgain
{
    private readonly Compiler compiler;
    private readonly Function entry;
    private readonly Seq<Helper> helpers;
    private readonly HashSet<(int Helper, int Parameter)> known = [];
    private readonly HashSet<(int Helper, int Parameter)> wanted = [];

    private PassedAgain(Compiler compiler, Function entry, Seq<Helper> helpers)
    {
        (this.compiler, this.entry, this.helpers) = (compiler, entry, helpers);
        for (int i = 0; i < helpers.Count; i++)
        {
            var assigned = IrWalk.Targets(helpers[i].Function.Body).Select(local => local.Id).ToArray();
            for (int j = 0; j < helpers[i].Function.Parameters.Count; j++)
                if (!helpers[i].Function.IsLoop && helpers[i].Function.Parameters[j] is { Type: not ArrayType } number && IsNumber(number) && !assigned.Contains(number.Id)) known.Add((i, j));
        }
    }

    /// <summary>The functions with calls that say so.</summary>
    public static (Function Entry, Seq<Helper> Helpers) Run(Compiler compiler, Function entry, Seq<Helper> helpers)
    {
        if (helpers.Count == 0) return (entry, helpers);
        var pass = new PassedAgain(compiler, entry, helpers);
        pass.LeaveOutUnknown();
        if (pass.known.Count == 0) return (entry, helpers);
        pass.FindWanted();
        return pass.wanted.Count == 0 ? (entry, helpers) : (entry with { Body = pass.Marked(entry.Body) }, helpers.Select((helper, i) => helper with
        {
            Function = helper.Function with { Body = pass.Marked(helper.Function.Body) },
            Again = helper.Function.Parameters.Where((_, j) => pass.wanted.Contains((i, j))).ToSeq(),
        }).ToSeq());
    }

    private static bool IsNumber(Local local) => local.IsReal || local.Type == IrType.Int || local.Type == IrType.Long || local.Type == IrType.Bool;

    /// <summary>Until no call is left whose argument the reverse of the caller would have to record.</summary>
    private void LeaveOutUnknown()
    {
        int before;
        do
        {
            before = known.Count;
            for (int i = -1; i < helpers.Count; i++)
            {
                var caller = new Caller(i < 0 ? entry : helpers[i].Function, i < 0 ? null : Given(i));
                foreach (var (call, place, arg) in caller.Arguments)
                    if (known.Contains(place) && !caller.Has(call, arg)) known.Remove(place);
            }
        }
        while (known.Count < before);
    }

    /// <summary>What the frames would hold, and what a caller needs for the arguments that give it.</summary>
    private void FindWanted()
    {
        var callers = helpers.Select((helper, i) => new Caller(helper.Function, Given(i))).ToArray();
        for (int i = 0; i < helpers.Count; i++)
        {
            var recorded = compiler.Split(compiler.Reverse(helpers[i].Function, helpers[i].Active, isHelper: true), passed: helpers[i].Arrays.ToSeq()).Recorded;
            foreach (var local in recorded) Want(i, callers[i].SourcesOf(local));
        }
        int before;
        do
        {
            before = wanted.Count;
            for (int i = 0; i < callers.Length; i++)
                foreach (var (_, place, arg) in callers[i].Arguments)
                    if (wanted.Contains(place) && arg is Read { Local: var local }) Want(i, callers[i].SourcesOf(local));
        }
        while (wanted.Count > before);
    }

    private void Want(int helper, IEnumerable<Local> sources)
    {
        foreach (var source in sources)
            for (int j = 0; j < helpers[helper].Function.Parameters.Count; j++)
                if (helpers[helper].Function.Parameters[j].Id == source.Id && known.Contains((helper, j))) wanted.Add((helper, j));
    }

    private IEnumerable<Local> Given(int helper) =>
        helpers[helper].Function.Parameters.Where((parameter, j) => parameter.Type is ArrayType || known.Contains((helper, j)));

    private Seq<Stmt> Marked(Seq<Stmt> body) => body.Select(stmt => stmt is Call { Routine.Helper: { } helper } call
        ? call with { Routine = call.Routine with { Again = call.Args.Select((_, j) => wanted.Contains((helper.Helper, j))).ToSeq() } }
        : IrWalk.MapBlocks(stmt, Marked)).ToSeq();

    /// <summary>A function that calls helpers, and what its reverse is given: null if it has all of its parameters.</summary>
    private sealed class Caller
    {
        private readonly Function function;
        private readonly HashSet<int>? given;
        private readonly Slices slices;
        private readonly Definitions definitions;
        private readonly HashSet<Stmt> inLoops = new(ByReference.Instance);

        public Caller(Function function, IEnumerable<Local>? given)
        {
            this.function = function;
            this.given = given is null ? null : new HashSet<int>(given.Select(local => local.Id));
            var loops = new Loops(function.Body);
            definitions = new Definitions(function.Body);
            var settled = new Settled(function, new Aliases(function.Body), new LoopCounters(function.Body, loops));
            slices = new Slices(loops, loop: null, local => loops.IsInside(local) || loops.IsCarried(local) ? null : definitions.Of(local), settled);
            foreach (var local in function.Parameters)
                if (this.given?.Contains(local.Id) != false) slices.Provide(local);
            foreach (var loop in IrWalk.All(function.Body).OfType<Loop>())
                inLoops.UnionWith(IrWalk.All([loop]));
        }

        /// <summary>What calls of helpers are given, and which parameter that is.</summary>
        public IEnumerable<(Call Call, (int Helper, int Parameter) Place, Expr Arg)> Arguments => IrWalk.All(function.Body).OfType<Call>()
            .Where(call => call.Routine.Helper is not null).SelectMany(call => call.Args.Select((arg, j) => (call, (call.Routine.Helper!.Helper, j), arg)));

        /// <summary>Whether its reverse has an argument without recording it.</summary>
        public bool Has(Call call, Expr arg) => arg is Const || arg is Read { Local: var local }
            && (function.Parameters.Contains(local) ? slices.IsThere(local) : !inLoops.Contains(call) && (given is null || slices.Cost(local, Slices.Worthwhile) <= Slices.Worthwhile));

        /// <summary>The parameters that a value is cheaply computed from again.</summary>
        public IEnumerable<Local> SourcesOf(Local local)
        {
            if (slices.IsThere(local)) return [local];
            return slices.Cost(local, Slices.Worthwhile) <= Slices.Worthwhile ? slices.Of(local).SelectMany(IrWalk.Reads) : [];
        }
    }
}
