using Backprop;

public static partial class Comments
{
    /// <summary>Area of a ring &lt;between&gt; two circles.</summary>
    /// <param name="r">inner & outer: not even well-formed</param>
    [Differentiable]
    [At(1.3, 0.4)]
    public static double Spread(
        double r, // the inner radius
        double /* width */ w)
    {
        // a comment with */ and <tags> in it
        var outer = r
            + w; /* after */
        #region squares
        var ring = outer * outer // multi
            - r * r;
        #endregion
#if DEBUG
        ring = 0;
#endif
        return 3.14159 /* π */ * ring;
    }

    [Differentiable, At(1.3)] public static double OneLine(double x) { var a = x * x; var b = a * x; return a + b; }
}
