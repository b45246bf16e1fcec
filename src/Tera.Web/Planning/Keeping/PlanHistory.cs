using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Organisation.Contracts;
using Tera.Platform.Components;
using Tera.Platform.Data;
using Tera.Shared;

namespace Tera.Planning.Keeping;

/// <summary>What happened to a thing of the plan: who, when, what it was before, why.</summary>
public sealed class PlanHistory(TeraDbContext db, RegionClock clock)
{
    private const int Most = 50;

    /// <summary>The newest first; at most fifty.</summary>
    public async Task<IReadOnlyList<HistoryEntry>> OfAsync(Guid subject, CancellationToken ct)
    {
        var zone = await clock.ZoneAsync(ct);
        var rows = await db.Database.SqlQuery<Row>(
            $"""
             select a.process, coalesce(p.full_name, 'Tera') as who, a.position, a.before, a.after, a.reason, a.recorded_at
             from platform.audit a left join organisation.person p on p.id = a.person_id
             where a.subject_id = {subject} and a.process like 'planning.%' order by a.recorded_at desc, a.id desc limit {Most}
             """).ToListAsync(ct);
        return
        [
            .. rows.Select((row, at) => new HistoryEntry(
                rows.Count - at, IndonesianDate.ShortWithYear(zone.DateOf(Instant.FromDateTimeUtc(row.Recorded_At))), "pencil", row.Who, HistoryWords.Of(row.Process), row.Position, row.Reason, Note(row))),
        ];
    }

    private static string? Note(Row row) => (row.Before, row.After) switch
    {
        (null, { } after) => after,
        ({ } before, null) => before,
        ({ } before, { } after) when before != after => $"Semula: {before}. Menjadi: {after}",
        (_, var after) => after,
    };

    private sealed record Row(string Process, string Who, string? Position, string? Before, string? After, string? Reason, DateTime Recorded_At);
}

/// <summary>What a process did, continuing the sentence that begins with the person.</summary>
internal static class HistoryWords
{
    private static readonly Dictionary<string, string> Known = new()
    {
        ["planning.entrust-plan"] = "menetapkan pengelola rencana.",
        ["planning.keep-strategic-plan"] = "menyimpan rencana strategis.",
        ["planning.keep-strategic-targets"] = "menyimpan target Renstra.",
        ["planning.keep-objective"] = "menyimpan sasaran.",
        ["planning.link-objective"] = "mengaitkan sasaran.",
        ["planning.unlink-objective"] = "mengakhiri kaitan sasaran.",
        ["planning.end-objective"] = "mengakhiri sasaran.",
        ["planning.keep-indicator"] = "menyimpan indikator.",
        ["planning.end-indicator"] = "mengakhiri indikator.",
        ["planning.settle-card"] = "menetapkan kartu indikator.",
        ["planning.settle-weights"] = "menetapkan bobot.",
        ["planning.draft-agreement"] = "memulai rancangan perjanjian.",
        ["planning.keep-targets"] = "menyimpan target.",
        ["planning.discard-agreement"] = "membuang rancangan perjanjian.",
        ["planning.sign-agreement"] = "menetapkan perjanjian.",
        ["planning.keep-action-step"] = "menyimpan langkah aksi.",
        ["planning.drop-action-step"] = "mencoret langkah aksi.",
        ["planning.keep-budget-item"] = "menyimpan baris anggaran.",
        ["planning.import-plan"] = "mengimpor rencana.",
        ["planning.undo-import"] = "membatalkan impor.",
    };

    public static string Of(string process) => Known.GetValueOrDefault(process, "mengubah data ini.");
}
