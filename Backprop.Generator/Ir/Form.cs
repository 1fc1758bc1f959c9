namespace Backprop.Generator.Ir;

/// <summary>What may be expected of a function on its way through the passes.</summary>
internal enum Form
{
    /// <summary>As the front end reads it: one operation per statement, but variables may change.</summary>
    Source,
    /// <summary>What every mode takes and gives: see <see cref="IrVerifier"/>.</summary>
    Normal,
    /// <summary>Nested again: on the way to the printer, or to <see cref="Normalise.Flatten"/>.</summary>
    Nested,
}
