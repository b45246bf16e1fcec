using System.Net;
using Tera.Documents;
using Tera.Documents.Contracts;
using Tera.Organisation;
using Tera.Organisation.Demonstration;
using Tera.TestKit;

namespace Tera.Measurement;

/// <summary>The personnel unit an administrator names reads what is personal of its agency's employees, at every door, and changes nothing.</summary>
/// <remarks>Source: UU 27/2022, personal data.</remarks>
public sealed class PersonnelUnitTests(EmployeePaperSite running) : IClassFixture<EmployeePaperSite>
{
    private const string Form = "unit-kepegawaian", Member = "staf6.contohutara", Colleague = "staf5.contohutara";

    private static readonly string Page = OrganisationLinks.Agency(OrganisationSeed.Agency("kecamatan-contoh-utara"));
    private static readonly string Secretariat = OrganisationSeed.Unit("kecamatan-contoh-utara", "sekretariat").ToString();

    [Fact]
    public async Task Given_a_personnel_unit_from_a_day_on_when_the_day_comes_then_its_people_read_at_every_door_until_the_task_ends_and_nobody_else_does()
    {
        string[] doors =
        [
            MeasurementLinks.Sheet(new(await IdAsync("select s.id from measurement.sheet s join organisation.person p on p.id = s.person_id where p.full_name like 'Putri Ramadhani%'"))),
            DocumentLinks.Document(await RevisionAsync("lampiran-pegawai")), $"{DocumentLinks.Document(await RevisionAsync("lampiran-pegawai"))}/pdf",
            $"{DocumentLinks.Document(await RevisionAsync("pengukuran"))}/paket",
        ];
        Assert.Equal([HttpStatusCode.NotFound, HttpStatusCode.Forbidden, HttpStatusCode.NotFound, HttpStatusCode.NotFound], await AnswersAsync(Member, doors));
        using var admin = await running.Site.SignedInAsync("admin");
        var today = (DateOnly)(await running.Site.Database.OwnerAsync($"select date '{running.Site.Clock.GetCurrentInstant().InUtc().Date:yyyy-MM-dd}'"))!;

        var named = await admin.SendAsync(
            await admin.GetAsync(Page), Form, ("Charge.Unit", Secretariat), ("Charge.From", $"{today.AddDays(1):yyyy-MM-dd}"), ("Charge.Ground", "Keputusan Camat 7/2026"));

        Assert.Contains("Keputusan Camat 7/2026", named.Text);
        Assert.DoesNotContain(HttpStatusCode.OK, await AnswersAsync(Member, doors));
        running.Site.Clock.Advance(NodaTime.Duration.FromDays(1));
        Assert.All(await AnswersAsync(Member, doors), answer => Assert.Equal(HttpStatusCode.OK, answer));
        Assert.DoesNotContain(HttpStatusCode.OK, await AnswersAsync(Colleague, doors));
        Assert.DoesNotContain(HttpStatusCode.OK, await AnswersAsync("admin", doors));
        Assert.DoesNotContain(HttpStatusCode.OK, await AnswersAsync("subbag.umum.bmcktr", doors));
        await ReadsAndChangesNothingAsync(doors[0]);

        await admin.SendAsync(await admin.GetAsync(Page), Form, ("Charge.Unit", "tidak-ada"), ("Charge.From", $"{today.AddDays(2):yyyy-MM-dd}"), ("Charge.Ground", "Dicabut"));
        running.Site.Clock.Advance(NodaTime.Duration.FromDays(1));
        Assert.DoesNotContain(HttpStatusCode.OK, await AnswersAsync(Member, doors));
    }

    [Fact]
    public async Task Given_faults_when_a_personnel_unit_is_named_then_each_is_told_at_its_field_and_what_was_typed_stays()
    {
        using var admin = await running.Site.SignedInAsync("admin");
        var elsewhere = OrganisationSeed.Unit("bmcktr", "umum").ToString();
        const string bmcktr = "bmcktr";
        var page = OrganisationLinks.Agency(OrganisationSeed.Agency(bmcktr));

        Assert.Contains("Unit ini tidak ada lagi.", (await SendAsync(Page, elsewhere, "2027-01-01", "Keputusan")).Text);
        Assert.Contains("tidak ada unit kepegawaian yang dapat diakhiri", (await SendAsync(page, "tidak-ada", "2027-01-01", "Keputusan")).Text);
        var blank = await SendAsync(page, elsewhere, "besok", "");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, blank.Status);
        Assert.Contains("“besok” bukan tanggal", blank.Text);
        Assert.Contains("Isian ini wajib diisi.", blank.Text);
        Assert.Contains("Unit ini tidak ada lagi.", (await SendAsync(page, Guid.CreateVersion7().ToString(), "2027-01-01", "Keputusan")).Text);
        await SendAsync(page, elsewhere, "2027-01-01", "Keputusan 1");
        Assert.Contains("Sudah ada penetapan unit kepegawaian sejak 1 Januari 2027", (await SendAsync(page, elsewhere, "2027-01-01", "Keputusan 2")).Text);

        async Task<TestPage> SendAsync(string address, string unit, string from, string ground) =>
            await admin.SendAsync(await admin.GetAsync(address), Form, ("Charge.Unit", unit), ("Charge.From", from), ("Charge.Ground", ground));
    }

    private async Task ReadsAndChangesNothingAsync(string sheet)
    {
        using var browser = await running.Site.SignedInAsync(Member);
        var page = await browser.GetAsync(sheet);

        Assert.Contains("Putri Ramadhani", page.Text);
        Assert.Empty(page.Html.QuerySelectorAll("main textarea:not([disabled]), main input[type=file]"));
    }

    private async Task<List<HttpStatusCode>> AnswersAsync(string user, string[] doors)
    {
        using var browser = await running.Site.SignedInAsync(user);
        List<HttpStatusCode> answers = [];
        foreach (var door in doors)
        {
            answers.Add((await browser.GetAsync(door)).Status);
        }

        return answers;
    }

    private async Task<Guid> IdAsync(string sql) => (Guid)(await running.Site.Database.OwnerAsync(sql + " order by 1 desc limit 1"))!;

    private async Task<RevisionId> RevisionAsync(string kind) => new(await IdAsync(
        $"""
         select r.id from documents.revision r join documents.artifact a on a.id = r.artifact_id join organisation.agency o on o.id = a.agency_id
         where o.code = 'kecamatan-contoh-utara' and a.kind = '{kind}' and r.superseded_at is null
         """));
}
