using System.Text.Json;
using Backprop.GradBench.Protocol;
using Backprop.Objectives;

namespace Backprop.GradBench.Evals;

/// <summary><c>square</c>: number → x². <c>double</c>: number → its derivative.</summary>
public sealed class HelloEval : IEval
{
    public string Name => "hello";

    public Evaluation Prepare(string function, JsonElement input)
    {
        var x = input.GetDouble();
        return function switch
        {
            "square" => Evaluation.Of(() => Hello.Square(x)),
            "double" => Evaluation.Of(() => Hello.SquareGradient(x)),
            _ => throw EvalException.NoFunction(Name, function),
        };
    }
}
