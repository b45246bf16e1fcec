using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Platform.Data;

namespace Tera.Documents.Contracts;

/// <summary>What the latest nightly check found.</summary>
/// <param name="Examined">Files, figures, signatures, registers and packages looked at.</param>
/// <param name="Findings">Indonesian sentences; empty when all is as it was recorded.</param>
public sealed record PaperCheck(Instant At, int Examined, IReadOnlyList<string> Findings);

/// <summary>Tells administrators of the nightly check.</summary>
public sealed class PaperChecks(TeraDbContext db)
{
    /// <summary>Null when none has been made yet.</summary>
    public async Task<PaperCheck?> LatestAsync(CancellationToken ct)
    {
        var rows = await db.Database.SqlQuery<Row>(
            $"""select checked_at as "At", examined as "Examined", findings as "Findings" from documents.paper_check order by day desc limit 1""").ToListAsync(ct);
        return rows is [var row] ? new(Instant.FromDateTimeUtc(row.At), row.Examined, row.Findings) : null;
    }

    private sealed record Row(DateTime At, int Examined, string[] Findings);
}
