using Microsoft.EntityFrameworkCore;
using Tera.Organisation.Accounts;
using Tera.Organisation.Agencies;
using Tera.Organisation.People;
using Tera.Organisation.Positions;
using Tera.TestKit;

namespace Tera.Organisation.Demonstration;

public sealed class OrganisationSeedTests
{
    [Fact]
    public async Task Given_the_demonstration_when_it_is_made_again_then_nothing_changes()
    {
        await using var database = await TestDatabase.DemonstrationAsync();
        await using var session = database.In(OrganisationSeed.Region, services => services.AddOrganisation());
        var before = await CountsAsync(session);

        await session.Get<OrganisationSeed>().EnsureAsync(default);

        Assert.Equal(before, await CountsAsync(session));
        Assert.Equal(5, before.Agencies);
        Assert.Equal(OrganisationSeed.Accounts.Count, before.Accounts);
    }

    [Fact]
    public async Task Every_position_has_exactly_one_holder_today_and_one_of_them_is_a_Plt()
    {
        await using var database = await TestDatabase.DemonstrationAsync();
        await using var session = database.In(OrganisationSeed.Region);
        var today = new NodaTime.LocalDate(2026, 10, 6);

        var positions = await session.Db.Set<Position>().Include(position => position.Assignments).ToListAsync();

        Assert.All(positions, position => Assert.Single(position.Assignments, held => held.IsInForce(today)));
        Assert.Equal("Kepala Bidang Tata Ruang", positions.Single(position => position.Assignments.Any(held => held.Kind is AssignmentKind.Acting)).Title);
    }

    [Fact]
    public async Task Nobody_bears_a_number_that_a_living_person_could_have()
    {
        await using var database = await TestDatabase.DemonstrationAsync();
        await using var session = database.In(OrganisationSeed.Region);

        var people = await session.Db.Set<Person>().ToListAsync();

        Assert.All(people, person => Assert.Equal(1900, person.EmployeeNumber!.BirthDate.Year));
        Assert.Equal(people.Count, people.Select(person => person.EmployeeNumber!.Digits).Distinct().Count());
    }

    [Fact]
    public async Task The_ids_follow_from_the_names()
    {
        await using var database = await TestDatabase.DemonstrationAsync();
        await using var session = database.In(OrganisationSeed.Region);

        Assert.Equal("Bidang Cipta Karya", (await session.Db.Set<Unit>().SingleAsync(unit => unit.Id == OrganisationSeed.Unit("bmcktr", "ciptakarya"))).Name);
        Assert.StartsWith("Ir. H. Zulkarnain", (await session.Db.Set<Person>().SingleAsync(one => one.Id == OrganisationSeed.Person("kadis.bmcktr"))).FullName);
    }

    private static async Task<(int Agencies, int Units, int Positions, int People, int Assignments, int Accounts, object? Audit)> CountsAsync(RegionSession session) =>
        (await session.Db.Set<Agency>().CountAsync(), await session.Db.Set<Unit>().CountAsync(), await session.Db.Set<Position>().CountAsync(),
            await session.Db.Set<Person>().CountAsync(), await session.Db.Set<Assignment>().CountAsync(), await session.Db.Set<Account>().CountAsync(),
            await session.Db.Database.SqlQuery<long>($"select count(*) as \"Value\" from platform.audit").SingleAsync());
}
