using System.Globalization;
using Backprop.Generator.Differentiate;
using Backprop.Generator.Frontend;
using Backprop.Generator.Ir;
using Backprop.Generator.Normalise;
using Backprop.Generator.Pipeline;

namespace Backprop.Generator.Emit;

/// <summary>The generated members of one method, in the order in which a reader wants them.</summary>
internal sealed class MembersPrinter(Compiler compiler, Lowered lowered, CodeWriter code)
{
    private readonly Signature signature = lowered.Signature;
    private readonly Sweeps sweeps = compiler.Reverse(lowered.Function, lowered.Signature.Active.Select(parameter => parameter.Local).ToSeq());

    private string Method => signature.Method;

    public static GeneratedFile File(Compiler compiler, Lowered lowered) =>
        FilePrinter.Print(lowered.Signature.HintName, lowered.Signature, code => new MembersPrinter(compiler, lowered, code).Print());

    private void Print()
    {
        if (!signature.ReturnsTuple)
        {
            Gradient();
            code.Line();
            ValueAndGradient();
            code.Line();
        }
        var split = compiler.Split(sweeps);
        var members = TapeMembers(split.Recorded);
        Forward(split, members);
        code.Line();
        Backward(split, members);
        code.Line();
        Tape(split, members);
    }

    private void Gradient()
    {
        Documentation.Gradient(code, signature);
        Open(GradientType, Method + "Gradient", Parameters());
        var method = new MethodPrinter(compiler, compiler.Gradient(sweeps, withValue: false), signature, []);
        method.NameVariables(lowered.Function.Parameters);
        Return(method, Tuple(method.Body(code)));
        code.Close();
    }

    private void ValueAndGradient()
    {
        Documentation.ValueAndGradient(code, signature);
        Open("(" + signature.ReturnType + " value, " + GradientType + " gradient)", Method + "ValueAndGradient", Parameters());
        var method = new MethodPrinter(compiler, compiler.Gradient(sweeps, withValue: true), signature, []);
        method.NameVariables(lowered.Function.Parameters);
        var results = method.Body(code);
        Return(method, "(" + results[0] + ", " + Tuple(results.Skip(1).ToArray()) + ")");
        code.Close();
    }

    private void Forward(Split split, IReadOnlyList<string> members)
    {
        var method = new MethodPrinter(compiler, split.Forward, signature, []);
        method.NameVariables(lowered.Function.Parameters);
        string tape = method.Fresh("tape");
        Documentation.Forward(code, signature, tape);
        Open(signature.ReturnType, Method + "Forward", Parameters(withDefaults: false).Append("out " + signature.Tape + " " + Speller.Escape(tape)));
        var results = method.Body(code);
        if (method.HasBody) code.Line();
        int values = signature.Results.Count;
        string initial = members.Count == 0 ? "" : " { " + string.Join(", ", members.Select((member, i) => member + " = " + results[values + i])) + " }";
        code.Line(Speller.Escape(tape) + " = new " + signature.Tape + (members.Count == 0 ? "()" : "") + initial + ";");
        code.Line("return " + string.Format(CultureInfo.InvariantCulture, signature.ReturnForm, results.Take(values).ToArray()) + ";");
        code.Close();
    }

    private void Backward(Split split, IReadOnlyList<string> members)
    {
        var method = new MethodPrinter(compiler, split.Backward, signature, ["tape"]);
        for (int i = 0; i < members.Count; i++) method.Fix(split.Recorded[i], "tape." + members[i]);
        var seeds = SeedNames().ToArray();
        for (int i = 0; i < seeds.Length; i++) method.Fix(sweeps.Seeds[i], seeds[i]);
        method.NameVariables([]);
        Documentation.Backward(code, signature, seeds);
        string suffix = signature.ReturnsTuple ? "" : " = 1";
        Open(GradientType, Method + "Backward", seeds.Select((seed, i) => sweeps.Seeds[i].Type.Text + " " + seed + suffix).Prepend("in " + signature.Tape + " tape"));
        Return(method, Tuple(method.Body(code, startsBackward: true)));
        code.Close();
    }

    private void Tape(Split split, IReadOnlyList<string> members)
    {
        Documentation.Tape(code, signature);
        code.Open(signature.Accessibility + " struct " + signature.Tape + " : global::System.IDisposable");
        for (int i = 0; i < members.Count; i++) code.Line("public " + TypeNames.Of(split.Recorded[i].Type, signature.WellKnown) + " " + members[i] + ";");
        if (members.Count > 0) code.Line();
        var rented = members.Where((_, i) => split.Recorded[i].Type is Tape).ToArray();
        Documentation.Dispose(code, rented.Length > 0);
        if (rented.Length == 0) code.Line("public void Dispose() { }");
        else
        {
            code.Open("public void Dispose()");
            foreach (string member in rented) code.Line(member + ".Dispose();");
            code.Close();
        }
        code.Close();
    }

    private IReadOnlyList<string> TapeMembers(Seq<Local> recorded)
    {
        var names = new Beautify.Names(["Dispose", "Equals", "GetHashCode", "GetType", "ToString", "MemberwiseClone", "ReferenceEquals", "Finalize", signature.Tape]);
        foreach (var local in recorded)
            if (local.Role is LocalRole.Parameter or LocalRole.Primal) names.Of(local);
        return recorded.Select(local => Speller.Escape(names.Of(local))).ToArray();
    }

    private IEnumerable<string> SeedNames()
    {
        if (!signature.ReturnsTuple) return ["seed"];
        int number = 0;
        var names = new Beautify.Names(["tape"]);
        return signature.Results.Where(result => result.Type.IsReal).Select(result =>
            names.Fresh("seed" + (result.Name is { } name ? TemporaryNames.Capital(name) : (++number).ToString(CultureInfo.InvariantCulture))));
    }

    private string GradientType => signature.Active.Count() == 1
        ? signature.Active.Single().Type
        : "(" + string.Join(", ", signature.Active.Select((parameter, i) => parameter.Type + TupleNames.Suffix(parameter.Name, i + 1))) + ")";

    private static string Tuple(IReadOnlyList<string> numbers) => numbers.Count == 1 ? numbers[0] : "(" + string.Join(", ", numbers) + ")";

    private IEnumerable<string> Parameters(bool withDefaults = true) => signature.Parameters.Select(parameter =>
        (withDefaults || parameter.Modifier != "params " ? parameter.Modifier : "") + parameter.Type + " " + Speller.Escape(parameter.Name)
        + (withDefaults && parameter.Default is { } value ? " = " + value : ""));

    private void Return(MethodPrinter method, string result)
    {
        if (method.HasBody) code.Line();
        code.Line("return " + result + ";");
    }

    private void Open(string type, string name, IEnumerable<string> parameters)
    {
        string modifiers = signature.Accessibility + (signature.IsStatic ? " static" : "") + (signature.IsReadOnly ? " readonly" : "");
        code.Line(modifiers + " " + type + " " + name + signature.TypeParameters + "(" + string.Join(", ", parameters) + ")");
        foreach (string constraint in signature.Constraints) code.Indented(constraint);
        code.Open();
    }
}
