using System.Text.Json;
using System.Text.Json.Nodes;
using Backprop.GradBench.Protocol;

namespace Backprop.GradBench.Verification;

/// <summary>A pair of files NAME.input.json and NAME.expected.json: an input, and what the two functions of its eval give.</summary>
public sealed class VectorCase(string folder, string name)
{
    private readonly string _input = File.ReadAllText(Path.Combine(folder, name + ".input.json"));
    private readonly JsonElement _expected =
        JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, name + ".expected.json"))).RootElement;

    public string Name => name;

    public string Eval => _expected.GetProperty("eval").GetString()!;

    public JsonElement Input => JsonDocument.Parse(_input).RootElement;

    /// <summary>The roles in which a function is expected: primal, gradient.</summary>
    public IEnumerable<string> Roles => new[] { "primal", "gradient" }.Where(role => _expected.TryGetProperty(role, out _));

    public string Function(string role) => _expected.GetProperty(role + "_function").GetString()!;

    public JsonElement Expected(string role) => _expected.GetProperty(role);

    /// <summary>What a session answers when it is asked for the function of a role.</summary>
    public JsonElement Answer(Session session, string role)
    {
        var message = new JsonObject
        {
            ["id"] = 1,
            ["kind"] = "evaluate",
            ["module"] = Eval,
            ["function"] = Function(role),
            ["input"] = JsonNode.Parse(_input),
        };
        return JsonDocument.Parse(session.Answer(message.ToJsonString())).RootElement;
    }
}
