using Backprop.Generator.Beautify;
using Backprop.Generator.Frontend;
using Backprop.Generator.Ir;
using Backprop.Generator.Pipeline;

namespace Backprop.Generator.Emit;

/// <summary>One method: its names are settled, its body printed, its results handed to whatever returns them.</summary>
internal sealed class MethodPrinter
{
    private readonly Function function;
    private readonly Signature signature;
    private readonly Beautify.Names names;
    private readonly Declarations declarations;

    /// <param name="function">As the last pass has left it.</param>
    /// <param name="signature">Of the method that it belongs to.</param>
    /// <param name="reserved">Names that none of its variables may have.</param>
    public MethodPrinter(Function function, Signature signature, IEnumerable<string> reserved)
    {
        this.function = function with { Body = Normalise.Regions.Nested(function.Body) };
        this.signature = signature;
        declarations = new Declarations(this.function.Body, this.function.Results);
        names = new Beautify.Names(signature.Reserved.Concat(reserved).Concat(signature.Parameters.Where(parameter => parameter.IsComposite).Select(parameter => parameter.Name)), declarations.In);
        Expressions = new ExpressionPrinter(names, signature.WellKnown, signature.Wholes);
    }

    public ExpressionPrinter Expressions { get; }

    public void Fix(Local local, string name) => names.Fix(local, name);

    /// <summary>One name for variables that are one array.</summary>
    public string FixTogether(IReadOnlyList<Local> locals)
    {
        string name = Fresh(locals[0].Name);
        foreach (var local in locals) Fix(local, name);
        return name;
    }

    /// <summary>A name for something that is no variable of the function.</summary>
    public string Fresh(string wish) => names.Fresh(wish);

    /// <summary>Gives the user's own variables their names, before anything else can take them.</summary>
    public void NameVariables(IEnumerable<Local> parameters, Action? further = null)
    {
        foreach (var parameter in parameters) names.Fix(parameter, signature.TextOf(parameter));
        foreach (var local in IrWalk.Targets(function.Body))
            if (local.Role == LocalRole.Primal) names.Of(local);
        further?.Invoke();
        foreach (var local in function.Results.SelectMany(IrWalk.Reads))
            if (local.Role == LocalRole.Adjoint) names.Of(local);
        foreach (var local in IrWalk.Targets(function.Body))
            if (local.Role is LocalRole.Adjoint or LocalRole.Tangent) names.Of(local);
    }

    /// <summary>Gives parameters that the machine has made their names, and those that are the user's.</summary>
    public void NameParameters(IReadOnlyCollection<Local> parameters)
    {
        foreach (var parameter in parameters)
            if (parameter.Role == LocalRole.Parameter) names.Of(parameter);
        NameVariables([], () =>
        {
            foreach (var parameter in parameters) names.Of(parameter);
        });
    }

    /// <summary>The function as it is printed.</summary>
    public Function Printed => function;

    /// <summary>What those calls of helpers are methods of that record nothing.</summary>
    public void NameCallsType(string type) => names.CallsType = type;

    /// <summary>What the calls of helpers are methods of; null for the type that the body stands in.</summary>
    public string NameCalls() => names.Calls = Speller.Escape(names.Fresh("calls"));

    /// <summary>Whether helpers are called that recorded before, and such as are computed again.</summary>
    public (bool Recorded, bool Recomputed) HelperCalls
    {
        get
        {
            var again = IrWalk.All(function.Body).OfType<Call>().Where(call => call.Routine.Helper is { Sweep: not HelperSweep.Gradient })
                .Select(call => call.Routine.Recomputes && call.Routine.Helper!.Sweep != HelperSweep.Value).ToArray();
            return (again.Contains(false), again.Contains(true));
        }
    }

    /// <summary>What helpers are methods of that are computed again.</summary>
    public string NameRecomputed() => names.Recomputed = Speller.Escape(names.Fresh("again"));

    /// <summary>The body; returns the results as text.</summary>
    /// <param name="code">Where to.</param>
    /// <param name="startsBackward">Whether it begins with the backward sweep.</param>
    /// <param name="renting">The line that a block begins with outside of which no array is rented.</param>
    public string[] Body(CodeWriter code, bool startsBackward = false, string? renting = null)
    {
        new BodyPrinter(code, Expressions, declarations, function, startsBackward, renting is null ? null : (RentingBlock(), renting)).Print(function.Body);
        return function.Results.Select(result => Expressions.Print(result)).ToArray();
    }

    /// <summary>The innermost block, in no loop, outside of which no array is rented.</summary>
    private Seq<Stmt> RentingBlock()
    {
        var block = function.Body;
        while (block.Where(stmt => Rents([stmt])).Take(2).ToArray() is { Length: 1 } renting && renting[0] is If choice)
        {
            if (Rents(choice.Then) == Rents(choice.Else)) break;
            var inner = Rents(choice.Then) ? choice.Then : choice.Else;
            // That is printed as an 'else if'.
            if (inner.Count == 1 && inner[0] is If) break;
            block = inner;
        }
        return block;
    }

    /// <summary>Whether the body rents arrays.</summary>
    public bool UsesWorkspace => Rents(function.Body);

    private static bool Rents(IReadOnlyCollection<Stmt> body) => ArrayExpressions.Rents(body) || IrWalk.All(body).Any(stmt => stmt is Call { Routine.IsLent: true });

    /// <summary>The workspace's name; a fresh one unless it is given.</summary>
    public string NameWorkspace(string? name = null) => names.Workspace = name ?? Speller.Escape(names.Fresh("workspace"));

    public bool HasBody => function.Body.Count > 0;
}
