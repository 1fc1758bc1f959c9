using Backprop.Generator.Ir;
using static Backprop.Generator.Rules.Numerics.Members;

namespace Backprop.Generator.Rules.Numerics;

/// <summary><c>Vector2</c>, <c>Vector3</c> and <c>Vector4</c>.</summary>
internal static class VectorMembers
{
    private const string Scalar = "float", Matrix = "Matrix4x4";

    /// <summary>Functions of each number for which there is a row of the same name.</summary>
    private static readonly string[] unary = ["Sin", "Cos", "Exp", "Log", "Log2", "DegreesToRadians", "RadiansToDegrees", "Round", "Truncate", "Abs"];

    private static readonly string[] binary = ["Min", "Max", "MinNative", "MaxNative", "MinNumber", "MaxNumber", "MinMagnitude", "MaxMagnitude", "MinMagnitudeNumber", "MaxMagnitudeNumber", "CopySign", "Hypot"];

    private static readonly string[] ternary = ["Lerp", "FusedMultiplyAdd", "MultiplyAddEstimate"];

    public static IEnumerable<NumericsMember> Of(int count)
    {
        string vector = "Vector" + count;
        return [.. Made(count, vector), .. Arithmetic(vector), .. LaneByLane(vector), .. Lengths(vector), .. Transformed(count, vector)];
    }

    private static IEnumerable<NumericsMember> Made(int count, string vector)
    {
        yield return Exact("new", [Scalar], of => Enumerable.Repeat(of[0][0], count).ToArray());
        yield return Exact("new", Enumerable.Repeat(Scalar, count).ToArray(), of => of.All.ToArray());
        // A shorter one, and the numbers that it lacks.
        for (int shorter = 2; shorter < count; shorter++)
            yield return Exact("new", ["Vector" + shorter, .. Enumerable.Repeat(Scalar, count - shorter)], of => of.All.ToArray());
        yield return Exact("Zero", [], of => Enumerable.Repeat(of.Constant(0), count).ToArray());
        yield return Exact("One", [], of => Enumerable.Repeat(of.Constant(1), count).ToArray());
        var axes = NumericsBook.PartsOf(vector)!;
        for (int axis = 0; axis < count; axis++)
        {
            int own = axis;
            yield return Exact("Unit" + axes[axis], [], of => Enumerable.Range(0, count).Select(i => of.Constant(i == own ? 1 : 0)).ToArray());
        }
    }

    private static IEnumerable<NumericsMember> Arithmetic(string vector) =>
    [
        .. Both("op_Addition", "Add", name => Exact(name, [vector, vector], of => Lanes(Fn.Add, of[0], of[1]))),
        .. Both("op_Subtraction", "Subtract", name => Exact(name, [vector, vector], of => Lanes(Fn.Sub, of[0], of[1]))),
        .. Both("op_Multiply", "Multiply", name => Exact(name, [vector, vector], of => Lanes(Fn.Mul, of[0], of[1]))),
        .. Both("op_Multiply", "Multiply", name => Exact(name, [vector, Scalar], of => Lanes(Fn.Mul, of[0], of[1]))),
        .. Both("op_Multiply", "Multiply", name => Exact(name, [Scalar, vector], of => Lanes(Fn.Mul, of[0], of[1]))),
        .. Both("op_Division", "Divide", name => Exact(name, [vector, vector], of => Lanes(Fn.Div, of[0], of[1]))),
        .. Both("op_Division", "Divide", name => Exact(name, [vector, Scalar], of => Lanes(Fn.Div, of[0], of[1]))),
        // 0 - x or -x, which is another zero.
        .. Both("op_UnaryNegation", "Negate", name => Meaning(name, [vector], of => Lanes(Fn.Neg, of[0]))),
        Exact("op_UnaryPlus", [vector], of => of[0]),
    ];

    private static IEnumerable<NumericsMember> LaneByLane(string vector) =>
    [
        Meaning("SquareRoot", [vector], of => Lanes("Sqrt", of[0])),
        .. unary.Select(name => Meaning(name, [vector], of => Lanes(name, of[0]))),
        .. binary.Select(name => Meaning(name, [vector, vector], of => Lanes(name, of[0], of[1]))),
        .. ternary.Select(name => Meaning(name, [vector, vector, vector], of => Lanes(name, of[0], of[1], of[2]))),
        .. Both("Clamp", "ClampNative", name => Meaning(name, [vector, vector, vector], of => Lanes("LaneClamp", of[0], of[1], of[2]))),
        Meaning("Lerp", [vector, vector, Scalar], of => Lanes("Lerp", of[0], of[1], of[2])),
    ];

    private static IEnumerable<NumericsMember> Lengths(string vector) =>
    [
        Meaning("Dot", [vector, vector], of => [Dot(of[0], of[1])]),
        Meaning("Sum", [vector], of => [of[0].Aggregate((sum, x) => sum + x)]),
        Row("Length", [vector], "Norm" + vector.Substring("Vector".Length)),
        Meaning("LengthSquared", [vector], of => [Dot(of[0], of[0])]),
        Meaning("Distance", [vector, vector], of => [Operation("Norm" + of[0].Count, [.. Held(of, Lanes(Fn.Sub, of[0], of[1]))])]),
        Meaning("DistanceSquared", [vector, vector], of => Held(of, Lanes(Fn.Sub, of[0], of[1])) is var way ? [Dot(way, way)] : []),
        Meaning("Normalize", [vector], Normalized),
        Meaning("Reflect", [vector, vector], of =>
        {
            var twice = of.Hold(2 * Dot(of[0], of[1]));
            return of[0].Zip(of[1], (x, n) => x - twice * n).ToArray();
        }),
    ];

    private static IEnumerable<NumericsMember> Transformed(int count, string vector)
    {
        if (count == 2) yield return Meaning("Cross", [vector, vector], of => [of[0][0] * of[1][1] - of[0][1] * of[1][0]]);
        if (count == 3) yield return Meaning("Cross", [vector, vector], of => Cross(of[0], of[1]));
        yield return Meaning("Transform", [vector, Matrix], of => MatrixMembers.Transformed(of[0], of[1], count, isPoint: true));
        if (count < 4) yield return Meaning("TransformNormal", [vector, Matrix], of => MatrixMembers.Transformed(of[0], of[1], count, isPoint: false));
        else
            for (int shorter = 2; shorter < count; shorter++)
                yield return Meaning("Transform", ["Vector" + shorter, Matrix], of => MatrixMembers.Transformed(of[0], of[1], count, isPoint: true));
    }
}
