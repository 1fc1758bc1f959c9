using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Backprop.Generator.Tests.Testing;

/// <summary>A method of the corpus with everything that was generated for it, called by reflection.</summary>
internal sealed class Subject
{
    public const BindingFlags Any = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private readonly object? target;
    private readonly ParameterInfo[] parameters;
    private readonly int[] places;

    public Subject(MethodInfo plain)
    {
        Plain = plain = Closed(plain);
        parameters = plain.GetParameters();
        places = Enumerable.Range(0, parameters.Length).Where(i => IsActive(parameters[i])).ToArray();
        Active = places.SelectMany(i => Reals.TypesIn(ValueType(parameters[i]))).ToArray();
        Points = Point.Of(plain).ToArray();
        target = plain.IsStatic ? null : Activator.CreateInstance(plain.DeclaringType!, nonPublic: true);

        var types = parameters.Select(ValueType).ToArray();
        var tangents = types.Concat(Active).ToArray();
        Forward = Find("Forward", p => p.Length == types.Length + 1 && p[^1].IsOut && Matches(p[..^1], types))!;
        Assert.True(Forward is not null, $"no {plain.Name}Forward was generated");
        var tape = ValueType(Forward!.GetParameters()[^1]);
        Backward = Find("Backward", p => p.Length > 1 && ValueType(p[0]) == tape)!;
        Assert.True(Backward is not null, $"no {plain.Name}Backward was generated");
        Gradient = Find("Gradient", p => Matches(p, types));
        ValueAndGradient = Find("ValueAndGradient", p => Matches(p, types));
        Jvp = Find("Jvp", p => Matches(p, tangents));
        GradientJvp = Find("GradientJvp", p => Matches(p, tangents));
    }

    public MethodInfo Plain { get; }
    public MethodInfo Forward { get; }
    public MethodInfo Backward { get; }
    public MethodInfo? Gradient { get; }
    public MethodInfo? ValueAndGradient { get; }
    public MethodInfo? Jvp { get; }
    public MethodInfo? GradientJvp { get; }

    /// <summary>The types of the active numbers.</summary>
    public Type[] Active { get; }

    public IReadOnlyList<Point> Points { get; }

    public bool IsScalar => Reals.IsReal(Plain.ReturnType);

    public int Results => Reals.Count(Plain.ReturnType);

    public bool IsSingle(Point point) =>
        point.Single || parameters.Select(ValueType).Concat(Active).Concat(Reals.TypesIn(Plain.ReturnType)).Contains(typeof(float));

    public double[] Inputs(Point point) => places.SelectMany(i => Reals.Flatten(point.Arguments[i])).ToArray();

    /// <summary>The point's arguments with other values for the active ones.</summary>
    public object?[] With(Point point, double[] inputs)
    {
        var arguments = (object?[])point.Arguments.Clone();
        var numbers = new Queue<double>(inputs);
        foreach (int i in places)
        {
            var type = ValueType(parameters[i]);
            arguments[i] = Parts.Has(type) ? Parts.With(RuntimeHelpers.GetObjectValue(arguments[i])!, numbers) : Point.Convert(numbers.Dequeue(), type);
        }
        return arguments;
    }

    public object?[] WithTangents(Point point, double[] tangents) =>
        [.. point.Arguments, .. Active.Select((type, k) => Point.Convert(tangents[k], type))];

    public double[] Call(MethodInfo method, object?[] arguments) =>
        Reals.Flatten(method.Invoke(method.IsStatic ? null : target, BindingFlags.DoNotWrapExceptions, null, arguments, null));

    public double[] Value(Point point) => Call(Plain, point.Arguments.ToArray());

    public (double[] Value, object Tape) Record(Point point)
    {
        object?[] arguments = [.. point.Arguments, null];
        var value = Call(Forward, arguments);
        return (value, arguments[^1]!);
    }

    public double[] Reverse(object tape, params double[] seeds)
    {
        var wanted = Backward.GetParameters().Skip(1).Select(ValueType).ToArray();
        Assert.Equal(Results, wanted.Length);
        return Call(Backward, [tape, .. seeds.Select((seed, i) => Point.Convert(seed, wanted[i]))]);
    }

    /// <summary>The call as compiled code, so that nothing but the method itself can allocate.</summary>
    public Action Compiled(MethodInfo method, Point point)
    {
        var arguments = method.GetParameters().Zip(point.Arguments, (p, value) => (Expression)Expression.Constant(value, ValueType(p)));
        var instance = method.IsStatic ? null : Expression.Constant(target, method.DeclaringType!);
        return Expression.Lambda<Action>(Expression.Block(typeof(void), Expression.Call(instance, method, arguments))).Compile();
    }

    public static Type ValueType(ParameterInfo parameter) =>
        parameter.ParameterType.IsByRef ? parameter.ParameterType.GetElementType()! : parameter.ParameterType;

    private static bool IsActive(ParameterInfo parameter) =>
        (Reals.IsReal(ValueType(parameter)) || Parts.Has(ValueType(parameter))) && parameter.GetCustomAttributes().All(a => a is not NoDerivativeAttribute);

    /// <summary>A generic method, closed with any type.</summary>
    private static MethodInfo Closed(MethodInfo method) => !method.IsGenericMethodDefinition ? method :
        method.MakeGenericMethod(method.GetGenericArguments().Select(_ => typeof(int)).ToArray());

    private static bool Matches(ParameterInfo[] found, Type[] types) => found.Select(ValueType).SequenceEqual(types);

    /// <summary>An oracle that takes the same parameters.</summary>
    public MethodInfo Named(string suffix) =>
        Find(suffix, p => Matches(p, parameters.Select(ValueType).ToArray())) ?? throw new InvalidOperationException("there is no " + Plain.Name + suffix);

    private MethodInfo? Find(string suffix, Predicate<ParameterInfo[]> matches)
    {
        var found = Plain.DeclaringType!.GetMethods(Any)
            .Where(m => m.Name == Plain.Name + suffix && m.GetGenericArguments().Length == (NumberTypes.IsOver(Plain) ? 0 : Plain.GetGenericArguments().Length))
            .Select(Closed).Where(m => matches(m.GetParameters())).ToArray();
        Assert.True(found.Length < 2, $"{found.Length} methods {Plain.Name}{suffix} fit");
        return found.SingleOrDefault();
    }
}
