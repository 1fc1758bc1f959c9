using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Backprop;

/// <summary>
/// C += A·B, where A and B may be transposed. Blocks of B are copied together as panels of two vectors a row, and for each of them four
/// rows of A: so the inner loop reads both in one piece, and a tile of C stays in registers.
/// </summary>
/// <remarks>Goto and van de Geijn, Anatomy of High-Performance Matrix Multiplication, 2008.</remarks>
internal static class MatrixProduct<T>
    where T : struct, IFloatingPointIeee754<T>
{
    private const int Depth = 256;
    private const int Panels = 8;
    private const int Tall = 4;
    private const int RowsThatPay = 8;

    private static int Wide => 2 * Vector<T>.Count;

    /// <summary>Adds the product, of <paramref name="rows"/> by <paramref name="columns"/>, to <paramref name="c"/>, which is row-major.</summary>
    public static void Add(Matrix<T> a, Matrix<T> b, Span<T> c, int rows, int inner, int columns)
    {
        if (c.IsEmpty || inner == 0) return;
        if (rows < RowsThatPay) AddRowByRow(a, b, c, rows, inner, columns);
        else AddBlocks(a, b, c, rows, inner, columns);
    }

    /// <summary>For few rows: what is copied would be used too seldom.</summary>
    private static void AddRowByRow(Matrix<T> a, Matrix<T> b, Span<T> c, int rows, int inner, int columns)
    {
        if (b.Beside == 1)
            for (int i = 0; i < rows; i++)
                for (int k = 0; k < inner; k++)
                    Sums<T>.AddScaled(a.Items[i * a.Below + k * a.Beside], b.Items.Slice(k * b.Below, columns), c.Slice(i * columns, columns));
        else
            for (int j = 0; j < columns; j++)
                for (int i = 0; i < rows; i++)
                    c[i * columns + j] += Sums<T>.Dot(a.Items.Slice(i * a.Below, inner), b.Items.Slice(j * b.Beside, inner));
    }

    private static void AddBlocks(Matrix<T> a, Matrix<T> b, Span<T> c, int rows, int inner, int columns)
    {
        int depths = Math.Min(Depth, inner), panels = Math.Min(Panels, (columns + Wide - 1) / Wide);
        var memory = TapePool<T>.Rent(depths * panels * Wide + Tall * (depths + Wide));
        var strip = memory.AsSpan(0, Tall * depths);
        var tile = memory.AsSpan(strip.Length, Tall * Wide);
        var block = memory.AsSpan(strip.Length + tile.Length);
        for (int k = 0; k < inner; k += Depth)
        {
            int depth = Math.Min(Depth, inner - k), size = depth * Wide;
            for (int left = 0; left < columns; left += Panels * Wide)
            {
                int right = Math.Min(columns, left + Panels * Wide);
                for (int j = left, at = 0; j < right; j += Wide, at += size)
                    Copy(b.Items[(k * b.Below + j * b.Beside)..], b.Below, b.Beside, depth, Math.Min(Wide, columns - j), block.Slice(at, size), Wide);
                for (int i = 0; i < rows; i += Tall)
                {
                    int tall = Math.Min(Tall, rows - i);
                    Copy(a.Items[(i * a.Below + k * a.Beside)..], a.Beside, a.Below, depth, tall, strip, Tall);
                    for (int j = left, at = 0; j < right; j += Wide, at += size)
                        AddTile(strip, block.Slice(at, size), c[(i * columns + j)..], columns, tall, Math.Min(Wide, columns - j), depth, tile);
                }
            }
        }
        TapePool<T>.Return(memory);
    }

    /// <summary>Copies rows of a width together, with zeros up to the wanted width.</summary>
    private static void Copy(ReadOnlySpan<T> from, int below, int beside, int depth, int width, Span<T> to, int wanted)
    {
        if (width < wanted) to[..(depth * wanted)].Clear();
        if (beside == 1)
            for (int k = 0; k < depth; k++) from.Slice(k * below, width).CopyTo(to[(k * wanted)..]);
        else
            for (int j = 0; j < width; j++)
                for (int k = 0, source = j * beside, target = j; k < depth; k++, source += below, target += wanted) to[target] = from[source];
    }

    /// <summary>Adds to the part of a tile that belongs to C, by way of a whole one where it sticks out.</summary>
    private static void AddTile(ReadOnlySpan<T> strip, ReadOnlySpan<T> panel, Span<T> c, int below, int tall, int width, int depth, Span<T> whole)
    {
        if (tall == Tall && width == Wide)
        {
            AddTile(strip, panel, c, below, depth);
            return;
        }
        whole.Clear();
        AddTile(strip, panel, whole, Wide, depth);
        for (int row = 0; row < tall; row++)
            for (int column = 0; column < width; column++) c[row * below + column] += whole[row * Wide + column];
    }

    /// <summary>Not to be compiled after a profile, which may cost half of its speed: it would spill sums from registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void AddTile(ReadOnlySpan<T> strip, ReadOnlySpan<T> panel, Span<T> c, int below, int depth)
    {
        ref T a = ref MemoryMarshal.GetReference(strip[..(depth * Tall)]);
        ref T b = ref MemoryMarshal.GetReference(panel[..(depth * Wide)]);
        Vector<T> c00 = default, c01 = default, c10 = default, c11 = default, c20 = default, c21 = default, c30 = default, c31 = default;
        for (int k = 0; k < depth; k++)
        {
            var left = Vector.LoadUnsafe(ref b);
            var right = Vector.LoadUnsafe(ref b, (nuint)Vector<T>.Count);
            var scale = new Vector<T>(a);
            c00 += scale * left;
            c01 += scale * right;
            scale = new Vector<T>(Unsafe.Add(ref a, 1));
            c10 += scale * left;
            c11 += scale * right;
            scale = new Vector<T>(Unsafe.Add(ref a, 2));
            c20 += scale * left;
            c21 += scale * right;
            scale = new Vector<T>(Unsafe.Add(ref a, 3));
            c30 += scale * left;
            c31 += scale * right;
            a = ref Unsafe.Add(ref a, Tall);
            b = ref Unsafe.Add(ref b, Wide);
        }
        AddTo(c, c00, c01);
        AddTo(c[below..], c10, c11);
        AddTo(c[(2 * below)..], c20, c21);
        AddTo(c[(3 * below)..], c30, c31);
    }

    private static void AddTo(Span<T> c, Vector<T> left, Vector<T> right)
    {
        (new Vector<T>(c) + left).CopyTo(c);
        c = c[Vector<T>.Count..];
        (new Vector<T>(c) + right).CopyTo(c);
    }
}
