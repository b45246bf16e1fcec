using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Tera.Procedures.Library;

/// <summary>A kind of regulation an office cites.</summary>
/// <param name="Code">As kept.</param>
/// <param name="Name">As printed before number and year.</param>
/// <param name="Pattern">Words by which a citation is known to be of it.</param>
public sealed record LegalBasisKind(string Code, string Name, Regex Pattern)
{
    public static ImmutableArray<LegalBasisKind> All { get; } =
    [
        Of("perda", "Peraturan Daerah", @"peraturan\s+daerah|\bperda\b"),
        Of("pergub", "Peraturan Gubernur", @"peraturan\s+gubernur|\bpergub\b"),
        Of("perbup", "Peraturan Bupati", @"peraturan\s+bupati|\bperbup\b"),
        Of("perwali", "Peraturan Wali Kota", @"peraturan\s+wali\s?kota|\bperwali?\b|\bperwako\b"),
        Of("keputusan", "Keputusan Kepala Daerah", @"keputusan\s+(gubernur|bupati|wali\s?kota)"),
        Of("edaran", "Surat Edaran", @"surat\s+edaran|\bSE\b"),
        Of("uu", "Undang-Undang", @"undang-undang|\bUU\b"),
        Of("pp", "Peraturan Pemerintah", @"peraturan\s+pemerintah|\bPP\b"),
        Of("perpres", "Peraturan Presiden", @"peraturan\s+presiden|\bperpres\b"),
        Of("permenpanrb", "PermenPANRB", @"pendayagunaan|permenpan|\bPAN\b"),
        Of("permendagri", "Permendagri", @"dalam\s+negeri|\bpermendagri\b"),
    ];

    public static LegalBasisKind? Find(string? code) => All.FirstOrDefault(kind => kind.Code == code);

    private static LegalBasisKind Of(string code, string name, string pattern) => new(code, name, new Regex(pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant));
}
