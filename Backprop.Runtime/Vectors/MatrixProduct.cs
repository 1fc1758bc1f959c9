using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Backprop;

/// <summary>
/// C += A·B for any strides of A and B: four rows and two vectors of columns of C at a time stay in registers, while they run down a
/// panel of B, which is copied together where it does not lie so, or where many rows will read it.
/// </summary>
/// <remarks>Goto and van de Geijn, Anatomy of High-Performance Matrix Multiplication, 2008, with one level of blocks.</remarks>
internal static class MatrixProduct<T>
    where T : struct, IFloatingPointIeee754<T>
{
    private const int Depth = 256;
    private const int Tall = 4;
    private const int RowsThatPay = 16;

    private static int Wide => 2 * Vector<T>.Count;

    /// <summary>Adds the product, of <paramref name="rows"/> by <paramref name="columns"/>, to the row-major matrix <paramref name="c"/>.</summary>
    public static void Add(Matrix<T> a, Matrix<T> b, Span<T> c, int rows, int inner, int columns)
    {
        if (c.IsEmpty || inner == 0) return;
        if (rows < RowsThatPay && a.Beside == 1 && b.Below == 1)
        {
            AddDots(a, b, c, rows, inner, columns);
            return;
        }
        var room = TapePool<T>.Rent((Math.Min(Depth, inner) + Tall) * Wide);
        for (int k = 0; k < inner; k += Depth)
        {
            int depth = Math.Min(Depth, inner - k);
            for (int j = 0; j < columns; j += Wide)
            {
                int width = Math.Min(Wide, columns - j);
                var panel = new Panel(b.Items[(k * b.Below + j * b.Beside)..], b.Below);
                if (b.Beside != 1 || width < Wide || rows >= RowsThatPay)
                {
                    Copy(b, k, j, depth, width, room);
                    panel = new Panel(room, Wide);
                }
                for (int i = 0; i < rows; i += Tall)
                {
                    int tall = Math.Min(Tall, rows - i);
                    var tile = c[(i * columns + j)..];
                    var left = new Matrix<T>(a.Items[(i * a.Below + k * a.Beside)..], a.Below, a.Beside);
                    if (width == Wide)
                    {
                        AddTile(left, panel, tile, columns, tall, depth);
                        continue;
                    }
                    var whole = room.AsSpan(room.Length - Tall * Wide);
                    whole.Clear();
                    AddTile(left, panel, whole, Wide, tall, depth);
                    for (int row = 0; row < tall; row++)
                        for (int column = 0; column < width; column++)
                            tile[row * columns + column] += whole[row * Wide + column];
                }
            }
        }
        TapePool<T>.Return(room);
    }

    /// <summary>For few rows, where the columns of B lie in one piece.</summary>
    private static void AddDots(Matrix<T> a, Matrix<T> b, Span<T> c, int rows, int inner, int columns)
    {
        for (int j = 0; j < columns; j++)
            for (int i = 0; i < rows; i++)
                c[i * columns + j] += Sums<T>.Dot(a.Items.Slice(i * a.Below, inner), b.Items.Slice(j * b.Beside, inner));
    }

    /// <summary>Rows of two vectors each.</summary>
    private readonly ref struct Panel(ReadOnlySpan<T> items, int below)
    {
        public ReadOnlySpan<T> Items { get; } = items;

        public int Below { get; } = below;
    }

    /// <summary>A panel of B, with zeros beyond its last column.</summary>
    private static void Copy(Matrix<T> b, int row, int column, int depth, int width, Span<T> panel)
    {
        if (width < Wide) panel[..(depth * Wide)].Clear();
        if (b.Beside == 1)
        {
            for (int k = 0; k < depth; k++)
                b.Items.Slice((row + k) * b.Below + column, width).CopyTo(panel[(k * Wide)..]);
            return;
        }
        for (int j = 0; j < width; j++)
        {
            int from = row * b.Below + (column + j) * b.Beside;
            for (int k = 0, to = j; k < depth; k++, from += b.Below, to += Wide) panel[to] = b.Items[from];
        }
    }

    private static void AddTile(Matrix<T> a, Panel b, Span<T> c, int below, int tall, int depth)
    {
        if (tall == Tall)
        {
            AddFourRows(a, b, c, below, depth);
            return;
        }
        for (int row = 0; row < tall; row++)
            AddRow(new(a.Items[(row * a.Below)..], a.Below, a.Beside), b, c[(row * below)..], depth);
    }

    private static void AddFourRows(Matrix<T> a, Panel b, Span<T> c, int below, int depth)
    {
        _ = a.Items[3 * a.Below + (depth - 1) * a.Beside];
        _ = b.Items[(depth - 1) * b.Below + Wide - 1];
        ref T b0 = ref MemoryMarshal.GetReference(b.Items), b1 = ref Unsafe.Add(ref b0, Vector<T>.Count);
        ref T a0 = ref MemoryMarshal.GetReference(a.Items), a1 = ref Unsafe.Add(ref a0, a.Below);
        ref T a2 = ref Unsafe.Add(ref a1, a.Below), a3 = ref Unsafe.Add(ref a2, a.Below);
        nint beside = a.Beside, step = b.Below;
        Vector<T> c00 = default, c01 = default, c10 = default, c11 = default, c20 = default, c21 = default, c30 = default, c31 = default;
        nint from = 0, at = 0;
        for (int k = 0; k < depth; k++, from += beside, at += step)
        {
            var left = Vector.LoadUnsafe(ref b0, (nuint)at);
            var right = Vector.LoadUnsafe(ref b1, (nuint)at);
            var scale = new Vector<T>(Unsafe.Add(ref a0, from));
            c00 += scale * left;
            c01 += scale * right;
            scale = new Vector<T>(Unsafe.Add(ref a1, from));
            c10 += scale * left;
            c11 += scale * right;
            scale = new Vector<T>(Unsafe.Add(ref a2, from));
            c20 += scale * left;
            c21 += scale * right;
            scale = new Vector<T>(Unsafe.Add(ref a3, from));
            c30 += scale * left;
            c31 += scale * right;
        }
        AddTo(c, c00, c01);
        AddTo(c[below..], c10, c11);
        AddTo(c[(2 * below)..], c20, c21);
        AddTo(c[(3 * below)..], c30, c31);
    }

    private static void AddRow(Matrix<T> a, Panel b, Span<T> c, int depth)
    {
        _ = a.Items[(depth - 1) * a.Beside];
        _ = b.Items[(depth - 1) * b.Below + Wide - 1];
        ref T a0 = ref MemoryMarshal.GetReference(a.Items), b0 = ref MemoryMarshal.GetReference(b.Items);
        nint beside = a.Beside, wide = Vector<T>.Count, step = b.Below;
        Vector<T> c0 = default, c1 = default;
        nint from = 0, at = 0;
        for (int k = 0; k < depth; k++, from += beside, at += step)
        {
            var scale = new Vector<T>(Unsafe.Add(ref a0, from));
            c0 += scale * Vector.LoadUnsafe(ref b0, (nuint)at);
            c1 += scale * Vector.LoadUnsafe(ref b0, (nuint)(at + wide));
        }
        AddTo(c, c0, c1);
    }

    private static void AddTo(Span<T> c, Vector<T> left, Vector<T> right)
    {
        (new Vector<T>(c) + left).CopyTo(c);
        c = c[Vector<T>.Count..];
        (new Vector<T>(c) + right).CopyTo(c);
    }
}
