using Backprop.Generator.Pipeline;

namespace Backprop.Generator.Emit;

/// <summary>Extension methods that call the members which are given an object: public static … FGradient(this Layer&lt;double&gt; layer, double x) => Layer&lt;double&gt;.FGradient(layer, x);</summary>
internal sealed class ExtensionsPrinter(Signature signature)
{
    private readonly List<(IReadOnlyList<string> Documentation, string Type, string Name, IReadOnlyList<string> Parameters)> members = [];

    /// <param name="code">Where its documentation has just been written.</param>
    /// <param name="type">What the member returns.</param>
    /// <param name="name">Its name.</param>
    /// <param name="parameters">How its parameters are declared.</param>
    public void Add(CodeWriter code, string type, string name, IReadOnlyList<string> parameters)
    {
        if (signature.Extensions is not null) members.Add((code.Documentation.ToArray(), type, name, parameters));
    }

    public void Print(CodeWriter code)
    {
        if (signature.Extensions is not { } declaration) return;
        var self = signature.Parameters[0];
        code.Line();
        code.Line("/// <summary>What is generated for the methods of a generic type, for the objects that they belong to.</summary>");
        code.Open(declaration);
        bool isFirst = true;
        foreach (var (documentation, type, name, parameters) in members)
        {
            if (!isFirst) code.Line();
            isFirst = false;
            foreach (string line in documentation) code.Line(line);
            string of = self.Modifier + self.Type + " " + self.Text;
            var own = parameters.Where(parameter => parameter != of).ToArray();
            string given = string.Join(", ", own.Select(parameter => parameter.Replace(" " + signature.Tape + " ", " " + self.Type + "." + signature.Tape + " ")).Prepend("this " + of));
            code.Line((signature.Accessibility == "public" ? "public" : "internal") + " static " + type + " " + name + "(" + given + ") =>");
            code.Indented(self.Type + "." + name + "(" + string.Join(", ", parameters.Select(Passed)) + ");");
        }
        code.Close();
    }

    /// <summary>An argument for a parameter: it goes by the same name.</summary>
    private static string Passed(string parameter)
    {
        string declared = parameter.Split(new[] { " = " }, 2, StringSplitOptions.None)[0];
        string name = declared.Substring(declared.LastIndexOf(' ') + 1);
        return declared.StartsWith("out ", StringComparison.Ordinal) ? "out " + name : declared.StartsWith("in ", StringComparison.Ordinal) ? "in " + name : name;
    }
}
