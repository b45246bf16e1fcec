using Microsoft.EntityFrameworkCore;
using Tera.Measurement.Periods;
using Tera.Measurement.Recaps;
using Tera.Measurement.Sheets;
using Tera.Organisation.Demonstration;
using Tera.Procedures.Engine;
using Tera.Shared;
using Tera.TestKit;

namespace Tera.Measurement;

/// <summary>The row of a quarter is kept in the transaction that changes a value; a full recount says the same at every moment.</summary>
public sealed class SummaryTests
{
    private static readonly IReadOnlyList<(string Unit, string Account)> Units =
        [("binamarga", "bidang.binamarga.bmcktr"), ("ciptakarya", "bidang.ciptakarya.bmcktr"), ("tataruang", "bidang.tataruang.bmcktr")];

    [Theory]
    [InlineData(1)]
    [InlineData(20261128)]
    public async Task Given_random_changes_when_any_of_them_ends_then_the_summaries_equal_a_full_recount(int seed)
    {
        await using var world = await FiguresWorld.CreateAsync();
        var run = await world.CollectingAsync();
        var random = new Random(seed);
        for (var change = 0; change < 25; change++)
        {
            var (unit, account) = Units[random.Next(Units.Count)];
            await ChangeAsync(world, run, unit, account, random);
            await using var session = world.Session();
            var stored = await session.Db.Set<PeriodFigures>().AsNoTracking().SingleAsync(row => row.AgencyId == FiguresWorld.Agency && row.FiscalYear == 2026 && row.Quarter == 4);
            var (totals, sheets, handedIn) = await session.Get<PeriodSums>().CountAsync(FiguresWorld.Agency, new(new(2026), Quarter.Fourth), default);
            Assert.True(stored.Agrees(totals, sheets, handedIn), $"After change {change} of seed {seed} the summary says something else than its values.");
        }

        await using var last = world.Session();
        Assert.Empty(await last.Get<RecountMeasurements>().FindAsync(default));
    }

    /// <summary>The other recount is the program's own; this one knows nothing of it but the tables, and is written from the definitions alone.</summary>
    [Theory]
    [InlineData(7)]
    [InlineData(20261130)]
    public async Task Given_random_changes_when_the_quarter_is_counted_again_in_plain_sql_then_the_summary_says_the_same(int seed)
    {
        await using var world = await FiguresWorld.CreateAsync();
        var run = await world.CollectingAsync();
        var random = new Random(seed);
        for (var change = 0; change < 25; change++)
        {
            var (unit, account) = Units[random.Next(Units.Count)];
            await ChangeAsync(world, run, unit, account, random, zeros: false);
        }

        var counted = await world.Site.Database.OwnerAsync(InPlainSql);

        Assert.Equal(
            await world.Site.Database.OwnerAsync(
                $"""
                select concat_ws('|', indicators, due, reported, assessed, evidence, sheets, handed_in, ceiling::numeric(30, 2), coalesce(spent::numeric(30, 2)::text, 'none'), coalesce(round(achievement_capped, 8)::text, 'none'), coalesce(round(achievement, 8)::text, 'none'))
                from measurement.period where agency_id = '{FiguresWorld.Agency}' and fiscal_year = 2026 and quarter = 4
                """),
            counted);
        Assert.DoesNotContain("none", (string)counted!, StringComparison.Ordinal);
    }

    private static string InPlainSql =>
        $"""
        with promise as (
            select t.indicator_id, t.unit_id, f.number as target, i.objective_id
            from planning.target t
            join planning.target_figure f on f.target_id = t.id and f.period = 0
            join planning.indicator i on i.id = t.indicator_id
            where t.agreement_id = (
                select id from planning.agreement where agency_id = '{FiguresWorld.Agency}' and fiscal_year = 2026 and signed_on <= date '2026-12-31' order by revision desc limit 1)),
        measured as (
            select p.indicator_id, p.objective_id, p.target, c.formula, nullif(c.cap, 0) as cap, c.floor_at_zero, e.state, e.spent, e.id as entry,
                   case when e.state = 'Value' then
                       case c.accumulation
                           when 'Sum' then (select sum(q.number) from measurement.entry q where q.indicator_id = p.indicator_id and q.unit_id = p.unit_id and q.fiscal_year = 2026)
                           when 'Average' then (select avg(q.number) from measurement.entry q where q.indicator_id = p.indicator_id and q.unit_id = p.unit_id and q.fiscal_year = 2026)
                           else e.number end end as reached
            from promise p
            join lateral (select * from planning.indicator_card k where k.indicator = p.indicator_id and k.valid_from <= date '2026-12-31' order by k.valid_from desc limit 1) c on true
            left join measurement.entry e on e.indicator_id = p.indicator_id and e.unit_id = p.unit_id and e.fiscal_year = 2026 and e.quarter = 4),
        percent as (
            select m.*, case formula when 'higher-ratio' then reached * 100 / target when 'lower-a' then (2 * target - reached) * 100 / target end as exact from measured m),
        capped as (
            select p.*, case when exact is null then null when floor_at_zero then greatest(0, least(exact, cap)) else least(exact, cap) end as within from percent p),
        objectives as (select avg(within) as reached from capped group by objective_id),
        money as (
            select coalesce((b.revisions -> -1 ->> 'ceiling')::numeric, b.ceiling_original) as ceiling,
                   coalesce((select c.spent from capped c where c.indicator_id = b.indicator_id), (select s.spent from measurement.line_spending s where s.item_id = b.id and s.quarter = 4)) as spent
            from planning.budget_item b where b.agency_id = '{FiguresWorld.Agency}' and b.fiscal_year = 2026)
        select concat_ws('|',
            (select count(*) from capped),
            (select count(*) from capped where state <> 'NotDue'),
            (select count(*) from capped where state in ('Value', 'NotAvailable')),
            (select count(*) from capped where exact is not null),
            (select count(*) from measurement.evidence f join capped c on c.entry = f.entry_id where f.removed_at is null),
            (select count(*) from measurement.sheet where agency_id = '{FiguresWorld.Agency}' and fiscal_year = 2026 and quarter = 4),
            (select count(*) from measurement.sheet where agency_id = '{FiguresWorld.Agency}' and fiscal_year = 2026 and quarter = 4 and submitted_at is not null and state not in ('Open', 'Returned')),
            (select sum(ceiling)::numeric(30, 2) from money),
            coalesce((select sum(spent)::numeric(30, 2)::text from money), 'none'),
            coalesce((select round(avg(reached), 8)::text from objectives), 'none'),
            coalesce((select round(avg(reached), 8)::text from objectives), 'none'))
        """;

    [Theory]
    [InlineData("achievement_capped = achievement_capped + 0.01")]
    [InlineData("achievement = achievement + 0.01")]
    [InlineData("reported = reported + 1")]
    [InlineData("spent = spent + 1")]
    [InlineData("handed_in = handed_in + 1")]
    [InlineData("evidence = evidence + 1")]
    public async Task Given_a_summary_changed_behind_the_rules_when_all_is_recounted_then_the_quarter_is_named(string change)
    {
        await using var world = await FiguresWorld.CreateAsync();
        await world.Site.Database.BehindTheRulesAsync("measurement.period", $"update measurement.period set {change} where quarter = 2 and agency_id = '{FiguresWorld.Agency}'");
        await using var session = world.Session();

        var finding = Assert.Single(await session.Get<RecountMeasurements>().FindAsync(default));

        Assert.Equal("period", finding.Kind);
        Assert.Contains("Triwulan II 2026", finding.Name, StringComparison.Ordinal);
    }

    /// <param name="zeros">Zeros are typed, too, of which the card's policy says what they come to.</param>
    private static async Task ChangeAsync(FiguresWorld world, RunId run, string unit, string account, Random random, bool zeros = true)
    {
        var sheet = await world.SheetAsync(run, unit);
        var person = OrganisationSeed.Person(account);
        var task = new TaskKey(FiguresWorld.Fill, 1, sheet.Round, new(sheet.Slot));
        if (!sheet.IsOpen)
        {
            Sample.Of(await world.DecideAsync(run, OrganisationSeed.Person("tim.sakip.bmcktr"), new RunCommand.ReturnSubmission(task, "Perbaiki")));
            return;
        }

        if (sheet.Round == 1 && random.Next(6) == 0)
        {
            Sample.Of(await world.DecideAsync(run, person, new RunCommand.Complete(task)));
            return;
        }

        await using var session = world.Session();
        var user = await session.Get<DemonstrationUsers>().OfAsync(person, default);
        var rows = (await session.Get<SheetReader>().RowsAsync(sheet, sheet.UnitId!.Value, default)).Where(row => row.Entry.State is not EntryState.NotDue).ToList();
        var typed = TypedRow.Of(rows[random.Next(rows.Count)].Entry);
        typed = random.Next(4) switch
        {
            0 => typed with { Value = IndonesianNumber.FormatPlain(random.Next(zeros ? 0 : 1, 1000) / 10m), Missing = "" },
            1 => typed with { Value = "", Missing = "Data belum terbit" },
            2 => typed with { Spent = IndonesianNumber.FormatPlain(random.Next(0, 50_000_000)) },
            _ => typed with { Value = zeros ? "0" : "77,7", Missing = "" },
        };
        await session.Get<SaveSheetHandler>().HandleAsync(new(CommandId.New(), sheet.Id, user, [typed]), default);
    }
}
