using System.Data;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Tera.Platform.Data;
using Tera.Platform.Verification;
using Tera.Procedures.Engine;
using Tera.Procedures.Watch;

namespace Tera.Procedures.Verification;

/// <summary>Proves the runs of a region: event chains, rows against events, anchors, and the fingerprints of the versions they are pinned to.</summary>
/// <remarks>In one snapshot, so that a running server does not look like a forger. Runs are checked on all processors while the next are read.</remarks>
public sealed class RunVerification(TeraDbContext db) : IVerification
{
    public string Name => "Riwayat pelaksanaan SOP";

    public string Counted => "peristiwa";

    public async IAsyncEnumerable<Finding> VerifyAsync(IProgress<int> examined, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var snapshot = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        foreach (var changed in await VersionsAsync(ct))
        {
            yield return changed;
        }

        var anchors = AnchorCheck.Read(await KeptAnchor.AllAsync(db, ct));
        foreach (var broken in anchors.Findings)
        {
            yield return broken;
        }

        var seen = new HashSet<RunId>();
        await foreach (var run in RunsAsync(examined, anchors, ct))
        {
            seen.Add(run.Id);
            foreach (var finding in run.Findings)
            {
                yield return finding;
            }
        }

        foreach (var gone in anchors.Runs.Where(run => !seen.Contains(run)))
        {
            yield return anchors.Gone(gone);
        }

        foreach (var run in await OrphansAsync(ct))
        {
            yield return Finding.Broken("Peristiwanya ada, tetapi baris pelaksanaannya dihapus.", $"pelaksanaan {run}");
        }
    }

    private async IAsyncEnumerable<(RunId Id, IReadOnlyList<Finding> Findings)> RunsAsync(
        IProgress<int> examined, AnchorCheck anchors, [EnumeratorCancellation] CancellationToken ct)
    {
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        var runs = await WrittenRun.AfterAsync(Guid.Empty, connection, ct);
        while (runs.Count > 0)
        {
            var here = runs;
            var checking = Task.Run(() => Check(here, anchors), ct);
            runs = await WrittenRun.AfterAsync(here[^1].State.Id.Value, connection, ct);
            foreach (var result in await checking)
            {
                yield return result;
            }

            examined.Report(here.Sum(run => run.Events.Length));
        }
    }

    private static List<(RunId Id, IReadOnlyList<Finding> Findings)> Check(IReadOnlyList<WrittenRun> runs, AnchorCheck anchors) =>
        [
            .. runs.AsParallel().AsOrdered()
                .Select(run => (run.State.Id, (IReadOnlyList<Finding>)[.. RunCheck.Of(run, anchors.Of(run.State.Id))])),
        ];

    private async Task<List<Finding>> VersionsAsync(CancellationToken ct)
    {
        var findings = new List<Finding>();
        var versions = db.Database.SqlQuery<VersionRow>(
            $"""
             select v.id, v.number, p.title, v.content, v.fingerprint from procedures.version v
             join procedures.procedure p on p.id = v.procedure_id
             order by v.id
             """);
        await foreach (var version in versions.AsAsyncEnumerable().WithCancellation(ct))
        {
            if (!SHA256.HashData(Encoding.UTF8.GetBytes(version.Content)).AsSpan().SequenceEqual(version.Fingerprint))
            {
                findings.Add(Finding.Broken(
                    "Isi SOP tidak cocok dengan sidik jarinya: isinya diubah.",
                    string.Create(CultureInfo.InvariantCulture, $"versi {version.Number} dari {version.Title} ({version.Id})")));
            }
        }

        return findings;
    }

    /// <summary>The keys forbid it; somebody who switched them off may have done it all the same.</summary>
    private Task<List<Guid>> OrphansAsync(CancellationToken ct) => db.Database.SqlQuery<Guid>(
        $"""
         select distinct e.run_id as "Value" from procedures.event e
         where not exists (select from procedures.run r where r.id = e.run_id)
         """).ToListAsync(ct);

    private sealed record VersionRow(Guid Id, int Number, string Title, string Content, byte[] Fingerprint);
}
