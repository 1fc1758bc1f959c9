using Backprop.Generator.Ir;
using Microsoft.CodeAnalysis;

namespace Backprop.Generator.Frontend;

/// <summary>
/// The function being read: its statements, its variables, and the operands that wait for their operation. An operand whose
/// variable is assigned while it waits is copied first, which keeps C#'s order of evaluation.
/// </summary>
internal sealed partial class BodyWriter(ISet<string> identifiers, Composites composites)
{
    private List<Stmt> statements = [];
    private readonly HashSet<int> held = [];
    private readonly List<string> quotes = [];
    private readonly List<(Atom Value, List<Stmt> Body)> pending = [];
    private readonly List<Refusal> sites = [];
    private readonly HashSet<string> reserved = [];
    private readonly Dictionary<ISymbol, Variable> variables = new(SymbolEqualityComparer.Default);
    private readonly HashSet<int> variableIds = [];
    private readonly HashSet<int> fixedLists = [];
    private int nextId;
    private int lastLabel;
    private int lastWhole;
    private int jumps;

    public IReadOnlyList<Stmt> Statements => statements;

    public IReadOnlyList<string> Quotes => quotes;

    /// <summary>What to say, and where, if the value at a site turns out to be active.</summary>
    public IReadOnlyList<Refusal> Sites => sites;

    /// <summary>What stays the user's own text, and may do more than give a value.</summary>
    public List<SyntaxNode> Opaque { get; } = [];

    /// <summary>The names that quoted texts declare themselves: nothing else may have them.</summary>
    public IEnumerable<string> Reserved => reserved.OrderBy(name => name, StringComparer.Ordinal);

    public int Pending => pending.Count;

    /// <summary>The statement that is being read.</summary>
    public int Quote { get; private set; } = -1;

    public void BeginStatement(string quote)
    {
        quotes.Add(quote);
        Quote = quotes.Count - 1;
    }

    /// <summary>Back from the statements of a method that was called.</summary>
    public void ResumeStatement(int quote) => Quote = quote;

    public int Site(Refusal refusal)
    {
        sites.Add(refusal);
        return sites.Count - 1;
    }

    /// <summary>Says otherwise what the sites from the first on say.</summary>
    public void MoveSites(int first, Func<Refusal, Refusal> move)
    {
        for (int i = first; i < sites.Count; i++) sites[i] = move(sites[i]);
    }

    /// <summary>Whether the method itself declares something of that name.</summary>
    public bool IsDeclared(string name) => identifiers.Contains(name);

    public void Reserve(string name) => reserved.Add(name);

    /// <summary>A name that neither the method nor a quoted text has declared.</summary>
    public string ReserveNew(string wish)
    {
        string name = wish;
        for (int number = 2; identifiers.Contains(name) || !reserved.Add(name); number++) name = wish + number;
        return name;
    }

    public Local NewLocal(string name, IrType type, LocalRole role) => new(nextId++, name, type, role);

    public Variable Declare(ISymbol symbol, string name, ITypeSymbol type, LocalRole role) => variables[symbol] = NewVariable(name, type, role, isNamed: true);

    /// <summary>A parameter of the method that is differentiated: one variable, or those of its parts.</summary>
    public IEnumerable<Local> DeclareParameter(IParameterSymbol symbol, bool isComposite)
    {
        var variable = isComposite
            ? NewVariable(symbol.Name, symbol.Type, LocalRole.Parameter)
            : new Variable(NewLocal(symbol.Name, TypeReader.Read(symbol.Type), LocalRole.Parameter), []);
        variables[symbol] = variable;
        if (variable.Local is { Type: ArrayType { Form: ArrayForm.List } } list && !DeclarationReader.IsHeldConstant(symbol)) fixedLists.Add(list.Id);
        return variable.Value.Atoms.Select(atom => ((Read)atom).Local).ToArray();
    }

    /// <summary>A field of the object that the method belongs to, which stands there like a parameter.</summary>
    public Local DeclareField(ISymbol field, ITypeSymbol type)
    {
        var local = NewLocal(field.Name, TypeReader.Read(type), LocalRole.Parameter);
        variables[field] = new Variable(local, []);
        return local;
    }

    /// <summary>The object that the method belongs to, by a name of its own.</summary>
    public Local DeclareSelf(string wish, ITypeSymbol type) => NewLocal(ReserveNew(wish), new Passive(TypeReader.Spell(type)), LocalRole.Parameter);

    /// <summary>A local declared with var may be null as far as its type goes: that is not written.</summary>
    public Variable DeclareLocal(ILocalSymbol symbol) =>
        Declare(symbol, symbol.Name, symbol.Type.WithNullableAnnotation(NullableAnnotation.NotAnnotated), LocalRole.Primal);

    /// <summary>Another name for a variable: ref var r = ref x.</summary>
    public void Alias(ISymbol symbol, Variable variable) => variables[symbol] = variable;

    /// <summary>The value as it is now, in a variable that nothing else assigns.</summary>
    public Atom Copy(Atom atom) => Copy(atom, statements);

    private Atom Copy(Atom atom, List<Stmt> body)
    {
        if (atom is not Read { Local: var local } read || IsShared(local) || local.Role == LocalRole.Temporary && !variableIds.Contains(local.Id)) return atom;
        return CopyIn(body, read);
    }

    private Read CopyIn(List<Stmt> body, Read read)
    {
        var copy = NewLocal(read.Local.Name, read.Local.Type, LocalRole.Temporary);
        if (fixedLists.Contains(read.Local.Id)) fixedLists.Add(copy.Id);
        body.Add(new Assign(copy, read, Quote));
        return new Read(copy);
    }

    /// <summary>A variable of another type than the user has written.</summary>
    public Local DeclareAs(ISymbol symbol, IrType type)
    {
        var local = NewLocal(symbol.Name, type, LocalRole.Primal);
        variableIds.Add(local.Id);
        variables[symbol] = new Variable(local, []);
        return local;
    }

    /// <summary>Whether a collection may have other elements later, or another number of them: a list that is an active parameter has not.</summary>
    public bool MayGrow(Atom atom) => atom.Type is Passive { HoldsCells: true } || atom is Read { Local: { Type: ArrayType { Form: ArrayForm.List } } list } && !fixedLists.Contains(list.Id);

    /// <summary>From here on the variable goes by another name.</summary>
    public void Forget(ISymbol symbol) => variables.Remove(symbol);

    public Variable? Find(ISymbol symbol) => variables.TryGetValue(symbol, out var variable) ? variable : null;

    public void Assign(Local target, Expr value)
    {
        if (target.IsReal && held.Contains(target.Id)) value = Cut(value);
        for (int i = 0; i < pending.Count; i++)
            if (pending[i] is (Read read, var body) && read.Local == target)
            {
                var copy = CopyIn(body, read);
                for (int j = i; j < pending.Count; j++)
                    if (pending[j].Value.Equals(read)) pending[j] = (copy, pending[j].Body);
            }
        statements.Add(new Assign(target, value, Quote));
    }

    public void Unpack(IEnumerable<Local> targets, Expr value) => statements.Add(new Unpack(targets.ToSeq(), value, Quote));

    /// <summary>The objects that have been created.</summary>
    public List<Variable> Objects { get; } = [];

    /// <summary>The path that is being read: what is written on the same one runs whenever this does, and once.</summary>
    public object Path { get; private set; } = new();

    /// <summary>What is written meanwhile, as a body of its own.</summary>
    /// <param name="write">Writes it.</param>
    /// <param name="isCertain">Whether it runs from begin to end, whenever what stands around it does, and once.</param>
    public Seq<Stmt> Body(Action write, bool isCertain = false)
    {
        var (outer, path, before) = (statements, Path, jumps);
        (statements, Path) = ([], isCertain ? path : new object());
        try
        {
            write();
            return statements.ToSeq();
        }
        finally
        {
            (statements, Path) = (outer, jumps == before ? path : new object());
        }
    }

    public void Add(Stmt stmt) => statements.Add(stmt);

    public void Choose(Atom condition, Seq<Stmt> then, Seq<Stmt> otherwise)
    {
        if (condition is Const known) statements.AddRange(known.Value != 0 ? then : otherwise);
        else if (then.Count + otherwise.Count > 0) statements.Add(new If(condition, then, otherwise, -1));
    }

    public int NewWhole() => ++lastWhole;

    public int NewLabel() => ++lastLabel;

    public void Labeled(int label, Seq<Stmt> body) => statements.Add(new Labeled(label, body, -1));

    public void Region(Quoted head, Seq<Stmt> body, Seq<Stmt> last) => statements.Add(new Region(head, body, last, Quote));

    /// <summary>What follows a goto, to the end of all that stands around it, runs on another path.</summary>
    public void Jump(int label)
    {
        Leave(label);
        jumps++;
        Path = new object();
    }

    public void Leave(int label) => statements.Add(new Leave(label, Quote));

    public void Effect(Quoted value) => statements.Add(new Effect(value, Quote));

    /// <summary>A temporary that holds the value.</summary>
    public Atom Temporary(string name, Expr value)
    {
        if (value is Atom atom) return atom;
        var temporary = NewLocal(name, value.Type, LocalRole.Temporary);
        Assign(temporary, value);
        return new Read(temporary);
    }

    /// <summary>Operands wait in the body that is being written: there, in front of the bodies inside of it, they are copied.</summary>
    public void Wait(Value value)
    {
        foreach (var atom in value.Atoms) pending.Add((atom, statements));
    }

    /// <summary>An operand that waits, as it is now.</summary>
    public Atom Waiting(int index) => pending[index].Value;

    /// <summary>Copies the operands that wait: what follows may change their variables on some paths only.</summary>
    public void Hold()
    {
        for (int i = 0; i < pending.Count; i++)
            pending[i] = (Copy(pending[i].Value, pending[i].Body), pending[i].Body);
    }

    /// <summary>Takes back the operands that wait since there were <paramref name="mark"/> of them.</summary>
    public Atom[] Resume(int mark)
    {
        var atoms = pending.Skip(mark).Select(waiting => waiting.Value).ToArray();
        pending.RemoveRange(mark, pending.Count - mark);
        return atoms;
    }

    /// <summary>Gives a variable a value for the paths that end before it gets its own.</summary>
    public void Begin(Variable variable)
    {
        foreach (var element in variable.Elements) Begin(element);
        if (variable.Local is not { } local) return;
        statements.Add(new Assign(local, Nothing.Of(local.Type), -1));
    }

    private Variable Held(Variable variable, bool isHeld)
    {
        if (isHeld) held.UnionWith(variable.Value.Atoms.Select(atom => ((Read)atom).Local.Id));
        return variable;
    }

    /// <summary>The same value, without a derivative.</summary>
    private Quoted Cut(Expr value) =>
        new(Seq.Of("", ""), Seq.Of(new Hole(value as Atom ?? Temporary(Normalise.TemporaryNames.Of(value), value), HoleKind.Cut, -1)), value.Type, Binding.Primary, Movable: true);

    /// <summary>A variable that the user did not declare.</summary>
    public Variable NewVariable(string name, ITypeSymbol type, LocalRole role, bool isNamed = false)
    {
        if (type.SpecialType == SpecialType.System_Void) return new Variable(null, []);
        if (!composites.Is(type))
        {
            var local = NewLocal(name, TypeReader.Read(type), role) with { IsNamed = isNamed };
            variableIds.Add(local.Id);
            return new Variable(local, []);
        }
        return new Variable(null, composites.PartsOf(type).Select(part => Held(NewPart(name + Normalise.TemporaryNames.Capital(part.Name), part.Type, role, isNamed), part.IsHeld)).ToArray()) { IsTuple = type.IsTupleType, Type = type, Path = Path };
    }

    private Variable NewPart(string name, ITypeSymbol type, LocalRole role, bool isNamed) =>
        composites.IsObject(type) ? Slot.Empty() : NewVariable(name, type, role, isNamed) is var part && type is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Interface, SpecialType: not SpecialType.System_String } ? part with { Slot = new Slot() } : part;
}
