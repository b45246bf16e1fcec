using NodaTime;
using Tera.Measurement.Demonstration;
using Tera.Organisation.Demonstration;
using Tera.Platform;
using Tera.Shared;
using Tera.TestKit;

namespace Tera.Measurement;

/// <summary>What every agency of the demonstration has to show, on whatever day it is seeded.</summary>
public sealed class DemonstrationFiguresTests
{
    private static readonly string[] Agencies = ["badan", "bagian-kerja-sama", "bmcktr", "dishub", "kecamatan-contoh-utara"];

    [Fact]
    public async Task Each_of_the_five_agencies_has_indicators_that_rise_that_fall_that_add_up_and_that_are_graded()
    {
        await using var database = await TestDatabase.WorkingDemonstrationAsync();

        Assert.Equal(
            [.. Agencies.Select(agency => $"{agency} higher lower cumulative predicate")],
            await Sql.ListAsync(database.Connections.Owner, """
                select concat_ws(' ', a.code,
                    case when bool_or(c.formula like 'higher%') then 'higher' end,
                    case when bool_or(c.formula like 'lower%') then 'lower' end,
                    case when bool_or(c.accumulation in ('Sum', 'NegativeCumulative')) then 'cumulative' end,
                    case when bool_or(c.kind = 'Predicate') then 'predicate' end)
                from organisation.agency a join planning.indicator i on i.agency_id = a.id join planning.indicator_card c on c.indicator = i.id
                group by a.code order by a.code
                """));
    }

    [Fact]
    public async Task Each_of_the_five_agencies_has_figures_for_the_three_past_quarters_and_none_for_the_present_one()
    {
        await using var database = await TestDatabase.WorkingDemonstrationAsync();

        Assert.Equal([.. Agencies.Select(agency => $"{agency} 2026/1 2026/2 2026/3")], await QuartersAsync(database));
    }

    /// <summary>In the first working days of January, when every quarter that is measured lies in another year than the day.</summary>
    [Fact]
    public async Task Given_another_day_of_seeding_when_the_demonstration_is_made_then_every_date_of_it_moves_along_and_none_is_still_to_come()
    {
        var today = new LocalDate(2027, 1, 6);
        await using var database = await TestDatabase.CreateAsync();
        var files = Directory.CreateTempSubdirectory("tera-seed-");
        try
        {
            await WorkingDemonstration.SeedAsync(database.Connections, DataDirectory.At(files.FullName), today.At(new LocalTime(2, 0)).InUtc().ToInstant());
        }
        finally
        {
            files.Delete(recursive: true);
        }

        Assert.Equal([.. Agencies.Select(agency => $"{agency} 2026/1 2026/2 2026/3 2026/4")], await QuartersAsync(database));
        Assert.Equal(["2026-01-12"], await Sql.ListAsync(database.Connections.Owner, "select distinct effective_from::text from procedures.version"));
        Assert.Equal(
            [],
            await Sql.ListAsync(database.Connections.Owner, $"""
                select 'assignment ' || valid_from from organisation.assignment where valid_from > '{today:uuuu-MM-dd}' union all
                select 'member ' || valid_from from organisation.team_member where valid_from > '{today:uuuu-MM-dd}' union all
                select 'binding ' || valid_from from procedures.lane_binding where valid_from > '{today:uuuu-MM-dd}' union all
                select 'card ' || valid_from from planning.indicator_card where valid_from > '{today:uuuu-MM-dd}'
                """));
    }

    [Theory]
    [InlineData("2026-10-06", 2026, "2024-01-02", "2026-01-05", "2026-01-12")]
    [InlineData("2027-01-06", 2026, "2024-01-02", "2026-01-05", "2026-01-12")]
    [InlineData("2027-09-30", 2026, "2024-01-02", "2026-01-05", "2026-01-12")]
    [InlineData("2027-10-01", 2027, "2025-01-02", "2027-01-04", "2027-01-11")]
    [InlineData("2029-12-31", 2029, "2027-01-02", "2029-01-01", "2029-01-08")]
    public void The_days_before_everything_are_counted_from_the_day_of_seeding(string today, int year, string tookOffice, string firstMonday, string inForce)
    {
        var counted = DemonstrationYear.Before(NodaTime.Text.LocalDatePattern.Iso.Parse(today).Value);

        Assert.Equal((year, tookOffice, firstMonday, inForce), (counted.Number, Iso(counted.TookOffice), Iso(counted.FirstMonday), Iso(counted.InForce)));
    }

    /// <summary>Two installations seeded on one day are the same, so that what is said of one can be looked up in the other.</summary>
    [Fact]
    public async Task Agreements_targets_and_budget_items_have_ids_that_follow_from_their_names()
    {
        await using var database = await TestDatabase.WorkingDemonstrationAsync();
        var year = FiscalPeriod.Of(new LocalDate(2026, 10, 6)).Year;
        List<Guid> expected =
        [
            .. Agencies.Select(agency => DerivedGuid.Of($"demonstration:agreement:{OrganisationSeed.Agency(agency)}:2026")),
            .. FigureLine.All.Select(line => line.IdIn("target", year)), .. FigureLine.All.Where(line => line.Ceiling > 0).Select(line => line.IdIn("budget-item", year)),
        ];

        var made = await Sql.ListAsync(database.Connections.Owner,
            "select id::text from planning.agreement union all select id::text from planning.target union all select id::text from planning.budget_item");

        Assert.Equal(expected.Select(id => id.ToString()).Order(), made.Order());
    }

    private static string Iso(LocalDate day) => NodaTime.Text.LocalDatePattern.Iso.Format(day);

    /// <summary>Of each agency the quarters in which it has measured anything.</summary>
    private static Task<List<string>> QuartersAsync(TestDatabase database) => Sql.ListAsync(database.Connections.Owner, """
        select a.code || ' ' || string_agg(distinct e.fiscal_year || '/' || e.quarter, ' ' order by e.fiscal_year || '/' || e.quarter)
        from measurement.entry e join organisation.agency a on a.id = e.agency_id where e.state = 'Value' group by a.code order by a.code
        """);
}
