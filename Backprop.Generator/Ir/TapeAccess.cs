namespace Backprop.Generator.Ir;

/// <summary>tape[slot] = x, or x = tape[slot].</summary>
internal static class TapeAccess
{
    /// <summary>The tape that a statement reads or writes a slot of, and the variable that says which.</summary>
    public static (Local Tape, Local Slot)? Of(Stmt stmt) => stmt switch
    {
        Store { Array: Read { Local: { Type: Tape } tape }, Indices: { Count: 1 } indices } when indices[0] is Read { Local: var slot } => (tape, slot),
        Assign { Value: Element { Array: Read { Local: { Type: Tape } tape }, Indices: { Count: 1 } indices } } when indices[0] is Read { Local: var slot } => (tape, slot),
        _ => null,
    };
}
