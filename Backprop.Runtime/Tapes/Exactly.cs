using System.Runtime.CompilerServices;

namespace Backprop;

/// <summary>Arrays by their exact type: quicker than a cast, which asks for variance.</summary>
internal static class Exactly
{
    /// <summary>The array, if that is what it is; null otherwise.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T[]? As<T>(Array? items)
    {
        if (items is null || items.GetType() != typeof(T[])) return null;
#if NET
        return Unsafe.As<T[]>(items);
#else
        return (T[])items;
#endif
    }
}
