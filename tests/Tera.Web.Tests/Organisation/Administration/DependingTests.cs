using Tera.Organisation.Demonstration;
using Tera.TestKit;

namespace Tera.Organisation.Administration;

/// <summary>What hangs on an office is told before it is ended.</summary>
public sealed class DependingTests
{
    [Fact]
    public async Task Given_a_unit_with_a_plan_and_work_when_it_is_about_to_be_dissolved_then_everything_that_hangs_on_it_is_listed_before()
    {
        await using var site = await TestSite.WithRunsAsync();
        using var admin = await site.SignedInAsync("admin");

        var listed = await ListedAsync(admin, OrganisationLinks.Unit(OrganisationSeed.Unit("bmcktr", "ciptakarya")), "bubarkan");

        Assert.Contains("3 indikator (IK-05, IK-06, IK-07)", listed);
        Assert.Contains("3 target Perjanjian Kinerja 2026", listed);
        Assert.Contains("3 baris anggaran sejak tahun 2026", listed);
        Assert.Contains(listed, one => one.StartsWith("lembar pengukuran Triwulan IV 2026 yang belum diserahkan", StringComparison.Ordinal));
        Assert.Contains(listed, one => one.StartsWith("tugas terbuka pada pelaksanaan “", StringComparison.Ordinal));
        Assert.Contains("tugas sebagai pengelola rencana", await ListedAsync(admin, OrganisationLinks.Unit(OrganisationSeed.Unit("bmcktr", "perencanaan")), "bubarkan"));
    }

    [Fact]
    public async Task Given_offices_with_tasks_of_their_own_when_they_are_about_to_end_then_registers_lanes_objectives_and_personnel_are_named_and_what_is_over_is_not()
    {
        await using var site = await TestSite.WithRunsAsync();
        using var admin = await site.SignedInAsync("admin");
        var (unit, post) = (OrganisationSeed.Unit("bmcktr", "sekretariat"), OrganisationSeed.Position("bmcktr", "sekretariat", "Sekretaris"));
        var agency = OrganisationSeed.Agency("bmcktr");
        await site.Database.OwnerAsync(
            $"""
             insert into organisation.personnel_unit (region_id, id, agency_id, unit_id, valid_from, ground)
             select region_id, gen_random_uuid(), id, '{unit}', date '2026-01-01', 'SK 1' from organisation.agency where id = '{agency}';
             insert into documents.letter_series (region_id, id, agency_id, name, unit_id, letter_kind, opened_by, opened_at)
             select region_id, gen_random_uuid(), id, 'Surat Sekretariat', '{unit}', null, '{OrganisationSeed.Person("kadis.bmcktr")}', now() from organisation.agency where id = '{agency}';
             update planning.objective set position_id = '{post}' where agency_id = '{agency}' and ordinal = 5;
             """);

        var ofUnit = await ListedAsync(admin, OrganisationLinks.Unit(unit), "bubarkan");
        Assert.Contains("tugas sebagai pengelola kepegawaian", ofUnit);
        Assert.Contains("buku nomor surat “Surat Sekretariat”", ofUnit);
        var hanging = await ListedAsync(admin, OrganisationLinks.Position(post), "hapus");
        Assert.Contains(hanging, one => one.StartsWith("lajur sekretaris pada SOP “", StringComparison.Ordinal));
        Assert.Contains("tanggung jawab atas sasaran “Meningkatnya akuntabilitas kinerja Dinas”", hanging);

        await site.Database.OwnerAsync(
            $"""
             update procedures.lane_binding set valid_until = date '2026-01-31' where position_id = '{post}';
             update planning.objective set position_id = null where position_id = '{post}';
             """);
        Assert.Empty(await ListedAsync(admin, OrganisationLinks.Position(post), "hapus"));
    }

    private static async Task<IReadOnlyList<string>> ListedAsync(TestBrowser admin, string address, string section) =>
        [.. (await admin.GetAsync(address)).Html.QuerySelectorAll($"section[aria-labelledby={section}] .t-confirm li").Select(line => line.TextContent)];
}
