using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Organisation.Contracts;
using Tera.Organisation.Demonstration;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Procedures.Watch;
using Tera.Shared;

namespace Tera.Procedures.Demonstration;

/// <summary>Gives the demonstration region its runs. Each is made once; what users did with it since stays.</summary>
internal sealed partial class RunsSeed(RegionRound round, RunPlayer player, IClock clock, ILogger<RunsSeed> log)
{
    /// <summary>Names the receipt that says that a run is made as far as it was to come.</summary>
    private const string Made = "procedures.make-demonstration-run";

    /// <summary>What has still to be made: nothing where all is made, nor in a region that has runs of its own already.</summary>
    public Task<RunsPlan> PlanAsync(CancellationToken ct) => round.InAsync(OrganisationSeed.Region, async scope =>
    {
        var receipts = scope.GetRequiredService<CommandScope>();
        var calendar = await scope.GetRequiredService<AgencyCalendars>().OfAsync(OrganisationSeed.Agency("bmcktr"), ct);
        var scripts = RunScripts.For(new DemonstrationDays(calendar, clock.GetCurrentInstant()));
        var pending = new List<RunScript>();
        var begun = false;
        foreach (var script in scripts)
        {
            var made = await receipts.FindAsync(script.Command("made"), person: null, ct) is not null;
            var started = await receipts.FindAsync(script.Command("start"), person: null, ct);
            begun |= started is not null;
            if (!made)
            {
                pending.Add(started is null ? script : script with { Period = await PeriodAsync(scope, Guid.Parse(started.Result), ct) });
            }
        }

        return new RunsPlan(begun || !await HasRunsAsync(scope, ct) ? pending : []);
    });

    /// <summary>Makes them, one after the other; one that gets stuck is left for the next start. The clock must be that of the services this seed was taken from.</summary>
    /// <param name="plan">What is to be made.</param>
    /// <param name="past">Shows the moment of each act.</param>
    /// <param name="tell">Hears what is being made, in Indonesian.</param>
    /// <param name="ct">Ends between two acts; the next start goes on.</param>
    public async Task PlayAsync(RunsPlan plan, DemonstrationClock past, Action<string> tell, CancellationToken ct)
    {
        foreach (var (at, script) in plan.Pending.Index())
        {
            var agency = DemonstrationFile.Agencies.Single(one => one.Code == script.Agency).Name;
            tell($"Menyiapkan pelaksanaan contoh {at + 1} dari {plan.Pending.Count}: {agency}, {script.Period} …");
            try
            {
                await player.PlayAsync(script, past, ct);
                await NoteAsync(script, ct);
            }
            catch (RunStuckException stuck)
            {
                Stuck(log, stuck, script.Key);
                tell("Pelaksanaan contoh itu belum dapat diselesaikan; dilanjutkan pada pemulaian berikutnya. Sebabnya ada pada catatan di atas.");
            }
        }
    }

    private Task<Receipt> NoteAsync(RunScript script, CancellationToken ct) => round.InAsync(OrganisationSeed.Region, async scope => OrganisationSeed.Accepted(
        await scope.GetRequiredService<CommandScope>().OnceAsync(script.Command("made"), Made, person: null, _ => Task.FromResult<Result<string>>(script.Key), ct)));

    private static Task<bool> HasRunsAsync(IServiceProvider scope, CancellationToken ct) =>
        scope.GetRequiredService<TeraDbContext>().Database.SqlQuery<bool>($"""select exists (select from procedures.run) as "Value" """).SingleAsync(ct);

    private static async Task<FiscalPeriod> PeriodAsync(IServiceProvider scope, Guid run, CancellationToken ct)
    {
        var about = await scope.GetRequiredService<TeraDbContext>().Database.SqlQuery<Subject>(
            $"""select fiscal_year as "Year", quarter as "Quarter" from procedures.run where id = {run}""").SingleAsync(ct);
        return new(new(about.Year), new(about.Quarter));
    }

    [LoggerMessage(EventId = 3201, Level = LogLevel.Error, Message = "The demonstration's run {Script} got stuck; the next start goes on")]
    private static partial void Stuck(ILogger logger, Exception exception, string script);

    private sealed record Subject(int Year, int Quarter);
}

/// <summary>The runs of the demonstration that are still to be made.</summary>
internal sealed record RunsPlan(IReadOnlyList<RunScript> Pending)
{
    /// <summary>Nothing to be made.</summary>
    public static RunsPlan None { get; } = new([]);

    /// <summary>When the first of them begins; null when there is none.</summary>
    public Instant? Begins => Pending.Count == 0 ? null : Pending.Min(script => script.Begins);

    /// <summary>The quarters whose figures come from these runs: code of the agency and period.</summary>
    public IReadOnlySet<(string Agency, FiscalPeriod Period)> Measures => Pending.Select(script => (script.Agency, script.Period)).ToHashSet();
}
