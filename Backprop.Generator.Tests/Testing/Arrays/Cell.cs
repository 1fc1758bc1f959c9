using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Backprop.Generator.Tests.Testing.Arrays;

/// <summary>One element of a container: of an array of any rank, of a row of a jagged one, or of a list. A shared row has its cells once.</summary>
internal readonly record struct Cell(object Owner, int Index)
{
    public double Value
    {
        get => Owner switch
        {
            List<double> list => list[Index],
            List<float> list => list[Index],
            Array array when Cells.Element(array.GetType()) == typeof(float) => Elements<float>(array)[Index],
            Array array => Elements<double>(array)[Index],
            _ => throw new NotSupportedException(Owner.GetType().ToString()),
        };
    }

    public void Put(double value)
    {
        switch (Owner)
        {
            case List<double> list: list[Index] = value; break;
            case List<float> list: list[Index] = (float)value; break;
            case Array array when Cells.Element(array.GetType()) == typeof(float): Elements<float>(array)[Index] = (float)value; break;
            case Array array: Elements<double>(array)[Index] = value; break;
        }
    }

    private static Span<T> Elements<T>(Array array) =>
        MemoryMarshal.CreateSpan(ref Unsafe.As<byte, T>(ref MemoryMarshal.GetArrayDataReference(array)), Cells.Count(array));
}
