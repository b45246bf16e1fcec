using System.Net;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Tera.Measurement.Recaps;
using Tera.Planning.Agreements;
using Tera.Planning.Contracts;
using Tera.Planning.Targets;
using Tera.Platform.Files;
using Tera.Platform.Paper;
using Tera.Shared;
using Tera.TestKit;

namespace Tera.Planning;

public sealed class AgreementPagesTests
{
    private static readonly (string, string)[] Outsider = [("Signing.Second", ""), ("Signing.Name", "Drs. H. Anugerah Contoh, M.Si."), ("Signing.Title", "Bupati Contoh Jaya")];

    [Fact]
    public async Task Given_a_revision_signed_in_october_when_quarters_are_read_then_each_has_the_version_in_force_at_its_end()
    {
        await using var world = await PlanWorld.WithPlansAsync();
        using var keeper = await world.Site.SignedInAsync(PlanWorld.Keeper);
        var draft = await RevisionAsync(keeper);
        Assert.Equal("78,5", draft.ValueOf(await FieldAsync(world, "IK-01", 0)));
        var saved = await keeper.SendAsync(draft, "target", (await FieldAsync(world, "IK-01", 0), "80"), (await FieldAsync(world, "IK-01", 4), "80"));

        var signed = await keeper.SendAsync(saved, "tetapkan", [("Signing.On", "2026-10-05"), .. Outsider]);

        Assert.Contains("ditandatangani 5 Oktober 2026.", signed.Text);
        Assert.Contains("Pihak keduaDrs. H. Anugerah Contoh, M.Si., Bupati Contoh Jaya", signed.Text);
        Assert.False(signed.HasForm("target"));
        Assert.Equal(("Perjanjian Kinerja 2026", 78.5m), await AnnualAsync(world, Quarter.Third));
        Assert.Equal(("Perjanjian Kinerja 2026 Perubahan 1", 80m), await AnnualAsync(world, Quarter.Fourth));
        await using var session = world.Session();
        Assert.Empty(await session.Get<RecountMeasurements>().FindAsync(default));
    }

    [Fact]
    public async Task Given_a_revision_that_gives_an_indicator_to_another_unit_when_the_year_is_reckoned_then_the_quarters_of_the_unit_before_count()
    {
        await using var world = await PlanWorld.WithPlansAsync();
        using var keeper = await world.Site.SignedInAsync(PlanWorld.Keeper);
        var before = await RowAsync(world, "IK-03", Quarter.Third);
        var draft = await RevisionAsync(keeper);
        var unit = (await FieldAsync(world, "IK-03", 0))[..^2] + ".unit";
        var other = draft.Html.QuerySelectorAll($"select[name='{unit}'] option").Select(one => one.GetAttribute("value")!).First(one => one.Length > 0 && one != before.Unit.ToString());
        var saved = await keeper.SendAsync(draft, "target", (unit, other));

        await keeper.SendAsync(saved, "tetapkan", [("Signing.On", "2026-10-05"), .. Outsider]);

        var now = await RowAsync(world, "IK-03", Quarter.Fourth);
        Assert.Equal(other, now.Unit.ToString());
        Assert.Equal((3, before.Counted), (now.Counted, before.Counted));
        Assert.Equal((before.Exact, before.ActualSoFar), ((await RowAsync(world, "IK-03", Quarter.Third)).Exact, now.ActualSoFar));
        await using var session = world.Session();
        var doubted = await session.Get<Tera.Measurement.Plausibility.DoubtReader>().WeighAsync(await session.Get<RecapReader>().OfAsync(PlanWorld.Agency, new(new(2026), Quarter.Fourth), default), default);
        Assert.Contains(doubted.Rows, row => row.Name == now.Name);
    }

    [Fact]
    public async Task Two_objectives_of_one_number_in_two_plans_are_two_in_the_agencys_mean()
    {
        await using var world = await PlanWorld.WithPlansAsync();
        await using var session = world.Session();
        var rows = (await session.Get<RecapReader>().OfAsync(PlanWorld.Agency, new(new(2026), Quarter.Third), default)).Rows;

        var renumbered = rows.Select(row => row with { ObjectiveNumber = 1 }).ToList();

        Assert.NotEqual(1, rows.Select(row => row.ObjectiveNumber).Distinct().Count());
        Assert.Equal(
            RecapMaking.OfAgency(rows, Tera.Measurement.AggregationMethod.MeanOfObjectives, Tera.Measurement.AchievementBasis.Capped),
            RecapMaking.OfAgency(renumbered, Tera.Measurement.AggregationMethod.MeanOfObjectives, Tera.Measurement.AchievementBasis.Capped));
    }

    [Fact]
    public async Task A_draft_holds_for_no_quarter_and_what_was_signed_cannot_be_changed_even_in_the_database()
    {
        await using var world = await PlanWorld.WithPlansAsync();
        using var keeper = await world.Site.SignedInAsync(PlanWorld.Keeper);
        var draft = await RevisionAsync(keeper);

        Assert.Equal(("Perjanjian Kinerja 2026", 78.5m), await AnnualAsync(world, Quarter.Fourth));
        Assert.Equal(AgreementRejections.DraftThere, await SecondDraftAsync(world));
        Assert.Contains("Alasan perubahan: Perubahan anggaran", draft.Text);
        foreach (var statement in (string[])
            [
                "update planning.agreement set reason = 'x' where signed_on is not null", "delete from planning.target_figure",
                "delete from planning.target t using planning.agreement a where a.id = t.agreement_id and a.signed_on is not null",
            ])
        {
            Assert.Equal(PostgresErrorCodes.RestrictViolation, (await Assert.ThrowsAsync<PostgresException>(() => world.Site.Database.OwnerAsync(statement))).SqlState);
        }
    }

    [Fact]
    public async Task Given_targets_with_faults_when_saved_then_each_is_told_at_its_cell_and_nothing_is_kept()
    {
        await using var world = await PlanWorld.WithPlansAsync();
        using var keeper = await world.Site.SignedInAsync(PlanWorld.Keeper);
        var draft = await RevisionAsync(keeper);
        var (sum, text, predicate) = (await FieldAsync(world, "IK-03", 1), await FieldAsync(world, "IK-01", 2), await FieldAsync(world, "IK-11", 1));

        var refused = await keeper.SendAsync(draft, "target", (sum, "6"), (text, "2.387"), (predicate, "84"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Jumlah target triwulan 43 tidak sama dengan target tahunan 42.", refused.Text);
        Assert.Contains("“2.387” dapat dibaca dua cara.", refused.Text);
        Assert.Contains("Indikator ini diukur pada akhir tahun saja; kosongkan target triwulan 1.", refused.Text);
        Assert.Equal(("6", "2.387"), (refused.ValueOf(sum), refused.ValueOf(text)));
        Assert.Equal("5", (await keeper.GetAsync(refused.Path)).ValueOf(sum));
    }

    [Fact]
    public async Task Given_an_indicator_left_empty_when_the_revision_is_signed_then_it_is_promised_no_longer()
    {
        await using var world = await PlanWorld.WithPlansAsync();
        using var keeper = await world.Site.SignedInAsync(PlanWorld.Keeper);
        var draft = await RevisionAsync(keeper);
        var empty = await Task.WhenAll(Enumerable.Range(0, 5).Select(async period => (await FieldAsync(world, "IK-09", period), "")));

        var saved = await keeper.SendAsync(draft, "target", empty);

        Assert.Contains("Target dan rencana aksi10", saved.Text);
        var vacant = await keeper.SendAsync(saved, "tetapkan", [("Signing.On", "1999-10-06"), .. Outsider]);
        Assert.Contains("Pada 6 Oktober 1999 tidak ada yang memangku jabatan", vacant.Text);
        var early = await keeper.SendAsync(saved, "tetapkan", [("Signing.On", "2026-01-05"), .. Outsider]);
        Assert.Contains("Versi sebelumnya ditandatangani 28 Januari 2026", early.Text);
        await keeper.SendAsync(early, "tetapkan", ("Signing.On", "2026-10-06"));
        await using var session = world.Session();
        Assert.DoesNotContain((await session.Get<PlanReader>().OfAsync(PlanWorld.Agency, new(new(2026), Quarter.Fourth), default)).Indicators, one => one.Indicator.Code == "IK-09");
    }

    [Fact]
    public async Task Given_a_draft_when_it_is_discarded_then_it_is_gone_with_its_targets_and_the_list_says_who_and_why()
    {
        await using var world = await PlanWorld.WithPlansAsync();
        using var keeper = await world.Site.SignedInAsync(PlanWorld.Keeper);
        var draft = await RevisionAsync(keeper);

        var list = await keeper.SendAsync(draft, "buang", ("Discarding.Reason", "DPPA ditunda"));

        Assert.DoesNotContain("Perubahan 1", list.Text.Split("Rancangan yang dibuang")[0]);
        Assert.Matches("membuang rancangan perjanjian\\..*DPPA ditunda", list.Text);
        Assert.True(list.HasForm("mulai-rancangan"));
        Assert.Equal(HttpStatusCode.NotFound, (await keeper.GetAsync(draft.Path)).Status);
        Assert.Equal(0L, await world.Site.Database.OwnerAsync("select count(*) from planning.target t left join planning.agreement a on a.id = t.agreement_id where a.signed_on is null"));
    }

    [Fact]
    public async Task What_was_signed_is_not_discarded()
    {
        await using var world = await PlanWorld.WithPlansAsync();
        await using var session = world.Session();
        var signed = await session.Db.Set<Agreement>().AsNoTracking().SingleAsync(one => one.AgencyId == PlanWorld.Agency && one.FiscalYear == 2026);

        var answer = await session.Get<DiscardAgreementHandler>().HandleAsync(new(new(CommandId.New(), By: null, PlanWorld.Agency), signed.Id, "Salah", Seen: null), default);

        Assert.Equal(AgreementRejections.Signed(signed.SignedOn!.Value), answer.Rejection);
    }

    [Fact]
    public async Task Given_a_revision_with_other_targets_when_it_is_read_then_it_says_what_became_of_each_and_names_no_other()
    {
        await using var world = await PlanWorld.WithPlansAsync();
        using var keeper = await world.Site.SignedInAsync(PlanWorld.Keeper);
        var draft = await RevisionAsync(keeper);
        Assert.Contains("Targetnya sama dengan versi sebelumnya.", draft.Text);
        var empty = await Task.WhenAll(Enumerable.Range(0, 5).Select(async period => (await FieldAsync(world, "IK-09", period), "")));

        var saved = await keeper.SendAsync(draft, "target", [(await FieldAsync(world, "IK-01", 0), "80"), (await FieldAsync(world, "IK-01", 4), "80"), .. empty]);

        Assert.Contains("Yang berubah dari versi sebelumnya2", saved.Text);
        Assert.Matches(@"78,5 \(TW I [^)]*TW IV 78,5\)\s*80 \(TW I [^)]*TW IV 80\)", saved.Text);
        Assert.Contains("tidak diperjanjikan", saved.Text);
    }

    [Fact]
    public async Task An_agreement_is_printed_with_both_parties_its_promises_and_the_money_and_a_draft_says_that_it_is_one()
    {
        await using var world = await PlanWorld.WithPlansAsync();
        using var keeper = await world.Site.SignedInAsync(PlanWorld.Keeper);
        var draft = await RevisionAsync(keeper);
        var path = draft.Path + "/cetak";

        var text = await PdfText.OfAsync((await keeper.DownloadAsync(path))!);

        Assert.Contains("RANCANGAN. Belum ditetapkan dan belum berlaku.", text);
        Assert.Contains("PERJANJIAN KINERJA PERUBAHAN", text);
        Assert.Contains("Perjanjian ini mengubah perjanjian sebelumnya karena: Perubahan anggaran", text);
        Assert.Contains("78,5", text);
        Assert.Contains("Jumlah", text);
        using var stranger = await world.Site.SignedInAsync("kadis.dishub");
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(path)).Status);
    }

    [Fact]
    public async Task Given_a_signed_agreement_when_names_cards_and_ends_come_after_it_then_it_is_printed_as_it_was_signed()
    {
        await using var world = await PlanWorld.WithPlansAsync();
        using var keeper = await world.Site.SignedInAsync(PlanWorld.Keeper);
        var signed = await keeper.SendAsync(await RevisionAsync(keeper), "tetapkan", [("Signing.On", "2026-10-05"), .. Outsider]);
        var before = await PdfText.OfAsync((await keeper.DownloadAsync(signed.Path + "/cetak"))!);

        await world.Site.Database.OwnerAsync(
            $"""
             update planning.objective set name = 'Sasaran yang lain' where agency_id = '{PlanWorld.Agency}';
             update planning.indicator set ended_on = date '2026-10-20' where agency_id = '{PlanWorld.Agency}' and code = 'IK-09';
             update organisation.unit set name = 'Unit yang lain' where agency_id = '{PlanWorld.Agency}';
             update organisation.agency set name = 'Dinas yang lain' where id = '{PlanWorld.Agency}';
             update planning.budget_item set programme = 'Program yang lain', ceiling_original = ceiling_original + 1 where agency_id = '{PlanWorld.Agency}';
             """);

        Assert.Contains("Tenaga kerja konstruksi bersertifikat", before);
        Assert.Equal(before, await PdfText.OfAsync((await keeper.DownloadAsync(signed.Path + "/cetak"))!));
        var page = await keeper.GetAsync(signed.Path);
        Assert.Contains("Tenaga kerja konstruksi bersertifikat", page.Text);
        Assert.DoesNotContain("Sasaran yang lain", page.Text);
    }

    [Fact]
    public void A_signed_agreement_keeps_the_arms_it_bore_and_one_from_before_there_were_any_bears_none()
    {
        byte[] arms = [1, 2, 3];
        var party = new SignatoryView("Kepala Dinas", "Ir. Hendra Saputra, M.T.");
        var bare = new AgreementPaperView(new("Pemerintah Kabupaten Contoh", "Dinas Contoh"), null!, party, party, "Contoh, 5 Oktober 2026", [], []);
        var armed = bare with { Letterhead = bare.Letterhead with { Logo = new("image/png", arms) } };

        var kept = FrozenAgreement.Read(FrozenAgreement.Of(armed).Write()).Letterhead;
        var older = FrozenAgreement.Of(bare).Write().Replace(",\"logo\":null,\"logoType\":null", "", StringComparison.Ordinal);

        Assert.Equal((FileHash.Of(arms).ToString(), "image/png"), (kept.Logo, kept.LogoType));
        Assert.DoesNotContain("logo", older, StringComparison.Ordinal);
        Assert.Null(FrozenAgreement.Read(older).Letterhead.Logo);
    }

    [Fact]
    public async Task An_agreement_signed_before_its_paper_was_kept_still_promises_an_indicator_that_has_ended()
    {
        await using var world = await PlanWorld.WithPlansAsync();
        await world.Site.Database.OwnerAsync($"update planning.indicator set ended_on = date '2026-10-20' where agency_id = '{PlanWorld.Agency}' and code = 'IK-09'");
        await world.Site.Database.BehindTheRulesAsync("planning.agreement", "update planning.agreement set printed = null");
        await using var session = world.Session();
        var signed = await session.Db.Set<Agreement>().AsNoTracking().SingleAsync(one => one.AgencyId == PlanWorld.Agency && one.FiscalYear == 2026);
        using var keeper = await world.Site.SignedInAsync(PlanWorld.Keeper);

        Assert.Null(signed.Printed);
        Assert.Contains("Tenaga kerja konstruksi bersertifikat", (await keeper.GetAsync(PlanningLinks.Agreement(signed.Id))).Text);
        Assert.Contains("Tenaga kerja konstruksi bersertifikat", await PdfText.OfAsync((await keeper.DownloadAsync(PlanningLinks.AgreementPaper(signed.Id)))!));
    }

    private static async Task<TestPage> RevisionAsync(TestBrowser keeper)
    {
        var page = await keeper.GetAsync(PlanningLinks.AgreementsOf(PlanWorld.Agency, 2026));
        var draft = await keeper.SendAsync(page, "mulai-rancangan", ("Form.Reason", "Perubahan anggaran"));
        Assert.Contains("Rancangan", draft.Text);
        return draft;
    }

    private static async Task<Rejection> SecondDraftAsync(PlanWorld world)
    {
        await using var session = world.Session();
        return (await session.Get<DraftAgreementHandler>().HandleAsync(new(new(CommandId.New(), By: null, PlanWorld.Agency), new(2026), "Lagi"), default)).Rejection!;
    }

    private static async Task<string> FieldAsync(PlanWorld world, string code, int period)
    {
        await using var session = world.Session();
        return TargetForm.Field((await session.Db.Set<Indicator>().AsNoTracking().SingleAsync(one => one.AgencyId == PlanWorld.Agency && one.Code == code)).Id, period);
    }

    private static async Task<RecapRow> RowAsync(PlanWorld world, string code, Quarter quarter)
    {
        await using var session = world.Session();
        var indicator = (await session.Db.Set<Indicator>().AsNoTracking().SingleAsync(one => one.AgencyId == PlanWorld.Agency && one.Code == code)).Id;
        return (await session.Get<RecapReader>().OfAsync(PlanWorld.Agency, new(new(2026), quarter), default)).Rows.Single(row => row.Indicator == indicator);
    }

    private static async Task<(string, decimal)> AnnualAsync(PlanWorld world, Quarter quarter)
    {
        await using var session = world.Session();
        var plan = await session.Get<PlanReader>().OfAsync(PlanWorld.Agency, new(new(2026), quarter), default);
        return (plan.Agreement!.Title, ((TargetValue.Amount)plan.Indicators.Single(one => one.Indicator.Code == "IK-01").Targets!.Annual).Value);
    }
}
