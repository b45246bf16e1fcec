using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Organisation.Accounts;
using Tera.Organisation.Agencies;
using Tera.Organisation.Demonstration;
using Tera.TestKit;

namespace Tera.Organisation.Contracts;

public sealed class DirectoryTests
{
    private static readonly LocalDate Today = new(2026, 10, 6);

    [Fact]
    public async Task The_units_that_report_are_the_secretariat_and_the_five_departments_in_their_order()
    {
        await using var database = await TestDatabase.DemonstrationAsync();
        await using var session = Open(database);

        var units = await session.Get<OrganisationDirectory>().ReportingUnitsAsync(OrganisationSeed.Agency("bmcktr"), Today, default);

        Assert.Equal(["Sekretariat", "Bina Marga", "Cipta Karya", "Tata Ruang", "Jasa Konstruksi", "Peralatan"], units.Select(unit => unit.ShortName));
    }

    [Fact]
    public async Task A_Plt_bears_the_title_with_Plt_until_the_last_day_of_the_extension()
    {
        await using var database = await TestDatabase.DemonstrationAsync();
        await using var session = Open(database);
        var directory = session.Get<OrganisationDirectory>();

        var today = await directory.HeldByAsync(OrganisationSeed.Person("bidang.ciptakarya.bmcktr"), Today, default);
        var later = await directory.HeldByAsync(OrganisationSeed.Person("bidang.ciptakarya.bmcktr"), new(2027, 4, 1), default);

        Assert.Equal(["Kepala Bidang Cipta Karya", "Plt. Kepala Bidang Tata Ruang"], today.Select(held => held.Title));
        Assert.Equal(["Kepala Bidang Cipta Karya"], later.Select(held => held.Title));
    }

    [Fact]
    public async Task People_positions_units_and_team_mates_are_found_by_id_and_agency()
    {
        await using var database = await TestDatabase.DemonstrationAsync();
        await using var session = Open(database);
        var directory = session.Get<OrganisationDirectory>();
        var (agency, ratna) = (OrganisationSeed.Agency("bagian-kerja-sama"), OrganisationSeed.Person("kabag.kerjasama"));

        Assert.Equal("Ibu Ratna", (await directory.PeopleAsync([ratna, ratna], default))[ratna].Address);
        Assert.Equal(3, (await directory.TeamMatesAsync(agency, Today, default)).Count);
        Assert.Equal(9, (await directory.SelectableAsync(agency, Today, default)).Count);
        Assert.Equal("Sekretariat Daerah", (await directory.AgencyAsync(agency, default))?.ParentName);
        var position = (await directory.HoldersAsync(agency, Today, default))[0].PositionId;
        Assert.Equal("Kepala Bagian Kerja Sama", (await directory.PositionsAsync([position], default))[position].Title);
        Assert.Equal("Kepala Bagian", (await directory.UnitsAsync([OrganisationSeed.Unit("bagian-kerja-sama", "pimpinan")], default)).Values.Single().Name);
    }

    [Theory]
    [InlineData("kadis.bmcktr", 1)]
    [InlineData("bagian.organisasi", 5)]
    [InlineData("admin", 5)]
    public async Task Members_see_the_agencies_they_work_for_and_overseers_see_all(string account, int agencies)
    {
        await using var database = await TestDatabase.DemonstrationAsync();
        await using var session = Open(database);
        var row = await session.Db.Set<Account>().SingleAsync(one => one.UserName == account);
        var user = (await session.Get<SignedInUserQuery>().FindAsync(new(row.Id), row.SecurityStamp!, default))!;

        Assert.Equal(agencies, (await session.Get<OrganisationDirectory>().AgenciesAsync(user, default)).Count);
        Assert.Equal(user.SeesEveryAgency, await session.Db.Set<Unit>().VisibleTo(user).AnyAsync(unit => unit.AgencyId == OrganisationSeed.Agency("dishub")));
    }

    private static RegionSession Open(TestDatabase database) => database.In(OrganisationSeed.Region, services => services.AddOrganisation());
}
