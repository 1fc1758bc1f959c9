using System.Runtime.CompilerServices;
using Backprop.Generator.Diagnostics;
using Backprop.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Generator.Frontend;

/// <summary>
/// Takes the user's own text of an expression that is no operation on reals, so spelled that it binds in another file, with
/// holes for the variables of the method. An assignment in it is read as a statement before it.
/// </summary>
internal sealed partial class QuotedReader(
    BodyWriter writer, Speller speller, Source source, Callees callees, ExpressionReader expressions, CancellationToken cancellation)
{
    private QuotedText text = new();
    private List<(HoleKind Kind, int Site)> holes = [];
    private List<Reach> reached = [];
    private SyntaxNode? root;
    private bool lazy;
    /// <summary>The site of the outermost call around whose body could be read instead, and its arguments as expressions of their own; or -1.</summary>
    private int demand = -1;

    private SemanticModel Model => source.Model;

    public Quoted Read(ExpressionSyntax syntax, IrType type) => Read(syntax, type, () => Walk(syntax, Context.Unknown), QuotedForm.BindingOf(syntax));

    /// <summary>throw value.</summary>
    public Quoted ReadThrow(SyntaxNode syntax) => Read(syntax, IrType.Void, () =>
    {
        var thrown = syntax is ThrowStatementSyntax statement ? statement.Expression! : ((ThrowExpressionSyntax)syntax).Expression;
        text.Append("throw ");
        Walk(thrown, Context.Text);
    }, Binding.Loose);

    /// <summary>target op= value, for a variable that is no real number.</summary>
    public Quoted ReadUpdate(AssignmentExpressionSyntax syntax, ICompoundAssignmentOperation assignment, Local target) =>
        Read(syntax, target.Type, () =>
        {
            string operation = syntax.OperatorToken.Text.Substring(0, syntax.OperatorToken.Text.Length - 1);
            text.Append(QuotedForm.Narrowing(assignment.Type!));
            AddHole(new Read(target), Context.Cut);
            bool simple = QuotedForm.BindingOf(syntax.Right) == Binding.Primary;
            text.Append(" " + operation + (simple ? " " : " ("));
            Walk(syntax.Right, assignment.Type!.SpecialType == SpecialType.System_String ? Context.Cut : Context.Unknown);
            text.Append((simple ? "" : ")") + QuotedForm.NarrowingEnd(assignment.Type!));
        }, Binding.Loose, assignment.IsChecked, moved: syntax.Right);

    /// <summary>target ± 1, for a variable that is no real number.</summary>
    public Quoted ReadStep(IIncrementOrDecrementOperation increment, Local target, string sign) =>
        Read(increment.Syntax, target.Type, () =>
        {
            text.Append(QuotedForm.Narrowing(increment.Type!));
            AddHole(new Read(target), Context.Cut);
            text.Append(" " + sign + " 1" + QuotedForm.NarrowingEnd(increment.Type!));
        }, Binding.Loose, increment.IsChecked, moved: increment.Target.Syntax);

    private Quoted Read(SyntaxNode syntax, IrType type, Action walk, Binding binding, bool? isChecked = null, SyntaxNode? moved = null)
    {
        var outer = (text, holes, reached, root, lazy, lastCall, lastBody);
        (text, holes, reached, root, lazy, lastCall, lastBody) = (new QuotedText(), [], [], syntax, false, null, null);
        int mark = writer.Pending;
        try
        {
            string? context = QuotedForm.HasIntegerArithmetic(syntax) ? isChecked is true ? "checked" : QuotedForm.CheckedContext(syntax) : null;
            if (context is not null) text.Append(context + "(");
            if (type is ArrayType) Reached(syntax);
            walk();
            if (context is not null) text.Append(")");
            var atoms = writer.Resume(mark);
            bool changes = atoms.Any(writer.MayGrow);
            bool isMovable = isChecked is not true && !changes && QuotedForm.IsMovable(moved ?? syntax, Model);
            if (!isMovable) writer.Opaque.Add(expressions.Original(syntax));
            var filled = holes.Select((hole, i) => new Hole(atoms[i], hole.Kind, hole.Site)).ToSeq();
            bool isPure = isChecked is not true && QuotedForm.IsPure(moved ?? syntax, Model);
            return new Quoted(text.Pieces, filled, type, context is null ? binding : Binding.Primary, isMovable)
            {
                Pure = isPure,
                Reads = isMovable ? Memory.Nothing : isPure && !changes ? ObjectMembers.ReadsOf(moved ?? syntax, Model) : Memory.Anything,
                Reached = reached.ToSeq(),
                Repeatable = QuotedForm.IsRepeatable(moved ?? syntax, Model),
            };
        }
        finally
        {
            if (writer.Pending > mark) writer.Resume(mark);
            (text, holes, reached, root, lazy, lastCall, lastBody) = outer;
        }
    }

    /// <summary>The way to what 'this' is.</summary>
    private ArrayPath? Self => callees.Receiver is null ? expressions.IsApart ? null : new ArrayPath(null, "this", IsKept: true) : expressions.Passenger is null ? null : new ArrayPath(null, "", IsKept: true) { IsOfReceiver = true };

    /// <summary>The collection that a call around a node is a member of.</summary>
    private ITypeSymbol? CollectionAround(SyntaxNode node) => node.Ancestors().OfType<InvocationExpressionSyntax>()
        .Select(call => (Model.GetOperation(call) as IInvocationOperation)?.Instance?.Type).FirstOrDefault(Collections.CanBe);

    private static bool HoldsCells(Variable variable) => variable.Local is { Type: Passive { HoldsCells: true } };

    /// <summary>The member that a variable is asked for.</summary>
    private ISymbol? MemberOf(ExpressionSyntax name) => name.Parent switch
    {
        ParenthesizedExpressionSyntax or PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } => MemberOf((ExpressionSyntax)name.Parent),
        // The keys themselves are of another type here.
        MemberAccessExpressionSyntax { Name.Identifier.Text: "Keys", Parent: not MemberAccessExpressionSyntax } => null,
        MemberAccessExpressionSyntax access when access.Expression == name => Model.GetSymbolInfo(access).Symbol,
        _ => null,
    };

    /// <summary>Whether an expression may be evaluated later: not where it asks a collection that grows.</summary>
    private bool IsMovable(SyntaxNode syntax) => QuotedForm.IsMovable(syntax, Model)
        && !syntax.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(name => Model.GetSymbolInfo(name).Symbol is (ILocalSymbol or IParameterSymbol) and { } symbol && expressions.Find(symbol) is { Local: { } local } && writer.MayGrow(new Read(local)));

    private void AddHole(Atom atom, Context context)
    {
        // Nothing active may stand in a text without somebody having said what that means.
        if (context.IsUnknown && root is not null && atom.Type.CarriesReals) context = Settled(context, root);
        writer.Wait(new Value(atom));
        text.Hole();
        holes.Add((context.Kind, context.Site));
    }

    private UnreadableException Refuse(DiagnosticDescriptor descriptor, SyntaxNode node, params object[] arguments) =>
        new(new Refusal(descriptor, node.GetLocation(), arguments));

    private Context Exposed(DiagnosticDescriptor descriptor, SyntaxNode node, params object[] arguments) =>
        new(HoleKind.Exposed, Site(new Refusal(descriptor, node.GetLocation(), arguments)));

    /// <summary>What it means that an object holds something active; of a struct that is read as its parts already, what it means where that stands.</summary>
    private Context Stored(SyntaxNode node, ITypeSymbol? type, string owner, Context? around = null) =>
        around is { IsUnknown: false } known && expressions.IsStruct(type) ? known : new(HoleKind.Exposed, Site(new Refusal(Descriptors.Store, node.GetLocation(), owner) { Struct = Composites.Candidate(type) }));

    private int Site(Refusal refusal) => demand >= 0 ? demand : writer.Site(refusal);

    private ITypeSymbol? TypeOfAll => root is ExpressionSyntax whole ? Model.GetTypeInfo(whole).ConvertedType : null;

    /// <summary>The type of the text as a whole, if that is a number that may be missing.</summary>
    private ITypeSymbol? Nullable() => Composites.IsNullable(TypeOfAll) ? TypeOfAll : null;

    /// <summary>What it means for the value of a node to stand here.</summary>
    private Context Settled(Context context, SyntaxNode node) => context.IsUnknown
        ? new(HoleKind.Exposed, Site(Unsuited(node)))
        : context;

    /// <summary>What it means for an active value to stand here.</summary>
    private readonly struct Context(HoleKind kind, int site)
    {
        public static readonly Context Cut = new(HoleKind.Cut, -1);
        public static readonly Context Text = new(HoleKind.Text, -1);
        /// <summary>Not yet inside anything that has a meaning of its own.</summary>
        public static readonly Context Unknown = new(HoleKind.Exposed, -1);

        public HoleKind Kind { get; } = kind;

        public int Site { get; } = site;

        public bool IsUnknown => Kind == HoleKind.Exposed && Site < 0;
    }
}
