using Backprop.Generator.Analysis;
using Backprop.Generator.Diagnostics;
using Backprop.Generator.Ir;
using Backprop.Generator.Normalise;
using Backprop.Generator.Pipeline;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Generator.Frontend;

/// <summary>What came of reading a method: something to compile, unless it was refused; and what there is to say.</summary>
internal sealed record Reading(Lowered? Lowered, IReadOnlyList<Refusal> Refusals);

/// <summary>Reads one annotated method. Nothing of Roslyn survives in what it returns but the locations of its refusals.</summary>
internal static class MethodReader
{
    /// <summary>What comes of all that is differentiated of a method: of a generic one, what it is for each type of numbers.</summary>
    public static IEnumerable<Reading> ReadAll(MethodDeclarationSyntax syntax, IMethodSymbol method, SemanticModel model, CancellationToken cancellation) =>
        GenericEntries.Of(method, model.Compilation).Select(one => Read(syntax, one, model, cancellation));

    public static Reading Read(MethodDeclarationSyntax syntax, IMethodSymbol method, SemanticModel model, CancellationToken cancellation)
    {
        if (DeclarationReader.IsBroken(method.OriginalDefinition)) return new Reading(null, []);
        var refusals = DeclarationReader.Check(syntax, method, model.Compilation).ToList();
        if (refusals.Any(refusal => refusal.IsError)) return new Reading(null, refusals);
        try
        {
            if (SyntaxSize.IsTooLarge(syntax)) throw new InsufficientExecutionStackException();
            return ReadBody(syntax, method, model, cancellation);
        }
        catch (InsufficientExecutionStackException)
        {
            return new Reading(null, [new Refusal(Descriptors.TooLarge, syntax.Identifier.GetLocation(), method.Name)]);
        }
    }

    /// <summary>The body alone, as it is read, before any pass: for the tests that watch the passes.</summary>
    public static Function ReadFunction(MethodDeclarationSyntax syntax, IMethodSymbol method, SemanticModel model, CancellationToken cancellation) =>
        ReadStatements(syntax, method, model, new Demands(method.ContainingAssembly), cancellation).Function;

    private static Reading ReadBody(MethodDeclarationSyntax syntax, IMethodSymbol method, SemanticModel model, CancellationToken cancellation)
    {
        var demands = new Demands(method.ContainingAssembly);
        var reading = Read(demands);
        if (reading.Lowered is not null || !demands.CanParaphrase) return reading;
        return Read(new Demands(method.ContainingAssembly) { Paraphrases = true }) is { Lowered: not null } other ? other : reading;

        Reading Read(Demands demands)
        {
            try
            {
                return Settle(syntax, method, model, demands, cancellation);
            }
            catch (UnreadableException unreadable)
            {
                return new Reading(null, unreadable.Refusal is { } refusal ? [refusal] : []);
            }
        }
    }

    private static Reading Settle(MethodDeclarationSyntax syntax, IMethodSymbol method, SemanticModel model, Demands demands, CancellationToken cancellation)
    {
        demands.Generics.Entry = method;
        while (true)
        {
            try
            {
                var reading = ReadBody(syntax, method, model, demands, cancellation);
                if (!demands.Add(reading.Refusals)) return reading with { Refusals = reading.Refusals.Select(demands.Generics.AtHome).ToArray() };
            }
            catch (UnreadableException unreadable) when (unreadable.Refusal is { } refusal && demands.Add([refusal]))
            {
                // Once more, with what it asks for.
            }
            catch (UnreadableException unreadable) when (unreadable.Refusal is { } refusal)
            {
                throw new UnreadableException(demands.Generics.AtHome(refusal));
            }
        }
    }

    private static Reading ReadBody(MethodDeclarationSyntax syntax, IMethodSymbol method, SemanticModel model, Demands demands, CancellationToken cancellation)
    {
        var (read, writer, speller, callees, helpers) = ReadStatements(syntax, method, model, demands, cancellation);
        var compiler = new Compiler();
        var loops = new CheckpointedLoops(helpers.Count);
        var function = compiler.Normalise(read, loops);
        var parts = HelperParts.Of(syntax, writer, helpers, loops, compiler);
        bool quotesFunctions = parts.Select(part => part.Function).Append(function).Any(QuotesFunctions);
        var reserved = (quotesFunctions ? QuotedNames(syntax) : []).Union(writer.Reserved).Union(helpers.SelectMany(helper => helper.Writer.Reserved));
        var signature = DeclarationReader.Describe(method, model.Compilation, function.Parameters, speller, reserved, syntax.DescendantNodes().Any(node => node is QueryExpressionSyntax));
        var active = signature.ActiveLocals.ToSeq();
        if (parts.Select(part => part.Fault).OfType<Refusal>().FirstOrDefault() is { } fault) throw new UnreadableException(fault);
        var (entry, linked) = HelperLinks.Run(function, active, parts.Select(part => part.Function).ToArray(), parts.Select(part => part.Name).ToArray());
        var missing = new List<Refusal>();
        if (linked.Count > 0)
        {
            var handedOn = new HandedOn(entry, HeldArrays.WrittenBy(entry, new Activity(entry, active)), linked.Select(helper => helper.Function).ToArray());
            linked = linked.Select((helper, i) => helper with { Function = WithChecks(helper.Function, handedOn.MissingIn(i), handedOn.Of(i), parts[i].Writer, parts[i].Syntax, parts[i].At) }).ToSeq();
        }
        entry = WithChecks(entry, null, [], writer, syntax, refusal => refusal);
        signature = signature with { Hidden = HiddenTypes.Of(method, linked.Select(helper => helper.Function).Append(entry), model, syntax.Identifier.SpanStart), Accessors = callees.Accessors.All };
        if (signature.Accessors.Count > 0 && method.ContainingType.GetMembers(signature.Access).Any(member => !Callees.IsOurs(member))) throw new UnreadableException(new Refusal(Descriptors.NameClash, syntax.Identifier.GetLocation(), method.ContainingType.Name, signature.Access));

        var refusals = Check(syntax, entry, active, writer, out var activity).Concat(missing).ToList();
        var disturbed = parts.Any(part => part.IsCheckpoint) ? Disturbances.Before(entry, linked) : new HashSet<int>();
        for (int i = 0; i < linked.Count; i++)
        {
            var own = Check(parts[i].Syntax, linked[i].Function, linked[i].Active, parts[i].Writer, out _).Select(parts[i].At).ToArray();
            // What asks for something comes first: without it the helper is not what it will be.
            var further = own.Any(refusal => refusal.Call is not null || refusal.Struct is not null || refusal.IsError && parts[i].Checkpoint is not null) ? [] : HelperCheck.Run(linked[i], parts[i], disturbed.Contains(i)).ToArray();
            refusals.AddRange(further.Length > 0 ? further : own);
        }
        if (refusals.Any(refusal => refusal.IsError)) return new Reading(null, refusals);
        var fields = signature.Parameters.Where(parameter => parameter.IsField).Zip(OwnFields.Of(method), (parameter, field) => (field, parameter.Local)).ToArray();
        refusals.AddRange(OwnFields.CheckUnchanged(syntax, read, fields, callees.Dispatched, model.Compilation));
        var arrays = new HeldArrayWrites(model.Compilation);
        var given = active.Where(local => fields.All(field => field.Local != local)).ToSeq();
        var reads = new HeldArrayReads(model.Compilation, HeldArrays.WrittenBy(entry, activity).Concat(linked.SelectMany(helper => HeldArrays.WrittenBy(helper.Function, new Activity(helper.Function, helper.Active)))).Select(array => (ArrayType)array.Type).Distinct().ToArray());
        refusals.AddRange(arrays.Check(read, given, writer).Concat(reads.Check(writer)));
        foreach (var helper in helpers) refusals.AddRange(arrays.Check(helper.Function, given, helper.Writer).Concat(reads.Check(helper.Writer)).Select(refusal => refusal.At(helper.Source.Call, helper.Source.Callee.Name)));
        if (refusals.Any(refusal => refusal.IsError)) return new Reading(null, refusals);
        foreach (var number in entry.Results)
            if (number.Type.IsReal && !activity.IsVaried(number))
                refusals.Add(new Refusal(Descriptors.Independent, syntax.Identifier.GetLocation(), method.Name));
        (entry, linked) = PassedAgain.Run(compiler, entry, linked);
        return new Reading(new Lowered(signature, entry, linked), refusals);

        Function WithChecks(Function function, IReadOnlyList<ArrayType>? around, IReadOnlyList<Local> handedOn, BodyWriter reader, SyntaxNode place, Func<Refusal, Refusal> at)
        {
            var (result, sites) = HeldArrays.Run(function, around, handedOn);
            missing.AddRange(sites.Select(site => at(site >= 0 ? reader.Sites[site] : new Refusal(Descriptors.Expression, place.GetLocation(), "An array that may be one that is written in the method around", "pass it as a parameter too"))));
            return result;
        }
    }

    private static IEnumerable<Refusal> Check(SyntaxNode syntax, Function function, Seq<Local> active, BodyWriter writer, out Activity activity)
    {
        var refusals = ActivityCheck.Run(function, active, writer.Sites).ToList();
        activity = new Activity(function, active);
        if (refusals.Any(refusal => refusal.IsError)) return refusals;
        refusals.AddRange(SpanCheck.Run(syntax, function, activity));
        return refusals;
    }

    private static (Function Function, BodyWriter Writer, Speller Speller, Callees Callees, IReadOnlyList<(HelperSource Source, Function Function, BodyWriter Writer)> Helpers) ReadStatements(
        MethodDeclarationSyntax syntax, IMethodSymbol method, SemanticModel model, Demands demands, CancellationToken cancellation)
    {
        if (Callee.Body(syntax, model, cancellation) is not { } body) throw new UnreadableException(null);
        var identifiers = Identifiers(syntax);
        var composites = new Composites(demands.Structs);
        var collections = new Collections(demands.Collections, model.Compilation.GetSpecialType(SpecialType.System_Int32));
        var writer = new BodyWriter(identifiers, composites);
        var speller = new Speller(model, (syntax.Body ?? (SyntaxNode)syntax.ExpressionBody!).SpanStart + 1, method.ContainingType, identifiers);
        var composite = new HashSet<ISymbol>(method.Parameters.Where(DeclarationReader.IsComposite), SymbolEqualityComparer.Default);
        foreach (var type in method.Parameters.Where(parameter => composite.Contains(parameter) || DeclarationReader.AreItems(parameter)).Select(parameter => parameter.Type).Append(method.ReturnType).SelectMany(type => EntryTypes.StructsIn(type, method.ContainingType))) demands.Structs.Add(type);
        var self = GenericEntries.HasSelf(method) ? writer.DeclareSelf(TemporaryNames.Camel(method.ContainingType.Name), method.ContainingType) : null;
        var locals = new[] { self }.OfType<Local>().Concat(method.Parameters.SelectMany(parameter => DeclarationReader.AreItems(parameter) ? ItemArrays.Declare(parameter, writer, speller) : writer.DeclareParameter(parameter, composite.Contains(parameter))))
            .Concat(OwnFields.Of(method).Select(field => writer.DeclareField(field, OwnFields.TypeOf(field)))).ToSeq();

        var source = new Source(model);
        var callees = new Callees(source, method.ContainingType, composites, demands, new Accessors(method, model.Compilation, speller), cancellation) { OwnFields = OwnFields.Of(method), Self = self, Find = writer.Find };
        var expressions = new ExpressionReader(writer, speller, source, callees, composites, collections, cancellation);
        foreach (var parameter in method.Parameters.Where(parameter => composites.Is(parameter.Type) && !composites.IsObject(parameter.Type) && !composite.Contains(parameter))) expressions.TakeApart(parameter);
        foreach (var parameter in method.Parameters) expressions.Share(parameter, isAssigned: true);
        if (VirtualEntries.Runners(method, model.Compilation) is { Count: > 0 } runners) expressions.ThrowForOthers(method, runners);
        // A method that calls itself is a helper too: all that is left of it here is the call.
        var result = callees.CallsItself(method) && callees.WhyNot(method, instance: null) is null ? expressions.CallItself(method, syntax) : GenericEntries.IsOne(method) ? expressions.RunItself(method, syntax) : PutTogether(callees.Paraphrased(method, syntax) is { } callee ? expressions.Run(callee, method, syntax) : Body());
        var function = new Function(locals, writer.Whole, result.Atoms.Cast<Expr>().ToSeq(), writer.Quotes.ToSeq());
        return (function, writer, speller, callees, HelperReader.ReadAll(callees, Open, cancellation));

        Value Body()
        {
            var returned = expressions.NewResult("result", method.ReturnType);
            return callees.Within(syntax, () => new StatementReader(writer, expressions, returned, StatementReader.Return).ReadBody(body));
        }

        Value PutTogether(Value result) => expressions.IsOfItems(method.ReturnType) ? expressions.PutTogether(result, method.ReturnType) : result;

        (BodyWriter Writer, ExpressionReader Expressions) Open(SyntaxNode helper)
        {
            var own = new BodyWriter(Identifiers(helper), composites);
            return (own, new ExpressionReader(own, speller, source, callees, composites, collections, cancellation));
        }
    }

    private static ISet<string> Identifiers(SyntaxNode syntax) => new HashSet<string>(syntax.DescendantTokens()
        .Where(token => token.Parent is ParameterSyntax or VariableDeclaratorSyntax or SingleVariableDesignationSyntax)
        .Select(token => token.ValueText));

    /// <summary>Whether a function may hold lambdas or queries as the user's own text.</summary>
    private static bool QuotesFunctions(Function function) => IrWalk.All(function.Body).Any(stmt => stmt is Region
        || IrWalk.Value(stmt) is Quoted text && text.Pieces.Any(piece => piece.Contains("=>") || piece.Contains("delegate") || piece.Contains("from ")));

    /// <summary>The names that lambdas and queries declare: they stay as they are, so that nothing else may have them.</summary>
    private static IEnumerable<string> QuotedNames(MethodDeclarationSyntax syntax) => syntax.DescendantNodes()
        .Where(node => node is LambdaExpressionSyntax or AnonymousMethodExpressionSyntax or QueryExpressionSyntax)
        .SelectMany(node => node.DescendantTokens()).Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText)
        .Distinct().OrderBy(name => name, StringComparer.Ordinal);
}
