using Backprop.Generator.Beautify;
using Backprop.Generator.Ir;

namespace Backprop.Generator.Tests.Beautify;

/// <summary>Names of variables in scopes: the first that is free on the way out and within.</summary>
public class NamesTests
{
    /// <summary>{ first { inner } second }</summary>
    private readonly Scope root = new(null, null, 0) { Last = 3 };
    private readonly Scope first, inner, second;
    private readonly Dictionary<int, Scope> homes = [];

    public NamesTests()
    {
        first = new Scope(root, null, 1) { Last = 2 };
        inner = new Scope(first, null, 2);
        second = new Scope(root, null, 3);
    }

    [Fact]
    public void Siblings_share_a_name() => Assert.Equal(["j", "j", "j2"], Named((first, "j"), (second, "j"), (second, "j")));

    [Fact]
    public void What_lies_within_does_not() => Assert.Equal(["j", "j2", "j3", "j2"], Named((root, "j"), (first, "j"), (inner, "j"), (second, "j")));

    [Fact]
    public void Nor_does_what_lies_around_and_is_named_later() => Assert.Equal(["j", "j2", "j", "j3"], Named((inner, "j"), (first, "j"), (second, "j"), (root, "j")));

    [Fact]
    public void A_number_may_be_a_name_already() => Assert.Equal(["j2", "j", "j3", "j2", "j4"], Named((inner, "j2"), (root, "j"), (first, "j"), (second, "j"), (root, "j")));

    [Fact]
    public void A_gap_is_filled() => Assert.Equal(["j", "j2", "j", "j3"], Named((inner, "j"), (root, "j"), (second, "j"), (root, "j")));

    [Fact]
    public void What_is_reserved_or_fixed_is_taken_everywhere()
    {
        var names = new Names(["s"], In);
        names.Fix(Local(root, "x"), "x");
        Assert.Equal(["s2", "x2", "s2", "x2"], Named(names, (first, "s"), (inner, "x"), (second, "s"), (second, "x")));
        Assert.Equal("s3", names.Fresh("s"));
    }

    [Fact]
    public void A_variable_keeps_its_name()
    {
        var names = new Names([], In);
        var local = Local(first, "j");
        Assert.Equal("j", names.Of(local));
        Assert.Equal("j2", names.Of(Local(inner, "j")));
        Assert.Equal("j", names.Of(local));
    }

    private string[] Named(params (Scope Scope, string Wish)[] locals) => Named(new Names([], In), locals);

    private string[] Named(Names names, params (Scope Scope, string Wish)[] locals) => [.. locals.Select(local => names.Of(Local(local.Scope, local.Wish)))];

    private Scope? In(Local local) => homes[local.Id];

    private Local Local(Scope scope, string wish)
    {
        var local = new Local(homes.Count, wish, IrType.Double, LocalRole.Temporary);
        homes[local.Id] = scope;
        return local;
    }
}
