namespace Backprop.Generator.Rules;

/// <summary>The members that take real numbers and must not be differentiated, with what to do instead.</summary>
internal static class RefusedMembers
{
    public static string? ReasonFor(string method) => method switch
    {
        "ReciprocalEstimate" => "its value differs between machines; write 1 / x instead",
        "ReciprocalSqrtEstimate" => "its value differs between machines; write 1 / Math.Sqrt(x) instead",
        "BitIncrement" or "BitDecrement" =>
            "it steps between neighbouring floating-point numbers; write Differentiation.StopGradient around its argument instead",
        "ConvertToInteger" or "ConvertToIntegerNative" => "it cuts the value to an integer; write a cast such as (int)x instead",
        "CreateChecked" or "CreateSaturating" or "CreateTruncating" => "it converts any numeric type; write a cast such as (double)x instead",
        "GetHashCode" => "a hash is no function of the number that has a derivative; write Differentiation.StopGradient around the number instead",
        _ => null,
    };
}
