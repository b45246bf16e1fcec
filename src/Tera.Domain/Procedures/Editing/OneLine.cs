using System.Collections.Immutable;
using Tera.Procedures.Definitions;

namespace Tera.Procedures.Editing;

/// <summary>Texts of an SOP are single lines: what was pasted with breaks and signs nobody sees becomes one.</summary>
internal static class OneLine
{
    /// <summary>Null when nothing is left.</summary>
    public static string? Of(string? text)
    {
        var clean = string.Join(' ', new string([.. (text ?? "").Select(letter => char.IsControl(letter) ? ' ' : letter)]).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return clean.Length == 0 ? null : clean;
    }

    public static Cover Of(Cover cover) => cover with
    {
        Agency = Lines(cover.Agency),
        Number = Of(cover.Number),
        CreatedOn = Of(cover.CreatedOn),
        RevisedOn = Of(cover.RevisedOn),
        EffectiveOn = Of(cover.EffectiveOn),
        LegalisedBy = Lines(cover.LegalisedBy),
        LegalBases = Lines(cover.LegalBases),
        Qualifications = Lines(cover.Qualifications),
        Links = [.. cover.Links.Select(link => link with { Printed = Of(link.Printed) ?? "" }).Where(link => link.Printed.Length > 0)],
        Equipment = Lines(cover.Equipment),
        Warnings = Lines(cover.Warnings),
        Records = Lines(cover.Records),
    };

    private static ImmutableArray<string> Lines(ImmutableArray<string> lines) => [.. lines.Select(Of).OfType<string>()];
}
