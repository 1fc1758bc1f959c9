using Backprop.Generator.Diagnostics;
using Backprop.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Generator.Frontend;

/// <summary>v is var s and > 1 ⇒ s = v; matches = s > 1: what a pattern declares is assigned, whether it matches or not.</summary>
internal sealed partial class ExpressionReader
{
    private Value? ReadPattern(IIsPatternOperation match) =>
        Declared(match.Pattern).Any() || composites.Is(match.Value.Type) ? new Value(Match(Read(match.Value), match.Pattern, Truth.True)) : null;

    private Atom Match(Value value, IPatternOperation pattern, Atom before)
    {
        if (pattern is IDiscardPatternOperation) return before;
        bool isStruct = composites.Is(pattern.InputType) && !pattern.InputType.IsTupleType;
        if (isStruct && pattern is not (IRecursivePatternOperation or IDeclarationPatternOperation)) throw Refuse(Descriptors.Choice, pattern, "This pattern on a struct");
        if (!isStruct && !Declared(pattern).Any()) return Both(before, value, pattern);
        bool isTuple = value.Atom is null, isReal = value.Atom is { Type.IsReal: true };
        switch (pattern)
        {
            // Declares only where the whole of an 'is' is negated.
            case INegatedPatternOperation negated:
                return Not(Match(value, negated.Pattern, before));
            case IBinaryPatternOperation both when isTuple || isReal:
                return Match(value, both.RightPattern, Match(value, both.LeftPattern, before));
            case IDeclarationPatternOperation { DeclaredSymbol: ILocalSymbol symbol } declaration when declaration.MatchesNull || isTuple || isReal && TypeReader.IsReal(declaration.MatchedType):
                AssignTo(Declare(symbol), value);
                return before;
            case IRecursivePatternOperation { DeconstructionSubpatterns.Length: 0, PropertySubpatterns.Length: 0, DeclaredSymbol: ILocalSymbol symbol } when isReal:
                AssignTo(Declare(symbol), value);
                return before;
            case IRecursivePatternOperation parts when isTuple:
                return MatchElements(value, parts, before);
            default:
                return MatchText(value, pattern, before);
        }
    }

    private Atom MatchElements(Value tuple, IRecursivePatternOperation parts, Atom before)
    {
        if (parts.DeconstructSymbol is IMethodSymbol) throw Refuse(Descriptors.Expression, parts, "Deconstruction by a method");
        if (parts.DeconstructionSubpatterns.Length > 0 && parts.DeconstructionSubpatterns.Length != tuple.Elements.Length) throw new UnreadableException(null);
        if (parts.DeclaredSymbol is ILocalSymbol symbol) AssignTo(Declare(symbol), tuple);
        for (int i = 0; i < parts.DeconstructionSubpatterns.Length; i++)
            before = Match(tuple.Elements[i], parts.DeconstructionSubpatterns[i], before);
        foreach (var part in parts.PropertySubpatterns)
        {
            if (part.Member is not IMemberReferenceOperation { Member: var member } || composites.IndexOf(parts.MatchedType, member) is var index && index < 0) throw Refuse(Descriptors.Expression, part, "This pattern");
            before = Match(tuple.Elements[index], part.Pattern, before);
        }
        return before;
    }

    /// <summary>A pattern on a passenger: the user's own text gives all at once.</summary>
    private Atom MatchText(Value value, IPatternOperation pattern, Atom before)
    {
        if (value.Atom is not { } atom) throw Refuse(Descriptors.Choice, pattern, "This pattern");
        var symbols = Declared(pattern).ToArray();
        if (symbols.FirstOrDefault(symbol => symbol.Type.IsRefLikeType || composites.Is(symbol.Type)) is { } unsupported)
            throw Refuse(Descriptors.Expression, pattern, "A pattern variable of type '" + unsupported.Type.ToDisplayString() + "'");
        var matches = writer.NewLocal("matches", IrType.Bool, LocalRole.Temporary);
        var text = quoted.ReadMatch(atom, pattern.Syntax, before, symbols);
        writer.Unpack(symbols.Select(symbol => Declare(symbol).Local!).Prepend(matches), text);
        return new Read(matches);
    }

    /// <summary>Numbers are compared in any case; a passenger is asked only if all has matched so far.</summary>
    private Atom Both(Atom before, Value value, IPatternOperation pattern)
    {
        Atom Asked() => Matches(value, [pattern.Syntax]);
        if (before.Equals(Truth.True)) return Asked();
        return value.Atoms.All(atom => atom.Type.IsReal)
            ? writer.Temporary("both", new Apply(Fn.And, Seq.Of<Expr>(before, Asked()), IrType.Bool))
            : Choose("both", before, [], Asked, () => Truth.False);
    }

    private Variable Declare(ILocalSymbol symbol) => writer.Find(symbol) ?? writer.DeclareLocal(symbol);

    /// <summary>What patterns declare on some paths only gets a value on the others too.</summary>
    private void DeclareBefore(IEnumerable<IOperation> operations)
    {
        foreach (var symbol in operations.SelectMany(Declared))
            writer.Begin(Declare(symbol));
    }

    /// <summary>The variables that patterns and out arguments declare.</summary>
    private IEnumerable<ILocalSymbol> Declared(IOperation operation) => operation.DescendantsAndSelf().Select(part => part switch
    {
        IDeclarationPatternOperation declaration => declaration.DeclaredSymbol,
        IRecursivePatternOperation recursive => recursive.DeclaredSymbol,
        IListPatternOperation list => list.DeclaredSymbol,
        IDeclarationExpressionOperation { Expression: ILocalReferenceOperation { Local: var local }, Parent: IArgumentOperation } => local,
        _ => null,
    }).OfType<ILocalSymbol>().Where(IsOfBody);

    /// <summary>A variable that a pattern before it declares, which is not read yet.</summary>
    private bool IsToBeDeclared(IOperation target) => target is ILocalReferenceOperation { Local: var local } && IsOfBody(local);

    /// <summary>Whether a variable is one of the bodies that are read, not of a lambda that stays as it is.</summary>
    private bool IsOfBody(ILocalSymbol symbol) => symbol.ContainingSymbol is not IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } lambda || callees.IsRead(lambda);
}
