using Backprop.Generator.Tests.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Backprop.Generator.Tests;

/// <summary>The generated text of every program: approved, and fit for every kind of project.</summary>
public class ProgramTextTests
{
    public static TheoryData<string> Programs() => new(Corpus.AllNames);

    [Theory, MemberData(nameof(Programs))]
    public void The_generated_text_is_approved(string program) =>
        Snapshot.VerifyAll(Corpus.Folder, program, Corpus.Load(program).Run.DidNotThrow().Files.Select(f => (Hint(f.Hint), f.Text)));

    private static string Hint(string hint) => hint.EndsWith(".g.cs", StringComparison.Ordinal) ? hint[..^5] : Path.GetFileNameWithoutExtension(hint);

    [Theory, MemberData(nameof(Programs))]
    public void It_has_a_point_for_each_method(string program)
    {
        var run = Corpus.Load(program).Run;
        Assert.NotEmpty(run.Result.GeneratedSources);
        var root = run.Input.SyntaxTrees[0].GetRoot();
        int differentiable = Count(root, "Differentiable"), at = Corpus.AllMethods.Count(m => m.Program == program && !m.Method.EndsWith(NumberTypes.OfSingle, StringComparison.Ordinal));
        Assert.Equal(differentiable, at);
    }

    private static int Count(SyntaxNode root, string attribute) =>
        root.DescendantNodes().OfType<Microsoft.CodeAnalysis.CSharp.Syntax.AttributeSyntax>().Count(a => a.Name.ToString().Split('.', ':').Last() is var name && (name == attribute || name == attribute + "Attribute"));

    [Theory, MemberData(nameof(Programs))]
    public void It_compiles_without_a_warning(string program) => Corpus.Load(program).Run.Succeeded();

    /// <summary>Programs that use nothing newer than C# 9 get nothing newer either.</summary>
    [Theory, MemberData(nameof(Programs))]
    public void It_compiles_without_a_warning_as_CSharp_9_where_nullable_is_enabled_and_arithmetic_checked(string program)
    {
        const string FeatureOfALaterVersion = "CS8773";
        var options = new Options { Language = LanguageVersion.CSharp9, Nullable = NullableContextOptions.Enable, CheckOverflow = true };
        if (GeneratorHarness.Compile([Corpus.Text(program), CorpusVocabulary.Text], options).GetDiagnostics().Any(d => d.Id == FeatureOfALaterVersion)) options = options with { Language = Options.Default.Language };
        Corpus.Load(program).Generate(options).Succeeded();
    }

    /// <summary>Members of a ref struct cannot be called by reflection: compiled only.</summary>
    [Fact]
    public void A_ref_struct_is_extended_too() => GeneratorHarness.Run("""
        using Backprop;

        public ref partial struct Short
        {
            public double Scale;

            [Differentiable]
            public static double Cube(double x) => x * x * x;

            [Differentiable]
            public readonly double Scaled(double x) => x * x * Scale;

            public static double Use() => CubeGradient(2) + new Short { Scale = 2 }.ScaledGradient(3);
        }
        """).Succeeded();
}
