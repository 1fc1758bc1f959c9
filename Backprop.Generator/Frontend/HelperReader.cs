using Backprop.Generator.Ir;
using Backprop.Generator.Normalise;
using Microsoft.CodeAnalysis;

namespace Backprop.Generator.Frontend;

/// <summary>The bodies of the helpers that a method calls, and that these call: each is read once, into a function of its own.</summary>
internal static class HelperReader
{
    /// <param name="callees">What has been met so far; grows meanwhile.</param>
    /// <param name="open">Makes the readers of one more function.</param>
    /// <param name="cancellation">Whether anybody still waits.</param>
    public static IReadOnlyList<(HelperSource Source, Function Function, BodyWriter Writer)> ReadAll(
        Callees callees, Func<SyntaxNode, (BodyWriter Writer, ExpressionReader Expressions)> open, CancellationToken cancellation)
    {
        var read = new List<(HelperSource, Function, BodyWriter)>();
        for (int i = 0; i < callees.Helpers.All.Count; i++)
        {
            var helper = callees.Helpers.All[i];
            var (writer, expressions) = open(helper.Callee.Syntax!);
            try
            {
                read.Add((helper, Read(helper, callees, writer, expressions, cancellation), writer));
            }
            catch (UnreadableException unreadable) when (unreadable.Refusal is { } refusal)
            {
                throw new UnreadableException(callees.At(refusal, helper.Call, helper.Callee.Name));
            }
            finally
            {
                writer.MoveSites(0, refusal => callees.At(refusal, helper.Call, helper.Callee.Name));
            }
        }
        return read;
    }

    private static Function Read(HelperSource helper, Callees callees, BodyWriter writer, ExpressionReader expressions, CancellationToken cancellation)
    {
        var (method, syntax) = (helper.Callee.Method.OriginalDefinition, helper.Callee.Syntax!);
        var parameters = new List<Local>();
        Variable Declare(ISymbol symbol, ITypeSymbol type, LocalRole role) => writer.Declare(symbol, symbol.Name, type.WithNullableAnnotation(NullableAnnotation.NotAnnotated), role);
        void Given(Variable variable) => parameters.AddRange(variable.Value.Atoms.Select(atom => ((Ir.Read)atom).Local));

        var itself = callees.TakesObject(method) ? writer.NewLocal(TemporaryNames.Camel(method.ContainingType.Name), new Passive(TypeReader.Spell(method.ContainingType)), LocalRole.Parameter) : null;
        if (itself is not null) parameters.Add(itself);
        callees.Receiver = itself is null ? null : new Variable(itself, []);
        foreach (var parameter in method.Parameters)
            if (parameter.RefKind == RefKind.Out) writer.Begin(Declare(parameter, parameter.Type, LocalRole.Primal));
            else Given(Declare(parameter, parameter.Type, LocalRole.Parameter));
        foreach (var capture in helper.Captured) Given(Declare(capture.Symbol, capture.Type, LocalRole.Parameter));

        return callees.Within(syntax, () =>
        {
            var body = Callee.Body(syntax, callees.Model, cancellation) ?? throw new UnreadableException(null);
            var result = writer.NewVariable("result", method.ReturnType, LocalRole.Temporary);
            new StatementReader(writer, expressions, result, StatementReader.Return).ReadBody(body);
            var changed = method.Parameters.Where(parameter => parameter.RefKind is RefKind.Ref or RefKind.Out).Concat(helper.Captured.Where(capture => capture.IsChanged).Select(capture => capture.Symbol))
                .SelectMany(symbol => writer.Find(symbol)!.Value.Atoms);
            return new Function(parameters.ToSeq(), writer.Whole, result.Value.Atoms.Concat(changed).Cast<Expr>().ToSeq(), writer.Quotes.ToSeq());
        });
    }
}
