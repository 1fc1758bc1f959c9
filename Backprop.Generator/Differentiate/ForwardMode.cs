using Backprop.Generator.Analysis;
using Backprop.Generator.Ir;
using Backprop.Generator.Normalise;

namespace Backprop.Generator.Differentiate;

/// <summary>
/// y = f(x) ⇒ y = f(x); tY = f'(x)·tX. The tangents of the chosen parameters become parameters, those of the results results.
/// </summary>
internal sealed partial class ForwardMode
{
    private readonly Function function;
    private readonly Aliases aliases;
    private readonly HashSet<int> varied = [];
    private readonly Dictionary<int, Local> tangents = [];
    private int nextId;

    private ForwardMode(Function function)
    {
        this.function = function;
        aliases = new Aliases(function.Body);
        nextId = function.NextId();
    }

    public static Function Run(Function function, IEnumerable<Local> parameters) => new ForwardMode(function).Run(parameters.ToArray());

    private Function Run(Local[] parameters)
    {
        foreach (var parameter in parameters) varied.Add(aliases.NumbersOf(parameter));
        // What a sweep records has tangents, whether or not there is anything else than zero in them: the backward sweep asks for all of them.
        foreach (var recorded in function.Results.OfType<Read>())
            if (recorded.Type is Tape { Element.CarriesReals: true }) varied.Add(aliases.NumbersOf(recorded.Local));
        int before;
        do
        {
            before = varied.Count;
            foreach (var stmt in function.Body) Vary(stmt);
        }
        while (varied.Count != before);

        // The adjoints of a gradient have tangents too; an array that begins without any begins with zeros.
        var arrays = function.Parameters.Where(parameter => parameter.Type is ArrayType && (IsVaried(parameter) || parameter.Role == LocalRole.Adjoint) && !parameters.Contains(parameter)).ToArray();
        var tangentParameters = parameters.Concat(arrays.Where(array => array.Role == LocalRole.Adjoint)).Select(Tangent).ToArray();
        var body = arrays.Where(array => array.Role != LocalRole.Adjoint).Select(array => (Stmt)new Assign(Tangent(array), Elementwise.Like(array), -1)).ToList();
        foreach (var stmt in function.Body) Differentiate(stmt, body);
        var results = function.Results.Where(result => result.Type.CarriesReals || result.Type is Tape { Element.CarriesReals: true }).Select(result =>
            result is Read { Local: var local } && (IsVaried(local) || local.Type is ArrayType or Tape) ? new Read(Tangent(local)) : (Expr)Algebra.Number(0, result.Type));
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
        if (stmt is Call { Routine.Helper: { } helper } own)
        {
            foreach (var local in HaveTangents(own, helper)) varied.Add(aliases.NumbersOf(local));
            return;
        }
        if (stmt is Call call && call.LocalsOf(Use.Number, Use.Read, Use.AddedTo).Any(IsVaried))
        {
            foreach (var result in IrWalk.AllWritten(call).Concat(call.Targets)) varied.Add(aliases.NumbersOf(result));
            return;
        }
        if (IrWalk.Written(stmt) is { } array)
        {
            var stored = stmt is Store store ? store.Value : IrWalk.Value(stmt)!;
            if (IsVaried(stored) && stored.Type.CarriesReals) varied.Add(aliases.NumbersOf(array));
            return;
        }
        if (IrWalk.Value(stmt) is not { } value || value is Quoted || !Operands(value).Any(IsVaried)) return;
        foreach (var target in IrWalk.Targets(stmt))
            if (target.Type.CarriesReals) varied.Add(aliases.NumbersOf(target));
    }

    private static IEnumerable<Local> Operands(Expr value) => value is Element element ? IrWalk.Reads(element.Array) : IrWalk.Reads(value).Where(local => local.Type.CarriesReals);

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
            case Store { Array: Read { Local: var array } } store:
                body.Add(store);
                if (IsVaried(array))
                    body.Add(store with { Array = new Read(Tangent(array)), Value = store.Value is Read { Local: var stored } && IsVaried(stored) ? new Read(Tangent(stored)) : Algebra.Number(0, store.Value.Type) });
                break;
            case AccumulateAt { Array: Read { Local: var array } } update:
                body.Add(update);
                if (IsVaried(update.Value))
                    body.Add(update with { Array = new Read(Tangent(array)), Value = new Read(Tangent(((Read)update.Value).Local)) });
                break;
            case Call call:
                Differentiate(call, body);
                break;
            case Release { Rented: Read { Local: var released } } release:
                body.Add(release);
                if (IsVaried(released)) body.Add(new Release(new Read(Tangent(released))));
                break;
            case Assign { Target.Type: Tape or ArrayType } reference:
                body.Add(reference);
                if (IsVaried(reference.Target)) body.Add(reference with { Target = Tangent(reference.Target), Value = TangentReference(reference) });
                break;
            case Assign { Value: Element { Array: Read { Local: var read } } element } recall when IsVaried(read):
                body.Add(recall);
                if (recall.Target.Type.CarriesReals) body.Add(recall with { Target = Tangent(recall.Target), Value = element with { Array = new Read(Tangent(read)) } });
                break;
            case Accumulate accumulate:
                body.Add(accumulate);
                if (IsVaried(accumulate.Value))
                    body.Add(accumulate with { Target = Tangent(accumulate.Target), Value = new Read(Tangent(((Read)accumulate.Value).Local)) });
                break;
            default:
                body.Add(stmt);
                var targets = IrWalk.Targets(stmt).ToArray();
                if (!targets.Any(IsVaried) || IrWalk.Value(stmt) is not { } value) return;
                var partials = new Partials(value, targets.Select(target => (Expr)new Read(target)).ToArray(),
                    IsVaried, IsVaried);
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

    private bool IsVaried(Expr expr) => expr is Read { Local: var local } && IsVaried(local);

    private bool IsVaried(Local local) => varied.Contains(aliases.NumbersOf(local));

    /// <summary>The tangents of an array: a part has the same part of them, a new array new ones; those of a shadow are found by the shadow.</summary>
    private Expr TangentReference(Assign reference) => reference.Value switch
    {
        Read { Local: var local } => new Read(Tangent(local)),
        Apply { Function: Fn.Slice } slice => slice with { Args = slice.Args.Skip(1).Prepend(new Read(Tangent(((Read)slice.Args[0]).Local))).ToSeq() },
        Apply { Function: Fn.Select } choice => choice with { Args = choice.Args.Skip(1).Select(arg => (Expr)new Read(Tangent(((Read)arg).Local))).Prepend(choice.Args[0]).ToSeq() },
        Apply { Function: Fn.Snapshot } snapshot => snapshot with { Args = snapshot.Args.Select(arg => (Expr)new Read(Tangent(((Read)arg).Local))).ToSeq() },
        Element element => element with { Array = new Read(Tangent(((Read)element.Array).Local)) },
        Apply { Function: Fn.ShadowOf } shadow => shadow with { Args = Seq.Of<Expr>(new Read(reference.Target)) },
        var value => value,
    };

    private Local Tangent(Local local)
    {
        if (tangents.TryGetValue(local.Id, out var tangent)) return tangent;
        var role = local.Role == LocalRole.Temporary ? LocalRole.Temporary : LocalRole.Tangent;
        return tangents[local.Id] = new Local(nextId++, TemporaryNames.Prefixed("t", local.Name), local.Type, role) { Whole = local.Whole };
    }
}
