using System.Text.RegularExpressions;
using Tera.Shared;

namespace Tera.Organisation.Accounts;

/// <summary>Name to sign in with: 3 to 60 small letters, digits, dots, hyphens and underscores; unique among all regions.</summary>
public sealed partial record UserName
{
    /// <summary>Characters, inclusive.</summary>
    public const int Shortest = 3, Longest = 60;

    private UserName(string text) => Text = text;

    public string Text { get; }

    /// <summary>As it is compared.</summary>
    public string Normalized => Normal(Text);

    /// <summary>Reads what was typed; capitals are taken as small letters.</summary>
    public static Result<UserName> Of(string? typed)
    {
        var text = (typed ?? string.Empty).Trim().ToLowerInvariant();
        return text.Length is >= Shortest and <= Longest && Form().IsMatch(text)
            ? new UserName(text)
            : AccountRejections.UserNameForm;
    }

    internal static string Normal(string? typed) => (typed ?? string.Empty).Trim().ToUpperInvariant();

    public override string ToString() => Text;

    [GeneratedRegex("^[a-z0-9]+([._-][a-z0-9]+)*$")]
    private static partial Regex Form();
}
