using Backprop.Generator.Ir;
using Backprop.Generator.Normalise;
using Backprop.Generator.Pipeline;
using Microsoft.CodeAnalysis;

namespace Backprop.Generator.Frontend;

/// <summary>A function of its own beside the entry's: a method that calls itself or is a checkpoint, or a loop that is one. And where it stands.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Function">It, in the normal form.</param>
/// <param name="Syntax">The method in which it stands.</param>
/// <param name="Writer">What has read that.</param>
/// <param name="Source">How the method was met in which it stands; null for the entry.</param>
/// <param name="Checkpoint">What there is to say of a loop; null for a method.</param>
internal sealed record HelperPart(string Name, Function Function, SyntaxNode Syntax, BodyWriter Writer, HelperSource? Source, LoopCheckpoint? Checkpoint)
{
    /// <summary>What is in the way of a loop before anything is known of its calls.</summary>
    public Refusal? Fault { get; init; }

    public bool IsCheckpoint => Checkpoint is not null || Callees.IsCheckpoint(Source!.Callee.Method);

    /// <summary>What is refused, said where the user sees it.</summary>
    public Refusal At(Refusal refusal) => Source is null ? refusal : refusal.At(Source.Call, Source.Callee.Name);

    public Refusal Says(CheckpointFault fault) => At(Writer.Sites[Checkpoint!.FirstSite + (int)fault]);
}

/// <summary>Brings what has been read into the normal form, the loops that become functions behind the methods.</summary>
internal static class HelperParts
{
    public static IReadOnlyList<HelperPart> Of(
        SyntaxNode syntax, BodyWriter writer, IReadOnlyList<(HelperSource Source, Function Function, BodyWriter Writer)> helpers, CheckpointedLoops loops, Compiler compiler)
    {
        var parts = new List<HelperPart>();
        var outlined = new List<HelperPart>();
        TakeLoops(syntax, writer, source: null);
        foreach (var (source, function, own) in helpers)
        {
            parts.Add(new HelperPart(source.Name, compiler.Normalise(function, loops), source.Callee.Syntax!, own, source, Checkpoint: null));
            TakeLoops(source.Callee.Syntax!, own, source);
        }
        return parts.Concat(outlined).ToArray();

        void TakeLoops(SyntaxNode around, BodyWriter reader, HelperSource? source)
        {
            foreach (var loop in loops.All.Skip(outlined.Count).ToArray())
            {
                var part = new HelperPart(loop.Checkpoint.Name, compiler.NormaliseVersions(loop.Function), around, reader, source, loop.Checkpoint);
                var fault = loop.Fault ?? (source is not null && !Callees.IsCheckpoint(source.Callee.Method) ? CheckpointFault.Recursion : null);
                outlined.Add(part with { Fault = fault is { } found ? part.Says(found) : null });
            }
        }
    }
}
