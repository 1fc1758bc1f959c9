using Backprop.Generator.Diagnostics;
using Backprop.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Generator.Frontend;

/// <summary>Array.Copy, CopyTo, Clear, Fill and Reverse of arrays of structs ⇒ one loop for the arrays of their numbers.</summary>
internal sealed partial class ExpressionReader
{
    private bool ReadWholeItems(IInvocationOperation call, IReadOnlyList<IOperation> operands)
    {
        if (call.TargetMethod.Name is not ("Copy" or "CopyTo" or "Clear" or "Fill" or "Reverse")) return false;
        int first = call.Instance is null ? 0 : 1;
        if (Enumerable.Range(first, call.Arguments.Length).Any(i => call.Arguments[i - first].Parameter!.Ordinal != i - first)) throw Refuse(Descriptors.Expression, call, "A call whose arguments stand in another order");
        int mark = writer.Pending;
        var values = operands.Select(ReadGiven).ToArray();
        var atoms = new Queue<Atom>(writer.Resume(mark));
        values = values.Select(value => value.With(atoms)).ToArray();
        var zero = Integers.Number(0);
        switch (call.TargetMethod.Name, values.Length)
        {
            case ("Copy", 3) when AreItems(operands[1]):
                CopyApart(operands[0], values[0], zero, operands[1], values[1], zero, values[2].Atom!);
                return true;
            case ("Copy", 5) when AreItems(operands[2]):
                CopyApart(operands[0], values[0], values[1].Atom!, operands[2], values[2], values[3].Atom!, values[4].Atom!);
                return true;
            case ("CopyTo", 2 or 3) when AreItems(operands[1]):
                CopyApart(operands[0], values[0], zero, operands[1], values[1], values.Length > 2 ? values[2].Atom! : zero, LengthOf(values[0].Atoms.First()));
                return true;
            case ("Clear", 1 or 3):
                FillItems(values[0], values[0].Atoms.Select(array => (Atom)new Const(0, "0", ((ArrayType)array.Type).Element)).ToArray(), values, call);
                return true;
            case ("Fill", 2 or 4):
                FillItems(values[0], values[1].Atoms.ToArray(), [values[0], .. values.Skip(2)], call);
                return true;
            case ("Reverse", 1) when call.Type?.SpecialType == SpecialType.System_Void:
                Reverse(values[0].Atoms.ToArray(), call);
                return true;
            default:
                throw Refuse(Descriptors.Expression, call, "This overload of '" + call.TargetMethod.Name + "'");
        }
    }

    private Value ReadGiven(IOperation operand)
    {
        var value = ReadItems(operand) ?? (composites.Is(operand.Type) ? Read(operand) : new Value(ReadCount(operand)));
        writer.Wait(value);
        return value;
    }

    /// <param name="arrays">The arrays of the numbers.</param>
    /// <param name="numbers">What each of them is filled with.</param>
    /// <param name="range">The arrays again, and where to begin and how far to go, unless that is all of them.</param>
    /// <param name="call">The call.</param>
    private void FillItems(Value arrays, IReadOnlyList<Atom> numbers, IReadOnlyList<Value> range, IOperation call)
    {
        var whole = arrays.Atoms.First();
        if (range.Count > 1) CheckRange(whole, range[1].Atom!, range[2].Atom!);
        Fill(arrays.Atoms, numbers, range.Count > 1 ? range[1].Atom! : Integers.Number(0), range.Count > 1 ? range[2].Atom! : LengthOf(whole), call);
    }
}
