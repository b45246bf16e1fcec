using System.Text.RegularExpressions;
using Tera.Shared;

namespace Tera.Organisation.Agencies;

/// <summary>Short name of an agency in addresses and files: <c>dishub</c>. 2 to 40 lower-case letters and digits, with single hyphens between.</summary>
public sealed partial record AgencyCode
{
    /// <summary>Characters, inclusive.</summary>
    public const int Longest = 40;

    private AgencyCode(string text) => Text = text;

    /// <summary>The code.</summary>
    public string Text { get; }

    /// <summary>Reads what was typed; capitals are taken as small letters.</summary>
    public static Result<AgencyCode> Of(string? typed)
    {
        var text = (typed ?? string.Empty).Trim().ToLowerInvariant();
        return text.Length is >= 2 and <= Longest && Form().IsMatch(text) ? new AgencyCode(text) : AgencyRejections.CodeForm(text);
    }

    /// <summary>The code.</summary>
    public override string ToString() => Text;

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex Form();
}
