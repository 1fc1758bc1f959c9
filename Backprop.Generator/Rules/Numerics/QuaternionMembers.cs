using Backprop.Generator.Ir;
using static Backprop.Generator.Rules.Numerics.Members;

namespace Backprop.Generator.Rules.Numerics;

/// <summary><c>Quaternion</c>.</summary>
internal static class QuaternionMembers
{
    private const string Quaternion = "Quaternion", Scalar = "float";

    public static IEnumerable<NumericsMember> All =>
    [
        Exact("new", [Scalar, Scalar, Scalar, Scalar], of => of.All.ToArray()),
        Exact("new", ["Vector3", Scalar], of => of.All.ToArray()),
        Exact("Zero", [], of => [of.Constant(0), of.Constant(0), of.Constant(0), of.Constant(0)]),
        Exact("Identity", [], of => [of.Constant(0), of.Constant(0), of.Constant(0), of.Constant(1)]),
        .. Both("op_Addition", "Add", name => Exact(name, [Quaternion, Quaternion], of => Lanes(Fn.Add, of[0], of[1]))),
        .. Both("op_Subtraction", "Subtract", name => Exact(name, [Quaternion, Quaternion], of => Lanes(Fn.Sub, of[0], of[1]))),
        .. Both("op_Multiply", "Multiply", name => Exact(name, [Quaternion, Scalar], of => Lanes(Fn.Mul, of[0], of[1]))),
        .. Both("op_UnaryNegation", "Negate", name => Meaning(name, [Quaternion], of => Lanes(Fn.Neg, of[0]))),
        .. Both("op_Multiply", "Multiply", name => Meaning(name, [Quaternion, Quaternion], of => Product(of[0], of[1]))),
        Meaning("Concatenate", [Quaternion, Quaternion], of => Product(of[1], of[0])),
        .. Both("op_Division", "Divide", name => Meaning(name, [Quaternion, Quaternion], of => Product(of[0], Inverse(of, of[1])))),
        Meaning("Inverse", [Quaternion], of => Inverse(of, of[0])),
        Meaning("Conjugate", [Quaternion], of => [-of[0][0], -of[0][1], -of[0][2], of[0][3]]),
        Meaning("Dot", [Quaternion, Quaternion], of => [Dot(of[0], of[1])]),
        Row("Length", [Quaternion], "Norm4"),
        Meaning("LengthSquared", [Quaternion], of => [Dot(of[0], of[0])]),
        Meaning("Normalize", [Quaternion], Normalized),
        Meaning("CreateFromAxisAngle", ["Vector3", Scalar], of =>
        {
            var half = of.Hold(0.5 * of[1][0]);
            var sin = of.Hold(Maths.Sin(half));
            return [.. of[0].Select(x => x * sin), Maths.Cos(half)];
        }),
        Meaning("CreateFromYawPitchRoll", [Scalar, Scalar, Scalar], of => Turned(of)),
        Meaning("Lerp", [Quaternion, Quaternion, Scalar], of => Normalized(of, Held(of, Between(of, 1 - of[2][0], of[2][0])))),
        Meaning("Slerp", [Quaternion, Quaternion, Scalar], OnTheArc),
    ];

    /// <summary>The way between two quaternions that is not the long one: the second is turned round where it lies on the other side.</summary>
    private static IReadOnlyList<Expr> Between(Operands of, Expr first, Expr second)
    {
        var (left, right) = (of.Hold(first), of.Hold(Side(of) * second));
        return of[0].Zip(of[1], (a, b) => a * left + b * right).ToArray();
    }

    /// <summary>-1 on the other side, else 1.</summary>
    private static Expr Side(Operands of) => Maths.Where(Dot(of[0], of[1]) < 0, of.Constant(-1), of.Constant(1));

    /// <summary>As far along the arc as along a line where the two are almost the same: learn.microsoft.com/dotnet/api/system.numerics.quaternion.slerp.</summary>
    private static IReadOnlyList<Expr> OnTheArc(Operands of)
    {
        var (amount, cosine) = (of[2][0], of.Hold(Side(of) * Dot(of[0], of[1])));
        var isLine = of.Hold(cosine > AlmostOne);
        // An angle of a line would have no derivative, chosen or not.
        var angle = of.Hold(Operation("Acos", of.Hold(Maths.Where(isLine, 0, cosine))));
        var sin = of.Hold(Maths.Sin(angle));
        Expr Share(Expr share) => Maths.Where(isLine, share, Maths.Sin(share * angle) / sin);
        return Between(of, Share(of.Hold(1 - amount)), Share(amount));
    }

    /// <summary>From here on <c>Slerp</c> goes along the line.</summary>
    private const float AlmostOne = 1 - 1e-6f;

    private static IReadOnlyList<Expr> Product(IReadOnlyList<Expr> a, IReadOnlyList<Expr> b)
    {
        var cross = Cross(a, b);
        return [.. Enumerable.Range(0, 3).Select(i => a[i] * b[3] + b[i] * a[3] + cross[i]), a[3] * b[3] - Dot(a.Take(3).ToArray(), b.Take(3).ToArray())];
    }

    private static IReadOnlyList<Expr> Inverse(Operands of, IReadOnlyList<Expr> q)
    {
        var square = of.Hold(Dot(q, q));
        return Held(of, [.. q.Take(3).Select(x => -(x / square)), q[3] / square]);
    }

    public static IReadOnlyList<Expr> Turned(Operands of)
    {
        var halves = Held(of, of.All.Select(angle => 0.5 * angle));
        var sin = Held(of, halves.Select(Maths.Sin));
        var cos = Held(of, halves.Select(Maths.Cos));
        return
        [
            cos[0] * sin[1] * cos[2] + sin[0] * cos[1] * sin[2],
            sin[0] * cos[1] * cos[2] - cos[0] * sin[1] * sin[2],
            cos[0] * cos[1] * sin[2] - sin[0] * sin[1] * cos[2],
            cos[0] * cos[1] * cos[2] + sin[0] * sin[1] * sin[2],
        ];
    }
}
