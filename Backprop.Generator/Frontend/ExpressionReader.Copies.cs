using Backprop.Generator.Diagnostics;
using Backprop.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Generator.Frontend;

/// <summary>Array.Copy, CopyTo, Clear, Fill ⇒ the loops that they are.</summary>
internal sealed partial class ExpressionReader
{
    /// <summary>Reads a call that does something to an array as a whole; false if it is any other.</summary>
    private bool ReadWholeArrays(IInvocationOperation call)
    {
        string owner = call.TargetMethod.ContainingType?.OriginalDefinition.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat) ?? "";
        if (owner is not ("System.Array" or "System.MemoryExtensions" or "System.Span<T>" or "System.ReadOnlySpan<T>")) return false;
        var operands = (call.Instance is { } instance ? [instance] : Array.Empty<IOperation>()).Concat(call.Arguments.Select(argument => argument.Value)).Select(Plain).ToArray();
        if (operands.Any(AreItems)) return ReadWholeItems(call, operands);
        if (operands.Length == 0 || !operands.Any(IsArray) || call.Arguments.All(argument => argument.Parameter!.Ordinal != 0) && call.Instance is null || TypeReader.ReadArray(operands[0].Type) is not { Rank: 1 }) return false;
        if (call.TargetMethod.Name == "Resize") throw Refuse(Descriptors.Statement, call, "'Array.Resize'", "create the new array, and copy what you keep");
        if (call.TargetMethod.Name is not ("Copy" or "CopyTo" or "Clear" or "Fill" or "Sort" or "Reverse") || call.TargetMethod.Name is "Sort" or "Reverse" && !(operands.Length == 1 && TypeReader.ReadArray(operands[0].Type) is { IsFlat: true, Form: ArrayForm.Array or ArrayForm.Span })) return false;
        if (call.TargetMethod.Name is "Clear" or "Fill" && TypeReader.ReadArray(operands[0].Type) is { IsFlat: false }) throw Refuse(Descriptors.Expression, call, "'" + call.TargetMethod.Name + "' of an array of arrays");

        int mark = writer.Pending;
        foreach (var operand in operands) writer.Wait(new Value(ReadCount(operand)));
        var atoms = InOrderOfParameters(call, writer.Resume(mark));
        if (call.Instance is null) operands = call.Arguments.OrderBy(argument => argument.Parameter!.Ordinal).Select(argument => Plain(argument.Value)).ToArray();
        var zero = Integers.Number(0);
        switch (call.TargetMethod.Name, atoms.Length)
        {
            case ("Copy", 3):
                CopyApart(operands[0], atoms[0], zero, operands[1], atoms[1], zero, atoms[2]);
                return true;
            case ("Copy", 5):
                CopyApart(operands[0], atoms[0], atoms[1], operands[2], atoms[2], atoms[3], atoms[4]);
                return true;
            case ("CopyTo", 2 or 3):
                CopyApart(operands[0], atoms[0], zero, operands[1], atoms[1], atoms.Length > 2 ? atoms[2] : zero, LengthOf(atoms[0]));
                return true;
            case ("Clear", 1 or 3):
                var nothing = new Const(0, "0", ((ArrayType)atoms[0].Type).Element);
                if (atoms.Length > 1) CheckRange(atoms[0], atoms[1], atoms[2]);
                Fill(atoms[0], nothing, atoms.Length > 1 ? atoms[1] : zero, atoms.Length > 1 ? atoms[2] : LengthOf(atoms[0]), call);
                return true;
            case ("Sort", 1):
                Sort(atoms[0], call);
                return true;
            case ("Reverse", 1):
                Reverse([atoms[0]], call);
                return true;
            case ("Fill", 2):
                Fill(atoms[0], Convert(atoms[1], ((ArrayType)atoms[0].Type).Element), zero, LengthOf(atoms[0]), call);
                return true;
            case ("Fill", 4):
                CheckRange(atoms[0], atoms[2], atoms[3]);
                Fill(atoms[0], Convert(atoms[1], ((ArrayType)atoms[0].Type).Element), atoms[2], atoms[3], call);
                return true;
            default:
                throw Refuse(Descriptors.Expression, call, "This overload of '" + call.TargetMethod.Name + "'");
        }
    }

    private static IOperation Plain(IOperation operation) =>
        operation is IConversionOperation { IsImplicit: true } conversion && (conversion.OperatorMethod is not null || !TypeReader.IsReal(conversion.Type)) ? Plain(conversion.Operand) : operation;

    private void Fill(Atom array, Atom value, Atom start, Atom count, IOperation call) => Fill([array], [value], start, count, call);

    private void Fill(IEnumerable<Atom> arrays, IEnumerable<Atom> values, Atom start, Atom count, IOperation call)
    {
        int site = StoreSite(call);
        CountedLoops.ForEach(writer, [count], indices =>
        {
            var at = Seq.Of<Expr>(Offset(start, (Atom)indices[0]));
            foreach (var (array, value) in arrays.Zip(values, (array, value) => (array, value))) writer.Add(new Store(array, at, value, writer.Quote) { Site = site });
        });
    }

    /// <summary>A copy that may overlap itself goes through a third array.</summary>
    private void CopyApart(IOperation from, Atom source, Atom sourceStart, IOperation to, Atom target, Atom targetStart, Atom count) => CopyApart(from, new Value(source), sourceStart, to, new Value(target), targetStart, count);

    private void CopyApart(IOperation from, Value source, Atom sourceStart, IOperation to, Value target, Atom targetStart, Atom count)
    {
        int site = StoreSite(to);
        CheckRange(source.Atoms.First(), sourceStart, count);
        CheckRange(target.Atoms.First(), targetStart, count);
        if (AreApart(from, to)) Copy(source, sourceStart, target, targetStart, count, site);
        else
        {
            var between = Each(source, array => NewArray(ArrayType.Of(((ArrayType)array.Type).Element), count));
            Copy(source, sourceStart, between, Integers.Number(0), count);
            Copy(between, Integers.Number(0), target, targetStart, count, site);
        }
    }

    /// <summary>A call for whole ranges refuses one that is not there before it writes anything.</summary>
    private void CheckRange(Atom array, Atom start, Atom count)
    {
        bool isWhole = start is Const { Value: 0 } && count is Read { Local: var length } && writer.Statements.LastOrDefault(stmt => IrWalk.Targets(stmt).Contains(length)) is Assign { Value: var value } && Lengths.Asked(value) is { } asked && array is Read { Local: var whole } && asked == whole;
        if (!isWhole) writer.Add(new Call(Seq<Local>.Empty, Routine.CheckRange, Seq.Of<Expr>(array, start, count), writer.Quote));
    }

    /// <summary>Parameters do not overlap, which is checked on entry; those of what is called may. An array that is created here and has one name overlaps nothing.</summary>
    private bool AreApart(IOperation a, IOperation b) => (a, b) switch
    {
        (IParameterReferenceOperation p, IParameterReferenceOperation q) => !SymbolEqualityComparer.Default.Equals(p.Parameter, q.Parameter) && IsChecked(p) && IsChecked(q),
        (ILocalReferenceOperation local, _) when IsOwn(local) => IsOther(local, b),
        (_, ILocalReferenceOperation local) when IsOwn(local) => IsOther(local, a),
        _ => false,
    };

    private bool IsChecked(IParameterReferenceOperation reference) => IsGiven(reference.Parameter) && !IsReassigned(reference.Parameter, reference);

    /// <summary>Whether it is a parameter of the method itself.</summary>
    private bool IsGiven(IParameterSymbol parameter) => !called.Contains(parameter) && !PrimaryParameters.Is(parameter);

    private bool IsOther(ILocalReferenceOperation own, IOperation other) =>
        other is IParameterReferenceOperation { Parameter: var parameter } && IsGiven(parameter) || other is ILocalReferenceOperation local && !SymbolEqualityComparer.Default.Equals(local.Local, own.Local);

    /// <summary>A local that holds an array created for it, which no other variable holds.</summary>
    private bool IsOwn(ILocalReferenceOperation reference)
    {
        var method = Method(reference);
        return method.Descendants().OfType<IVariableDeclaratorOperation>().FirstOrDefault(declarator => SymbolEqualityComparer.Default.Equals(declarator.Symbol, reference.Local)) is { } declared
            && declared.GetVariableInitializer()?.Value is IArrayCreationOperation
            && !IsReassigned(reference.Local, reference)
            && !method.Descendants().OfType<ILocalReferenceOperation>().Any(use => SymbolEqualityComparer.Default.Equals(use.Local, reference.Local) && use.Parent is not (IArrayElementReferenceOperation or IPropertyReferenceOperation or IArgumentOperation or IConversionOperation { Parent: IArgumentOperation }));
    }

    private static bool IsReassigned(ISymbol symbol, IOperation where) => Method(where).Descendants().OfType<IAssignmentOperation>().SelectMany(assignment => assignment.Target.DescendantsAndSelf()).Any(target =>
        target is ILocalReferenceOperation local && SymbolEqualityComparer.Default.Equals(local.Local, symbol) && target.Parent is not (IArrayElementReferenceOperation or IPropertyReferenceOperation)
        || target is IParameterReferenceOperation parameter && SymbolEqualityComparer.Default.Equals(parameter.Parameter, symbol) && target.Parent is not (IArrayElementReferenceOperation or IPropertyReferenceOperation));

    private static IOperation Method(IOperation operation)
    {
        while (operation.Parent is { } parent) operation = parent;
        return operation;
    }

    private void Copy(Atom source, Atom sourceStart, Atom target, Atom targetStart, Atom count, int site = -1) => Copy(new Value(source), sourceStart, new Value(target), targetStart, count, site);

    private void Copy(Value source, Atom sourceStart, Value target, Atom targetStart, Atom count, int site = -1) =>
        CountedLoops.ForEach(writer, [count], indices =>
        {
            Expr from = Offset(sourceStart, (Atom)indices[0]), to = Offset(targetStart, (Atom)indices[0]);
            foreach (var (old, copy) in source.Atoms.Zip(target.Atoms, (old, copy) => (old, copy)))
            {
                var value = Convert(writer.Temporary("element", new Element(old, Seq.Of(from), ((ArrayType)old.Type).Element)), ((ArrayType)copy.Type).Element);
                writer.Add(new Store(copy, Seq.Of(to), value, writer.Quote) { Site = site });
            }
        });

    private Atom Offset(Atom start, Atom index) => writer.Temporary("index", Integers.Plus(start, index));
}
