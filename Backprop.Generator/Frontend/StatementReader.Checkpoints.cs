using Backprop.Generator.Diagnostics;
using Backprop.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Generator.Frontend;

/// <summary>
/// foreach (int i in Differentiation.Checkpointed(n)) … ⇒ for each block of the range: for (step = 0; step &lt; its length; step++) { i = its start + step; … }, where the inner loop
/// becomes a function that is computed again (<see cref="Normalise.CheckpointedLoops"/>).
/// </summary>
internal sealed partial class StatementReader
{
    private const string Checkpointed = "A loop over 'Differentiation.Checkpointed'";

    private void ReadCheckpointed(IForEachLoopOperation loop, ForEachStatementSyntax syntax)
    {
        var item = loop.Locals[0];
        if (item.Type.SpecialType != SpecialType.System_Int32) throw Refuse(Keyword(syntax), Checkpointed + " with an item of another type than int", "declare the item with 'var'");
        Begin(syntax.Expression, "foreach (" + syntax.Identifier.Text + " in ", ")");
        exits[loop.ContinueLabel] = writer.NewLabel();
        var range = expressions.ReadRange(loop.Collection);
        var checkpoint = new LoopCheckpoint(expressions.NewFunction("Steps"), FirstSite(syntax.Expression.GetLocation()));
        var block = writer.NewLocal("block", IrType.Int, LocalRole.Primal);
        CountedLoops.Count(writer, block, Integers.Number(0), Asked("blocks", ".Blocks"), exits[loop.ExitLabel] = writer.NewLabel(), () =>
        {
            var start = Asked("start", ".Start(", new Read(block));
            var length = Asked("length", ".Length(", new Read(block));
            var step = writer.NewLocal("step", IrType.Int, LocalRole.Primal);
            expressions.WithNamedObject(loop, () => CountedLoops.Count(writer, step, Integers.Number(0), length, writer.NewLabel(), () =>
            {
                writer.Assign(Declare(item).Local!, Integers.Plus(start, new Read(step)));
                ReadTrip(loop);
            }, checkpoint));
        });

        Atom Asked(string name, string member, params Atom[] args) => writer.Temporary(name, new Quoted(
            new[] { "", member }.Concat(args.Select(_ => ")")).ToSeq(), args.Prepend(range).Select(arg => new Hole(arg, HoleKind.Cut, -1)).ToSeq(), IrType.Int, Binding.Primary, Movable: true));
    }

    /// <summary>A use of the object that cannot have a name.</summary>
    public static UnreadableException NoObject(SyntaxNode where) => new(new Refusal(Descriptors.Statement, where.GetLocation(), "A member of the object in a loop over 'Differentiation.Checkpointed', in a struct or beside marked fields,", "read it into a local variable before the loop"));

    private int FirstSite(Location location)
    {
        int Site(CheckpointFault fault)
        {
            var (what, instead) = Said(fault);
            return writer.Site(new Refusal(Descriptors.Statement, location, Checkpointed + what, instead));
        }
        return Enum.GetValues(typeof(CheckpointFault)).Cast<CheckpointFault>().Select(Site).ToArray()[0];
    }

    private static (string What, string Instead) Said(CheckpointFault fault) => fault switch
    {
        CheckpointFault.DoesMore => (" that does more than compute, which would be done twice,", "do that in another loop, or write an ordinary 'for'"),
        CheckpointFault.ReadsOther => (" that reads what may be changed before it is computed again", "read it into a local variable before the loop"),
        CheckpointFault.MovesArray => (" that gives an array variable of the method around it another array", "copy the elements"),
        CheckpointFault.Array => (" that uses rows of arrays, a list, a memory or an array of structs", "use arrays or spans of numbers"),
        CheckpointFault.Collection => (" that uses a collection of real numbers", "use arrays"),
        CheckpointFault.MixesUp => (" that writes an array which may be another one that it uses, or that is not the method's own,", "use an array that the method creates, under one name"),
        CheckpointFault.Recursion => (" in a method that calls itself", "put the loop into a method that does not"),
        _ => throw new ArgumentOutOfRangeException(nameof(fault)),
    };
}
