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
    public static GeneratedFile Jvp(Lowered lowered) => Forward(lowered, lowered.Function, "Jvp");

    /// <summary>FGradientJvp(parameters, tangents): the gradient, then its tangents: a Hessian-vector product.</summary>
    public static GeneratedFile GradientJvp(Lowered lowered) =>
        Forward(lowered, compiler.Gradient(compiler.Reverse(lowered.Function, Active(lowered)), withValue: false), "GradientJvp");

    /// <summary>FGradient by fewer analyses, under another name.</summary>
    public static GeneratedFile Gradient(Lowered lowered, Analyses analyses, string suffix)
    {
        var own = new Compiler(IrVerifier.Verify, analyses);
        var function = own.Gradient(own.Reverse(lowered.Function, Active(lowered)), withValue: true);
        return Print(lowered, function, [], suffix);
    }

    private static Seq<Local> Active(Lowered lowered) => lowered.Signature.Active.Select(parameter => parameter.Local).ToSeq();

    private static GeneratedFile Forward(Lowered lowered, Function function, string suffix)
    {
        var forward = compiler.Forward(function, Active(lowered));
        return Print(lowered, forward, forward.Parameters.Skip(function.Parameters.Count).ToArray(), suffix);
    }

    private static GeneratedFile Print(Lowered lowered, Function forward, Local[] tangents, string suffix)
    {
        var signature = lowered.Signature;
        return FilePrinter.Print(suffix + "." + signature.HintName, signature, code =>
        {
            var method = new MethodPrinter(compiler, forward, signature, []);
            method.NameVariables(forward.Parameters.Take(forward.Parameters.Count - tangents.Length));
            foreach (var tangent in tangents) method.Fix(tangent, method.Fresh(tangent.Name));
            var parameters = signature.Parameters.Select(parameter => parameter.Modifier.Replace("params ", "") + parameter.Type + " " + Speller.Escape(parameter.Name))
                .Concat(tangents.Select(tangent => tangent.Type.Text + " " + method.Expressions.Name(tangent)));
            string types = string.Join(", ", forward.Results.Select(result => result.Type.Text));
            string type = forward.Results.Count == 1 ? types : "(" + types + ")";
            code.Line(signature.Accessibility + " " + (signature.IsStatic ? "static " : "") + type + " " + signature.Method + suffix + signature.TypeParameters + "(" + string.Join(", ", parameters) + ")");
            foreach (string constraint in signature.Constraints) code.Indented(constraint);
            code.Open();
            code.Line("return (" + string.Join(", ", method.Body(code)) + ");");
            code.Close();
        });
    }
}
