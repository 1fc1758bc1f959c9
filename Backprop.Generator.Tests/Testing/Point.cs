using System.Reflection;
using Backprop.Generator.Tests.Testing.Arrays;

namespace Backprop.Generator.Tests.Testing;

/// <summary>One [At] of a method.</summary>
internal sealed record Point(object?[] Arguments, bool Kink, bool Single, bool Alone, bool Allocates, double[]? Gradient)
{
    public static bool IsOn(MethodInfo method) => method.GetCustomAttributesData().Any(a => a.AttributeType.Name == "AtAttribute");

    public static IEnumerable<Point> Of(MethodInfo method)
    {
        foreach (var attribute in method.GetCustomAttributes(inherit: false))
            if (attribute.GetType().Name == "AtAttribute") yield return Of(method, attribute);
    }

    private static Point Of(MethodInfo method, object attribute)
    {
        object? Property(string name) => attribute.GetType().GetProperty(name)!.GetValue(attribute);
        var parameters = method.GetParameters();
        var given = (object?[])Property("Arguments")!;
        Assert.True(given.Length == parameters.Length, $"[At] of {method.Name} gives {given.Length} arguments for {parameters.Length} parameters");
        return new Point(
            given.Zip(parameters, (value, parameter) => Convert(value, Subject.ValueType(parameter))).ToArray(),
            (bool)Property("Kink")!, (bool)Property("Single")!, (bool)Property("Alone")!, (bool)Property("Allocates")!, (double[]?)Property("Gradient"));
    }

    public static object? Convert(object? value, Type type)
    {
        if (value is null || type.IsInstanceOfType(value)) return value;
        if (value is string text && Parts.Has(type)) return Parts.Parse(type, text);
        if (ContainerText.Storage(type) is { } storage) return ContainerText.Convert(value, storage);
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type.IsEnum ? Enum.ToObject(type, value) : System.Convert.ChangeType(value, type);
    }

    public override string ToString() => "at " + string.Join(", ", Arguments.Select(ContainerText.Show));
}
