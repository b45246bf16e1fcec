using System.IO.Compression;
using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Measurement.Recaps;
using Tera.Organisation.Demonstration;
using Tera.Planning.Agreements;
using Tera.Planning.Budgets;
using Tera.Planning.Exchange;
using Tera.Planning.Strategy;
using Tera.TestKit;

namespace Tera.Planning;

public sealed class ExchangeTests
{
    private const int Year = 2026;

    private static readonly object[] LinkHead = ["Renstra", "Urutan sasaran", "Mendukung instansi", "Mendukung sasaran", "Berlaku sejak"];

    [Theory]
    [InlineData("xlsx", "rencana.xlsx")]
    [InlineData("Sasaran", "sasaran.csv")]
    [InlineData("Pohon kinerja", "pohon-kinerja.csv")]
    [InlineData("Indikator", "indikator.csv")]
    [InlineData("Kartu", "kartu.csv")]
    [InlineData("Bobot", "bobot.csv")]
    [InlineData("Target Renstra", "target-renstra.csv")]
    [InlineData("Target", "target.csv")]
    [InlineData("Langkah aksi", "langkah-aksi.csv")]
    [InlineData("Anggaran", "anggaran.csv")]
    public async Task What_was_exported_and_is_imported_again_changes_nothing(string form, string name)
    {
        await using var world = await PlanWorld.WithPlansAsync();
        using var keeper = await world.Site.SignedInAsync(PlanWorld.Keeper);
        var file = await keeper.DownloadAsync(PlanningLinks.Download(PlanWorld.Agency, Year, form));

        var preview = await UploadAsync(keeper, name, file!);

        Assert.Contains("Isi berkas ini sama dengan rencana yang tersimpan: tidak ada yang akan berubah.", preview.Text);
        Assert.Contains("IK-01", Encoding.UTF8.GetString((await keeper.DownloadAsync(PlanningLinks.Download(PlanWorld.Agency, Year, "Target")))!));
    }

    [Fact]
    public async Task Given_rows_that_add_and_change_when_previewed_then_nothing_is_saved_and_when_applied_all_is_and_undone_all_is_as_before()
    {
        await using var world = await PlanWorld.WithPlansAsync();
        using var keeper = await world.Site.SignedInAsync(PlanWorld.Keeper);
        await keeper.SendAsync(await keeper.GetAsync(PlanningLinks.AgreementsOf(PlanWorld.Agency, Year)), "mulai-rancangan", ("Form.Reason", "DPPA"));
        var before = await LookAsync(world);
        var book = new TestBook()
            .Sheet("Sasaran", ["Renstra", "Urutan", "Sasaran"], [await PlanAsync(world), 6m, "Meningkatnya keselamatan kerja"])
            .Sheet("Indikator", ["Kode", "Renstra", "Urutan sasaran", "Jenis", "Unit", "Urutan", "Nama pada kartu"], ["IK-12", await PlanAsync(world), 6m, "bukan IKU", "Bidang Peralatan", 12m, ""])
            .Sheet("Target", ["Kode", "Nama pada kartu", "Tahun", "TW I", "TW II", "TW III", "TW IV", "Unit", "Wajib bukti"],
                ["IK-01", "", 80m, 75m, "76,5", 78m, 80m, "Bidang Bina Marga", "ya"], ["IK-09", "", "", "", "", "", "", "", ""])
            .Sheet("Anggaran", BudgetHead, ["1.03.10", "Program Uji", "1.03.10.2.01", "Kegiatan Uji", "1.03.10.2.01.0005", "Subkegiatan Uji", "Sekretariat", "", 1_000_000m, "Rp1.500.000,00", "2026-10-01", "DPPA 900/12/2026"])
            .ToArray();

        var preview = await UploadAsync(keeper, "rencana.xlsx", book);
        Assert.Contains("3 baris baru, 2 baris berubah, 0 baris tetap. Belum ada yang disimpan.", preview.Text);
        Assert.Equal(before, await LookAsync(world));
        var applied = await keeper.SendAsync(preview, "terapkan");
        Assert.Contains("Tanda terima", applied.Text);

        await using (var session = world.Session())
        {
            Assert.Equal("Meningkatnya keselamatan kerja", (await session.Db.Set<Objective>().SingleAsync(one => one.AgencyId == PlanWorld.Agency && one.Ordinal == 6)).Name);
            Assert.Equal(IndicatorKind.Other, (await session.Db.Set<Indicator>().SingleAsync(one => one.AgencyId == PlanWorld.Agency && one.Code == "IK-12")).Kind);
            Assert.Equal(1_500_000m, (await session.Db.Set<BudgetItem>().SingleAsync(one => one.SubActivityCode == "1.03.10.2.01.0005")).Ceiling);
            Assert.Equal(10, await session.Db.Set<AgreedTarget>().CountAsync(target => session.Db.Set<Agreement>().Any(one => one.Id == target.AgreementId && one.SignedOn == null)));
            Assert.Empty(await session.Get<RecountMeasurements>().FindAsync(default));
        }

        var undone = await keeper.SendAsync(applied, "batalkan-impor", ("Undoing.Reason", "Salah berkas"));
        Assert.Contains("membatalkan impor.", undone.Text);
        Assert.False(undone.HasForm("batalkan-impor"));
        Assert.Equal(before, await LookAsync(world));
    }

    [Fact]
    public async Task Given_first_days_kinds_positions_and_links_in_a_file_when_applied_they_hold_and_undone_all_is_as_before()
    {
        await using var world = await PlanWorld.WithPlansAsync();
        using var keeper = await world.Site.SignedInAsync(PlanWorld.Keeper);
        var (plan, before) = (await PlanAsync(world), await LookAsync(world));
        object[] head = ["Renstra", "Urutan", "Sasaran", "Berlaku sejak", "Kedudukan", "Jabatan"];
        var book = new TestBook()
            .Sheet("Sasaran", head, [plan, 5m, "Meningkatnya akuntabilitas kinerja Dinas", "", "Kondisi antara", "Sekretaris"], [plan, 6m, "Meningkatnya keselamatan kerja", "2026-11-01", "", ""])
            .Sheet("Pohon kinerja", LinkHead, [plan, 5m, "dishub", "Meningkatnya keselamatan lalu lintas", "2026-11-01"], [plan, 5m, "BMCKTR", "Meningkatnya mutu jasa konstruksi", "2026-11-01"])
            .Sheet("Indikator", ["Kode", "Renstra", "Urutan sasaran", "Jenis", "Unit", "Urutan", "Nama pada kartu", "Berlaku sejak"], ["IK-12", plan, 6m, "bukan IKU", "Bidang Peralatan", 12m, "", ""])
            .ToArray();

        var applied = await keeper.SendAsync(await UploadAsync(keeper, "rencana.xlsx", book), "terapkan");

        Assert.Contains("Tanda terima", applied.Text);
        await using (var session = world.Session())
        {
            var objectives = await session.Db.Set<Objective>().AsNoTracking().Where(one => one.AgencyId == PlanWorld.Agency).ToDictionaryAsync(one => one.Ordinal);
            Assert.Equal((NodeKind.Intermediate, OrganisationSeed.Position("bmcktr", "sekretariat", "Sekretaris"), new LocalDate(2026, 1, 1)), (objectives[5].Kind, objectives[5].PositionId, objectives[5].ValidFrom));
            Assert.Equal(new LocalDate(2026, 11, 1), objectives[6].ValidFrom);
            Assert.Equal(new LocalDate(2026, 11, 1), (await session.Db.Set<Indicator>().SingleAsync(one => one.AgencyId == PlanWorld.Agency && one.Code == "IK-12")).ValidFrom);
            Assert.Equal(2, await session.Db.Set<ObjectiveLink>().CountAsync(link => link.ObjectiveId == objectives[5].Id));
        }

        await keeper.SendAsync(applied, "batalkan-impor", ("Undoing.Reason", "Salah berkas"));
        Assert.Equal(before, await LookAsync(world));
    }

    [Fact]
    public async Task Given_links_to_what_is_not_there_or_below_when_previewed_then_each_is_told_with_its_cell()
    {
        await using var world = await PlanWorld.WithPlansAsync();
        using var keeper = await world.Site.SignedInAsync(PlanWorld.Keeper);
        var plan = await PlanAsync(world);
        await world.Site.Database.OwnerAsync("update planning.objective set name = 'Sasaran kembar' where agency_id = (select id from organisation.agency where code = 'dishub') and ordinal in (2, 3)");
        var book = new TestBook()
            .Sheet("Sasaran", ["Renstra", "Urutan", "Sasaran", "Berlaku sejak", "Kedudukan", "Jabatan"], [plan, 5m, "A", "besok", "akar", "Bupati"])
            .Sheet("Pohon kinerja", LinkHead,
                [plan, 1m, "DISHUB", "Tidak ada", "2026-11-01"], [plan, 1m, "BMCKTR", "Meningkatnya mutu jasa konstruksi", "2026-11-01"], [plan, 77m, "DISHUB", "Meningkatnya keselamatan lalu lintas", "2026-11-01"],
                [plan, 5m, "DISHUB", "Sasaran kembar", "2026-11-01"])
            .ToArray();

        var preview = await UploadAsync(keeper, "rencana.xlsx", book);

        foreach (var fault in (string[])
            [
                "Sasaran!D2: “besok” bukan tanggal.", "Sasaran!E2: “akar” bukan pilihan.", "Sasaran!F2: Jabatan “Bupati” tidak dikenal",
                "Pohon kinerja!D2: Instansi “DISHUB” tidak mempunyai sasaran “Tidak ada”", "Pohon kinerja!D3: Sasaran yang dipilih berada di bawah sasaran ini",
                "Pohon kinerja!B4: Tidak ada sasaran dengan urutan 77", "Pohon kinerja!D5: Instansi “DISHUB” mempunyai lebih dari satu sasaran “Sasaran kembar”.",
            ])
        {
            Assert.Contains(fault, preview.Text);
        }
    }

    [Fact]
    public async Task Given_faults_when_previewed_then_every_one_is_told_with_its_cell_and_nothing_can_be_applied()
    {
        await using var world = await PlanWorld.WithPlansAsync();
        using var keeper = await world.Site.SignedInAsync(PlanWorld.Keeper);
        await keeper.SendAsync(await keeper.GetAsync(PlanningLinks.AgreementsOf(PlanWorld.Agency, Year)), "mulai-rancangan", ("Form.Reason", "DPPA"));
        var book = new TestBook()
            .Sheet("Sasaran", ["Renstra", "Urutan", "Sasaran"], ["Renstra lain", 1m, "A"], [await PlanAsync(world), 1.5m, "B"])
            .Sheet("Target", ["Kode", "Nama pada kartu", "Tahun", "TW I", "TW II", "TW III", "TW IV", "Unit", "Wajib bukti"],
                ["IK-03", "", 42m, 6m, 12m, 13m, 12m, "Bidang Bina Marga", "ya"], ["IK-01", "", 80m, "2.387", "", "", "", "Bidang Bina Marga", "mungkin"], ["IK-77", "", 1m, "", "", "", "", "", ""])
            .Sheet("Anggaran", BudgetHead, ["1.03", "P", "1.04.01", "K", "", "", "Bidang Antah", "", -1m, "", "", ""]).ToArray();

        var preview = await UploadAsync(keeper, "rencana.xlsx", book);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, preview.Status);
        Assert.False(preview.HasForm("terapkan"));
        foreach (var fault in (string[])
            [
                "Sasaran!A2: Renstra “Renstra lain” tidak dikenal", "Sasaran!B3: Isi dengan angka bulat dari 1 sampai 999.",
                "Target!C2: Jumlah target triwulan 43 tidak sama dengan target tahunan 42.", "Target!D3: “2.387” dapat dibaca dua cara.", "Target!I3: Tulis ya atau tidak; yang ditulis “mungkin”.",
                "Target!A4: Indikator “IK-77” tidak dikenal", "Anggaran!G2: Unit “Bidang Antah” tidak dikenal",
            ])
        {
            Assert.Contains(fault, preview.Text);
        }
    }

    [Fact]
    public async Task Given_columns_in_another_order_when_a_cell_is_faulty_then_it_is_named_where_it_stands_in_the_file()
    {
        await using var world = await PlanWorld.WithPlansAsync();
        using var keeper = await world.Site.SignedInAsync(PlanWorld.Keeper);
        var book = new TestBook().Sheet("Anggaran", [.. BudgetHead.Reverse()], ["", "", "", -1m, "", "Bidang Antah", "", "", "K", "1.03.01", "P", "1.03"]).ToArray();

        var preview = await UploadAsync(keeper, "rencana.xlsx", book);

        Assert.Contains("Anggaran!F2: Unit “Bidang Antah” tidak dikenal", preview.Text);
    }

    [Fact]
    public async Task Given_defaults_of_the_region_when_a_new_card_comes_with_empty_cells_then_it_takes_them_and_says_so_where_it_does_not_want_them()
    {
        await using var world = await PlanWorld.WithPlansAsync();
        using var admin = await world.Site.SignedInAsync("admin");
        await admin.SendAsync(
            await admin.GetAsync(PlanningLinks.CardDefaults), "ketentuan-kartu", ("Form.From", "2026-06-01"), ("Form.Cap", "110"), ("Form.Decimals", "1"), ("Form.Ground", "Peraturan Bupati 12/2026"));
        using var keeper = await world.Site.SignedInAsync(PlanWorld.Keeper);
        object[] Row(string code, object cap) =>
            [code, "2027-01-01", "Waktu tanggap", "Hari kerja", "", "", "hari", "bilangan", "", "makin rendah makin baik", "nilai akhir", cap, "", "", "", "", ""];

        var preview = await UploadAsync(keeper, "rencana.xlsx", new TestBook().Sheet("Kartu", CardHead, Row("IK-01", ""), Row("IK-02", "tanpa")).ToArray());
        await keeper.SendAsync(preview, "terapkan");

        await using var session = world.Session();
        var cards = await session.Db.Set<Planning.Indicators.IndicatorCard>().AsNoTracking().Where(card => card.ValidFrom == new NodaTime.LocalDate(2027, 1, 1)).ToListAsync();
        Assert.Equal([null, 110m], cards.Select(card => card.Cap.Percent).Order());
        Assert.All(cards, card => Assert.Equal((1, Planning.Indicators.FormulaVariant.LowerMirrored), (card.Decimals, card.Formula)));
    }

    [Fact]
    public async Task Given_a_new_indicator_with_its_card_and_a_newer_card_when_applied_both_hold_from_their_days_and_undone_neither_is_there()
    {
        await using var world = await PlanWorld.WithPlansAsync();
        using var keeper = await world.Site.SignedInAsync(PlanWorld.Keeper);
        var cards = (long)(await world.Site.Database.OwnerAsync("select count(*) from planning.indicator_card"))!;
        var book = new TestBook()
            .Sheet("Indikator", ["Kode", "Renstra", "Urutan sasaran", "Jenis", "Unit", "Urutan", "Nama pada kartu"], ["IK-12", await PlanAsync(world), 1m, "bukan IKU", "Bidang Peralatan", 12m, ""])
            .Sheet("Kartu", CardHead,
                ["IK-12", "2026-01-01", "Opini laporan", "Opini BPK", "", "BPK", "", "predikat", "Predikat menurut peringkat", "", "tahunan", 110m, "ya", "", 0m, "", "WDP | 3 | 50; WTP | 4 | 0"],
                ["IK-01", "2027-01-01", "Jalan mantap", "Panjang jalan mantap", "Survei", "Dinas", "%", "Percent", "lower-b", "makin rendah makin baik", "nilai akhir", "", "tidak", "", "", 1m, ""]).ToArray();

        var preview = await UploadAsync(keeper, "rencana.xlsx", book);
        Assert.Contains("2 baris baru, 1 baris berubah, 0 baris tetap.", preview.Text);
        var applied = await keeper.SendAsync(preview, "terapkan");

        Assert.Contains("Tanda terima", applied.Text);
        await using (var session = world.Session())
        {
            var all = await session.Db.Set<Indicators.IndicatorCard>().Where(card => card.Name == "Opini laporan" || card.ValidFrom == new NodaTime.LocalDate(2027, 1, 1)).OrderBy(card => card.ValidFrom).ToListAsync();
            Assert.Equal(("Opini laporan", 110m, 2, 50m), (all[0].Name, all[0].Cap.Percent, all[0].Predicates!.Levels.Count, all[0].Predicates!.Levels[0].PercentWhenMissed));
            Assert.Equal(("lower-b", 1, false), (all[1].Formula.Code, all[1].Decimals, all[1].FloorAtZero));
        }

        var undone = await keeper.SendAsync(applied, "batalkan-impor", ("Undoing.Reason", "Salah berkas"));
        Assert.Contains("membatalkan impor.", undone.Text);
        Assert.Equal(cards, await world.Site.Database.OwnerAsync("select count(*) from planning.indicator_card"));
    }

    [Fact]
    public async Task Given_scales_of_categories_in_cards_then_names_are_taken_unknown_ones_told_with_their_cell_and_older_files_without_the_column_leave_them()
    {
        await using var world = await PlanWorld.WithPlansAsync();
        using var keeper = await world.Site.SignedInAsync(PlanWorld.Keeper);
        object[] Row(string code, string scale) => [code, "2026-10-01", "Jalan mantap", "Panjang jalan mantap", "", "", "%", "persentase", "Makin tinggi makin baik", "", "nilai akhir", 120m, "ya", "", 0m, 2m, "", scale];
        string[] head = [.. CardHead.Cast<string>(), "Skala kategori"];

        var faulty = await UploadAsync(keeper, "kartu.xlsx", new TestBook().Sheet("Kartu", head, Row("IK-01", "Skala antah")).ToArray());
        var applied = await keeper.SendAsync(await UploadAsync(keeper, "kartu.xlsx", new TestBook().Sheet("Kartu", head, Row("IK-01", "sampang 2019"), Row("IK-02", "skala daerah"), Row("IK-03", "")).ToArray()), "terapkan");

        Assert.Contains("Kartu!R2: “Skala antah” bukan pilihan. Tulis salah satu dari: skala daerah; Permendagri 86/2017", faulty.Text);
        Assert.Contains("Tanda terima", applied.Text);
        await using var session = world.Session();
        var from = new NodaTime.LocalDate(2026, 10, 1);
        Assert.Equal([null, null, "sampang-2019"], (await session.Db.Set<Indicators.IndicatorCard>().Where(card => card.ValidFrom == from).ToListAsync()).Select(card => card.CategoryScale).Order());
        var exported = Encoding.UTF8.GetString((await keeper.DownloadAsync(PlanningLinks.Download(PlanWorld.Agency, Year, "Kartu")))!);
        Assert.Contains("Sampang 2019", exported, StringComparison.Ordinal);
        foreach (var again in (byte[][])[Encoding.UTF8.GetBytes(exported), new TestBook().Sheet("Kartu", CardHead, Row("IK-01", "")[..^1]).ToArray()])
        {
            Assert.Contains("tidak ada yang akan berubah", (await UploadAsync(keeper, again[0] == 'P' ? "kartu.xlsx" : "kartu.csv", again)).Text);
        }
    }

    [Fact]
    public async Task Given_faults_in_cards_when_previewed_then_each_is_told_with_its_cell_and_how_to_mend_it()
    {
        await using var world = await PlanWorld.WithPlansAsync();
        using var keeper = await world.Site.SignedInAsync(PlanWorld.Keeper);
        var book = new TestBook().Sheet("Kartu", CardHead,
            ["IK-01", "1 Januari", "Jalan", "Panjang", "", "", "%", "persen sekali", "R/T?", "", "kumulatif", 90m, "mungkin", "Nol sendiri", 200m, 9m, ""],
            ["IK-02", "2027-01-01", "Jalan", "Panjang", "", "", "km", "bilangan", "Makin tinggi makin baik", "makin rendah makin baik", "kumulatif", "", "", "", "", "", ""],
            ["IK-77", "2027-01-01", "x", "y", "", "", "km", "bilangan", "Makin tinggi makin baik", "", "kumulatif", "", "", "", "", "", ""],
            ["IK-03", "2027-01-01", "Opini", "Opini", "", "", "", "predikat", "Predikat menurut peringkat", "", "tahunan", "", "", "", "", "", "WTP | banyak"],
            ["IK-04", "2027-01-01", "", "", "", "", "", "bilangan", "Makin tinggi makin baik", "", "kumulatif", "", "", "", "", "", ""]).ToArray();

        var preview = await UploadAsync(keeper, "kartu.xlsx", book);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, preview.Status);
        Assert.False(preview.HasForm("terapkan"));
        foreach (var fault in (string[])
            ["Kartu!B2:", "Kartu!H2: “persen sekali” bukan pilihan", "Kartu!I2:", "Kartu!L2:", "Kartu!M2:", "Kartu!N2:", "Kartu!P2: Isi dengan angka bulat", "Kartu!J3: Polaritas", "Kartu!A4: Indikator “IK-77”", "Kartu!Q5: “WTP | banyak”", "Kartu!C6:", "Kartu!D6:", "Kartu!G6:"])
        {
            Assert.Contains(fault, preview.Text);
        }
    }

    [Fact]
    public async Task Given_a_plan_that_somebody_changed_since_the_preview_when_it_is_applied_then_it_is_refused_and_his_change_stands()
    {
        await using var world = await PlanWorld.WithPlansAsync();
        using var keeper = await world.Site.SignedInAsync(PlanWorld.Keeper);
        using var colleague = await world.Site.SignedInAsync(PlanWorld.Keeper);
        var plan = await PlanAsync(world);
        byte[] Book(decimal place, string name) => new TestBook().Sheet("Sasaran", ["Renstra", "Urutan", "Sasaran"], [plan, place, name]).ToArray();
        var preview = await UploadAsync(keeper, "rencana.xlsx", Book(6m, "Sasaran terlambat"));
        await colleague.SendAsync(await UploadAsync(colleague, "lain.xlsx", Book(7m, "Sasaran rekan")), "terapkan");

        var refused = await keeper.SendAsync(preview, "terapkan");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("berubah sejak akibatnya ditampilkan", refused.Text);
        var strategy = (await keeper.GetAsync(PlanningLinks.StrategyOf(PlanWorld.Agency))).Text;
        Assert.Contains("Sasaran rekan", strategy);
        Assert.DoesNotContain("Sasaran terlambat", strategy);
    }

    [Fact]
    public async Task Given_a_draft_that_was_kept_again_after_an_import_emptied_a_target_when_the_import_is_undone_then_it_is_refused()
    {
        await using var world = await PlanWorld.WithPlansAsync();
        using var keeper = await world.Site.SignedInAsync(PlanWorld.Keeper);
        await keeper.SendAsync(await keeper.GetAsync(PlanningLinks.AgreementsOf(PlanWorld.Agency, Year)), "mulai-rancangan", ("Form.Reason", "DPPA"));
        var book = new TestBook().Sheet("Target", ["Kode", "Nama pada kartu", "Tahun", "TW I", "TW II", "TW III", "TW IV", "Unit", "Wajib bukti"], ["IK-09", "", "", "", "", "", "", "", ""]).ToArray();
        var applied = await keeper.SendAsync(await UploadAsync(keeper, "rencana.xlsx", book), "terapkan");
        await world.Site.Database.OwnerAsync($"update planning.agreement set version = version + 1 where agency_id = '{PlanWorld.Agency}' and signed_on is null");

        var refused = await keeper.SendAsync(applied, "batalkan-impor", ("Undoing.Reason", "Salah"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Impor ini tidak dapat dibatalkan lagi", refused.Text);
    }

    [Fact]
    public async Task Given_what_was_imported_has_been_built_upon_when_undone_then_it_is_refused()
    {
        await using var world = await PlanWorld.WithPlansAsync();
        using var keeper = await world.Site.SignedInAsync(PlanWorld.Keeper);
        var book = new TestBook().Sheet("Sasaran", ["Renstra", "Urutan", "Sasaran"], [await PlanAsync(world), 6m, "Sasaran baru"]).ToArray();
        var applied = await keeper.SendAsync(await UploadAsync(keeper, "rencana.xlsx", book), "terapkan");
        await using var session = world.Session();
        var objective = await session.Db.Set<Objective>().AsNoTracking().SingleAsync(one => one.AgencyId == PlanWorld.Agency && one.Ordinal == 6);
        await keeper.SendAsync(await keeper.GetAsync(PlanningLinks.Objective(objective.Id)), "indikator-baru",
            ("Indicator.Code", "IK-12"), ("Indicator.Kind", "Key"), ("Indicator.Unit", Organisation.Demonstration.OrganisationSeed.Unit("bmcktr", "peralatan").ToString()));

        var refused = await keeper.SendAsync(applied, "batalkan-impor", ("Undoing.Reason", "Salah"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Impor ini tidak dapat dibatalkan lagi", refused.Text);
        Assert.Contains("Sasaran baru", (await keeper.GetAsync(PlanningLinks.StrategyOf(PlanWorld.Agency))).Text);
    }

    [Fact]
    public async Task Percentages_count_as_they_are_seen_formulas_by_their_value_and_macros_are_refused()
    {
        var cells = new TestBook().Sheet("Sasaran", ["Renstra", "Urutan", "Sasaran"], ["Renstra", new Formula("2+3", 5m), new Percent(0.785m)]).ToArray();

        var row = Sample.Of(await BookReader.ReadAsync(new("a.xlsx", cells), default)).Single();

        Assert.Equal((5m, 78.5m, "78,5"), (row["Urutan"].Number, row["Sasaran"].Number, row["Sasaran"].Text));
        Assert.Equal("platform.file.macro", (await BookReader.ReadAsync(new("a.xlsx", WithMacro(cells)), default)).Rejection?.Code);
        Assert.Equal("planning.exchange.no-sheet", (await BookReader.ReadAsync(new("a.csv", Encoding.UTF8.GetBytes("a;b\n1;2\n")), default)).Rejection?.Code);
        Assert.Equal("planning.exchange.column-missing", (await BookReader.ReadAsync(new("a.xlsx", new TestBook().Sheet("Sasaran", ["Renstra"], ["x"]).ToArray()), default)).Rejection?.Code);
    }

    [Fact]
    public async Task A_colleague_downloads_and_does_not_upload_and_for_another_agency_there_is_no_file()
    {
        await using var world = await PlanWorld.WithPlansAsync();
        using var colleague = await world.Site.SignedInAsync("bidang.ciptakarya.bmcktr");
        using var stranger = await world.Site.SignedInAsync("kadis.dishub");
        var address = PlanningLinks.Download(PlanWorld.Agency, Year, "xlsx");

        Assert.NotNull(await colleague.DownloadAsync(address));
        Assert.False((await colleague.GetAsync(PlanningLinks.ExchangeOf(PlanWorld.Agency, Year))).HasForm("unggah"));
        Assert.Null(await stranger.DownloadAsync(address));
    }

    private static readonly object[] CardHead =
    [
        "Kode", "Berlaku sejak", "Nama indikator", "Definisi operasional", "Cara mengukur", "Sumber data", "Satuan", "Jenis nilai", "Rumus", "Polaritas", "Penghitungan triwulan", "Batas capaian (%)",
        "Negatif dihitung nol", "Aturan nol", "Persen bila tidak terpenuhi", "Desimal", "Predikat",
    ];

    private static readonly string[] BudgetHead =
        ["Kode program", "Program", "Kode kegiatan", "Kegiatan", "Kode subkegiatan", "Subkegiatan", "Unit", "Kode indikator", "Pagu semula", "Pagu setelah perubahan", "Perubahan sejak", "Dasar perubahan"];

    internal static async Task<TestPage> UploadAsync(TestBrowser browser, string name, byte[] file)
    {
        var page = await browser.GetAsync(PlanningLinks.ExchangeOf(PlanWorld.Agency, Year));
        return await browser.SendFileAsync(page, page.Form("unggah"), "Berkas", name, file);
    }

    internal static async Task<string> PlanAsync(PlanWorld world) =>
        (string)(await world.Site.Database.OwnerAsync($"select title from planning.strategic_plan where agency_id = '{PlanWorld.Agency}'"))!;

    /// <summary>Everything a file may change, without the versions, which only grow.</summary>
    private static async Task<string> LookAsync(PlanWorld world)
    {
        await using var session = world.Session();
        var rows = await session.Get<ImportJournal>().LookAsync(PlanWorld.Agency, new(Year), default);
        return string.Join('\n', rows.Select(row => row.Value!.AsObject()).Select(row =>
        {
            row.Remove("version");
            return row.ToJsonString();
        }).Order(StringComparer.Ordinal));
    }

    private static byte[] WithMacro(byte[] book)
    {
        var stream = new MemoryStream();
        stream.Write(book);
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            zip.CreateEntry("xl/vbaProject.bin");
        }

        return stream.ToArray();
    }
}
