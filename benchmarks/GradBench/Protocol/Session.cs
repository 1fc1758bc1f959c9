using System.Text.Json;
using System.Text.Json.Nodes;

namespace Backprop.GradBench.Protocol;

/// <summary>
/// The protocol: a message a line, an answer a line with the message's id. Whatever goes wrong with a message is its answer, and
/// the session goes on.
/// </summary>
public sealed class Session(IEnumerable<IEval> evals)
{
    private readonly Dictionary<string, IEval> _evals = evals.ToDictionary(eval => eval.Name);

    public void Run(TextReader input, TextWriter output)
    {
        while (input.ReadLine() is { } line)
            if (!string.IsNullOrWhiteSpace(line))
                output.WriteLine(Answer(line));
    }

    /// <summary>The answer to a message, both a line of JSON.</summary>
    public string Answer(string line)
    {
        var answer = new JsonObject();
        try
        {
            using var message = JsonDocument.Parse(line);
            answer["id"] = JsonNode.Parse(message.RootElement.GetProperty("id").GetRawText());
            return Answer(message.RootElement, answer).ToJsonString();
        }
        catch (Exception failure)
        {
            return Failure(answer["id"]?.DeepClone(), failure.Message).ToJsonString();
        }
    }

    private JsonObject Answer(JsonElement message, JsonObject answer)
    {
        switch (message.GetProperty("kind").GetString())
        {
            case "start":
                answer["tool"] = "backprop";
                break;
            case "define":
                Module(message);
                answer["success"] = true;
                break;
            case "evaluate":
                Evaluate(message, answer);
                break;
        }

        return answer;
    }

    private void Evaluate(JsonElement message, JsonObject answer)
    {
        var input = message.GetProperty("input");
        var evaluation = Module(message).Prepare(message.GetProperty("function").GetString()!, input);
        var times = Timing.Nanoseconds(evaluation.Run, Option(input, "min_runs", 1).GetInt32(), Option(input, "min_seconds", 0).GetDouble());
        answer["success"] = true;
        answer["output"] = evaluation.Output();
        answer["timings"] = new JsonArray([.. times.Select(time => new JsonObject { ["name"] = "evaluate", ["nanoseconds"] = time })]);
    }

    private IEval Module(JsonElement message)
    {
        var name = message.GetProperty("module").GetString()!;
        return _evals.TryGetValue(name, out var eval) ? eval : throw new EvalException($"there is no module {name}");
    }

    private static JsonElement Option(JsonElement input, string name, int otherwise) =>
        input.ValueKind == JsonValueKind.Object && input.TryGetProperty(name, out var value)
            ? value
            : JsonSerializer.SerializeToElement(otherwise);

    private static JsonObject Failure(JsonNode? id, string error) => new() { ["id"] = id, ["success"] = false, ["error"] = error };
}
