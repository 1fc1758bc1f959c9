using Backprop.Generator.Differentiate;
using Backprop.Generator.Frontend;
using Backprop.Generator.Ir;

namespace Backprop.Generator.Emit;

/// <summary>The tape: a struct, which lives on the stack where it holds a span.</summary>
internal sealed partial class MembersPrinter
{
    private const string WorkspaceMember = "workspace";
    private const string CallsMember = "calls";

    /// <summary>What is declared instead of a type that not everybody may name who may name the tape.</summary>
    private const string Hidden = "internal object?";

    private void Tape(Split split, IReadOnlyList<string> members, bool isRented, bool hasCalls)
    {
        bool isRef = split.Recorded.Any(local => local.Type is ArrayType { IsSpan: true });
        Documentation.Tape(code, signature);
        code.Open(signature.Accessibility + (isRef ? " ref struct " : " struct ") + signature.Tape + (isRef ? "" : " : global::System.IDisposable"));
        foreach (string member in members.Select((member, i) => (signature.Hides(split.Recorded[i].Type) ? Hidden : "public " + TypeNames.Of(split.Recorded[i].Type, signature.WellKnown)) + " " + member + ";").Distinct()) code.Line(member);
        if (isRented) code.Line("public " + Known("Backprop.Workspace") + " " + WorkspaceMember + ";");
        if (hasCalls) code.Line((lowered.HidesCalls ? Hidden : "internal " + signature.Calls) + " " + CallsMember + ";");
        if (members.Count > 0 || isRented || hasCalls) code.Line();
        var rented = members.Select((member, i) => (Member: member, split.Recorded[i].Type)).Where(one => one.Type.IsRented).Select(one => signature.Hides(one.Type) ? Boxed(one.Member) : one.Member)
            .Concat(isRented ? [WorkspaceMember + "?"] : []).Concat(hasCalls ? [lowered.HidesCalls ? Boxed(CallsMember) : CallsMember] : []).ToArray();
        Documentation.Dispose(code, rented.Length > 0);
        if (rented.Length == 0) code.Line("public void Dispose() { }");
        else
        {
            code.Open("public void Dispose()");
            foreach (string member in rented) code.Line(member + ".Dispose();");
            code.Close();
        }
        code.Close();
    }

    private static string Boxed(string member) => "((global::System.IDisposable?)" + member + ")?";

    /// <summary>The members of a struct that records, by the variables that they record.</summary>
    public static IReadOnlyList<string> TapeMembers(Seq<Local> recorded, string type)
    {
        var names = new Beautify.Names(["Dispose", "Equals", "GetHashCode", "GetType", "ToString", "MemberwiseClone", "ReferenceEquals", "Finalize", type, WorkspaceMember, CallsMember]);
        foreach (var local in recorded)
            if (local.Role is LocalRole.Parameter or LocalRole.Primal) names.Of(local);
        return Together.In(recorded).SelectMany(one => one.Select(_ => Speller.Escape(names.Of(one[0])))).ToArray();
    }
}
