using System.Globalization;
using Backprop.Generator.Beautify;
using Backprop.Generator.Differentiate;
using Backprop.Generator.Frontend;
using Backprop.Generator.Ir;
using Backprop.Generator.Normalise;
using Backprop.Generator.Pipeline;

namespace Backprop.Generator.Emit;

/// <summary>The generated members of one method, in the order in which a reader wants them.</summary>
internal sealed partial class MembersPrinter
{
    private readonly Compiler compiler;
    private readonly Lowered lowered;
    private readonly CodeWriter code;
    private readonly Signature signature;
    private readonly Sweeps sweeps;
    private readonly BufferPrinter buffers;
    private readonly HelperForms forms;
    private readonly LentWorkspaces lent;
    private readonly ExtensionsPrinter extensions;
    private Sweeps? atOnce;
    private readonly List<Function> printed = [];

    private MembersPrinter(Compiler compiler, Lowered lowered, CodeWriter code, ExtensionsPrinter extensions)
    {
        (this.compiler, this.lowered, this.code, this.extensions) = (compiler, lowered, code, extensions);
        signature = lowered.Signature;
        sweeps = compiler.Reverse(lowered.Function, signature.ActiveLocals.ToSeq());
        buffers = new BufferPrinter(signature, sweeps, code);
        forms = new HelperForms(compiler, lowered.Helpers, Functions);
        lent = new LentWorkspaces(compiler, forms);
    }

    private string Method => signature.Method;

    public static GeneratedFile File(Compiler compiler, Lowered lowered)
    {
        var extensions = new ExtensionsPrinter(lowered.Signature);
        return FilePrinter.Print(lowered.Signature.HintName, lowered.Signature, code => new MembersPrinter(compiler, lowered, code, extensions).Print(), extensions.Print);
    }

    private void Print()
    {
        if (signature.IsScalar)
        {
            atOnce = forms.ReverseAtOnce(lowered.Function, signature.ActiveLocals.ToSeq());
            Gradient();
            code.Line();
            ValueAndGradient();
            code.Line();
        }
        var split = compiler.Split(sweeps, Functions);
        var members = TapeMembers(split.Recorded, signature.Tape);
        var (isRented, hasCalls) = Forward(split, members);
        code.Line();
        Backward(split, members);
        code.Line();
        Tape(split, members, isRented, hasCalls);
        new HelpersPrinter(compiler, lowered, forms, lent, signature.Calls, code).Print(printed);
        AccessPrinter.Print(code, signature);
    }

    private void Gradient()
    {
        if (buffers.Any)
        {
            Documentation.Gradient(code, signature, isInto: false);
            Open(GradientType, Method + "Gradient", Parameters());
            Allocating(Method + "Gradient", withValue: false);
            code.Close();
            code.Line();
        }
        Fused(withValue: false, ScalarsType, (_, scalars) => scalars);
    }

    private void ValueAndGradient()
    {
        if (buffers.Any)
        {
            Documentation.ValueAndGradient(code, signature, isInto: false);
            Open("(" + signature.ReturnType + " value, " + GradientType + " gradient)", Method + "ValueAndGradient", Parameters());
            Allocating(Method + "ValueAndGradient", withValue: true);
            code.Close();
            code.Line();
        }
        string type = ScalarsType == "void" ? signature.ReturnType : "(" + signature.ReturnType + " value, " + ScalarsType + " gradient)";
        Fused(withValue: true, type, (value, scalars) => scalars is null ? value : "(" + value + ", " + scalars + ")");
    }

    /// <summary>Both sweeps in one method, into buffers where there are arrays.</summary>
    private void Fused(bool withValue, string type, Func<string, string?, string?> form)
    {
        var gradient = atOnce is null ? null : compiler.GradientAtOnce(atOnce, withValue, Functions);
        // Each sweeps have variables of their own for the buffers.
        var buffers = gradient is null ? this.buffers : new BufferPrinter(signature, atOnce!, code);
        var method = new MethodPrinter(lent.Run(compiler.Beautify(gradient ?? compiler.Gradient(sweeps, withValue, Functions))), signature, []);
        method.NameVariables(lowered.Function.Parameters, () => buffers.Name(method));
        if (withValue) Documentation.ValueAndGradient(code, signature, buffers.Any);
        else Documentation.Gradient(code, signature, buffers.Any);
        Open(type, Method + (withValue ? "ValueAndGradient" : "Gradient"), Parameters(withDefaults: !buffers.Any).Concat(buffers.Declarations));
        buffers.Check();
        buffers.Clear(method.Printed);
        buffers.Cut(method.Printed);
        if (method.UsesWorkspace) code.Line("using var " + method.NameWorkspace() + " = " + Known("Backprop.Workspace") + ".Rent();");
        string? calls = Calls(method, "new " + signature.Calls + "()");
        if (method.HasBody && (buffers.Any || method.UsesWorkspace)) code.Line();
        var results = method.Body(code);
        if (calls is not null) code.Line(calls + ".Dispose();");
        var scalars = results.Skip(withValue ? 1 : 0).ToArray();
        Return(method, form(results.FirstOrDefault() ?? "", scalars.Length == 0 ? null : Gradient(scalars)));
        code.Close();
    }

    /// <summary>Declares what helpers are called on; null if there are none.</summary>
    private string? Calls(MethodPrinter method, string value)
    {
        printed.Add(method.Printed);
        var (isCalled, isRecomputed) = method.HelperCalls;
        string? name = isCalled ? method.NameCalls() : null;
        if (isCalled) code.Line("var " + name + " = " + value + ";");
        method.NameCallsType(signature.Calls);
        if (isRecomputed) code.Line("var " + method.NameRecomputed() + " = new " + signature.Calls + "();");
        return name;
    }

    /// <summary>Whether the forward sweep rents arrays, and whether it calls helpers: the tape then holds what they record.</summary>
    private (bool IsRented, bool HasCalls) Forward(Split split, IReadOnlyList<string> members)
    {
        var method = new MethodPrinter(compiler.Beautify(split.Forward), signature, []);
        method.NameVariables(lowered.Function.Parameters);
        string tape = method.Fresh("tape");
        var again = IrWalk.All(split.Backward.Body).Select(IrWalk.Value).OfType<Quoted>().ToArray();
        Documentation.Forward(code, signature, tape, buffers.Any || again.Any(text => text.Reads == Memory.Elements), again.Any(text => text.Reached.Count > 0));
        Open(signature.ReturnType, Method + "Forward", Parameters(withDefaults: false).Append("out " + signature.Tape + " " + Speller.Escape(tape)));
        buffers.CheckApart();
        bool isRented = method.UsesWorkspace;
        string workspace = isRented ? method.NameWorkspace() : "";
        if (isRented) code.Line("var " + workspace + " = " + Known("Backprop.Workspace") + ".Rent();");
        string? calls = Calls(method, "new " + signature.Calls + "()");
        var results = method.Body(code);
        if (method.HasBody) code.Line();
        int values = signature.Results.Count;
        var initial = members.Select((member, i) => member + " = " + results[values + i]).Distinct().Concat(isRented ? [WorkspaceMember + " = " + workspace] : []).Concat(calls is null ? [] : [CallsMember + " = " + calls]).ToArray();
        code.Line(Speller.Escape(tape) + " = new " + signature.Tape + (initial.Length == 0 ? "()" : " { " + string.Join(", ", initial) + " }") + ";");
        if (values > 0) code.Line("return " + string.Format(CultureInfo.InvariantCulture, signature.ReturnForm, results.Take(values).ToArray()) + ";");
        code.Close();
        return (isRented, calls is not null);
    }

    private void Backward(Split split, IReadOnlyList<string> members)
    {
        var seeds = SeedNames().ToArray();
        var given = Together.In(sweeps.Seeds);
        var declared = seeds.Select((seed, i) => TypeNames.Of(given[i][0].Type, signature.WellKnown) + " " + seed).Prepend("in " + signature.Tape + " tape").ToArray();
        if (seeds.Length == 1 && signature.IsScalar && !buffers.Any) declared[1] += " = 1";
        var method = new MethodPrinter(Unpacking.Run(compiler.Beautify(split.Backward), split.Recorded.Where(local => !signature.Hides(local.Type))), signature, ["tape"]);
        var hidden = split.Recorded.Select((local, i) => (Local: local, Member: members[i])).Where(one => signature.Hides(one.Local.Type)).ToArray();
        for (int i = 0; i < members.Count; i++)
            if (!signature.Hides(split.Recorded[i].Type)) method.Fix(split.Recorded[i], "tape." + members[i]);
        for (int i = 0; i < seeds.Length; i++)
            foreach (var seed in given[i]) method.Fix(seed, seeds[i]);
        method.NameVariables([], () =>
        {
            foreach (var (local, _) in hidden) method.FixTogether([local]);
            buffers.Name(method);
        });
        if (buffers.Any)
        {
            Documentation.Backward(code, signature, seeds, isInto: false);
            string suffix = seeds.Length == 1 && signature.IsScalar ? " = 1" : "";
            Open(GradientType, Method + "Backward", declared.Take(declared.Length - 1).Append(declared[declared.Length - 1] + suffix));
            Allocating(Method + "Backward", seeds.Prepend("in tape"), seeds.Append("tape"), parameter => "tape." + members[IndexOf(split.Recorded, parameter.Local)]);
            code.Close();
            code.Line();
        }
        Documentation.Backward(code, signature, seeds, buffers.Any);
        Open(ScalarsType, Method + "Backward", declared.Concat(buffers.Declarations));
        buffers.CheckBackward(local => split.Recorded.Contains(local) ? "tape." + members[IndexOf(split.Recorded, local)] : null, seeds);
        if (method.UsesWorkspace) code.Line("using var " + method.NameWorkspace() + " = " + Known("Backprop.Workspace") + ".Rent();");
        foreach (var (local, member) in hidden) code.Line("var " + method.Expressions.Name(local) + " = (" + TypeNames.Of(local.Type, signature.WellKnown) + ")tape." + member + ";");
        Calls(method, (lowered.HidesCalls ? "(" + signature.Calls + ")" : "") + "tape." + CallsMember);
        if (method.HasBody && (buffers.Any || method.UsesWorkspace || hidden.Length > 0)) code.Line();
        var adjoints = method.Body(code, startsBackward: true);
        Return(method, adjoints.Length == 0 ? null : Gradient(adjoints));
        code.Close();
    }

    private static int IndexOf(Seq<Local> recorded, Local local) => Enumerable.Range(0, recorded.Count).First(i => recorded[i].Id == local.Id);

    /// <summary>How the classes are spelled whose functions do what loops do.</summary>
    private (string Vectors, string Buffers) Functions => (Known("Backprop.Vectors"), Known("Backprop.Buffers"));

    private string Known(string type) => TypeNames.Known(type, signature.WellKnown);

    private IEnumerable<string> SeedNames()
    {
        if (!signature.ReturnsTuple) return Together.In(sweeps.Seeds).Select(seeds => seeds[0].Name);
        int number = 0;
        var names = new Beautify.Names(["tape"]);
        return signature.Results.Where(result => result.Type.IsReal).Select(result =>
                names.Fresh("seed" + (result.Name is { } name ? TemporaryNames.Capital(name) : (++number).ToString(CultureInfo.InvariantCulture))))
            .Concat(Together.In(sweeps.Seeds).Where(seeds => seeds[0].Type is ArrayType).Select(seeds => names.Fresh(seeds[0].Name)));
    }

    private string GradientType => TypeOf(signature.Active.ToArray());

    private string ScalarsType => signature.ActiveNumbers.ToArray() is { Length: > 0 } scalars ? TypeOf(scalars) : "void";

    private static string TypeOf(IReadOnlyList<Parameter> parameters) => parameters.Count == 1
        ? BufferPrinter.GradientType(parameters[0])
        : "(" + string.Join(", ", parameters.Select((parameter, i) => BufferPrinter.GradientType(parameter) + TupleNames.Suffix(parameter.Name, i + 1))) + ")";

    /// <summary>The derivatives as they are returned: those of a struct as such a struct.</summary>
    private string Gradient(IReadOnlyList<string> numbers)
    {
        int next = 0;
        return Tuple(signature.ActiveNumbers.Select(parameter =>
        {
            string form = string.Format(CultureInfo.InvariantCulture, parameter.GradientForm, numbers.Skip(next).Take(parameter.Count).ToArray<object>());
            next += parameter.Count;
            return form;
        }).ToArray());
    }

    private static string Tuple(IReadOnlyList<string> numbers) => numbers.Count == 1 ? numbers[0] : "(" + string.Join(", ", numbers) + ")";

    private IEnumerable<string> Parameters(bool withDefaults = true) => signature.Given.Select(parameter =>
        (withDefaults || parameter.Modifier != "params " ? parameter.Modifier : "") + parameter.Type + " " + Speller.Escape(parameter.Name)
        + (withDefaults && parameter.Default is { } value ? " = " + value : ""));

    private void Return(MethodPrinter method, string? result)
    {
        if (result is null) return;
        if (method.HasBody) code.Line();
        code.Line("return " + result + ";");
    }

    private void Open(string type, string name, IEnumerable<string> parameters)
    {
        var declared = parameters.ToArray();
        extensions.Add(code, type, name, declared);
        string modifiers = signature.Accessibility + (signature.IsStatic ? " static" : "") + (signature.IsReadOnly ? " readonly" : "");
        code.Line(modifiers + " " + type + " " + name + signature.TypeParameters + "(" + string.Join(", ", declared) + ")");
        foreach (string constraint in signature.Constraints) code.Indented(constraint);
        code.Open();
    }
}
