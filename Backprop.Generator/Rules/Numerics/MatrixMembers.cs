using Backprop.Generator.Ir;
using static Backprop.Generator.Rules.Numerics.Members;

namespace Backprop.Generator.Rules.Numerics;

/// <summary><c>Matrix4x4</c>, by rows; vectors stand before it.</summary>
internal static class MatrixMembers
{
    public const int Size = 4;

    private const string Matrix = "Matrix4x4", Scalar = "float", Vector = "Vector3";

    public static IEnumerable<NumericsMember> All =>
    [
        Exact("new", Enumerable.Repeat(Scalar, Size * Size).ToArray(), of => of.All.ToArray()),
        Exact("Identity", [], of => Diagonal(of)),
        .. Both("op_Addition", "Add", name => Exact(name, [Matrix, Matrix], of => Lanes(Fn.Add, of[0], of[1]))),
        .. Both("op_Subtraction", "Subtract", name => Exact(name, [Matrix, Matrix], of => Lanes(Fn.Sub, of[0], of[1]))),
        .. Both("op_Multiply", "Multiply", name => Exact(name, [Matrix, Scalar], of => Lanes(Fn.Mul, of[0], of[1]))),
        .. Both("op_UnaryNegation", "Negate", name => Meaning(name, [Matrix], of => Lanes(Fn.Neg, of[0]))),
        .. Both("op_Multiply", "Multiply", name => Meaning(name, [Matrix, Matrix], of => Enumerable.Range(0, Size).SelectMany(row => Transformed(Row(of[0], row), of[1], Size, isPoint: true)).ToArray())),
        Exact("Transpose", [Matrix], of => Enumerable.Range(0, Size).SelectMany(row => Enumerable.Range(0, Size).Select(column => of[0][Size * column + row])).ToArray()),
        Exact("Translation", [Matrix], of => Row(of[0], Size - 1).Take(3).ToArray()),
        Meaning("Lerp", [Matrix, Matrix, Scalar], of => Lanes("Lerp", of[0], of[1], of[2])),
        Exact("CreateTranslation", [Vector], of => Moved(of, of[0])),
        Exact("CreateTranslation", [Scalar, Scalar, Scalar], of => Moved(of, of.All.ToArray())),
        Exact("CreateScale", [Scalar], of => Diagonal(of, of[0][0], of[0][0], of[0][0])),
        Exact("CreateScale", [Vector], of => Diagonal(of, of[0][0], of[0][1], of[0][2])),
        Exact("CreateScale", [Scalar, Scalar, Scalar], of => Diagonal(of, of[0][0], of[1][0], of[2][0])),
        Meaning("CreateRotationX", [Scalar], of => Rotation(of, 1, 2)),
        Meaning("CreateRotationY", [Scalar], of => Rotation(of, 2, 0)),
        Meaning("CreateRotationZ", [Scalar], of => Rotation(of, 0, 1)),
        Meaning("CreateScale", [Scalar, Vector], of => Scaled(of, [of[0][0], of[0][0], of[0][0]], of[1])),
        Meaning("CreateScale", [Vector, Vector], of => Scaled(of, of[0], of[1])),
        Meaning("CreateScale", [Scalar, Scalar, Scalar, Vector], of => Scaled(of, [of[0][0], of[1][0], of[2][0]], of[3])),
        Meaning("CreateRotationX", [Scalar, Vector], of => Around(of, 1, 2)),
        Meaning("CreateRotationY", [Scalar, Vector], of => Around(of, 2, 0)),
        Meaning("CreateRotationZ", [Scalar, Vector], of => Around(of, 0, 1)),
        Meaning("CreateFromQuaternion", ["Quaternion"], of => Turned(of, of[0])),
        Meaning("CreateFromYawPitchRoll", [Scalar, Scalar, Scalar], of => Turned(of, Held(of, QuaternionMembers.Turned(of)))),
        Meaning("GetDeterminant", [Matrix], of => [Determinant(of)]),
    ];

    /// <summary>By pairs of the first two rows, and the pairs of the last two in the other columns.</summary>
    private static Expr Determinant(Operands of)
    {
        Expr Minor(int row, int left, int right) => of[0][Size * row + left] * of[0][Size * (row + 1) + right] - of[0][Size * row + right] * of[0][Size * (row + 1) + left];
        return Minor(0, 0, 1) * Minor(2, 2, 3) - Minor(0, 0, 2) * Minor(2, 1, 3) + Minor(0, 0, 3) * Minor(2, 1, 2)
            + Minor(0, 1, 2) * Minor(2, 0, 3) - Minor(0, 1, 3) * Minor(2, 0, 2) + Minor(0, 2, 3) * Minor(2, 0, 1);
    }

    /// <summary>What stays where it is: c = c M + t.</summary>
    private static Expr[] Scaled(Operands of, IReadOnlyList<Expr> scales, IReadOnlyList<Expr> center)
    {
        var matrix = Diagonal(of, scales.ToArray());
        for (int i = 0; i < center.Count; i++) matrix[Size * (Size - 1) + i] = center[i] * (1 - scales[i]);
        return matrix;
    }

    private static Expr[] Around(Operands of, int first, int second)
    {
        var matrix = Rotation(of, first, second);
        var (cos, sin, center) = (matrix[(Size + 1) * first], matrix[Size * first + second], of[1]);
        matrix[Size * (Size - 1) + first] = center[first] * (1 - cos) + center[second] * sin;
        matrix[Size * (Size - 1) + second] = center[second] * (1 - cos) - center[first] * sin;
        return matrix;
    }

    /// <summary>(x, y, z, w) M, as far as there are numbers; a point that lacks the last has 1 there.</summary>
    public static IReadOnlyList<Expr> Transformed(IReadOnlyList<Expr> v, IReadOnlyList<Expr> m, int count, bool isPoint) => Enumerable.Range(0, count).Select(column =>
    {
        var sum = Dot(v, Enumerable.Range(0, v.Count).Select(row => m[Size * row + column]).ToArray());
        return isPoint && v.Count < Size ? sum + m[Size * (Size - 1) + column] : sum;
    }).ToArray();

    private static IReadOnlyList<Expr> Row(IReadOnlyList<Expr> m, int row) => m.Skip(Size * row).Take(Size).ToArray();

    private static Expr[] Diagonal(Operands of, params Expr[] scales)
    {
        var matrix = Enumerable.Repeat(of.Constant(0), Size * Size).ToArray();
        for (int i = 0; i < Size; i++) matrix[(Size + 1) * i] = i < scales.Length ? scales[i] : of.Constant(1);
        return matrix;
    }

    private static Expr[] Moved(Operands of, IReadOnlyList<Expr> by)
    {
        var matrix = Diagonal(of);
        for (int i = 0; i < by.Count; i++) matrix[Size * (Size - 1) + i] = by[i];
        return matrix;
    }

    /// <summary>From the first axis towards the second.</summary>
    private static Expr[] Rotation(Operands of, int first, int second)
    {
        var matrix = Moved(of, []);
        var (sin, cos) = (of.Hold(Maths.Sin(of[0][0])), of.Hold(Maths.Cos(of[0][0])));
        matrix[(Size + 1) * first] = matrix[(Size + 1) * second] = cos;
        matrix[Size * first + second] = sin;
        matrix[Size * second + first] = -sin;
        return matrix;
    }

    private static Expr[] Turned(Operands of, IReadOnlyList<Expr> q)
    {
        var (x, y, z, w) = (q[0], q[1], q[2], q[3]);
        var matrix = Diagonal(of, 1 - 2 * (y * y + z * z), 1 - 2 * (x * x + z * z), 1 - 2 * (x * x + y * y));
        (matrix[1], matrix[2]) = (2 * (x * y + z * w), 2 * (x * z - y * w));
        (matrix[4], matrix[6]) = (2 * (x * y - z * w), 2 * (y * z + x * w));
        (matrix[8], matrix[9]) = (2 * (x * z + y * w), 2 * (y * z - x * w));
        return matrix;
    }
}
