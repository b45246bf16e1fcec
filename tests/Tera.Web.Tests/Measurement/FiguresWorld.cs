using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tera.Measurement.Periods;
using Tera.Measurement.Sheets;
using Tera.Organisation;
using Tera.Organisation.Demonstration;
using Tera.Planning;
using Tera.Planning.Agreements;
using Tera.Planning.Indicators;
using Tera.Planning.Targets;
using Tera.Platform.Outbox;
using Tera.Procedures.Adoption;
using Tera.Procedures.Contracts;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;
using Tera.Procedures.Library;
using Tera.Procedures.Runs;
using Tera.Procedures.Versions;
using Tera.Shared;
using Tera.TestKit;

namespace Tera.Measurement;

/// <summary>The demonstration's Dinas Bina Marga with its plan, running its own SOP within the whole program.</summary>
internal sealed class FiguresWorld : IAsyncDisposable
{
    public static readonly StepKey Fill = new("isi");
    private static readonly ProcedureDefinition Sop = Shipped.Sop("bmcktr");
    private ProcedureId _procedure;

    private FiguresWorld(TestSite site) => Site = site;

    public TestSite Site { get; }

    public static AgencyId Agency => OrganisationSeed.Agency("bmcktr");

    public static async Task<FiguresWorld> CreateAsync() => await OnAsync(await TestSite.PlannedAsync());

    /// <summary>The same on a site that has been started already, with plans.</summary>
    public static async Task<FiguresWorld> OnAsync(TestSite site)
    {
        var world = new FiguresWorld(site);
        await world.AdoptAsync(Sop);
        return world;
    }

    public RegionSession Session() => RegionSession.Open(Site.Services, OrganisationSeed.Region);

    /// <summary>A run about the fourth quarter of 2026, in which every unit has its sheet open.</summary>
    public async Task<RunId> CollectingAsync()
    {
        var run = await StartAsync();
        await WalkAsync(run, state => state.CurrentStep == Fill);
        return run;
    }

    /// <summary>The same SOP adopted a second time, as another one of the agency.</summary>
    /// <param name="from">The row it begins with; null for the first.</param>
    public async Task<ProcedureId> AdoptedAgainAsync(StepKey? from = null)
    {
        var first = _procedure;
        await Site.Database.OwnerAsync($"update procedures.procedure set code = 'lama' where id = '{first}'");
        await AdoptAsync(from is { } row ? Sop with { Steps = [.. Sop.Steps.SkipWhile(step => step.Key != row)] } : Sop);
        (var second, _procedure) = (_procedure, first);
        return second;
    }

    /// <summary>More indicators than the demonstration has, one unit after another: what was signed is widened past the desk that would refuse it.</summary>
    public async Task PlanAsync(int count, params IReadOnlyList<string> units)
    {
        await using var session = Session();
        var agreement = await session.Db.Set<Agreement>().Where(one => one.AgencyId == Agency && one.FiscalYear == 2026).OrderByDescending(one => one.Revision).FirstAsync();
        var objective = await session.Db.Set<Objective>().Where(one => one.AgencyId == Agency).OrderBy(one => one.Ordinal).FirstAsync();
        for (var at = 1; at <= count; at++)
        {
            var unit = OrganisationSeed.Unit("bmcktr", units[at % units.Count]);
            var terms = new IndicatorTerms(objective.Id, Sample.Line($"U-{at:000}"), IndicatorKind.Key, unit, 100 + at, new(2026, 1, 1));
            var indicator = session.Db.Add(Sample.Of(Indicator.Name(IndicatorId.New(), Agency, terms, [], IndicatorUse.Of(objective)))).Entity;
            var card = session.Db.Add(Sample.Of(Card(indicator.Id, $"Indikator uji {at}").Create(IndicatorCardId.New()))).Entity;
            var target = new QuarterTargetsDraft(new TargetValue.Amount(400)) { Fourth = new TargetValue.Amount(400) };
            session.Db.Add(Sample.Of(AgreedTarget.Promise(TargetId.New(), agreement.Id, card, target, new TargetPlace(unit, 100 + at, EvidenceRequired: false))));
        }

        await session.Db.SaveChangesAsync();
        await session.Get<PeriodSums>().RecountAsync(Agency, new(new(2026), Quarter.First), default);
    }

    public static IndicatorCardDraft Card(IndicatorId indicator, string name) => new()
    {
        Indicator = indicator,
        ValidFrom = new(2026, 1, 1),
        Name = name,
        OperationalDefinition = "Dihitung untuk pengujian.",
        MeasurementUnit = "unit",
        Kind = ValueKind.Number,
        Formula = FormulaVariant.HigherRatio,
        Accumulation = AccumulationMode.Latest,
    };

    public async Task<RunId> StartAsync(int quarter = 4, string about = "agency", ProcedureId? procedure = null, string? by = "kadis.bmcktr")
    {
        await using var session = Session();
        var start = new StartRun(
            CommandId.New(), procedure ?? _procedure, new RunSubject(about, Agency.Value, 2026, quarter), CoverOverride: null, by is null ? null : OrganisationSeed.Person(by));
        return new(Guid.Parse(Sample.Of(await session.Get<StartRunHandler>().HandleAsync(start, default)).Result));
    }

    /// <summary>Does open tasks, each by somebody who may, until told to stop.</summary>
    public async Task<Run> WalkAsync(RunId run, Func<Run, bool> until)
    {
        for (var moves = 0; moves < 100; moves++)
        {
            await using var session = Session();
            var loaded = await session.Get<RunStore>().LookAsync(run, OrganisationSeed.Person("kadis.bmcktr"), Site.Clock.Now, default);
            if (until(loaded!.Run) || loaded.Run.Open.OrderBy(open => open.Key.Slot.IsJointActor).FirstOrDefault() is not { } task)
            {
                return loaded.Run;
            }

            await DoAsync(session, loaded, task);
        }

        throw new InvalidOperationException("The run did not get there.");
    }

    public async Task<Result<Platform.Commands.Receipt>> DecideAsync(RunId run, PersonId person, RunCommand command)
    {
        await using var session = Session();
        return await session.Get<RunGateway>().DecideAsync(new(CommandId.New(), run, person), command, beside: null, default);
    }

    public async Task<Sheet> SheetAsync(RunId run, string unit)
    {
        await using var session = Session();
        var slot = Slot.Of(OrganisationSeed.Unit("bmcktr", unit)).Value;
        return await session.Db.Set<Sheet>().AsNoTracking().SingleAsync(sheet => sheet.RunId == run && sheet.Slot == slot);
    }

    /// <summary>Waits until every paper is printed, by this process or by the program's own workers, who may hold a piece for a while.</summary>
    public async Task PrintedAsync()
    {
        for (var looks = 0; looks < 1200; looks++)
        {
            await Site.Services.GetRequiredService<OutboxDrain>().DrainAsync(default);
            if (await Site.Database.OwnerAsync("select count(*) from platform.outbox where failed_at is null") is 0L)
            {
                return;
            }

            await Task.Delay(100);
        }

        throw new TimeoutException("Papers still wait to be printed after two minutes.");
    }

    public ValueTask DisposeAsync() => Site.DisposeAsync();

    private async Task DoAsync(RegionSession session, LoadedRun loaded, RunTask task)
    {
        var act = Sop[task.Key.Step].Acts[task.Key.Act - 1];
        var person = loaded.Around.Roster.HoldersOf(task.Lane, task.Key.Slot).First(holder => act.Kind is not ActKind.Check || holder.Person != default).Person;
        var outcome = act.Kind is ActKind.Check ? CheckOutcome.Yes : (CheckOutcome?)null;
        var gateway = session.Get<RunGateway>();
        var call = new RunCall(CommandId.New(), loaded.Run.Id, person);
        var result = await gateway.DecideAsync(call, new RunCommand.Complete(task.Key, outcome), beside: null, default);
        if (result.Rejection is { Code: "procedures.run.input-missing" })
        {
            var missing = Sop[task.Key.Step].Standard.Inputs.First(input => input.Artifact is { } artifact && !loaded.Run.Has(artifact, Sop));
            Sample.Of(await gateway.DecideAsync(
                call with { Command = CommandId.New() }, new RunCommand.ProvideInput(task.Key.Step, missing.Artifact!.Value, "Dilampirkan"), beside: null, default));
            return;
        }

        Sample.Of(result);
    }

    private async Task AdoptAsync(ProcedureDefinition sop)
    {
        await using var session = Session();
        var since = new NodaTime.LocalDate(2026, 1, 1);
        LaneHolding[] lanes =
        [
            new(new("kepala-dinas"), Position: OrganisationSeed.Position("bmcktr", "pimpinan", "Kepala Dinas Bina Marga, Cipta Karya dan Tata Ruang")),
            new(new("sekretaris"), Position: OrganisationSeed.Position("bmcktr", "sekretariat", "Sekretaris")),
            new(new("tim-sakip"), Team: OrganisationSeed.Team("bmcktr", "Tim SAKIP")),
            new(new("subag-perencanaan"), Position: OrganisationSeed.Position("bmcktr", "perencanaan", "Kepala Subbagian Perencanaan")),
        ];
        var adopted = await session.Get<AdoptProcedureHandler>().HandleAsync(new(CommandId.New(), Agency, sop, lanes, Actor: null), since, default);
        var version = new VersionId(Guid.Parse(Sample.Of(adopted).Result));
        Sample.Of(await session.Get<PutInForceHandler>().HandleAsync(new(CommandId.New(), version, since, "Uji", Actor: null), default));
        _procedure = await session.ProcedureOfAsync(version);
    }
}
