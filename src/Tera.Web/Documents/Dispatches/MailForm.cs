using System.Text;
using Tera.Organisation.People;
using Tera.Procedures.Contracts;
using Tera.Shared;

namespace Tera.Documents.Dispatches;

/// <summary>To which addresses a letter is to go.</summary>
/// <param name="Addresses">Each once, in small letters.</param>
/// <param name="Recipient">Whose they are, by his place in the letter; null where nobody said so.</param>
internal sealed record MailWish(IReadOnlyList<string> Addresses, int? Recipient);

/// <summary>To whom a letter goes by mail, as typed.</summary>
internal static class MailForm
{
    public const string Action = "surel";
    public const string AddressesField = "AlamatSurel";
    public const string RecipientField = "SurelUntuk";

    /// <summary>Letters sent with one form at most: a list of addresses is no newsletter.</summary>
    public const int Most = 40;

    /// <summary>The addresses, each once in small letters, or what is wrong with them: the first that is none is named.</summary>
    public static IReadOnlyList<string> Read(PanelForm form, List<Rejection> faults)
    {
        var lines = form[AddressesField].Split(['\n', ',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (lines.Length is 0 or > Most)
        {
            faults.Add(MailRejections.AddressCount(Most));
            return [];
        }

        if (lines.FirstOrDefault(line => Address(line) is null) is { } wrong)
        {
            faults.Add(MailRejections.NoAddress(wrong.Length > 60 ? wrong[..60] + "…" : wrong));
            return [];
        }

        return [.. lines.Select(line => Address(line)!).Distinct()];
    }

    /// <summary>Written plain or as <c>Nama &lt;alamat&gt;</c>; null when mail cannot reach it.</summary>
    private static string? Address(string line)
    {
        var bare = line.EndsWith('>') && line.LastIndexOf('<') is >= 0 and var open ? line[(open + 1)..^1] : line;
        return MailAddress.Of(bare).Accepted(out var address, out _) && Ascii.IsValid(address.Text) && System.Net.Mail.MailAddress.TryCreate(address.Text, out _)
            ? address.Text.ToLowerInvariant()
            : null;
    }
}

/// <summary>Why a letter was not sent by mail.</summary>
public static class MailRejections
{
    /// <summary>The installation has no server for mail.</summary>
    public static Rejection NotInUse() => new("documents.mail.not-in-use");

    /// <summary>None, or too many.</summary>
    public static Rejection AddressCount(int most) => new("documents.mail.address-count", most);

    /// <summary>Not an address.</summary>
    public static Rejection NoAddress(string typed) => new("documents.mail.no-address", typed);

    /// <summary>The PDF of the letter or of what it carries is not printed yet.</summary>
    public static Rejection NotPrinted() => new("documents.mail.not-printed");

    /// <summary>Larger than servers take.</summary>
    public static Rejection TooLarge(int megabytes) => new("documents.mail.too-large", megabytes);

    /// <summary>Written anew, or its run cancelled, while it waited.</summary>
    public static Rejection NoLongerCounts() => new("documents.mail.no-longer-counts");

    /// <summary>Tried as often as is sensible.</summary>
    public static Rejection ServerAway() => new("documents.mail.server-away");

    /// <summary>Every one of these addresses has it already or is about to get it.</summary>
    public static Rejection AlreadyAsked() => new("documents.mail.already-asked");
}
