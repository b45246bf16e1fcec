using NodaTime;
using Tera.Measurement.Completeness;
using Tera.Organisation.Demonstration;
using Tera.Procedures.Engine;
using Tera.TestKit;

namespace Tera.Measurement;

public sealed class CompletenessTests
{
    private static readonly Instant Due = Instant.FromUtc(2026, 10, 5, 9, 0);

    [Theory]
    [InlineData("Done", -1, true, "tepat waktu")]
    [InlineData("Done", 0, true, "tepat waktu")]
    [InlineData("Done", 1, true, "1 terlambat")]
    [InlineData("Done", -1, false, "tepat waktu")]
    [InlineData("Open", null, false, "1 lewat batas")]
    [InlineData("Skipped", null, false, "1 lewat batas")]
    public void The_first_hand_in_against_the_due_time_decides_and_a_return_does_not(string status, int? minutes, bool handedIn, string words) =>
        Assert.Equal(words, Punctuality.Of(status, Due, minutes is { } late ? Due + Duration.FromMinutes(late) : null, handedIn, Due + Duration.FromDays(2), isOver: true).Words);

    [Fact]
    public void Before_the_due_time_nobody_is_late_and_without_one_nobody_ever_is()
    {
        Assert.Equal("1 masih dalam waktu", Punctuality.Of("Open", Due, null, handedIn: false, Due - Duration.FromMinutes(1), isOver: true).Words);
        Assert.Equal("diserahkan, tanpa tenggat", Punctuality.Of(null, null, Due, handedIn: true, Due, isOver: true).Words);
        Assert.Equal("1 masih dalam waktu", Punctuality.Of("Open", null, null, handedIn: false, Due, isOver: false).Words);
        var over = Punctuality.Of("Open", null, null, handedIn: false, Due, isOver: true);
        Assert.Equal(("1 tanpa tenggat", "tanpa tenggat"), (over.Words, over.OneWord));
    }

    [Fact]
    public async Task Given_units_that_have_and_have_not_handed_in_when_a_quarter_is_asked_for_then_each_unit_counts_and_the_agency_is_their_sum()
    {
        await using var world = await FiguresWorld.CreateAsync();
        var run = await world.CollectingAsync();
        var unit = OrganisationSeed.Unit("bmcktr", "ciptakarya");
        Sample.Of(await world.DecideAsync(run, OrganisationSeed.Person("bidang.ciptakarya.bmcktr"), new RunCommand.Complete(new(FiguresWorld.Fill, 1, 1, Slot.Of(unit)))));

        var units = await ReadAsync(world, "kadis.bmcktr");

        var handed = units.Single(one => one.Unit == unit).In(4);
        Assert.Equal((1, 1, 1, 3), (handed.Sheets, handed.HandedIn, handed.Time.InTime + handed.Time.Untimed, handed.Due));
        var whole = units.Aggregate(QuarterCompleteness.None, (sum, one) => sum + one.In(4));
        Assert.Equal((6, 1, 11, 0), (whole.Sheets, whole.HandedIn, whole.Due, whole.Accepted));
        Assert.Equal(
            (long)whole.Due, await world.Site.Database.OwnerAsync($"select count(*) from measurement.entry where agency_id = '{FiguresWorld.Agency}' and fiscal_year = 2026 and quarter = 4 and state <> 'NotDue'"));
        using var browser = await world.Site.SignedInAsync("kadis.bmcktr");
        Assert.Contains("0 dari 11 isian terisi, 1 dari 6 lembar diserahkan", (await browser.GetAsync(MeasurementLinks.Completeness + "?tahun=2026&triwulan=4")).Text, StringComparison.Ordinal);
        Assert.NotNull(await browser.DownloadAsync(MeasurementLinks.CompletenessBook + "?tahun=2026"));
    }

    [Fact]
    public async Task Given_a_collection_that_was_closed_without_a_unit_when_its_quarter_is_asked_for_then_it_never_handed_in_and_a_return_keeps_the_first_time()
    {
        await using var world = await FiguresWorld.CreateAsync();
        var run = await world.CollectingAsync();
        var unit = OrganisationSeed.Unit("bmcktr", "ciptakarya");
        var task = new TaskKey(FiguresWorld.Fill, 1, 1, Slot.Of(unit));
        Sample.Of(await world.DecideAsync(run, OrganisationSeed.Person("bidang.ciptakarya.bmcktr"), new RunCommand.Complete(task)));
        var first = world.Site.Clock.Now;
        world.Site.Clock.Advance(Duration.FromHours(1));
        Sample.Of(await world.DecideAsync(run, OrganisationSeed.Person("tim.sakip.bmcktr"), new RunCommand.ReturnSubmission(task, "SK tahun lalu")));
        world.Site.Clock.Advance(Duration.FromHours(1));

        Sample.Of(await world.DecideAsync(run, OrganisationSeed.Person("tim.sakip.bmcktr"), new RunCommand.CloseCollection(FiguresWorld.Fill, "Batas waktu lewat")));

        var units = await ReadAsync(world, "kadis.bmcktr");
        Assert.Equal(first, units.Single(one => one.Unit == unit).In(4).HandedInAt);
        var without = units.Single(one => one.Unit == OrganisationSeed.Unit("bmcktr", "binamarga")).In(4);
        Assert.Equal((null, 0, 1), (without.HandedInAt, without.HandedIn, without.Time.Overdue));
    }

    [Fact]
    public async Task Given_an_sop_without_a_task_of_handing_in_then_the_unit_s_deadline_decides_who_is_punctual_with_its_leave()
    {
        await using var world = await FiguresWorld.CreateAsync();
        var run = await world.CollectingAsync();
        var unit = OrganisationSeed.Unit("bmcktr", "ciptakarya");
        Sample.Of(await world.DecideAsync(run, OrganisationSeed.Person("bidang.ciptakarya.bmcktr"), new RunCommand.Complete(new(FiguresWorld.Fill, 1, 1, Slot.Of(unit)))));
        // As where an SOP only compiles: no task asks a unit to hand in.
        await world.Site.Database.OwnerAsync($"update procedures.task set act_kind = 'Prepare' where run_id = '{run}' and act_kind = 'Collect'");
        Assert.Null((await ReadAsync(world, "kadis.bmcktr")).Single(one => one.Unit == unit).In(4).DueAt);
        using var planner = await world.Site.SignedInAsync("subbag.perencanaan.bmcktr");
        var page = await planner.GetAsync(MeasurementLinks.DeadlinesOf(FiguresWorld.Agency, new(2026)));
        page = await planner.SendAsync(page, "tetapkan-tenggat", ("Deadline.Quarter", "4"), ("Deadline.LastDay", "2026-10-08"), ("Deadline.Ground", "SE 1/2026"));
        Assert.Contains("TT-", page.Text);

        var (handed, open) = await TwoAsync(world, unit);

        // Until the end of the 8th in Jakarta.
        Assert.Equal((Instant.FromUtc(2026, 10, 8, 17, 0), "tepat waktu"), (handed.DueAt!.Value, handed.Time.Words));
        Assert.Equal("1 masih dalam waktu", open.Time.Words);
        world.Site.Clock.Now = Instant.FromUtc(2026, 10, 8, 17, 0) + Duration.FromSeconds(1);
        Assert.Equal("1 lewat batas", (await TwoAsync(world, unit)).Open.Time.Words);
    }

    private static async Task<(QuarterCompleteness Handed, QuarterCompleteness Open)> TwoAsync(FiguresWorld world, Organisation.UnitId handed)
    {
        var units = await ReadAsync(world, "kadis.bmcktr");
        return (units.Single(one => one.Unit == handed).In(4), units.Single(one => one.Unit == OrganisationSeed.Unit("bmcktr", "binamarga")).In(4));
    }

    [Fact]
    public async Task Given_a_plan_and_no_sheet_when_its_quarter_has_begun_then_what_the_plan_promises_is_expected_and_judged_by_the_deadline()
    {
        await using var world = await FiguresWorld.CreateAsync();
        using var planner = await world.Site.SignedInAsync("subbag.perencanaan.bmcktr");
        var page = await planner.GetAsync(MeasurementLinks.DeadlinesOf(FiguresWorld.Agency, new(2026)));
        await planner.SendAsync(page, "tetapkan-tenggat", ("Deadline.Quarter", "4"), ("Deadline.LastDay", "2027-01-08"), ("Deadline.Ground", "SE 1/2026"));

        var before = await WholeAsync(world);

        Assert.Equal((0, 6, 11, 0, 6), (before.Sheets, before.Undistributed, before.Due, before.HandedIn, before.Time.Pending));
        Assert.Contains("11 isian diharapkan menurut perjanjian kinerja. 6 lembar belum dibagikan.", (await planner.GetAsync(MeasurementLinks.Completeness + "?tahun=2026&triwulan=4")).Text, StringComparison.Ordinal);
        Assert.NotNull(await planner.DownloadAsync(MeasurementLinks.CompletenessBook + "?tahun=2026"));
        await world.CollectingAsync();
        var after = await WholeAsync(world);
        Assert.Equal((6, 0, 11), (after.Sheets, after.Undistributed, after.Due));
    }

    private static async Task<QuarterCompleteness> WholeAsync(FiguresWorld world) =>
        (await ReadAsync(world, "kadis.bmcktr")).Aggregate(QuarterCompleteness.None, (sum, one) => sum + one.In(4));

    [Fact]
    public async Task Given_somebody_of_another_agency_when_he_asks_then_he_sees_only_his_own()
    {
        await using var world = await FiguresWorld.CreateAsync();
        await world.CollectingAsync();

        Assert.DoesNotContain(await ReadAsync(world, "kabag.kerjasama"), unit => unit.Agency == FiguresWorld.Agency);
        Assert.Contains(await ReadAsync(world, "bagian.organisasi"), unit => unit.Agency == FiguresWorld.Agency);
    }

    private static async Task<IReadOnlyList<UnitCompleteness>> ReadAsync(FiguresWorld world, string account)
    {
        await using var session = world.Session();
        var user = await session.Get<DemonstrationUsers>().OfAsync(OrganisationSeed.Person(account), default);
        return await session.Get<CompletenessQuery>().ReadAsync(new(2026), null, user, default);
    }
}
