using System.Net;
using Tera.Organisation.Demonstration;
using Tera.TestKit;

namespace Tera.Organisation.Administration;

public sealed class AdministrationTests
{
    private static readonly PositionId SpatialPlanning = OrganisationSeed.Position("bmcktr", "tataruang", "Kepala Bidang Tata Ruang");

    public static TheoryData<string> Pages =>
    [
        OrganisationLinks.Administration, OrganisationLinks.People, OrganisationLinks.NewPerson, OrganisationLinks.Person(OrganisationSeed.Person("kadis.dishub")),
        OrganisationLinks.Agencies, OrganisationLinks.NewAgency, OrganisationLinks.Agency(OrganisationSeed.Agency("bmcktr")),
        OrganisationLinks.AgencyTerms(OrganisationSeed.Agency("bmcktr")), OrganisationLinks.NewUnit(OrganisationSeed.Agency("bmcktr")),
        OrganisationLinks.Unit(OrganisationSeed.Unit("bmcktr", "ciptakarya")), OrganisationLinks.Position(SpatialPlanning),
        OrganisationLinks.Team(OrganisationSeed.Team("bmcktr", "Tim SAKIP")), OrganisationLinks.Accounts, OrganisationLinks.Calendar, OrganisationLinks.Region,
        Documents.DocumentLinks.SigningAdministration,
    ];

    [Fact]
    public async Task Every_page_opens_for_the_administrator_and_for_nobody_else()
    {
        await using var site = await TestSite.StartAsync();
        using var admin = await site.SignedInAsync("admin");
        using var overseer = await site.SignedInAsync("bagian.organisasi");
        using var member = await site.SignedInAsync("kadis.bmcktr");
        using var stranger = site.Browser();

        foreach (var path in Pages.Select(page => page.Data))
        {
            Assert.Equal((path, HttpStatusCode.OK), (path, (await admin.GetAsync(path)).Status));
            Assert.Equal((path, HttpStatusCode.Forbidden), (path, (await overseer.GetAsync(path)).Status));
            Assert.Equal((path, HttpStatusCode.Forbidden), (path, (await member.GetAsync(path)).Status));
            Assert.Equal((path, "/masuk"), (path, (await stranger.GetAsync(path)).Path));
        }
    }

    [Fact]
    public async Task What_is_not_there_is_answered_with_404()
    {
        await using var site = await TestSite.StartAsync();
        using var admin = await site.SignedInAsync("admin");
        var nobody = Guid.CreateVersion7();

        foreach (var path in (string[])
            [
                OrganisationLinks.Person(new(nobody)), OrganisationLinks.Agency(new(nobody)), OrganisationLinks.AgencyTerms(new(nobody)), OrganisationLinks.NewUnit(new(nobody)),
                OrganisationLinks.Unit(new(nobody)), OrganisationLinks.Position(new(nobody)), OrganisationLinks.Team(new(nobody)), OrganisationLinks.Account(new(nobody)),
            ])
        {
            Assert.Equal((path, HttpStatusCode.NotFound), (path, (await admin.GetAsync(path)).Status));
        }
    }

    [Fact]
    public async Task Given_a_form_with_faults_when_sent_then_each_stands_at_its_field_and_what_was_typed_stays()
    {
        await using var site = await TestSite.StartAsync();
        using var admin = await site.SignedInAsync("admin");

        var answer = await admin.SendAsync(
            await admin.GetAsync(OrganisationLinks.NewPerson), "data-pegawai",
            ("Form.FullName", "Budi Uji, S.E."), ("Form.CallName", ""), ("Form.EmployeeNumber", "1990"), ("Form.Email", "budi"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal("Budi Uji, S.E.", answer.ValueOf("Form.FullName"));
        Assert.Equal("1990", answer.ValueOf("Form.EmployeeNumber"));
        Assert.Equal("Isian ini wajib diisi.", ErrorAt(answer, "Form-CallName"));
        Assert.Equal("NIP terdiri atas 18 angka; yang diketik 4 angka.", ErrorAt(answer, "Form-EmployeeNumber"));
        Assert.StartsWith("“budi” bukan alamat surel.", ErrorAt(answer, "Form-Email"));
    }

    [Fact]
    public async Task Given_a_good_form_when_sent_twice_then_one_person_is_registered_and_both_show_the_same_receipt()
    {
        await using var site = await TestSite.StartAsync();
        using var admin = await site.SignedInAsync("admin");
        var page = await admin.GetAsync(OrganisationLinks.NewPerson);
        (string, string)[] typed = [("Form.FullName", "Budi Uji, S.E."), ("Form.CallName", "Budi"), ("Form.EmployeeNumber", "19000101 201503 1 999")];

        var first = await admin.SendAsync(page, "data-pegawai", typed);
        var second = await admin.SendAsync(page, "data-pegawai", typed);

        Assert.Equal("Budi Uji, S.E.", first.Html.QuerySelector("h1")?.TextContent);
        Assert.Equal(Receipt(first), Receipt(second));
        Assert.Equal(1L, await site.Database.OwnerAsync("select count(*) from organisation.person where full_name = 'Budi Uji, S.E.'"));
        Assert.Contains("NIP ini sudah dipakai", (await admin.SendAsync(await admin.GetAsync(OrganisationLinks.NewPerson), "data-pegawai", typed)).Text);
        Assert.Contains("Budi Uji, S.E.", (await admin.GetAsync(OrganisationLinks.People + "?cari=uji&status=tanpa-jabatan")).Text);
    }

    [Fact]
    public async Task Given_a_page_that_somebody_else_has_changed_since_when_saved_then_it_shows_what_is_there_now_and_the_next_try_works()
    {
        await using var site = await TestSite.StartAsync();
        using var admin = await site.SignedInAsync("admin");
        var address = OrganisationLinks.Person(OrganisationSeed.Person("kadis.dishub"));
        var (mine, theirs) = (await admin.GetAsync(address), await admin.GetAsync(address));
        await admin.SendAsync(theirs, "data-pegawai", ("Form.CallName", "Bahar"));

        var stale = await admin.SendAsync(mine, "data-pegawai", ("Form.Email", "baharuddin@contohjaya.go.id"), ("Form.CallName", "Udin"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, stale.Status);
        Assert.Contains("sudah diubah, oleh orang lain atau dari tab lain", stale.Text);
        Assert.Contains("Yang berlaku sekarang: Dr. H. Baharuddin Syarif", stale.Text);
        Assert.Equal("baharuddin@contohjaya.go.id", stale.ValueOf("Form.Email"));

        var saved = await admin.SendAsync(stale, "data-pegawai");
        Assert.Contains("Tanda terima", saved.Text);
        Assert.Equal("Udin", saved.ValueOf("Form.CallName"));
    }

    [Fact]
    public async Task Given_a_person_with_a_post_when_he_leaves_then_it_is_refused_with_what_he_still_holds()
    {
        await using var site = await TestSite.StartAsync();
        using var admin = await site.SignedInAsync("admin");
        var page = await admin.GetAsync(OrganisationLinks.Person(OrganisationSeed.Person("bidang.ciptakarya.bmcktr")));

        var answer = await admin.SendAsync(page, "berhenti-bekerja", ("Gone.On", "2026-11-01"), ("Gone.Reason", "Pensiun"));

        Assert.Contains("Orang ini masih memangku 2 tugas: Kepala Bidang", answer.Text);
        Assert.Equal("Pensiun", answer.ValueOf("Gone.Reason"));
    }

    [Fact]
    public async Task Given_a_post_with_a_Plt_when_a_holder_is_appointed_then_it_is_refused_until_the_Plt_is_ended()
    {
        await using var site = await TestSite.StartAsync();
        using var admin = await site.SignedInAsync("admin");
        var address = OrganisationLinks.Position(SpatialPlanning);
        (string, string)[] wish =
        [
            ("Form.Person", OrganisationSeed.Person("bidang.tataruang.bmcktr").ToString()), ("Form.Kind", "Definitive"), ("Form.From", "2026-11-02"),
            ("Form.Basis", "Keputusan Bupati Nomor 821/77/2026"),
        ];

        var refused = await admin.SendAsync(await admin.GetAsync(address), "tugaskan", wish);
        Assert.Contains("bertumpuk dengan penugasan lain mulai 1 Oktober 2026 sampai 31 Maret 2027", refused.Text);
        var end = refused.Html.QuerySelectorAll("input[name=_handler]").Select(input => input.GetAttribute("value")!).Single(name => name.StartsWith("akhiri-", StringComparison.Ordinal));
        var ended = await admin.SendAsync(refused, end, ("EndOn", "2026-11-01"), ("EndReason", "Pejabat definitif dilantik"));
        Assert.Contains("Tanda terima", ended.Text);
        var done = await admin.SendAsync(ended, "tugaskan", wish);

        Assert.Contains("Tanda terima", done.Text);
        Assert.Contains("2 November 2026, seterusnya", done.Text);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await admin.SendAsync(refused, "tugaskan", wish)).Status);
    }

    [Fact]
    public async Task Given_a_person_without_an_account_when_one_is_opened_then_its_password_is_shown_once_and_lets_him_in()
    {
        await using var site = await TestSite.StartAsync();
        using var admin = await site.SignedInAsync("admin");
        var person = await admin.SendAsync(
            await admin.GetAsync(OrganisationLinks.NewPerson), "data-pegawai", ("Form.FullName", "Budi Uji"), ("Form.CallName", "Budi"));

        var opened = await admin.SendAsync(person, "buat-akun", ("NewAccount.UserName", "budi.uji"));
        var password = opened.Html.QuerySelector(".t-notice .t-code")!.TextContent;
        using var budi = site.Browser();
        var inside = await budi.SendAsync(await budi.GetAsync("/masuk?kembali=/akun"), "masuk", ("Form.Name", "budi.uji"), ("Form.Password", password));

        Assert.Equal("/akun", inside.Path);
        Assert.Contains("Belum ada jabatan.", inside.Text);
        Assert.DoesNotContain(password, (await admin.GetAsync(person.PathAndQuery)).Text);
    }

    [Fact]
    public async Task Given_the_administrators_own_account_when_disabled_or_lowered_then_it_is_refused()
    {
        await using var site = await TestSite.StartAsync();
        using var admin = await site.SignedInAsync("admin");
        var list = await admin.GetAsync(OrganisationLinks.Accounts + "?cari=admin&status=berwenang");
        var page = await admin.GetAsync(list.Html.QuerySelector("tbody a")!.GetAttribute("href")!);

        Assert.Contains("Anda tidak dapat menonaktifkan", (await admin.SendAsync(page, "nyala-padam", ("Reason", "coba"))).Text);
        Assert.Contains("Anda tidak dapat menonaktifkan", (await admin.SendAsync(page, "wewenang-akun", ("Role", "Member"))).Text);
    }

    [Fact]
    public async Task Given_a_local_day_off_when_declared_and_revoked_then_the_calendar_follows_and_a_second_of_the_day_is_refused()
    {
        await using var site = await TestSite.StartAsync();
        using var admin = await site.SignedInAsync("admin");
        (string, string)[] day = [("Day.On", "2026-11-10"), ("Day.Name", "Hari jadi kabupaten"), ("Day.Source", "SE Bupati 5/2026")];

        var declared = await admin.SendAsync(await admin.GetAsync(OrganisationLinks.Calendar), "tambah-libur", day);
        Assert.Contains("Selasa, 10 November 2026", declared.Text);
        Assert.Contains("sudah tercatat sebagai hari libur", (await admin.SendAsync(declared, "tambah-libur", day)).Text);

        var row = declared.Html.QuerySelectorAll("tbody tr").Single(one => one.TextContent.Contains("Hari jadi kabupaten", StringComparison.Ordinal));
        var revoked = await admin.SendAsync(declared, row.QuerySelector("input[name=_handler]")!.GetAttribute("value")!, ("Reason", "Salah tahun"));
        Assert.Contains("Tanda terima", revoked.Text);
        Assert.DoesNotContain("Hari jadi kabupaten", revoked.Html.QuerySelector("table")!.TextContent);
    }

    [Fact]
    public async Task Given_Ramadan_hours_when_added_then_they_hold_above_the_usual_ones_and_overlapping_ones_are_refused()
    {
        await using var site = await TestSite.StartAsync();
        using var admin = await site.SignedInAsync("admin");
        (string, string)[] hours =
            [("Hours.Name", "Ramadan 1448 H"), ("Hours.From", "2027-02-08"), ("Hours.Until", "2027-03-09"), ("Hours.Source", "SE Bupati 9/2027")];

        var added = await admin.SendAsync(await admin.GetAsync(OrganisationLinks.Calendar), "tambah-jam", hours);
        Assert.Contains("Senin–Kamis 08.00–12.00, 12.30–15.00", added.Text);

        var again = await admin.SendAsync(added, "tambah-jam", [.. hours[1..], ("Hours.Name", "Ramadan kedua"), ("Hours.Friday", "delapan")]);
        Assert.Contains("Jam kerja “delapan” tidak terbaca.", again.Text);
        Assert.Contains("bertumpuk", (await admin.SendAsync(again, "tambah-jam", ("Hours.Friday", "08.00-11.30"))).Text);
    }

    [Fact]
    public async Task Given_another_policy_of_the_region_when_saved_then_it_holds_and_a_wrong_number_is_refused_at_its_field()
    {
        await using var site = await TestSite.StartAsync();
        using var admin = await site.SignedInAsync("admin");
        var page = await admin.GetAsync(OrganisationLinks.Region);

        var wrong = await admin.SendAsync(page, "ketentuan-daerah", ("Form.NominalDay", "10"), ("Form.AllowOwnWork", "true"));
        Assert.Equal("Isi dengan angka bulat dari 60 sampai 1440.", ErrorAt(wrong, "Form-NominalDay"));
        var saved = await admin.SendAsync(wrong, "ketentuan-daerah", ("Form.NominalDay", "420"));

        Assert.Contains("Tanda terima", saved.Text);
        Assert.Equal(true, await site.Database.OwnerAsync("select allow_own_work and nominal_day = 420 from organisation.region"));
    }

    [Fact]
    public async Task Given_a_team_when_a_second_chair_joins_then_it_is_refused_and_a_member_is_welcome()
    {
        await using var site = await TestSite.StartAsync();
        using var admin = await site.SignedInAsync("admin");
        var page = await admin.GetAsync(OrganisationLinks.Team(OrganisationSeed.Team("dishub", "Tim SAKIP")));
        var newcomer = OrganisationSeed.Person("penyusun.dishub").ToString();

        var refused = await admin.SendAsync(page, "tambah-anggota", ("Form.Person", newcomer), ("Form.Role", "Chair"), ("Form.From", "2026-10-06"));
        Assert.StartsWith("Tim ini sudah mempunyai ketua", ErrorAt(refused, "Form-Role"));

        Assert.Contains("Tanda terima", (await admin.SendAsync(refused, "tambah-anggota", ("Form.Role", "Member"))).Text);
    }

    [Fact]
    public async Task Given_a_new_agency_when_its_units_and_posts_are_made_then_a_second_leadership_and_a_second_head_are_refused()
    {
        await using var site = await TestSite.StartAsync();
        using var admin = await site.SignedInAsync("admin");
        var agency = await admin.SendAsync(
            await admin.GetAsync(OrganisationLinks.NewAgency), "perangkat-daerah", ("Form.Name", "Dinas Uji"), ("Form.ShortName", "Uji"), ("Form.Code", "uji"),
            ("Form.Address", "Jalan Uji"), ("Form.Contact", "-"), ("Form.Seat", "Contoh Jaya"));
        Assert.Contains("Belum ada unit.", agency.Text);
        var form = agency.Html.QuerySelectorAll("a").First(link => link.TextContent.Trim() == "Tambah unit").GetAttribute("href")!;
        (string, string)[] head = [("Form.Name", "Kepala Dinas"), ("Form.ShortName", "Kepala"), ("Form.Kind", "Leadership")];

        var unit = await admin.SendAsync(await admin.GetAsync(form), "data-unit", head);
        Assert.Contains("sudah mempunyai unit pimpinan", (await admin.SendAsync(await admin.GetAsync(form), "data-unit", head)).Text);
        var post = await admin.SendAsync(unit, "jabatan-baru", ("Post.Title", "Kepala Dinas Uji"), ("Post.IsHead", "true"));
        Assert.Contains("Belum pernah ada pejabat.", post.Text);
        var again = await admin.GetAsync(unit.PathAndQuery);
        Assert.Contains("sudah mempunyai jabatan kepala", (await admin.SendAsync(again, "jabatan-baru", ("Post.Title", "Wakil"), ("Post.IsHead", "true"))).Text);
        Assert.Contains("Unit ini masih mempunyai 1 bagian yang aktif: Kepala Dinas Uji", (await admin.SendAsync(again, "bubarkan-unit", ("Closing.On", "2026-11-01"), ("Closing.Reason", "Uji"))).Text);
    }

    private static string? ErrorAt(TestPage page, string field) => page.Html.QuerySelector($"#f-{field}-error")?.TextContent.Trim();

    private static string? Receipt(TestPage page) => page.Html.QuerySelector(".t-receipt .t-code")?.TextContent;
}
