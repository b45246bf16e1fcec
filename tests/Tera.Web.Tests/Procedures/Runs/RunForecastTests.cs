using NodaTime;
using Tera.Organisation;
using Tera.Organisation.Calendars;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;
using Tera.Procedures.Library;
using Tera.Procedures.Runs.Show;
using Tera.Procedures.Versions;
using Tera.Shared;
using Tera.TestKit;

namespace Tera.Procedures.Runs;

public sealed class RunForecastTests
{
    private static readonly PersonId Nobody = new(Guid.Empty);

    private static readonly WorkingCalendar Calendar = Sample.Of(WorkingCalendar.Create(new CalendarDefinition(
        IndonesianTimeZone.Western, [WorkingHoursRule.Regular("Biasa", StatutoryHours.Usual, RulePeriod.Always, "Perpres 21/2023")], HolidayReference.Holidays, HolidayReference.KnownUntil)));

    private static readonly Instant Monday = Calendar.NextOpening(Instant.FromUtc(2026, 3, 2, 0, 0));

    /// <summary>Open since Monday morning, due at noon; then 30 minutes, 2 hours, 30 minutes, no time, 2 minutes are printed.</summary>
    private static readonly Run Composing = Run.Unstarted(new(Guid.CreateVersion7())) with
    {
        Status = RunStatus.Running,
        StartedAt = Monday,
        Tasks = [new RunTask { Key = new(new("susun"), 1, 1, Slot.Sole), Lane = new("tim-sakip"), Status = RunTaskStatus.Open, OpenedAt = Monday, DueAt = After(240) }],
    };

    [Theory]
    [InlineData(0, 60, 90)]
    [InlineData(75, 75, 105)]
    public void A_step_takes_what_is_known_of_it_from_its_opening_and_never_ends_before_now_and_the_others_take_their_standard(int now, int open, int next)
    {
        var known = new Dictionary<StepKey, int> { [new("susun")] = 60, [new("lapor-awal")] = 30 };

        var ends = RunForecast.Of(Composing, Shipped.Sop("bmcktr"), Calendar, After(now), step => known.TryGetValue(step, out var minutes) ? WorkingDuration.Minutes(minutes) : null);

        Assert.Equal((After(open), After(next), After(next + 120), After(next + 150), After(next + 152)), (ends[new("susun")], ends[new("lapor-awal")], ends[new("analisa")], ends[new("lapor-akhir")], ends[new("unggah")]));
        Assert.DoesNotContain(new StepKey("isi"), ends.Keys);
    }

    [Fact]
    public void Where_nothing_is_known_the_open_step_ends_when_it_is_due()
    {
        var ends = RunForecast.Of(Composing, Shipped.Sop("bmcktr"), Calendar, Monday);

        Assert.Equal((After(240), After(270)), (ends[new("susun")], ends[new("lapor-awal")]));
    }

    [Fact]
    public async Task Given_three_finished_runs_when_a_run_is_forecast_then_each_step_takes_their_middle_time_and_the_page_says_what_it_rests_on()
    {
        await using var site = await TestSite.WithRunsAsync();
        using var head = await site.SignedInAsync("kadis.bmcktr");
        var run = await FinishedRunsAsync(site, 30, 60, 90);

        var (loaded, prediction) = await PredictionAsync(site, run);

        // The row of the collection is open, eight are behind it with the pengesahan.
        var ahead = loaded.Around.Definition.Steps.Length - loaded.Around.Definition.IndexOf(new("isi"));
        Assert.Equal((ahead, ahead, 3, "median 3 pelaksanaan terdahulu"), (prediction!.Known, prediction.Steps, prediction.Runs, prediction.Basis));
        Assert.Equal((End(site, loaded, 60, ahead), End(site, loaded, 90, ahead)), (prediction.Median, prediction.P80));
        var zone = loaded.Calendar.TimeZone;
        var fact = (await head.GetAsync(ProceduresLinks.Run(run))).Text;
        Assert.Contains($"median 3 pelaksanaan terdahulu; dengan P80 {zone.Moment(prediction.P80)}", fact, StringComparison.Ordinal);
        Assert.Contains(zone.Moment(prediction.Median), fact, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_step_that_was_done_twice_only_when_a_run_is_forecast_then_that_step_takes_its_standard_and_the_basis_says_so()
    {
        await using var site = await TestSite.WithRunsAsync();
        var run = await FinishedRunsAsync(site, 30, 60, 90);
        await site.Database.BehindTheRulesAsync("procedures.task", "delete from procedures.task where step = 'unggah' and run_id = (select max(run_id::text)::uuid from procedures.task where step = 'unggah' and status = 'Done')");

        var (loaded, prediction) = await PredictionAsync(site, run);

        var ahead = loaded.Around.Definition.Steps.Length - loaded.Around.Definition.IndexOf(new("isi"));
        Assert.Equal((ahead - 1, ahead), (prediction!.Known, prediction.Steps));
        Assert.Equal($"{ahead - 1} dari {ahead} langkah menurut median 3 pelaksanaan terdahulu, selebihnya waktu baku", prediction.Basis);
        Assert.Equal(loaded.Calendar.Add(End(site, loaded, 60, ahead - 1), WorkingDuration.Minutes(2)), prediction.Median);
    }

    [Fact]
    public async Task Given_two_finished_runs_when_a_run_is_forecast_then_they_say_too_little_and_the_standard_times_stand()
    {
        await using var site = await TestSite.WithRunsAsync();
        using var head = await site.SignedInAsync("kadis.bmcktr");
        var run = await FinishedRunsAsync(site, 30, 60);

        Assert.Null((await PredictionAsync(site, run)).Prediction);
        Assert.Contains("menurut waktu baku, belum ada riwayat", (await head.GetAsync(ProceduresLinks.Run(run))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_run_that_waits_for_a_linked_SOP_then_it_is_forecast_to_end_after_that_one_does()
    {
        await using var site = await TestSite.AtWorkAsync();
        using var head = await site.SignedInAsync("kaban.badan");
        var parent = await RunPageTests.StartAsync(head);
        await head.SendAsync(await head.GetAsync(parent), "tugas", ("Catatan", "Segera dikerjakan."));
        var linked = (Guid)(await site.Database.OwnerAsync("select id from procedures.run where ancestors <> '{}'"))!;

        var waiting = await EndAsync(site, Guid.Parse(parent.Split('/')[^1]));
        var waitedFor = await EndAsync(site, linked);

        Assert.True(waiting > waitedFor, $"{waiting} is not after {waitedFor}");
        Assert.True(await AllowedAsync(site, Guid.Parse(parent.Split('/')[^1])) > await AllowedAsync(site, linked), "What the SOP allows leaves no room for the one it waits for.");
    }

    /// <summary>When the SOP's own times say it ends.</summary>
    private static async Task<Instant> AllowedAsync(TestSite site, Guid run)
    {
        await using var session = site.Session();
        var loaded = await session.Get<RunStore>().LookAsync(new RunId(run), Nobody, site.Clock.Now, default);
        return (await session.Get<RunForecasts>().DueOfWholeAsync(loaded!, new RunClock(loaded!.Run, loaded.Calendar, site.Clock.Now), default))!.Value;
    }

    private static Instant After(int minutes) => Calendar.Add(Monday, WorkingDuration.Minutes(minutes));

    /// <summary>When a run would end of which so many steps are to come, the open one included, if each took so many minutes.</summary>
    private static Instant End(TestSite site, LoadedRun loaded, int minutes, int steps)
    {
        var open = loaded.Calendar.Add(loaded.Run.Open.Min(task => task.OpenedAt), WorkingDuration.Minutes(minutes));
        return loaded.Calendar.Add(Instant.Max(open, site.Clock.Now), WorkingDuration.Minutes(minutes * (steps - 1)));
    }

    /// <summary>The finished run of the region as often as there are lengths: in each, every step took so many minutes of one Monday morning.</summary>
    /// <returns>The run of the same SOP that is under way.</returns>
    private static async Task<RunId> FinishedRunsAsync(TestSite site, params int[] minutes)
    {
        ProcedureId procedure = await site.ProcedureAsync("bmcktr", "bmcktr");
        var finished = (Guid)(await site.Database.OwnerAsync($"select id from procedures.run where procedure_id = '{procedure}' and status = 'Finished'"))!;
        List<Guid> runs = [finished, .. minutes.Skip(1).Select(_ => Guid.CreateVersion7())];
        foreach (var copy in runs.Skip(1))
        {
            await site.Database.OwnerAsync(
                $"""
                 insert into procedures.run select (jsonb_populate_record(r, jsonb_build_object('id', '{copy}'))).* from procedures.run r where r.id = '{finished}';
                 insert into procedures.task select (jsonb_populate_record(t, jsonb_build_object('run_id', '{copy}'))).* from procedures.task t where t.run_id = '{finished}'
                 """);
        }

        foreach (var (run, length) in runs.Zip(minutes))
        {
            await site.Database.BehindTheRulesAsync(
                "procedures.task",
                $"update procedures.task set opened_at = '2026-10-05 01:00+00', closed_at = timestamptz '2026-10-05 01:00+00' + interval '{length} minutes' where run_id = '{run}'");
        }

        return new((Guid)(await site.Database.OwnerAsync($"select id from procedures.run where procedure_id = '{procedure}' and status = 'Running'"))!);
    }

    private static async Task<(LoadedRun Loaded, RunPrediction? Prediction)> PredictionAsync(TestSite site, RunId run)
    {
        await using var session = site.Session();
        var loaded = await session.Get<RunStore>().LookAsync(run, Nobody, site.Clock.Now, default);
        return (loaded!, await session.Get<RunForecasts>().PredictAsync(loaded!, Nobody, site.Clock.Now, default));
    }

    private static async Task<Instant> EndAsync(TestSite site, Guid run)
    {
        await using var session = site.Session();
        var loaded = await session.Get<RunStore>().LookAsync(new RunId(run), Nobody, site.Clock.Now, default);
        return (await session.Get<RunForecasts>().OfAsync(loaded!, Nobody, site.Clock.Now, default)).Values.Max();
    }
}
