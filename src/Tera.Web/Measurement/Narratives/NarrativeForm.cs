using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Measurement.Recaps;
using Tera.Measurement.Sheets;
using Tera.Organisation;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Procedures.Contracts;
using Tera.Procedures.Engine;
using Tera.Shared;

namespace Tera.Measurement.Narratives;

/// <summary>Fields, reading and keeping of what is said of the figures; shared by the panels that ask for it.</summary>
public static class NarrativeForm
{
    public const string AnalysisField = "Analisis";
    public const string ConclusionField = "Simpulan";
    public const string FollowUpField = "TindakLanjut";

    public const string SeenField = "VersiUraian";

    public static NarrativeText Read(PanelForm form) => new(form[AnalysisField], Asked(form, ConclusionField), Asked(form, FollowUpField)) { Seen = form[SeenField] };

    public static bool IsTooLong(NarrativeText text) =>
        Math.Max(text.Analysis.Length, Math.Max(text.Conclusion?.Length ?? 0, text.FollowUp?.Length ?? 0)) > Narrative.LongestText;

    /// <summary>What was said in earlier rounds, with the figures that have changed since; empty before anything was.</summary>
    /// <param name="db">Where it stands.</param>
    /// <param name="run">The run.</param>
    /// <param name="slot">Whose text.</param>
    /// <param name="figures">The figures it is about.</param>
    /// <param name="ct">Ends waiting.</param>
    public static async Task<NarrativeText> NarrativeAsync(this TeraDbContext db, RunId run, Slot slot, AgencyRecap figures, CancellationToken ct)
    {
        var before = await db.Set<Narrative>().AsNoTracking().SingleOrDefaultAsync(one => one.RunId == run && one.Slot == slot.Value, ct);
        if (before is null)
        {
            return new("", "", "");
        }

        var entries = figures.Rows.Select(row => row.Entry).OfType<EntryId>().ToList();
        var changed = await db.Set<SheetEntry>().AsNoTracking().TagWith("Measurement: figures changed since a text")
            .Where(entry => entries.Contains(entry.Id) && entry.ChangedAt > before.ChangedAt).Select(entry => entry.Id).ToListAsync(ct);
        return new(before.Analysis, before.Conclusion, before.FollowUp)
        {
            Seen = SeenOf(before),
            ChangedSince = [.. figures.Rows.Where(row => row.Entry is { } entry && changed.Contains(entry)).Select(row => row.Name)],
        };
    }

    /// <summary>Keeps it in the caller's transaction, at once, so that what is frozen next says the same; refused when somebody else wrote after the form was shown.</summary>
    public static async Task<Rejection?> KeepNarrativeAsync(this TeraDbContext db, RunId run, Slot slot, NarrativeText text, PersonId by, Instant at, CancellationToken ct)
    {
        var narrative = await db.Set<Narrative>().SingleOrDefaultAsync(one => one.RunId == run && one.Slot == slot.Value, ct);
        if (text.Seen != SeenOf(narrative))
        {
            return CommandRejections.ChangedMeanwhile;
        }

        narrative ??= db.Add(new Narrative { RunId = run, Slot = slot.Value }).Entity;
        narrative.Tell(text, by, at);
        await db.SaveChangesAsync(ct);
        return null;
    }

    private static string SeenOf(Narrative? narrative) => narrative is null ? "" : FormattableString.Invariant($"{narrative.Version}");

    private static string? Asked(PanelForm form, string field) => form.Fields.ContainsKey(field) ? form[field] : null;
}
