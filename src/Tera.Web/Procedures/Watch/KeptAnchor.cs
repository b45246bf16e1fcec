using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Platform.Data;
using Tera.Procedures.Engine;

namespace Tera.Procedures.Watch;

/// <summary>An anchor as it is kept: the root of a day, and the ends of the runs that have moved since the anchor before.</summary>
internal sealed record KeptAnchor(LocalDate Day, int Runs, byte[] Root, byte[] Previous, string Heads)
{
    /// <summary>The ends kept with it; null for a line that no anchor writes.</summary>
    public IEnumerable<RunEnd?> Ends => Heads.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(RunEnd.Read);

    /// <summary>Every anchor of the region, from the first.</summary>
    public static async Task<List<KeptAnchor>> AllAsync(TeraDbContext db, CancellationToken ct)
    {
        var rows = await db.Database.SqlQuery<AnchorRow>($"select day, runs, root, previous, heads from procedures.anchor order by day").ToListAsync(ct);
        return [.. rows.Select(row => new KeptAnchor(LocalDate.FromDateOnly(row.Day), row.Runs, row.Root, row.Previous, row.Heads))];
    }

    private sealed record AnchorRow(DateOnly Day, int Runs, byte[] Root, byte[] Previous, string Heads);
}
