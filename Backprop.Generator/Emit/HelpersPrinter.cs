using Backprop.Generator.Beautify;
using Backprop.Generator.Frontend;
using Backprop.Generator.Ir;
using Backprop.Generator.Pipeline;

namespace Backprop.Generator.Emit;

/// <summary>The tape of the calls of helpers, and their sweeps as its methods: so it is passed by reference to each of them.</summary>
internal sealed class HelpersPrinter(Compiler compiler, Lowered lowered, HelperForms forms, LentWorkspaces lent, string type, CodeWriter code)
{
    private const string Workspace = "workspace";

    private readonly Signature signature = lowered.Signature;
    private readonly Dictionary<HelperCall, HelperForm> printed = [];
    private readonly List<(string Name, IrType Type)> tapes = [];
    private readonly Dictionary<string, IReadOnlyList<string>> members = [];
    private bool isRecomputed;

    /// <summary>The struct, if one of the functions calls a helper.</summary>
    public void Print(IReadOnlyCollection<Function> callers)
    {
        var calls = forms.CalledBy(callers);
        if (calls.Count == 0) return;
        code.Line();
        var reserved = calls.Select(MethodName).Concat(["frame", "Dispose", .. calls.Select(FramesName), .. calls.Select(FrameType)]).Distinct().ToArray();
        var shared = Beautify(calls, new Beautify.Names(signature.Reserved.Concat(reserved).Append(Workspace)));
        reserved = reserved.Concat(tapes.Select(tape => tape.Name)).ToArray();
        var printers = calls.Select(call => (Call: call, Form: printed[call], Printer: new MethodPrinter(printed[call].Function, signature, call.Sweep == HelperSweep.Forward ? reserved.Append(Workspace) : reserved))).ToArray();
        isRecomputed = callers.Concat(printers.Select(printer => printer.Form.Function)).Any(function => IrWalk.All(function.Body).Any(stmt => stmt is Call { Routine: { Recomputes: true, Helper.Sweep: HelperSweep.Forward } }));
        bool isRented = printers.Any(printer => printer.Call.Sweep == HelperSweep.Forward && printer.Printer.UsesWorkspace);
        var recorded = calls.Where(call => call.Sweep == HelperSweep.Forward).ToArray();

        code.Line("/// <summary>What the calls record that are no part of <c>" + signature.Method + "</c> itself, and their sweeps.</summary>");
        code.Open((signature.IsPrivate || lowered.HidesCalls ? "private" : "internal") + " struct " + type + " : global::System.IDisposable");
        foreach (var call in recorded) code.Line("private " + Known("Backprop.CallTape") + "<" + FrameType(call) + "> " + FramesName(call) + ";");
        foreach (var (name, tape) in tapes) code.Line("private " + TypeNames.Of(tape, signature.WellKnown) + " " + name + ";");
        if (isRented) code.Line("private " + Known("Backprop.Workspace") + "? " + Workspace + ";");
        foreach (var (call, form, printer) in printers)
        {
            code.Line();
            foreach (var (tape, name) in shared.Where(one => one.Call == call).SelectMany(one => one.Tapes)) printer.Fix(tape, name);
            Method(call, form, printer);
        }
        code.Line();
        Dispose(recorded, isRented);
        foreach (var call in recorded) Frame(call);
        code.Close();
    }

    /// <summary>The forms as they are printed; the tapes that all calls of a helper share, by the names that they have in each of its sweeps.</summary>
    private IReadOnlyList<(HelperCall Call, IReadOnlyList<(Local Tape, string Name)> Tapes)> Beautify(IReadOnlyList<HelperCall> calls, Beautify.Names names)
    {
        var shared = new List<(HelperCall Call, IReadOnlyList<(Local Tape, string Name)> Tapes)>();
        foreach (var call in calls)
        {
            var back = call with { Sweep = HelperSweep.Backward };
            if (call.Sweep == HelperSweep.Forward && calls.Contains(back))
            {
                (printed[call], var popping, var own) = compiler.Beautify(forms.Of(call), forms.Of(back));
                printed[back] = popping with { Function = Unpacking.Run(popping.Function, popping.Frame) };
                var named = own.Select(tape => (tape.Type, Name: Speller.Escape(names.Fresh(tape.Name)))).ToArray();
                tapes.AddRange(named.Select(tape => (tape.Name, tape.Type)));
                shared.AddRange(new[] { call, back }.Select(sweep => (sweep, (IReadOnlyList<(Local, string)>)Stacks(printed[sweep]).Zip(named, (tape, one) => (tape, one.Name)).ToArray())));
            }
            else if (!printed.ContainsKey(call)) printed[call] = forms.Of(call) with { Function = call.Sweep == HelperSweep.Gradient ? lent.Of(call) : compiler.Beautify(forms.Of(call).Function) };
        }
        return shared;
    }

    private static IEnumerable<Local> Stacks(HelperForm form) => form.Function.Parameters.Where(parameter => parameter.Type is CallStack);

    /// <summary>What a call is spelled like, within the struct.</summary>
    public static string MethodName(Routine routine) => MethodName(routine.Helper!, routine.Callee);

    private string MethodName(HelperCall call) => MethodName(call, Name(call));

    private static string MethodName(HelperCall call, string name) => name + call.Sweep + (call.HasTangents ? "Jvp" : "");

    private string Name(HelperCall call) => lowered.Helpers[call.Helper].Name;

    private string FrameType(HelperCall call) => Name(call) + "Frame" + (call.HasTangents ? "Jvp" : "");

    private string FramesName(HelperCall call) => Normalise.TemporaryNames.Camel(Name(call)) + "Frames" + (call.HasTangents ? "Jvp" : "");

    private void Method(HelperCall call, HelperForm form, MethodPrinter method)
    {
        var function = form.Function;
        var frame = call.Sweep == HelperSweep.Backward ? form.Frame : Seq<Local>.Empty;
        for (int i = 0; i < frame.Count; i++) method.Fix(frame[i], "frame." + Members(call)[i]);
        var parameters = function.Parameters.Skip(frame.Count).Except(Stacks(form)).ToArray();
        method.NameParameters(parameters);
        bool isLent = lent.IsLent(call);
        if (isLent) method.NameWorkspace();
        int values = form.Values(call.Sweep);
        var types = function.Results.Take(values).Select(result => result.Type.Text).ToArray();
        code.Line("/// <summary>" + Summary(call) + "</summary>");
        code.Open("public " + (call.Sweep == HelperSweep.Gradient ? "static " : "") + (types.Length == 0 ? "void" : types.Length == 1 ? types[0] : "(" + string.Join(", ", types) + ")") + " " + MethodName(call) + "("
            + string.Join(", ", parameters.Select(parameter => TypeNames.Of(parameter.Type, signature.WellKnown) + " " + method.Expressions.Name(parameter)).Concat(isLent ? [Known("Backprop.Workspace") + " " + method.Expressions.Workspace] : [])) + ")");
        if (call.Sweep == HelperSweep.Backward) code.Line("ref readonly var frame = ref " + FramesName(call) + ".Pop();");
        string? renting = null;
        if (method.UsesWorkspace && !isLent)
        {
            // What is recorded refers to it.
            bool isKept = call.Sweep == HelperSweep.Forward;
            string name = method.NameWorkspace(isKept ? Workspace : null);
            renting = !isKept ? "using var " + name + " = " + Known("Backprop.Workspace") + ".Rent();" : name + " ??= " + Known("Backprop.Workspace") + ".Rent();";
        }
        var results = method.Body(code, startsBackward: call.Sweep == HelperSweep.Backward, renting);
        if (call.Sweep == HelperSweep.Forward)
        {
            if (isRecomputed) Release(call);
            var initial = form.Frame.Select((_, i) => Members(call)[i] + " = " + results[values + i]).ToArray();
            code.Line(FramesName(call) + ".Push(new " + FrameType(call) + (initial.Length == 0 ? "()" : " { " + string.Join(", ", initial) + " }") + ");");
        }
        if (values > 0) code.Line("return " + (values == 1 ? results[0] : "(" + string.Join(", ", results.Take(values)) + ")") + ";");
        code.Close();
    }

    /// <summary>What a call has recorded that is reversed already gives its tapes back before another one takes its place.</summary>
    private void Release(HelperCall call)
    {
        var tapes = TapesOf(call).ToArray();
        if (tapes.Length == 0) return;
        code.Open("if (" + FramesName(call) + ".Count < " + FramesName(call) + ".Recorded)");
        foreach (string tape in tapes) code.Line(FramesName(call) + "[" + FramesName(call) + ".Count]." + tape + ".Dispose();");
        code.Close();
    }

    private IEnumerable<string> TapesOf(HelperCall call) => printed[call].Frame.Select((local, i) => (local.Type, Name: Members(call)[i])).Where(member => member.Type.IsRented).Select(member => member.Name);

    private string Summary(HelperCall call)
    {
        string name = lowered.Helpers[call.Helper].Function.IsLoop ? "a block of the loop" : "<c>" + Name(call) + "</c>";
        string tangents = call.HasTangents ? ", with tangents" : "";
        return call.Sweep switch
        {
            HelperSweep.Value => "What " + name + " returns" + tangents + ".",
            HelperSweep.Forward => "Forward sweep: what " + name + " returns" + tangents + ". The last that it does is to record what its backward sweep reads.",
            HelperSweep.Gradient => "What " + name + " returns, and its derivatives times the seed" + tangents + ": in one call, for the seed is known before.",
            _ => "Backward sweep of the last call of <c>" + Name(call) + "</c> that is not reversed yet" + tangents + ".",
        };
    }

    private void Dispose(IEnumerable<HelperCall> recorded, bool isRented)
    {
        code.Line("/// <summary>Gives the memory back.</summary>");
        code.Open("public void Dispose()");
        foreach (var call in recorded)
        {
            var tapes = TapesOf(call).ToArray();
            if (tapes.Length > 0)
            {
                code.Open("for (int call = 0; call < " + FramesName(call) + ".Recorded; call++)");
                foreach (string tape in tapes) code.Line(FramesName(call) + "[call]." + tape + ".Dispose();");
                code.Close();
            }
            code.Line(FramesName(call) + ".Dispose();");
        }
        foreach (var (name, _) in tapes) code.Line(name + ".Dispose();");
        if (isRented) code.Line(Workspace + "?.Dispose();");
        code.Close();
    }

    private void Frame(HelperCall call)
    {
        var frame = printed[call].Frame;
        code.Line();
        code.Open("private struct " + FrameType(call));
        for (int i = 0; i < frame.Count; i++) code.Line("public " + TypeNames.Of(frame[i].Type, signature.WellKnown) + " " + Members(call)[i] + ";");
        code.Close();
    }

    private IReadOnlyList<string> Members(HelperCall call)
    {
        string type = FrameType(call);
        return members.TryGetValue(type, out var known) ? known : members[type] = MembersPrinter.TapeMembers(printed[call with { Sweep = HelperSweep.Forward }].Frame, type);
    }

    private string Known(string name) => TypeNames.Known(name, signature.WellKnown);
}
