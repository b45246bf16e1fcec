using Tera.Shared;

namespace Tera.Organisation.People;

/// <summary>An electronic address; only its form is known, not that it reaches anybody.</summary>
public sealed record MailAddress
{
    /// <summary>Characters, inclusive.</summary>
    public const int Longest = 254;

    private MailAddress(string text) => Text = text;

    /// <summary>As typed, without spaces around it.</summary>
    public string Text { get; }

    /// <summary>Needs one at sign with something before it and a dotted name after it.</summary>
    public static Result<MailAddress> Of(string? typed)
    {
        var text = (typed ?? string.Empty).Trim();
        var formed = text.Length <= Longest && !text.Any(c => char.IsWhiteSpace(c) || char.IsControl(c))
            && text.Split('@') is [{ Length: > 0 }, { Length: > 2 } host] && host.IndexOf('.', StringComparison.Ordinal) > 0 && !host.EndsWith('.');
        return formed ? new MailAddress(text) : new Rejection("organisation.mail-address.form", text);
    }

    /// <summary>The address.</summary>
    public override string ToString() => Text;
}
