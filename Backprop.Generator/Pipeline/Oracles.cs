using Backprop.Generator.Analysis;
using Backprop.Generator.Differentiate;
using Backprop.Generator.Emit;
using Backprop.Generator.Frontend;
using Backprop.Generator.Ir;
using Backprop.Generator.Normalise;

namespace Backprop.Generator.Pipeline;

/// <summary>Forward mode, of a method and of its gradient: not offered to users yet, but what the tests hold reverse mode against.</summary>
internal static class Oracles
{
    private static readonly Compiler compiler = new(IrVerifier.Verify);

    /// <summary>FJvp(parameters, tangents): the values, then their tangents, in one flat tuple.</summary>
    public static GeneratedFile Jvp(Lowered lowered) => Forward(lowered, Forms(compiler, lowered), lowered.Function, "Jvp");

    /// <summary>FGradientJvp(parameters, tangents): the gradient, then its tangents: a Hessian-vector product.</summary>
    public static GeneratedFile GradientJvp(Lowered lowered)
    {
        var forms = Forms(compiler, lowered);
        return Forward(lowered, forms, Gradient(compiler, lowered, forms, withValue: false), "GradientJvp");
    }

    /// <summary>FGradient by fewer analyses, under another name.</summary>
    public static GeneratedFile Gradient(Lowered lowered, Analyses analyses, string suffix)
    {
        var own = new Compiler(IrVerifier.Verify, analyses);
        var forms = Forms(own, lowered);
        return Print(own, lowered, forms, Gradient(own, lowered, forms, withValue: true), [], suffix);
    }

    /// <summary>Whether calls in the gradient give value and adjoints at once: an analysis that is off may take that away, and with it the order of sums.</summary>
    public static bool IsAtOnce(Lowered lowered) => GradientAtOnce(compiler, lowered, Forms(compiler, lowered), withValue: true) is not null;

    private static Function Gradient(Compiler compiler, Lowered lowered, HelperForms forms, bool withValue) =>
        GradientAtOnce(compiler, lowered, forms, withValue) ?? compiler.Gradient(compiler.Reverse(lowered.Function, Active(lowered)), withValue);

    private static Function? GradientAtOnce(Compiler compiler, Lowered lowered, HelperForms forms, bool withValue) =>
        forms.ReverseAtOnce(lowered.Function, Active(lowered)) is { } sweeps ? compiler.GradientAtOnce(sweeps, withValue) : null;

    private static HelperForms Forms(Compiler compiler, Lowered lowered) => new(compiler, lowered.Helpers);

    private static Seq<Local> Active(Lowered lowered) => lowered.Signature.ActiveLocals.ToSeq();

    private static GeneratedFile Forward(Lowered lowered, HelperForms forms, Function function, string suffix)
    {
        var forward = compiler.Forward(function, Active(lowered));
        return Print(compiler, lowered, forms, forward, forward.Parameters.Skip(function.Parameters.Count).ToArray(), suffix);
    }

    /// <summary>One method: arrays that adjoints are written into are made by it, and are results.</summary>
    private static GeneratedFile Print(Compiler compiler, Lowered lowered, HelperForms forms, Function forward, Local[] tangents, string suffix)
    {
        var signature = lowered.Signature;
        return FilePrinter.Print(suffix + "." + signature.HintName, signature, code =>
        {
            var lent = new LentWorkspaces(compiler, forms);
            var method = new MethodPrinter(lent.Run(compiler.Beautify(forward)), signature, []);
            var own = forward.Parameters.Take(signature.Parameters.Sum(parameter => parameter.Leaves.Count)).ToArray();
            method.NameVariables(own);
            var given = tangents.Take(signature.ActiveLocals.Count()).ToArray();
            foreach (var tangent in Together.In(given)) method.FixTogether(tangent);
            var buffers = Together.In(forward.Parameters.Skip(own.Length).Except(given)).ToArray();
            foreach (var buffer in buffers) method.FixTogether(buffer);

            var parameters = signature.Given.Select(parameter => parameter.Modifier.Replace("params ", "") + parameter.Type + " " + Speller.Escape(parameter.Name))
                .Concat(Together.In(given).Select(tangent => tangent[0]).Select(tangent => tangent.Type.Text + " " + method.Expressions.Name(tangent)));
            var arrays = signature.ActiveArrays.ToArray();
            var made = buffers.Select((buffer, i) => (Name: method.Expressions.Name(buffer[0]), Shape: arrays[i % arrays.Length])).ToArray();
            var asOne = Enumerable.Range(0, forward.Results.Count).Where(i => i == 0 || forward.Results[i] is not Read { Local: var next } || forward.Results[i - 1] is not Read { Local: { Type: ArrayType } last } || !Together.AreOne(last, next)).ToArray();
            var types = Interleave(signature, asOne.Select(i => forward.Results[i].Type.Text), made.Select(array => BufferPrinter.GradientType(array.Shape)), buffers.Length).ToArray();
            string type = types.Length == 0 ? "void" : types.Length == 1 ? types[0] : "(" + string.Join(", ", types) + ")";
            code.Line(signature.Accessibility + " " + (signature.IsStatic ? "static " : "") + type + " " + signature.Method + suffix + signature.TypeParameters + "(" + string.Join(", ", parameters) + ")");
            foreach (string constraint in signature.Constraints) code.Indented(constraint);
            code.Open();
            foreach (var ((name, shape), buffer) in made.Zip(buffers, (array, buffer) => (array, buffer)))
            {
                code.Line("var " + name + "Array = " + BufferPrinter.Like(shape, shape.Text, "global::Backprop.Buffers") + ";");
                code.Line(buffer[0].Type.Text + " " + name + " = " + name + "Array;");
            }
            string calls = signature.Calls + suffix;
            method.NameCallsType(calls);
            if (method.HelperCalls is not (false, false)) code.Line("var " + method.NameCalls() + " = new " + calls + "();");
            if (method.UsesWorkspace) code.Line("using var " + method.NameWorkspace() + " = global::Backprop.Workspace.Rent();");
            var printed = method.Body(code);
            var results = Interleave(signature, asOne.Select(i => printed[i]), made.Select(array => array.Name + "Array"), buffers.Length).ToArray();
            if (types.Length > 0) code.Line("return (" + string.Join(", ", results) + ");");
            code.Close();
            new HelpersPrinter(compiler, lowered, forms, lent, calls, code).Print([method.Printed]);
        });
    }

    /// <summary>Numbers and arrays in the order of the parameters that they are the adjoints of; after a value, if there is one; their tangents after them.</summary>
    private static IEnumerable<string> Interleave(Signature signature, IEnumerable<string> results, IEnumerable<string> arrays, int count)
    {
        var (numbers, tables) = (new Queue<string>(results), new Queue<string>(arrays));
        if (count == 0) return numbers;
        var all = new List<string>();
        int rounds = count / signature.ActiveArrays.Count();
        if (numbers.Count > rounds * signature.ActiveNumbers.Sum(parameter => parameter.Count)) all.Add(numbers.Dequeue());
        for (int round = 0; round < rounds; round++)
            foreach (var parameter in signature.Active)
                if (parameter.Local.Type is ArrayType) all.Add(tables.Dequeue());
                else for (int i = 0; i < parameter.Count; i++) all.Add(numbers.Dequeue());
        return all;
    }
}
