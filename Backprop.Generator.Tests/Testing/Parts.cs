using System.Reflection;
using System.Runtime.CompilerServices;

namespace Backprop.Generator.Tests.Testing;

/// <summary>Structs and tuples of numbers as parameters: their numbers, in order, and values with other numbers.</summary>
internal static class Parts
{
    /// <summary>A struct of the program, or a tuple, with real numbers in it.</summary>
    public static bool Has(Type type) => type.IsValueType && !type.IsPrimitive && !type.IsEnum && Nullable.GetUnderlyingType(type) is null && Reals.TypesIn(type).Any();

    public static IEnumerable<FieldInfo> Of(Type type) => type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).OrderBy(field => field.MetadataToken);

    /// <summary>The fields that may carry a derivative.</summary>
    public static IEnumerable<FieldInfo> Active(Type type) => Of(type).Where(field => field.GetCustomAttribute<NoDerivativeAttribute>() is null);

    /// <summary>The value with other real numbers.</summary>
    public static object With(object value, Queue<double> numbers)
    {
        foreach (var field in Active(value.GetType()))
            if (Reals.IsReal(field.FieldType)) field.SetValue(value, Convert.ChangeType(numbers.Dequeue(), field.FieldType));
            else if (Has(field.FieldType)) field.SetValue(value, With(field.GetValue(value)!, numbers));
        return value;
    }

    /// <summary>A value from "1.5 2 true", its numbers and passengers in order.</summary>
    public static object Parse(Type type, string text) => Parse(type, new Queue<string>(text.Split(' ')));

    private static object Parse(Type type, Queue<string> words)
    {
        object value = RuntimeHelpers.GetUninitializedObject(type);
        foreach (var field in Of(type)) field.SetValue(value, Has(field.FieldType) ? Parse(field.FieldType, words) : Convert.ChangeType(words.Dequeue(), field.FieldType, System.Globalization.CultureInfo.InvariantCulture));
        return value;
    }
}
