using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Tera.Documents;
using Tera.Documents.Archiving;
using Tera.Documents.Artifacts;
using Tera.Documents.Contracts;
using Tera.Documents.Letters;
using Tera.Documents.Uploads;
using Tera.Measurement;
using Tera.Measurement.Demonstration;
using Tera.Measurement.Evidences;
using Tera.Measurement.Periods;
using Tera.Measurement.Sheets;
using Tera.Organisation.Contracts;
using Tera.Organisation.Demonstration;
using Tera.Planning.Demonstration;
using Tera.Platform;
using Tera.Platform.Components;
using Tera.Platform.Files;
using Tera.Platform.Signing;
using Tera.Platform.Verification;
using Tera.Procedures.Contracts;
using Tera.Procedures.Runs;
using Tera.TestKit;

namespace Tera.Procedures.Demonstration;

/// <summary>The runs of <c>tera demo</c>, seeded on Friday 13 November 2026 at 10.00 WIB.</summary>
public sealed class RunsSeedTests(RunsSite running) : IClassFixture<RunsSite>
{
    private const string Bmcktr = "bmcktr";

    [Fact]
    public async Task Given_the_demonstration_when_it_is_seeded_then_there_is_one_finished_run_one_late_one_sent_back_and_one_on_time()
    {
        var site = running.Site;

        var runs = await Sql.ListAsync(site.Database.Connections.Owner,
            """
            select concat_ws(' | ', a.code, r.title, r.status, (r.started_at at time zone 'Asia/Jakarta')::date,
                             (select string_agg(distinct concat_ws(' ', t.step, t.round, case when t.overdue_noted then 'lewat' end), ', ') from procedures.task t
                              where t.run_id = r.id and t.status = 'Open'),
                             (select count(*) from procedures.task t where t.run_id = r.id and t.status = 'Open'))
            from procedures.run r join organisation.agency a on a.id = r.agency_id order by r.started_at
            """);

        Assert.Equal(
        [
            "bmcktr | Pengukuran Kinerja, Triwulan III 2026 | Finished | 2026-10-01 | 0",
            "dishub | Pengukuran Kinerja, Triwulan III 2026 | Running | 2026-11-06 | kumpul 1 lewat | 2",
            "kecamatan-contoh-utara | Pengukuran Kinerja Triwulan, Triwulan III 2026 | Running | 2026-11-12 | analisis 2 | 1",
            "bmcktr | Pengukuran Kinerja, Triwulan IV 2026 | Running | 2026-11-12 | isi 1 | 6",
        ], runs);
    }

    [Fact]
    public async Task Given_the_seeded_runs_when_verified_then_chains_rows_documents_and_sums_are_intact()
    {
        var site = running.Site;

        var parts = new List<VerifiedPart>();
        await foreach (var part in site.Services.GetRequiredService<Verifier>().VerifyAsync((_, _) => { }, default))
        {
            parts.Add(part);
        }

        Assert.Empty(parts.SelectMany(part => part.Findings));
        Assert.True(parts.Sum(part => part.Examined) > 100, string.Join(", ", parts.Select(part => $"{part.Name} {part.Examined}")));
    }

    [Fact]
    public async Task Given_the_finished_run_then_its_document_is_numbered_and_validly_signed_uploaded_with_proof_and_archived()
    {
        var site = running.Site;
        await using var session = site.Session();
        var run = await FinishedAsync(session);

        var papers = await (
            from revision in session.Db.Set<Revision>()
            join artifact in session.Db.Set<Artifact>() on revision.ArtifactId equals artifact.Id
            where artifact.RunId == run
            select new { artifact.Kind, Revision = revision }).ToListAsync();
        Assert.Equal(["disposisi", "formulir", "notulen", "pengukuran", "rapat"], papers.Select(paper => paper.Kind).Order());
        Assert.All(papers, paper => Assert.Equal(RevisionState.Ready, paper.Revision.State));

        var document = papers.Single(paper => paper.Kind == "pengukuran").Revision;
        Assert.Equal("000.8.6.3/1/BMCKTR/2026", (await session.Db.Set<Letter>().SingleAsync(letter => letter.Id == document.LetterId)).Text);
        var pdf = await session.Get<KeptFiles>().ReadAsync(document.SignedHash!.Value, default);
        var authorities = await session.Get<CertificateOffice>().AuthoritiesAsync(default);
        var report = Assert.Single(Sample.Of(await session.Get<PdfSignatureVerifier>().VerifyAsync(pdf, authorities, default)));
        Assert.Equal(("Ir. H. Zulkarnain Effendi, M.T.", SignatureIntegrity.Valid, true), (report.SignerName, report.Integrity, report.CoversWholeDocument));

        var upload = await session.Db.Set<Submission>().SingleAsync();
        Assert.Equal((run, document.Id), (upload.RunId, upload.RevisionId));
        Assert.NotNull(upload.ProofHash);
        Assert.Equal(run, (await session.Db.Set<ArchiveRecord>().SingleAsync()).RunId);
    }

    [Fact]
    public async Task Given_the_quarter_a_run_measured_then_its_figures_are_those_of_the_table_once_each_proven_and_of_the_days_of_the_run()
    {
        var site = running.Site;
        await using var session = site.Session();
        var agency = OrganisationSeed.Agency(Bmcktr);
        var entries = await session.Db.Set<SheetEntry>().Where(entry => entry.AgencyId == agency && entry.FiscalYear == 2026).ToListAsync();

        Assert.Equal(11, entries.Count(entry => entry.Quarter == 3));
        foreach (var line in FigureLine.All.Where(line => line.Agency == Bmcktr))
        {
            var entry = entries.Single(entry => entry.Quarter == 3 && entry.IndicatorId == line.Indicator);
            Assert.Equal(line.Content(3)?.Spent, entry.Spent);
            Assert.Equal(line.Content(3)?.Measured, entry.State is EntryState.Value ? new MeasuredValue.Value(new ActualValue.Amount(entry.Number!.Value)) : null);
            Assert.Equal(entry.State is EntryState.Value, await session.Db.Set<EvidenceFile>().AnyAsync(file => file.EntryId == entry.Id));
            Assert.True(entry.ChangedAt is not { } changed || changed < Instant.FromUtc(2026, 10, 6, 0, 0), $"{line.Code} was written on {entry.ChangedAt}.");
        }

        Assert.All(entries.Where(entry => entry.Quarter < 3), entry => Assert.NotEqual(EntryState.NotReported, entry.State));
        Assert.All(entries.Where(entry => entry.Quarter > 3), entry => Assert.Equal(EntryState.NotReported, entry.State));
        var period = await session.Db.Set<PeriodFigures>().SingleAsync(one => one.AgencyId == agency && one.FiscalYear == 2026 && one.Quarter == 3);
        Assert.Equal(await FinishedAsync(session), period.ClosedByRun);
    }

    [Fact]
    public async Task Given_the_seeded_runs_then_everything_was_done_in_order_in_working_time_and_before_the_moment_of_seeding()
    {
        var site = running.Site;
        await using var session = site.Session();
        var calendar = await session.Get<AgencyCalendars>().OfAsync(OrganisationSeed.Agency(Bmcktr), default);

        foreach (var run in await session.Db.Database.SqlQuery<Guid>($"""select id as "Value" from procedures.run""").ToListAsync())
        {
            var events = await session.Get<RunStore>().EventsAsync(new(run), default);
            Assert.Equal(events.Select(one => one.RecordedAt).Order(), events.Select(one => one.RecordedAt));
            Assert.All(events, one => Assert.InRange(one.RecordedAt, Instant.MinValue, WorkingDemonstration.RunsSeededAt));
            // A minute of grace: who closes the door at 16.00.20 was still at work.
            Assert.All(events, one => Assert.True(
                calendar.IsWorking(one.RecordedAt) || calendar.IsWorking(one.RecordedAt - Duration.FromMinutes(1)), $"{one.RecordedAt}: {one.Content}"));
        }
    }

    [Theory]
    [InlineData("sekretaris.bmcktr", 1, TimeState.Left, 0)]
    [InlineData("bidang.angkutan.dishub", 1, TimeState.Late, 2)]
    [InlineData("seksi.pemerintahan.contohutara", 1, TimeState.Left, 0)]
    public async Task Given_the_seeded_runs_when_somebody_looks_at_Beranda_then_his_work_waits_and_what_is_late_is_told(
        string account, int waiting, TimeState time, int overdue)
    {
        var site = running.Site;
        await using var session = site.Session();
        var user = await session.Get<DemonstrationUsers>().OfAsync(OrganisationSeed.Person(account), default);

        var mine = await session.Get<Inbox>().OfAsync(user.PersonId, default);
        var late = await session.Get<Inbox>().OverdueAsync(user, default);

        Assert.Equal((waiting, overdue), (mine.Count, late.Count));
        Assert.Equal(time, mine[0].Time);
    }

    [Fact]
    public async Task Given_the_run_that_collects_when_its_page_is_opened_then_only_its_coordinator_is_offered_to_send_one_back_or_to_close_it()
    {
        var site = running.Site;
        var run = (await Sql.ListAsync(site.Database.Connections.Owner,
            "select r.id::text from procedures.run r join organisation.agency a on a.id = r.agency_id where a.code = 'dishub'"))[0];
        using var coordinator = await site.SignedInAsync("tim.sakip.dishub");
        using var unit = await site.SignedInAsync("bidang.angkutan.dishub");

        var whole = await coordinator.GetAsync($"/pelaksanaan/{run}");
        Assert.All(["Kembalikan isian", "Tutup pengumpulan"], word => Assert.Contains(word, whole.Text, StringComparison.Ordinal));
        var own = await unit.GetAsync($"/pelaksanaan/{run}");
        Assert.All(["Kembalikan isian", "Tutup pengumpulan"], word => Assert.DoesNotContain(word, own.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Given_the_run_that_was_sent_back_when_its_page_or_Beranda_is_opened_then_the_reason_stands_there()
    {
        var site = running.Site;
        var run = (await Sql.ListAsync(site.Database.Connections.Owner,
            "select r.id::text from procedures.run r join organisation.agency a on a.id = r.agency_id where a.code = 'kecamatan-contoh-utara'"))[0];

        using var maker = await site.SignedInAsync("seksi.pemerintahan.contohutara");
        using var other = await site.SignedInAsync("sekretaris.bmcktr");
        Assert.Contains("Dikembalikan: “Analisis belum menyebut", (await maker.GetAsync("/")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Dikembalikan", (await other.GetAsync("/")).Text, StringComparison.Ordinal);
        var page = await maker.GetAsync($"/pelaksanaan/{run}");

        Assert.Contains("Analisis belum menyebut penyebab keterlambatan layanan surat pindah.", page.Text, StringComparison.Ordinal);
        Assert.Contains("memutuskan Tidak", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_seeded_region_when_it_is_seeded_again_days_later_then_nothing_changes()
    {
        await using var database = await TestDatabase.RunningDemonstrationAsync();
        var files = Directory.CreateTempSubdirectory("tera-again-");
        var before = await TallyAsync(database);

        await WorkingDemonstration.SeedRunsAsync(
            database.Connections, DataDirectory.At(files.FullName), database.Clock.Now + Duration.FromDays(5), said => throw new InvalidOperationException(said), default);

        Assert.Equal(before, await TallyAsync(database));
        files.Delete(recursive: true);
    }

    [Fact]
    public async Task Given_a_region_where_people_have_begun_runs_when_it_is_seeded_then_their_region_is_left_alone()
    {
        await using var site = await TestSite.AtWorkAsync();
        await using (var session = site.Session())
        {
            var agency = OrganisationSeed.Agency("dishub");
            var procedure = await site.ProcedureAsync("dishub", "dishub");
            Sample.Of(await session.Get<StartRunHandler>().HandleAsync(
                new(Shared.CommandId.New(), procedure, new RunSubject("agency", agency.Value, 2026, 3), null, null), default));
        }

        await DemonstrationSeed.EnsureWithRunsAsync(
            site.Services, _ => throw new InvalidOperationException("Built again."), said => throw new InvalidOperationException(said), default);

        Assert.Equal(1L, await site.Database.OwnerAsync("select count(*) from procedures.run"));
    }

    /// <summary>In the first days of a quarter, so that the quarter before the last is measured, which it is here because nobody had the time.</summary>
    [Fact]
    public async Task Given_a_seeding_that_was_broken_off_when_it_is_begun_again_then_it_goes_on_and_ends_with_the_same_runs()
    {
        await using var database = await TestDatabase.DemonstrationAsync();
        var files = Directory.CreateTempSubdirectory("tera-broken-off-");
        try
        {
            using var kill = new CancellationTokenSource();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => SeedAsync(said => { if (said.Contains("3 dari 4", StringComparison.Ordinal)) { kill.Cancel(); } }, kill.Token));
            var heard = new List<string>();

            await SeedAsync(heard.Add, default);

            Assert.Equal(2, heard.Count);
            Assert.Equal(
                ["bmcktr 2 Finished", "bmcktr 4 Running", "dishub 2 Running", "kecamatan-contoh-utara 2 Running"],
                await Sql.ListAsync(database.Connections.Owner,
                    "select concat_ws(' ', a.code, r.quarter, r.status) from procedures.run r join organisation.agency a on a.id = r.agency_id order by 1"));
        }
        finally
        {
            files.Delete(recursive: true);
        }

        Task SeedAsync(Action<string> tell, CancellationToken ct) =>
            WorkingDemonstration.SeedRunsAsync(database.Connections, DataDirectory.At(files.FullName), database.Clock.Now, tell, ct);
    }

    private static async Task<Engine.RunId> FinishedAsync(RegionSession session) =>
        new(await session.Db.Database.SqlQuery<Guid>($"""select id as "Value" from procedures.run where status = 'Finished'""").SingleAsync());

    private static Task<List<string>> TallyAsync(TestDatabase database) => Sql.ListAsync(database.Connections.Owner,
        """
        select concat_ws(' ', 'event', count(*)) from procedures.event union all
        select concat_ws(' ', 'task', count(*), count(*) filter (where status = 'Open')) from procedures.task union all
        select concat_ws(' ', 'receipt', count(*)) from platform.receipt union all
        select concat_ws(' ', 'audit', count(*)) from platform.audit union all
        select concat_ws(' ', 'revision', count(*)) from documents.revision union all
        select concat_ws(' ', 'certificate', count(*)) from documents.signing_certificate union all
        select concat_ws(' ', 'entry', count(*)) from measurement.entry union all
        select concat_ws(' ', 'history', count(*)) from measurement.value_history union all
        select concat_ws(' ', 'evidence', count(*)) from measurement.evidence
        """);
}

/// <summary>The site that those share who only look.</summary>
public sealed class RunsSite : IAsyncLifetime
{
    public TestSite Site { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Site = await TestSite.WithRunsAsync();

    public ValueTask DisposeAsync() => Site.DisposeAsync();
}
