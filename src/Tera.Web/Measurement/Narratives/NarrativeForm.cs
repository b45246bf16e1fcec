using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Organisation;
using Tera.Platform.Data;
using Tera.Procedures.Contracts;
using Tera.Procedures.Engine;

namespace Tera.Measurement.Narratives;

/// <summary>Fields, reading and keeping of what is said of the figures; shared by the panels that ask for it.</summary>
public static class NarrativeForm
{
    public const string AnalysisField = "Analisis";
    public const string ConclusionField = "Simpulan";
    public const string FollowUpField = "TindakLanjut";

    public static NarrativeText Read(PanelForm form) => new(form[AnalysisField], Asked(form, ConclusionField), Asked(form, FollowUpField));

    public static bool IsTooLong(NarrativeText text) =>
        Math.Max(text.Analysis.Length, Math.Max(text.Conclusion?.Length ?? 0, text.FollowUp?.Length ?? 0)) > Narrative.LongestText;

    /// <summary>What was said in earlier rounds; empty before anything was.</summary>
    public static async Task<NarrativeText> NarrativeAsync(this TeraDbContext db, RunId run, Slot slot, CancellationToken ct)
    {
        var before = await db.Set<Narrative>().AsNoTracking().SingleOrDefaultAsync(one => one.RunId == run && one.Slot == slot.Value, ct);
        return before is null ? new("", "", "") : new(before.Analysis, before.Conclusion, before.FollowUp);
    }

    /// <summary>Keeps it in the caller's transaction, at once, so that what is frozen next says the same.</summary>
    public static async Task KeepNarrativeAsync(this TeraDbContext db, RunId run, Slot slot, NarrativeText text, PersonId by, Instant at, CancellationToken ct)
    {
        var narrative = await db.Set<Narrative>().SingleOrDefaultAsync(one => one.RunId == run && one.Slot == slot.Value, ct)
            ?? db.Add(new Narrative { RunId = run, Slot = slot.Value }).Entity;
        narrative.Tell(text, by, at);
        await db.SaveChangesAsync(ct);
    }

    private static string? Asked(PanelForm form, string field) => form.Fields.ContainsKey(field) ? form[field] : null;
}
