using System.Collections.Immutable;
using Tera.Platform.Paper;

namespace Tera.Procedures.Versions;

/// <summary>Kop and place of the signature on the cover of an SOP: what the cover prints, in the parts every paper has.</summary>
internal static class CoverParts
{
    /// <summary>The names as the cover prints them, with the address the agency has; the agency’s own kop where the cover names nobody; null where there is neither.</summary>
    public static LetterheadView? Letterhead(ImmutableArray<string> printed, LetterheadView? own) => printed switch
    {
        [] => own,
        [var only] => new("", only) { Address = own?.Address, Contact = own?.Contact, Logo = own?.Logo },
        [var region, .. var between, var agency] => new(region, agency) { Parent = between.IsEmpty ? null : string.Join(", ", between), Address = own?.Address, Contact = own?.Contact, Logo = own?.Logo },
    };

    /// <summary>Post, room for pen and stamp, name, rank and NIP, as far as they are printed; null where no post is, and the room alone is left.</summary>
    public static SignatoryView? Signatory(ImmutableArray<string> printed)
    {
        if (printed.All(IsNumber))
        {
            return null;
        }

        var nip = printed.FirstOrDefault(IsNumber);
        var others = printed.Where(line => !IsNumber(line)).ToList();
        return new(others.Count > 0 ? others[0].TrimEnd(',', ' ') : "", others.Count > 1 ? others[1] : "")
        {
            Rank = others.Count > 2 ? string.Join(", ", others.Skip(2)) : null,
            Nip = nip is null ? null : Digits(nip["NIP".Length..].TrimStart('.', ':', ' ')),
        };
    }

    private static bool IsNumber(string line) => line.StartsWith("NIP", StringComparison.OrdinalIgnoreCase);

    /// <summary>Eighteen digits printed with blanks are the number; what is no number stays as it is printed.</summary>
    private static string Digits(string text) => text.Replace(" ", "", StringComparison.Ordinal) is { Length: 18 } digits && digits.All(char.IsAsciiDigit) ? digits : text;
}
