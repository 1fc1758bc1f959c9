using Backprop.Generator.Ir;

namespace Backprop.Generator.Rules.Numerics;

/// <summary>The types of <c>System.Numerics</c> that are read as their numbers, and their members.</summary>
internal static class NumericsBook
{
    private static readonly Dictionary<string, string[]> parts = new()
    {
        ["Complex"] = ["Real", "Imaginary"],
        ["Vector2"] = ["X", "Y"],
        ["Vector3"] = ["X", "Y", "Z"],
        ["Vector4"] = ["X", "Y", "Z", "W"],
        ["Quaternion"] = ["X", "Y", "Z", "W"],
        ["Matrix4x4"] = [.. from row in Enumerable.Range(1, 4) from column in Enumerable.Range(1, 4) select "M" + row + column],
    };

    private static readonly Dictionary<string, Dictionary<string, NumericsMember>> members = new()
    {
        ["Complex"] = Table(ComplexMembers.All),
        ["Vector2"] = Table(VectorMembers.Of(2)),
        ["Vector3"] = Table(VectorMembers.Of(3)),
        ["Vector4"] = Table(VectorMembers.Of(4)),
        ["Quaternion"] = Table(QuaternionMembers.All),
        ["Matrix4x4"] = Table(MatrixMembers.All),
    };

    public static IEnumerable<string> Types => parts.Keys;

    /// <summary>The names of the numbers that a value of the type is; null for any other type.</summary>
    public static IReadOnlyList<string>? PartsOf(string type) => parts.TryGetValue(type, out string[]? names) ? names : null;

    public static IrType NumberOf(string type) => type == "Complex" ? IrType.Double : IrType.Single;

    /// <summary>Null for a member of which no derivative is known.</summary>
    public static NumericsMember? Find(string type, string name, IEnumerable<string> operands) =>
        members[type].TryGetValue(Signature(name, operands), out var member) ? member : null;

    /// <summary>What to write instead of a member of which no derivative is known: words to put in brackets.</summary>
    public static string Instead(string type, string name) => (type, name) switch
    {
        (_, "Transform") => "what it gives for a quaternion of another length than 1 depends on the runtime; transform by Matrix4x4.CreateFromQuaternion",
        ("Matrix4x4", "CreateFromAxisAngle") => "what it gives for an axis of another length than 1 depends on the runtime; write Matrix4x4.CreateFromQuaternion(Quaternion.CreateFromAxisAngle(…))",
        ("Matrix4x4", "Invert") => "it gives its result by reference; write the inverse that you need by rows and GetDeterminant, or Transpose for a rotation",
        _ => "it is not in the table of 'System.Numerics' members",
    };

    /// <summary>All members of a type.</summary>
    public static IEnumerable<NumericsMember> MembersOf(string type) => members[type].Values;

    public static string Signature(string name, IEnumerable<string> operands) => name + "(" + string.Join(", ", operands) + ")";

    private static Dictionary<string, NumericsMember> Table(IEnumerable<NumericsMember> members) => members.ToDictionary(member => member.Signature);
}
