using Backprop.Generator.Frontend;
using Backprop.Generator.Ir;
using Backprop.Generator.Normalise;
using Backprop.Generator.Pipeline;

namespace Backprop.Generator.Emit;

/// <summary>The overloads that return the adjoints of arrays as new arrays: they call those that write into buffers.</summary>
internal sealed partial class MembersPrinter
{
    private void Allocating(string callee, bool withValue)
    {
        var given = signature.Given.Select(parameter => parameter.Text).ToArray();
        Allocating(callee, given, signature.Parameters.Select(parameter => parameter.Name), parameter => parameter.Text, withValue);
    }

    private void Allocating(string callee, IEnumerable<string> arguments, IEnumerable<string> reserved, Func<Parameter, string> shape, bool withValue = false)
    {
        var names = new Beautify.Names(reserved);
        var adjoints = signature.Active.ToDictionary(parameter => parameter, parameter => Speller.Escape(names.Fresh(TemporaryNames.Prefixed("d", parameter.Name))));
        foreach (var array in signature.ActiveArrays)
            code.Line("var " + adjoints[array] + " = " + BufferPrinter.Like(array, shape(array), Known("Backprop.Buffers")) + ";");
        string call = callee + "(" + string.Join(", ", arguments.Concat(signature.ActiveArrays.Select(array => adjoints[array]))) + ")";

        var scalars = signature.ActiveNumbers.Select(parameter => adjoints[parameter]).ToArray();
        string? value = withValue ? Speller.Escape(names.Fresh("value")) : null;
        var taken = new[] { value, scalars.Length == 0 ? null : Tuple(scalars) }.OfType<string>().ToArray();
        code.Line((taken.Length == 0 ? "" : "var " + Tuple(taken) + " = ") + call + ";");
        string gradient = Tuple(signature.Active.Select(parameter => adjoints[parameter]).ToArray());
        code.Line("return " + (value is null ? gradient : "(" + value + ", " + gradient + ")") + ";");
    }
}
