using NodaTime;
using Tera.Platform.Verification;
using Tera.Procedures.Engine;
using Tera.Procedures.Library;
using Tera.Procedures.Watch;
using Tera.TestKit;

namespace Tera.Procedures.Verification;

/// <summary>Whoever changes rows behind the program's back, keys and triggers switched off, is named: what, and where.</summary>
public sealed class RunVerificationTests
{
    [Fact]
    public async Task Given_runs_that_only_the_program_touched_when_verified_then_nothing_is_found_and_every_event_was_examined()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (office, run) = await WalkedAsync(database);
        await office.StartAsync(quarter: 4);

        var part = await VerifyAsync(office);

        Assert.Empty(part.Findings);
        Assert.Equal((await Walk.StateAsync(office, run)).Sequence + 1, part.Examined);
    }

    [Fact]
    public Task Given_one_byte_of_an_event_changed_when_verified_then_the_event_is_named() => TamperedAsync(
        "procedures.event",
        run => $"update procedures.event set content = replace(content, '\"task\":', '\"Task\":') where run_id = '{run}' and sequence = 3",
        "Peristiwa ke-3 tidak cocok dengan segelnya");

    [Fact]
    public Task Given_another_actor_written_into_an_event_when_verified_then_the_event_is_named() => TamperedAsync(
        "procedures.event",
        run => $"update procedures.event set actor_id = null where run_id = '{run}' and sequence = 2",
        "Peristiwa ke-2 tidak cocok dengan segelnya");

    [Fact]
    public Task Given_an_event_in_the_middle_deleted_when_verified_then_the_gap_is_named() => TamperedAsync(
        "procedures.event",
        run => $"delete from procedures.event where run_id = '{run}' and sequence = 4",
        "Peristiwa ke-4 tidak ada");

    [Fact]
    public Task Given_the_last_event_deleted_when_verified_then_the_missing_one_is_named() => TamperedAsync(
        "procedures.event",
        run => $"delete from procedures.event e where run_id = '{run}' and sequence = (select sequence from procedures.run where id = e.run_id)",
        "dihapus");

    [Fact]
    public Task Given_the_tail_cut_and_the_head_of_the_run_set_back_to_fit_when_verified_then_the_anchor_tells() => TamperedAsync(
        "procedures.event",
        run => $"""
                delete from procedures.event e where run_id = '{run}' and sequence = (select sequence from procedures.run where id = e.run_id);
                update procedures.run r set (sequence, head) = (select e.sequence, e.hash from procedures.event e where e.run_id = r.id order by e.sequence desc limit 1)
                where id = '{run}'
                """,
        "peristiwa terakhir dihapus sesudah hari itu");

    [Fact]
    public Task Given_the_head_of_a_run_changed_when_verified_then_it_is_named() => TamperedAsync(
        "procedures.run",
        run => $"update procedures.run set head = sha256('x') where id = '{run}'",
        "Segel terakhir pada baris pelaksanaan");

    [Theory]
    [InlineData("update procedures.task set by_position = 'Kepala Dinas' where run_id = '{0}' and ordinal = 1", "diubah: pelaku")]
    [InlineData("update procedures.task set closed_at = closed_at - interval '1 day' where run_id = '{0}' and ordinal = 1", "diubah: waktu ditutup")]
    [InlineData("update procedures.task set status = 'Open', closed_at = null where run_id = '{0}' and ordinal = 1", "masih punya 1 tugas terbuka")]
    [InlineData("update procedures.task set status = 'Hebat' where run_id = '{0}' and ordinal = 1", "tidak dapat dibaca")]
    [InlineData("delete from procedures.task where run_id = '{0}' and ordinal = 2", "dihapus")]
    public Task Given_a_row_of_a_task_changed_when_verified_then_the_column_is_named(string sql, string found) =>
        TamperedAsync("procedures.task", run => string.Format(null, sql, run), found);

    [Theory]
    [InlineData("procedures.run_participant", "update procedures.run_participant set name = 'Bidang Lain' where run_id = '{0}' and ordinal = 0", "Daftar peserta")]
    [InlineData("procedures.run", "update procedures.run set status = 'Running' where id = '{0}'", "status tertulis Running")]
    [InlineData("procedures.run", "update procedures.run set quarter = 2 where id = '{0}'", "yang diukur tertulis agency")]
    [InlineData("procedures.run", "update procedures.run set subject_id = gen_random_uuid() where id = '{0}'", "yang diukur tertulis agency")]
    [InlineData("procedures.run", "alter table procedures.run drop constraint run_region_id_version_id_fkey; update procedures.run set version_id = gen_random_uuid() where id = '{0}'", "versi SOP tertulis")]
    public Task Given_another_row_of_a_run_changed_when_verified_then_it_is_named(string table, string sql, string found) =>
        TamperedAsync(table, run => string.Format(null, sql, run), found);

    [Fact]
    public async Task Given_a_whole_run_deleted_when_verified_then_the_anchor_tells_which()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (office, run) = await WalkedAsync(database);

        foreach (var table in (string[])["event", "task", "run_participant", "run_input", "comment", "calendar_applied"])
        {
            await database.BehindTheRulesAsync($"procedures.{table}", $"delete from procedures.{table} where run_id = '{run}'");
        }

        await database.BehindTheRulesAsync("procedures.run", $"delete from procedures.run where id = '{run}'");

        var finding = Assert.Single((await VerifyAsync(office)).Findings);
        Assert.Contains("seluruhnya terhapus", finding.What, StringComparison.Ordinal);
        Assert.Contains(run.ToString(), finding.Where, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_an_anchor_changed_or_taken_away_when_verified_then_the_anchors_after_it_tell()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (office, _) = await WalkedAsync(database);
        database.Clock.Advance(Duration.FromDays(1));
        await AnchorAsync(office);

        await database.BehindTheRulesAsync("procedures.anchor", "delete from procedures.anchor where day = (select min(day) from procedures.anchor)");

        Assert.Contains((await VerifyAsync(office)).Findings, finding => finding.What.StartsWith("Tidak bersambung", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Given_the_content_of_a_version_changed_when_verified_then_the_version_is_named()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (office, _) = await WalkedAsync(database);

        await database.BehindTheRulesAsync("procedures.version", "update procedures.version set content = replace(content, 'Menit', 'Jam') || ' '");

        var finding = Assert.Single((await VerifyAsync(office)).Findings);
        Assert.Contains("sidik jari", finding.What, StringComparison.Ordinal);
        Assert.StartsWith("versi 1 dari", finding.Where, StringComparison.Ordinal);
    }

    private static async Task TamperedAsync(string table, Func<RunId, string> sql, string found)
    {
        await using var database = await TestDatabase.CreateAsync();
        var (office, run) = await WalkedAsync(database);
        Assert.Empty((await VerifyAsync(office)).Findings);

        await database.BehindTheRulesAsync(table, sql(run));

        var findings = (await VerifyAsync(office)).Findings;
        Assert.Contains(findings, finding => finding.What.Contains(found, StringComparison.Ordinal));
        Assert.All(findings, finding => Assert.Contains(run.ToString(), finding.Where, StringComparison.Ordinal));
    }

    private static async Task<(Office Office, RunId Run)> WalkedAsync(TestDatabase database)
    {
        var office = await Office.RunningAsync(database, Shipped.Sop("pengumpulan-data"));
        var run = await office.StartAsync();
        await Walk.ToTheEndAsync(office, run);
        await AnchorAsync(office);
        return (office, run);
    }

    private static async Task AnchorAsync(Office office)
    {
        await using var session = office.Session();
        await session.Get<AnchorKeeper>().AnchorAsync(default);
    }

    private static async Task<VerifiedPart> VerifyAsync(Office office)
    {
        await using var session = office.Session();
        var parts = new List<VerifiedPart>();
        await foreach (var part in session.Get<Verifier>().VerifyAsync((_, _) => { }, default))
        {
            parts.Add(part);
        }

        return Assert.Single(parts);
    }
}
