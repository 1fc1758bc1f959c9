using Backprop.Generator.Ir;
using Backprop.Generator.Normalise;

namespace Backprop.Generator.Differentiate;

/// <summary>
/// y = f(x) ⇒ y = f(x); tY = f'(x)·tX. The tangents of the chosen parameters become parameters, those of the results results.
/// </summary>
internal sealed class ForwardMode
{
    private readonly Function function;
    private readonly HashSet<int> varied = [];
    private readonly Dictionary<int, Local> tangents = [];
    private int nextId;

    private ForwardMode(Function function)
    {
        this.function = function;
        nextId = function.NextId();
    }

    public static Function Run(Function function, IEnumerable<Local> parameters) => new ForwardMode(function).Run(parameters.ToArray());

    private Function Run(Local[] parameters)
    {
        foreach (var parameter in parameters) varied.Add(parameter.Id);
        int before;
        do
        {
            before = varied.Count;
            foreach (var stmt in function.Body) Vary(stmt);
        }
        while (varied.Count != before);

        var tangentParameters = parameters.Select(Tangent).ToArray();
        var body = new List<Stmt>();
        foreach (var stmt in function.Body) Differentiate(stmt, body);
        var results = function.Results.Where(result => result.Type.IsReal).Select(result =>
            result is Read { Local: var local } && varied.Contains(local.Id) ? new Read(Tangent(local)) : (Expr)Algebra.Number(0, result.Type));
        var forward = function with
        {
            Parameters = function.Parameters.Concat(tangentParameters).ToSeq(),
            Body = body.ToSeq(),
            Results = function.Results.Concat(results.ToArray()).ToSeq(),
        };
        return Flatten.Run(forward, nextId);
    }

    private void Vary(Stmt stmt)
    {
        foreach (var inner in IrWalk.Blocks(stmt).SelectMany(block => block)) Vary(inner);
        if (stmt is Store { Array: Read { Local: { Type: Tape { Element.IsReal: true } } tape }, Value: Read { Local: var stored } } && varied.Contains(stored.Id)) varied.Add(tape.Id);
        if (IrWalk.Value(stmt) is not { } value || value is Quoted || !IrWalk.Reads(value).Any(local => varied.Contains(local.Id))) return;
        foreach (var target in IrWalk.Targets(stmt))
            if (target.IsReal) varied.Add(target.Id);
    }

    private void Differentiate(Stmt stmt, List<Stmt> body)
    {
        switch (stmt)
        {
            case Guard guard:
                var inner = new List<Stmt>();
                foreach (var statement in guard.Body) Differentiate(statement, inner);
                var tangentsToo = guard.Adjoints.Where(IsVaried).Select(atom => (Atom)new Read(Tangent(((Read)atom).Local)));
                body.Add(guard with { Adjoints = guard.Adjoints.Concat(tangentsToo.ToArray()).ToSeq(), Body = inner.ToSeq() });
                break;
            case If or Loop:
                body.Add(IrWalk.MapBlocks(stmt, block =>
                {
                    var branch = new List<Stmt>();
                    foreach (var statement in block) Differentiate(statement, branch);
                    return branch.ToSeq();
                }));
                break;
            case Store store:
                body.Add(store);
                if (store.Array is Read { Local: var tape } && varied.Contains(tape.Id))
                    body.Add(store with { Array = new Read(Tangent(tape)), Value = store.Value is Read { Local: var stored } && varied.Contains(stored.Id) ? new Read(Tangent(stored)) : Algebra.Number(0, store.Value.Type) });
                break;
            case Release { Tape: Read { Local: var released } } release:
                body.Add(release);
                if (varied.Contains(released.Id)) body.Add(new Release(new Read(Tangent(released))));
                break;
            case Assign { Target.Type: Tape } empty:
                body.Add(empty);
                if (varied.Contains(empty.Target.Id)) body.Add(empty with { Target = Tangent(empty.Target) });
                break;
            case Assign { Value: Element { Array: Read { Local: var read } } element } recall when varied.Contains(read.Id):
                body.Add(recall);
                body.Add(recall with { Target = Tangent(recall.Target), Value = element with { Array = new Read(Tangent(read)) } });
                break;
            case Accumulate accumulate:
                body.Add(accumulate);
                if (IsVaried(accumulate.Value))
                    body.Add(accumulate with { Target = Tangent(accumulate.Target), Value = new Read(Tangent(((Read)accumulate.Value).Local)) });
                break;
            default:
                body.Add(stmt);
                var targets = IrWalk.Targets(stmt).ToArray();
                if (!targets.Any(target => varied.Contains(target.Id)) || IrWalk.Value(stmt) is not { } value) return;
                var partials = new Partials(value, targets.Select(target => (Expr)new Read(target)).ToArray(),
                    local => varied.Contains(local.Id), local => varied.Contains(local.Id));
                for (int result = 0; result < targets.Length; result++)
                {
                    Expr sum = Algebra.Number(0, targets[result].Type);
                    foreach (var (local, byResult) in partials.Rows)
                        sum += byResult[result] * Algebra.Convert(new Read(Tangent(local)), targets[result].Type);
                    body.Add(new Assign(Tangent(targets[result]), sum, stmt.Quote));
                }
                break;
        }
    }

    private bool IsVaried(Expr expr) => expr is Read { Local: var local } && varied.Contains(local.Id);

    private Local Tangent(Local local)
    {
        if (tangents.TryGetValue(local.Id, out var tangent)) return tangent;
        var role = local.Role == LocalRole.Temporary ? LocalRole.Temporary : LocalRole.Tangent;
        return tangents[local.Id] = new Local(nextId++, TemporaryNames.Prefixed("t", local.Name), local.Type, role);
    }
}
