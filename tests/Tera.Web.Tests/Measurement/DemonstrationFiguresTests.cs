using NodaTime;
using Tera.Organisation.Demonstration;
using Tera.Planning.Demonstration;
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
                select 'card ' || valid_from from planning.indicator_card where valid_from > '{today:uuuu-MM-dd}' union all
                select 'agreement ' || signed_on from planning.agreement where signed_on > '{today:uuuu-MM-dd}'
                """));
    }

    /// <summary>An office that goes on working with the demonstration finds its plan and its quarters as it left them.</summary>
    [Fact]
    public async Task Given_a_new_quarter_and_a_new_card_when_the_demonstration_is_started_again_then_no_figure_is_added_and_nothing_fails()
    {
        await using var database = await TestDatabase.WorkingDemonstrationAsync();
        await Sql.DoAsync(database.Connections.Owner, """
            insert into planning.indicator_card
            select (jsonb_populate_record(c, jsonb_build_object('id', gen_random_uuid(), 'valid_from', '2026-12-01'))).* from planning.indicator_card c
            """);
        var before = await QuartersAsync(database);
        var files = Directory.CreateTempSubdirectory("tera-seed-");
        try
        {
            await WorkingDemonstration.SeedAsync(database.Connections, DataDirectory.At(files.FullName), NodaTime.Instant.FromUtc(2027, 1, 6, 2, 0));
        }
        finally
        {
            files.Delete(recursive: true);
        }

        Assert.Equal(before, await QuartersAsync(database));
        Assert.Equal(["2026"], await Sql.ListAsync(database.Connections.Owner, "select distinct fiscal_year::text from planning.agreement"));
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
    public async Task Indicators_agreements_targets_and_budget_items_have_ids_that_follow_from_their_names()
    {
        await using var database = await TestDatabase.WorkingDemonstrationAsync();
        var year = FiscalPeriod.Of(new LocalDate(2026, 10, 6)).Year;
        List<Guid> expected =
        [
            .. FigureLine.All.Select(line => line.Indicator.Value),
            .. Agencies.Select(agency => DerivedGuid.Of($"agreement:{OrganisationSeed.Command("agreement", $"{agency}/2026")}")),
            .. FigureLine.All.Select(line => DerivedGuid.Of($"target:{OrganisationSeed.Command("targets", $"{line.Agency}/2026")}:{line.Indicator}")),
            .. FigureLine.All.Where(line => line.Ceiling > 0).Select(line => DerivedGuid.Of($"budget-item:{line.Command("budget-item", year)}")),
            .. FigureLine.All.SelectMany(line => line.Parts.Skip(1).Select((_, at) => DerivedGuid.Of($"budget-item:{line.Command($"budget-item-{at + 2}", year)}"))),
        ];

        var made = await Sql.ListAsync(
            database.Connections.Owner,
            "select id::text from planning.indicator union all select id::text from planning.agreement union all select id::text from planning.target union all select id::text from planning.budget_item");

        Assert.Equal(expected.Select(id => id.ToString()).Order(), made.Order());
    }

    /// <summary>Nothing of a plan is written beside its commands: each has its receipt, and each agreement the paper it was signed with.</summary>
    [Fact]
    public async Task Plans_of_the_demonstration_are_made_by_the_commands_of_an_office()
    {
        await using var database = await TestDatabase.WorkingDemonstrationAsync();

        Assert.Equal(
            [],
            await Sql.ListAsync(database.Connections.Owner, """
                select made.name from (
                    select id, title from planning.strategic_plan union all select id, name from planning.objective union all select id, code from planning.indicator
                    union all select id, fiscal_year::text from planning.agreement union all select id, activity from planning.budget_item) made(id, name)
                where not exists (select from platform.receipt r where r.result = made.id::text)
                """));
        Assert.Equal(0L, await database.OwnerAsync("select count(*) from planning.agreement where printed is null"));
    }

    private static string Iso(LocalDate day) => NodaTime.Text.LocalDatePattern.Iso.Format(day);

    /// <summary>Of each agency the quarters in which it has measured anything.</summary>
    private static Task<List<string>> QuartersAsync(TestDatabase database) => Sql.ListAsync(database.Connections.Owner, """
        select a.code || ' ' || string_agg(distinct e.fiscal_year || '/' || e.quarter, ' ' order by e.fiscal_year || '/' || e.quarter)
        from measurement.entry e join organisation.agency a on a.id = e.agency_id where e.state = 'Value' group by a.code order by a.code
        """);
}
