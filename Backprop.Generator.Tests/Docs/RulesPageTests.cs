using System.Text;
using Backprop.Generator.Beautify;
using Backprop.Generator.Emit;
using Backprop.Generator.Ir;
using Backprop.Generator.Rules;

namespace Backprop.Generator.Tests.Docs;

/// <summary>docs/rules.md: the rule table, printed.</summary>
public class RulesPageTests
{
    private static readonly string[] arguments = ["x", "y", "z"];

    [Fact]
    public void It_shows_every_rule()
    {
        var page = new StringBuilder();
        page.Append("# The rules\n\n");
        page.Append("Written by a test from the rule table (`RulesPageTests`). The arguments are x, y, z; f is the function's own value.\n");
        page.Append("Strong zero: a partial can be infinite, so an adjoint of exactly 0 contributes exactly 0 and never meets it.\n\n");
        page.Append("| function | partial derivatives | strong zero | at kinks |\n|---|---|---|---|\n");
        foreach (var rule in RuleBook.All.OrderBy(rule => rule.Name, StringComparer.OrdinalIgnoreCase))
            page.Append("| `" + rule.Name.Replace("|", "\\|") + "` | " + string.Join("; ", Partials(rule)) + " | " + (rule.Singular ? "yes" : "") + " | " + rule.Convention + " |\n");
        GeneratedPage.Verify("rules.md", page.ToString());
    }

    private static IEnumerable<string> Partials(Rule rule)
    {
        Read Variable(int id, string name, IrType type) => new(new Local(id, name, type, LocalRole.Parameter));
        var args = Enumerable.Range(0, rule.Arity)
            .Select(i => Variable(i, arguments[i], rule.Name == Fn.Select && i == 0 ? IrType.Bool : IrType.Double)).ToArray();
        var results = Enumerable.Range(0, rule.Results).Select(i => Variable(10 + i, rule.Results == 1 ? "f" : "f" + (i + 1), IrType.Double)).ToArray();
        var printer = new ExpressionPrinter(new Names([]), Seq.Of(("System.Math", "Math"), ("Backprop.Activations", "Activations")), new Dictionary<string, string>());
        var partials = rule.Partials(new RuleCall(args, results, args.Select(_ => true).ToArray()));
        for (int result = 0; result < rule.Results; result++)
            for (int i = 0; i < rule.Arity; i++)
            {
                if (args[i].Type == IrType.Bool) continue;
                string function = rule.Results == 1 ? "f" : "f" + (result + 1);
                yield return "d" + function + "/d" + arguments[i] + " = `" + printer.Print(partials[result * rule.Arity + i]) + "`";
            }
    }
}
