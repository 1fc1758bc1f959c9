using Backprop.Generator.Diagnostics;
using Backprop.Generator.Ir;
using Backprop.Generator.Normalise;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Generator.Frontend;

/// <summary>new P(x) { Y = y } ⇒ the initial values of the members, the bodies of the constructors, the initializer, in C#'s order.</summary>
internal sealed partial class ExpressionReader
{
    /// <summary>What an initializer initializes.</summary>
    private Variable? initialized;

    private Variable Create(IObjectCreationOperation creation)
    {
        var created = writer.NewVariable(TemporaryNames.Camel(creation.Type!.Name), creation.Type, LocalRole.Temporary);
        if (created.Type!.TypeKind == TypeKind.Class) writer.Objects.Add(created);
        Construct(creation.Constructor!, creation.Arguments, created, creation, isFirst: true);
        if (creation.Initializer is { } initializer) Initialize(created, initializer);
        return created;
    }

    /// <param name="constructor">What is run.</param>
    /// <param name="arguments">What it is given.</param>
    /// <param name="created">What it makes.</param>
    /// <param name="use">Where.</param>
    /// <param name="isFirst">Whether nothing of it is there yet: no other constructor has called this one.</param>
    private void Construct(IMethodSymbol constructor, IEnumerable<IArgumentOperation> arguments, Variable created, IOperation use, bool isFirst)
    {
        int mark = writer.Pending;
        var callee = TypeArguments.IsGiven(constructor.ContainingType) && !constructor.IsImplicitlyDeclared && PrimaryParameters.Header(constructor) is null ? Callable(constructor, use) : null;
        var given = Evaluate(arguments, (callee?.Method ?? constructor).Parameters);
        var values = AsOfNow(given, new Queue<Atom>(writer.Resume(mark)));
        if (isFirst) writer.Begin(created);
        if (PrimaryParameters.Header(constructor) is { } header)
        {
            if (given.Names.Count > 0) writer.Hold();
            Take(constructor, created, values, given.Names, use);
            On(created, () => ConstructByHeader(header, constructor.ContainingType, created, use));
            return;
        }
        var syntax = constructor.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax();
        if (syntax is not ConstructorDeclarationSyntax { Initializer.ThisOrBaseKeyword.ValueText: "this" } && (syntax is not null || constructor.ContainingType.TypeKind == TypeKind.Class)) InitializeMembers(created, constructor.ContainingType, use);
        if (constructor.IsImplicitlyDeclared) ConstructBase(constructor.ContainingType, created, use);
        else Inline(callee ?? Callable(constructor, use), use, created, values, given.Names);
    }

    /// <summary>What the parameters of a header are: properties of a record, fields that members read, or variables until the object is made.</summary>
    private void Take(IMethodSymbol constructor, Variable created, IReadOnlyList<(IParameterSymbol Parameter, Value Value)> values, IReadOnlyList<Action> names, IOperation use)
    {
        foreach (var parameter in constructor.Parameters) Forget(parameter);
        foreach (var name in names) name();
        foreach (var parameter in constructor.Parameters.Where(parameter => IsKept(parameter) && values.All(given => given.Parameter.Ordinal != parameter.Ordinal || given.Value.Atom is null && IsOfItems(parameter.Type))))
        {
            if (created.Type is not { TypeKind: TypeKind.Class } || writer.Find(parameter) is not { Local: null } named || named.Slot is null && named.Type is not { TypeKind: TypeKind.Class })
                throw Refuse(Descriptors.Statement, use, "'" + parameter.Name + "', a function, collection, object or array of structs that an object keeps,", "pass it to the method that uses it");
            created.Elements[IsProperty(parameter) ? PartNamed(constructor.ContainingType, parameter.Name) : composites.IndexOf(created.Type, parameter)].Slot!.Object = Held(named);
            writer.Forget(parameter);
        }
        foreach (var (parameter, value) in values)
        {
            if (composites.IndexOf(created.Type!, parameter) is >= 0 and var kept)
            {
                AssignTo(created.Elements[kept], value);
                continue;
            }
            if (value.Atom is null && IsOfItems(parameter.Type)) GiveItems(parameter, value, isAssigned: true, use);
            else AssignTo(writer.Declare(parameter, parameter.Name, Plain(parameter.Type), PrimaryParameters.IsAssigned(parameter) ? LocalRole.Primal : LocalRole.Temporary), value);
            if (IsProperty(parameter)) AssignTo(created.Elements[PartNamed(constructor.ContainingType, parameter.Name)], writer.Find(parameter)!.Value);
        }

        // A record has none of a name that it inherits.
        bool IsProperty(IParameterSymbol parameter) => constructor.ContainingType.IsRecord && constructor.ContainingType.GetMembers(parameter.Name).Any(member => member is IPropertySymbol);

        bool IsKept(IParameterSymbol parameter) => IsProperty(parameter) || composites.IndexOf(created.Type!, parameter) >= 0;
    }

    private void ConstructByHeader(TypeDeclarationSyntax header, INamedTypeSymbol type, Variable created, IOperation use)
    {
        InitializeMembers(created, type, use);
        if (header.BaseList?.Types.OfType<PrimaryConstructorBaseTypeSyntax>().FirstOrDefault() is not { } inherited) ConstructBase(type, created, use);
        else ReadFor(use, type.Name, () => callees.Within(inherited, () =>
        {
            var call = Model.GetOperation(inherited, cancellation) as IInvocationOperation ?? throw new UnreadableException(null);
            Construct(call.TargetMethod, call.Arguments, created, call, isFirst: false);
            return true;
        }));
    }

    /// <summary>The parameters that stand for the members in the constructor of a generic class are other names for these.</summary>
    private void NameMembers(Callee callee, Variable? created)
    {
        int first = callee.Method.Parameters.Length - 1 - callee.Members.Count;
        for (int i = 0; i < callee.Members.Count; i++)
        {
            var parameter = callee.Method.Parameters[first + i];
            writer.Alias(parameter, created!.Elements[composites.IndexOf(created.Type!, callee.Members[i])]);
            made[parameter] = created;
        }
    }

    /// <summary>What a constructor does that nobody has written.</summary>
    private void ConstructBase(INamedTypeSymbol type, Variable created, IOperation use)
    {
        if (type is not { TypeKind: TypeKind.Class, BaseType: { SpecialType: SpecialType.None } inherited }) return;
        var constructor = inherited.InstanceConstructors.FirstOrDefault(one => one.Parameters.Length == 0) ?? throw Refuse(Descriptors.Expression, use, "A base whose constructor has parameters, all of them left out,");
        Construct(constructor, [], created, use, isFirst: false);
    }

    private void InitializeMembers(Variable created, INamedTypeSymbol type, IOperation use)
    {
        foreach (var (member, syntax) in Composites.InitialValues(type))
        {
            var part = created.Elements[PartNamed(type, member)];
            ReadFor(use, type.Name, () => callees.Within(syntax, () =>
            {
                if (Model.GetOperation(syntax, cancellation) is not ISymbolInitializerOperation { Value: var value }) throw new UnreadableException(null);
                if (part.Slot is not null) Keep(created, part, value);
                else AssignTo(part, Read(value));
                return true;
            }));
        }
    }

    private int PartNamed(ITypeSymbol type, string name) => composites.IndexOf(type, type.GetMembers(name).Single(member => member is IPropertySymbol or IFieldSymbol));

    private void Initialize(Variable target, IObjectOrCollectionInitializerOperation initializer)
    {
        var outer = initialized;
        try
        {
            foreach (var member in initializer.Initializers)
            {
                initialized = target;
                if (member is IMemberInitializerOperation { InitializedMember: var nested, Initializer: var inner } && FindVariable(nested) is { } part) Initialize(part, inner);
                else if (member is not ISimpleAssignmentOperation assignment) throw Refuse(Descriptors.Expression, member, "This initializer");
                else if (Keeps(assignment)) Keep(assignment);
                else Read(assignment);
            }
        }
        finally
        {
            initialized = outer;
        }
    }

    /// <summary>Reads with another object in the place of 'this'.</summary>
    private void On(Variable receiver, Action read)
    {
        var outer = callees.Receiver;
        callees.Receiver = receiver;
        try
        {
            read();
        }
        finally
        {
            callees.Receiver = outer;
        }
    }
}
