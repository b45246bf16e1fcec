using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Organisation.Contracts;
using Tera.Platform.Data;

namespace Tera.Documents.Verification;

/// <summary>Holds every file and every signature of the region against what was recorded, once a day, and keeps what it found.</summary>
public sealed class PaperWatch(TeraDbContext db, VerifyDocuments documents, RegionClock days, IClock clock)
{
    /// <summary>Findings kept of one day: more of them say no more.</summary>
    private const int MostFindings = 200;

    /// <summary>Checks today, unless that has been done; true when it was done now.</summary>
    public async Task<bool> CheckAsync(CancellationToken ct)
    {
        var today = (await days.TodayAsync(ct)).ToDateOnly();
        if (await db.Database.SqlQuery<bool>($"""select exists (select from documents.paper_check where day >= {today}) as "Value" """).SingleAsync(ct))
        {
            return false;
        }

        var check = await documents.RunAsync(ct);
        var examined = check.Files + check.Snapshots + check.Signatures + check.Registers + check.Packages;
        var findings = check.Findings.Take(MostFindings).Select(finding => finding.Text).ToArray();

        // Two nodes in the same night: the first has kept it.
        return await db.Database.ExecuteSqlAsync(
            $"""
             insert into documents.paper_check (day, examined, findings, checked_at)
             values ({today}, {examined}, {findings}, {clock.GetCurrentInstant().ToDateTimeUtc()})
             on conflict do nothing
             """,
            ct) == 1;
    }
}
