using Backprop.Generator.Ir;

namespace Backprop.Generator.Analysis;

/// <summary>How a function writes the slots of its tapes, or reads them: one by one in the trips of a loop, or a stretch of them at once.</summary>
internal sealed class TapeUses
{
    private readonly Dictionary<int, Uses> uses = [];
    private readonly Dictionary<int, (Loop Loop, SingleStep Step)?> steppers = [];
    private readonly Dictionary<int, List<Assign>> assigned = [];
    private readonly Tally reads;

    public TapeUses(Function function)
    {
        reads = new Tally(function.Body.SelectMany(IrWalk.Reads).Concat(function.Results.SelectMany(IrWalk.Reads)));
        Visit(function.Body, []);
    }

    /// <summary>What is done with a tape; null if that is anything else.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="others">How many times it is read besides.</param>
    public Uses? Of(Local tape, int others)
    {
        if (!uses.TryGetValue(tape.Id, out var known) || reads[tape] != known.Count + others || known.Slot is null) return null;
        return known.Taken is null == known.Accesses.Count > 0 ? known : null;
    }

    /// <summary>The loop that steps a variable by one; null if there is none, or several.</summary>
    public (Loop Loop, SingleStep Step)? StepperOf(Local variable) => steppers.TryGetValue(variable.Id, out var stepper) ? stepper : null;

    /// <summary>The assignments to a variable.</summary>
    public IReadOnlyList<Assign> AssignmentsOf(Local variable) => assigned.TryGetValue(variable.Id, out var list) ? list : [];

    private void Visit(Seq<Stmt> body, IReadOnlyList<Loop> around)
    {
        foreach (var stmt in body)
        {
            if (stmt is Assign { Target: var target } assign)
            {
                if (!assigned.TryGetValue(target.Id, out var list)) assigned[target.Id] = list = [];
                list.Add(assign);
            }
            if (TapeAccess.Of(stmt) is var (tape, slot)) UsesOf(tape).Add(stmt, slot, around);
            else if (Stretch.TakenBy(stmt) is var (from, first, _)) UsesOf(from).Take((Assign)stmt, first, around);
            if (stmt is Loop loop)
            {
                foreach (var step in SingleStep.Of(loop).Values)
                    steppers[step.Variable.Id] = steppers.ContainsKey(step.Variable.Id) ? null : (loop, step);
                var inside = around.Append(loop).ToArray();
                foreach (var block in IrWalk.Blocks(loop)) Visit(block, inside);
            }
            else
                foreach (var block in IrWalk.Blocks(stmt)) Visit(block, around);
        }
    }

    private Uses UsesOf(Local tape) => uses.TryGetValue(tape.Id, out var known) ? known : uses[tape.Id] = new Uses();

    /// <summary>The uses of one tape.</summary>
    public sealed class Uses
    {
        private readonly HashSet<int> slots = [];
        private readonly List<(Stmt Stmt, IReadOnlyList<Loop> Around)> accesses = [];
        private Local? slot;

        /// <summary>The statements that write a slot, or read it, and the loops around each, from the outermost.</summary>
        public IReadOnlyList<(Stmt Stmt, IReadOnlyList<Loop> Around)> Accesses => accesses;

        /// <summary>Where a stretch is taken.</summary>
        public Assign? Taken { get; private set; }

        /// <summary>The loops around that.</summary>
        public IReadOnlyList<Loop> AroundTaken { get; private set; } = [];

        /// <summary>The variable that says which slot; null if several do.</summary>
        public Local? Slot => slots.Count == 1 ? slot : null;

        public int Count { get; private set; }

        public void Add(Stmt stmt, Local at, IReadOnlyList<Loop> around)
        {
            accesses.Add((stmt, around));
            Say(at);
        }

        public void Take(Assign stmt, Local at, IReadOnlyList<Loop> around)
        {
            if (Taken is not null) slots.Add(-1);
            Taken = stmt;
            AroundTaken = around;
            Say(at);
        }

        private void Say(Local at)
        {
            Count++;
            slots.Add(at.Id);
            slot = at;
        }
    }
}
