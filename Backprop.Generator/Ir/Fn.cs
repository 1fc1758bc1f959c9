namespace Backprop.Generator.Ir;

/// <summary>The names of the functions that are C# operators; all others are named as in <c>System.Math</c>.</summary>
internal static class Fn
{
    public const string Add = "+";
    public const string Sub = "-";
    public const string Mul = "*";
    public const string Div = "/";
    public const string Rem = "%";
    public const string Neg = "negate";
    public const string Plus = "plus";
    public const string Greater = ">";
    public const string Less = "<";
    public const string Equal = "==";
    public const string And = "&";
    public const string Not = "!";
    /// <summary>condition ? a : b, on values that are both there.</summary>
    public const string Select = "select";
    /// <summary>A numeric conversion to the type of the application.</summary>
    public const string Convert = "convert";
    /// <summary>An empty tape, with room for as many trips as its operand says, if it has one.</summary>
    public const string NewTape = "new tape";
    /// <summary>A new array of zeros, as long as its operands say, one for each dimension.</summary>
    public const string NewArray = "new array";
    /// <summary>The elements of an array as a span; with two more operands, those from a start on, so many.</summary>
    public const string Slice = "slice";
    /// <summary>The adjoints of the elements of an array, found by the array itself.</summary>
    public const string ShadowOf = "shadow of";
    /// <summary>A new array that holds what another one holds now.</summary>
    public const string Snapshot = "snapshot";
    /// <summary>
    /// A member of System.Numerics as it is called: only its value, see <see cref="Rules.Numerics.Given"/>. What is called is written as a function, or
    /// with its operands: {0}.Length().
    /// </summary>
    public const string Library = "library";
    /// <summary>The value without its derivative.</summary>
    public const string StopGradient = "StopGradient";

    /// <summary>The functions that have no rule because their result is no real number.</summary>
    public static bool IsDiscrete(string function) => function is Greater or Less or Equal or And or Not;

    /// <summary>The functions that deal with references to arrays, not with the numbers in them.</summary>
    public static bool IsOfArrays(string function) => function is NewArray or Slice or ShadowOf or Snapshot;
}
